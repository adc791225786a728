//! Changing the text. Every change goes through one splice, so that rows, length and history never part.
use std::ops::Range;

use super::history::{Edit, Kind};
use super::{Buffer, Caret, Lines, Pos, incoming};
use crate::text::grapheme;
use crate::text::markdown::{Check, Item, Mark, item};
use crate::text::wrap::Change;

impl Buffer {
    /// Types a text in place of the selection. Single graphemes typed in a row are one undo step up to a blank;
    /// a longer text is a step of its own. Control characters and invisible signs are left out.
    pub fn insert(&mut self, text: &str) {
        let text = incoming(text, self.kind);
        let kind = match text.as_str() {
            " " => Kind::Blank,
            "\n" => Kind::Whole,
            text if grapheme::first(text).len() == text.len() => Kind::Letter,
            _ => Kind::Whole,
        };
        self.put(&text, kind);
    }

    /// Puts a text in place of the selection, always as one undo step.
    pub fn paste(&mut self, text: &str) {
        self.put(&incoming(text, self.kind), Kind::Whole);
    }

    /// Replaces the whole text in one undo step; nothing happens if it reads the same.
    pub fn set_text(&mut self, text: &str) {
        let text = super::newlines(text, self.kind);
        if !self.reads_as(text.as_bytes()) {
            self.replace(Pos::default()..self.end(), &text, Kind::Whole);
        }
    }

    /// Enter: a new line, in a list item a new item, on an empty item the end of the list. Nothing in
    /// [`Lines::One`].
    pub fn newline(&mut self) {
        if self.kind == Lines::One {
            return;
        }
        let at = self.caret.cursor;
        let found = item(self.line(at)).filter(|item| self.selection().is_none() && at.byte >= item.text);
        match found {
            Some(item) if self.line(at)[item.text..].trim().is_empty() => {
                let line = Pos { byte: 0, ..at }..Pos { byte: self.line(at).len(), ..at };
                self.replace(line, "", Kind::Whole);
            }
            Some(item) => self.put(&format!("\n{}", next_marker(self.line(at), item)), Kind::Whole),
            None => self.put("\n", Kind::Whole),
        }
    }

    /// Deletes the selection, else the grapheme before the cursor.
    pub fn backspace(&mut self) {
        let start = self.left_of(self.caret.cursor);
        self.erase(start..self.caret.cursor, Kind::Backspace);
    }

    /// Deletes the selection, else the grapheme behind the cursor.
    pub fn delete(&mut self) {
        let end = self.right_of(self.caret.cursor);
        self.erase(self.caret.cursor..end, Kind::Delete);
    }

    /// Deletes the selection, else to the beginning of the word before.
    pub fn delete_word_back(&mut self) {
        self.erase(self.word_left()..self.caret.cursor, Kind::Whole);
    }

    /// Deletes the selection, else to the beginning of the visual row; from there, the row before in this line.
    pub fn delete_to_row_start(&mut self) {
        let at = self.caret.cursor;
        let mut start = self.cursor_row().start;
        if start == at.byte && start > 0 {
            let index = self.rows.index_of(at.line, at.byte);
            start = self.rows.range(at.line, index - 1, self.line(at).len()).start;
        }
        self.erase(Pos { byte: start, ..at }..at, Kind::Whole);
    }

    /// Deletes the selection, else to the end of the visual row; at the end of the line, the line break.
    pub fn delete_to_row_end(&mut self) {
        let at = self.caret.cursor;
        let end = Pos { byte: self.cursor_row().end, ..at };
        let end = if end == at { self.right_of(at) } else { end };
        self.erase(at..end, Kind::Whole);
    }

    /// Deletes and returns the selection; empty without one.
    pub fn cut(&mut self) -> String {
        let text = self.copy();
        if let Some(range) = self.selection() {
            self.replace(range, "", Kind::Whole);
        }
        text
    }

