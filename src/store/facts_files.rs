//! The user's own files of facts, one a season, in a folder beside the season file.

use std::path::{Path, PathBuf};

use super::{disk::Disk, fault, places::Places};

/// The greatest length of such a file, 4 MiB.
const MAX_BYTES: u64 = 4 << 20;

/// Returns the folder of these files.
///
/// # Errors
/// A path without a file name.
pub fn facts_folder(file: &Path) -> Result<PathBuf, super::places::PlaceError> {
    Ok(Places::new(file)?.folder().join("facts"))
}

/// Returns the files, each by its name, with its text or why it can't be read; none where there is no such folder.
pub fn facts_files(disk: &dyn Disk, file: &Path) -> Vec<(String, Result<String, String>)> {
    let Ok(folder) = facts_folder(file) else { return Vec::new() };
    let mut names: Vec<String> = disk
        .list(&folder)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|name| name.into_string().ok())
        .filter(|it| it.ends_with(".json") && !it.starts_with('.'))
        .collect();
    names.sort_unstable();
    names.into_iter().map(|name| (name.clone(), facts_text(disk, &folder.join(name)))).collect()
}

/// Reads a file of facts.
///
/// # Errors
/// Why it can't be read, in one sentence.
pub fn facts_text(disk: &dyn Disk, path: &Path) -> Result<String, String> {
    let path = disk.canonicalize(path).map_err(|error| fault::not_read(&error, path))?;
    if disk.stat(&path).is_ok_and(|it| it.len > MAX_BYTES) {
        return Err(format!("{} is longer than 4 MiB", fault::shown(&path)));
    }
    let content = disk.read(&path).map_err(|error| fault::not_read(&error, &path))?;
    let text = String::from_utf8(content.bytes);
    text.map_err(|_| format!("{} isn't UTF-8", fault::shown(&path)))
}
