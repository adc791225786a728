//! Why a season wasn't saved, in the words that stand behind "NOT SAVED: ".

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use crate::{
    store::{decode, encode::EncodeError, fault, places::PlaceError},
    text::in_words,
};

#[derive(Debug)]
pub enum SaveError {
    /// The season in memory has something that a file can't hold.
    Encode(EncodeError),
    Place(PlaceError),
    /// The new file couldn't be written or put in place; the old one is unchanged.
    Written {
        error: io::Error,
        folder: PathBuf,
    },
    /// The new file is in place, but the disk didn't say that it stays there.
    Unconfirmed {
        error: io::Error,
    },
    /// What stands there now couldn't be looked at.
    Unread {
        error: io::Error,
        path: PathBuf,
    },
    /// Another version stands there and couldn't be kept under a second name first.
    NotKept {
        error: io::Error,
        folder: PathBuf,
    },
    /// The backup that has to come first couldn't be made.
    NoBackup {
        error: io::Error,
        folder: PathBuf,
    },
    /// So many of the rows would be lost that the user must be asked; then call again with [`super::Shrink::Allowed`].
    Shrinks {
        gone: usize,
        of: usize,
        /// What the numbers count: "rows" of all tables, "programs" or "interviews".
        what: &'static str,
    },
    /// Why what stands there must not be replaced: it can't be read, or a newer version wrote it.
    ReadOnly(String),
    /// There is no backup of that name.
    Unknown(String),
    /// A backup that holds no season, or none for this version.
    BadBackup {
        id: String,
        why: String,
    },
    /// A folder, a fifo or a device.
    NoFile(PathBuf),
    /// A link to something that isn't there.
    Dangling(PathBuf),
    /// Somebody else is saving, for seconds.
    Busy,
    /// A newer version of the program has written the file: its schema.
    Newer(String),
}

impl SaveError {
    pub(super) fn written(error: io::Error, folder: &Path) -> SaveError {
        SaveError::Written { error, folder: folder.to_owned() }
    }

    pub(super) fn unread(error: io::Error, path: &Path) -> SaveError {
        SaveError::Unread { error, path: path.to_owned() }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SaveError::Encode(error) => write!(f, "{error}"),
            SaveError::Place(error) => write!(f, "{error}"),
            SaveError::Written { error, folder } => f.write_str(&fault::not_written(error, folder)),
            SaveError::Unconfirmed { error } => {
                write!(f, "it is written, but {}", fault::not_written(error, Path::new("the folder")))
            }
            SaveError::Unread { error, path } => f.write_str(&fault::not_read(error, path)),
            SaveError::NotKept { error, folder } => {
                let why = fault::not_written(error, folder);
                write!(f, "somebody else changed the file, and their version couldn't be kept: {why}")
            }
            SaveError::NoBackup { error, folder } => {
                write!(f, "no backup could be made first: {}", fault::not_written(error, folder))
            }
            SaveError::Shrinks { gone, of, what } => write!(f, "{gone} of {of} {what} would be gone"),
            SaveError::ReadOnly(why) => f.write_str(why),
            SaveError::Unknown(id) => write!(f, "there is no backup {}", in_words(id)),
            SaveError::BadBackup { id, why } => {
                write!(f, "the backup {} can't be taken: {why}", in_words(id))
            }
            SaveError::NoFile(path) => write!(f, "{} is no regular file", fault::shown(path)),
            SaveError::Dangling(path) => {
                write!(f, "{} is a link to something that isn't there", fault::shown(path))
            }
            SaveError::Busy => f.write_str("another copy is saving"),
            SaveError::Newer(number) => f.write_str(&decode::newer(number)),
        }
    }
}

impl std::error::Error for SaveError {}

impl From<EncodeError> for SaveError {
    fn from(error: EncodeError) -> Self {
        SaveError::Encode(error)
    }
}

impl From<PlaceError> for SaveError {
    fn from(error: PlaceError) -> Self {
        SaveError::Place(error)
    }
}
