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
    let Ok(stat) = disk.stat_link(file) else { return Edited::Same };
    match stat.len {
        _ if stat.kind != Kind::File => return Edited::Unfit("no regular file"),
        len if len > MOST_BYTES => return Edited::Unfit("longer than 1 MB"),
        _ => {}
    }
    let Ok(content) = disk.read(file) else { return Edited::Unfit("not readable") };
    let Ok(text) = String::from_utf8(content.bytes) else { return Edited::Unfit("not in UTF-8") };
    let text = text.trim_end_matches('\n');
    if text_hash(text) == handed { Edited::Same } else { Edited::Text(text.to_owned()) }
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
