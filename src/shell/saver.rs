//! The saver: a thread that writes the newest value it finds in its mailbox and says when it is safe; the only one that
//! touches the season file.

use std::{
    mem,
    path::{Path, PathBuf},
    sync::{Arc, mpsc::Sender},
    thread,
};

use super::{
    Event,
    clock::{Clock, random},
    mailbox::{Job, Mailbox},
};
use crate::{
    app::{
        message::{Begin, Edited, Loss, Message, Seen},
        saves::{SaveDone, SaveFailed, SaveRequest},
        since_save::{Shrinking, SinceSave},
    },
    domain::tracker::Tracker,
    store::{
        self, Backup, Drafts, Outside, SaveError, SaveOptions, Saved, Store, Stored,
        disk::Disk,
        report::{Draft, FoundKind},
    },
    text::clean,
};

/// `start` is what the screens begin with.
pub fn spawn(saver: Saver, mailbox: Mailbox, events: Sender<Event>) {
    let mut saver = saver;
    thread::spawn(move || {
        loop {
            let job = mailbox.next_job();
            let event = saver.run(job);
            mailbox.wrote();
            if event.is_some_and(|it| events.send(it).is_err()) {
                return;
            }
        }
    });
}

/// The only one that writes beside or over the season file.
pub struct Saver {
    disk: Arc<dyn Disk>,
    file: PathBuf,
    store: Store,
    drafts: Drafts,
    /// What the screens handed over last.
    newest: Tracker,
    /// The number of merges in it.
    taken: u64,
    /// The last save went well.
    is_saved: bool,
    /// What stands there isn't what was saved, and couldn't be taken in.
    is_off: bool,
    /// Copies of sync clients that were told of.
    siblings: Vec<PathBuf>,
    drafts_failed: bool,
    clock: Clock,
}

impl Saver {
    /// `start` is what the screens begin with, `base` what was loaded.
    pub fn new(
        disk: Arc<dyn Disk>,
        file: PathBuf,
        base: Option<Stored>,
        start: Tracker,
        clock: Clock,
    ) -> Saver {
        let store = Store::new(disk.clone(), &file, base, random);
        let drafts = Drafts::new(disk.clone(), &file, random());
        let siblings = siblings(&*disk, &file);
        Saver {
            disk,
            file,
            store,
            drafts,
            newest: start,
            taken: 0,
            is_saved: true,
            is_off: false,
            siblings,
            drafts_failed: false,
            clock,
        }
    }

    fn run(&mut self, job: Job) -> Option<Event> {
        match job {
            Job::Begin(begin) => {
                let message = Box::new(Message::Began(self.begin(begin)));
                return Some(Event::Began { message, merges: self.store.merges() });
            }
            Job::Save(handed) => return Some(self.save(*handed)),
            Job::Look => return self.look(),
            Job::Drafts(drafts) => return self.keep_drafts(&drafts),
            Job::Edit(draft, sender) => {
                let file = self.drafts.edit(&draft, self.clock.now());
                drop(sender.send(file.map_err(|why| format!("no file for the text: {why}"))));
            }
            Job::Edited => self.drafts.edited(),
            Job::KeepEdited(sender) => drop(sender.send(self.drafts.keep_edited())),
            Job::LookAtText => return self.look_at_text(),
            // they are offered once more where they can't be removed
            Job::Drop(files) if self.is_saved => {
                files.iter().for_each(|it| drop(store::drop_drafts(&*self.disk, it)));
            }
            Job::Drop(_) => {}
        }
        None
    }

    /// Says so where text can't be kept, and once it can be again.
    fn keep_drafts(&mut self, drafts: &[Draft]) -> Option<Event> {
        let kept = match drafts {
            [] if !self.drafts.is_outside() => self.drafts.close().map_err(|why| why.to_string()),
            drafts => self.drafts.write(drafts, self.clock.now()),
        };
        let failed = mem::replace(&mut self.drafts_failed, kept.is_err() && !drafts.is_empty());
        (failed != self.drafts_failed).then(|| Event::Said(Box::new(Message::DraftsKept(kept))))
    }

    /// Gives the season, and where the file that couldn't be read was put.
    fn begin(&mut self, begin: Begin) -> Result<(Tracker, Option<PathBuf>), String> {
        let now = self.clock.now();
        let (tracker, moved_to) = match begin {
            Begin::Backup(id) => {
                let saved = self.store.restore(&id, now).map_err(|why| format!("Not restored: {why}"))?;
                (saved.tracker, saved.outside)
            }
            Begin::File(path) => {
                let path = store::keep_unfinished(&*self.disk, &self.file, &path)
                    .map_err(|why| format!("Not taken: {why}"))?;
                let tracker = store::read_season(&*self.disk, &path)?;
                let moved_to = self.start_over()?;
                let saved = self.store.save(&tracker, SaveOptions::at(now));
                (saved.map_err(|why| format!("Not taken: {why}"))?.tracker, moved_to)
            }
            Begin::Anew => (Tracker::default(), self.start_over()?),
        };
        (self.newest, self.taken) = (tracker.clone(), self.store.merges());
        Ok((tracker, moved_to))
    }

