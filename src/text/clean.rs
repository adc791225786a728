//! The one gate for every text that leaves the program: what could steer a terminal, reorder or hide text
//! becomes a visible mark. Must not know where the text goes.
use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// Stands where something unprintable stood.
pub const MARK: char = '\u{FFFD}';

/// One line: a newline (`\r\n` counts once) and a tab become a blank, hostile characters [`MARK`].
pub fn clean(text: &str) -> Cow<'_, str> {
    cleaned(text, Layout::Line)
}

/// Several lines: `\n` stays, `\r\n` and `\r` become `\n`, a tab four blanks, hostile characters [`MARK`].
pub fn clean_lines(text: &str) -> Cow<'_, str> {
    cleaned(text, Layout::Lines)
}

/// Whether `clean` marks this character wherever it stands. Joiners are judged by their neighbors instead.
pub(crate) fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{E0000}'..='\u{E007F}')
}

/// ASCII without controls: nothing to clean, one column a byte.
pub(crate) fn is_printable_ascii(text: &str) -> bool {
    text.bytes().all(|b| (b' '..=b'~').contains(&b))
}

#[derive(Clone, Copy)]
enum Layout {
    Line,
    Lines,
}

impl Layout {
    fn newline(self) -> &'static str {
        match self {
            Layout::Line => " ",
            Layout::Lines => "\n",
        }
    }

    fn tab(self) -> &'static str {
        match self {
            Layout::Line => " ",
            Layout::Lines => "    ",
        }
    }
}

fn cleaned(text: &str, layout: Layout) -> Cow<'_, str> {
    let stays = |c| matches!((c, layout), ('\n', Layout::Lines)) || !(is_hostile(c) || is_joiner(c));
    if is_printable_ascii(text) || text.chars().all(stays) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for grapheme in text.graphemes(true) {
        push_grapheme(&mut out, grapheme, layout);
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

fn push_grapheme(out: &mut String, grapheme: &str, layout: Layout) {
    match grapheme {
        "\n" | "\r" | "\r\n" => return out.push_str(layout.newline()),
        "\t" => return out.push_str(layout.tab()),
        _ => {}
    }
    // A joiner works after a letter or an emoji. A second one in a row, or one behind a mark, has no work.
    let mut joining = grapheme.chars().next().is_some_and(joins);
    let mut last = MARK;
    for c in grapheme.chars() {
        if is_hostile(c) || (is_joiner(c) && (!joining || is_joiner(last))) {
            joining = false;
            out.push(MARK);
        } else {
            out.push(c);
        }
        last = c;
    }
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Letters and the blocks that hold emoji (the standard library has no emoji property).
fn joins(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{25A0}'..='\u{27BF}'
            | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Returns a text that may quote the file as it may be shown: cleaned and at most 200 characters.
pub fn in_words(text: &str) -> String {
    let clean = clean(text);
    match clean.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", clean.get(..end).unwrap_or_default()),
        None => clean.into_owned(),
    }
}
