//! The file in which a text lies for an editor: what was saved there, and where it is kept if it can't be taken.

use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use super::{
    disk::{Disk, Kind},
    hash::Hash,
    places::Places,
    save::target,
};

/// An edited text longer than this many bytes isn't taken.
const MOST_BYTES: u64 = 1 << 20;

/// What an editor has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The text that was handed out, or nothing at all.
    Same,
    Text(String),
    /// Why it is no text of notes.
    Unfit(&'static str),
}

/// Reads what an editor has left of a text with that fingerprint. Line ends at its end don't count.
pub fn read_edited(disk: &dyn Disk, file: &Path, handed: &str) -> Edited {
    if disk.stat_link(file).is_err() {
        return Edited::Same;
    }
    match read_text(disk, file) {
        Err(why) => Edited::Unfit(why),
        Ok(text) if text_hash(&text) == handed => Edited::Same,
        Ok(text) => Edited::Text(text.trim_end_matches('\n').to_owned()),
    }
}

/// Reads a text that somebody else wrote.
///
/// # Errors
/// Why it is no text, in a few words.
pub fn read_text(disk: &dyn Disk, file: &Path) -> Result<String, &'static str> {
    let stat = disk.stat_link(file).map_err(|_| "not there")?;
    match stat.len {
        _ if stat.kind != Kind::File => return Err("no regular file"),
        len if len > MOST_BYTES => return Err("longer than 1 MB"),
        _ => {}
    }
    let content = disk.read(file).map_err(|_| "not readable")?;
    String::from_utf8(content.bytes).map_err(|_| "not in UTF-8")
}

/// Returns the fingerprint by which a draft names the text it started from.
pub fn base_hash(text: &str) -> String {
    Hash::of(text.as_bytes()).to_string()
}

/// Returns the fingerprint of a text without the line ends at its end, which editors add as they like.
pub fn text_hash(text: &str) -> String {
    base_hash(text.trim_end_matches('\n'))
}

/// Moves what an editor has left out of the folder of drafts, so that it stays; gives its new place beside the season.
pub fn keep_edited(disk: &dyn Disk, file: &Path) -> io::Result<PathBuf> {
    let folder = file.parent().ok_or(ErrorKind::NotFound)?;
    let places = Places::new(&folder.with_extension("json")).map_err(io::Error::other)?;
    let stat = disk.stat_link(file)?;
    if stat.kind == Kind::File && stat.mode & 0o177 != 0 {
        disk.set_mode(file, 0o600)?;
    }
    let at = stat.changed_at();
    let kept = target::move_to_free(disk, file, |copy| places.edited(at, copy))?;
    disk.sync_dir(places.folder())?;
    Ok(kept)
}
