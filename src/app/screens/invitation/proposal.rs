//! A thing that was read or guessed, with what else it may be. It counts once the user has seen it and gone on.

use std::ops::Range;

/// What something may be: one of several choices, the likeliest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal<T> {
    pub choices: Vec<T>,
    pub at: usize,
    /// True until the user has said that it is so.
    pub is_open: bool,
    /// Why it is asked; empty if it isn't.
    pub why: String,
    /// Where in the mail it was read.
    pub from: Option<Range<usize>>,
}

impl<T> Proposal<T> {
    pub fn sure(value: T) -> Proposal<T> {
        Proposal { choices: vec![value], at: 0, is_open: false, why: String::new(), from: None }
    }

    pub fn asked(choices: Vec<T>, why: impl Into<String>) -> Proposal<T> {
        Proposal { choices, at: 0, is_open: true, why: why.into(), from: None }
    }

    /// Returns what it is as it stands.
    pub fn value(&self) -> Option<&T> {
        self.choices.get(self.at)
    }

    /// Turns to the next choice, or to the one before; what was settled stays so.
    pub fn turn(&mut self, by: Turn) {
        let len = self.choices.len().max(1);
        let by = match by {
            Turn::Next => 1,
            Turn::Previous => len.saturating_sub(1),
        };
        self.at = self.at.saturating_add(by).checked_rem(len).unwrap_or(0);
    }

    /// Takes what is shown, if there is something to take.
    pub fn accept(&mut self) {
        self.is_open &= self.choices.is_empty();
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Next,
    Previous,
}
