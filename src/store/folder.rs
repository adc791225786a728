//! Writes a folder of documents, and later writes them again: only over what it wrote itself, and only where nobody
//! changed that since. For that each document carries its fingerprint among the lines on its top.

use std::{collections::BTreeMap, fmt, io::ErrorKind, path::Path};

use super::{
    disk::{Disk, Kind},
    export::{ExportError, Replace, write_export},
    fault,
    hash::Hash,
    save::target::make_folders,
};
use crate::text::counted;

/// Above and below the lines on top.
const FENCE: &str = "---";
/// The line that says of which export a document is: only that export replaces it.
const EXPORT: &str = "export: ";
/// What stands before the reader at the end of that line.
const READER: &str = ", for ";
/// The day of the export, which is no change.
const EXPORTED: &str = "exported: ";
/// The fingerprint.
const PRINT: &str = "fluoro: ";

/// What happens to a document of the same export that was changed since it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Stays,
    Goes,
}

/// What became of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    written: usize,
    same: usize,
    /// Changed since it was written.
    changed: Vec<String>,
    /// Not of this export, under a name that it needs.
    foreign: Vec<String>,
    /// Of this export, without anything in the season that it is about.
    gone: Vec<String>,
}

enum Standing {
    Foreign,
    Changed,
    Same,
    Older,
}

/// Writes these texts under their names into a folder, which is made where it isn't there; each with mode 0600, whole or
/// not at all. A text has lines between `---` on its top, one of them `export: …`. `random` makes the names of temporary
/// files.
///
/// # Errors
/// One sentence, which says how many were written before.
pub fn write_folder(
    disk: &dyn Disk,
    folder: &Path,
    files: &BTreeMap<String, String>,
    changed: Changed,
    random: u64,
) -> Result<Written, String> {
    make_folders(disk, folder, &mut Vec::new()).map_err(|error| fault::not_written(&error, folder))?;
    if disk.stat(folder).is_ok_and(|it| it.kind != Kind::Folder) {
        return Err(format!("{} is no folder", fault::shown(folder)));
    }
    if let Some(other) = other_reader(disk, folder, files) {
        let whose =
            if other == "me" { "your own, private files".to_owned() } else { format!("files for {other}") };
        return Err(format!("{} holds {whose}: name another folder", fault::shown(folder)));
    }
    let mut done = Written::default();
    for (name, text) in files {
        let put = put(disk, &folder.join(name), text, changed, random);
        match put.map_err(|why| format!("{why}; {} of {} written before", done.written, files.len()))? {
            Put::Written => done.written = done.written.saturating_add(1),
            Put::Same => done.same = done.same.saturating_add(1),
            Put::Changed => done.changed.push(name.clone()),
            Put::Foreign => done.foreign.push(name.clone()),
        }
    }
    done.gone = without_text(disk, folder, files);
    Ok(done)
}

enum Put {
    Written,
    Same,
    Changed,
    Foreign,
}

fn put(disk: &dyn Disk, path: &Path, text: &str, changed: Changed, random: u64) -> Result<Put, String> {
    let replace = match disk.stat_link(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Replace::No,
        Err(error) => return Err(fault::not_read(&error, path)),
        Ok(stat) if stat.kind != Kind::File => return Ok(Put::Foreign),
        Ok(_) => {
            let old = disk.read(path).map_err(|error| fault::not_read(&error, path))?;
            match (standing(&old.bytes, text), changed) {
                (Standing::Foreign, _) => return Ok(Put::Foreign),
                (Standing::Changed, Changed::Stays) => return Ok(Put::Changed),
                (Standing::Same, _) => return Ok(Put::Same),
                (Standing::Changed, Changed::Goes) | (Standing::Older, _) => Replace::Yes { random },
            }
        }
    };
    match write_export(disk, path, sealed(text).as_bytes(), replace) {
        Ok(()) => Ok(Put::Written),
        // it came into being this very moment
        Err(ExportError::Exists(_) | ExportError::NoFile(_)) => Ok(Put::Foreign),
        Err(error @ (ExportError::Place(_) | ExportError::Written { .. })) => Err(error.to_string()),
    }
}

