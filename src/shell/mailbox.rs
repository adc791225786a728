//! Where what is to be written waits for the saver. The newest season takes the place of one that wasn't begun, with what
//! that one had to tell.

use std::{
    mem,
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{self, SyncSender},
    },
    time::{Duration, Instant},
};

use crate::{
    app::{message::Begin, saves::SaveRequest},
    domain::tracker::Tracker,
    store::report::Draft,
};

/// Where the newest value waits. Older ones that were not written yet are replaced: only the newest counts.
#[derive(Clone, Default)]
pub struct Mailbox(Arc<Shared>);

#[derive(Default)]
struct Shared {
    slot: Mutex<Slot>,
    /// Rings when something was put in, and when something was written.
    bell: Condvar,
}

#[derive(Default)]
struct Slot {
    waiting: Option<Box<SaveRequest>>,
    begin: Option<Begin>,
    drafts: Option<Vec<Draft>>,
    /// Drafts of earlier sessions of which nothing is needed any more.
    settled: Vec<PathBuf>,
    edit: Option<(Draft, SyncSender<Result<PathBuf, String>>)>,
    edited: bool,
    keep: Option<SyncSender<Result<PathBuf, String>>>,
    /// When an editor seems to have saved: the first and the last word of it.
    text_seen: Option<(Instant, Instant)>,
    /// When somebody else seems to have written: the first and the last word of it.
    seen: Option<(Instant, Instant)>,
    writing: bool,
    /// The newest value ever handed over, for a rescue file.
    newest: Option<Tracker>,
}

/// What the saver does next.
pub enum Job {
    Begin(Begin),
    Save(Box<SaveRequest>),
    Drafts(Vec<Draft>),
    Drop(Vec<PathBuf>),
    Edit(Draft, SyncSender<Result<PathBuf, String>>),
    Edited,
    KeepEdited(SyncSender<Result<PathBuf, String>>),
    Look,
    LookAtText,
}

/// A file that others write is looked at when it is quiet for so long, …
const QUIET: Duration = Duration::from_millis(200);
/// … or after so long at most.
const PATIENCE: Duration = Duration::from_secs(1);

impl Mailbox {
    pub fn put(&self, mut handed: SaveRequest) {
        let mut slot = self.slot();
        slot.newest = Some(handed.tracker.clone());
        if let Some(older) = slot.waiting.take() {
            handed.replace(*older);
        }
        slot.waiting = Some(Box::new(handed));
        self.0.bell.notify_all();
    }

    /// A season begins whose file couldn't be read.
    pub fn begin(&self, begin: Begin) {
        self.slot().begin = Some(begin);
        self.0.bell.notify_all();
    }

    /// Text that is being typed; none where it is in the season.
    pub fn put_drafts(&self, drafts: Vec<Draft>) {
        self.slot().drafts = Some(drafts);
        self.0.bell.notify_all();
    }

    /// What was in these is in the season or in other drafts, once what waits now is written.
    pub fn drop_drafts(&self, file: PathBuf) {
        self.slot().settled.push(file);
        self.0.bell.notify_all();
    }

    /// A file with that text for an editor.
    ///
    /// # Errors
    /// One sentence: no editor should be started.
    pub fn edit(&self, draft: Draft) -> Result<PathBuf, String> {
        let (sender, answer) = mpsc::sync_channel(1);
        self.slot().edit = Some((draft, sender));
        self.0.bell.notify_all();
        answer.recv().unwrap_or_else(|_| Err("the saver is gone".to_owned()))
    }

    /// The editor is done with it.
    pub fn edited(&self) {
        self.slot().edited = true;
        self.0.bell.notify_all();
    }

    /// What it left can't be taken and is to be kept. Gives the file.
    ///
    /// # Errors
    /// One sentence: it stays where it is.
    pub fn keep_edited(&self) -> Result<PathBuf, String> {
        let (sender, answer) = mpsc::sync_channel(1);
        self.slot().keep = Some(sender);
        self.0.bell.notify_all();
        answer.recv().unwrap_or_else(|_| Err("the saver is gone".to_owned()))
    }

    /// Somebody else may have written the file.
    pub fn look(&self) {
        let mut slot = self.slot();
        slot.seen = Some(seen_now(slot.seen));
        self.0.bell.notify_all();
    }

    /// An editor may have saved the text that it was given.
    pub fn look_at_text(&self) {
        let mut slot = self.slot();
        slot.text_seen = Some(seen_now(slot.text_seen));
        self.0.bell.notify_all();
    }

    pub fn newest(&self) -> Option<Tracker> {
        self.slot().newest.clone()
    }

    pub fn next_job(&self) -> Job {
        let mut slot = self.slot();
        loop {
            if let Some(job) = slot.next() {
                slot.writing = true;
                return job;
            }
            let (look, text) = (slot.seen.map(rest), slot.text_seen.map(rest));
            slot = match [look, text].into_iter().flatten().min() {
                None => self.0.bell.wait(slot).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) if look == Some(Duration::ZERO) => {
                    slot.seen = None;
                    return Job::Look;
                }
                Some(Duration::ZERO) => {
                    slot.text_seen = None;
                    return Job::LookAtText;
                }
                Some(rest) => self.0.bell.wait_timeout(slot, rest).unwrap_or_else(PoisonError::into_inner).0,
            };
        }
    }

    /// Waits until all that was handed over is written or refused, at most so long.
    pub fn wait_until_idle(&self, limit: Duration) {
        drop(self.0.bell.wait_timeout_while(self.slot(), limit, |slot| slot.is_busy()));
    }

    pub fn wrote(&self) {
        self.slot().writing = false;
        self.0.bell.notify_all();
    }

    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.0.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slot {
    /// Something isn't on the disk yet, or not gone from it.
    fn is_busy(&self) -> bool {
        self.writing || self.waiting.is_some() || self.drafts.is_some() || !self.settled.is_empty()
    }

    /// What waits to be written, the season first.
    fn next(&mut self) -> Option<Job> {
        let begin = self.begin.take().map(Job::Begin);
        let save = || self.waiting.take().map(Job::Save);
        let edited = || mem::take(&mut self.edited).then_some(Job::Edited);
        let keep = || self.keep.take().map(Job::KeepEdited);
        let edit = || self.edit.take().map(|(draft, sender)| Job::Edit(draft, sender));
        let job = begin
            .or_else(save)
            .or_else(edited)
            .or_else(keep)
            .or_else(edit)
            .or_else(|| self.drafts.take().map(Job::Drafts));
        job.or_else(|| (!self.settled.is_empty()).then(|| Job::Drop(mem::take(&mut self.settled))))
    }
}

fn seen_now(before: Option<(Instant, Instant)>) -> (Instant, Instant) {
    let now = Instant::now();
    (before.map_or(now, |it| it.0), now)
}

/// How long to wait yet with a look.
fn rest((first, last): (Instant, Instant)) -> Duration {
    QUIET.saturating_sub(last.elapsed()).min(PATIENCE.saturating_sub(first.elapsed()))
}

#[cfg(test)]
#[path = "mailbox_tests.rs"]
mod tests;
