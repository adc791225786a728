//! Where the season file lies, and what stands beside it under which name. Every name carries the stem of the file, so
//! that two seasons in one folder don't meet.

use std::{
    env,
    ffi::{OsStr, OsString},
    fmt,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use directories::ProjectDirs;

use super::{
    backups::BackupFile,
    disk::{Disk, Kind},
    fault,
    hash::Hash,
    report::{Found, FoundKind},
};
use crate::domain::time::Stamp;

/// What of the environment decides where the season file lies.
#[derive(Clone, Debug, Default)]
pub struct Env {
    /// `XDG_DATA_HOME`; counts only where it is absolute.
    pub data_home: Option<OsString>,
    /// The folder for this program's data as the `directories` crate finds it.
    pub project: Option<PathBuf>,
}

/// No place for the season file could be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceError {
    NoHome,
    /// The path names no file, such as `/` or `..`.
    NoName(PathBuf),
}

/// A season file and the names of all that stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    file: PathBuf,
    folder: PathBuf,
    name: OsString,
    stem: OsString,
}

impl Env {
    pub fn of_process() -> Env {
        let project = ProjectDirs::from("", "", "fluoro").map(|it| it.data_dir().to_owned());
        Env { data_home: env::var_os("XDG_DATA_HOME"), project }
    }
}

/// Where the season file lies when nobody names one; always absolute, need not be UTF-8.
///
/// # Errors
/// Where neither `XDG_DATA_HOME` nor the home folder is an absolute path.
pub fn season_path(env: &Env) -> Result<PathBuf, PlaceError> {
    let data_home = env.data_home.as_ref().map(Path::new).filter(|it| it.is_absolute());
    let project = env.project.as_deref().filter(|it| it.is_absolute());
    let folder = data_home.map(|it| it.join("fluoro")).or(project.map(Path::to_owned));
    folder.map(|it| it.join("season.json")).ok_or(PlaceError::NoHome)
}

impl Places {
    /// # Errors
    /// A path without a file name.
    pub fn new(file: &Path) -> Result<Places, PlaceError> {
        let (Some(name), Some(stem)) = (file.file_name(), file.file_stem()) else {
            return Err(PlaceError::NoName(file.to_owned()));
        };
        let folder = match file.parent() {
            Some(folder) if folder.as_os_str().is_empty() => PathBuf::from("."),
            Some(folder) => folder.to_owned(),
            None => return Err(PlaceError::NoName(file.to_owned())),
        };
        Ok(Places { file: file.to_owned(), folder, name: name.to_owned(), stem: stem.to_owned() })
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// `season.json.lock`
    pub fn lock(&self) -> PathBuf {
        self.folder.join(joined(&self.name, ".lock"))
    }

    /// `season.backups`
    pub fn backups(&self) -> PathBuf {
        self.beside(".backups")
    }

    /// `season.backups/season-20261122T222000Z-5be0c3a1.json`; `copy` 0 adds nothing, others a number.
    pub fn backup(&self, at: Stamp, hash: Hash, copy: u32) -> PathBuf {
        let tail = format!("-{}-{}{}.json", compact(at), hash.short(), numbered(copy));
        self.backups().join(joined(&self.stem, &tail))
    }

    /// `season.rescue-20261122T222000Z.json`
    pub fn rescue(&self, at: Stamp, copy: u32) -> PathBuf {
        self.beside(&format!(".rescue-{}{}.json", compact(at), numbered(copy)))
    }

    /// `season.damaged-20261122T222000Z.json`
    pub fn damaged(&self, at: Stamp, copy: u32) -> PathBuf {
        self.beside(&format!(".damaged-{}{}.json", compact(at), numbered(copy)))
    }

    /// `.season.json.4711.0123456789abcdef.tmp`
    pub fn temp(&self, process: u32, random: u64) -> PathBuf {
        self.folder.join(joined(&self.temp_start(), &format!("{process}.{random:016x}.tmp")))
    }

    /// What earlier times have left beside the file, by name; names carry their time.
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

    /// `20261122T222000Z-5be0c3a1` of `season-20261122T222000Z-5be0c3a1.json`, and its time.
    fn backup_id(&self, name: &OsStr) -> Option<(String, Stamp)> {
        let start = joined(&self.stem, "-");
        let id = name.as_encoded_bytes().strip_prefix(start.as_encoded_bytes())?.strip_suffix(b".json")?;
        let id = str::from_utf8(id).ok()?;
        let mut parts = id.split('-');
        let at = expanded(parts.next()?)?;
        let hash = parts.next()?;
        let copy = parts.next().is_none_or(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()));
        let fits = hash.len() == 8 && hash.bytes().all(|it| it.is_ascii_hexdigit());
        (fits && copy && parts.next().is_none()).then(|| (id.to_owned(), at))
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
            () => None,
        }
    }

    fn temp_start(&self) -> OsString {
        let mut start = OsString::from(".");
        start.push(&self.name);
        start.push(".");
        start
    }

    fn beside(&self, tail: &str) -> PathBuf {
        self.folder.join(joined(&self.stem, tail))
    }
}

