//! Undo and redo by keeping old values; a step costs a few pointers.

use std::collections::VecDeque;

use super::tab::Tab;
use crate::domain::{merge::Patch, tracker::Tracker};

/// What was before a change, and what to call the change.
#[derive(Clone, Debug)]
pub struct Step {
    pub tracker: Tracker,
    pub tab: Tab,
    /// Such as "Deleted Mayo Clinic".
    pub label: String,
}

#[derive(Debug, Default)]
pub struct History {
    past: VecDeque<Step>,
    future: Vec<Step>,
    /// How often a step came or went.
    turns: u64,
}

impl History {
    pub const LIMIT: usize = 200;

    /// Remembers the value before a change; what was undone before can't be redone any more.
    pub fn record(&mut self, before: Step) {
        self.turns = self.turns.wrapping_add(1);
        self.future.clear();
        self.past.push_back(before);
        if self.past.len() > Self::LIMIT {
            self.past.pop_front();
        }
    }

    /// Makes the last two steps one: undo takes back both.
    pub fn join(&mut self) {
        if self.past.len() > 1 {
            self.turns = self.turns.wrapping_add(1);
            self.past.pop_back();
        }
    }

    /// Gives the value before the last change, and keeps the present one for redo.
    pub fn undo(&mut self, present: &Tracker) -> Option<Step> {
        let step = self.past.pop_back()?;
        self.turns = self.turns.wrapping_add(1);
        self.future.push(Step { tracker: present.clone(), ..step.clone() });
        Some(step)
    }

    pub fn redo(&mut self, present: &Tracker) -> Option<Step> {
        let step = self.future.pop()?;
        self.turns = self.turns.wrapping_add(1);
        self.past.push_back(Step { tracker: present.clone(), ..step.clone() });
        Some(step)
    }

    /// Gives every remembered value what came from elsewhere, so that undo takes back what we did and nothing else.
    pub fn rebase(&mut self, patch: &Patch) {
        for step in self.past.iter_mut().chain(&mut self.future) {
            step.tracker = patch.apply(&step.tracker);
        }
    }

    /// Another number whenever a step came or went: what is typed on may join a step only while it stays the same.
    pub fn turns(&self) -> u64 {
        self.turns
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{id::Id, tables::Progress};

    #[test]
    fn as_many_steps_as_the_limit_are_kept_and_the_oldest_go_first() {
        let mut history = History::default();
        for n in 0..History::LIMIT + 2 {
            history.record(Step { tracker: Tracker::default(), tab: Tab::Timeline, label: n.to_string() });
        }
        let steps = || history.undo(&Tracker::default()).map(|it| it.label);
        let labels: Vec<String> = std::iter::from_fn(steps).collect();
        assert_eq!(labels.len(), History::LIMIT);
        assert_eq!(labels.last().map(String::as_str), Some("2"));
    }

    #[test]
    fn undo_and_redo_go_back_and_forth_between_the_same_values() {
        let mut history = History::default();
        let before = Tracker::default();
        let mut after = before.clone();
        after.set_progress(&Id::new("photo"), Progress::Done);
        history.record(Step { tracker: before.clone(), tab: Tab::Timeline, label: "Ticked".into() });
        let (mut present, mut turns) = (after.clone(), history.turns());
        for _ in 0..2 {
            present = history.undo(&present).unwrap().tracker;
            assert!(present.same(&before) && history.can_redo() && !history.can_undo());
            present = history.redo(&present).unwrap().tracker;
            assert!(present.same(&after) && history.can_undo() && !history.can_redo());
            assert!(history.turns() > turns);
            turns = history.turns();
        }
    }
}
