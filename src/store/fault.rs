//! Errors of the disk in the words that a user reads.

use std::{
    io::{self, ErrorKind},
    path::Path,
};

use super::disk;
use crate::text::clean;

/// Returns a path as it may be shown.
pub fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// Says that a folder was named where a file belongs.
pub fn folder(path: &Path) -> String {
    format!("{} is a folder, no season file", shown(path))
}

/// Says why something couldn't be written in `folder`.
#[expect(clippy::wildcard_enum_match_arm, reason = "the system has many more, all told by their own words")]
pub fn not_written(error: &io::Error, folder: &Path) -> String {
    let folder = shown(folder);
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full".into(),
        ErrorKind::QuotaExceeded => "your share of the disk is used up".into(),
        ErrorKind::FileTooLarge => "the file would be larger than is allowed here".into(),
        ErrorKind::PermissionDenied => format!("no permission to write in {folder}"),
        ErrorKind::ReadOnlyFilesystem => format!("the disk that holds {folder} is read-only"),
        ErrorKind::NotFound => format!("the folder {folder} is gone"),
        ErrorKind::NotADirectory => format!("{folder} is no folder"),
        _ => refused(error),
    }
}

/// Says why `path` couldn't be read.
#[expect(clippy::wildcard_enum_match_arm, reason = "the system has many more, all told by their own words")]
pub fn not_read(error: &io::Error, path: &Path) -> String {
    let path = shown(path);
    match error.kind() {
        ErrorKind::PermissionDenied => format!("no permission to read {path}"),
        ErrorKind::FileTooLarge => format!("{path} is larger than 512 MiB"),
        ErrorKind::InvalidInput => format!("{path} is no regular file"),
        ErrorKind::NotADirectory => format!("a part of {path} is no folder"),
        ErrorKind::NotFound => format!("{path} isn't there"),
        _ if disk::errno_name(error) == Some("ELOOP") => format!("{path} is a link that leads to itself"),
        _ => format!("{path}: {}", refused(error)),
    }
}

fn refused(error: &io::Error) -> String {
    match (disk::errno_name(error), error.raw_os_error()) {
        (Some(name), _) => format!("the disk refused ({name})"),
        (None, Some(_)) => clean(&error.to_string()).into_owned(),
        (None, None) => format!("the disk refused ({})", clean(&error.to_string())),
    }
}
