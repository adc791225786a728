//! Texts made comparable: how people write the same name in different ways. For comparing only; must not know
//! what the names stand for.
use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

/// Lower case letters and digits without accents and blanks; `&` counts as "and", "Saint" as "St".
pub fn fold(text: &str) -> String {
    words(text).concat()
}

/// A text letter by letter: lower case without accents, curly quotes and long dashes as they are typed. Blanks and signs
/// stay, so that it can be looked through for a part of a word.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_plain_text(&mut out, text);
    out
}

/// Pushes a text as [`plain`] writes it. Most of it is ASCII, where a byte is a letter: such stretches are pushed whole.
pub fn push_plain_text(out: &mut String, text: &str) {
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = match rest.is_ascii() {
            true => rest.len(),
            false => rest.bytes().position(|it| !it.is_ascii()).unwrap_or(rest.len()),
        };
        let (plain, behind) = rest.split_at(ascii);
        let from = out.len();
        out.push_str(plain);
        out.get_mut(from..).into_iter().for_each(str::make_ascii_lowercase);
        let other = behind.find(|it: char| it.is_ascii()).unwrap_or(behind.len());
        let (other, behind) = behind.split_at(other);
        other.chars().for_each(|c| push_plain(out, c));
        rest = behind;
    }
}

/// The words that somebody typed in order to find something, as [`plain`] writes them.
pub fn typed_words(query: &str) -> Vec<String> {
    plain(query).split_whitespace().map(str::to_owned).collect()
}

/// The words of a text, each folded as by [`fold`]. An apostrophe doesn't end a word.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word, _| words.push(word));
    words
}

/// The words of a text as [`words`] gives them, each with the bytes of the text where it stands.
pub fn placed_words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut words = Vec::new();
    each_word(text, |word, place| words.push((word, place)));
    words
}

fn each_word(text: &str, mut found: impl FnMut(String, Range<usize>)) {
    let (mut word, mut place) = (String::new(), 0..0);
    for (at, c) in text.char_indices() {
        let end = at.saturating_add(c.len_utf8());
        match c {
            '&' => {
                end_word(&mut word, &place, &mut found);
                found("and".to_owned(), at..end);
            }
            '\'' | '’' | '\u{AD}' => {}
            c if is_accent(c) => {}
            c if c.is_alphanumeric() => {
                place = if word.is_empty() { at..end } else { place.start..end };
                push_plain(&mut word, c);
            }
            _ => end_word(&mut word, &place, &mut found),
        }
    }
    end_word(&mut word, &place, &mut found);
}

/// Pushes the character in lower case without its accent; a combining accent pushes nothing.
pub(crate) fn push_plain(out: &mut String, c: char) {
    if c.is_ascii() {
        return out.push(c.to_ascii_lowercase());
    }
    decompose_compatible(c, |part| {
        for letter in part.to_lowercase().filter(|it| !is_accent(*it)) {
            match spelled(letter) {
                "" => out.push(letter),
                spelled => out.push_str(spelled),
            }
        }
    });
}

/// Returns how people type a letter or sign that their keyboard may lack and that isn't a letter with an accent; an empty
/// text for all others.
fn spelled(c: char) -> &'static str {
    match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'ŧ' => "t",
        '‘' | '’' => "'",
        '“' | '”' => "\"",
        '‐' | '–' | '—' | '−' => "-",
        _ => "",
    }
}

/// True for a combining accent, which belongs to the letter before it.
pub(crate) fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

fn end_word(word: &mut String, place: &Range<usize>, found: &mut impl FnMut(String, Range<usize>)) {
    let word = std::mem::take(word);
    match word.as_str() {
        "" => {}
        "saint" => found("st".to_owned(), place.clone()),
        _ => found(word, place.clone()),
    }
}
