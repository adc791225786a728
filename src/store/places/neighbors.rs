//! What earlier times, other copies and sync programs have left beside the season file, told by name.

use std::{
    ffi::{OsStr, OsString},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use super::{Places, compact, joined};
use crate::{
    domain::time::Stamp,
    store::{
        disk::{Disk, Kind},
        report::{Found, FoundKind},
    },
};

/// One earlier version of the whole season.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupFile {
    /// What its name says beside the season's own: `20261122T222000Z-5be0c3a1`.
    pub id: String,
    /// When it became a backup.
    pub at: Stamp,
    pub path: PathBuf,
    pub bytes: u64,
}

impl Places {
    /// What is left, by kind and name; names carry their time.
    ///
    /// # Errors
    /// Where a folder is there but can't be listed.
    pub fn found(&self, disk: &dyn Disk) -> io::Result<Vec<Found>> {
        let mut found = Vec::new();
        let backup_start = joined(&self.stem, "-");
        for name in names_in(disk, &self.backups())? {
            if starts_with(&name, &backup_start) {
                add(&mut found, disk, FoundKind::Backup, self.backups().join(name));
            }
        }
        for name in names_in(disk, &self.folder)? {
            if let Some(kind) = self.kind_of(&name) {
                add(&mut found, disk, kind, self.folder.join(name));
            }
        }
        for path in self.draft_files(disk)? {
            add(&mut found, disk, FoundKind::Draft, path);
        }
        for path in self.stray_files(disk)? {
            add(&mut found, disk, FoundKind::Edited, path);
        }
        found.sort_by(|a, b| (a.kind, &a.path).cmp(&(b.kind, &b.path)));
        Ok(found)
    }

    /// The files in the folder of backups whose names [`Places::backup`] gives, in no order.
    ///
    /// # Errors
    /// Where the folder is there but can't be listed.
    pub fn backup_files(&self, disk: &dyn Disk) -> io::Result<Vec<BackupFile>> {
        let mut found = Vec::new();
        for name in names_in(disk, &self.backups())? {
            let Some((id, at)) = self.backup_id(&name) else { continue };
            let path = self.backups().join(&name);
            if let Ok(stat) = disk.stat_link(&path)
                && stat.kind == Kind::File
            {
                found.push(BackupFile { id, at, path, bytes: stat.len });
            }
        }
        Ok(found)
    }

    /// The files in the folder of drafts that sessions have written, in no order; none in a folder that is a link.
    ///
    /// # Errors
    /// Where the folder is there but can't be listed.
    pub fn draft_files(&self, disk: &dyn Disk) -> io::Result<Vec<PathBuf>> {
        let names = self.draft_names(disk)?;
        let drafts = names.iter().filter(|it| draft_session(it).is_some());
        Ok(drafts.map(|it| self.drafts().join(it)).collect())
    }

    /// Texts in the folder of drafts that an editor saved after their session had ended.
    fn stray_files(&self, disk: &dyn Disk) -> io::Result<Vec<PathBuf>> {
        let names = self.draft_names(disk)?;
        let is_stray = |name: &&OsString| {
            let draft = Path::new(name).with_extension("json").into_os_string();
            name.as_encoded_bytes().ends_with(b".md")
                && draft_session(&draft).is_some()
                && !names.contains(&draft)
        };
        Ok(names.iter().filter(is_stray).map(|it| self.drafts().join(it)).collect())
    }

