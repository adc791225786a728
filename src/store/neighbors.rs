//! Lists what stands beside the season file, and removes such a file once it is settled.

use std::{
    io::{self, ErrorKind},
    path::Path,
};

use super::{
    conflicts,
    disk::Disk,
    fault,
    places::{Places, is_conflict_name},
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

/// Removes a conflict, rescue or damaged file, what an editor left, or a sync client's copy of the season at `path`; nothing else. One that is gone
/// already is removed.
///
/// # Errors
/// One sentence.
pub fn remove_found(disk: &dyn Disk, path: &Path, file: &Path) -> Result<(), String> {
    use FoundKind::*;
    let shown = fault::shown(file);
    if disk.stat_link(file).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(());
    }
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let all = found(disk, path).map_err(|error| fault::not_read(&error, folder))?;
    let is_ours = file.file_name().is_some_and(is_conflict_name);
    match all.iter().find(|it| it.path == file).map(|it| it.kind) {
        // what can't be read here may be a newer version's
        Some(Conflict) if is_ours => drop(conflicts::read(disk, file)?),
        Some(Rescue | Damaged | SyncConflict | Edited) => {}
        Some(Conflict | Backup | Unfinished | Draft) | None => {
            return Err(format!("{shown} is none of the files that can go"));
        }
    }
    match disk.remove(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(fault::not_written(&error, folder)),
        // where a power cut brings it back, it is offered once more
        _ => drop(disk.sync_dir(folder)),
    }
    Ok(())
}
