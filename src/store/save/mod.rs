//! The save protocol: under a lock a new file beside the old one, synced, renamed over it, the folder synced; only then
//! is it saved.

mod conflict;
mod error;
mod guard;
mod join;
mod lineage;
mod lock;
mod options;
mod preserve;
mod restore;
mod saved;
mod shrink;
pub(super) mod target;
mod watch;
mod write;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::NaiveDate;

use self::lineage::Lineage;
pub use self::{
    error::SaveError,
    options::{Backup, SaveOptions, Shrink},
    saved::Saved,
    watch::{Outside, Taken},
};
use super::{
    disk::Disk,
    encode::Encoder,
    hash::Hash,
    load::{Base, Print, Stored},
};
use crate::domain::{merge::Conflict, tracker::Tracker};

/// The writer of a season file.
pub struct Store {
    disk: Arc<dyn Disk>,
    /// The path as it was named; links in it are followed anew at each save.
    path: PathBuf,
    /// The version of the file that was last read or written.
    base: Option<Stored>,
    lineage: Lineage,
    /// How many times something came in.
    merges: u64,
    /// Conflicts that aren't written down yet.
    pending: Vec<Conflict>,
    /// Conflicts that were written down, kept while the caller may find them too: until it has taken in that merge.
    found: Vec<(u64, Conflict)>,
    /// What was last handed to a rename: it may stand there although an error was told.
    tried: Option<Tried>,
    /// Somebody else's version that was kept last, so that a save that is tried again finds it there.
    kept: Option<(Hash, PathBuf)>,
    /// The last conflict file, kept in the same way.
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
    said: SaidOnce,
}

struct Tried {
    print: Print,
    tracker: Tracker,
    lineage: Lineage,
    /// Conflicts that were written down before.
    conflicts: Vec<Conflict>,
}

/// What is only said once.
#[derive(Default)]
struct SaidOnce {
    unlocked: bool,
    no_backup: bool,
}

impl Store {
    /// Makes the writer. `base` is what a load gave, none at a first run. `random` makes the names of temporary files.
    /// Touches no disk.
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
            pending: Vec::new(),
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
            said: SaidOnce::default(),
        }
    }

    pub fn base(&self) -> Option<Base> {
        self.base.as_ref().map(|it| it.base.clone())
    }

    /// Returns the number of the last merge, for [`SaveOptions::having_taken`] of a caller that begins with what stands
    /// in the file.
    pub fn merges(&self) -> u64 {
        self.merges
    }

    /// Notes that what stands in the file is what was last read or written, perhaps by a save that told only an error.
    fn know(&mut self, base: Base) {
        if let Some(tried) = self.tried.take_if(|it| it.print == base.print) {
            let Tried { tracker, lineage, conflicts, .. } = tried;
            self.base = Some(Stored { tracker, base });
            self.now_on(lineage);
            self.pending.retain(|it| !conflicts.iter().any(|written| is_same(written, it)));
            self.found.extend(conflicts.into_iter().map(|it| (self.merges, it)));
        } else if let Some(season) = &mut self.base {
            season.base = base;
        }
    }

    /// Notes what the caller's next value is based on.
    fn now_on(&mut self, lineage: Lineage) {
        self.merges = self.merges.max(lineage.last().unwrap_or(0));
        self.lineage = lineage;
    }

    /// Syncs the file's folder, and those in which a folder was made. What fails is tried again at the next save.
    fn sync_folders(&mut self, folder: &Path) -> Result<(), SaveError> {
        target::note(&mut self.unsynced, folder);
        for folder in &self.unsynced {
            self.disk.sync_dir(folder).map_err(|error| SaveError::Unconfirmed { error })?;
        }
        self.unsynced.clear();
        Ok(())
    }
}

/// Returns true if both say the same of theirs, so that the second tells nothing more.
fn is_same(one: &Conflict, other: &Conflict) -> bool {
    one.path == other.path && one.theirs == other.theirs
}
