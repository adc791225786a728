//! What stands in the season file gets a second name, so that replacing the file loses nothing.

use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use super::{Backup, SaveError, SaveOptions, Store, guard::There, join::Joined, target};
use crate::{
    domain::tracker::Tracker,
    store::{
        backups,
        disk::{self, Disk, PRIVATE_FILE},
        fault,
        hash::Hash,
        places::Places,
    },
};

/// The number of rows above which a change counts as large.
const NOTED_FROM: usize = 5;

/// How a backup went.
#[derive(Debug, PartialEq, Eq)]
pub enum BackedUp {
    Not,
    Done,
    /// There is none, and the save goes on without it.
    Failed(String),
}

impl Store {
    /// Keeps a file that can't be read under another name, since it is about to be replaced.
    pub(super) fn put_by(
        &mut self,
        places: &Places,
        hash: Hash,
        options: &SaveOptions,
    ) -> Result<PathBuf, SaveError> {
        if let Some((of, path)) = self.kept.take()
            && of == hash
            && self.disk.stat_link(&path).is_ok()
        {
            self.kept = Some((hash, path.clone()));
            return Ok(path);
        }
        let name = |copy| places.damaged(options.now, copy);
        let folder = places.folder();
        let kept = second_name(&*self.disk, places.file(), name, hash)
            .and_then(|path| self.disk.sync_dir(folder).map(|()| path))
            .map_err(|error| SaveError::NotKept { error, folder: folder.to_owned() })?;
        self.kept = Some((hash, kept.clone()));
        Ok(kept)
    }

    /// Makes the file as it is a backup, if it can be read and it is time for one.
    pub(super) fn back_up(
        &mut self,
        places: &Places,
        there: &There,
        options: &SaveOptions,
    ) -> Result<BackedUp, SaveError> {
        let today = options.now.utc().date();
        if options.backup == Backup::Daily && self.backed_up == Some(today) {
            return Ok(BackedUp::Not);
        }
        let Some(hash) = there.hash() else { return Ok(BackedUp::Not) };
        match (self.make_backup(places, hash, options), options.backup) {
            (Ok(()), _) => {
                self.backed_up = Some(today);
                Ok(BackedUp::Done)
            }
            (Err(error), Backup::Now) => Err(SaveError::NoBackup { error, folder: places.backups() }),
            (Err(error), Backup::Daily) => {
                Ok(BackedUp::Failed(fault::not_written(&error, &places.backups())))
            }
        }
    }

    /// Makes our version a backup before something comes in that takes many rows away which were not removed here: no
    /// file else holds it.
    pub(super) fn keep_fuller(
        &mut self,
        places: &Places,
        ours: &Tracker,
        joined: &Joined,
        options: &SaveOptions,
    ) -> Result<(), SaveError> {
        if joined.gone <= NOTED_FROM {
            return Ok(());
        }
        let bytes = self.encoder.text(ours)?.parts().concat();
        let hash = Hash::of(&bytes);
        let is_kept = |(of, path): &(Hash, PathBuf)| *of == hash && self.disk.stat_link(path).is_ok();
        if self.fuller.as_ref().is_some_and(is_kept) {
            return Ok(());
        }
        let folder = places.backups();
        let path = self
            .backup_folder(places)
            .and_then(|()| {
                target::write_new(&*self.disk, |copy| places.backup(options.now, hash, copy), &bytes)
            })
            .and_then(|path| self.disk.sync_dir(&folder).map(|()| path))
            .map_err(|error| SaveError::NoBackup { error, folder })?;
        self.sync_folders(places.folder())?;
        self.fuller = Some((hash, path));
        self.prune(places, options);
        Ok(())
    }

    fn backup_folder(&mut self, places: &Places) -> io::Result<()> {
        let folder = places.backups();
        target::make_folder(&*self.disk, &folder, &mut self.unsynced)?;
        if self.disk.stat(&folder)?.mode & 0o077 != 0 {
            self.disk.set_mode(&folder, 0o700)?;
        }
        Ok(())
    }

    fn make_backup(&mut self, places: &Places, hash: Hash, options: &SaveOptions) -> io::Result<()> {
        let folder = places.backups();
        self.backup_folder(places)?;
        second_name(&*self.disk, places.file(), |copy| places.backup(options.now, hash, copy), hash)?;
        self.disk.sync_dir(&folder)
    }

    /// Removes the backups that nobody will miss. One that can't be removed does no harm.
    pub(super) fn prune(&self, places: &Places, options: &SaveOptions) {
        for spare in backups::spare(&backups::of(&*self.disk, places).unwrap_or_default(), options.now) {
            self.disk.remove(&spare.path).ok();
        }
    }
}

/// Gives `file`, whose bytes have that hash, a second name; a copy where the file system has no second names. A file of
/// that name with those bytes will do.
fn second_name(
    disk: &dyn Disk,
    file: &Path,
    name: impl Fn(u32) -> PathBuf,
    hash: Hash,
) -> io::Result<PathBuf> {
    let is_there = |path: &Path| disk.read(path).is_ok_and(|it| Hash::of(&it.bytes) == hash);
    let linked = target::first_free(&name, |path| match disk.link(file, path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && is_there(path) => Ok(()),
        other => other,
    });
    let path = match linked {
        Err(error) if disk::knows_no_links(&error) => {
            return target::write_new(disk, name, &disk.read(file)?.bytes);
        }
        Err(error) => return Err(error),
        Ok((path, ())) => path,
    };
    let mode = disk.stat_link(&path)?.mode;
    if mode & PRIVATE_FILE != mode {
        disk.set_mode(&path, mode & PRIVATE_FILE)?;
    }
    Ok(path)
}
