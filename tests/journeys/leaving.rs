//! Saving and leaving: what the header says, and that nothing is lost without a word.

use fluoro::app::state::Access;

use crate::common::{season::*, *};

#[test]
fn quitting_is_silent_when_all_is_saved() {
    let mut it = student();
    check(&mut it, "a 'Pack' ctrl-s", &["saved 09:20"]);
    it.press("q");
    assert_eq!(it.ended, Some(0));
}

#[test]
fn what_is_not_saved_stays_in_the_header_and_is_asked_about() {
    let mut it = student();
    it.disk = Disk::Full;
    check(&mut it, "a 'Pack' ctrl-s", &["NOT SAVED: no space left on the disk"]);
    assert_eq!(it.alarms().len(), 1);
    it.wait(3600);
    check(&mut it, "2 j j 1", &["NOT SAVED"]);
    check(&mut it, "ctrl-s", &["NOT SAVED", "Trying again"]);
    check(&mut it, "q", &["Question", "The last change is NOT SAVED", "y Quit", "n no"]);
    check(&mut it, "enter", &["Stayed.", "NOT SAVED"]);
    assert_eq!(it.ended, None, "Enter is the safe choice");
    it.disk = Disk::Works;
    check(&mut it, "ctrl-s", &["saved 10:20", "no: NOT SAVED"]);
    it.disk = Disk::Full;
    it.press("a 'Unpack' ctrl-s q y");
    assert_eq!(it.ended, Some(1));
}

#[test]
fn a_first_failure_while_quitting_is_asked_about_once() {
    let mut it = student();
    it.press("3 a");
    it.disk = Disk::Full;
    it.press("esc 1 a 'Pack' ctrl-s");
    check(&mut it, "ctrl-c", &["The last change is NOT SAVED"]);
    check(&mut it, "n", &["Stayed."]);
    assert_eq!(it.ended, None);
}

#[test]
fn quitting_at_once_saves_the_form_that_is_open() {
    let mut it = student();
    it.press("a 'Pack' ctrl-c");
    assert_eq!(it.ended, Some(0));
    assert!(it.saver.file.milestones.iter().any(|it| it.title == "Pack"));
}

#[test]
fn a_copy_that_may_only_read_says_so_and_changes_nothing() {
    let tracker = busy().app.cx.season.tracker;
    let access = Access::ReadOnly("it was made by a newer version".into());
    let mut it = Session::new(Setup { tracker: tracker.clone(), access, ..Setup::default() });
    check(&mut it, "", &["read-only", "no: saved"]);
    check(&mut it, "a", &["! Add: the season is open read-only"]);
    check(&mut it, "f 'lee' enter space", &["! Opened read-only: it was made by a newer version"]);
    check(&mut it, "4 d d", &["! Opened read-only"]);
    check(&mut it, "3 enter 'lost?' esc", &["! Opened read-only"]);
    assert!(it.app.cx.season.tracker.same(&tracker));
    it.press("q");
    assert_eq!(it.ended, Some(0));
}

#[test]
fn undo_and_redo_walk_the_whole_season() {
    let mut it = student();
    let start = it.app.cx.season.tracker.clone();
    paste_names(&mut it);
    it.press("g t w j t r 2 j space 1 a 'Pack' tab 'fri' ctrl-s 4 d d");
    interview(&mut it, "ucsf", "fri 9am");
    it.press("enter 'good' esc");
    let end = it.app.cx.season.tracker.clone();
    let steps = it.undo_all();
    assert_eq!(steps, 8);
    assert!(it.app.cx.season.tracker.same(&start), "undo shares its rows with the start");
    for _ in 0..steps {
        it.press("ctrl-r");
    }
    assert!(it.app.cx.season.tracker.same(&end));
}
