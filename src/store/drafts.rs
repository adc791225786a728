//! Text being typed, kept in a file of its own for each session, so that a kill or a power cut takes at most a second
//! of it. What a session has left that no longer runs is offered back at the next start.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    slice,
    sync::Arc,
};

use serde::Serialize;
use serde_json::Value;

use super::{
    SCHEMA, SaveError,
    disk::{self, Disk, Held, Kind},
    edited::{Edited, base_hash, keep_edited, read_edited, text_hash},
    fault,
    places::{Places, draft_session},
    report::{Draft, LeftDraft, LeftDrafts},
    save::target,
};
use crate::{
    domain::{slot::Strict, time::Stamp},
    text::paragraphs,
};

/// The drafts of one running session.
pub struct Drafts {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    session: String,
    open: Option<Open>,
    /// The drafts that the file holds.
    last: Vec<Draft>,
    /// The text that an editor has, as it was handed out or last came back; none if no editor has one.
    outside: Option<Draft>,
}

/// The folder of drafts and the session's lock in it.
struct Open {
    folder: PathBuf,
    /// The session's lock; none if the file system knows no locks. It is on a file of its own, since each draft is a
    /// new file that is renamed over the last one, and a lock on that would be lost.
    lock: Option<Box<dyn Held>>,
}

#[derive(Serialize)]
struct Page<'a> {
    schema: u64,
    session: &'a str,
    at: String,
    /// The place of the draft whose text lies in a file beside this one, for an editor; none if no editor has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    editor: Option<&'a str>,
    /// The fingerprint of the text in that file as long as no editor changes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    handed: Option<String>,
    drafts: BTreeMap<&'a str, Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    base_hash: String,
    text: &'a str,
    cursor: usize,
}

impl Drafts {
    /// Makes the drafts of a session. `session` is random and names the file. Touches no disk.
    pub fn new(disk: Arc<dyn Disk>, path: &Path, session: u64) -> Drafts {
        let session = format!("{session:016x}");
        Drafts { disk, path: path.to_owned(), session, open: None, last: Vec::new(), outside: None }
    }

    /// Puts these in the place of what was written before; none removes the file. Costs nothing where nothing has changed.
    ///
    /// # Errors
    /// One sentence. What was written before is still there then, whole. The next call starts over.
    pub fn write(&mut self, drafts: &[Draft], now: Stamp) -> Result<(), String> {
        match drafts == self.last {
            true => Ok(()),
            false => self.replace(drafts, now).map_err(|error| self.failure(&error)),
        }
    }

    fn replace(&mut self, drafts: &[Draft], now: Stamp) -> io::Result<()> {
        let folder = self.folder()?;
        self.put(&folder, drafts, now).inspect_err(|error| {
            // the folder was taken away: the next call makes it again
            if error.kind() == ErrorKind::NotFound {
                self.open = None;
            }
        })?;
        self.last = drafts.to_vec();
        Ok(())
    }

    /// Writes a new file beside the old one and renames it over that: if this is cut short, the older text is left.
    fn put(&self, folder: &Path, drafts: &[Draft], now: Stamp) -> io::Result<()> {
        let (disk, name) = (&*self.disk, |tail: &str| folder.join(format!("{}.{tail}", self.session)));
        let (file, temp) = (name("json"), name("json.tmp"));
        match drafts {
            [] if self.outside.is_none() => remove(disk, &file)?,
            drafts => {
                let bytes = serde_json::to_vec(&self.page(drafts, now))?;
                // of a write that failed: nobody else has this session's name
                remove(disk, &temp)?;
                target::write_new_once(disk, &temp, &bytes)?;
                disk.rename(&temp, &file)?;
            }
        }
        disk.sync_dir(folder)
    }

    /// Puts a text into a file for an editor; what is saved there is offered back even if this program is killed
    /// meanwhile. Gives the file, which stays until [`Drafts::edited`].
    ///
    /// # Errors
    /// One sentence; no editor should be started then.
    pub fn edit(&mut self, draft: &Draft, now: Stamp) -> Result<PathBuf, String> {
        self.hand_out(draft, now).map_err(|error| self.failure(&error))
    }

    fn hand_out(&mut self, draft: &Draft, now: Stamp) -> io::Result<PathBuf> {
        let folder = self.folder()?;
        let file = self.text_file(&folder);
        self.put_aside()?;
        remove(&*self.disk, &file)?;
        target::write_new_once(&*self.disk, &file, draft.text.as_bytes())?;
        self.outside = Some(draft.clone());
        self.put(&folder, slice::from_ref(draft), now)?;
        self.last.clear();
        Ok(file)
    }

    /// Keeps what another editor has saved meanwhile and nobody has taken.
    fn put_aside(&mut self) -> io::Result<()> {
        match self.look() {
            Edited::Same => Ok(()),
            Edited::Text(_) | Edited::Unfit(_) => self.keep().map(drop),
        }
    }

    fn text_file(&self, folder: &Path) -> PathBuf {
        folder.join(format!("{}.md", self.session))
    }

