//! The loop's part in saving: what is handed to the saver, what its answers change, and that nothing is left when the
//! program ends.

use std::{mem, time::Instant};

use super::{
    Answer, Event, NotSaved,
    clock::random,
    run::{REST, RETRY, Shell, Typed},
    saver::Handed,
    tell,
    watch::{self, Watch},
};
use crate::{
    app::{
        Access, Saving,
        message::{Message, Seen},
    },
    domain::merge::Patch,
    store::{self, Refuge},
    text::clean,
};

impl Shell {
    pub(super) fn saved(&mut self, number: u64, result: Result<Box<Answer>, NotSaved>) {
        self.saves.answered = number;
        let message = match result {
            Ok(answer) => {
                self.taken.merges = answer.merges;
                self.find_conflicts(answer.patch.as_ref());
                Message::Saved {
                    tracker: Box::new(answer.tracker),
                    patch: answer.patch.map(Box::new),
                    came_in: answer.came_in,
                    conflicts: answer.conflicts,
                    note: answer.note,
                }
            }
            Err(NotSaved { why, shrinks }) => Message::NotSaved { why, shrinks },
        };
        self.update(message);
        self.know_saved();
        self.watch();
    }

    /// What came in is on the disk already; not so while an older value is on its way there, which is to be followed.
    pub(super) fn know_saved(&mut self) {
        if !self.saves.in_flight() && !self.app.is_dirty() {
            self.sent = self.app.tracker.clone();
        }
    }

    pub(super) fn seen(&mut self, seen: Seen, merges: Option<u64>) {
        self.taken.merges = merges.unwrap_or(self.taken.merges);
        match &seen {
            Seen::Changed { patch, .. } => self.find_conflicts(Some(patch)),
            Seen::Gone => {
                // the folder may have gone with it, and what watched it too
                self.watch.take_if(|it| it.has_events());
                self.watch();
            }
            _ => {}
        }
        self.update(Message::Seen(seen));
        self.know_saved();
    }

    /// What was changed here since the value on which the saver's merge stands.
    fn find_conflicts(&mut self, patch: Option<&Patch>) {
        self.taken.conflicts.extend(patch.map(|it| it.conflicts(&self.app.tracker)).unwrap_or_default());
    }

    pub(super) fn said(&mut self, message: Message) -> Option<i32> {
        let began = matches!(message, Message::Began(Ok(_)));
        let code = self.update(message);
        if began {
            self.sent = self.app.tracker.clone();
            self.watch();
        }
        code
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

    fn has_failed(&self) -> bool {
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
        if !matches!(self.app.saving, Saving::Failed(_)) {
            self.app.saving = Saving::Saving;
        }
        let mut conflicts = mem::take(&mut self.taken.conflicts);
        conflicts.append(&mut self.app.care.conflicts);
        let (tracker, care) = (self.sent.clone(), self.app.care.clone());
        self.saves.handed = self.saves.handed.wrapping_add(1);
        let (number, taken) = (self.saves.handed, self.taken.merges);
        self.mailbox.put(Handed { number, tracker, taken, care, conflicts });
    }

    /// Waits until the last change is on the disk; goes on where it can't be written.
    pub(super) fn quit(&mut self) -> Option<i32> {
        self.finish();
        match self.has_failed() || self.app.is_dirty() {
            false => Some(0),
            true => self.update(Message::CantQuit),
        }
    }

    /// The user knows that the last change isn't on the disk; it is tried once more.
    pub(super) fn quit_unsaved(&mut self) -> i32 {
        self.finish();
        i32::from(self.has_failed() || self.app.is_dirty())
    }

    /// Sends what isn't written yet and waits for the saver's word.
    pub(super) fn finish(&mut self) {
        self.save_if_changed();
        if !self.saves.in_flight() {
            self.send_if_needed();
        }
        while self.saves.in_flight() {
            match self.events.recv() {
                Ok(Event::Saved { number, result }) => self.saved(number, result),
                Ok(Event::Seen { seen, merges }) => self.seen(*seen, merges),
                Ok(_) => {}
                Err(_) => return,
            }
        }
        self.mailbox.put_drafts(self.app.drafts());
        self.mailbox.settle(RETRY);
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
