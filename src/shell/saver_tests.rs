//! The saver with a real folder: what each job does there, and what it answers.

use std::{
    fs,
    sync::mpsc::{self, sync_channel},
    time::Duration,
};

use super::*;
use crate::store::{
    Outcome,
    disk::{
        RealDisk,
        fake::{FakeDisk, Fault},
    },
    load,
};

const EXAMPLE: &str = include_str!("../../tests/data/season-example.json");
/// The system's number for a disk without room.
const FULL: i32 = 28;
/// Nothing takes so long; what waits forever fails.
const LONG: Duration = Duration::from_secs(60);

/// A saver, its folder with a season file in it, and the disk in between, which can refuse.
struct Desk {
    folder: tempfile::TempDir,
    disk: FakeDisk,
    saver: Saver,
    start: Tracker,
}

fn ready(file: &Path) -> Stored {
    match load(&RealDisk, file).outcome {
        Outcome::Ready(season) => *season,
        other => panic!("{other:?}"),
    }
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("season.json");
    fs::write(&file, EXAMPLE).unwrap();
    let (disk, base) = (FakeDisk::recording(Arc::new(RealDisk)), ready(&file));
    let start = base.tracker.clone();
    let saver = Saver::new(Arc::new(disk.clone()), file, Some(base), start.clone(), Clock::default());
    Desk { folder, disk, saver, start }
}

impl Desk {
    fn file(&self) -> PathBuf {
        self.folder.path().join("season.json")
    }

    fn refuses(&self) {
        self.disk.start_over(0, Fault::From(FULL));
    }

    fn works(&self) {
        self.disk.start_over(0, Fault::None);
    }

    fn save(&mut self, note: &str) -> Result<Box<SaveDone>, SaveFailed> {
        let handed = request(&edited(&self.start, note));
        saved(self.saver.run(Job::Save(Box::new(handed))))
    }

    /// What a look finds.
    fn look(&mut self) -> Option<Seen> {
        match self.saver.run(Job::Look)? {
            Event::Seen { seen, .. } => Some(*seen),
            _ => panic!("a look answers with what it saw"),
        }
    }

    fn begin(&mut self, begin: Begin) -> Result<(Tracker, Option<PathBuf>), String> {
        match self.saver.run(Job::Begin(begin)) {
            Some(Event::Began { message, .. }) => match *message {
                Message::Began(result) => result,
                other => panic!("{other:?}"),
            },
            _ => panic!("a beginning is answered"),
        }
    }

    /// Another copy writes that.
    fn another_saves(&self, tracker: &Tracker) {
        let base = load(&RealDisk, &self.file()).outcome;
        let base = if let Outcome::Ready(base) = base { Some(*base) } else { None };
        let mut other = Store::new(Arc::new(RealDisk), &self.file(), base, random);
        other.save(tracker, SaveOptions::at(Clock::default().now()).shrinking()).unwrap();
    }

    fn drafts(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path().join("season.drafts"));
        let names = names.into_iter().flatten().map(|it| it.unwrap().file_name().into_string().unwrap());
        names.filter(|it| it.ends_with(".json")).collect()
    }

    fn backups(&self) -> usize {
        store::backups(&RealDisk, &self.file()).unwrap_or_default().len()
    }
}

fn edited(tracker: &Tracker, note: &str) -> Tracker {
    let mut tracker = tracker.clone();
    assert!(tracker.programs.edit("ucsf/ir", |it| it.notes = note.into()));
    tracker
}

fn note(tracker: &Tracker) -> &str {
    &tracker.programs.get("ucsf/ir").unwrap().notes
}

fn request(tracker: &Tracker) -> SaveRequest {
    let since_save = SinceSave::default();
    SaveRequest { number: 7, tracker: tracker.clone(), taken: 0, since_save, conflicts: Vec::new() }
}

fn saved(event: Option<Event>) -> Result<Box<SaveDone>, SaveFailed> {
    match event {
        Some(Event::Saved { number: 7, result }) => result,
        _ => panic!("a save is answered with its number"),
    }
}

/// None where nothing is said.
fn drafts_kept(event: Option<Event>) -> Option<Result<(), String>> {
    match *match event? {
        Event::Said(message) => message,
        _ => panic!("drafts are answered with a message"),
    } {
        Message::DraftsKept(kept) => Some(kept),
        other => panic!("{other:?}"),
    }
}

fn draft(text: &str) -> Draft {
    Draft { place: "names".into(), base: String::new(), text: text.into(), cursor: 0 }
}

