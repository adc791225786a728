//! Writes memory to a rescue file when the season file can't be written, and moves a damaged season file out of the
//! way.

use std::{
    env, io,
    path::{Path, PathBuf},
};

use directories::BaseDirs;

use super::{SaveError, disk::Disk, encode, places::Places, save::target};
use crate::domain::{time::Stamp, tracker::Tracker};

/// Where a rescue file goes if it can't stand beside the season file.
pub struct Refuge {
    pub home: Option<PathBuf>,
    pub temp: PathBuf,
    /// A random number for the name of a folder in `temp`.
    pub random: u64,
}

impl Refuge {
    pub fn of_process(random: u64) -> Refuge {
        let home = BaseDirs::new().map(|it| it.home_dir().to_owned());
        Refuge { home: home.filter(|it| it.is_absolute()), temp: env::temp_dir(), random }
    }
}

/// Writes memory to `season.rescue-STAMP.json` beside the season file, which it doesn't touch; else to
/// `fluoro-season.rescue-STAMP.json` in the home folder, else into a new folder for temporary files. Gives the path. Rows
/// that wouldn't be read back as they are go in all the same.
///
/// # Errors
/// Where nothing could be written: why not beside the season file.
pub fn rescue(
    disk: &dyn Disk,
    path: &Path,
    tracker: &Tracker,
    now: Stamp,
    refuge: &Refuge,
) -> Result<PathBuf, SaveError> {
    let bytes = encode::unproven(tracker)?;
    let at_home = || write_in(disk, refuge.home.as_deref()?, &bytes, now).ok();
    let in_temp = || {
        let folder = refuge.temp.join(format!("fluoro-{:016x}", refuge.random));
        disk.make_dir(&folder).ok()?;
        write_in(disk, &folder, &bytes, now).ok()
    };
    write_sibling(disk, path, &bytes, now).or_else(|why| at_home().or_else(in_temp).ok_or(why))
}

fn write_sibling(disk: &dyn Disk, path: &Path, bytes: &[u8], now: Stamp) -> Result<PathBuf, SaveError> {
    let mut unsynced = Vec::new();
    let places = match target::prepare(disk, path, &mut unsynced) {
        Ok(places) => places,
        // beside a file that can't be looked at there may be room for another one
        Err(_) => Places::new(path)?,
    };
    let failed = |error: io::Error| SaveError::Written { error, folder: places.folder().to_owned() };
    let rescued = target::write_new(disk, |copy| places.rescue(now, copy), bytes).map_err(failed)?;
    target::note(&mut unsynced, places.folder());
    for folder in unsynced {
        disk.sync_dir(&folder).map_err(|error| SaveError::Unconfirmed { error })?;
    }
    Ok(rescued)
}

fn write_in(disk: &dyn Disk, folder: &Path, bytes: &[u8], now: Stamp) -> Result<PathBuf, SaveError> {
    let places = Places::new(&folder.join("fluoro-season.json"))?;
    let rescued = target::write_new(disk, |copy| places.rescue(now, copy), bytes);
    let rescued = rescued.map_err(|error| SaveError::Written { error, folder: folder.to_owned() })?;
    // where there is no better place, one that a power cut may take is better than none
    disk.sync_dir(folder).ok();
    Ok(rescued)
}

/// Renames the whole temporary file of a save that never ended to `season.rescue-STAMP.json`, so that no later save removes
/// it. Gives the new name; any other file stays where it is.
///
/// # Errors
/// The disk's own; the file is then where it was.
pub fn keep_unfinished(disk: &dyn Disk, path: &Path, file: &Path) -> Result<PathBuf, SaveError> {
    let places = Places::new(path)?;
    let failed = |error: io::Error| SaveError::Written { error, folder: places.folder().to_owned() };
    if !places.temps(disk).map_err(failed)?.iter().any(|it| it == file) {
        return Ok(file.to_owned());
    }
    let at = disk.stat_link(file).map_err(failed)?.changed_at();
    let kept = target::move_to_free(disk, file, |copy| places.rescue(at, copy)).map_err(failed)?;
    disk.sync_dir(places.folder()).map_err(|error| SaveError::Unconfirmed { error })?;
    Ok(kept)
}

/// Renames a damaged season file to `season.damaged-STAMP.json`, never over another file. Gives the new name.
///
/// # Errors
/// The disk's own; the file is then where it was.
pub fn move_damaged(disk: &dyn Disk, path: &Path, now: Stamp) -> Result<PathBuf, SaveError> {
    let target =
        disk.canonicalize(path).map_err(|error| SaveError::Unread { error, path: path.to_owned() })?;
    let places = Places::new(&target)?;
    let failed = |error: io::Error| SaveError::Written { error, folder: places.folder().to_owned() };
    let moved_to = target::move_to_free(disk, &target, |copy| places.damaged(now, copy)).map_err(failed)?;
    disk.sync_dir(places.folder()).map_err(|error| SaveError::Unconfirmed { error })?;
    Ok(moved_to)
}
