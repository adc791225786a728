//! The saver: a thread that writes the newest value it finds in its mailbox and says when it is safe.

use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc::Sender},
    thread,
    time::Duration,
};

use super::{Event, clock::Clock};
use crate::{
    domain::tracker::Tracker,
    store::{Store, Terms},
};

/// Where the newest value waits. Older ones that were not written yet are replaced: only the newest counts.
#[derive(Clone, Default)]
pub struct Mailbox(Arc<(Mutex<Slot>, Condvar)>);

#[derive(Default)]
struct Slot {
    waiting: Option<Tracker>,
    writing: bool,
    /// The newest value ever handed over, for a rescue file.
    newest: Option<Tracker>,
}

impl Mailbox {
    pub fn put(&self, tracker: Tracker) {
        let mut slot = self.slot();
        slot.newest = Some(tracker.clone());
        slot.waiting = Some(tracker);
        self.0.1.notify_all();
    }

    pub fn newest(&self) -> Option<Tracker> {
        self.slot().newest.clone()
    }

    fn take(&self) -> Tracker {
        let mut slot = self.slot();
        loop {
            if let Some(tracker) = slot.waiting.take() {
                slot.writing = true;
                return tracker;
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
            let tracker = mailbox.take();
            let result = match store.save(&tracker, Terms::at(clock.now()).shrinking()) {
                Ok(saved) => Ok(Some(saved.notes().join("; ")).filter(|it| !it.is_empty())),
                Err(error) => Err(error.to_string()),
            };
            mailbox.wrote();
            if events.send(Event::Saved { tracker: Box::new(tracker), result }).is_err() {
                return;
            }
        }
    });
}