    fn draft_names(&self, disk: &dyn Disk) -> io::Result<Vec<OsString>> {
        match disk.stat_link(&self.drafts()) {
            Ok(stat) if stat.kind == Kind::Folder => names_in(disk, &self.drafts()),
            Ok(_) => Ok(Vec::new()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// `20261122T222000Z-5be0c3a1` of `season-20261122T222000Z-5be0c3a1.json`, and its time.
    fn backup_id(&self, name: &OsStr) -> Option<(String, Stamp)> {
        let start = joined(&self.stem, "-");
        let id = name.as_encoded_bytes().strip_prefix(start.as_encoded_bytes())?.strip_suffix(b".json")?;
        let id = str::from_utf8(id).ok()?;
        hashed_time(id).map(|at| (id.to_owned(), at))
    }

    /// Temporary files of saves, of any process. Whoever holds the lock knows that nobody needs them any more.
    ///
    /// # Errors
    /// Where the folder can't be listed.
    pub fn temps(&self, disk: &dyn Disk) -> io::Result<Vec<PathBuf>> {
        let names = names_in(disk, &self.folder)?;
        Ok(names.into_iter().filter(|it| self.is_temp(it)).map(|it| self.folder.join(it)).collect())
    }

    /// Exactly the names that [`Places::temp`] gives.
    fn is_temp(&self, name: &OsStr) -> bool {
        let start = self.temp_start();
        let rest = name.as_encoded_bytes().strip_prefix(start.as_encoded_bytes());
        let rest = rest.and_then(|it| it.strip_suffix(b".tmp")).and_then(|it| str::from_utf8(it).ok());
        rest.and_then(|it| it.split_once('.')).is_some_and(|(process, random)| {
            let digits = !process.is_empty() && process.bytes().all(|it| it.is_ascii_digit());
            digits && random.len() == 16 && random.bytes().all(|it| it.is_ascii_hexdigit())
        })
    }

    fn kind_of(&self, name: &OsStr) -> Option<FoundKind> {
        let after = |tail: &str| starts_with(name, &joined(&self.stem, tail));
        let is_temp = starts_with(name, &self.temp_start()) && name.as_encoded_bytes().ends_with(b".tmp");
        match () {
            () if is_temp => Some(FoundKind::Unfinished),
            () if after(".conflict-") => Some(FoundKind::Conflict),
            () if after(".rescue-") => Some(FoundKind::Rescue),
            () if after(".damaged-") => Some(FoundKind::Damaged),
            () if after(".edited-") => Some(FoundKind::Edited),
            () if self.is_sync_conflict(name) => Some(FoundKind::SyncConflict),
            () => None,
        }
    }

    /// `season.sync-conflict-20261122-222000-ABCDEFG.json` (Syncthing) and `season (Ann's conflicted copy
    /// 2026-11-22).json` (Dropbox, Nextcloud), in any case.
    fn is_sync_conflict(&self, name: &OsStr) -> bool {
        let [name, stem, whole] =
            [name, &self.stem, &self.name].map(|it| it.as_encoded_bytes().to_ascii_lowercase());
        let end = whole.strip_prefix(stem.as_slice()).unwrap_or_default();
        let middle = name.strip_prefix(stem.as_slice()).and_then(|it| it.strip_suffix(end));
        let Some(middle) = middle else { return false };
        let is_dropbox = || middle.trim_ascii_start().starts_with(b"(") && has(middle, b"conflicted copy");
        middle.starts_with(b".sync-conflict") || is_dropbox()
    }
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|it| it == part)
}

/// The session that has written a draft file of that name.
pub fn draft_session(name: &OsStr) -> Option<&str> {
    let session = name.to_str()?.strip_suffix(".json")?;
    let fits = session.len() == 16 && session.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
    fits.then_some(session)
}

/// Exactly the names that [`Places::conflict`] gives, of any season.
pub fn is_conflict_name(name: &OsStr) -> bool {
    let id =
        name.to_str().and_then(|it| it.strip_suffix(".json")).and_then(|it| it.rsplit_once(".conflict-"));
    id.is_some_and(|(stem, id)| !stem.is_empty() && hashed_time(id).is_some())
}

/// The time of `20261122T222000Z-5be0c3a1` or `20261122T222000Z-5be0c3a1-2`.
fn hashed_time(id: &str) -> Option<Stamp> {
    let mut parts = id.split('-');
    let at = expanded(parts.next()?)?;
    let hash = parts.next()?;
    let copy = parts.next().is_none_or(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()));
    let fits = hash.len() == 8 && hash.bytes().all(|it| it.is_ascii_hexdigit());
    (fits && copy && parts.next().is_none()).then_some(at)
}

/// The time in a name that [`compact`] made.
pub fn expanded(text: &str) -> Option<Stamp> {
    let part = |from: usize, to: usize| text.get(from..to);
    let day = format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let time = format!("{}:{}:{}", part(9, 11)?, part(11, 13)?, part(13, 15)?);
    let at = format!("{day}T{time}Z").parse().ok()?;
    (compact(at) == text).then_some(at)
}

/// The time that a name carries; none where it has none in this program's form. The last one, for a stem may have one too.
fn time_in(name: &OsStr) -> Option<Stamp> {
    name.to_str()?.split(['-', '.']).rev().find_map(expanded)
}

fn starts_with(name: &OsStr, start: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(start.as_encoded_bytes())
}

fn names_in(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<OsString>> {
    match disk.list(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        other => other,
    }
}

fn add(found: &mut Vec<Found>, disk: &dyn Disk, kind: FoundKind, path: PathBuf) {
    if let Ok(stat) = disk.stat_link(&path)
        && stat.kind == Kind::File
    {
        let at = path.file_name().and_then(time_in);
        found.push(Found { kind, path, bytes: stat.len, at });
    }
}