    /// Returns true while an editor may still save the text that it was given.
    pub fn is_outside(&self) -> bool {
        self.outside.is_some()
    }

    /// Returns what an editor has saved since the last look, with the draft that it was handed.
    pub fn come_back(&mut self) -> Option<(Draft, Result<String, &'static str>)> {
        let found = self.look();
        let handed = self.outside.as_mut()?;
        match found {
            Edited::Same => None,
            // most likely it is being written just now
            Edited::Text(text) if text.is_empty() => None,
            Edited::Text(text) => {
                let before = handed.clone();
                handed.text.clone_from(&text);
                self.last.clear();
                Some((before, Ok(text)))
            }
            Edited::Unfit(why) => Some((handed.clone(), Err(why))),
        }
    }

    fn look(&self) -> Edited {
        let (Some(open), Some(handed)) = (&self.open, &self.outside) else { return Edited::Same };
        read_edited(&*self.disk, &self.text_file(&open.folder), &text_hash(&handed.text))
    }

    /// Keeps what an editor has left as a file beside the season; gives its path.
    ///
    /// # Errors
    /// One sentence: it stays where it is.
    pub fn keep_edited(&mut self) -> Result<PathBuf, String> {
        self.keep().map_err(|error| self.failure(&error))
    }

    fn keep(&mut self) -> io::Result<PathBuf> {
        let folder = self.folder()?;
        keep_edited(&*self.disk, &self.text_file(&folder))
    }

    /// Notes that the editor is done and its text was taken or refused. The draft stays until the next call of
    /// [`Drafts::write`] or [`Drafts::close`].
    pub fn edited(&mut self) {
        self.outside = None;
        if let Some(open) = &self.open {
            // one that stays is removed with the session
            remove(&*self.disk, &self.text_file(&open.folder)).ok();
        }
    }

    /// The session ends and has nothing to offer back.
    ///
    /// # Errors
    /// The file stays then, and is offered back.
    pub fn close(&mut self) -> io::Result<()> {
        let Some(open) = self.open.take() else { return Ok(()) };
        self.last.clear();
        remove_session(&*self.disk, &open.folder, &self.session, open.lock)
    }

    fn failure(&self, error: &io::Error) -> String {
        match error.get_ref().filter(|it| it.is::<SaveError>()) {
            Some(error) => error.to_string(),
            None => fault::not_written(error, self.path.parent().unwrap_or(Path::new("."))),
        }
    }

    fn page<'a>(&'a self, drafts: &'a [Draft], now: Stamp) -> Page<'a> {
        let entry = |draft: &'a Draft| {
            let entry = Entry { base_hash: base_hash(&draft.base), text: &draft.text, cursor: draft.cursor };
            (draft.place.as_str(), entry)
        };
        // what is typed here stands in the place of what an editor has
        let drafts = self.outside.iter().chain(drafts).map(entry).collect();
        let editor = self.outside.as_ref().map(|it| it.place.as_str());
        let handed = self.outside.as_ref().map(|it| text_hash(&it.text));
        Page { schema: SCHEMA, session: &self.session, at: now.to_string(), editor, handed, drafts }
    }

    /// Returns the folder of drafts. The first call makes it and takes the session's lock.
    fn folder(&mut self) -> io::Result<PathBuf> {
        if let Some(open) = &self.open {
            return Ok(open.folder.clone());
        }
        let disk = &*self.disk;
        let mut unsynced = Vec::new();
        let places = target::prepare(disk, &self.path, &mut unsynced).map_err(io::Error::other)?;
        let folder = places.drafts();
        target::make_folder(disk, &folder, &mut unsynced)?;
        let stat = disk.stat_link(&folder)?;
        if stat.kind != Kind::Folder {
            return Err(ErrorKind::NotADirectory.into());
        }
        if stat.mode & 0o077 != 0 {
            disk.set_mode(&folder, 0o700)?;
        }
        unsynced.iter().try_for_each(|it| disk.sync_dir(it))?;
        sweep(disk, &folder);
        let lock = match disk.try_lock(&lock_of(&folder, &self.session)) {
            Ok(held) => Some(held),
            Err(error) if disk::knows_no_locks(&error) => None,
            Err(error) => return Err(error),
        };
        self.open = Some(Open { folder: folder.clone(), lock });
        Ok(folder)
    }
}

/// Returns what sessions have left that no longer run, the oldest first. Writes nothing, and leaves alone what can't be
/// read.
pub fn left_drafts(disk: &dyn Disk, path: &Path) -> Vec<LeftDrafts> {
    let target = disk.canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let files = Places::new(&target).ok().and_then(|it| it.draft_files(disk).ok());
    let mut all: Vec<LeftDrafts> =
        files.unwrap_or_default().into_iter().filter_map(|file| left(disk, file)).collect();
    all.sort_by(|a, b| (a.at, &a.file).cmp(&(b.at, &b.file)));
    all
}

