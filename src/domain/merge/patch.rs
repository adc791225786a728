//! What another copy changed, to be applied to any value that this one remembers.

use super::{
    Conflict,
    rows::Known,
    union::{join, related},
};
use crate::domain::tracker::Tracker;

/// What `theirs` changed in `base`. It is applied to all steps of undo, so that no step takes back what came from
/// elsewhere. A copy costs a few pointers.
#[derive(Clone, Debug)]
pub struct Patch {
    base: Tracker,
    theirs: Tracker,
    /// A value for which the result is known already, and that result.
    known: Option<Box<(Tracker, Tracker)>>,
}

impl Patch {
    pub fn between(base: &Tracker, theirs: &Tracker) -> Patch {
        Patch { base: base.clone(), theirs: related(base, theirs), known: None }
    }

    pub(super) fn known(base: &Tracker, theirs: Tracker, ours: &Tracker, merged: &Tracker) -> Patch {
        Patch { base: base.clone(), theirs, known: Some(Box::new((ours.clone(), merged.clone()))) }
    }

    /// Makes the patch from a base that is nearer to `theirs`, for values that have all of `base` already. For `ours`
    /// the result is known.
    pub fn since(self, base: &Tracker, ours: &Tracker, merged: &Tracker) -> Patch {
        Patch::known(base, related(base, &self.theirs), ours, merged)
    }

    /// Returns true if it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.theirs.same(&self.base)
    }

    /// Returns the value with these changes. Where value and patch changed the same thing differently, the value's
    /// stays and no conflict is told. What the patch doesn't touch keeps its pointers.
    pub fn apply(&self, value: &Tracker) -> Tracker {
        self.apply_to(value).0
    }

    /// Returns the conflicts in which the value's own stays and that the merge which made the patch hasn't told, since
    /// the value has changed meanwhile.
    pub fn conflicts(&self, value: &Tracker) -> Vec<Conflict> {
        self.apply_to(value).1
    }

    fn apply_to(&self, value: &Tracker) -> (Tracker, Vec<Conflict>) {
        let known = self.known.as_ref().map(|it| Known { ours: &it.0, merged: &it.1 });
        match known {
            Some(known) if known.ours.same(value) => (known.merged.clone(), Vec::new()),
            _ => join(&self.base, value, &self.theirs, known),
        }
    }
}
