//! The mailbox: only the newest value counts, but what an older one had to tell isn't lost with it.

use serde_json::Value;

use super::*;
use crate::{
    app::since_save::SinceSave,
    domain::merge::{Conflict, Part},
};

/// Nothing takes so long; what waits forever fails.
const LONG: Duration = Duration::from_secs(60);

fn conflict(path: &str) -> Conflict {
    let (part, id) = (Part::Profile, String::new());
    let [base, ours, theirs] = ["", "mine", "theirs"].map(Value::from);
    Conflict { part, id, path: path.to_owned(), base, ours, theirs }
}

fn handed(taken: u64, conflicts: &[&str]) -> SaveRequest {
    let conflicts = conflicts.iter().map(|it| conflict(it)).collect();
    SaveRequest {
        number: taken,
        tracker: Tracker::default(),
        taken,
        since_save: SinceSave::default(),
        conflicts,
    }
}

fn saved(job: Job) -> (u64, Vec<String>) {
    match job {
        Job::Save(it) => (it.taken, it.conflicts.into_iter().map(|it| it.path).collect()),
        _ => panic!("no save"),
    }
}

#[test]
fn a_value_that_replaces_another_one_takes_over_its_conflicts() {
    let mailbox = Mailbox::default();
    mailbox.put(handed(1, &["a", "b"]));
    mailbox.put(handed(2, &[]));
    mailbox.put(handed(3, &["c"]));
    assert_eq!(saved(mailbox.next_job()), (3, ["a", "b", "c"].map(str::to_owned).to_vec()));
    mailbox.put(handed(4, &["d"]));
    assert_eq!(saved(mailbox.next_job()), (4, vec!["d".to_owned()]), "what was taken out is told once");
}

#[test]
fn a_season_is_written_before_drafts_and_before_old_ones_go() {
    let mailbox = Mailbox::default();
    mailbox.drop_drafts("old".into());
    mailbox.put_drafts(Vec::new());
    mailbox.edited();
    mailbox.put(handed(1, &[]));
    assert!(matches!(mailbox.next_job(), Job::Save(_)));
    assert!(matches!(mailbox.next_job(), Job::Edited));
    assert!(matches!(mailbox.next_job(), Job::Drafts(_)));
    assert!(matches!(mailbox.next_job(), Job::Drop(_)));
}

#[test]
fn a_season_that_begins_is_begun_before_anything_is_written() {
    let mailbox = Mailbox::default();
    mailbox.put(handed(1, &[]));
    mailbox.begin(Begin::Anew);
    assert!(matches!(mailbox.next_job(), Job::Begin(Begin::Anew)));
    assert!(matches!(mailbox.next_job(), Job::Save(_)));
}

#[test]
fn the_newest_value_is_there_for_a_rescue_file_even_while_it_is_being_written() {
    let mailbox = Mailbox::default();
    assert!(mailbox.newest().is_none());
    mailbox.put(handed(1, &[]));
    assert!(matches!(mailbox.next_job(), Job::Save(_)));
    assert!(mailbox.newest().is_some());
}

#[test]
fn it_is_busy_until_all_that_was_handed_over_is_written() {
    let mailbox = Mailbox::default();
    let is_busy = || mailbox.slot().is_busy();
    assert!(!is_busy());
    mailbox.put(handed(1, &[]));
    assert!(is_busy(), "a season waits");
    assert!(matches!(mailbox.next_job(), Job::Save(_)));
    assert!(is_busy(), "it is being written");
    mailbox.wrote();
    assert!(!is_busy());
    mailbox.put_drafts(Vec::new());
    assert!(is_busy(), "drafts wait");
    assert!(matches!(mailbox.next_job(), Job::Drafts(_)));
    mailbox.wrote();
    assert!(!is_busy());
}

#[test]
fn waiting_ends_with_the_last_job() {
    let mailbox = Mailbox::default();
    mailbox.put(handed(1, &[]));
    mailbox.put_drafts(Vec::new());
    let other = mailbox.clone();
    let saver = std::thread::spawn(move || {
        for _ in 0..2 {
            drop(other.next_job());
            other.wrote();
        }
    });
    mailbox.wait_until_idle(LONG);
    assert!(!mailbox.slot().is_busy());
    saver.join().unwrap();
}

#[test]
fn a_look_waits_until_the_file_is_quiet_but_not_forever() {
    let mailbox = Mailbox::default();
    mailbox.look();
    let (first, last) = mailbox.slot().seen.unwrap();
    assert_eq!(first, last);
    let (long_ago, later) = (Instant::now() - PATIENCE, Instant::now() + Duration::from_secs(86_400));
    mailbox.slot().seen = Some((long_ago, long_ago));
    mailbox.look();
    let (first, last) = mailbox.slot().seen.unwrap();
    assert!(first == long_ago && last > long_ago, "the first word is remembered, and the last one is new");
    assert_eq!(rest((later, later)), QUIET);
    assert_eq!(rest((long_ago, long_ago)), Duration::ZERO);
    assert_eq!(rest((long_ago, later)), Duration::ZERO);
}

#[test]
fn what_is_to_be_written_comes_before_a_look_and_a_look_comes_once() {
    let mailbox = Mailbox::default();
    let long_ago = Instant::now() - PATIENCE;
    mailbox.slot().seen = Some((long_ago, long_ago));
    mailbox.put(handed(1, &[]));
    assert!(matches!(mailbox.next_job(), Job::Save(_)));
    assert!(matches!(mailbox.next_job(), Job::Look));
    assert!(mailbox.slot().seen.is_none());
}

#[test]
fn a_text_for_an_editor_is_asked_of_the_saver() {
    let mailbox = Mailbox::default();
    let other = mailbox.clone();
    let saver = std::thread::spawn(move || {
        let Job::Edit(draft, sender) = other.next_job() else { panic!("no text") };
        sender.send(Ok(draft.text.into())).unwrap();
    });
    let draft = Draft { place: String::new(), base: String::new(), text: "file".into(), cursor: 0 };
    assert_eq!(mailbox.edit(draft), Ok("file".into()));
    saver.join().unwrap();
}

#[test]
fn an_end_waits_for_what_is_to_go_from_the_disk() {
    let mailbox = Mailbox::default();
    assert!(!mailbox.slot().is_busy());
    mailbox.drop_drafts(PathBuf::from("left.json"));
    assert!(mailbox.slot().is_busy(), "it isn't gone yet");
    assert!(matches!(mailbox.next_job(), Job::Drop(_)));
    assert!(mailbox.slot().is_busy(), "it is being removed");
    mailbox.wrote();
    assert!(!mailbox.slot().is_busy());
}