impl fmt::Display for PlaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlaceError::NoHome => f.write_str("no home folder: set HOME, or name a file with --file"),
            PlaceError::NoName(path) => write!(f, "“{}” names no file", fault::shown(path)),
        }
    }
}

impl std::error::Error for PlaceError {}

/// `20261122T222000Z`: no colon, which Windows doesn't have in names.
fn compact(at: Stamp) -> String {
    at.to_string().replace(['-', ':'], "")
}

/// The time in a name that [`compact`] made.
fn expanded(text: &str) -> Option<Stamp> {
    let part = |from: usize, to: usize| text.get(from..to);
    let day = format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let time = format!("{}:{}:{}", part(9, 11)?, part(11, 13)?, part(13, 15)?);
    let at = format!("{day}T{time}Z").parse().ok()?;
    (compact(at) == text).then_some(at)
}

fn numbered(copy: u32) -> String {
    match copy {
        0 => String::new(),
        copy => format!("-{}", copy.saturating_add(1)),
    }
}

fn joined(start: &OsStr, tail: &str) -> OsString {
    let mut name = start.to_owned();
    name.push(tail);
    name
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
        found.push(Found { kind, path, bytes: stat.len });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Stamp {
        "2026-11-22T22:20:00Z".parse().unwrap()
    }

    #[test]
    fn the_data_folder_counts_only_where_it_is_absolute() {
        let env = |home: &str, project: Option<&str>| Env {
            data_home: Some(home.into()),
            project: project.map(PathBuf::from),
        };
        let path = |env: Env| season_path(&env).map(|it| it.to_str().unwrap().to_owned());
        assert_eq!(path(env("/d", Some("/h/x"))).unwrap(), "/d/fluoro/season.json");
        assert_eq!(path(env("d", Some("/h/x"))).unwrap(), "/h/x/season.json");
        assert_eq!(path(env("", Some("h/x"))), Err(PlaceError::NoHome));
        assert_eq!(path(env("./d", None)), Err(PlaceError::NoHome));
    }

    #[cfg(unix)]
    #[test]
    fn a_path_need_not_be_utf8() {
        use std::os::unix::ffi::OsStrExt;
        let home = OsStr::from_bytes(b"/d\xff").to_owned();
        let path = season_path(&Env { data_home: Some(home), project: None }).unwrap();
        assert!(path.as_os_str().as_bytes().starts_with(b"/d\xff/fluoro/"));
        let odd = Places::new(Path::new(OsStr::from_bytes(b"/a/my\xff.b.json"))).unwrap();
        assert_eq!(odd.backups().as_os_str().as_bytes(), b"/a/my\xff.b.backups");
    }

    #[test]
    fn names_carry_the_stem_and_the_time() {
        let places = Places::new(Path::new("/a/my.ir.json")).unwrap();
        let name = |path: PathBuf| path.strip_prefix("/a").unwrap().to_str().unwrap().to_owned();
        let hash = Hash::of(b"x");
        let backup = format!("my.ir.backups/my.ir-20261122T222000Z-{}.json", hash.short());
        assert_eq!(name(places.backup(at(), hash, 0)), backup);
        assert_eq!(name(places.rescue(at(), 0)), "my.ir.rescue-20261122T222000Z.json");
        assert_eq!(name(places.damaged(at(), 1)), "my.ir.damaged-20261122T222000Z-2.json");
        assert_eq!(expanded("20261122T222000Z"), Some(at()));
        for odd in ["", "20261122T222000", "20261322T222000Z", "20261122T222000Zé", "2026é122T222000Z"] {
            assert_eq!(expanded(odd), None);
        }
        assert_eq!(name(places.lock()), "my.ir.json.lock");
        assert_eq!(name(places.temp(7, 255)), ".my.ir.json.7.00000000000000ff.tmp");
        assert_eq!(Places::new(Path::new("season.json")).unwrap().folder(), Path::new("."));
        assert!(Places::new(Path::new("/")).is_err());
        assert!(Places::new(Path::new("..")).is_err());
    }
}
