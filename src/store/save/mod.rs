//! The save protocol: a new file beside the old one, synced, renamed over it, the folder synced; only then is it saved.

mod error;
mod guard;
mod lock;
pub(super) mod target;

use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    process,
    sync::Arc,
};

pub use self::error::SaveError;
use self::guard::Guarded;
use super::{
    disk::{Disk, Stat},
    encode::Encoder,
    hash::Hash,
    load::Base,
    places::Places,
};
use crate::domain::{time::Stamp, tracker::Tracker};

/// The one writer of a season file.
pub struct Store {
    disk: Arc<dyn Disk>,
    /// As it was named; links in it are followed anew at each save.
    path: PathBuf,
    base: Option<Base>,
    /// What was last handed to a rename: it may stand there although an error was told.
    tried: Option<Hash>,
    /// Somebody else's version that was put aside last: a save that is tried again finds it there.
    kept: Option<(Hash, PathBuf)>,
    encoder: Encoder,
    random: Box<dyn FnMut() -> u64 + Send>,
    /// Temporary files of this process that could not be removed.
    leftovers: Vec<PathBuf>,
    /// Folders that got a new name since they were last synced.
    unsynced: Vec<PathBuf>,
    /// Whether temporary files of killed saves were looked for.
    swept: bool,
    /// Whether it was told that this file system knows no locks.
    told_unlocked: bool,
}

/// Not even a power cut can take it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub base: Base,
    /// Where another version was kept that somebody else had written meanwhile.
    pub outside: Option<PathBuf>,
    /// The file had been taken away meanwhile and is there again.
    pub gone: bool,
    /// Told once: the file system knows no locks, so that of two copies that save in the same instant one may lose.
    pub unlocked: bool,
}

impl Store {
    /// `base` is what a load gave, none at a first run. `random` makes the names of temporary files. Touches no disk.
    pub fn new(
        disk: Arc<dyn Disk>,
        path: &Path,
        base: Option<Base>,
        random: impl FnMut() -> u64 + Send + 'static,
    ) -> Store {
        Store {
            disk,
            path: path.to_owned(),
            base,
            tried: None,
            kept: None,
            encoder: Encoder::new(),
            random: Box::new(random),
            leftovers: Vec::new(),
            unsynced: Vec::new(),
            swept: false,
            told_unlocked: false,
        }
    }

    pub fn base(&self) -> Option<Base> {
        self.base
    }

    /// Writes the whole season; `now` goes into the name of another version that has to be kept.
    ///
    /// # Errors
    /// Nothing is saved then, and the file is the old one, whole; only after [`SaveError::Unconfirmed`] the new one is
    /// in place but a power cut may take it back. The next call starts over.
    pub fn save(&mut self, tracker: &Tracker, now: Stamp) -> Result<Saved, SaveError> {
        let bytes = self.encoder.encode(tracker)?;
        let hash = Hash::of(&bytes);
        let places = target::prepare(&*self.disk, &self.path, &mut self.unsynced)?;
        self.refuse_newer(&places)?;
        let lock = lock::take(&*self.disk, &places)?;
        self.sweep();
        if lock.is_some() {
            self.remove_stale(&places);
        }
        let Guarded { mode, outside, gone } = self.guard(&places, now)?;
        self.tried = Some(hash);
        let stat = self.put(&places, &bytes, mode).map_err(|it| SaveError::written(it, places.folder()))?;
        let base = Base { stat, hash };
        self.base = Some(base);
        self.sync_folders(places.folder())?;
        let unlocked = lock.is_none() && !std::mem::replace(&mut self.told_unlocked, lock.is_none());
        Ok(Saved { base, outside, gone, unlocked })
    }

    /// Writes beside the target and renames over it. What went wrong leaves nothing behind.
    fn put(&mut self, places: &Places, bytes: &[u8], mode: u32) -> io::Result<Stat> {
        let Store { disk, random, .. } = self;
        let name = |_| places.temp(process::id(), random());
        let (temp, mut file) = target::first_free(name, |path| disk.create_new(path, mode))?;
        let written = file.write_all(bytes).and_then(|()| file.sync()).and_then(|()| file.stat());
        drop(file);
        let put = written.and_then(|stat| self.disk.rename(&temp, places.file()).map(|()| stat));
        if put.is_err() {
            self.leftovers.push(temp);
            self.sweep();
        }
        put
    }

    /// Removes what this process couldn't remove before.
    fn sweep(&mut self) {
        let disk = &*self.disk;
        self.leftovers.retain(|temp| match disk.remove(temp) {
            Ok(()) => false,
            Err(error) => error.kind() != ErrorKind::NotFound,
        });
    }

    /// Removes what killed saves of any process have left, once: the lock is held, so none of them goes on.
    fn remove_stale(&mut self, places: &Places) {
        if self.swept {
            return;
        }
        if let Ok(temps) = places.temps(&*self.disk) {
            self.swept = true;
            // one that stays hurts nobody
            temps.iter().for_each(|it| drop(self.disk.remove(it)));
        }
    }

    /// The file's folder, and those in which a folder was made. Stays to be done where it fails.
    fn sync_folders(&mut self, folder: &Path) -> Result<(), SaveError> {
        target::note(&mut self.unsynced, folder);
        for folder in &self.unsynced {
            self.disk.sync_dir(folder).map_err(|error| SaveError::Unconfirmed { error })?;
        }
        self.unsynced.clear();
        Ok(())
    }
}
