//! What the next save must know of the changes since the last one, so that it can tell a loss from a deletion.

use crate::domain::{merge::Conflict, removed::Removed};

#[derive(Clone, Debug, Default)]
pub struct SinceSave {
    /// Rows that the user took away, by deleting or by undoing.
    pub removed: Removed,
    pub shrinking: Shrinking,
    /// What a form or a note and another copy changed both; their side is to be written down.
    pub conflicts: Vec<Conflict>,
    /// True if so much changes at once that the file as it is becomes a backup first.
    pub changes_much: bool,
}

/// What happens if others took most rows out of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shrinking {
    #[default]
    Asks,
    LetGo,
    BringBack,
}