#[test]
fn what_is_handed_over_stands_in_the_file_and_comes_back_with_the_answer() {
    let mut desk = desk();
    let answer = desk.save("mine").ok().unwrap();
    assert_eq!(note(&ready(&desk.file()).tracker), "mine");
    assert_eq!((note(&answer.tracker), answer.merges, answer.note), ("mine", 0, None));
    fs::remove_file(desk.file()).unwrap();
    let answer = desk.save("again").ok().unwrap();
    assert_eq!(answer.note.unwrap(), "the file had been taken away; it is there again");
}

#[test]
fn old_drafts_go_only_once_the_season_is_on_the_disk() {
    let mut desk = desk();
    let mut killed = Drafts::new(Arc::new(RealDisk), &desk.file(), 3);
    killed.write(&[draft("left")], Clock::default().now()).unwrap();
    drop(killed);
    let file = desk.folder.path().join("season.drafts").join(&desk.drafts()[0]);
    desk.refuses();
    assert!(desk.save("mine").is_err());
    desk.works();
    assert!(desk.saver.run(Job::Drop(vec![file.clone()])).is_none());
    assert_eq!(desk.drafts().len(), 1, "the season isn't saved, so the text may be all there is");
    assert!(desk.save("mine").is_ok());
    assert!(desk.saver.run(Job::Drop(vec![file])).is_none());
    assert_eq!(desk.drafts(), [""; 0]);
}

#[test]
fn drafts_that_cannot_be_kept_are_told_once_and_that_they_can_be_again() {
    let mut desk = desk();
    let keep = |desk: &mut Desk, text: &str| drafts_kept(desk.saver.run(Job::Drafts(vec![draft(text)])));
    desk.refuses();
    assert!(matches!(keep(&mut desk, "a"), Some(Err(why)) if !why.is_empty()));
    assert!(keep(&mut desk, "b").is_none());
    desk.works();
    assert_eq!(keep(&mut desk, "c"), Some(Ok(())));
    assert!(keep(&mut desk, "d").is_none());
    assert_eq!(desk.drafts().len(), 1);
    assert!(desk.saver.run(Job::Drafts(Vec::new())).is_none());
    assert_eq!(desk.drafts(), [""; 0]);
}

#[test]
fn nothing_is_said_of_drafts_that_stay_although_they_are_not_needed() {
    let mut desk = desk();
    assert!(desk.saver.run(Job::Drafts(vec![draft("a")])).is_none());
    desk.refuses();
    assert!(desk.saver.run(Job::Drafts(Vec::new())).is_none());
}

#[test]
fn a_text_for_an_editor_stands_in_a_file_until_it_is_done() {
    let mut desk = desk();
    let (sender, answer) = sync_channel(1);
    assert!(desk.saver.run(Job::Edit(draft("long"), sender)).is_none());
    let file = answer.recv().unwrap().unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "long");
    assert!(desk.saver.run(Job::Edited).is_none());
    assert!(!file.exists());
    desk.refuses();
    let (sender, answer) = sync_channel(1);
    assert!(desk.saver.run(Job::Edit(draft("long"), sender)).is_none());
    assert!(answer.recv().unwrap().unwrap_err().starts_with("no file for the text: "));
}

#[test]
fn a_file_that_was_away_is_told_to_be_back_once() {
    let mut desk = desk();
    let away = desk.folder.path().join("away");
    assert!(desk.look().is_none());
    fs::rename(desk.file(), &away).unwrap();
    assert!(matches!(desk.look(), Some(Seen::Gone)));
    fs::rename(&away, desk.file()).unwrap();
    assert!(matches!(desk.look(), Some(Seen::Back)));
    assert!(desk.look().is_none());
    // a save that writes it again needs no such word
    fs::rename(desk.file(), &away).unwrap();
    assert!(matches!(desk.look(), Some(Seen::Gone)));
    assert!(desk.save("mine").is_ok());
    assert!(desk.look().is_none());
}

#[test]
fn a_save_that_fails_leaves_a_file_away() {
    let mut desk = desk();
    let away = desk.folder.path().join("away");
    fs::rename(desk.file(), &away).unwrap();
    assert!(matches!(desk.look(), Some(Seen::Gone)));
    desk.refuses();
    assert!(desk.save("mine").is_err());
    desk.works();
    fs::rename(&away, desk.file()).unwrap();
    assert!(matches!(desk.look(), Some(Seen::Back)));
}

#[test]
fn what_another_copy_wrote_comes_in_with_a_look_and_its_number() {
    let mut desk = desk();
    desk.another_saves(&edited(&desk.start, "theirs"));
    match desk.saver.run(Job::Look) {
        Some(Event::Seen { seen, merges: Some(1) }) => assert!(matches!(*seen, Seen::Changed(_))),
        _ => panic!("a change that comes in is counted"),
    }
    assert!(desk.look().is_none(), "what came in is no file that was away");
}

