//! Looks at what stands under the file's name before it is replaced.

use std::io::ErrorKind;

use super::{SaveError, Store};
use crate::store::{
    decode::{self, Schema},
    disk::{Content, Kind, PRIVATE_FILE, Stat},
    hash::Hash,
    load::Base,
    places::Places,
};

/// Up to here a file is read and compared at each save, which costs less than a millisecond. Longer ones only when length,
/// time or inode differ.
const ALWAYS_READ: u64 = 1 << 20;

/// What stands there.
pub enum There {
    Nothing,
    /// What was last read or written.
    Known(Base),
    /// Somebody else's.
    Other(Content, Hash),
}

impl There {
    /// How the new file is to be made: never wider than the old one.
    pub fn mode(&self) -> u32 {
        match self {
            There::Nothing => PRIVATE_FILE,
            There::Known(Base { stat, .. }) | There::Other(Content { stat, .. }, _) => {
                stat.mode & PRIVATE_FILE
            }
        }
    }
}

impl Store {
    /// Where a newer version has written the file, nothing is made beside it either, not even a lock.
    pub(super) fn refuse_newer(&self, places: &Places) -> Result<(), SaveError> {
        let Some(stat) = self.stat(places)? else { return Ok(()) };
        if self.base.as_ref().is_some_and(|it| it.base.stat.same_content(&stat)) {
            return Ok(());
        }
        let file = places.file();
        let content = self.disk.read(file).map_err(|error| SaveError::unread(error, file))?;
        match decode::schema_in(&content.bytes) {
            Some(Schema::Newer(number)) => Err(SaveError::Newer(number)),
            _ => Ok(()),
        }
    }

    pub(super) fn look(&self, places: &Places) -> Result<There, SaveError> {
        let file = places.file();
        let Some(stat) = self.stat(places)? else { return Ok(There::Nothing) };
        let base = self.base.as_ref().map(|it| it.base);
        if let Some(base) = base
            && base.stat.same_content(&stat)
            && stat.len > ALWAYS_READ
        {
            return Ok(There::Known(Base { stat, ..base }));
        }
        let content = self.disk.read(file).map_err(|error| SaveError::unread(error, file))?;
        let hash = Hash::of(&content.bytes);
        if self.tried.as_ref().is_some_and(|it| it.hash == hash) || base.is_some_and(|it| it.hash == hash) {
            return Ok(There::Known(Base { stat: content.stat, hash }));
        }
        match decode::schema_in(&content.bytes) {
            Some(Schema::Newer(number)) => Err(SaveError::Newer(number)),
            _ => Ok(There::Other(content, hash)),
        }
    }

    /// None where nothing is there.
    fn stat(&self, places: &Places) -> Result<Option<Stat>, SaveError> {
        let file = places.file();
        match self.disk.stat_link(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(SaveError::unread(error, file)),
            Ok(stat) if stat.kind != Kind::File => Err(SaveError::NoFile(file.to_owned())),
            Ok(stat) => Ok(Some(stat)),
        }
    }
}
