//! What stands beside the season file, and what the season would be with another version of it.

use std::path::{Path, PathBuf};

use super::left::Left;
use crate::{
    domain::{
        id::IdSource,
        merge::{self, Context, Difference, Merged},
        tables::Table,
        time::Stamp,
        tracker::Tracker,
    },
    store::report::{BackupSeen, ConflictFile, ConflictSide, Found, FoundKind},
};

/// What stands beside the season file, as the shell found it.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The backups, the newest first.
    pub backups: Vec<BackupSeen>,
    pub conflicts: Vec<ConflictFile>,
    pub drafts: Vec<Left>,
    /// Other files: copies of sync clients, rescue files, damaged files, texts of an editor.
    pub copies: Vec<Found>,
    /// Why something couldn't be looked at, one sentence each.
    pub problems: Vec<String>,
}

/// What another copy changed, and when it came in.
#[derive(Clone, Debug)]
pub struct CameIn {
    pub at: Stamp,
    pub differences: Vec<Difference>,
}

/// Another version, and what the season would be with it.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The season after it was taken.
    pub tracker: Tracker,
    pub differences: Vec<Difference>,
    /// What both sides say something about, so that ours stays.
    pub conflicts: Vec<ConflictSide>,
    pub is_other_season: bool,
}

/// A version that was looked at, or why it couldn't be.
#[derive(Clone, Debug)]
pub struct Seen {
    pub path: PathBuf,
    pub result: Result<Compared, String>,
}

/// A line of the list of versions.
#[derive(Clone, Debug)]
pub enum Entry {
    Heading(&'static str),
    CameIn(CameIn),
    Conflict(ConflictFile),
    Draft(Left),
    Copy(Found),
    Backup(BackupSeen),
    Problem(String),
}

impl Entry {
    /// Returns the file that can be compared with the season, and how it would come in.
    pub fn file(&self) -> Option<(&Path, Intake)> {
        match self {
            Entry::Backup(it) => Some((&it.path, Intake::Replace)),
            Entry::Copy(it) if it.kind == FoundKind::Edited => None,
            Entry::Copy(it) => Some((&it.path, Intake::Join)),
            Entry::Heading(_)
            | Entry::CameIn(_)
            | Entry::Conflict(_)
            | Entry::Draft(_)
            | Entry::Problem(_) => None,
        }
    }
}

/// How a version comes into the season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intake {
    /// It takes the season's place.
    Replace,
    /// What it has and the season hasn't comes in.
    Join,
}

impl Compared {
    /// Compares the season with another version. `seed` is for the ids of rows that a merge makes.
    pub fn of(present: &Tracker, other: &Tracker, intake: Intake, now: Stamp, seed: u64) -> Compared {
        let (tracker, conflicts) = match intake {
            Intake::Replace => (other.clone().with_given_of(present), Vec::new()),
            Intake::Join => {
                let mut ids = IdSource::new(seed);
                let mut context = Context { now, ids: &mut ids };
                let Merged { tracker, conflicts, .. } =
                    merge::merge(&Tracker::default(), present, other, &mut context);
                (tracker, conflicts)
            }
        };
        let side =
            |merge::Conflict { path, base, ours, theirs, .. }| ConflictSide { path, base, ours, theirs };
        let known = |it: &Tracker| !it.id.as_str().is_empty();
        // the id of a file is nothing to decide
        let conflicts = conflicts.into_iter().filter(|it| it.part != merge::Part::File);
        Compared {
            differences: merge::differences(present, &tracker),
            conflicts: conflicts.map(side).collect(),
            is_other_season: known(present) && known(other) && present.id != other.id,
            tracker,
        }
    }
}

/// Says how many rows the most important tables hold: "50 programs, 12 interviews and 4 letters".
pub fn holds(rows: &[(Table, usize)]) -> String {
    // of the others the file holds only what differs from the bundle, which no list counts
    let told = [Table::Programs, Table::Interviews, Table::Letters];
    let count = |table: &Table| rows.iter().find(|it| it.0 == *table).map(|it| it.1).unwrap_or(0);
    let parts: Vec<String> = told
        .iter()
        .map(|table| (table, count(table)))
        .filter(|it| it.1 > 0)
        .map(|(table, count)| crate::text::counted(count, table.noun()))
        .collect();
    match parts.as_slice() {
        [] => crate::text::counted(rows.iter().map(|it| it.1).sum(), "row"),
        parts => parts.join(", "),
    }
}