/// Returns another reader for whom documents are in the folder: no two readers share one.
fn other_reader(disk: &dyn Disk, folder: &Path, files: &BTreeMap<String, String>) -> Option<String> {
    let reader = |text: &str| {
        let (_, whom) = line(text, EXPORT)?.rsplit_once(READER)?;
        Some(whom.trim_matches('"').to_owned())
    };
    let own = files.values().find_map(|it| reader(it))?;
    let names = disk.list(folder).unwrap_or_default().into_iter().filter_map(|it| it.into_string().ok());
    let texts = names.filter(|it| it.ends_with(".md")).filter_map(|name| {
        let path = folder.join(name);
        disk.stat_link(&path).ok().filter(|it| it.kind == Kind::File)?;
        String::from_utf8(disk.read(&path).ok()?.bytes).ok()
    });
    texts.filter(|it| line(it, PRINT).is_some()).filter_map(|it| reader(&it)).find(|it| *it != own)
}

/// Returns the names of documents of the same export that none of these texts is for.
fn without_text(disk: &dyn Disk, folder: &Path, files: &BTreeMap<String, String>) -> Vec<String> {
    let Some(export) = files.values().find_map(|it| line(it, EXPORT)) else { return Vec::new() };
    let names = disk.list(folder).unwrap_or_default();
    let mut names: Vec<String> = names.into_iter().filter_map(|it| it.into_string().ok()).collect();
    names.retain(|it| it.ends_with(".md") && !files.contains_key(&it.to_lowercase()));
    names.retain(|name| {
        let content = disk.read(&folder.join(name)).ok().and_then(|it| String::from_utf8(it.bytes).ok());
        content.is_some_and(|it| line(&it, EXPORT) == Some(export) && line(&it, PRINT).is_some())
    });
    names.sort();
    names
}

fn standing(old: &[u8], new: &str) -> Standing {
    let Ok(old) = std::str::from_utf8(old) else { return Standing::Foreign };
    let Some(print) = line(old, PRINT) else { return Standing::Foreign };
    if line(old, EXPORT) != line(new, EXPORT) {
        return Standing::Foreign;
    }
    let now = fingerprint(old);
    match (print == now, now == fingerprint(new)) {
        (false, _) => Standing::Changed,
        (true, true) => Standing::Same,
        (true, false) => Standing::Older,
    }
}

/// Returns the lines on top without the fences; none for a text that has no such lines.
fn top(text: &str) -> Option<Vec<&str>> {
    let mut lines = text.lines();
    lines.next().filter(|it| *it == FENCE)?;
    let top: Vec<&str> = lines.by_ref().take_while(|it| *it != FENCE).collect();
    let is_closed = text.lines().nth(top.len().saturating_add(1)) == Some(FENCE);
    is_closed.then_some(top)
}

/// Returns what stands behind a key on top.
fn line<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    top(text)?.into_iter().find_map(|it| it.strip_prefix(key))
}

/// Returns the fingerprint of a text as it stands in its line, which isn't counted itself, nor is the day of the export.
fn fingerprint(text: &str) -> String {
    let count = top(text).map_or(0, |it| it.len());
    let is_loose = |it: &str| it.starts_with(EXPORTED) || it.starts_with(PRINT);
    let counts = |(at, it): &(usize, &str)| *at > count || !is_loose(it);
    let lines: Vec<&str> = text.lines().enumerate().filter(counts).map(|it| it.1).collect();
    format!("\"{}\"", Hash::of(lines.join("\n").as_bytes()))
}

/// Returns a text with its fingerprint as the last line on top.
fn sealed(text: &str) -> String {
    let print = format!("{PRINT}{}", fingerprint(text));
    let at = top(text).map_or(0, |it| it.len().saturating_add(1));
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(at.min(lines.len()), &print);
    lines.join("\n") + "\n"
}

impl Written {
    /// True where all that was asked for is in the folder now.
    pub fn is_whole(&self) -> bool {
        self.changed.is_empty() && self.foreign.is_empty()
    }
}

impl fmt::Display for Written {
    /// "16 files: 1 changed by you, left: rush-ir.md; 12 written; 3 the same".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Written { written, same, changed, foreign, gone } = self;
        let of = [*written, *same, changed.len(), foreign.len()].into_iter().fold(0, usize::saturating_add);
        let counts = [(*written, "written"), (*same, "the same")].into_iter().filter(|it| it.0 > 0);
        let mut parts: Vec<String> = Vec::new();
        let left = [
            (changed, "changed by you, left"),
            (foreign, "not of this export, left"),
            (gone, "written earlier and no longer needed, left"),
        ];
        for (names, what) in left.into_iter().filter(|it| !it.0.is_empty()) {
            parts.push(format!("{} {what}: {}", names.len(), names.join(", ")));
        }
        // what was left comes first: a narrow window cuts the end
        parts.extend(counts.map(|(count, what)| format!("{count} {what}")));
        write!(f, "{}: {}", counted(of, "file"), parts.join("; "))
    }
}
