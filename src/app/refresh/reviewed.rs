//! The review and the rotations that it leans on.

use std::sync::Arc;

use super::{
    derived::{Basis, Derived},
    touched::Rows,
};
use crate::domain::{
    review::{Input, Review, Warning},
    rotations::Spans,
    tables::Table,
    tracker::Tracker,
};

impl Basis<'_> {
    /// `touched`: the rows to look at again; none for all.
    pub(super) fn refresh_review(&self, derived: &mut Derived, old: &Tracker, touched: Option<&Rows>) {
        let tracker = &self.season.tracker;
        let rotations = match touched {
            Some(_) => derived.spans.follow(old, tracker, self.season.home()),
            None => {
                derived.spans = Spans::default();
                derived.spans.follow(&Tracker::default(), tracker, self.season.home())
            }
        };
        let input = Input {
            tracker,
            facts: &self.season.facts,
            naming: &self.season.naming,
            cautions: &self.season.cautions,
            met: &derived.met,
            lookup: &derived.lookup,
            groups: &derived.groups,
            now: self.season.now,
            home: self.season.home(),
        };
        let same_day = derived.seen.at.as_ref().is_some_and(|it| it.1 == self.season.today());
        let in_time = derived.review.until().is_none_or(|at| self.season.now < at);
        let changed = match touched.filter(|_| same_day && in_time) {
            Some(rows) => {
                let rotations = rotations.into_iter().map(|id| (Table::Rotations, id));
                let touched = rows.iter().cloned().chain(rotations).collect();
                derived.review.follow(&input, &derived.spans, &touched)
            }
            None => {
                derived.review = Review::of(&input, &derived.spans);
                true
            }
        };
        if changed || !Arc::ptr_eq(&tracker.dismissed, &old.dismissed) {
            let all = derived.review.warnings();
            let is_open = |it: &&Arc<Warning>| !it.is_dismissed(&tracker.dismissed);
            derived.open_warnings = match tracker.dismissed.is_empty() {
                true => all.len(),
                false => all.iter().filter(is_open).count(),
            };
        }
    }
}
