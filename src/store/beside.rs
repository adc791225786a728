//! What stands beside the season file, and removing one of it that is settled.

use std::{io, path::Path};

use super::{
    disk::Disk,
    fault,
    places::Places,
    report::{Found, FoundKind},
};

/// What earlier times, other copies and sync clients have left beside the season at `path`, by kind and time.
///
/// # Errors
/// Where a folder is there but can't be listed.
pub fn found(disk: &dyn Disk, path: &Path) -> io::Result<Vec<Found>> {
    let target = disk.canonicalize(path).unwrap_or_else(|_| path.to_owned());
    Places::new(&target).map_or_else(|_| Ok(Vec::new()), |places| places.found(disk))
}

/// Removes a conflict, rescue or damaged file or a sync client's copy of the season at `path`; nothing else.
///
/// # Errors
/// One sentence.
pub fn remove_found(disk: &dyn Disk, path: &Path, file: &Path) -> Result<(), String> {
    use FoundKind::*;
    let shown = fault::shown(file);
    let all = found(disk, path).map_err(|error| format!("the folder can't be listed: {error}"))?;
    match all.iter().find(|it| it.path == file).map(|it| it.kind) {
        Some(Conflict | Rescue | Damaged | SyncConflict) => {
            disk.remove(file).map_err(|error| format!("{shown} can't be removed: {error}"))
        }
        Some(Backup | Unfinished | Draft) | None => Err(format!("{shown} is none of the files that can go")),
    }
}
