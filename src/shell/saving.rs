//! The loop's part in saving: what is handed to the saver, and that nothing is left when the program ends.

use std::{mem, time::Instant};

use super::{
    clock::random,
    mailbox::SaveRequest,
    session::{REST, Shell, Typed},
    tell,
    watch::{self, Watch},
};
use crate::{
    app::state::{Access, Saving},
    store::{self, Refuge},
    text::clean,
};

impl Shell {
    /// What came in is on the disk already; not so while an older value is on its way there, which is to be followed.
    pub(super) fn know_saved(&mut self) {
        if !self.saves.in_flight() && !self.app.cx.is_dirty() {
            self.sent = self.app.cx.season.tracker.clone();
        }
    }

    /// Begins to watch the folder, or another one that has taken its place.
    pub(super) fn watch(&mut self) {
        let stands = self.watch.as_ref().is_some_and(Watch::stands);
        if self.app.cx.access == Access::Writes && !stands {
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
        matches!(self.app.cx.saving, Saving::Failed(_))
    }

    pub(super) fn save_if_changed(&mut self) {
        if !self.app.cx.season.tracker.same(&self.sent) {
            self.send();
        }
    }

    /// On Ctrl-S, on quitting and after an error; where all is saved the file is looked at.
    pub(super) fn send_if_needed(&mut self) {
        match self.app.cx.is_dirty() || self.has_failed() {
            true => self.send(),
            false => {
                self.watch();
                self.mailbox.look();
            }
        }
    }

    pub(super) fn send(&mut self) {
        if matches!(self.app.cx.access, Access::ReadOnly(_)) {
            return;
        }
        self.sent = self.app.cx.season.tracker.clone();
        if !matches!(self.app.cx.saving, Saving::Failed(_)) {
            self.app.cx.saving = Saving::Saving;
        }
        let mut conflicts = mem::take(&mut self.taken.conflicts);
        conflicts.append(&mut self.app.cx.since_save.conflicts);
        let (tracker, since_save) = (self.sent.clone(), self.app.cx.since_save.clone());
        self.saves.handed = self.saves.handed.wrapping_add(1);
        let (number, taken) = (self.saves.handed, self.taken.merges);
        self.mailbox.put(SaveRequest { number, tracker, taken, since_save, conflicts });
    }

    /// On the plain terminal, where something didn't reach the disk: a rescue file, and where it is.
    pub(super) fn last_words(&self) {
        if let Saving::Failed(why) = &self.app.cx.saving {
            tell(&format!("fluoro: the season was NOT SAVED: {}", clean(why)));
            let (now, refuge) = (self.clock.now(), Refuge::of_process(random()));
            match store::rescue(&*self.disk, &self.file, &self.app.cx.season.tracker, now, &refuge) {
                Ok(path) => {
                    let path = path.display().to_string();
                    tell(&format!("fluoro: the season as it is now is in {}", clean(&path)));
                }
                Err(error) => tell(&format!("fluoro: no rescue file could be written either: {error}")),
            }
        }
    }
}
