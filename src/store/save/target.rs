//! Finds where a save really goes: follows links and makes missing folders.

use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use super::SaveError;
use crate::store::{
    disk::{self, Disk, Kind, Owner, PRIVATE_FILE},
    places::{Env, Places, season_path},
};

/// Returns the file to be written, behind all links, so that a link to it stays a link; makes its folder. Folders in
/// which a name was made go to `unsynced`.
pub fn prepare(disk: &dyn Disk, path: &Path, unsynced: &mut Vec<PathBuf>) -> Result<Places, SaveError> {
    let named = Places::new(path)?;
    match disk.canonicalize(path) {
        Ok(target) => Ok(Places::new(&target)?),
        Err(error) if error.kind() != ErrorKind::NotFound => Err(SaveError::unread(error, path)),
        Err(_) => match disk.stat_link(path) {
            Ok(stat) if stat.kind == Kind::Link => Err(SaveError::Dangling(path.to_owned())),
            // it came into being this very moment: the guard looks at it
            Ok(_) => Ok(named),
            Err(error) if error.kind() == ErrorKind::NotFound => in_new_folder(disk, &named, unsynced),
            Err(error) => Err(SaveError::unread(error, path)),
        },
    }
}

fn in_new_folder(disk: &dyn Disk, named: &Places, unsynced: &mut Vec<PathBuf>) -> Result<Places, SaveError> {
    let folder = named.folder();
    let failed = |error| SaveError::written(error, folder);
    make_folders(disk, folder, unsynced).map_err(failed)?;
    let folder = disk.canonicalize(folder).map_err(failed)?;
    let name = named.file().file_name().unwrap_or_default();
    Ok(Places::new(&folder.join(name))?)
}

/// Makes a folder and those above it, for the owner alone.
pub fn make_folders(disk: &dyn Disk, folder: &Path, unsynced: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut missing = Vec::new();
    for part in folder.ancestors().filter(|it| !it.as_os_str().is_empty()) {
        match disk.stat(part) {
            Ok(_) => break,
            Err(error) if error.kind() == ErrorKind::NotFound => missing.push(part),
            Err(error) => return Err(error),
        }
    }
    missing.iter().rev().try_for_each(|part| make_folder(disk, part, unsynced))
}

/// Makes one folder for the owner alone, if it isn't there.
pub fn make_folder(disk: &dyn Disk, folder: &Path, unsynced: &mut Vec<PathBuf>) -> io::Result<()> {
    match disk.make_dir(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
        Ok(()) => {
            let parent = folder.parent().filter(|it| !it.as_os_str().is_empty());
            note(unsynced, parent.unwrap_or(Path::new(".")));
            Ok(())
        }
    }
}

/// Takes other users' rights from the program's own data folder, if that is where the file lies: it may be older than the
/// program or copied. A folder that leads elsewhere, or is another user's, stays as it is.
pub fn make_private(disk: &dyn Disk, places: &Places, env: &Env) {
    let Some(own) = season_path(env).ok().and_then(|it| it.parent().map(Path::to_owned)) else { return };
    let is_here = || disk.canonicalize(&own).is_ok_and(|it| it == places.folder());
    if own.file_name() == places.folder().file_name()
        && let Ok(stat) = disk.stat_link(&own)
        && (stat.kind, stat.owner) == (Kind::Folder, Owner::Us)
        && stat.mode & 0o077 != 0
        && is_here()
    {
        disk.set_mode(&own, stat.mode & 0o700).ok();
    }
}

/// Remembers a folder once.
pub fn note(unsynced: &mut Vec<PathBuf>, folder: &Path) {
    if !unsynced.iter().any(|it| it == folder) {
        unsynced.push(folder.to_owned());
    }
}

/// The most numbered names that are tried.
const COPIES: u32 = 100;

/// Calls `make` with one name after another until one isn't taken. Returns that name with the result.
pub fn first_free<T>(
    mut name: impl FnMut(u32) -> PathBuf,
    make: impl Fn(&Path) -> io::Result<T>,
) -> io::Result<(PathBuf, T)> {
    for copy in 0..COPIES {
        let path = name(copy);
        match make(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            other => return other.map(|made| (path, made)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Gives a file the first free name, never over another one.
pub fn move_to_free(disk: &dyn Disk, file: &Path, name: impl Fn(u32) -> PathBuf) -> io::Result<PathBuf> {
    match first_free(&name, |to| disk.link(file, to)) {
        Ok((free, ())) => disk.remove(file).map(|()| free),
        Err(error) if disk::knows_no_links(&error) => {
            first_free(name, |to| rename_to_free(disk, file, to)).map(|(free, ())| free)
        }
        Err(error) => Err(error),
    }
}

fn rename_to_free(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<()> {
    match disk.stat_link(to) {
        Ok(_) => Err(ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == ErrorKind::NotFound => disk.rename(from, to),
        Err(error) => Err(error),
    }
}

/// Writes a whole new file under the first free name, as [`write_new_once`] does.
pub fn write_new(disk: &dyn Disk, name: impl Fn(u32) -> PathBuf, bytes: &[u8]) -> io::Result<PathBuf> {
    first_free(name, |path| write_new_once(disk, path, bytes)).map(|(path, ())| path)
}

/// Writes a whole new file for the owner alone and syncs it; its name isn't safe from a power cut yet. Leaves nothing
/// behind if it fails.
pub fn write_new_once(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.create_new(path, PRIVATE_FILE)?;
    let written = file.write_all(&[bytes]).and_then(|()| file.sync());
    drop(file);
    if written.is_err() {
        // what can't be removed either has a name of its own and hurts nobody
        disk.remove(path).ok();
    }
    written
}
