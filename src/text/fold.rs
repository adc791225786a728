//! Texts made comparable: how people write the same name in different ways. For comparing only; must not know
//! what the names stand for.
use nucleo_matcher::chars::normalize;

/// Lower case letters and digits without accents and blanks; `&` counts as "and", "Saint" as "St".
pub fn fold(text: &str) -> String {
    words(text).concat()
}

/// The words of a text, each folded as by [`fold`]. An apostrophe doesn't end a word.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        match c {
            '&' => {
                end_word(&mut words, &mut word);
                words.push("and".to_owned());
            }
            '\'' | '’' | '\u{AD}' => {}
            c if is_accent(c) => {}
            c if c.is_alphanumeric() => push_plain(&mut word, c),
            _ => end_word(&mut words, &mut word),
        }
    }
    end_word(&mut words, &mut word);
    words
}

/// Pushes the character in lower case without its accent; a combining accent pushes nothing.
pub(crate) fn push_plain(out: &mut String, c: char) {
    match c {
        c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'ł' | 'Ł' => out.push('l'),
        'þ' | 'Þ' => out.push_str("th"),
        c if is_accent(c) => {}
        c => out.extend(normalize(c).to_lowercase().filter(|c| !is_accent(*c))),
    }
}

fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

fn end_word(words: &mut Vec<String>, word: &mut String) {
    let word = std::mem::take(word);
    match word.as_str() {
        "" => {}
        "saint" => words.push("st".to_owned()),
        _ => words.push(word),
    }
}
