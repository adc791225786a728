//! The loop's part in saving: what is handed to the saver, and that nothing is left when the program ends.

use std::time::Instant;

use super::{
    clock::random,
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

    pub(super) fn save_if_changed(&mut self) {
        if self.saves.is_behind(&self.app.cx) {
            self.send();
        }
    }

    /// On Ctrl-S, on quitting and after an error; where all is saved the file is looked at.
    pub(super) fn send_if_needed(&mut self) {
        match self.app.cx.is_unsaved() {
            true => self.send(),
            false => {
                self.watch();
                self.mailbox.look();
            }
        }
    }

    pub(super) fn send(&mut self) {
        if let Some(request) = self.saves.request(&mut self.app.cx) {
            self.mailbox.put(request);
        }
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