/// Removes what a session has left, once it is taken in or declined.
///
/// # Errors
/// Where it is no draft file, where its session runs, or where it can't be removed: one sentence.
pub fn drop_drafts(disk: &dyn Disk, file: &Path) -> Result<(), String> {
    let session = file.file_name().and_then(draft_session);
    let folder = file.parent().filter(|it| it.extension() == Some(OsStr::new("drafts")));
    let (Some(session), Some(folder)) = (session, folder) else {
        return Err(format!("{} is no draft of this program", fault::shown(file)));
    };
    let lock = match lock_left(disk, folder, session) {
        Left::Running => return Err("the session that types it is running".into()),
        Left::Ended(lock) => lock,
    };
    remove_session(disk, folder, session, lock).map_err(|error| fault::not_written(&error, folder))
}

enum Left {
    Running,
    /// The session no longer runs. Its lock, if there is one, is held now and keeps others out who look in the same
    /// instant.
    Ended(Option<Box<dyn Held>>),
}

/// Finds out whether the session of a draft runs. A session takes its lock before it writes, so a draft without a lock
/// file belongs to none that runs.
fn lock_left(disk: &dyn Disk, folder: &Path, session: &str) -> Left {
    let lock = lock_of(folder, session);
    match disk.stat_link(&lock) {
        Err(error) if error.kind() == ErrorKind::NotFound => Left::Ended(None),
        _ => match disk.try_lock(&lock) {
            Ok(held) => Left::Ended(Some(held)),
            Err(error) if disk::knows_no_locks(&error) => Left::Ended(None),
            Err(_) => Left::Running,
        },
    }
}

/// Removes the locks of sessions that were killed while they had no draft. One that can't be removed does no harm.
fn sweep(disk: &dyn Disk, folder: &Path) {
    let names = disk.list(folder).unwrap_or_default();
    for name in &names {
        let session = name.to_str().and_then(|it| it.strip_suffix(".lock"));
        let Some(session) = session.filter(|it| draft_session(OsStr::new(&format!("{it}.json"))).is_some())
        else {
            continue;
        };
        let has_draft = names.iter().any(|it| draft_session(it) == Some(session));
        if !has_draft && let Left::Ended(_lock) = lock_left(disk, folder, session) {
            for tail in ["json.tmp", "lock"] {
                disk.remove(&folder.join(format!("{session}.{tail}"))).ok();
            }
        }
    }
}

fn lock_of(folder: &Path, session: &str) -> PathBuf {
    folder.join(format!("{session}.lock"))
}

fn left(disk: &dyn Disk, file: PathBuf) -> Option<LeftDrafts> {
    let session = file.file_name().and_then(draft_session)?;
    let Left::Ended(_lock) = lock_left(disk, file.parent()?, session) else { return None };
    let content = disk.read(&file).ok()?;
    let Strict(whole) = serde_json::from_slice(&content.bytes).ok()?;
    if whole.get("schema").and_then(Value::as_u64) != Some(SCHEMA) {
        return None;
    }
    let at = whole.get("at").and_then(Value::as_str).and_then(|it| it.parse().ok());
    let drafts = whole.get("drafts")?.as_object()?.iter().map(|(place, it)| draft(place, it));
    let mut drafts: Vec<LeftDraft> = drafts.collect::<Option<_>>()?;
    let word = |key: &str| whole.get(key).and_then(Value::as_str);
    if let Some(draft) = word("editor").and_then(|place| drafts.iter_mut().find(|it| it.place == place)) {
        let typed = text_hash(&draft.text);
        let handed = word("handed").unwrap_or(&typed);
        match read_edited(disk, &file.with_extension("md"), handed) {
            Edited::Text(text) if text.is_empty() => {}
            Edited::Text(text) if typed == handed => draft.text = text,
            Edited::Text(text) => draft.text = paragraphs::merge("", &draft.text, &text).text,
            Edited::Same | Edited::Unfit(_) => {}
        }
    }
    Some(LeftDrafts { at, drafts, file })
}

fn draft(place: &str, value: &Value) -> Option<LeftDraft> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let cursor = usize::try_from(value.get("cursor")?.as_u64()?).ok()?;
    Some(LeftDraft { place: place.to_owned(), base_hash: text("base_hash")?, text: text("text")?, cursor })
}

fn remove_session(
    disk: &dyn Disk,
    folder: &Path,
    session: &str,
    lock: Option<Box<dyn Held>>,
) -> io::Result<()> {
    let text = folder.join(format!("{session}.md"));
    // what can't be taken as a text was never offered
    if let Edited::Unfit(_) = read_edited(disk, &text, "") {
        keep_edited(disk, &text)?;
    }
    for tail in ["json", "json.tmp", "md", "lock"] {
        remove(disk, &folder.join(format!("{session}.{tail}")))?;
    }
    drop(lock);
    disk.sync_dir(folder)
}

fn remove(disk: &dyn Disk, file: &Path) -> io::Result<()> {
    match disk.remove(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
