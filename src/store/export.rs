//! Writes files for other programs: whole or not at all, for the owner alone, through no link.

use std::{
    fmt,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    process,
};

use super::{
    disk::{Disk, Kind},
    fault,
    places::{PlaceError, Places},
    save::target,
};

/// What happens to a file that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    No,
    /// It is replaced in one step; of a link the link itself, not what it leads to. `random` makes the name of a
    /// temporary file.
    Yes {
        random: u64,
    },
}

#[derive(Debug)]
pub enum ExportError {
    /// A file has that name: ask, then call again with [`Replace::Yes`].
    Exists(PathBuf),
    /// A folder, a fifo or a device has that name.
    NoFile(PathBuf),
    Place(PlaceError),
    Written {
        error: io::Error,
        folder: PathBuf,
    },
}

/// Writes `bytes` to `path` with mode 0600.
///
/// # Errors
/// What stood there is then untouched.
pub fn write_export(disk: &dyn Disk, path: &Path, bytes: &[u8], replace: Replace) -> Result<(), ExportError> {
    let places = Places::new(path).map_err(ExportError::Place)?;
    let written = match replace {
        Replace::No => target::write_new_once(disk, path, bytes),
        Replace::Yes { random } => {
            if disk.stat_link(path).is_ok_and(|it| !matches!(it.kind, Kind::File | Kind::Link)) {
                return Err(ExportError::NoFile(path.to_owned()));
            }
            swap(disk, &places.temp(process::id(), random), path, bytes)
        }
    };
    match written.and_then(|()| disk.sync_dir(places.folder())) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(ExportError::Exists(path.to_owned())),
        Err(error) => Err(ExportError::Written { error, folder: places.folder().to_owned() }),
    }
}

fn swap(disk: &dyn Disk, temp: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    target::write_new_once(disk, temp, bytes)?;
    disk.rename(temp, path).inspect_err(|_| {
        disk.remove(temp).ok();
    })
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExportError::Exists(path) => write!(f, "{} is there already", fault::shown(path)),
            ExportError::NoFile(path) => write!(f, "{} is no regular file", fault::shown(path)),
            ExportError::Place(error) => write!(f, "{error}"),
            ExportError::Written { error, folder } if error.kind() == ErrorKind::NotFound => {
                write!(f, "there is no folder {}; make it first", fault::shown(folder))
            }
            ExportError::Written { error, folder } => f.write_str(&fault::not_written(error, folder)),
        }
    }
}

impl std::error::Error for ExportError {}
