//! A note as its writer meant it: what the program itself shows as a heading, a list, a quote, bold, italic, code or a
//! link stays one. Whatever else Markdown would make something of is shown as typed, so that no note reaches out of its
//! place: no HTML, no image, no open fence. Knows no document.

use std::ops::Range;

use super::escape::{escaped, escaped_within, is_plain_address, link};
use crate::text::{
    Check, Mark, clean_lines,
    markdown::{Item, item, spans},
};

/// Markdown knows no deeper heading.
const DEEPEST: usize = 6;

/// Returns a note of several lines below a heading of that level. Its paragraphs, line ends, lists, quotes and headings
/// stay, the headings below the one above it; all else is shown as typed. Empty for a text without any word.
pub(super) fn block(level: usize, text: &str) -> String {
    let mut out = Block { level, ..Block::default() };
    for line in clean_lines(text).lines() {
        out.add(line);
    }
    out.text
}

#[derive(Default)]
struct Block {
    /// That of the heading above the note.
    level: usize,
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
    Quote,
    Heading,
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
        if let Some((level, title)) = heading(line) {
            return self.heading(level, title);
        }
        if let Some(said) = typed.strip_prefix('>') {
            return self.quote(said.trim());
        }
        let indent = typed.len().saturating_sub(typed.trim_start().len());
        match self.last {
            Last::Paragraph => self.go_on(&inline(line), 0),
            Last::Item if self.levels.last().is_some_and(|it| indent >= it.typed_text) => {
                let column = self.levels.last().map_or(0, |it| it.column);
                self.go_on(&inline(line), column);
            }
            Last::Nothing | Last::Item | Last::Quote | Last::Heading => {
                self.apart(&inline(line), Last::Paragraph);
            }
        }
    }

    fn heading(&mut self, typed: usize, title: &str) {
        let level = self.level.saturating_add(typed).min(DEEPEST);
        if !title.is_empty() {
            self.apart(&format!("{} {}", "#".repeat(level), inline(title)), Last::Heading);
        }
    }

    /// Writes a line of a quote; lines behind each other are one.
    fn quote(&mut self, said: &str) {
        if said.is_empty() {
            return;
        }
        match self.last {
            Last::Quote => self.text.push_str(&format!("\\\n> {}", inline(said))),
            Last::Nothing | Last::Paragraph | Last::Item | Last::Heading => {
                self.apart(&format!("> {}", inline(said)), Last::Quote);
            }
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
        self.text.push_str(&inline(text));
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

/// Returns the level of a heading, and its title.
pub(super) fn heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches('#');
    let level = line.len().saturating_sub(rest.len());
    ((1..=6).contains(&level) && (rest.is_empty() || rest.starts_with(' '))).then(|| (level, rest.trim()))
}

/// Returns a line with its bold, italic, code and links; all else is shown as typed.
fn inline(line: &str) -> String {
    let mut out = String::new();
    for (place, mark) in spans(line) {
        let typed = line.get(place.clone()).unwrap_or_default();
        let said = match mark {
            Mark::Bold => stressed(line, &place, "**"),
            Mark::Italic => stressed(line, &place, "*"),
            Mark::Code => code(line, &place),
            // behind such a mark it would be an image, which viewers load
            Mark::Link if beside(line, &place).0 == Some('!') => None,
            Mark::Link => linked(typed),
            Mark::Plain
            | Mark::Heading(_)
            | Mark::Bullet
            | Mark::Check(_)
            | Mark::Number
            | Mark::Quote
            | Mark::Tag => None,
        };
        let as_typed = || if place.start == 0 { escaped(typed) } else { escaped_within(typed) };
        out.push_str(&said.unwrap_or_else(as_typed));
    }
    out
}

/// Returns the stretch between such marks, where every viewer takes them for marks too.
fn stressed(line: &str, place: &Range<usize>, mark: &str) -> Option<String> {
    let (before, after) = beside(line, place);
    let inner = line.get(place.clone())?.get(mark.len()..)?;
    let inner = inner.get(..inner.len().checked_sub(mark.len())?)?;
    let (first, last) = (inner.chars().next()?, inner.chars().next_back()?);
    let stands = |inside: char, outside: Option<char>| {
        let outside_ends = outside.is_none_or(|it| it.is_whitespace() || it.is_ascii_punctuation());
        !inside.is_whitespace() && (inside.is_alphanumeric() || outside_ends) && outside.is_none_or(is_apart)
    };
    (stands(first, before) && stands(last, after)).then(|| format!("{mark}{}{mark}", escaped_within(inner)))
}

/// Returns code, if no other mark of code can be taken for its end.
fn code(line: &str, place: &Range<usize>) -> Option<String> {
    let (before, after) = beside(line, place);
    let typed = line.get(place.clone())?;
    let inner = typed.strip_prefix('`')?.strip_suffix('`')?;
    let is_plain = !inner.trim().is_empty() && !inner.contains('`');
    (is_plain && before.is_none_or(is_apart) && after.is_none_or(is_apart)).then(|| typed.to_owned())
}

/// Returns the characters before and behind a stretch.
fn beside(line: &str, place: &Range<usize>) -> (Option<char>, Option<char>) {
    let before = line.get(..place.start).and_then(|it| it.chars().next_back());
    let after = line.get(place.end..).and_then(|it| it.chars().next());
    (before, after)
}

/// Returns true for what can't be taken for a part of a mark beside it.
fn is_apart(outside: char) -> bool {
    !matches!(outside, '*' | '_' | '`' | '\\')
}

/// Returns a link to a plain address; none where it leads anywhere but into the web or to a mailbox.
fn linked(typed: &str) -> Option<String> {
    let Some((text, target)) = typed.strip_prefix('[').and_then(|it| it.split_once("](")) else {
        return Some(link(typed).into_owned());
    };
    let target = target.strip_suffix(')')?;
    let is_shown = !text.trim().is_empty() && is_plain_address(target);
    is_shown.then(|| format!("[{}](<{target}>)", escaped_within(text.trim())))
}
