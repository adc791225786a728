//! An earlier version takes the place of the season; the present one is kept first.

use std::mem;

use super::{SaveError, Saved, Store, Terms};
use crate::{
    domain::{time::Stamp, tracker::Tracker},
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
        let before = mem::replace(&mut self.base, present);
        let restored = self.save(&tracker, Terms::at(now).shrinking().with_backup());
        if !matches!(restored, Ok(_) | Err(SaveError::Unconfirmed { .. })) {
            self.base = before;
        }
        restored
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
