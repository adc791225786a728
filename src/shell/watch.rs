//! Watches the folder of the season file for what others do there; nothing wakes up while nobody does anything.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use notify::{
    EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode},
};

use super::mailbox::Mailbox;

/// How often the file is looked at where its folder can't be watched.
const POLL: Duration = Duration::from_secs(2);

/// Ends with its value.
pub struct Watch {
    /// None where a thread looks from time to time instead.
    watcher: Option<RecommendedWatcher>,
    folders: Vec<(PathBuf, Option<Mark>)>,
}

/// What tells a folder from another one of the same name.
type Mark = (u64, u64);

impl Watch {
    /// True where events come; a thread that looks by itself goes on whatever happens to the folder.
    pub fn has_events(&self) -> bool {
        self.watcher.is_some()
    }

    /// False once a watched folder was taken away or replaced.
    pub fn stands(&self) -> bool {
        self.watcher.is_none() || self.folders.iter().all(|(path, mark)| mark_of(path) == *mark)
    }
}

/// None while the folder isn't there yet.
pub fn start(file: &Path, mailbox: &Mailbox) -> Option<Watch> {
    let target = fs::canonicalize(file).ok();
    let places: Vec<PathBuf> =
        target.iter().map(PathBuf::as_path).chain([file]).filter_map(absolute).collect();
    let folders: Vec<&Path> = places.iter().filter_map(|it| it.parent()).filter(|it| it.is_dir()).collect();
    if folders.is_empty() {
        return None;
    }
    let marks = folders.iter().map(|it| ((*it).to_owned(), mark_of(it))).collect();
    let watch = watcher(&places, mailbox).and_then(|mut watcher| {
        folders.iter().try_for_each(|it| watcher.watch(it, RecursiveMode::NonRecursive))?;
        Ok(watcher)
    });
    if watch.is_err() {
        poll(file.to_owned(), mailbox.clone());
    }
    Some(Watch { watcher: watch.ok(), folders: marks })
}

/// Watches a text that an editor has; none where its folder can't be watched.
pub fn start_text(file: &Path, mailbox: &Mailbox) -> Option<Watch> {
    let (name, mailbox) = (file.file_name()?.to_owned(), mailbox.clone());
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| match event {
        Ok(event) if is_reading(event.kind) => {}
        Ok(event) if !event.need_rescan() && !event.paths.iter().any(|it| it.file_name() == Some(&name)) => {}
        _ => mailbox.look_at_text(),
    });
    let (mut watcher, folder) = (watcher.ok()?, file.parent()?);
    watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    Some(Watch { watcher: Some(watcher), folders: Vec::new() })
}

fn absolute(file: &Path) -> Option<PathBuf> {
    std::path::absolute(file).ok()
}

fn watcher(places: &[PathBuf], mailbox: &Mailbox) -> notify::Result<RecommendedWatcher> {
    let stems: Vec<OsString> = places.iter().filter_map(|it| it.file_stem().map(OsString::from)).collect();
    let (mailbox, places) = (mailbox.clone(), places.to_owned());
    notify::recommended_watcher(move |event: notify::Result<notify::Event>| match event {
        Ok(event) if is_reading(event.kind) => {}
        Ok(event) if !event.need_rescan() && !event.paths.iter().any(|it| concerns(it, &places, &stems)) => {}
        // also where events were lost
        _ => mailbox.look(),
    })
}

/// Our own look at the file is no change.
fn is_reading(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}

/// The season file and the copies that a sync client leaves beside it begin with its stem; our own temporary files don't.
/// The folder itself may be moved away.
fn concerns(path: &Path, places: &[PathBuf], stems: &[OsString]) -> bool {
    if places.iter().any(|it| it.parent() == Some(path)) {
        return true;
    }
    let name = path.file_name().map(|it| it.as_encoded_bytes()).unwrap_or_default();
    stems.iter().any(|stem| name.starts_with(stem.as_encoded_bytes()))
}

#[cfg(unix)]
fn mark_of(folder: &Path) -> Option<Mark> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(folder).ok().map(|it| (it.dev(), it.ino()))
}

#[cfg(not(unix))]
fn mark_of(folder: &Path) -> Option<Mark> {
    folder.is_dir().then_some((0, 0))
}

fn poll(file: PathBuf, mailbox: Mailbox) {
    thread::spawn(move || {
        let look = || fs::metadata(&file).ok().map(|it| (it.len(), it.modified().ok()));
        let mut seen = look();
        loop {
            thread::sleep(POLL);
            let now = look();
            if now != seen {
                seen = now;
                mailbox.look();
            }
        }
    });
}
