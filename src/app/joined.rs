//! What was typed over an older value of the season becomes part of the present one, which another copy may have changed
//! meanwhile: both stay, and where both changed the same, ours stays and theirs is written down.

use super::{App, command::Command};
use crate::domain::{
    merge::{Context, Merged, merge},
    tracker::Tracker,
};

/// A season with an edit in it.
pub(super) struct Joined {
    pub tracker: Tracker,
    /// What both had changed, for people.
    pub clash: Option<String>,
}

impl App {
    /// `base` is the season as it was when the typing began, `edited` that with what was typed.
    pub(super) fn joined(&mut self, base: &Tracker, edited: Tracker) -> Joined {
        if self.tracker.same(base) {
            return Joined { tracker: edited, clash: None };
        }
        let mut context = Context { now: self.now, ids: &mut self.ids };
        let Merged { tracker, mut conflicts, .. } = merge(base, &edited, &self.tracker, &mut context);
        let clash = conflicts.first().map(|it| {
            let key = Command::Versions.key();
            format!(
                "Another copy changed {} too: yours stayed · {key} shows both",
                self.place_title(&it.path)
            )
        });
        self.care.conflicts.append(&mut conflicts);
        Joined { tracker, clash }
    }
}
