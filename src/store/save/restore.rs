//! An earlier version takes the place of the season; the present one is kept first.

use std::mem;

use super::{SaveError, SaveOptions, Saved, Store, Tried, lineage::Lineage};
use crate::{
    domain::{merge::Patch, time::Stamp, tracker::Tracker},
    store::{
        backups,
        load::{Outcome, load},
        places::Places,
    },
};

impl Store {
    /// Writes the season of that backup, whole. The present file becomes a backup before, or is put aside where it can't
    /// be read; what another copy saves in the same instant is taken along.
    ///
    /// # Errors
    /// As of [`Store::save`], and where there is no such backup or no season in it.
    pub fn restore(&mut self, id: &str, now: Stamp) -> Result<Saved, SaveError> {
        let tracker = self.read_backup(id)?;
        let present = match load(&*self.disk, &self.path).outcome {
            Outcome::Ready(season) => Some(*season),
            Outcome::ReadOnly { season: None, why } => return Err(SaveError::ReadOnly(why)),
            // what stands there is put aside
            Outcome::ReadOnly { .. } | Outcome::Damaged(_) => None,
            Outcome::FirstRun | Outcome::Missing => None,
        };
        let tracker = match &present {
            Some(present) => tracker.with_given_of(&present.tracker),
            None => tracker,
        };
        let lineage = Lineage::of(present.as_ref().map_or(&Tracker::default(), |it| &it.tracker));
        let caller = mem::replace(&mut self.lineage, lineage);
        let before = (mem::replace(&mut self.base, present), mem::take(&mut self.pending), self.tried.take());
        let mut restored = self.save(&tracker, SaveOptions::at(now).shrinking().with_backup());
        match (&mut restored, &self.base) {
            // what the caller hands over before it has taken this in doesn't undo it
            (Ok(saved), _) => {
                let mut lineage = self.led_to(&caller, &saved.tracker);
                lineage.tell();
                self.now_on(lineage);
                saved.merges = self.merges;
            }
            (Err(SaveError::Unconfirmed { .. }), Some(base)) => {
                self.now_on(self.led_to(&caller, &base.tracker));
            }
            (Err(_), _) => {
                // it may stand there after all
                let tried =
                    self.tried.take().map(|it| Tried { lineage: self.led_to(&caller, &it.tracker), ..it });
                self.lineage = caller;
                (self.base, self.pending, self.tried) = before;
                self.tried = tried.or(self.tried.take());
            }
        }
        restored
    }

    fn led_to(&self, caller: &Lineage, tracker: &Tracker) -> Lineage {
        let patch = Patch::between(caller.end(), tracker);
        caller.and(self.merges.saturating_add(1), patch, tracker)
    }

    fn read_backup(&self, id: &str) -> Result<Tracker, SaveError> {
        let target = self.disk.canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let places = Places::new(&target)?;
        let all =
            backups::of(&*self.disk, &places).map_err(|error| SaveError::unread(error, &places.backups()))?;
        let found = all.iter().find(|it| it.id == id).ok_or_else(|| SaveError::Unknown(id.to_owned()))?;
        found.read(&*self.disk).map_err(|why| SaveError::BadBackup { id: id.to_owned(), why })
    }
}
