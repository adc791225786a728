//! Moving the cursor: by grapheme, word, visual row, page and whole text.
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Buffer, Caret, Pos};
use crate::text::{grapheme, width};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Left,
    Right,
    /// To the beginning of a word, over blanks and line ends.
    WordLeft,
    /// To the end of a word, over blanks and line ends.
    WordRight,
    RowUp,
    RowDown,
    RowStart,
    RowEnd,
    /// By so many rows.
    PageUp(usize),
    PageDown(usize),
    Start,
    End,
}

/// What a motion does to the selection. A mark that was set makes every motion extend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Select {
    Drop,
    Extend,
}

impl Buffer {
    /// Moves the cursor; whether it or the selection changed. Up on the first row goes to the start, down on the
    /// last one to the end.
    pub fn go(&mut self, motion: Motion, select: Select) -> bool {
        let goal = self.goal.unwrap_or_else(|| self.cursor_cell().1);
        let target = match self.collapse(motion, select) {
            Some(edge) => edge,
            None => self.target(motion, goal),
        };
        let vertical =
            matches!(motion, Motion::RowUp | Motion::RowDown | Motion::PageUp(_) | Motion::PageDown(_));
        let moved = self.place(target, select);
        self.goal = vertical.then_some(goal);
        moved
    }

    /// Puts the cursor into a cell of the wrapped text (a click); beyond the text, at the closest place.
    pub fn go_to_cell(&mut self, row: usize, column: usize, select: Select) -> bool {
        self.place(self.pos_at(row, column), select)
    }

    /// Puts the cursor at, or at the next border behind, a place.
    pub fn go_to(&mut self, pos: Pos, select: Select) -> bool {
        let line = pos.line.min(self.lines.len() - 1);
        let byte = grapheme::snap(&self.lines[line], pos.byte);
        self.place(Pos { line, byte }, select)
    }

    fn place(&mut self, target: Pos, select: Select) -> bool {
        let old = self.caret;
        self.caret = match (select, old.marked) {
            (Select::Drop, false) => Caret::at(target),
            _ => Caret { cursor: target, anchor: old.anchor.or(Some(old.cursor)), ..old },
        };
        self.goal = None;
        self.history.close();
        self.rows.stand_near(self.caret.cursor.line);
        self.caret != old
    }

    /// Left and right leave a selection at its edge.
    fn collapse(&self, motion: Motion, select: Select) -> Option<Pos> {
        let range = self.selection()?;
        match (motion, select, self.caret.marked) {
            (Motion::Left, Select::Drop, false) => Some(range.start),
            (Motion::Right, Select::Drop, false) => Some(range.end),
            _ => None,
        }
    }

    fn target(&self, motion: Motion, goal: usize) -> Pos {
        match motion {
            Motion::Left => self.left_of(self.caret.cursor),
            Motion::Right => self.right_of(self.caret.cursor),
            Motion::WordLeft => self.word_left(),
            Motion::WordRight => self.word_right(),
            Motion::RowUp => self.up(1, goal),
            Motion::PageUp(rows) => self.up(rows, goal),
            Motion::RowDown => self.down(1, goal),
            Motion::PageDown(rows) => self.down(rows, goal),
            Motion::RowStart => Pos { byte: self.cursor_row().start, ..self.caret.cursor },
            Motion::RowEnd => self.row_end(),
            Motion::Start => Pos::default(),
            Motion::End => self.end(),
        }
    }

    pub(super) fn left_of(&self, at: Pos) -> Pos {
        if at.byte > 0 {
            return Pos { byte: grapheme::before(self.line(at), at.byte), ..at };
        }
        match at.line.checked_sub(1) {
            Some(line) => Pos { line, byte: self.lines[line].len() },
            None => at,
        }
    }

    pub(super) fn right_of(&self, at: Pos) -> Pos {
        if at.byte < self.line(at).len() {
            return Pos { byte: grapheme::next(self.line(at), at.byte), ..at };
        }
        if at.line + 1 < self.lines.len() { Pos { line: at.line + 1, byte: 0 } } else { at }
    }

    /// The beginning of the word before the cursor; from a line's beginning, the end of the line before.
    pub(super) fn word_left(&self) -> Pos {
        let at = self.caret.cursor;
        if at.byte == 0 {
            return self.left_of(at);
        }
        let pieces = self.line(at)[..at.byte].split_word_bound_indices().rev();
        let start = edge_of_word(pieces).unwrap_or(0);
        Pos { byte: grapheme::snap_back(self.line(at), start), ..at }
    }

    /// The end of the word behind the cursor; from a line's end, the beginning of the next line.
    fn word_right(&self) -> Pos {
        let at = self.caret.cursor;
        let line = self.line(at);
        if at.byte == line.len() {
            return self.right_of(at);
        }
        let pieces = line[at.byte..].split_word_bound_indices();
        let end = edge_of_word(pieces.map(|(start, piece)| (at.byte + start + piece.len(), piece)));
        Pos { byte: grapheme::snap(line, end.unwrap_or(line.len())), ..at }
    }

    fn up(&self, rows: usize, goal: usize) -> Pos {
        match self.cursor_cell().0 {
            0 => Pos::default(),
            row => self.pos_at(row.saturating_sub(rows), goal),
        }
    }

    fn down(&self, rows: usize, goal: usize) -> Pos {
        let row = self.cursor_cell().0;
        if row + 1 == self.row_count() { self.end() } else { self.pos_at(row.saturating_add(rows), goal) }
    }

    fn row_end(&self) -> Pos {
        let at = self.caret.cursor;
        Pos { byte: self.last_in(at.line, self.cursor_row()), ..at }
    }

    /// The last place that is drawn in this row: the end of a wrapped row is the beginning of the next one.
    fn last_in(&self, line: usize, row: Range<usize>) -> usize {
        let text = &self.lines[line];
        if row.end == text.len() { row.end } else { grapheme::before(text, row.end).max(row.start) }
    }

    fn pos_at(&self, row: usize, column: usize) -> Pos {
        let (line, index) = self.rows.locate(row);
        let text = &self.lines[line];
        let row = self.rows.range(line, index, text.len());
        let last = self.last_in(line, row.clone());
        let (mut byte, mut used) = (row.start, 0);
        while byte < last {
            let grapheme = grapheme::first(&text[byte..]);
            used += width::of(grapheme);
            if used > column {
                break;
            }
            byte += grapheme.len();
        }
        Pos { line, byte }
    }
}

/// Goes over blanks, then over one word or one run of signs; the edge given with the last piece gone over.
fn edge_of_word<'a>(pieces: impl Iterator<Item = (usize, &'a str)>) -> Option<usize> {
    let mut edge = None;
    let mut in_signs = false;
    for (at, piece) in pieces {
        let blank = piece.chars().all(char::is_whitespace);
        let word = piece.chars().any(char::is_alphanumeric);
        if in_signs && (blank || word) {
            return edge;
        }
        edge = Some(at);
        if word {
            return edge;
        }
        in_signs = !blank;
    }
    edge
}
