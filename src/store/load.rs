//! The load protocol: what can be read is read, what can't is named and never taken for "new". Writes nothing.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    decode::{self, BadFile, Schema, decode},
    disk::{Content, Disk, Kind, Stat},
    encode::Text,
    fault,
    hash::Hash,
    places::Places,
    read::{counts, read_season},
    report::{Found, FoundKind, KeptRow, Report, Verdict},
};
use crate::domain::tracker::Tracker;

/// The version of the file that memory stands on: what was last read or written.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    pub stat: Stat,
    pub(super) print: Print,
}

/// What tells the bytes of one version from those of another. It is only computed when it is asked for, since most
/// saves don't need it.
#[derive(Clone, Debug)]
pub(super) enum Print {
    Hash(Hash),
    Text(Arc<Text>),
}

impl Base {
    /// Returns the fingerprint of the file's bytes.
    pub fn hash(&self) -> Hash {
        self.print.hash()
    }
}

impl Print {
    pub fn hash(&self) -> Hash {
        match self {
            Print::Hash(hash) => *hash,
            Print::Text(text) => Hash::of_parts(&text.parts()),
        }
    }
}

impl PartialEq for Print {
    fn eq(&self, other: &Print) -> bool {
        match (self, other) {
            (Print::Text(one), Print::Text(other)) if Arc::ptr_eq(one, other) => true,
            _ => self.hash() == other.hash(),
        }
    }
}

/// A season with the version of the file that it was read from or written to.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    pub tracker: Tracker,
    pub base: Base,
}

/// How a load ended, with what stands beside the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub file: PathBuf,
    pub outcome: Outcome,
    pub found: Vec<Found>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// There is no file and no trace of one.
    FirstRun,
    Ready(Box<Stored>),
    /// Nothing may be written; this is the season as far as it could be read.
    ReadOnly {
        season: Option<Box<Stored>>,
        why: String,
    },
    /// The file is there and is no season. Nothing may be written over it.
    Damaged(BadFile),
    /// There is no file now, but there was one.
    Missing,
}

/// Reads the season at `path`, through a link too.
pub fn load(disk: &dyn Disk, path: &Path) -> Loaded {
    let done = |outcome, found| Loaded { file: path.to_owned(), outcome, found };
    match Places::new(path) {
        Err(error) => done(read_only(error.to_string()), Vec::new()),
        Ok(places) => match disk.stat(path) {
            Ok(stat) => present(disk, path, stat),
            Err(error) if error.kind() == ErrorKind::NotFound => absent(disk, &places),
            Err(error) => done(read_only(fault::not_read(&error, path)), Vec::new()),
        },
    }
}

fn present(disk: &dyn Disk, path: &Path, stat: Stat) -> Loaded {
    let (outcome, found) = match stat.kind {
        Kind::Folder => (read_only(fault::folder(path)), Vec::new()),
        Kind::Link | Kind::Other => {
            (read_only(format!("{} is no regular file", fault::shown(path))), Vec::new())
        }
        Kind::File => {
            match disk.canonicalize(path).and_then(|it| disk.read(&it).map(|content| (it, content))) {
                Err(error) => (read_only(fault::not_read(&error, path)), Vec::new()),
                Ok((target, content)) => {
                    let places = Places::new(&target).ok();
                    let found = places.and_then(|it| it.found(disk).ok()).unwrap_or_default();
                    (judge(content), found)
                }
            }
        }
    };
    Loaded { file: path.to_owned(), outcome, found }
}

fn judge(content: Content) -> Outcome {
    let Content { bytes, stat } = content;
    let decoded = match decode(&bytes) {
        Ok(decoded) => decoded,
        Err(bad) => {
            return match decode::schema_in(&bytes) {
                Some(Schema::Newer(number)) => read_only(decode::newer(&number)),
                Some(Schema::Ours) | None => Outcome::Damaged(bad),
            };
        }
    };
    let why = decoded.read_only();
    let season = Box::new(Stored {
        tracker: decoded.tracker,
        base: Base { stat, print: Print::Hash(Hash::of(&bytes)) },
    });
    match why {
        Some(why) => Outcome::ReadOnly { season: Some(season), why },
        None => Outcome::Ready(season),
    }
}

/// Decides what a missing file means: it is a first run only if nothing else says that there was a season.
fn absent(disk: &dyn Disk, places: &Places) -> Loaded {
    let (outcome, found) = match (missing_part(disk, places.file()), places.found(disk)) {
        (Err(why), _) => (read_only(why), Vec::new()),
        (Ok(()), Err(error)) => (read_only(fault::not_read(&error, places.folder())), Vec::new()),
        (Ok(()), Ok(mut found)) => {
            // a save that was cut short leaves nothing that was ever whole
            found.retain(|it| it.kind != FoundKind::Unfinished || read_season(disk, &it.path).is_ok());
            (if found.is_empty() { Outcome::FirstRun } else { Outcome::Missing }, found)
        }
    };
    Loaded { file: places.file().to_owned(), outcome, found }
}

/// Looks up to the first folder that exists. A link on the way that leads nowhere (an unplugged disk) is no first run.
fn missing_part(disk: &dyn Disk, path: &Path) -> Result<(), String> {
    for part in path.ancestors().filter(|it| !it.as_os_str().is_empty()) {
        match disk.stat_link(part) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(fault::not_read(&error, part)),
            Ok(_) if part == path => {}
            Ok(_) => match disk.stat(part) {
                Ok(_) => return Ok(()),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(fault::not_read(&error, part)),
            },
        }
        return Err(format!("{} is a link to something that isn't there", fault::shown(part)));
    }
    Ok(())
}

fn read_only(why: String) -> Outcome {
    Outcome::ReadOnly { season: None, why }
}

impl Loaded {
    /// Returns the season as far as it could be read, even if nothing may be written.
    pub fn season(&self) -> Option<&Stored> {
        match &self.outcome {
            Outcome::Ready(season) | Outcome::ReadOnly { season: Some(season), .. } => Some(season),
            Outcome::FirstRun
            | Outcome::ReadOnly { season: None, .. }
            | Outcome::Damaged(_)
            | Outcome::Missing => None,
        }
    }

    /// Returns what the load found as plain data.
    pub fn report(&self) -> Report {
        let verdict = match &self.outcome {
            Outcome::FirstRun => Verdict::FirstRun,
            Outcome::Ready(_) => Verdict::Ready,
            Outcome::ReadOnly { why, .. } => Verdict::ReadOnly { why: why.clone() },
            Outcome::Damaged(BadFile { why, line, column }) => {
                Verdict::Damaged { why: why.clone(), line: *line, column: *column }
            }
            Outcome::Missing => Verdict::Missing,
        };
        let tracker = self.season().map(|it| &it.tracker);
        let kept = tracker.map(|it| it.kept.as_slice()).unwrap_or_default();
        Report {
            file: self.file.clone(),
            verdict,
            counts: tracker.map(counts).unwrap_or_default(),
            kept: kept.iter().map(|it| KeptRow { table: it.table, why: it.why.clone() }).collect(),
            found: self.found.clone(),
        }
    }
}

impl Report {
    /// Returns true if something should be looked at although the file is ready: unreadable rows, conflicts, rescue
    /// files, copies of a sync program.
    pub fn has_warnings(&self) -> bool {
        use FoundKind::{Conflict, Edited, Rescue, SyncConflict};
        let telling = |it: &Found| matches!(it.kind, Conflict | Edited | Rescue | SyncConflict);
        !self.kept.is_empty() || self.found.iter().any(telling)
    }
}
