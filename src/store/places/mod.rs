//! Where the season file lies, and what stands beside it under which name. Every name carries the stem of the file, so
//! that two seasons in one folder don't meet.

mod neighbors;

use std::{
    env,
    ffi::{OsStr, OsString},
    fmt,
    path::{Path, PathBuf},
};

use directories::ProjectDirs;

pub(super) use self::neighbors::{draft_session, is_conflict_name};
use super::{fault, hash::Hash};
use crate::domain::time::Stamp;
pub use neighbors::BackupFile;

/// The parts of the environment that decide where the season file lies.
#[derive(Clone, Debug, Default)]
pub struct Env {
    /// `XDG_DATA_HOME`, which counts only if it is absolute.
    pub data_home: Option<OsString>,
    /// The folder for this program's data as the `directories` crate finds it.
    pub project: Option<PathBuf>,
}

/// No place for the season file could be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceError {
    NoHome,
    /// The path, such as `/` or `..`, names no file.
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
        self.sibling(".backups")
    }

    /// `season.backups/season-20261122T222000Z-5be0c3a1.json`; `copy` 0 adds nothing, others a number.
    pub fn backup(&self, at: Stamp, hash: Hash, copy: u32) -> PathBuf {
        let tail = format!("-{}-{}{}.json", compact(at), hash.short(), numbered(copy));
        self.backups().join(joined(&self.stem, &tail))
    }

    /// `season.drafts`
    pub fn drafts(&self) -> PathBuf {
        self.sibling(".drafts")
    }

    /// `season.edited-20261122T222000Z.md`
    pub fn edited(&self, at: Stamp, copy: u32) -> PathBuf {
        self.sibling(&format!(".edited-{}{}.md", compact(at), numbered(copy)))
    }

    /// `season.conflict-20261122T222000Z-5be0c3a1.json`
    pub fn conflict(&self, at: Stamp, hash: Hash, copy: u32) -> PathBuf {
        self.sibling(&format!(".conflict-{}-{}{}.json", compact(at), hash.short(), numbered(copy)))
    }

    /// `season.rescue-20261122T222000Z.json`
    pub fn rescue(&self, at: Stamp, copy: u32) -> PathBuf {
        self.sibling(&format!(".rescue-{}{}.json", compact(at), numbered(copy)))
    }

    /// `season.damaged-20261122T222000Z.json`
    pub fn damaged(&self, at: Stamp, copy: u32) -> PathBuf {
        self.sibling(&format!(".damaged-{}{}.json", compact(at), numbered(copy)))
    }

    /// `.season.json.4711.0123456789abcdef.tmp`
    pub fn temp(&self, process: u32, random: u64) -> PathBuf {
        self.folder.join(joined(&self.temp_start(), &format!("{process}.{random:016x}.tmp")))
    }

    fn temp_start(&self) -> OsString {
        let mut start = OsString::from(".");
        start.push(&self.name);
        start.push(".");
        start
    }

    fn sibling(&self, tail: &str) -> PathBuf {
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

#[cfg(test)]
mod tests {
    use super::{neighbors::expanded, *};

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
