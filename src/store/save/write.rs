//! The save protocol itself, from the look at what is there to the synced folder.

use std::{
    io::{self, ErrorKind},
    mem, process,
    sync::Arc,
};

use super::{
    SaveError, SaveOptions, Saved, Store, Tried,
    guard::There,
    join::{Joined, season_in},
    lock,
    preserve::BackedUp,
    shrink, target,
};
use crate::{
    domain::tracker::Tracker,
    store::{
        disk::Stat,
        encode::Text,
        load::{Base, Print},
        places::{Env, Places},
    },
};

/// A save that went well, and how its backup went.
struct Written {
    saved: Saved,
    backed_up: BackedUp,
}

impl Store {
    /// Writes the whole season. What another copy has saved meanwhile is joined with it and written too.
    ///
    /// # Errors
    /// Nothing is saved then, and the file is the old one, whole; only after [`SaveError::Unconfirmed`] the new one is
    /// in place but a power cut may take it back. The next call starts over.
    pub fn save(&mut self, tracker: &Tracker, options: impl Into<SaveOptions>) -> Result<Saved, SaveError> {
        let options = options.into();
        self.lineage.caller_has(options.taken);
        self.adopt_conflicts(&options);
        // what can't be written touches no disk
        self.encoder.text(tracker)?;
        let places = target::prepare(&*self.disk, &self.path, &mut self.unsynced)?;
        self.refuse_newer(&places)?;
        let lock = lock::acquire(&*self.disk, &places)?;
        self.sweep();
        if lock.is_some() {
            self.remove_stale(&places);
        }
        if !mem::replace(&mut self.private, true) {
            target::make_private(&*self.disk, &places, &Env::of_process());
        }
        let there = self.look(&places)?;
        let gone = matches!(there, There::Nothing) && self.base.is_some();
        let owed = self.pending.clone();
        let written = self.replace(tracker, &there, &places, &options);
        if !matches!(written, Ok(_) | Err(SaveError::Unconfirmed { .. })) {
            self.pending = owed;
        }
        let Written { mut saved, backed_up } = written?;
        if backed_up == BackedUp::Done {
            self.prune(&places, &options);
        }
        saved.gone = gone;
        saved.unlocked = lock.is_none() && !mem::replace(&mut self.said.unlocked, true);
        saved.no_backup = match backed_up {
            BackedUp::Failed(why) if !mem::replace(&mut self.said.no_backup, true) => Some(why),
            BackedUp::Failed(_) | BackedUp::Not | BackedUp::Done => None,
        };
        Ok(saved)
    }

    /// Puts the season in the place of what is there.
    fn replace(
        &mut self,
        ours: &Tracker,
        there: &There,
        places: &Places,
        options: &SaveOptions,
    ) -> Result<Written, SaveError> {
        if let There::Known(base) = there {
            self.know(base.clone());
        }
        let theirs = match there {
            There::Other(content, _) => season_in(&content.bytes),
            There::Known(_) | There::Nothing => None,
        };
        let joined = self.join(ours, theirs.as_ref(), options);
        if let Some(base) = &self.base {
            shrink::refuse(&base.tracker, &joined.tracker, &options.shrink)?;
        }
        self.keep_fuller(places, ours, &joined, options)?;
        let text = self.encoder.text(&joined.tracker)?;
        let mut outside = None;
        let backed_up = match there {
            There::Nothing => BackedUp::Not,
            There::Other(_, hash) if theirs.is_none() => {
                outside = Some(self.put_by(places, *hash, options)?);
                BackedUp::Not
            }
            There::Known(_) | There::Other(..) => self.back_up(places, there, options)?,
        };
        let conflict_file =
            self.note_conflicts(places, &joined.tracker.id, &joined.incoming.conflicts, options)?;
        let base = self.write(&joined, text, places, there.mode())?;
        let Joined { tracker, incoming, .. } = joined;
        let (gone, unlocked, no_backup) = (false, false, None);
        let merges = self.merges;
        let saved =
            Saved { base, tracker, incoming, merges, conflict_file, outside, gone, unlocked, no_backup };
        Ok(Written { saved, backed_up })
    }

    /// Does the steps from the new file to the synced folder.
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
            conflicts: joined.incoming.conflicts.clone(),
        });
        let put = self.put(places, &text.parts(), mode);
        let base = Base { stat: put.map_err(|it| SaveError::written(it, places.folder()))?, print };
        self.know(base.clone());
        self.sync_folders(places.folder())?;
        self.lineage.tell();
        Ok(base)
    }

    /// Writes beside the target and renames over it. Leaves nothing behind if it fails.
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
}
