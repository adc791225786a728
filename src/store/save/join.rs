//! Joins the caller's season with what others made of the file meanwhile, for writing.

use std::mem;

use super::{SaveOptions, Shrink, Store, is_same, lineage::Lineage, shrink};
use crate::{
    domain::{
        id::IdSource,
        merge::{Conflict, Context, Incoming, Merged, Patch, changes, merge},
        tracker::Tracker,
    },
    store::decode::decode,
};

/// The caller's season and somebody else's in one.
pub struct Joined {
    pub tracker: Tracker,
    /// What came in, except for what the caller was told before.
    pub incoming: Incoming,
    /// How many of the caller's rows go, except for those that it was told of before.
    pub gone: usize,
    /// What the caller's next value stands on, once this is written.
    pub lineage: Lineage,
}

impl Store {
    /// Joins both. `theirs` is what stands in the file, if that isn't what was last read or written.
    pub(super) fn join(&mut self, ours: &Tracker, theirs: Option<&Tracker>, options: &SaveOptions) -> Joined {
        let owed = mem::take(&mut self.pending);
        let base = self.base.as_ref().map(|it| &it.tracker);
        let Some(theirs) = theirs.or(base.filter(|_| self.lineage.lacks_some())) else {
            let (tracker, lineage) = (ours.clone(), Lineage::of(ours));
            let incoming = Incoming { conflicts: owed, ..Incoming::default() };
            return Joined { tracker, incoming, gone: 0, lineage };
        };
        let nothing = Tracker::default();
        let ancestor = match options.shrink {
            Shrink::Back => &nothing,
            Shrink::But(_) | Shrink::Allowed => self.lineage.ours(),
        };
        let mut ids = IdSource::new((self.random)());
        let mut context = Context { now: options.now, ids: &mut ids };
        let Merged { tracker, conflicts, patch, .. } = merge(ancestor, ours, theirs, &mut context);
        let soon = self.lineage.onto(ours);
        let patch = match options.shrink {
            Shrink::Back => Patch::between(soon.end(), &tracker),
            Shrink::But(_) | Shrink::Allowed => patch.since(self.lineage.end(), soon.end(), &tracker),
        };
        let is_ours = !self.lineage.lacks_some() && tracker == *ours;
        let changes = changes(soon.end(), &tracker);
        Joined {
            gone: shrink::gone(soon.end(), &tracker),
            lineage: match is_ours {
                true => Lineage::of(ours),
                false => soon.and(self.merges.saturating_add(1), patch.clone(), &tracker),
            },
            incoming: Incoming {
                changes,
                patch: Some(patch),
                conflicts: conflicts.into_iter().fold(owed, with),
            },
            tracker,
        }
    }

    /// Takes over the conflicts that the caller found, except for those that a save has written down before.
    pub(super) fn adopt_conflicts(&mut self, options: &SaveOptions) {
        for it in &options.conflicts {
            if !self.found.iter().any(|(_, found)| is_same(found, it)) {
                self.pending = with(mem::take(&mut self.pending), it.clone());
            }
        }
        self.found.retain(|(merge, _)| *merge > options.taken);
    }
}

/// Adds one more conflict; one about the same thing is replaced.
fn with(mut conflicts: Vec<Conflict>, new: Conflict) -> Vec<Conflict> {
    conflicts.retain(|it| !is_same(it, &new));
    conflicts.push(new);
    conflicts
}

/// Returns a season that may be joined and written again; none if the file can't be read whole.
pub fn season_in(bytes: &[u8]) -> Option<Tracker> {
    decode(bytes).ok().filter(|it| it.read_only().is_none()).map(|it| it.tracker)
}
