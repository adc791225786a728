//! The loop's part in saving: what is handed to the saver, and that nothing is left when the program ends.

use std::{mem, time::Instant};

use super::{
    clock::random,
    saver::SaveRequest,
    session::{REST, Shell, Typed},
    tell,
    watch::{self, Watch},
};
use crate::{
    app::{Access, Saving},
    store::{self, Refuge},
    text::clean,
};

impl Shell {
    /// What came in is on the disk already.
    pub(super) fn know_saved(&mut self) {
        if !self.app.is_dirty() {
            self.sent = self.app.tracker.clone();
        }
    }

    /// Begins to watch the folder, or another one that has taken its place.
    pub(super) fn watch(&mut self) {
        let stands = self.watch.as_ref().is_some_and(Watch::stands);
        if self.app.access == Access::Writes && !stands {
            self.watch = watch::start(&self.file, &self.mailbox);
        }
    }

    /// Text that is typed without a rest is put into the drafts from time to time, at rest at once.
    pub(super) fn hand_drafts(&mut self) {
        let due = self.drafts.handed.is_none_or(|it| it.elapsed() >= REST);
        if self.drafts.stale && (due || !self.app.is_writing()) {
            self.mailbox.put_drafts(self.app.drafts());
            self.drafts = Typed { handed: self.app.is_writing().then(Instant::now), stale: false };
        }
    }

    pub(super) fn has_failed(&self) -> bool {
        matches!(self.app.saving, Saving::Failed(_))
    }

    pub(super) fn save_if_changed(&mut self) {
        if !self.app.tracker.same(&self.sent) {
            self.send();
        }
    }

    /// On Ctrl-S, on quitting and after an error; where all is saved the file is looked at.
    pub(super) fn send_if_needed(&mut self) {
        match self.app.is_dirty() || self.has_failed() {
            true => self.send(),
            false => {
                self.watch();
                self.mailbox.look();
            }
        }
    }

    pub(super) fn send(&mut self) {
        if matches!(self.app.access, Access::ReadOnly(_)) {
            return;
        }
        self.sent = self.app.tracker.clone();
        self.in_flight = true;
        if !matches!(self.app.saving, Saving::Failed(_)) {
            self.app.saving = Saving::Saving;
        }
        let mut conflicts = mem::take(&mut self.taken.conflicts);
        conflicts.append(&mut self.app.care.conflicts);
        let (tracker, care) = (self.sent.clone(), self.app.care.clone());
        self.mailbox.put(SaveRequest { tracker, taken: self.taken.merges, care, conflicts });
    }

    /// On the plain terminal, where something didn't reach the disk: a rescue file, and where it is.
    pub(super) fn last_words(&self) {
        if let Saving::Failed(why) = &self.app.saving {
            tell(&format!("fluoro: the season was NOT SAVED: {}", clean(why)));
            let (now, refuge) = (self.clock.now(), Refuge::of_process(random()));
            match store::rescue(&*self.disk, &self.file, &self.app.tracker, now, &refuge) {
                Ok(path) => {
                    let path = path.display().to_string();
                    tell(&format!("fluoro: the season as it is now is in {}", clean(&path)));
                }
                Err(error) => tell(&format!("fluoro: no rescue file could be written either: {error}")),
            }
        }
    }
}
