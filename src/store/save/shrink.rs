//! A season that has suddenly lost most of its rows is asked about before it is written.

use std::{collections::BTreeSet, sync::Arc};

use super::{SaveError, Shrink};
use crate::domain::{removed::removed, tables::Table, tracker::Tracker};

/// The tables that are also looked at by themselves, each from this many rows on.
const TABLES: [(Table, &str); 5] = [
    (Table::Programs, "programs"),
    (Table::Interviews, "interviews"),
    (Table::Components, "components"),
    (Table::Letters, "letters"),
    (Table::Milestones, "tasks"),
];
const FEWEST: usize = 4;

/// # Errors
/// [`SaveError::Shrinks`] where more than half of the rows of `before` are gone that the user didn't remove: of all, or of
/// one of the tables that are looked at by themselves.
pub fn refuse(before: &Tracker, after: &Tracker, shrink: &Shrink) -> Result<(), SaveError> {
    let Shrink::But(allowed) = shrink else { return Ok(()) };
    let mut rows = removed(before, after);
    rows.retain(|it| !allowed.contains(it));
    let gone = rows.len().saturating_add(kept_gone(before, after));
    let of = before.len().saturating_add(before.kept.len());
    // of a season without any rows no table is worth a word of its own
    let all_gone = gone == of;
    for (table, what) in TABLES.into_iter().filter(|_| !all_gone) {
        let gone = rows.iter().filter(|it| it.0 == table).count();
        let of = before.count(table);
        if of >= FEWEST && is_most(gone, of) {
            return Err(SaveError::Shrinks { gone, of, what });
        }
    }
    match is_most(gone, of) {
        true => Err(SaveError::Shrinks { gone, of, what: "rows" }),
        false => Ok(()),
    }
}

/// Returns how many rows went.
pub fn gone(before: &Tracker, after: &Tracker) -> usize {
    removed(before, after).len().saturating_add(kept_gone(before, after))
}

fn is_most(gone: usize, of: usize) -> bool {
    gone.saturating_mul(2) > of
}

/// Counts the rows. Unreadable ones count too, since nobody can remove them here.
fn kept_gone(before: &Tracker, after: &Tracker) -> usize {
    if Arc::ptr_eq(&before.kept, &after.kept) {
        return 0;
    }
    let left: BTreeSet<&str> = after.kept.iter().map(|it| &*it.text).collect();
    before.kept.iter().filter(|it| !left.contains(&*it.text)).count()
}
