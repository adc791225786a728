//! Reads the conflict files that saves have written.

use std::{
    io,
    path::{Path, PathBuf},
};

use serde_json::{Map, Value};

use super::{
    SCHEMA,
    decode::{newer, words},
    disk::Disk,
    fault,
    places::Places,
    report::{ConflictFile, ConflictSide, FoundKind},
};
use crate::domain::slot::Strict;

/// A file that is named like a conflict file and can't be read as one, and why.
type Unreadable = (PathBuf, String);

/// The conflict files of the season at `path`, newest first.
///
/// # Errors
/// Where the folder is there but can't be listed.
pub fn conflict_files(disk: &dyn Disk, path: &Path) -> io::Result<Vec<Result<ConflictFile, Unreadable>>> {
    let target = disk.canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let Ok(places) = Places::new(&target) else { return Ok(Vec::new()) };
    let found = places.found(disk)?.into_iter().rev().filter(|it| it.kind == FoundKind::Conflict);
    Ok(found.map(|it| read(disk, &it.path).map_err(|why| (it.path, why))).collect())
}

/// # Errors
/// Where it is no conflict file, or a newer version's.
pub(super) fn read(disk: &dyn Disk, path: &Path) -> Result<ConflictFile, String> {
    let content = disk.read(path).map_err(|error| fault::not_read(&error, path))?;
    let Strict(whole) = serde_json::from_slice(&content.bytes)
        .map_err(|error| format!("it is no conflict file: {}", words(&error)))?;
    let text = |key: &str| whole.get(key).and_then(Value::as_str);
    if text("kind") != Some("conflict") {
        return Err("it is no conflict file".into());
    }
    match whole.get("schema").and_then(Value::as_u64) {
        Some(1..=SCHEMA) => {}
        Some(0) | None => return Err("its \"schema\" is missing or no whole number".into()),
        Some(number) => return Err(newer(&number.to_string())),
    }
    let Some(conflicts) = whole.get("conflicts").and_then(Value::as_object) else {
        return Err("there is no conflict in it".into());
    };
    let conflicts = conflicts.iter().map(|(path, sides)| side(path, sides)).collect::<Option<_>>();
    let conflicts = conflicts.ok_or("it holds something that is no conflict")?;
    Ok(ConflictFile { path: path.to_owned(), at: text("at").and_then(|it| it.parse().ok()), conflicts })
}

fn side(path: &str, sides: &Value) -> Option<ConflictSide> {
    let sides: &Map<String, Value> = sides.as_object()?;
    let [base, ours, theirs] =
        ["base", "ours", "theirs"].map(|key| sides.get(key).cloned().unwrap_or_default());
    Some(ConflictSide { path: path.to_owned(), base, ours, theirs })
}
