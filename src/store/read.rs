//! Reads any whole season file: a backup, a rescue file, another computer's copy.

use std::path::Path;

use super::{
    decode::decode,
    disk::{Disk, Kind},
    fault,
};
use crate::domain::{tables::Table, tracker::Tracker};

/// Reads the season in that file.
///
/// # Errors
/// Why there is none, or none that this version may write, in one sentence.
pub fn read_season(disk: &dyn Disk, path: &Path) -> Result<Tracker, String> {
    if disk.stat(path).is_ok_and(|it| it.kind == Kind::Folder) {
        return Err(fault::folder(path));
    }
    let content = disk.canonicalize(path).and_then(|it| disk.read(&it));
    let content = content.map_err(|error| fault::not_read(&error, path))?;
    let decoded = decode(&content.bytes).map_err(|bad| format!("it is no season file: {bad}"))?;
    match decoded.read_only() {
        None => Ok(decoded.tracker),
        Some(why) => Err(why),
    }
}

/// How many rows each table holds, in the order of the file; empty ones left out.
pub fn counts(tracker: &Tracker) -> Vec<(Table, usize)> {
    let count = |table: &Table| (*table, tracker.count(*table));
    Table::ALL.iter().map(count).filter(|(_, count)| *count > 0).collect()
}
