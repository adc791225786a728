//! The save protocol: under a lock a new file beside the old one, synced, renamed over it, the folder synced; only then
//! is it saved.

mod aside;
mod error;
mod guard;
mod lock;
mod restore;
mod shrink;
pub(super) mod target;
mod terms;

use std::{
    io::{self, ErrorKind},
    mem,
    path::{Path, PathBuf},
    process,
    sync::Arc,
};

use chrono::NaiveDate;

use self::{aside::BackedUp, guard::There};
pub use self::{
    error::SaveError,
    shrink::{Removed, removed},
    terms::{Backup, Shrink, Terms},
};
use super::{
    disk::{Disk, Stat},
    encode::Encoder,
    hash::Hash,
    load::{Base, Season},
    places::Places,
};
use crate::domain::tracker::Tracker;

/// The one writer of a season file.
pub struct Store {
    disk: Arc<dyn Disk>,
    /// As it was named; links in it are followed anew at each save.
    path: PathBuf,
    /// The version of the file that was last read or written.
    base: Option<Season>,
    /// What was last handed to a rename: it may stand there although an error was told.
    tried: Option<Tried>,
    /// Somebody else's version that was put aside last: a save that is tried again finds it there.
    kept: Option<(Hash, PathBuf)>,
    /// The day of the last backup of this session, in UTC.
    backed_up: Option<NaiveDate>,
    encoder: Encoder,
    random: Box<dyn FnMut() -> u64 + Send>,
    /// Temporary files of this process that could not be removed.
    leftovers: Vec<PathBuf>,
    /// Folders that got a new name since they were last synced.
    unsynced: Vec<PathBuf>,
    /// Whether temporary files of killed saves were looked for.
    swept: bool,
    told: Told,
}

struct Tried {
    hash: Hash,
    tracker: Tracker,
}

/// What is said once.
#[derive(Default)]
struct Told {
    unlocked: bool,
    no_backup: bool,
}

/// Not even a power cut can take it back.
#[derive(Clone, Debug)]
pub struct Saved {
    pub base: Base,
    /// Where another version was kept that somebody else had written meanwhile.
    pub outside: Option<PathBuf>,
    /// The file had been taken away meanwhile and is there again.
    pub gone: bool,
    /// Told once: the file system knows no locks, so that of two copies that save in the same instant one may lose.
    pub unlocked: bool,
    /// Told once: why the day's backup couldn't be made.
    pub no_backup: Option<String>,
}

impl Store {
    /// `base` is what a load gave, none at a first run. `random` makes the names of temporary files. Touches no disk.
    pub fn new(
        disk: Arc<dyn Disk>,
        path: &Path,
        base: Option<Season>,
        random: impl FnMut() -> u64 + Send + 'static,
    ) -> Store {
        Store {
            disk,
            path: path.to_owned(),
            base,
            tried: None,
            kept: None,
            backed_up: None,
            encoder: Encoder::new(),
            random: Box::new(random),
            leftovers: Vec::new(),
            unsynced: Vec::new(),
            swept: false,
            told: Told::default(),
        }
    }

    pub fn base(&self) -> Option<Base> {
        self.base.as_ref().map(|it| it.base)
    }

    /// Writes the whole season.
    ///
    /// # Errors
    /// Nothing is saved then, and the file is the old one, whole; only after [`SaveError::Unconfirmed`] the new one is
    /// in place but a power cut may take it back. The next call starts over.
    pub fn save(&mut self, tracker: &Tracker, terms: impl Into<Terms>) -> Result<Saved, SaveError> {
        let terms = terms.into();
        let bytes = self.encoder.encode(tracker)?;
        let hash = Hash::of(&bytes);
        let places = target::prepare(&*self.disk, &self.path, &mut self.unsynced)?;
        self.refuse_newer(&places)?;
        let lock = lock::take(&*self.disk, &places)?;
        self.sweep();
        if lock.is_some() {
            self.remove_stale(&places);
        }
        let there = self.look(&places)?;
        let gone = matches!(there, There::Nothing) && self.base.is_some();
        let mut outside = None;
        if let Some(base) = &self.base {
            shrink::refuse(&base.tracker, tracker, &terms.shrink)?;
        }
        let mut backed_up = BackedUp::Not;
        match &there {
            There::Nothing => {}
            There::Known(base) => {
                self.know(*base);
                backed_up = self.back_up(&places, base.hash, &terms)?;
            }
            There::Other(_, hash) => outside = Some(self.put_by(&places, *hash, &terms)?),
        }
        self.tried = Some(Tried { hash, tracker: tracker.clone() });
        let stat =
            self.put(&places, &bytes, there.mode()).map_err(|it| SaveError::written(it, places.folder()))?;
        let base = Base { stat, hash };
        self.base = Some(Season { tracker: tracker.clone(), base });
        self.sync_folders(places.folder())?;
        if backed_up == BackedUp::Done {
            self.prune(&places, &terms);
        }
        let unlocked = lock.is_none() && !mem::replace(&mut self.told.unlocked, true);
        let no_backup = match backed_up {
            BackedUp::Failed(why) if !mem::replace(&mut self.told.no_backup, true) => Some(why),
            _ => None,
        };
        Ok(Saved { base, outside, gone, unlocked, no_backup })
    }

    /// What stands there is what was last read or written, perhaps by a save of which only an error was told.
    fn know(&mut self, base: Base) {
        if let Some(tried) = self.tried.take_if(|it| it.hash == base.hash) {
            self.base = Some(Season { tracker: tried.tracker, base });
        } else if let Some(season) = &mut self.base {
            season.base = base;
        }
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
