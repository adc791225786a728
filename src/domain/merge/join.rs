//! Joins three trackers, the common base and both copies, into one.

use super::{
    Change, Conflict, Context, Part, json, parts,
    patch::Patch,
    union::{join, related},
    version,
};
use crate::domain::{tables::Table, tracker::Tracker};

#[derive(Clone, Debug)]
pub struct Merged {
    pub tracker: Tracker,
    /// The places where ours stayed although theirs said something else.
    pub conflicts: Vec<Conflict>,
    /// What differs between ours and the merged tracker, in the order of the file.
    pub came_in: Vec<Change>,
    /// The same changes for any other value of ours, such as those that undo remembers. Applied to `ours` itself it gives
    /// the very same `tracker`.
    pub patch: Patch,
}

/// What another copy changed, carried whole from the file to the screens.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    /// For people, in the order of the file.
    pub changes: Vec<Change>,
    /// The same changes for any other value that is remembered; none if nobody else had changed anything.
    pub patch: Option<Patch>,
    /// The places where ours stayed although theirs said something else.
    pub conflicts: Vec<Conflict>,
}

impl From<Merged> for Incoming {
    fn from(merged: Merged) -> Incoming {
        Incoming { changes: merged.came_in, patch: Some(merged.patch), conflicts: merged.conflicts }
    }
}

/// Joins what `ours` and `theirs` made of `base`, all three trackers of one season. Without a known base pass an empty
/// tracker: then it is a union.
///
/// What only one side changed is taken from there. Where both changed the same: ours stays, and it is told. An edit beats
/// a deletion. A row that one side deleted while the other linked to it anew comes back. Where both moved a rank list,
/// theirs becomes a kept version. Exchanging the sides gives an equal tracker unless there are conflicts, and merging the
/// result once more changes nothing.
///
/// Costs a look at each row whose pointer differs from base's; only rows that both changed are taken apart. A part that
/// theirs left as it was keeps the very pointers of ours.
pub fn merge(base: &Tracker, ours: &Tracker, theirs: &Tracker, context: &mut Context) -> Merged {
    let mut theirs = related(base, theirs);
    let (mut tracker, found) = join(base, ours, &theirs, None);
    let moved_by_both = found.iter().any(|conflict| {
        let lists = Table::RankLists;
        let order = json::pointer([lists.key(), conflict.id.as_str(), "order"]);
        conflict.part == Part::Rows(lists) && conflict.path == order
    });
    let version = moved_by_both.then(|| version::of_lists(&theirs, &tracker, context)).flatten();
    if let Some(version) = version {
        theirs.rank_versions.put(version.clone());
        tracker.rank_versions.put(version);
    }
    Merged {
        came_in: parts::changes(ours, &tracker),
        conflicts: found,
        patch: Patch::known(base, theirs, ours, &tracker),
        tracker,
    }
}
