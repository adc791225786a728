//! The mailbox: only the newest value counts, but what an older one had to tell isn't lost with it.

use serde_json::Value;

use super::*;
use crate::{
    app::since_save::SinceSave,
    domain::merge::{Conflict, Part},
};

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
