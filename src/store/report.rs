//! What the store tells the rest of the program, as plain data: how a load ended. No IO in here.

use std::path::PathBuf;

use crate::domain::tables::Table;

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

/// A file beside the season file that may hold a season.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub kind: FoundKind,
    pub path: PathBuf,
    pub bytes: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    Backup,
    /// Theirs, where two copies changed the same field.
    Conflict,
    /// Written when the program couldn't go on.
    Rescue,
    /// Put aside because it couldn't be read.
    Damaged,
    /// The temporary file of a save that never ended.
    Unfinished,
}

impl Report {
    pub fn rows(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// The newest file of a kind.
    pub fn newest(&self, kind: FoundKind) -> Option<&Found> {
        self.found.iter().rfind(|it| it.kind == kind)
    }
}
