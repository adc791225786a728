//! What a view needs to draw a buffer: the rows of a window, the cursor's cell, one scrolled line. Reads only.
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::rows::Rows;
use super::{Buffer, Pos};
use crate::text::{clean, width};

/// One visual row. Its text is raw: draw it through `clean`, which keeps the columns told here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    pub line: usize,
    /// The bytes of the line that the row shows.
    pub range: Range<usize>,
    pub text: &'a str,
    /// Bytes inside `text`. An empty range at the end of a line says that the line break is selected.
    pub selected: Option<Range<usize>>,
    pub starts_line: bool,
}

impl Buffer {
    /// Wraps the text anew if the width changed. Give one column less than the area has: the cursor behind a
    /// full row needs it.
    pub fn set_columns(&mut self, columns: usize) {
        if columns.max(1) != self.rows.columns() {
            self.rows = Rows::new(&self.lines, columns.max(1));
            self.goal = None;
        }
    }

    /// The first row to show: the closest to `first` from which `height` rows are filled and hold the cursor.
    pub fn scrolled(&self, first: usize, height: usize) -> usize {
        let (row, height) = (self.cursor_cell().0, height.max(1));
        let fills = self.row_count().saturating_sub(height);
        first.min(fills).clamp((row + 1).saturating_sub(height), row)
    }

    /// At most `height` rows from `first` on.
    pub fn window(&self, first: usize, height: usize) -> Vec<Row<'_>> {
        let height = height.min(self.row_count().saturating_sub(first));
        let (mut line, mut index) = self.rows.locate(first);
        let mut out = Vec::with_capacity(height);
        while out.len() < height {
            out.push(self.row(line, index));
            index += 1;
            if index == self.rows.in_line(line) {
                (line, index) = (line + 1, 0);
            }
        }
        out
    }

    fn row(&self, line: usize, index: usize) -> Row<'_> {
        let whole = &self.lines[line];
        let range = self.rows.range(line, index, whole.len());
        let selected = self.selected_in(line, range.clone());
        Row { line, text: &whole[range.clone()], selected, starts_line: index == 0, range }
    }

    fn selected_in(&self, line: usize, row: Range<usize>) -> Option<Range<usize>> {
        let selection = self.selection()?;
        let start = selection.start.max(Pos { line, byte: row.start });
        let end = selection.end.min(Pos { line, byte: row.end });
        let break_too = row.end == self.lines[line].len() && selection.end.line > line;
        let some = start < end || (start == end && break_too);
        some.then(|| start.byte - row.start..end.byte - row.start)
    }

    /// The cursor's line in `columns` columns, cleaned and scrolled so that the cursor shows, and the cursor's
    /// column. `‹` and `›` stand where more is hidden.
    pub fn visible(&self, columns: usize) -> (String, usize) {
        let shown = self.shown(columns);
        (shown.text, shown.cursor)
    }

    /// The columns of [`Buffer::visible`] that are selected, in [`Lines::One`](super::Lines::One).
    pub fn visible_selection(&self, columns: usize) -> Option<Range<usize>> {
        let selection = self.selection()?;
        let scroll = self.shown(columns).scroll;
        let column = |pos: Pos| width(&self.line(pos)[..pos.byte]).saturating_sub(scroll).min(columns);
        let range = column(selection.start)..column(selection.end);
        (!range.is_empty()).then_some(range)
    }

    fn shown(&self, columns: usize) -> Shown {
        if columns == 0 {
            return Shown { text: String::new(), cursor: 0, scroll: 0 };
        }
        let at = self.caret.cursor;
        let line = clean(self.line(at));
        let cursor = width(&self.line(at)[..at.byte]);
        let total = width(&line);
        let scroll = if total < columns || (total == columns && cursor < columns) {
            0
        } else {
            scroll_to(cursor, columns)
        };
        let marks = columns >= MARKED;
        let left = if marks && scroll > 0 { Some('‹') } else { None };
        let right = if marks && total > scroll + columns { Some('›') } else { None };
        let text = slice(&line, scroll, columns, left, right);
        Shown { text, cursor: cursor - scroll, scroll }
    }
}

struct Shown {
    text: String,
    cursor: usize,
    scroll: usize,
}

/// Narrower fields have no room for marks.
const MARKED: usize = 6;

/// How many columns to hide on the left. Grows by half a field, so that the text stands still while one moves.
fn scroll_to(cursor: usize, columns: usize) -> usize {
    if columns < MARKED {
        return (cursor + 1).saturating_sub(columns);
    }
    let step = columns / 2;
    (cursor + 2).saturating_sub(columns).div_ceil(step) * step
}

/// The columns `from..from + columns` of a line; blanks stand for the half of a wide grapheme.
fn slice(line: &str, from: usize, columns: usize, left: Option<char>, right: Option<char>) -> String {
    let first = from + usize::from(left.is_some());
    let end = from + columns - usize::from(right.is_some());
    let mut out: String = left.into_iter().collect();
    let (mut at, mut filled) = (0, first);
    for grapheme in line.graphemes(true) {
        let next = at + width::of(grapheme);
        if at >= first && next <= end && next > at {
            out.extend(std::iter::repeat_n(' ', at - filled));
            out.push_str(grapheme);
            filled = next;
        }
        at = next;
        if at > end {
            break;
        }
    }
    if let Some(mark) = right {
        out.extend(std::iter::repeat_n(' ', end.saturating_sub(filled)));
        out.push(mark);
    }
    out
}
