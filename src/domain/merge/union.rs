//! The parts and the rows of a season joined, and what links to them brought back.

use super::{Conflict, links, parts, rows, rows::Known};
use crate::domain::tracker::Tracker;

/// `theirs` must share its pointers with `base` where it is equal.
pub fn join(
    base: &Tracker,
    ours: &Tracker,
    theirs: &Tracker,
    known: Option<Known>,
) -> (Tracker, Vec<Conflict>) {
    let mut conflicts = Vec::new();
    let mut tracker = parts::join(base, ours, theirs, &mut conflicts);
    rows::join(&mut tracker, (base, ours, theirs), known, &mut conflicts);
    links::bring_back(&mut tracker, base, ours, theirs);
    (tracker, conflicts)
}

/// Returns the same season with the pointers of `base` wherever both are equal.
pub fn related(base: &Tracker, theirs: &Tracker) -> Tracker {
    let mut tracker = theirs.clone();
    parts::relate(base, &mut tracker);
    rows::relate(base, &mut tracker);
    tracker
}
