//! The user's own files of facts, one a season, in a folder beside the season file.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    disk::Disk,
    export::{Replace, write_export},
    fault,
    places::Places,
    save::target::make_folders,
};

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
    // some editors put a mark before the text
    let text = text.map(|it| it.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(it));
    text.map_err(|_| format!("{} isn't UTF-8", fault::shown(&path)))
}

/// Writes such a file into its folder, which is made where it isn't there. One that is there already is kept beside it, as
/// `2027.json.before`. Returns where it stands.
///
/// # Errors
/// Why it isn't written, in one sentence; what stood there is then untouched.
pub fn write_facts(
    disk: &dyn Disk,
    file: &Path,
    name: &str,
    text: &str,
    random: u64,
) -> Result<PathBuf, String> {
    let folder = facts_folder(file).map_err(|it| it.to_string())?;
    make_folders(disk, &folder, &mut Vec::new()).map_err(|error| fault::not_written(&error, &folder))?;
    let path = folder.join(name);
    let replace = Replace::Yes { random };
    match disk.read(&path) {
        Ok(before) => {
            let kept = folder.join(format!("{name}.before"));
            write_export(disk, &kept, &before.bytes, replace).map_err(|it| it.to_string())?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(fault::not_read(&error, &path)),
    }
    write_export(disk, &path, text.as_bytes(), replace).map_err(|it| it.to_string())?;
    Ok(path)
}
