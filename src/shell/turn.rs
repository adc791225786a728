//! One message at a time: what it changes, the effects that follow, and what the saver's answers change.

use ratatui::layout::Size;

use super::{
    Answer, Event, NotSaved,
    clock::random,
    effects::{self, After},
    session::{RETRY, Shell},
};
use crate::{
    app::message::{Message, Seen},
    domain::{merge::Patch, tracker::Tracker},
};

impl Shell {
    /// One message and all effects that follow; a code when the program is to end.
    pub(super) fn update(&mut self, message: Message) -> Option<i32> {
        let effects = self.app.update(message, self.clock.now());
        for effect in effects {
            let sample = self.app.data.clone();
            match effects::run(effect, &*self.disk, &self.file, sample.sample(), random()) {
                After::Nothing => {}
                After::Redraw(message) => {
                    self.screen.forget();
                    if let Some(code) = message.and_then(|it| self.update(it)) {
                        return Some(code);
                    }
                    self.resized();
                }
                After::Say(message) => {
                    if let Some(code) = self.update(message) {
                        return Some(code);
                    }
                }
                After::Save => self.send_if_needed(),
                After::Read(job) => drop(self.reader.send(job)),
                After::Begin(begin) => self.mailbox.begin(begin),
                After::DropDrafts(file) => {
                    self.save_if_changed();
                    self.mailbox.put_drafts(self.app.drafts());
                    self.mailbox.drop_drafts(file);
                }
                After::Edit(draft) => {
                    let text = effects::edit(&self.mailbox, draft);
                    self.screen.forget();
                    if let Some(code) = self.update(Message::Edited(text)) {
                        return Some(code);
                    }
                    // only now the season has it
                    self.save_if_changed();
                    self.mailbox.edited();
                    self.drafts.stale = true;
                    self.resized();
                }
                After::Quit => return self.quit(),
                After::QuitUnsaved => return Some(self.quit_unsaved()),
            }
        }
        None
    }

    /// The window may have another size after somebody else had the terminal.
    pub(super) fn resized(&mut self) {
        if let Ok((width, height)) = crossterm::terminal::size() {
            self.update(Message::Resize(Size { width, height }));
        }
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

    pub(super) fn saved(&mut self, handed: Tracker, result: Result<Box<Answer>, NotSaved>) {
        // An older value than the newest: that one is still on its way.
        self.in_flight = !handed.same(&self.sent);
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

    pub(super) fn seen(&mut self, seen: Seen, merges: Option<u64>) {
        self.taken.merges = merges.unwrap_or(self.taken.merges);
        match &seen {
            Seen::Changed { patch, .. } => self.find_conflicts(Some(patch)),
            Seen::Gone => {
                // the folder may have gone with it, and what watched it too
                self.watch.take_if(|it| it.has_events());
                self.watch();
            }
            Seen::Back | Seen::Shorter(_) | Seen::Unreadable(_) | Seen::Sibling(_) | Seen::Newer(_) => {}
        }
        self.update(Message::Seen(seen));
        self.know_saved();
    }

    /// What was changed here since the value on which the saver's merge stands.
    fn find_conflicts(&mut self, patch: Option<&Patch>) {
        self.taken.conflicts.extend(patch.map(|it| it.conflicts(&self.app.tracker)).unwrap_or_default());
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
        if !self.in_flight {
            self.send_if_needed();
        }
        while self.in_flight {
            match self.events.recv() {
                Ok(Event::Saved { handed, result }) => self.saved(*handed, result),
                Ok(Event::Seen { seen, merges }) => self.seen(*seen, merges),
                Ok(_) => {}
                Err(_) => return,
            }
        }
        self.mailbox.put_drafts(self.app.drafts());
        self.mailbox.wait_until_idle(RETRY);
    }
}
