//! The save protocol: under a lock a new file beside the old one, synced, renamed over it, the folder synced; only then
//! is it saved.

mod aside;
mod conflict;
mod error;
mod guard;
mod join;
mod lineage;
mod lock;
mod restore;
mod saved;
mod shrink;
pub(super) mod target;
mod terms;
mod watch;

use std::{
    io::{self, ErrorKind},
    mem,
    path::{Path, PathBuf},
    process,
    sync::Arc,
};

use chrono::NaiveDate;

use self::{
    aside::BackedUp,
    guard::There,
    join::{Joined, is_same, season_in},
    lineage::Lineage,
};
pub use self::{
    error::SaveError,
    saved::Saved,
    terms::{Backup, Shrink, Terms},
    watch::{Incoming, Outside},
};
use super::{
    disk::{Disk, Stat},
    encode::{Encoder, Text},
    hash::Hash,
    load::{Base, Print, Stored},
    places::{Env, Places},
};
use crate::domain::{merge::Conflict, tracker::Tracker};

/// The one writer of a season file.
pub struct Store {
    disk: Arc<dyn Disk>,
    /// As it was named; links in it are followed anew at each save.
    path: PathBuf,
    /// The version of the file that was last read or written.
    base: Option<Stored>,
    lineage: Lineage,
    /// How many times something came in.
    merges: u64,
    /// Conflicts that aren't written down yet.
    owed: Vec<Conflict>,
    /// Those that were, while the caller may find them too: until it has taken in that merge.
    found: Vec<(u64, Conflict)>,
    /// What was last handed to a rename: it may stand there although an error was told.
    tried: Option<Tried>,
    /// Somebody else's version that was put aside last: a save that is tried again finds it there.
    kept: Option<(Hash, PathBuf)>,
    /// The last conflict file, in the same way.
    noted: Option<(Hash, PathBuf)>,
    /// The last version of the caller's that had many more rows.
    fuller: Option<(Hash, PathBuf)>,
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
    /// Whether other users' rights to the program's own folder were looked at.
    private: bool,
    told: Told,
}

struct Tried {
    print: Print,
    tracker: Tracker,
    lineage: Lineage,
    /// Written down before.
    conflicts: Vec<Conflict>,
}

/// What is said once.
#[derive(Default)]
struct Told {
    unlocked: bool,
    no_backup: bool,
}

/// A save that went well, and how its backup went.
struct Written {
    saved: Saved,
    backed_up: BackedUp,
}

impl Store {
    /// `base` is what a load gave, none at a first run. `random` makes the names of temporary files. Touches no disk.
    pub fn new(
        disk: Arc<dyn Disk>,
        path: &Path,
        base: Option<Stored>,
        random: impl FnMut() -> u64 + Send + 'static,
    ) -> Store {
        let lineage = base.as_ref().map(|it| Lineage::of(&it.tracker)).unwrap_or_default();
        Store {
            disk,
            path: path.to_owned(),
            base,
            lineage,
            merges: 0,
            owed: Vec::new(),
            found: Vec::new(),
            tried: None,
            kept: None,
            noted: None,
            fuller: None,
            backed_up: None,
            encoder: Encoder::new(),
            random: Box::new(random),
            leftovers: Vec::new(),
            unsynced: Vec::new(),
            swept: false,
            private: false,
            told: Told::default(),
        }
    }

    pub fn base(&self) -> Option<Base> {
        self.base.as_ref().map(|it| it.base.clone())
    }

    /// For [`Terms::having_taken`] of a caller that begins with what stands in the file.
    pub fn merges(&self) -> u64 {
        self.merges
    }

    /// Writes the whole season. What another copy has saved meanwhile is joined with it and written too.
    ///
    /// # Errors
    /// Nothing is saved then, and the file is the old one, whole; only after [`SaveError::Unconfirmed`] the new one is
    /// in place but a power cut may take it back. The next call starts over.
    pub fn save(&mut self, tracker: &Tracker, terms: impl Into<Terms>) -> Result<Saved, SaveError> {
        let terms = terms.into();
        self.lineage.take(terms.taken);
        self.owe(&terms);
        // what can't be written touches no disk
        self.encoder.text(tracker)?;
        let places = target::prepare(&*self.disk, &self.path, &mut self.unsynced)?;
        self.refuse_newer(&places)?;
        let lock = lock::take(&*self.disk, &places)?;
        self.sweep();
        if lock.is_some() {
            self.remove_stale(&places);
        }
        if !mem::replace(&mut self.private, true) {
            target::make_private(&*self.disk, &places, &Env::of_process());
        }
        let there = self.look(&places)?;
        let gone = matches!(there, There::Nothing) && self.base.is_some();
        let owed = self.owed.clone();
        let written = self.replace(tracker, &there, &places, &terms);
        if !matches!(written, Ok(_) | Err(SaveError::Unconfirmed { .. })) {
            self.owed = owed;
        }
        let Written { mut saved, backed_up } = written?;
        if backed_up == BackedUp::Done {
            self.prune(&places, &terms);
        }
        saved.gone = gone;
        saved.unlocked = lock.is_none() && !mem::replace(&mut self.told.unlocked, true);
        saved.no_backup = match backed_up {
            BackedUp::Failed(why) if !mem::replace(&mut self.told.no_backup, true) => Some(why),
            _ => None,
        };
        Ok(saved)
    }

