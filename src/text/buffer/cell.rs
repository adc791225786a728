//! Where the cursor stands among the wrapped rows.

use std::ops::Range;

use super::Buffer;
use crate::text::width;

impl Buffer {
    pub fn row_count(&self) -> usize {
        self.rows.total()
    }

    /// Row and column of the cursor; the column is at most the width (the blanks that hang count no further).
    pub fn cursor_cell(&self) -> (usize, usize) {
        let at = self.caret.cursor;
        let row = self.rows.first_row(at.line) + self.rows.index_of(at.line, at.byte);
        let column = width(&self.line(at)[self.cursor_row().start..at.byte]);
        (row, column.min(self.rows.columns()))
    }

    /// The bytes of the row that the cursor is in.
    pub(super) fn cursor_row(&self) -> Range<usize> {
        let at = self.caret.cursor;
        self.rows.range(at.line, self.rows.index_of(at.line, at.byte), self.line(at).len())
    }
}
