//! What differs between two versions of the rank lists, in words.

use std::collections::BTreeSet;

use super::version::{Snapshot, SnapshotList, SnapshotRow};

/// What differs between two versions of one list, in words that name the programs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListDifference {
    pub title: String,
    /// "3 Penn IR came", "MIR IR went, was 4", "Rush IR 5 → 2": in the order of the newer list, then what went.
    pub lines: Vec<String>,
}

/// Returns what differs from an older to a newer snapshot, list by list, the primary one first; nothing where they are the same. `name` says what
/// an entry is called.
pub fn differences(
    old: &Snapshot,
    new: &Snapshot,
    name: impl Fn(&SnapshotRow) -> String,
) -> Vec<ListDifference> {
    let ids: BTreeSet<&String> = old.lists.keys().chain(new.lists.keys()).collect();
    let empty = SnapshotList::default();
    let mut all = Vec::new();
    for id in ids {
        let (before, after) = (old.lists.get(id).unwrap_or(&empty), new.lists.get(id).unwrap_or(&empty));
        let (title, turn) = match new.lists.contains_key(id) {
            true => (new.title(id), after.turn()),
            false => (old.title(id), before.turn()),
        };
        let lines = list_lines(before, after, &name);
        if !lines.is_empty() {
            all.push((turn, ListDifference { title, lines }));
        }
    }
    all.sort_by_key(|it| it.0);
    all.into_iter().map(|it| it.1).collect()
}

fn list_lines(
    before: &SnapshotList,
    after: &SnapshotList,
    name: impl Fn(&SnapshotRow) -> String,
) -> Vec<String> {
    let place = |rows: &[SnapshotRow], entry: &str| rows.iter().position(|it| it.entry == entry);
    let was: Vec<Option<usize>> = after.rows.iter().map(|it| place(&before.rows, &it.entry)).collect();
    let stays = rising(&was);
    let mut lines = Vec::new();
    // older versions don't know what their lists were called
    if before.name != after.name && !before.letter.is_empty() && !after.rows.is_empty() {
        lines.push(format!("called “{}”, was “{}”", after.name, before.name));
    }
    for (at, row) in after.rows.iter().enumerate() {
        let (rank, called) = (at.saturating_add(1), name(row));
        let Some(old) = was.get(at).copied().flatten() else {
            lines.push(format!("{rank} {called} came"));
            continue;
        };
        if !stays.contains(&at) {
            lines.push(format!("{called} {} → {rank}", old.saturating_add(1)));
        }
        let Some(before) = before.rows.get(old) else { continue };
        for (what, one, two) in [
            ("supplemental list", &before.supplemental, &row.supplemental),
            ("code", &before.code, &row.code),
            ("reason", &before.reason, &row.reason),
        ] {
            if one != two {
                lines.push(format!("{rank} {called}: {what} “{two}”, was “{one}”"));
            }
        }
    }
    let went = before.rows.iter().enumerate().filter(|(_, it)| place(&after.rows, &it.entry).is_none());
    lines.extend(went.map(|(at, it)| format!("{} went, was {}", name(it), at.saturating_add(1))));
    lines
}

/// Returns the places of a longest rising row: what needn't have moved.
pub(super) fn rising(values: &[Option<usize>]) -> BTreeSet<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for value in values {
        let before = best.iter().enumerate().filter(|(earlier, _)| {
            let known = values.get(*earlier).copied().flatten();
            known.is_some() && value.is_some() && known < *value
        });
        let longest = before.max_by_key(|(_, it)| it.0).map(|(earlier, it)| (it.0, earlier));
        best.push(match (value, longest) {
            (None, _) => (0, None),
            (Some(_), None) => (1, None),
            (Some(_), Some((length, earlier))) => (length.saturating_add(1), Some(earlier)),
        });
    }
    let mut stays = BTreeSet::new();
    let mut at = best.iter().enumerate().filter(|it| it.1.0 > 0).max_by_key(|it| it.1.0).map(|it| it.0);
    while let Some(here) = at {
        stays.insert(here);
        at = best.get(here).and_then(|it| it.1);
    }
    stays
}
