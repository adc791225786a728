//! The saver: a thread that writes the newest value it finds in its mailbox and says when it is safe.

use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc::Sender},
    thread,
    time::Duration,
};

use super::{Answer, Event, clock::Clock};
use crate::{
    domain::tracker::Tracker,
    store::{Saved, Store, Terms},
};

/// Where the newest value waits. Older ones that were not written yet are replaced: only the newest counts.
#[derive(Clone, Default)]
pub struct Mailbox(Arc<(Mutex<Slot>, Condvar)>);

#[derive(Default)]
struct Slot {
    /// With the number of the saver's merges that it has in it.
    waiting: Option<(Tracker, u64)>,
    writing: bool,
    /// The newest value ever handed over, for a rescue file.
    newest: Option<Tracker>,
}

impl Mailbox {
    /// `taken` is what the last answer that was taken in said of merges.
    pub fn put(&self, tracker: Tracker, taken: u64) {
        let mut slot = self.slot();
        slot.newest = Some(tracker.clone());
        slot.waiting = Some((tracker, taken));
        self.0.1.notify_all();
    }

    pub fn newest(&self) -> Option<Tracker> {
        self.slot().newest.clone()
    }

    fn take(&self) -> (Tracker, u64) {
        let mut slot = self.slot();
        loop {
            if let Some(newest) = slot.waiting.take() {
                slot.writing = true;
                return newest;
            }
            slot = self.0.1.wait(slot).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits until all that was handed over is written or refused, at most so long.
    pub fn settle(&self, limit: Duration) {
        let busy = |slot: &mut Slot| slot.writing || slot.waiting.is_some();
        drop(self.0.1.wait_timeout_while(self.slot(), limit, busy));
    }

    fn wrote(&self) {
        self.slot().writing = false;
        self.0.1.notify_all();
    }

    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub fn spawn(mut store: Store, mailbox: Mailbox, clock: Clock, events: Sender<Event>) {
    thread::spawn(move || {
        loop {
            let (handed, taken) = mailbox.take();
            let terms = Terms::at(clock.now()).shrinking().having_taken(taken);
            let result = match store.save(&handed, terms) {
                Ok(saved) => Ok(answer(saved)),
                Err(error) => Err(error.to_string()),
            };
            mailbox.wrote();
            if events.send(Event::Saved { handed: Box::new(handed), result }).is_err() {
                return;
            }
        }
    });
}

fn answer(saved: Saved) -> Box<Answer> {
    let note = Some(saved.notes().join("; ")).filter(|it| !it.is_empty());
    Box::new(Answer { tracker: saved.tracker, patch: saved.patch, merges: saved.merges, note })
}
