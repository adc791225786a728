//! Looks at what stands under the file's name before it is replaced. Somebody else's version is kept first.

use std::{
    io::{self, ErrorKind},
    path::PathBuf,
};

use super::{SaveError, Store, target};
use crate::{
    domain::time::Stamp,
    store::{
        decode::{self, Schema},
        disk::{self, Content, Kind, PRIVATE_FILE},
        hash::Hash,
        load::Base,
        places::Places,
    },
};

/// Up to here a file is read and compared at each save, which costs less than a millisecond. Longer ones only when length,
/// time or inode differ.
const ALWAYS_READ: u64 = 1 << 20;

/// What was found, and how the new file is to be made.
pub struct Guarded {
    /// Never wider than the old file's.
    pub mode: u32,
    pub outside: Option<PathBuf>,
    pub gone: bool,
}

impl Store {
    /// Where a newer version has written the file, nothing is made beside it either, not even a lock.
    pub(super) fn refuse_newer(&self, places: &Places) -> Result<(), SaveError> {
        let file = places.file();
        let stat = match self.disk.stat_link(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(SaveError::unread(error, file)),
            Ok(stat) if stat.kind != Kind::File => return Err(SaveError::NoFile(file.to_owned())),
            Ok(stat) => stat,
        };
        if self.base.is_some_and(|base| base.stat.same_content(&stat)) {
            return Ok(());
        }
        let content = self.disk.read(file).map_err(|error| SaveError::unread(error, file))?;
        match decode::schema_in(&content.bytes) {
            Some(Schema::Newer(number)) => Err(SaveError::Newer(number)),
            _ => Ok(()),
        }
    }

    pub(super) fn guard(&mut self, places: &Places, now: Stamp) -> Result<Guarded, SaveError> {
        let file = places.file();
        let stat = match self.disk.stat_link(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(Guarded { mode: PRIVATE_FILE, outside: None, gone: self.base.is_some() });
            }
            Err(error) => return Err(SaveError::unread(error, file)),
            Ok(stat) if stat.kind != Kind::File => return Err(SaveError::NoFile(file.to_owned())),
            Ok(stat) => stat,
        };
        let mode = stat.mode & PRIVATE_FILE;
        let untouched = self.base.is_some_and(|base| base.stat.same_content(&stat));
        if untouched && stat.len > ALWAYS_READ {
            return Ok(Guarded { mode, outside: None, gone: false });
        }
        let content = self.disk.read(file).map_err(|error| SaveError::unread(error, file))?;
        let hash = Hash::of(&content.bytes);
        if self.tried == Some(hash) || self.base.is_some_and(|base| base.hash == hash) {
            self.base = Some(Base { stat: content.stat, hash });
            return Ok(Guarded { mode, outside: None, gone: false });
        }
        if let Some(Schema::Newer(number)) = decode::schema_in(&content.bytes) {
            return Err(SaveError::Newer(number));
        }
        let outside = match self.kept.take() {
            Some((of, path)) if of == hash && self.disk.stat_link(&path).is_ok() => path,
            _ => self
                .keep(places, &content, hash, now)
                .map_err(|error| SaveError::NotKept { error, folder: places.backups() })?,
        };
        self.kept = Some((hash, outside.clone()));
        Ok(Guarded { mode, outside: Some(outside), gone: false })
    }

    /// Gives somebody else's version a name of its own; a copy where the file system has no second names.
    fn keep(&mut self, places: &Places, content: &Content, hash: Hash, now: Stamp) -> io::Result<PathBuf> {
        let folder = places.backups();
        target::make_folder(&*self.disk, &folder, &mut self.unsynced)?;
        let disk = &*self.disk;
        if disk.stat(&folder)?.mode & 0o077 != 0 {
            disk.set_mode(&folder, 0o700)?;
        }
        let name = |copy| places.backup(now, hash, copy);
        let is_there = |path: &_| disk.read(path).is_ok_and(|it| it.bytes == content.bytes);
        let linked = target::first_free(name, |path| match disk.link(places.file(), path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && is_there(path) => Ok(()),
            other => other,
        });
        let path = match linked {
            Err(error) if disk::knows_no_links(&error) => target::write_new(disk, name, &content.bytes)?,
            Err(error) => return Err(error),
            Ok((path, ())) => {
                disk.set_mode(&path, content.stat.mode & PRIVATE_FILE)?;
                path
            }
        };
        disk.sync_dir(&folder)?;
        Ok(path)
    }
}
