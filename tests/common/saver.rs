//! The saver and its mailbox without thread and disk: it answers at once, or keeps what it is handed until it is told to
//! go on. Merges as the store does, so that a late answer brings what another copy saved meanwhile.

use std::mem;

use fluoro::{
    app::{
        message::{Message, Seen},
        since_save::SinceSave,
        state::{Access, Saving},
    },
    domain::{
        id::IdSource,
        merge::{Conflict, Context, Incoming, Merged, Patch, merge},
        time::Stamp,
        tracker::Tracker,
    },
};

use super::{Disk, Session};

/// A value on its way to the disk.
struct SaveRequest {
    number: usize,
    tracker: Tracker,
    /// The number of merges that it has in it.
    taken: usize,
    since_save: SinceSave,
    conflicts: Vec<Conflict>,
}

pub struct Saver {
    /// What stands in the file, whoever wrote it.
    pub file: Tracker,
    /// What this copy last wrote or read there.
    known: Tracker,
    /// What the screens handed over last, and the number of merges in it.
    newest: (Tracker, usize),
    holds: bool,
    /// The value that is being written.
    writing: Option<SaveRequest>,
    /// The newest value behind it; older ones that weren't begun are dropped.
    waiting: Option<SaveRequest>,
    /// What came in so far, in its order.
    pub merged: Vec<Patch>,
    /// What the last value that was written had to tell besides itself.
    pub last_told: SinceSave,
    /// Their side of these was written down.
    pub written_down: Vec<Conflict>,
    ids: IdSource,
}

/// How a save went.
struct Answer {
    number: usize,
    /// What came in by it, where it went well.
    merges: usize,
    incoming: Incoming,
    message: Message,
}

impl Saver {
    pub fn new(tracker: &Tracker) -> Saver {
        Saver {
            file: tracker.clone(),
            known: tracker.clone(),
            newest: (tracker.clone(), 0),
            holds: false,
            writing: None,
            waiting: None,
            merged: Vec::new(),
            last_told: SinceSave::default(),
            written_down: Vec::new(),
            ids: IdSource::new(3),
        }
    }

    /// Is it what this copy last wrote or read?
    pub fn has(&self, tracker: &Tracker) -> bool {
        self.known.same(tracker) || self.known == *tracker
    }

    fn put(&mut self, mut handed: SaveRequest) {
        if self.writing.is_none() {
            self.writing = Some(handed);
        } else {
            let older = self.waiting.take().map(|it| it.conflicts).unwrap_or_default();
            handed.conflicts.splice(..0, older);
            self.waiting = Some(handed);
        }
    }

    /// Writes what it holds longest.
    fn write(&mut self, disk: Disk, now: Stamp) -> Option<Answer> {
        let handed = self.writing.take()?;
        self.writing = self.waiting.take();
        self.newest = (handed.tracker.clone(), handed.taken);
        if disk == Disk::Full {
            let message = Message::NotSaved { why: "no space left on the disk".into(), shrinks: None };
            let merges = handed.taken;
            return Some(Answer { number: handed.number, merges, incoming: Incoming::default(), message });
        }
        let mut conflicts = handed.conflicts;
        let mut ours = handed.tracker.clone();
        for patch in self.merged.iter().skip(handed.taken) {
            conflicts.extend(patch.conflicts(&ours));
            ours = patch.apply(&ours);
        }
        let (mut tracker, mut incoming) = (ours.clone(), Incoming::default());
        if !self.file.same(&self.known) {
            let merged = self.merge(&ours, now);
            tracker = merged.tracker.clone();
            incoming = merged.into();
            conflicts.extend(incoming.conflicts.iter().cloned());
        }
        (self.file, self.known) = (tracker.clone(), tracker.clone());
        self.last_told = handed.since_save;
        self.written_down.append(&mut conflicts);
        let message =
            Message::Saved { tracker: Box::new(tracker), incoming: Box::new(incoming.clone()), note: None };
        Some(Answer { number: handed.number, merges: self.merged.len(), incoming, message })
    }

    fn merge(&mut self, ours: &Tracker, now: Stamp) -> Merged {
        let mut context = Context { now, ids: &mut self.ids };
        let merged = merge(&self.known, ours, &self.file, &mut context);
        self.merged.push(merged.patch.clone());
        merged
    }
}

