//! What is written: the caller's season with what others made of the file meanwhile.

use super::{Shrink, Store, Terms};
use crate::{
    domain::{
        id::IdSource,
        merge::{Change, Conflict, Context, Merged, Patch, merge},
        tracker::Tracker,
    },
    store::decode::decode,
};

/// A value of the caller's that lacks something of the file: what the caller hands over next may stand on it.
pub struct Unaware {
    /// Number of the merge.
    pub merge: u64,
    pub ours: Tracker,
    /// False where the merge was written but only an error was told.
    pub told: bool,
}

/// The caller's season and somebody else's in one.
pub struct Joined {
    pub tracker: Tracker,
    pub came_in: Vec<Change>,
    pub patch: Option<Patch>,
    pub conflicts: Vec<Conflict>,
}

impl Joined {
    fn alone(ours: &Tracker) -> Joined {
        Joined { tracker: ours.clone(), came_in: Vec::new(), patch: None, conflicts: Vec::new() }
    }

    /// True where the caller has it all.
    pub fn is_ours(&self, ours: &Tracker) -> bool {
        self.patch.is_none() || self.tracker == *ours
    }
}

impl Store {
    /// `theirs` is what stands in the file, if that isn't what was last read or written.
    pub(super) fn join(&mut self, ours: &Tracker, theirs: Option<&Tracker>, terms: &Terms) -> Joined {
        let mut owed = std::mem::take(&mut self.owed);
        let base = self.base.as_ref().map(|it| &it.tracker);
        let unaware = self.unaware.as_ref().filter(|it| !it.told || terms.taken < it.merge);
        if unaware.is_some() {
            // they are found once more
            owed.clear();
        }
        let other = theirs.or(base.filter(|_| unaware.is_some()));
        let mut joined = match other {
            None => Joined::alone(ours),
            Some(theirs) => {
                let nothing = Tracker::default();
                let ancestor = match terms.shrink {
                    Shrink::Back => &nothing,
                    _ => unaware.map(|it| &it.ours).or(base).unwrap_or(&nothing),
                };
                let mut ids = IdSource::new((self.random)());
                let mut context = Context { now: terms.now, ids: &mut ids };
                let Merged { tracker, conflicts, came_in, patch } =
                    merge(ancestor, ours, theirs, &mut context);
                Joined { tracker, came_in, patch: Some(patch), conflicts }
            }
        };
        owed.append(&mut joined.conflicts);
        Joined { conflicts: owed, ..joined }
    }

    /// The caller may not know yet what came into that value of its own.
    pub(super) fn remember(&mut self, ours: Tracker) {
        self.merges = self.merges.saturating_add(1);
        self.unaware = Some(Unaware { merge: self.merges, ours, told: false });
    }

    /// The value of the caller's on which the next one may stand.
    pub(super) fn lineage(&self) -> Tracker {
        let unaware = self.unaware.as_ref().map(|it| &it.ours);
        unaware.or(self.base.as_ref().map(|it| &it.tracker)).cloned().unwrap_or_default()
    }
}

/// A season that may be joined and written again; none in what can't be read whole.
pub fn season_in(bytes: &[u8]) -> Option<Tracker> {
    decode(bytes).ok().filter(|it| it.read_only().is_none()).map(|it| it.tracker)
}
