//! The season file on a real disk: what a load says of every kind of file, and what a save leaves behind when any single
//! operation goes wrong.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, which clippy doesn't see as such")]
#![allow(clippy::wildcard_enum_match_arm, reason = "a verdict that isn't the expected one is shown whole")]

#[path = "store/backups.rs"]
mod backups;
#[path = "store/behind.rs"]
mod behind;
#[path = "store/beside.rs"]
mod beside;
#[path = "store/drafts.rs"]
mod drafts;
#[path = "store/format.rs"]
mod format;
#[path = "store/fuller.rs"]
mod fuller;
#[path = "store/hostile.rs"]
mod hostile;
#[path = "store/hostile_files.rs"]
mod hostile_files;
#[path = "store/interleaved.rs"]
mod interleaved;
#[path = "store/locking.rs"]
mod locking;
#[path = "store/merging.rs"]
mod merging;
#[path = "store/saving.rs"]
mod saving;
#[path = "store/small.rs"]
mod small;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use fluoro::{
    domain::{time::Stamp, tracker::Tracker},
    store::{
        Loaded, Outcome, Store, Stored,
        disk::{Disk, RealDisk},
        load,
    },
};

/// The example of the file's description in canonical form: one row and more of every table.
const EXAMPLE: &str = include_str!("data/season-example.json");

fn now() -> Stamp {
    "2026-11-22T22:20:00Z".parse().unwrap()
}

fn real() -> Arc<dyn Disk> {
    Arc::new(RealDisk)
}

/// A source of names that repeats.
fn counter() -> impl FnMut() -> u64 + Send + 'static {
    let mut next = 0;
    move || {
        next += 1;
        next
    }
}

fn ready(path: &Path) -> Stored {
    match load(&RealDisk, path) {
        Loaded { outcome: Outcome::Ready(season), .. } => *season,
        other => panic!("{:?}", other.outcome),
    }
}

fn store(disk: Arc<dyn Disk>, path: &Path, season: &Stored) -> Store {
    Store::new(disk, path, Some(season.clone()), counter())
}

/// A folder with a season file in it, and what was read from it.
fn example() -> (tempfile::TempDir, PathBuf, Stored) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap().join("season.json");
    fs::write(&path, EXAMPLE).unwrap();
    let season = ready(&path);
    (folder, path, season)
}

/// The tracker with one program's note changed.
fn edited(tracker: &Tracker, note: &str) -> Tracker {
    let mut tracker = tracker.clone();
    assert!(tracker.programs.edit("ucsf/ir", |it| it.notes = note.into()));
    tracker
}

/// The names in a folder, sorted; `.` and those of folders end with a slash.
fn names(folder: &Path) -> Vec<String> {
    let name = |entry: fs::DirEntry| {
        let slash = if entry.file_type().unwrap().is_dir() { "/" } else { "" };
        format!("{}{slash}", entry.file_name().to_string_lossy())
    };
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|it| name(it.unwrap())).collect();
    names.sort();
    names
}
