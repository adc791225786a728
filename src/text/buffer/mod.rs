//! The editor of every text that is typed: one line or many, by grapheme, with selection, undo and wrapped rows.
//! Knows neither keys nor the screen: commands come in as calls, the view reads rows.
mod cell;
mod edit;
mod find;
mod history;
mod motion;
mod pos;
mod rows;
mod select;
mod view;

use std::sync::Arc;

use super::clean::is_hostile;
use history::History;
use pos::Caret;
use rows::Rows;

pub use find::Find;
pub use motion::{Motion, Select};
pub use pos::Pos;
pub use view::Row;

/// Whether Enter belongs to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    One,
    Many,
}

/// Columns until [`Buffer::set_columns`] says how wide the note is.
const FIRST_COLUMNS: usize = 80;

/// A text being edited. Drawing needs `&self` only: edits and `set_columns` keep the wrapped rows fresh.
#[derive(Clone, Debug)]
pub struct Buffer {
    kind: Lines,
    /// Never empty; no line holds `\n`.
    lines: Vec<String>,
    /// Length of the whole text.
    bytes: usize,
    start: Arc<str>,
    caret: Caret,
    /// The column that moving up and down tries to keep.
    goal: Option<usize>,
    rows: Rows,
    history: History,
}

impl Buffer {
    /// The cursor stands at the end. `\r\n` and `\r` become `\n`, in [`Lines::One`] a blank; all else is kept.
    pub fn new(text: &str, kind: Lines) -> Self {
        let start = newlines(text, kind);
        let lines: Vec<String> = start.split('\n').map(str::to_owned).collect();
        let columns = match kind {
            Lines::One => usize::MAX,
            Lines::Many => FIRST_COLUMNS,
        };
        let mut buffer = Buffer {
            kind,
            bytes: start.len(),
            start: start.into(),
            caret: Caret::default(),
            goal: None,
            rows: Rows::new(&lines, columns),
            history: History::default(),
            lines,
        };
        buffer.caret.cursor = buffer.end();
        buffer
    }

    pub fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// The logical lines, at least one.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Bytes of the whole text.
    pub fn len(&self) -> usize {
        self.bytes
    }

    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// Whether the text differs from the start text. Compares lengths, and bytes only when those are equal.
    pub fn is_dirty(&self) -> bool {
        self.bytes != self.start.len() || !self.reads_as(self.start.as_bytes())
    }

    /// The text as it was at the start or when it was last settled.
    pub fn start_text(&self) -> &str {
        &self.start
    }

    /// Takes the present text as the start text (it was committed or saved). Undo still goes behind it.
    pub fn commit(&mut self) {
        self.start = self.text().into();
        self.history.close();
    }

    pub fn cursor(&self) -> Pos {
        self.caret.cursor
    }

    /// Bytes of the text before the cursor.
    pub fn offset(&self) -> usize {
        let Pos { line, byte } = self.caret.cursor;
        self.lines.iter().take(line).map(|it| it.len().saturating_add(1)).fold(byte, usize::saturating_add)
    }

    /// The place before which so many bytes of the text stand.
    pub fn pos_of(&self, offset: usize) -> Pos {
        let mut byte = offset;
        for (line, text) in self.lines.iter().enumerate() {
            if byte <= text.len() {
                return Pos { line, byte };
            }
            byte = byte.saturating_sub(text.len()).saturating_sub(1);
        }
        self.end()
    }

    /// The typist paused: what is typed next is an undo step of its own.
    pub fn pause(&mut self) {
        self.history.close();
    }

    fn reads_as(&self, mut rest: &[u8]) -> bool {
        self.lines.iter().enumerate().all(|(i, line)| {
            let after_newline = if i == 0 { Some(rest) } else { rest.strip_prefix(b"\n") };
            let tail = after_newline.and_then(|rest| rest.strip_prefix(line.as_bytes()));
            rest = tail.unwrap_or_default();
            tail.is_some()
        }) && rest.is_empty()
    }

    #[cfg(test)]
    pub(super) fn rows_are_fresh(&self) -> bool {
        self.rows.is_fresh(&self.lines)
    }

    fn line(&self, at: Pos) -> &str {
        &self.lines[at.line]
    }

    fn end(&self) -> Pos {
        let line = self.lines.len() - 1;
        Pos { line, byte: self.lines[line].len() }
    }
}

fn newlines(text: &str, kind: Lines) -> String {
    let text =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    match kind {
        Lines::One => text.replace('\n', " "),
        Lines::Many => text,
    }
}

/// What typing or a paste brings in: newlines as in [`newlines`], a tab as blanks, and nothing that can't be seen.
fn incoming(text: &str, kind: Lines) -> String {
    let text = without_sequences(text).replace(['\u{2028}', '\u{2029}'], "\n");
    let tab = match kind {
        Lines::One => " ",
        Lines::Many => "    ",
    };
    let mut text = newlines(&text, kind).replace('\t', tab);
    text.retain(|c| c == '\n' || !is_hostile(c));
    text
}

/// Takes the sequences out that steer a terminal, whole: "\x1b[31mred" is "red".
fn without_sequences(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\u{1B}') {
        out.push_str(before);
        rest = behind_sequence(behind);
    }
    out.push_str(rest);
    out
}

/// Returns what follows the sequence that begins behind an escape; of one that doesn't end, all but its first character.
fn behind_sequence(text: &str) -> &str {
    let behind = |start: char, ends: fn(char) -> bool| {
        let body = text.strip_prefix(start)?;
        let (at, end) = body.char_indices().find(|(_, c)| ends(*c))?;
        let is_line = body.get(..at)?.contains('\n');
        body.get(at.saturating_add(end.len_utf8())..).filter(|_| !is_line)
    };
    behind('[', |c| ('@'..='~').contains(&c))
        .or_else(|| behind(']', |c| c == '\u{7}' || c == '\u{1B}'))
        .map(|it| it.strip_prefix('\\').unwrap_or(it))
        .unwrap_or(text)
}
