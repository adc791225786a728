//! The other copy's rank lists as a kept version, for the case that both copies moved them.

use super::Context;
use crate::domain::{ranking::Snapshot, tables::RankVersion, tracker::Tracker};

const MERGED: &str = "merged";

/// Returns all rank lists of `theirs` as a version with names and codes; none if `present` keeps such a version
/// already.
pub fn of_lists(theirs: &Tracker, present: &Tracker, context: &mut Context) -> Option<RankVersion> {
    let theirs = Snapshot::of_present(theirs);
    let lists = theirs.values();
    if present.rank_versions.iter().any(|it| it.why == MERGED && it.lists == lists) {
        return None;
    }
    Some(theirs.version((MERGED, MERGED), context.now, context.ids))
}
