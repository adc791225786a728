//! What is selected in a buffer.
use std::ops::Range;

use super::{Buffer, Pos};
use crate::text::grapheme;

impl Buffer {
    /// The selected stretch in reading order, if anything is selected.
    pub fn selection(&self) -> Option<Range<Pos>> {
        let (anchor, cursor) = (self.caret.anchor?, self.caret.cursor);
        (anchor != cursor).then(|| anchor.min(cursor)..anchor.max(cursor))
    }

    /// Nothing is selected any more; whether there was a selection or a mark.
    pub fn unselect(&mut self) -> bool {
        self.caret.marked = false;
        self.caret.anchor.take().is_some()
    }

    pub fn select_all(&mut self) {
        self.history.close();
        self.goal = None;
        self.caret.anchor = Some(Pos::default());
        self.caret.marked = false;
        self.caret.cursor = self.end();
    }

    /// From here on every motion selects, until an edit, a copy or `unselect`. Set again at the same place it is
    /// dropped.
    pub fn set_mark(&mut self) {
        let here = Some(self.caret.cursor);
        let again = self.caret.marked && self.caret.anchor == here;
        self.caret.anchor = if again { None } else { here };
        self.caret.marked = !again;
        self.history.close();
    }

    /// Whether a mark is set, so that motions select.
    pub fn is_marked(&self) -> bool {
        self.caret.marked
    }

    /// The selected text, empty without a selection. The selection stays, a mark is dropped.
    pub fn copy(&mut self) -> String {
        self.caret.marked = false;
        self.selection().map(|range| self.text_of(range)).unwrap_or_default()
    }

    pub(super) fn text_of(&self, range: Range<Pos>) -> String {
        let Range { start, end } = range;
        if start.line == end.line {
            return self.line(start)[start.byte..end.byte].to_owned();
        }
        let mut out = self.line(start)[start.byte..].to_owned();
        for line in &self.lines[start.line + 1..end.line] {
            out.push('\n');
            out.push_str(line);
        }
        out.push('\n');
        out.push_str(&self.line(end)[..end.byte]);
        out
    }

    pub(super) fn select_range(&mut self, line: usize, range: Range<usize>) {
        self.history.close();
        self.goal = None;
        let text = &self.lines[line];
        let start = Pos { line, byte: grapheme::snap_back(text, range.start) };
        let end = Pos { line, byte: grapheme::snap(text, range.end) };
        self.caret.cursor = end;
        self.caret.anchor = Some(start);
        self.caret.marked = false;
    }
}