    /// Puts the season in the place of what is there.
    fn replace(
        &mut self,
        ours: &Tracker,
        there: &There,
        places: &Places,
        terms: &Terms,
    ) -> Result<Written, SaveError> {
        if let There::Known(base) = there {
            self.know(base.clone());
        }
        let theirs = match there {
            There::Other(content, _) => season_in(&content.bytes),
            There::Known(_) | There::Nothing => None,
        };
        let joined = self.join(ours, theirs.as_ref(), terms);
        if let Some(base) = &self.base {
            shrink::refuse(&base.tracker, &joined.tracker, &terms.shrink)?;
        }
        self.keep_fuller(places, ours, &joined, terms)?;
        let text = self.encoder.text(&joined.tracker)?;
        let mut outside = None;
        let backed_up = match there {
            There::Nothing => BackedUp::Not,
            There::Other(_, hash) if theirs.is_none() => {
                outside = Some(self.put_by(places, *hash, terms)?);
                BackedUp::Not
            }
            There::Known(_) | There::Other(..) => self.back_up(places, there, terms)?,
        };
        let conflict_file = self.note_conflicts(places, &joined.tracker.id, &joined.conflicts, terms)?;
        let base = self.write(&joined, text, places, there.mode())?;
        let Joined { tracker, came_in, patch, conflicts, .. } = joined;
        let (gone, unlocked, no_backup) = (false, false, None);
        let merges = self.merges;
        let saved = Saved {
            base,
            tracker,
            came_in,
            patch,
            merges,
            conflicts,
            conflict_file,
            outside,
            gone,
            unlocked,
            no_backup,
        };
        Ok(Written { saved, backed_up })
    }

    /// From the new file to the synced folder.
    fn write(
        &mut self,
        joined: &Joined,
        text: Arc<Text>,
        places: &Places,
        mode: u32,
    ) -> Result<Base, SaveError> {
        let print = Print::Text(text.clone());
        self.tried = Some(Tried {
            print: print.clone(),
            tracker: joined.tracker.clone(),
            lineage: joined.lineage.clone(),
            conflicts: joined.conflicts.clone(),
        });
        let put = self.put(places, &text.parts(), mode);
        let base = Base { stat: put.map_err(|it| SaveError::written(it, places.folder()))?, print };
        self.know(base.clone());
        self.sync_folders(places.folder())?;
        self.lineage.tell();
        Ok(base)
    }

    /// What stands there is what was last read or written, perhaps by a save of which only an error was told.
    fn know(&mut self, base: Base) {
        if let Some(tried) = self.tried.take_if(|it| it.print == base.print) {
            let Tried { tracker, lineage, conflicts, .. } = tried;
            self.base = Some(Stored { tracker, base });
            self.now_on(lineage);
            self.owed.retain(|it| !conflicts.iter().any(|written| is_same(written, it)));
            self.found.extend(conflicts.into_iter().map(|it| (self.merges, it)));
        } else if let Some(season) = &mut self.base {
            season.base = base;
        }
    }

    /// The caller's next value stands on that.
    fn now_on(&mut self, lineage: Lineage) {
        self.merges = self.merges.max(lineage.last().unwrap_or(0));
        self.lineage = lineage;
    }

    /// Writes beside the target and renames over it. What went wrong leaves nothing behind.
    fn put(&mut self, places: &Places, parts: &[&[u8]], mode: u32) -> io::Result<Stat> {
        let Store { disk, random, .. } = self;
        let name = |_| places.temp(process::id(), random());
        let (temp, mut file) = target::first_free(name, |path| disk.create_new(path, mode))?;
        let written = file.write_all(parts).and_then(|()| file.sync()).and_then(|()| file.stat());
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
