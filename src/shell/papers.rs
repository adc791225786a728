//! A thread that says how long the texts in the files of statements are, and again when somebody writes one.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Sender},
    },
    thread,
};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::Event;
use crate::{
    app::message::Message,
    domain::statements::{Lengths, characters},
    store::{self, disk::Disk},
};

/// What the thread is to do.
pub enum Wish {
    /// These are the files from now on, as they stand in the season.
    Files(Vec<String>),
    /// One of them may have changed.
    Look,
}

/// Takes wishes until their sender is gone. Names of files are read from the folder of the season on.
pub fn spawn(disk: Arc<dyn Disk>, season: PathBuf, events: Sender<Event>) -> Sender<Wish> {
    let (sender, wishes) = mpsc::channel::<Wish>();
    let own = sender.clone();
    thread::spawn(move || {
        let mut paths: Vec<String> = Vec::new();
        let mut said: Option<Lengths> = None;
        let mut watcher = None;
        while let Ok(wish) = wishes.recv() {
            // a file that is written wakes us more than once
            for wish in std::iter::once(wish).chain(std::iter::from_fn(|| wishes.try_recv().ok())) {
                if let Wish::Files(files) = wish {
                    watcher = watch(&files, &season, &own);
                    paths = files;
                }
            }
            let now = measured(&*disk, &paths, &season);
            if said.as_ref() != Some(&now) {
                said = Some(now.clone());
                if events.send(Event::Said(Box::new(Message::Measured(now)))).is_err() {
                    break;
                }
            }
        }
        drop(watcher);
    });
    sender
}

/// Returns how many characters these files have, as they stand in the season.
pub fn measured(disk: &dyn Disk, paths: &[String], season: &Path) -> Lengths {
    paths.iter().map(|path| (path.clone(), measure(disk, &place(path, season)))).collect()
}

/// Returns where a file is: from the home folder behind `~/`, else from the folder of the season on.
fn place(path: &str, season: &Path) -> PathBuf {
    let folder = season.parent().unwrap_or(Path::new("."));
    match (path.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(base)) => base.home_dir().join(rest),
        _ => folder.join(path),
    }
}

/// Returns how many characters a file has.
///
/// # Errors
/// Why nobody can say, in a few words.
fn measure(disk: &dyn Disk, path: &Path) -> Result<usize, String> {
    let path = disk.canonicalize(path).map_err(|_| "no such file".to_owned())?;
    let text = store::read_text(disk, &path).map_err(str::to_owned)?;
    if text.contains('\0') {
        return Err("no plain text".to_owned());
    }
    Ok(characters(text.trim_end_matches(['\n', '\r'])))
}

/// Watches the folders of these files; none where that can't be done. Then a look happens when the window comes back.
fn watch(files: &[String], season: &Path, wishes: &Sender<Wish>) -> Option<RecommendedWatcher> {
    let places: Vec<PathBuf> = files.iter().map(|it| place(it, season)).collect();
    let folders: BTreeMap<PathBuf, ()> = places
        .iter()
        .filter_map(|it| it.parent())
        .filter(|it| it.is_dir())
        .map(|it| (it.to_owned(), ()))
        .collect();
    let wishes = wishes.clone();
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let concerns = |event: &notify::Event| {
            event.need_rescan()
                || event.paths.iter().any(|path| places.iter().any(|it| it.file_name() == path.file_name()))
        };
        if event.as_ref().is_ok_and(|it| matches!(it.kind, notify::EventKind::Access(_)) || !concerns(it)) {
            return;
        }
        drop(wishes.send(Wish::Look));
    });
    let mut watcher = watcher.ok()?;
    for folder in folders.keys() {
        watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    }
    Some(watcher)
}