    /// Out of the way with a file that can't be read.
    fn start_over(&mut self) -> Result<Option<PathBuf>, String> {
        let moved_to = match self.disk.stat_link(&self.file) {
            Ok(_) => Some(
                store::move_damaged(&*self.disk, &self.file, self.clock.now())
                    .map_err(|why| format!("The file can't be put aside: {why}"))?,
            ),
            Err(_) => None,
        };
        self.store = Store::new(self.disk.clone(), &self.file, None, random);
        Ok(moved_to)
    }

    fn save(&mut self, handed: SaveRequest) -> Event {
        let SaveRequest { number, tracker, taken, since_save, conflicts } = handed;
        let result =
            match self.store.save(&tracker, options(since_save, taken, self.clock).with_conflicts(conflicts))
            {
                Ok(saved) => Ok(done(saved)),
                Err(error) => Err(SaveFailed { why: error.to_string(), shrinks: loss(&error) }),
            };
        self.is_saved = result.is_ok();
        self.is_off &= result.is_err();
        (self.newest, self.taken) = (tracker, taken);
        Event::Saved { number, result }
    }

    /// What somebody else did to the file; nothing where nobody did.
    fn look(&mut self) -> Option<Event> {
        let mut merges = None;
        let options = SaveOptions::at(self.clock.now()).having_taken(self.taken);
        let seen = match self.store.read_again(&self.newest, options) {
            Outside::Same => return self.is_back().or_else(|| self.new_sibling()),
            Outside::Gone => Seen::Gone,
            Outside::Changed(taken) => {
                merges = Some(taken.merges);
                Seen::Changed(Box::new(taken.incoming))
            }
            Outside::Shorter { gone, of, what } => Seen::Shorter(Loss { gone, of, what }),
            Outside::Unreadable(why) => Seen::Unreadable(why),
            Outside::Newer(schema) => Seen::Newer(SaveError::Newer(schema).to_string()),
        };
        self.is_off = !matches!(seen, Seen::Changed(_));
        Some(Event::Seen { seen: Box::new(seen), merges })
    }

    /// What an editor saved that had come back at once; nothing where it saved nothing.
    fn look_at_text(&mut self) -> Option<Event> {
        let (draft, result) = self.drafts.come_back()?;
        let edited = match result {
            Ok(text) => Edited::Text { text, said: None },
            Err(why) => match self.drafts.keep_edited() {
                Ok(kept) => Edited::Kept { why, name: shown_name(&kept) },
                Err(error) => {
                    let why = format!("What the editor saved is {why}; {error}");
                    return Some(Event::Said(Box::new(Message::Told(Err(why)))));
                }
            },
        };
        Some(Event::Said(Box::new(Message::EditedLater { draft: Box::new(draft), edited })))
    }

    fn new_sibling(&mut self) -> Option<Event> {
        let found = siblings(&*self.disk, &self.file);
        let new = found.iter().find(|it| !self.siblings.contains(it)).cloned();
        self.siblings = found;
        let name = shown_name(&new?);
        Some(Event::Seen { seen: Box::new(Seen::Sibling(name)), merges: None })
    }

    fn is_back(&mut self) -> Option<Event> {
        mem::take(&mut self.is_off).then_some(Event::Seen { seen: Box::new(Seen::Back), merges: None })
    }
}

pub(super) fn shown_name(path: &Path) -> String {
    clean(&path.file_name().unwrap_or_default().to_string_lossy()).into_owned()
}

/// What would go, where that is why nothing was written.
fn loss(error: &SaveError) -> Option<Loss> {
    let SaveError::Shrinks { gone, of, what } = *error else { return None };
    Some(Loss { gone, of, what })
}

fn siblings(disk: &dyn Disk, file: &Path) -> Vec<PathBuf> {
    let found = store::found(disk, file).unwrap_or_default();
    found.into_iter().filter(|it| it.kind == FoundKind::SyncConflict).map(|it| it.path).collect()
}

fn options(since_save: SinceSave, taken: u64, clock: Clock) -> SaveOptions {
    let options = SaveOptions::at(clock.now()).without(since_save.removed).having_taken(taken);
    let options = match since_save.shrinking {
        Shrinking::Asks => options,
        Shrinking::LetGo => options.shrinking(),
        Shrinking::BringBack => options.bringing_back(),
    };
    match since_save.changes_much {
        false => options,
        true => SaveOptions { backup: Backup::Now, ..options },
    }
}

fn done(saved: Saved) -> Box<SaveDone> {
    let note = Some(saved.file_notes().join("; ")).filter(|it| !it.is_empty());
    Box::new(SaveDone { tracker: saved.tracker, incoming: saved.incoming, merges: saved.merges, note })
}

#[cfg(test)]
#[path = "saver_tests.rs"]
mod tests;