#[test]
fn rows_that_another_copy_took_away_are_counted_in_the_answer() {
    let mut desk = desk();
    desk.another_saves(&Tracker::default());
    assert!(matches!(desk.look(), Some(Seen::Shorter(loss)) if loss.gone == desk.start.len()));
    let told = desk.save("mine").err().unwrap();
    let loss = told.shrinks.unwrap();
    assert!(loss.gone > 0 && told.why.starts_with(&loss.to_string()), "{}", told.why);
    desk.refuses();
    assert_eq!(desk.save("mine").err().unwrap().shrinks, None, "a full disk takes no rows");
}

#[test]
fn the_answer_to_the_question_about_lost_rows_is_followed() {
    for (shrinking, rows) in [(Shrinking::LetGo, false), (Shrinking::BringBack, true)] {
        let mut desk = desk();
        desk.another_saves(&Tracker::default());
        assert!(desk.save("mine").is_err());
        let mut handed = request(&edited(&desk.start, "mine"));
        handed.since_save.shrinking = shrinking;
        assert!(saved(desk.saver.run(Job::Save(Box::new(handed)))).is_ok());
        let file = ready(&desk.file()).tracker;
        assert_eq!(file.count(crate::domain::tables::Table::Interviews) > 0, rows, "{shrinking:?}");
    }
}

#[test]
fn what_changes_much_is_preceded_by_a_backup() {
    let mut desk = desk();
    assert!(desk.save("one").is_ok());
    let before = desk.backups();
    assert!(desk.save("two").is_ok());
    assert_eq!(desk.backups(), before, "one a day is enough");
    let mut handed = request(&edited(&desk.start, "three"));
    handed.since_save.changes_much = true;
    assert!(saved(desk.saver.run(Job::Save(Box::new(handed)))).is_ok());
    assert_eq!(desk.backups(), before + 1);
}

#[test]
fn a_copy_of_a_sync_client_is_told_once() {
    let mut desk = desk();
    let name = "season.sync-conflict-20261122-222000-ABCDEFG.json";
    fs::write(desk.folder.path().join(name), EXAMPLE).unwrap();
    assert!(matches!(desk.look(), Some(Seen::Sibling(it)) if it == name));
    assert!(desk.look().is_none());
    let (file, start) = (desk.file(), desk.start.clone());
    let base = Some(ready(&file));
    desk.saver = Saver::new(Arc::new(RealDisk), file, base, start, Clock::default());
    assert!(desk.look().is_none(), "what stood there at the start was told then");
}

#[test]
fn a_season_begins_anew_with_the_old_file_put_aside() {
    let mut desk = desk();
    fs::write(desk.file(), "{").unwrap();
    let (tracker, aside) = desk.begin(Begin::Anew).unwrap();
    assert!(tracker.is_empty() && !desk.file().exists());
    assert_eq!(fs::read_to_string(aside.unwrap()).unwrap(), "{");
    assert_eq!(desk.begin(Begin::Anew).unwrap().1, None, "nothing stands there any more");
    assert!(desk.save("mine").is_ok());
}

#[test]
fn a_season_begins_with_another_file_or_a_backup() {
    let mut desk = desk();
    let other = desk.folder.path().join("other.json");
    assert!(desk.begin(Begin::File(other.clone())).is_err());
    fs::write(&other, EXAMPLE).unwrap();
    fs::write(desk.file(), "{").unwrap();
    let (tracker, aside) = desk.begin(Begin::File(other)).unwrap();
    assert_eq!(tracker.len(), desk.start.len());
    assert_eq!(fs::read_to_string(aside.unwrap()).unwrap(), "{");
    assert_eq!(ready(&desk.file()).tracker.len(), desk.start.len());
    assert!(desk.look().is_none(), "what it begins with is what stands there");

    assert!(desk.save("mine").is_ok());
    let backup = store::backups(&RealDisk, &desk.file()).unwrap().remove(0);
    let (tracker, _) = desk.begin(Begin::Backup(backup.id)).unwrap();
    assert_eq!(note(&tracker), note(&desk.start));
    assert_eq!(
        desk.begin(Begin::Backup("none".into())).unwrap_err(),
        "Not restored: there is no backup none"
    );
}

#[test]
fn the_thread_answers_what_is_put_into_the_mailbox_until_nobody_listens() {
    let desk = desk();
    let (mailbox, (sender, events)) = (Mailbox::default(), mpsc::channel());
    let tracker = edited(&desk.start, "mine");
    let file = desk.file();
    spawn(desk.saver, mailbox.clone(), sender);
    mailbox.put(request(&tracker));
    assert!(saved(events.recv().ok()).is_ok());
    assert_eq!(note(&ready(&file).tracker), "mine");
    mailbox.put(request(&edited(&tracker, "more")));
    mailbox.wait_until_idle(LONG);
    assert_eq!(note(&ready(&file).tracker), "more");
    drop(events);
}
