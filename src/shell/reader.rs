//! A thread that looks at what stands beside the season file, so that the screens never wait for a disk.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Sender},
    },
    thread,
};

use super::{
    Event,
    clock::{Clock, random},
};
use crate::{
    app::{
        beside::{Beside, Compared},
        left::{Base, Left, LeftText},
        message::{Message, ReaderRequest},
        screen_id::ScreenId,
        state::Access,
    },
    domain::{merge, tracker::Tracker},
    store::{
        self,
        disk::Disk,
        report::{Found, FoundKind, LeftDrafts},
    },
};

/// What is asked, and by which screen.
pub type Job = (Option<ScreenId>, ReaderRequest);

/// Takes jobs until its sender is gone. Of comparisons that wait only the last one is done.
pub fn spawn(disk: Arc<dyn Disk>, file: PathBuf, clock: Clock, events: Sender<Event>) -> Sender<Job> {
    let (sender, jobs) = mpsc::channel::<Job>();
    thread::spawn(move || {
        while let Ok(mut job) = jobs.recv() {
            while let Ok(newer) = jobs.try_recv() {
                if let ReaderRequest::List { .. } = job.1 {
                    drop(events.send(Event::Said(Box::new(done(&*disk, &file, clock, job)))));
                }
                job = newer;
            }
            if events.send(Event::Said(Box::new(done(&*disk, &file, clock, job)))).is_err() {
                return;
            }
        }
    });
    sender
}

fn done(disk: &dyn Disk, file: &Path, clock: Clock, (asker, request): Job) -> Message {
    match request {
        ReaderRequest::List { present } => {
            Message::Listed { asker, beside: Box::new(read_beside(disk, file, &present)) }
        }
        ReaderRequest::Compare { path, intake, present } => {
            let result = store::read_season(disk, &path)
                .map(|it| Compared::of(&present, &it, intake, clock.now(), random()));
            Message::Compared { asker, path, result: Box::new(result) }
        }
    }
}

fn read_beside(disk: &dyn Disk, file: &Path, present: &Tracker) -> Beside {
    let mut beside = Beside { drafts: left(disk, file, present), ..Beside::default() };
    match store::backups_seen(disk, file) {
        Ok(backups) => beside.backups = backups,
        Err(error) => beside.problems.push(format!("The backups can't be listed: {error}")),
    }
    match store::conflict_files(disk, file) {
        Ok(all) => {
            for found in all {
                match found {
                    Ok(conflict) => beside.conflicts.push(conflict),
                    Err((path, why)) => beside.problems.push(format!("{}: {why}", path.display())),
                }
            }
        }
        Err(error) => beside.problems.push(format!("The folder can't be listed: {error}")),
    }
    let kinds = [FoundKind::SyncConflict, FoundKind::Rescue, FoundKind::Damaged, FoundKind::Edited];
    let found = store::found(disk, file).unwrap_or_default();
    // the file of a save that never ended counts only where it is all there is of the season
    let is_all = |it: &Found| it.kind == FoundKind::Unfinished && disk.stat(file).is_err();
    let is_copy =
        |it: &Found| kinds.contains(&it.kind) || (is_all(it) && store::read_season(disk, &it.path).is_ok());
    beside.copies = found.into_iter().filter(is_copy).collect();
    beside
}

/// What sessions that run no more have left, where it can be taken back.
pub fn offered(disk: &dyn Disk, file: &Path, present: &Tracker, access: &Access) -> Vec<Left> {
    match access {
        Access::Writes => left(disk, file, present),
        Access::ReadOnly(_) => Vec::new(),
    }
}

fn left(disk: &dyn Disk, file: &Path, present: &Tracker) -> Vec<Left> {
    let of = |it: LeftDrafts| Left {
        file: it.file,
        at: it.at,
        texts: it
            .drafts
            .into_iter()
            .map(|draft| {
                let stands = merge::at(present, &draft.place);
                let same = store::base_hash(stands.as_str().unwrap_or_default()) == draft.base_hash;
                let is_begun = !draft.text.is_empty() && store::base_hash(&draft.text) == draft.base_hash;
                let base = match (is_begun, same) {
                    (true, _) => Base::Begun,
                    (false, true) => Base::Same,
                    (false, false) => Base::Other,
                };
                LeftText { place: draft.place, text: draft.text, base }
            })
            .collect(),
    };
    store::left_drafts(disk, file).into_iter().map(of).collect()
}
