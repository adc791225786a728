//! Text that people typed, made safe inside Markdown: cleaned, and escaped so that a viewer shows what was typed.
//! Knows no document.

use std::borrow::Cow;

use crate::text::{
    Check, Mark, clean, clean_lines,
    markdown::{Item, item},
};

/// Returns one line for a paragraph, a heading or a list item.
pub(super) fn line(text: &str) -> String {
    escaped(clean(text).trim())
}

/// Returns one line for a cell of a table. A bar is written as an entity, since viewers differ on backslashes before a
/// bar.
pub(super) fn cell(text: &str) -> String {
    let mut out = String::new();
    push_escaped(&mut out, clean(text).trim(), "&#124;");
    out
}

/// Returns an address as a link if it is plainly one of the web, else as text.
pub(super) fn link(text: &str) -> Cow<'static, str> {
    let text = text.trim();
    match is_plain_address(text) {
        true => format!("<{text}>").into(),
        false => line(text).into(),
    }
}

/// Returns true for an address of the web without anything that could end it early.
pub fn is_plain_address(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,=%".contains(&byte);
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(plain))
}

/// Returns a note of several lines: its paragraphs, line ends and lists stay, a heading becomes a bold line, all else
/// is shown as typed. Empty for a text without any word.
pub(super) fn block(text: &str) -> String {
    let mut out = Block::default();
    for line in clean_lines(text).lines() {
        out.add(line);
    }
    out.text
}

#[derive(Default)]
struct Block {
    text: String,
    last: Last,
    /// Indent of each open list level as typed, and where its text begins in the output.
    levels: Vec<Level>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Last {
    #[default]
    Nothing,
    Paragraph,
    Item,
    Bold,
}

struct Level {
    typed: usize,
    /// The column from which on a line below the item is typed as part of it.
    typed_text: usize,
    column: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Bullet,
    Number,
}

impl Block {
    fn add(&mut self, typed: &str) {
        let line = typed.trim();
        if line.is_empty() {
            self.last = Last::Nothing;
            return;
        }
        if let Some(found) = item(typed) {
            return self.item(typed, &found);
        }
        if let Some(title) = heading(line) {
            if !title.is_empty() {
                self.apart(&format!("**{}**", escaped(title)), Last::Bold);
            }
            return;
        }
        let indent = typed.len().saturating_sub(typed.trim_start().len());
        match self.last {
            Last::Paragraph => self.go_on(&escaped(line), 0),
            Last::Item if self.levels.last().is_some_and(|it| indent >= it.typed_text) => {
                let column = self.levels.last().map_or(0, |it| it.column);
                self.go_on(&escaped(line), column);
            }
            Last::Nothing | Last::Item | Last::Bold => self.apart(&escaped(line), Last::Paragraph),
        }
    }

    /// Writes a block of its own at the left edge, which ends every list.
    fn apart(&mut self, text: &str, last: Last) {
        self.gap();
        self.levels.clear();
        self.text.push_str(text);
        self.last = last;
    }

    /// Writes one more line of the same paragraph.
    fn go_on(&mut self, text: &str, column: usize) {
        self.text.push_str("\\\n");
        self.text.push_str(&" ".repeat(column));
        self.text.push_str(text);
    }

    fn item(&mut self, line: &str, found: &Item) {
        let text = line.get(found.text..).unwrap_or_default().trim();
        if text.is_empty() {
            return;
        }
        let (marker, kind) = marker(line, found);
        let left =
            self.levels.iter().rposition(|it| it.typed < found.indent).map_or(0, |at| at.saturating_add(1));
        let sibling = self.levels.get(left).is_some_and(|it| it.kind == kind);
        self.levels.truncate(left);
        let column = self.levels.last().map_or(0, |it| it.column);
        match sibling && self.last == Last::Item
            || (self.last == Last::Item && left > 0 && kind == Kind::Bullet)
        {
            true => self.text.push('\n'),
            false => self.gap(),
        }
        self.text.push_str(&" ".repeat(column));
        self.text.push_str(&marker);
        self.text.push_str(&escaped(text));
        let width = if kind == Kind::Bullet { 2 } else { marker.len() };
        let column = column.saturating_add(width);
        self.levels.push(Level {
            typed: found.indent,
            typed_text: found.indent.saturating_add(2),
            column,
            kind,
        });
        self.last = Last::Item;
    }

    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }
}

/// Returns the marker as it is written, with its blank.
fn marker(line: &str, found: &Item) -> (String, Kind) {
    match found.mark {
        Mark::Check(Check::Open) => ("- [ ] ".to_owned(), Kind::Bullet),
        Mark::Check(Check::Done) => ("- [x] ".to_owned(), Kind::Bullet),
        Mark::Number => {
            let digits: String = line.trim_start().chars().take_while(char::is_ascii_digit).collect();
            (format!("{digits}. "), Kind::Number)
        }
        Mark::Plain
        | Mark::Heading(_)
        | Mark::Bullet
        | Mark::Bold
        | Mark::Italic
        | Mark::Code
        | Mark::Quote
        | Mark::Link
        | Mark::Tag => ("- ".to_owned(), Kind::Bullet),
    }
}

pub(super) fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len().saturating_sub(rest.len());
    ((1..=6).contains(&level) && (rest.is_empty() || rest.starts_with(' '))).then(|| rest.trim())
}

fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len().saturating_add(8));
    push_escaped(&mut out, line, "\\|");
    out
}

/// Escapes what has a meaning anywhere in a line, and at its beginning what would start a list, a rule, a heading or a
/// table there.
fn push_escaped(out: &mut String, line: &str, bar: &str) {
    let mark = list_mark(line);
    for (at, c) in line.char_indices() {
        match c {
            '|' => out.push_str(bar),
            _ if mark == Some(at) || is_special(c) || would_link(line, at, c) => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
}

fn is_special(c: char) -> bool {
    matches!(
        c,
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '~' | '&' | '$' | '@' | '^'
    )
}

/// Returns true at a character by which a viewer would make a link by itself, and show the backslashes inside it.
fn would_link(line: &str, at: usize, c: char) -> bool {
    let before = at.checked_sub(3).and_then(|from| line.get(from..at));
    let behind_www = || before.is_some_and(|it| it.eq_ignore_ascii_case("www"));
    (c == ':' && line[at..].starts_with("://")) || (c == '.' && behind_www())
}

/// Returns the index of the character that would turn the line into a list item, a rule, an underline or a table's
/// rule.
fn list_mark(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let ends = || matches!(line.as_bytes().get(digits.saturating_add(1)), None | Some(b' '));
    match line.as_bytes().get(digits)? {
        b'-' | b'+' | b'=' | b':' if digits == 0 => Some(0),
        b'.' | b')' if digits > 0 && ends() => Some(digits),
        _ => None,
    }
}
