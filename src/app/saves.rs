//! Which seasons went to the saver and what came back: the bookkeeping between the screens and whoever writes the file.

use std::mem;

use super::{
    context::Context,
    message::{Loss, Message, Seen},
    since_save::SinceSave,
    state::{Access, Saving},
};
use crate::domain::{
    merge::{Conflict, Incoming},
    tracker::Tracker,
};

/// A season to be written.
pub struct SaveRequest {
    /// Its number among all that were handed over.
    pub number: u64,
    pub tracker: Tracker,
    /// How many of the saver's merges it has in it.
    pub taken: u64,
    pub since_save: SinceSave,
    /// What the screens kept of their own where something came in.
    pub conflicts: Vec<Conflict>,
}

impl SaveRequest {
    /// Takes the place of an older one that wasn't begun: what that one had to tell is told with it.
    pub fn replace(&mut self, older: SaveRequest) {
        self.conflicts.splice(..0, older.conflicts);
    }
}

/// A save that went well.
pub struct SaveDone {
    /// What stands in the file: what was handed over, and what another copy had saved meanwhile.
    pub tracker: Tracker,
    /// What that other copy had saved.
    pub incoming: Incoming,
    /// How many merges the saver has made by now.
    pub merges: u64,
    pub note: Option<String>,
}

/// A save that didn't go well.
pub struct SaveFailed {
    pub why: String,
    /// What would go that nobody deleted here.
    pub shrinks: Option<Loss>,
}

/// What went to the saver and what came back.
pub struct Saves {
    /// The season that was handed over last.
    sent: Tracker,
    /// Its number.
    handed: u64,
    /// The number of the one that was answered last.
    answered: u64,
    /// How many of the saver's merges the season has in it.
    merges: u64,
    /// What stayed as it was here although it came in otherwise, for the saver to write down.
    conflicts: Vec<Conflict>,
}

impl Saves {
    /// Begins with a season that stands in the file.
    pub fn new(tracker: Tracker) -> Saves {
        Saves { sent: tracker, handed: 0, answered: 0, merges: 0, conflicts: Vec::new() }
    }

    /// True while the newest value is on its way, even if it is the same as one that was answered.
    pub fn in_flight(&self) -> bool {
        self.handed != self.answered
    }

    /// True where the season isn't the one that was handed over last.
    pub fn is_behind(&self, cx: &Context) -> bool {
        !cx.season.tracker.same(&self.sent)
    }

    /// Gives the season as it is now, to be handed to the saver; none where nothing may be written.
    pub fn request(&mut self, cx: &mut Context) -> Option<SaveRequest> {
        if matches!(cx.access, Access::ReadOnly(_)) {
            return None;
        }
        if !matches!(cx.saving, Saving::Failed(_)) {
            cx.saving = Saving::Saving;
        }
        self.sent = cx.season.tracker.clone();
        self.handed = self.handed.wrapping_add(1);
        let mut conflicts = mem::take(&mut self.conflicts);
        conflicts.append(&mut cx.since_save.conflicts);
        Some(SaveRequest {
            number: self.handed,
            tracker: self.sent.clone(),
            taken: self.merges,
            since_save: cx.since_save.clone(),
            conflicts,
        })
    }

    /// Notes how the save of that number went, and gives what the screens are told of it. They have heard it when
    /// [`Saves::know`] is called.
    pub fn answer(
        &mut self,
        number: u64,
        result: Result<Box<SaveDone>, SaveFailed>,
        cx: &Context,
    ) -> Message {
        self.answered = number;
        match result {
            Ok(done) => {
                self.merges = done.merges;
                self.find_conflicts(&done.incoming, cx);
                Message::Saved {
                    tracker: Box::new(done.tracker),
                    incoming: Box::new(done.incoming),
                    note: done.note,
                }
            }
            Err(SaveFailed { why, shrinks }) => Message::NotSaved { why, shrinks },
        }
    }

    /// Notes what was seen of the file, and with it the number of the saver's merges where that is another.
    pub fn see(&mut self, seen: &Seen, merges: Option<u64>, cx: &Context) {
        self.merges = merges.unwrap_or(self.merges);
        if let Seen::Changed(incoming) = seen {
            self.find_conflicts(incoming, cx);
        }
    }

    /// What came in is on the disk already; not so while an older value is on its way there, which is to be followed.
    pub fn know(&mut self, cx: &Context) {
        if !self.in_flight() && !cx.is_dirty() {
            self.sent = cx.season.tracker.clone();
        }
    }

    /// The saver turned to another season, or tried to; its merges are counted from here.
    pub fn turn_to(&mut self, merges: u64) {
        self.merges = merges;
    }

    /// Another season has begun, which stands in the file.
    pub fn begin(&mut self, cx: &Context) {
        self.sent = cx.season.tracker.clone();
    }

    /// What was changed here since the value on which the saver's merge stands.
    fn find_conflicts(&mut self, incoming: &Incoming, cx: &Context) {
        let present = &cx.season.tracker;
        self.conflicts.extend(incoming.patch.iter().flat_map(|it| it.conflicts(present)));
    }
}

impl Context {
    /// True where the newest change isn't on the disk, or the last try to put it there failed.
    pub fn is_unsaved(&self) -> bool {
        self.is_dirty() || matches!(self.saving, Saving::Failed(_))
    }
}