impl Session {
    /// From now on no save is answered.
    pub fn hold(&mut self) -> &mut Self {
        self.saver.holds = true;
        self
    }

    /// The oldest save that is held is answered.
    pub fn answer_oldest(&mut self) -> &mut Self {
        if let Some(answer) = self.saver.write(self.disk, self.now) {
            self.answered(answer);
            self.save_if_changed();
        }
        self
    }

    /// All that is held is answered, in its order, and what comes then at once.
    pub fn release(&mut self) -> &mut Self {
        self.saver.holds = false;
        while self.saver.writing.is_some() {
            self.answer_oldest();
        }
        self
    }

    /// Another copy changes the file; this one learns of it by its next save or look.
    pub fn another_saves(&mut self, change: impl FnOnce(&mut Tracker)) -> &mut Self {
        change(&mut self.saver.file);
        self
    }

    /// The file is looked at, and what another copy changed there comes in.
    pub fn look(&mut self) -> &mut Self {
        if self.saver.file.same(&self.saver.known) {
            return self;
        }
        let (newest, taken) = self.saver.newest.clone();
        let ours = self.saver.merged.iter().skip(taken).fold(newest, |it, patch| patch.apply(&it));
        let incoming = Incoming::from(self.saver.merge(&ours, self.now));
        self.saver.known = self.saver.file.clone();
        self.find_conflicts(&incoming);
        self.taken.merges = self.saver.merged.len();
        self.saver.written_down.extend(incoming.conflicts.iter().cloned());
        self.update(Message::Seen(Seen::Changed(Box::new(incoming))));
        self.know_saved();
        self.save_if_changed();
        self
    }

    pub(super) fn save_if_changed(&mut self) {
        if !self.app.cx.season.tracker.same(&self.sent) {
            self.save();
        }
    }

    /// On Ctrl-S and after an error; where all is saved the file is looked at.
    pub(super) fn save_if_needed(&mut self) {
        match self.is_unsaved() {
            true => self.save(),
            false => drop(self.look()),
        }
    }

    fn is_unsaved(&self) -> bool {
        self.app.cx.is_dirty() || matches!(self.app.cx.saving, Saving::Failed(_))
    }

    fn save(&mut self) {
        if self.app.cx.access != Access::Writes {
            return;
        }
        self.sent = self.app.cx.season.tracker.clone();
        self.in_flight = true;
        if !matches!(self.app.cx.saving, Saving::Failed(_)) {
            self.app.cx.saving = Saving::Saving;
        }
        let mut conflicts = mem::take(&mut self.taken.conflicts);
        conflicts.append(&mut self.app.cx.since_save.conflicts);
        let (tracker, since_save) = (self.sent.clone(), self.app.cx.since_save.clone());
        self.handed += 1;
        let (number, taken) = (self.handed, self.taken.merges);
        self.saver.put(SaveRequest { number, tracker, taken, since_save, conflicts });
        if !self.saver.holds {
            self.release();
        }
    }

    fn answered(&mut self, answer: Answer) {
        self.in_flight = answer.number != self.handed;
        self.taken.merges = self.taken.merges.max(answer.merges);
        self.find_conflicts(&answer.incoming);
        self.update(answer.message);
        self.know_saved();
    }

    fn know_saved(&mut self) {
        if !self.in_flight && !self.app.cx.is_dirty() {
            self.sent = self.app.cx.season.tracker.clone();
        }
    }

    fn find_conflicts(&mut self, incoming: &Incoming) {
        let present = &self.app.cx.season.tracker;
        self.taken.conflicts.extend(incoming.patch.iter().flat_map(|it| it.conflicts(present)));
    }

    /// The last change is written first; one that can't be is asked about.
    pub(super) fn quit(&mut self) -> Option<Message> {
        self.save_if_changed();
        if !self.in_flight {
            self.save_if_needed();
        }
        while self.in_flight {
            assert!(self.saver.writing.is_some(), "quitting waits for a save that isn't on its way");
            self.answer_oldest();
        }
        if self.is_unsaved() {
            return Some(Message::CantQuit);
        }
        self.ended = Some(0);
        None
    }
}

/// What the screens took in of what others saved.
#[derive(Default)]
pub struct Taken {
    merges: usize,
    conflicts: Vec<Conflict>,
}
