//! Why a text is no file of ours, and on which line and column.

use std::fmt;

use crate::text::in_words;

/// Why bytes are no such file, and where. Line and column count from 1; the column in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadFile {
    pub why: String,
    pub line: usize,
    pub column: usize,
}

impl fmt::Display for BadFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.why)
    }
}

impl std::error::Error for BadFile {}

/// Turns the position of an error inside a part of the text into that in the whole text.
pub fn within(error: &serde_json::Error, part: &str, lines: &mut Lines<'_>) -> BadFile {
    let (line, column) = lines.position(part);
    let column = if error.line() == 1 { column.saturating_add(error.column()) } else { error.column() };
    BadFile { why: words(error), line: line.saturating_add(error.line()).saturating_sub(1), column }
}

/// Returns the words of serde_json without the position.
pub fn words(error: &serde_json::Error) -> String {
    let all = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    match error.is_eof() {
        true => "the file ends in the middle".into(),
        false => in_words(all.strip_suffix(&place).unwrap_or(&all)),
    }
}

/// Finds the line of a part of a text; fast when asked in the order of the text.
pub struct Lines<'a> {
    text: &'a str,
    at: usize,
    /// How many newlines stand before `at`.
    newlines: usize,
    /// Where the line of `at` begins. It is kept, since looking for it backward would take too long in a long line of
    /// many rows.
    line: usize,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        Lines { text, at: 0, newlines: 0, line: 0 }
    }

    /// Returns line and column of the start of `part`, which must be borrowed from the text.
    pub fn position(&mut self, part: &str) -> (usize, usize) {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        if offset < self.at {
            (self.at, self.newlines, self.line) = (0, 0, 0);
        }
        let bytes = self.text.as_bytes();
        let passed = bytes.get(self.at..offset).unwrap_or_default();
        self.newlines = self.newlines.saturating_add(passed.iter().filter(|byte| **byte == b'\n').count());
        if let Some(last) = passed.iter().rposition(|byte| *byte == b'\n') {
            self.line = self.at.saturating_add(last).saturating_add(1);
        }
        self.at = offset;
        (self.newlines.saturating_add(1), offset.saturating_sub(self.line).saturating_add(1))
    }
}