    /// Whether there was a step to take back.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.history.back() else { return false };
        for edit in step.edits.iter().rev() {
            self.splice(edit.at..behind(edit.at, &edit.inserted), &edit.removed);
        }
        self.restore(step.before)
    }

    /// Whether there was an undone step to make again.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.history.forth() else { return false };
        for edit in &step.edits {
            self.splice(edit.at..behind(edit.at, &edit.removed), &edit.inserted);
        }
        self.restore(step.after)
    }

    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    fn restore(&mut self, caret: Caret) -> bool {
        self.caret = Caret { marked: false, ..caret };
        self.goal = None;
        true
    }

    fn put(&mut self, text: &str, kind: Kind) {
        let here = self.caret.cursor..self.caret.cursor;
        if !text.is_empty() {
            self.replace(self.selection().unwrap_or(here), text, kind);
        }
    }

    fn erase(&mut self, range: Range<Pos>, kind: Kind) {
        match self.selection() {
            Some(selected) => self.replace(selected, "", Kind::Whole),
            None => self.replace(range, "", kind),
        }
    }

    /// The one way in which a person's edit reaches the text.
    fn replace(&mut self, range: Range<Pos>, text: &str, kind: Kind) {
        if range.is_empty() && text.is_empty() {
            return;
        }
        let before = self.caret;
        let at = range.start;
        let removed = self.splice(range, text);
        let end = behind(at, text);
        // what was typed may have melted into the grapheme behind it
        let byte = grapheme::snap(self.line(end), end.byte);
        self.caret = Caret::at(Pos { byte, ..end });
        self.goal = None;
        let edit = Edit { at, removed, inserted: text.to_owned() };
        self.history.record(kind, edit, before, self.caret);
    }

    /// Puts `text` in place of a range and returns what was there.
    fn splice(&mut self, range: Range<Pos>, text: &str) -> String {
        let removed = self.text_of(range.clone());
        self.bytes = self.bytes - removed.len() + text.len();
        let Range { start, end } = range;
        if start.line == end.line && !text.contains('\n') {
            let line = &mut self.lines[start.line];
            line.replace_range(start.byte..end.byte, text);
            let change = Change { at: start.byte, removed: removed.len(), inserted: text.len() };
            self.rows.changed(start.line, line, change);
            return removed;
        }
        let tail = self.line(end)[end.byte..].to_owned();
        let mut fresh: Vec<String> = text.split('\n').map(str::to_owned).collect();
        if let Some(first) = fresh.first_mut() {
            first.insert_str(0, &self.lines[start.line][..start.byte]);
        }
        if let Some(last) = fresh.last_mut() {
            last.push_str(&tail);
        }
        self.rows.replaced(start.line, end.line - start.line + 1, &fresh);
        self.lines.splice(start.line..=end.line, fresh);
        removed
    }
}

/// Where a text that begins at `at` ends.
fn behind(at: Pos, text: &str) -> Pos {
    match text.rfind('\n') {
        None => Pos { byte: at.byte + text.len(), ..at },
        Some(last) => {
            let newlines = text.bytes().filter(|b| *b == b'\n').count();
            Pos { line: at.line + newlines, byte: text.len() - last - 1 }
        }
    }
}

/// The marker of the item that follows this one, with its indentation.
fn next_marker(line: &str, item: Item) -> String {
    let marker = &line[..item.text];
    match item.mark {
        Mark::Check(Check::Done) => marker.replace(['x', 'X'], " "),
        Mark::Number => {
            let digits = marker.trim_matches(|c: char| !c.is_ascii_digit());
            let next = digits.parse::<u64>().unwrap_or_default() + 1;
            marker.replace(digits, &next.to_string())
        }
        Mark::Plain
        | Mark::Heading(_)
        | Mark::Bullet
        | Mark::Check(Check::Open)
        | Mark::Bold
        | Mark::Italic
        | Mark::Code
        | Mark::Quote
        | Mark::Link
        | Mark::Tag => marker.to_owned(),
    }
}
