//! What the store tells the rest of the program, as plain data: how a load ended, what stands beside the file, what was
//! being typed. No IO in here.

use std::path::PathBuf;

use serde_json::Value;

use crate::domain::{tables::Table, time::Stamp};

/// How the file was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub file: PathBuf,
    pub verdict: Verdict,
    /// How many rows each table holds, in the order of the file; empty ones left out.
    pub counts: Vec<(Table, usize)>,
    /// Rows that couldn't be read and are kept as they are.
    pub kept: Vec<KeptRow>,
    /// What stands beside the file, by kind and time.
    pub found: Vec<Found>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is no file and no trace of one.
    FirstRun,
    Ready,
    /// It can be looked at, if at all, but nothing is written.
    ReadOnly {
        why: String,
    },
    /// Line and column count from 1; the column in bytes.
    Damaged {
        why: String,
        line: usize,
        column: usize,
    },
    /// There is no file, but there was one: see `found`.
    Missing,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRow {
    pub table: Table,
    pub why: String,
}

/// A file beside the season file that may hold something of a season.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub kind: FoundKind,
    pub path: PathBuf,
    pub bytes: u64,
    /// The time in its name; none where it has none in this program's form.
    pub at: Option<Stamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    Backup,
    /// What others said where two copies changed the same field.
    Conflict,
    /// A rescue file, written when the season file couldn't be.
    Rescue,
    /// A season file that was moved here because it couldn't be read.
    Damaged,
    /// The temporary file of a save that never ended.
    Unfinished,
    /// Another copy of the file that a sync program has left beside it.
    SyncConflict,
    /// Text that was being typed in a session that runs or was killed.
    Draft,
    /// What an editor saved and the season couldn't take.
    Edited,
}

/// A backup that was looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupSeen {
    /// What its name says beside the season's own: `20261122T222000Z-5be0c3a1`.
    pub id: String,
    /// When it became a backup.
    pub at: Stamp,
    pub path: PathBuf,
    pub bytes: u64,
    /// How many rows each table holds, empty ones left out; or why it can't be taken.
    pub rows: Result<Vec<(Table, usize)>, String>,
}

/// What others said where ours stayed, from one save.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictFile {
    pub path: PathBuf,
    pub at: Option<Stamp>,
    pub conflicts: Vec<ConflictSide>,
}

/// One thing that both had changed. What isn't set is `null`.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictSide {
    /// A JSON pointer into the season, without the slash at its start: `programs/ucsf~1ir/why`.
    pub path: String,
    pub base: Value,
    pub ours: Value,
    pub theirs: Value,
}

/// Text being typed, to be kept at most a second old.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The field it is for: `interviews/9c1f0e2d3b4a5968/notes`.
    pub place: String,
    /// The text it started from.
    pub base: String,
    pub text: String,
    pub cursor: usize,
}

/// The drafts of a session that no longer runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftDrafts {
    pub file: PathBuf,
    pub at: Option<Stamp>,
    pub drafts: Vec<LeftDraft>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftDraft {
    pub place: String,
    /// The fingerprint of the text it started from.
    pub base_hash: String,
    pub text: String,
    pub cursor: usize,
}

impl Report {
    pub fn rows(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// Returns the newest file of a kind.
    pub fn newest(&self, kind: FoundKind) -> Option<&Found> {
        self.found.iter().rfind(|it| it.kind == kind)
    }
}
