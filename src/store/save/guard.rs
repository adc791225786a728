//! Looks at what stands under the file's name before it is replaced: to the byte, for a time stamp can lie.

use std::io::ErrorKind;

use super::{SaveError, Store};
use crate::store::{
    decode::{self, Schema},
    disk::{Content, Holds, Kind, PRIVATE_FILE, Stat},
    hash::Hash,
    load::{Base, Print},
    places::Places,
};

/// What stands under the file's name.
pub enum There {
    Nothing,
    /// What was last read or written.
    Known(Base),
    /// A version that somebody else has written.
    Other(Content, Hash),
}

impl There {
    /// The fingerprint of its bytes.
    pub fn hash(&self) -> Option<Hash> {
        match self {
            There::Nothing => None,
            There::Known(base) => Some(base.hash()),
            There::Other(_, hash) => Some(*hash),
        }
    }

    /// The mode of the new file, which never gives more rights than the old one had.
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
    /// Refuses a file that a newer version has written, before anything is made beside it, even a lock.
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
        let unread = |error| SaveError::unread(error, file);
        if self.stat(places)?.is_none() {
            return Ok(There::Nothing);
        }
        let base = self.base.as_ref().map(|it| &it.base);
        if let Some(Base { print: print @ Print::Text(text), .. }) = base
            && let (Holds::These, stat) = self.disk.holds(file, &text.parts()).map_err(unread)?
        {
            return Ok(There::Known(Base { stat, print: print.clone() }));
        }
        let content = self.disk.read(file).map_err(unread)?;
        let print = Print::Hash(Hash::of(&content.bytes));
        let tried = self.tried.as_ref().map(|it| &it.print);
        if tried.into_iter().chain(base.map(|it| &it.print)).any(|it| *it == print) {
            return Ok(There::Known(Base { stat: content.stat, print }));
        }
        match decode::schema_in(&content.bytes) {
            Some(Schema::Newer(number)) => Err(SaveError::Newer(number)),
            _ => Ok(There::Other(content, print.hash())),
        }
    }

    /// Returns what is there; none if nothing is.
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
