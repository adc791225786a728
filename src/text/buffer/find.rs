//! Finding a text in a buffer, no matter the case or the accents.
use std::ops::Range;

use super::{Buffer, Pos};
use crate::text::{fold::plain, hits::hits};

/// Where the search begins. It goes on over the end of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Find {
    /// Where the selection begins: the present match stays while the searched text grows.
    Here,
    /// Behind the present match.
    Next,
    /// Before the present match, backwards.
    Back,
}

impl Buffer {
    /// Selects the match, cursor at its end; whether there is one. Matches don't reach over line ends.
    pub fn find(&mut self, text: &str, from: Find) -> bool {
        let needle = plain(text);
        if needle.is_empty() {
            return false;
        }
        let here = self.caret.cursor;
        let selected = self.selection().unwrap_or(here..here);
        let hit = match from {
            Find::Here => self.forward(&needle, selected.start),
            Find::Next => self.forward(&needle, selected.end),
            Find::Back => self.backward(&needle, selected.start),
        };
        if let Some((line, range)) = &hit {
            self.select_range(*line, range.clone());
        }
        hit.is_some()
    }

    fn forward(&self, needle: &str, from: Pos) -> Option<(usize, Range<usize>)> {
        let first_in = |line: usize, byte: usize| {
            let hit = hits(&self.lines[line], needle).into_iter().find(|hit| hit.start >= byte);
            hit.map(|hit| (line, hit))
        };
        let below = (from.line + 1..self.lines.len()).chain(0..=from.line);
        first_in(from.line, from.byte).or_else(|| below.into_iter().find_map(|line| first_in(line, 0)))
    }

    fn backward(&self, needle: &str, from: Pos) -> Option<(usize, Range<usize>)> {
        let last_in = |line: usize, byte: usize| {
            let hit = hits(&self.lines[line], needle).into_iter().rfind(|hit| hit.start < byte);
            hit.map(|hit| (line, hit))
        };
        let mut above = (from.line..self.lines.len()).chain(0..from.line).rev();
        last_in(from.line, from.byte).or_else(|| above.find_map(|line| last_in(line, usize::MAX)))
    }
}
