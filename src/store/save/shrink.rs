//! A season that has suddenly lost most of its rows is asked about before it is written.

use std::{collections::BTreeSet, sync::Arc};

use super::{SaveError, Shrink};
use crate::domain::{removed::removed, tracker::Tracker};

/// # Errors
/// [`SaveError::Shrinks`] where more than half of the rows of `before` are gone that the user didn't remove.
pub fn refuse(before: &Tracker, after: &Tracker, shrink: &Shrink) -> Result<(), SaveError> {
    let Shrink::But(allowed) = shrink else { return Ok(()) };
    let rows = removed(before, after).iter().filter(|it| !allowed.contains(*it)).count();
    let gone = rows.saturating_add(kept_gone(before, after));
    let of = before.len().saturating_add(before.kept.len());
    match gone.saturating_mul(2) > of {
        true => Err(SaveError::Shrinks { gone, of }),
        false => Ok(()),
    }
}

/// Unreadable rows count too: nobody can remove them.
fn kept_gone(before: &Tracker, after: &Tracker) -> usize {
    if Arc::ptr_eq(&before.kept, &after.kept) {
        return 0;
    }
    let left: BTreeSet<&str> = after.kept.iter().map(|it| &*it.text).collect();
    before.kept.iter().filter(|it| !left.contains(&*it.text)).count()
}
