//! The saver and its mailbox without thread and disk: it answers at once, or keeps what it is handed until it is told to
//! go on. Merges as the store does, so that a late answer brings what another copy saved meanwhile.

use fluoro::{
    app::{
        message::{Message, Seen},
        saves::{SaveDone, SaveFailed, SaveRequest},
        since_save::SinceSave,
    },
    domain::{
        id::IdSource,
        merge::{Conflict, Context, Incoming, Merged, Patch, merge},
        time::Stamp,
        tracker::Tracker,
    },
};

use super::{Disk, Session};

pub struct Saver {
    /// What stands in the file, whoever wrote it.
    pub file: Tracker,
    /// What this copy last wrote or read there.
    known: Tracker,
    /// What the screens handed over last, and the number of merges in it.
    newest: (Tracker, u64),
    holds: bool,
    /// The value that is being written.
    writing: Option<SaveRequest>,
    /// The newest value behind it; older ones that weren't begun are dropped.
    waiting: Option<SaveRequest>,
    /// What came in so far, in its order.
    pub merged: Vec<Patch>,
    /// What the last value that was written had to tell besides itself.
    pub last_told: SinceSave,
    /// How often the file was written.
    pub written: usize,
    /// Their side of these was written down.
    pub written_down: Vec<Conflict>,
    ids: IdSource,
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
            written: 0,
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
            if let Some(older) = self.waiting.take() {
                handed.replace(older);
            }
            self.waiting = Some(handed);
        }
    }

    /// Writes what it holds longest. Gives its number, and how that went.
    fn write(&mut self, disk: Disk, now: Stamp) -> Option<(u64, Result<Box<SaveDone>, SaveFailed>)> {
        let handed = self.writing.take()?;
        self.writing = self.waiting.take();
        self.newest = (handed.tracker.clone(), handed.taken);
        if disk == Disk::Full {
            let why = "no space left on the disk".into();
            return Some((handed.number, Err(SaveFailed { why, shrinks: None })));
        }
        let mut conflicts = handed.conflicts;
        let mut ours = handed.tracker.clone();
        for patch in self.merged_since(handed.taken) {
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
        self.written += 1;
        self.last_told = handed.since_save;
        self.written_down.append(&mut conflicts);
        let done = SaveDone { tracker, incoming, merges: self.merges(), note: None };
        Some((handed.number, Ok(Box::new(done))))
    }

    fn merges(&self) -> u64 {
        self.merged.len() as u64
    }

    fn merged_since(&self, taken: u64) -> impl Iterator<Item = &Patch> {
        self.merged.iter().skip(usize::try_from(taken).unwrap())
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
        if let Some((number, result)) = self.saver.write(self.disk, self.now) {
            let message = self.saves.answer(number, result, &self.app.cx);
            self.update(message);
            self.saves.know(&self.app.cx);
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
        let ours = self.saver.merged_since(taken).fold(newest, |it, patch| patch.apply(&it));
        let incoming = Incoming::from(self.saver.merge(&ours, self.now));
        self.saver.known = self.saver.file.clone();
        self.saver.written_down.extend(incoming.conflicts.iter().cloned());
        let seen = Seen::Changed(Box::new(incoming));
        self.saves.see(&seen, Some(self.saver.merges()), &self.app.cx);
        self.update(Message::Seen(seen));
        self.saves.know(&self.app.cx);
        self.save_if_changed();
        self
    }

    pub(super) fn save_if_changed(&mut self) {
        if self.saves.is_behind(&self.app.cx) {
            self.save();
        }
    }

    /// On Ctrl-S and after an error; where all is saved the file is looked at.
    pub(super) fn save_if_needed(&mut self) {
        match self.app.cx.is_unsaved() {
            true => self.save(),
            false => drop(self.look()),
        }
    }

    fn save(&mut self) {
        if let Some(request) = self.saves.request(&mut self.app.cx) {
            self.saver.put(request);
            if !self.saver.holds {
                self.release();
            }
        }
    }

    /// The last change is written first; one that can't be is asked about.
    pub(super) fn quit(&mut self) -> Option<Message> {
        self.save_if_changed();
        if !self.saves.in_flight() {
            self.save_if_needed();
        }
        while self.saves.in_flight() {
            assert!(self.saver.writing.is_some(), "quitting waits for a save that isn't on its way");
            self.answer_oldest();
        }
        if self.app.cx.is_unsaved() {
            return Some(Message::CantQuit);
        }
        self.ended = Some(0);
        None
    }
}
