//! The wrapped rows of all lines at one width, kept fresh edit by edit so that a key in a long note costs its
//! line and not the note. Knows line texts, not the cursor.
use std::ops::Range;

use crate::text::wrap::{Change, breaks, rebreak};

#[derive(Clone, Debug)]
pub(super) struct Rows {
    columns: usize,
    /// For each line the bytes at which its second and later rows start.
    breaks: Vec<Box<[usize]>>,
    total: usize,
    /// A line near the last edit: searches start there, at the top or at the bottom, whichever is closest.
    near: Spot,
}

/// A line and the row it starts at.
#[derive(Clone, Copy, Debug, Default)]
struct Spot {
    line: usize,
    row: usize,
}

impl Rows {
    pub fn new(lines: &[String], columns: usize) -> Self {
        let breaks: Vec<_> = lines.iter().map(|line| breaks(line, columns).into_boxed_slice()).collect();
        let total = breaks.iter().map(|line| line.len() + 1).sum();
        Rows { columns, breaks, total, near: Spot::default() }
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    pub fn total(&self) -> usize {
        self.total
    }

    /// `removed` lines from `at` gave way to `fresh` ones.
    pub fn replaced(&mut self, at: usize, removed: usize, fresh: &[String]) {
        self.near = Spot { line: at, row: self.first_row(at) };
        let columns = self.columns;
        let fresh = fresh.iter().map(|line| breaks(line, columns).into_boxed_slice());
        let added: usize = fresh.len();
        let gone: usize = self.breaks.splice(at..at + removed, fresh).map(|line| line.len() + 1).sum();
        let come: usize = self.breaks[at..at + added].iter().map(|line| line.len() + 1).sum();
        self.total = self.total - gone + come;
    }

    /// The line `at` changed inside and now reads `line`.
    pub fn changed(&mut self, at: usize, line: &str, change: Change) {
        self.near = Spot { line: at, row: self.first_row(at) };
        let fresh = rebreak(&self.breaks[at], line, self.columns, change);
        self.total = self.total - self.breaks[at].len() + fresh.len();
        self.breaks[at] = fresh.into_boxed_slice();
    }

    /// The cursor went to that line: the next looks will be near it.
    pub fn stand_near(&mut self, line: usize) {
        self.near = Spot { line, row: self.first_row(line) };
    }

    /// The row that a line starts at.
    pub fn first_row(&self, line: usize) -> usize {
        let mut spot = self.closest(|spot| spot.line.abs_diff(line));
        while spot.line < line {
            spot = self.down(spot);
        }
        while spot.line > line {
            spot = self.up(spot);
        }
        spot.row
    }

    /// The line that a row belongs to and its index among that line's rows; of the last row if there is no such.
    pub fn locate(&self, row: usize) -> (usize, usize) {
        let row = row.min(self.total - 1);
        let mut spot = self.closest(|spot| spot.row.abs_diff(row));
        while spot.row > row {
            spot = self.up(spot);
        }
        while spot.row + self.in_line(spot.line) <= row {
            spot = self.down(spot);
        }
        (spot.line, row - spot.row)
    }

    /// How many rows a line has.
    pub fn in_line(&self, line: usize) -> usize {
        self.breaks[line].len() + 1
    }

    /// The bytes of the `index`th row of a line that is `len` long.
    pub fn range(&self, line: usize, index: usize, len: usize) -> Range<usize> {
        let breaks = &self.breaks[line];
        let start = index.checked_sub(1).map_or(0, |before| breaks[before]);
        start..breaks.get(index).copied().unwrap_or(len)
    }

    /// Which of its line's rows holds a byte. A byte between two rows belongs to the second.
    pub fn index_of(&self, line: usize, byte: usize) -> usize {
        self.breaks[line].partition_point(|start| *start <= byte)
    }

    fn closest(&self, distance: impl Fn(Spot) -> usize) -> Spot {
        let bottom = Spot { line: self.breaks.len(), row: self.total };
        let [a, b, c] = [Spot::default(), self.near, bottom];
        let nearer = |a, b| if distance(b) < distance(a) { b } else { a };
        nearer(nearer(a, b), c)
    }

    fn down(&self, spot: Spot) -> Spot {
        Spot { line: spot.line + 1, row: spot.row + self.in_line(spot.line) }
    }

    fn up(&self, spot: Spot) -> Spot {
        Spot { line: spot.line - 1, row: spot.row - self.in_line(spot.line - 1) }
    }

    #[cfg(test)]
    pub fn is_fresh(&self, lines: &[String]) -> bool {
        let fresh = Rows::new(lines, self.columns);
        let near = self.breaks.iter().take(self.near.line).map(|line| line.len() + 1).sum::<usize>();
        fresh.breaks == self.breaks && fresh.total == self.total && near == self.near.row
    }
}
