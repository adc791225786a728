//! How a save is to be done: when, what may be missing, whether a backup comes first.

use crate::domain::{merge::Conflict, removed::Removed, time::Stamp};

/// How a save is to be done. [`SaveOptions::at`] gives the careful ones.
#[derive(Clone, Debug)]
pub struct SaveOptions {
    /// Goes into the names of files that have to be made.
    pub now: Stamp,
    pub shrink: Shrink,
    pub backup: Backup,
    /// How many of the store's merges the season has in it that is handed over: [`super::Saved::merges`] of the last
    /// answer that was taken in. Answers are taken in by their order. A wrong number makes what came in look like the
    /// user's own change, or brings back what the user deleted of it.
    pub taken: u64,
    /// What the caller found in conflict when it took in what came. Kept for the next save where this one fails.
    pub conflicts: Vec<Conflict>,
}

/// Whether the season may lose more than half of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shrink {
    /// Rows that the user removed don't count.
    But(Removed),
    /// The user has allowed it.
    Allowed,
    /// The user wants back what others took out of the file, so nothing counts as deleted.
    Back,
}

/// When the file as it is gets a second name among the backups first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backup {
    /// Once a day and session; if that fails, the save goes on.
    Daily,
    /// Now, and if that fails nothing is saved: before a change of many rows at once.
    Now,
}

impl SaveOptions {
    pub fn at(now: Stamp) -> SaveOptions {
        SaveOptions {
            now,
            shrink: Shrink::But(Removed::new()),
            backup: Backup::Daily,
            taken: 0,
            conflicts: Vec::new(),
        }
    }

    /// Notes that the user removed these rows.
    pub fn without(self, removed: Removed) -> SaveOptions {
        SaveOptions { shrink: Shrink::But(removed), ..self }
    }

    /// Notes that the user knows that most rows go.
    pub fn shrinking(self) -> SaveOptions {
        SaveOptions { shrink: Shrink::Allowed, ..self }
    }

    /// Notes that the user wants the rows back that others removed.
    pub fn bringing_back(self) -> SaveOptions {
        SaveOptions { shrink: Shrink::Back, ..self }
    }

    /// Notes that what came in up to that merge is in the season, or was taken out again by the user.
    pub fn having_taken(self, merges: u64) -> SaveOptions {
        SaveOptions { taken: merges, ..self }
    }

    /// Adds conflicts whose other side is to be written down too.
    pub fn with_conflicts(self, conflicts: Vec<Conflict>) -> SaveOptions {
        SaveOptions { conflicts, ..self }
    }

    pub fn with_backup(self) -> SaveOptions {
        SaveOptions { backup: Backup::Now, ..self }
    }
}

impl From<Stamp> for SaveOptions {
    fn from(now: Stamp) -> SaveOptions {
        SaveOptions::at(now)
    }
}
