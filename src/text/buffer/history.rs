//! Undo and redo of one text, in the steps people expect: a typed word, a run of deletions, a paste. Knows edits,
//! not how they are applied.
use std::collections::VecDeque;

use super::pos::{Caret, Pos};

/// Steps kept; older ones are forgotten.
pub(super) const LIMIT: usize = 1_000;

/// At `at`, `removed` gave way to `inserted`.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub at: Pos,
    pub removed: String,
    pub inserted: String,
}

/// What kind of edit it was, for grouping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Letter,
    Blank,
    Backspace,
    Delete,
    /// Always a step of its own.
    Whole,
}

impl Kind {
    /// Whether an edit of this kind goes on with a step that ends in `last`: a blank ends a typed word.
    fn goes_on_with(self, last: Kind) -> bool {
        match self {
            Kind::Letter => last == Kind::Letter,
            Kind::Blank => matches!(last, Kind::Letter | Kind::Blank),
            Kind::Backspace | Kind::Delete => last == self,
            Kind::Whole => false,
        }
    }
}

/// Edits that are taken back together, in the order they were made.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub edits: Vec<Edit>,
    pub before: Caret,
    pub after: Caret,
}

#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// The kind of the last edit, while its step may still grow.
    open: Option<Kind>,
}

impl History {
    pub fn record(&mut self, kind: Kind, edit: Edit, before: Caret, after: Caret) {
        self.undone.clear();
        let grows = self.open.is_some_and(|last| kind.goes_on_with(last));
        self.open = Some(kind);
        match self.done.back_mut() {
            Some(step) if grows => {
                step.edits.push(edit);
                step.after = after;
            }
            _ => self.done.push_back(Step { edits: vec![edit], before, after }),
        }
        if self.done.len() > LIMIT {
            self.done.pop_front();
        }
    }

    /// The next edit begins a new step.
    pub fn close(&mut self) {
        self.open = None;
    }

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Moves the last step to the undone ones.
    pub fn back(&mut self) -> Option<Step> {
        self.close();
        let step = self.done.pop_back()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// Moves the last undone step to the done ones.
    pub fn forth(&mut self) -> Option<Step> {
        self.close();
        let step = self.undone.pop()?;
        self.done.push_back(step.clone());
        Some(step)
    }
}
