//! Saves that are still on their way: what the screen says of them, what another copy saves meanwhile, and what undo and
//! redo do then.

use fluoro::{
    app::{
        message::{Loss, Message, Seen},
        state::Access,
    },
    domain::{
        id::Id,
        tables::{Milestone, Table},
        tracker::Tracker,
    },
};

use crate::common::{season::busy, *};

fn first(tracker: &Tracker) -> String {
    tracker.programs.iter().next().unwrap().id.to_string()
}

fn theirs(tracker: &mut Tracker) {
    tracker.programs.edit(&first(tracker), |it| it.why = "theirs".into());
}

fn why(tracker: &Tracker) -> &str {
    &tracker.programs.get(&first(tracker)).unwrap().why
}

fn has_task(tracker: &Tracker, title: &str) -> bool {
    tracker.milestones.iter().any(|it| it.title == title)
}

#[test]
fn a_change_on_its_way_is_not_called_saved() {
    let mut it = busy();
    it.hold();
    check(&mut it, "a 'One' ctrl-s", &["saving…", "no: saved 09:20"]);
    check(&mut it, "a 'Two' ctrl-s", &["saving…"]);
    it.answer_oldest();
    assert!(it.app.cx.is_dirty(), "only the first is on the disk");
    assert!(has_task(&it.saver.file, "One") && !has_task(&it.saver.file, "Two"));
    check(&mut it, "", &["saving…", "no: saved 09:20"]);
    it.answer_oldest();
    check(&mut it, "", &["saved 09:20", "no: saving…"]);
    assert!(has_task(&it.saver.file, "Two") && !it.app.cx.is_dirty());
}

#[test]
fn what_comes_in_does_not_make_a_change_on_its_way_saved() {
    let mut it = busy();
    it.hold();
    it.press("a 'Mine' ctrl-s").another_saves(theirs).look();
    check(&mut it, "", &["Another copy changed", "saving…", "no: saved 09:20"]);
    assert!(it.app.cx.is_dirty() && why(&it.app.cx.season.tracker) == "theirs");
    it.release();
    check(&mut it, "", &["saved 09:20"]);
    assert!(has_task(&it.saver.file, "Mine") && why(&it.saver.file) == "theirs");
}

#[test]
fn what_another_copy_saved_comes_with_the_answer_to_an_older_value() {
    let mut it = busy();
    it.hold();
    it.press("a 'One' ctrl-s a 'Two' ctrl-s").another_saves(theirs).answer_oldest();
    check(&mut it, "", &["Another copy changed", "saving…"]);
    assert!(has_task(&it.app.cx.season.tracker, "Two") && why(&it.app.cx.season.tracker) == "theirs");
    it.release();
    assert!(has_task(&it.saver.file, "Two") && why(&it.saver.file) == "theirs");
    assert_eq!(it.saver.merged.len(), 1, "it came in once");
    check(&mut it, "u", &["Undone: Added “Two”"]);
    check(&mut it, "u", &["Undone: Added “One”"]);
    assert_eq!(why(&it.app.cx.season.tracker), "theirs");
    check(&mut it, "", &["saved 09:20"]);
    assert!(*why(&it.saver.file) == *"theirs" && !has_task(&it.saver.file, "One"));
}

#[test]
fn redo_keeps_what_came_in_after_the_undo() {
    let mut it = busy();
    it.press("a 'Mine' ctrl-s u").another_saves(theirs).look();
    check(&mut it, "ctrl-r", &["Done again: Added “Mine”"]);
    assert!(has_task(&it.app.cx.season.tracker, "Mine") && why(&it.app.cx.season.tracker) == "theirs");
    let mut it = busy();
    it.hold();
    it.press("a 'Mine' ctrl-s u").another_saves(theirs).answer_oldest();
    it.press("ctrl-r").release();
    assert!(has_task(&it.saver.file, "Mine") && why(&it.saver.file) == "theirs");
}

#[test]
fn rows_that_undo_or_redo_takes_away_are_told_to_the_saver() {
    let mut it = busy();
    let id = first(&it.app.cx.season.tracker);
    let tells = |it: &Session| it.saver.last_told.removed.iter().any(|row| row.1.as_str() == id);
    it.press("4 g");
    while it.app.tabs.shortlist.table.list.selected.as_ref().is_some_and(|it| it.as_str() != id) {
        it.press("j");
    }
    it.press("d d");
    assert!(tells(&it));
    it.press("u");
    assert!(!tells(&it) && it.saver.file.programs.has(&id));
    it.press("ctrl-r");
    assert!(tells(&it), "redo deletes it once more");
    assert!(it.app.cx.since_save.removed.is_empty(), "it is on the disk");

    let mut it = busy();
    it.press("1 a 'Mine' ctrl-s u");
    assert_eq!(it.saver.last_told.removed.iter().filter(|row| row.0 == Table::Milestones).count(), 1);
}

#[test]
fn their_side_is_written_down_where_a_save_on_its_way_changed_the_same() {
    let mut it = busy();
    it.hold();
    set_city(&mut it, "Mine");
    it.another_saves(theirs_in_city).look();
    check(&mut it, "", &["Another copy changed"]);
    it.release();
    assert_eq!(city(&it.saver.file), "Mine");
    assert!(it.saver.written_down.iter().any(|it| it.path.ends_with("/city") && it.theirs == "Theirs"));
}

#[test]
fn quitting_waits_for_all_that_is_on_its_way() {
    let mut it = busy();
    it.hold();
    it.press("a 'One' ctrl-s a 'Two' ctrl-s q");
    assert_eq!(it.ended, Some(0));
    assert!(has_task(&it.saver.file, "One") && has_task(&it.saver.file, "Two"));
    let mut it = busy();
    it.hold();
    it.press("a 'One' ctrl-s");
    it.disk = Disk::Full;
    check(&mut it, "q", &["The last change is NOT SAVED"]);
    assert_eq!(it.ended, None);
}

#[test]
fn a_disk_that_was_full_gets_the_newest_value_once_it_works() {
    let mut it = busy();
    it.disk = Disk::Full;
    it.hold();
    it.press("a 'One' ctrl-s").answer_oldest();
    check(&mut it, "a 'Two' ctrl-s", &["NOT SAVED: no space"]);
    it.disk = Disk::Works;
    it.release();
    check(&mut it, "", &["saved 09:20", "no: NOT SAVED"]);
    assert!(has_task(&it.saver.file, "One") && has_task(&it.saver.file, "Two"));
}

#[test]
fn what_comes_in_over_a_change_that_was_undone_on_its_way_is_saved_too() {
    let mut it = busy();
    it.hold();
    it.press("a 'Mine' ctrl-s u").another_saves(theirs).look();
    check(&mut it, "q", &[]);
    assert_eq!(it.ended, Some(0));
    assert!(!has_task(&it.saver.file, "Mine") && why(&it.saver.file) == "theirs");
    assert!(it.saver.has(&it.app.cx.season.tracker));
    // done once more, so that the value behind the one that is being written is the same
    let mut it = busy();
    it.hold();
    it.press("a 'Mine' ctrl-s u ctrl-r").answer_oldest().another_saves(theirs).look();
    check(&mut it, "q", &[]);
    assert!(it.ended == Some(0) && has_task(&it.saver.file, "Mine") && why(&it.saver.file) == "theirs");
}

#[test]
fn a_question_about_saving_goes_once_all_is_saved() {
    let asks = "Somebody else took 40 of 60 rows out of the season file.";
    let mut it = busy();
    it.hold();
    it.press("a 'One' ctrl-s a 'Two' ctrl-s");
    let shrinks = Some(Loss { gone: 40, of: 60, what: "rows" });
    it.take(Message::NotSaved { why: "40 of 60 rows would go".into(), shrinks });
    check(&mut it, "", &[asks]);
    it.answer_oldest();
    check(&mut it, "", &[asks]);
    it.answer_oldest();
    check(&mut it, "", &[&format!("no: {asks}"), "saved 09:20"]);
}

#[test]
fn a_file_that_is_back_is_written_only_where_something_is_not_in_it() {
    let mut it = busy();
    it.hold();
    it.take(Message::Seen(Seen::Gone));
    it.take(Message::Seen(Seen::Back));
    check(&mut it, "", &["saved 09:20"]);
    it.press("a 'Mine' ctrl-s");
    it.take(Message::Seen(Seen::Gone));
    it.take(Message::Seen(Seen::Back));
    check(&mut it, "", &["NOT SAVED", "no: saved 09:20"]);
    it.release();
    check(&mut it, "", &["saved 09:20"]);
    assert!(has_task(&it.saver.file, "Mine"));
}

#[test]
fn it_is_said_that_yours_stayed_only_where_both_sides_changed_the_same() {
    let both = "and both sides changed some: yours stayed";
    let mut it = busy();
    it.another_saves(theirs).look();
    check(&mut it, "", &["Another copy changed", &format!("no: {both}")]);
    let mut it = busy();
    it.press("4 g");
    let id = it.app.tabs.shortlist.table.list.selected.clone().unwrap();
    it.another_saves(|file| {
        file.programs.edit(id.as_str(), |it| (it.city, it.why) = ("Theirs".into(), "theirs".into()));
    });
    check(&mut it, "e tab tab tab tab 'Mine' ctrl-s", &["Another copy changed", both]);
}

#[test]
fn a_file_that_was_gone_counts_as_saved_once_a_change_of_another_copy_comes_in() {
    let mut it = busy();
    it.take(Message::Seen(Seen::Gone));
    check(&mut it, "", &["NOT SAVED"]);
    it.another_saves(theirs).look();
    check(&mut it, "", &["saved 09:20", "no: NOT SAVED"]);
}

#[test]
fn the_question_whether_to_quit_unsaved_goes_once_all_is_saved() {
    let mut it = busy();
    it.disk = Disk::Full;
    let asks = "The last change is NOT SAVED: no space";
    check(&mut it, "a 'One' ctrl-s q", &[asks]);
    it.take(saved(it.app.cx.season.tracker.clone(), None));
    check(&mut it, "", &[&format!("no: {asks}"), "saved 09:20"]);
}

#[test]
fn a_season_that_is_only_read_is_not_saved_and_says_why() {
    let (tracker, access) = (sample(), Access::ReadOnly("another copy is newer".into()));
    let mut it = Session::new(Setup { tracker, access, ..Setup::default() });
    check(&mut it, "ctrl-s", &["! Read-only: another copy is newer"]);
    check(&mut it, "u", &["no: Everything is saved"]);
}

#[test]
fn it_is_said_what_another_copy_did_and_programs_are_named_first() {
    let mut it = busy();
    let add = |file: &mut Tracker, title: &str| {
        file.milestones.put(Milestone { id: Id::new(title), title: title.into(), ..Milestone::default() });
    };
    it.another_saves(|file| add(file, "One")).look();
    check(&mut it, "", &["Another copy added One ·"]);
    it.another_saves(|file| drop(file.delete(Table::Milestones, "One"))).look();
    check(&mut it, "", &["Another copy removed One ·"]);
    it.another_saves(|file| ["Two", "Three"].into_iter().for_each(|it| add(file, it))).look();
    check(&mut it, "", &["Another copy added Three and Two ·"]);
    let name = "A program";
    it.another_saves(|file| {
        ["Four", "Five"].into_iter().for_each(|it| add(file, it));
        file.programs.edit(&first(file), |it| it.name = name.into());
    });
    check(it.look(), "", &["Another copy changed A program", "and 2 more ·"]);
}

/// Types another city into the form of the first program.
fn set_city(it: &mut Session, city: &str) {
    let id = first(&it.app.cx.season.tracker);
    it.press("4 g");
    while it.app.tabs.shortlist.table.list.selected.as_ref().is_some_and(|it| it.as_str() != id) {
        it.press("j");
    }
    it.press(&format!("e tab tab tab tab ctrl-a '{city}' ctrl-s"));
}

fn theirs_in_city(tracker: &mut Tracker) {
    tracker.programs.edit(&first(tracker), |it| it.city = "Theirs".into());
}

fn city(tracker: &Tracker) -> &str {
    &tracker.programs.get(&first(tracker)).unwrap().city
}

#[test]
fn what_came_in_is_not_written_once_more() {
    let mut it = busy();
    it.another_saves(theirs).look();
    assert_eq!(it.saver.written, 0, "it stands in the file");
    it.press("1 a 'Mine' ctrl-s");
    assert_eq!(it.saver.written, 1);
    it.another_saves(|file| file.milestones = Tracker::default().milestones).hold();
    it.press("a 'More' ctrl-s").release();
    assert_eq!(it.saver.written, 2, "what came with the answer stands in the file too");
}

#[test]
fn what_came_in_can_be_set_back_to_what_it_was() {
    let mut it = busy();
    let before = city(&it.app.cx.season.tracker).to_owned();
    it.another_saves(theirs_in_city).look();
    assert_eq!(city(&it.app.cx.season.tracker), "Theirs");
    set_city(&mut it, &before);
    assert_eq!((city(&it.saver.file), city(&it.app.cx.season.tracker)), (&*before, &*before));
    assert!(it.saver.written_down.is_empty());
}

#[test]
fn their_side_is_written_down_where_the_change_that_met_it_is_handed_over_anew() {
    let mut it = busy();
    it.hold();
    it.press("a 'One' ctrl-s");
    set_city(&mut it, "Mine");
    it.another_saves(theirs_in_city).look();
    it.press("1 a 'Two' ctrl-s").release();
    assert!(city(&it.saver.file) == "Mine" && has_task(&it.saver.file, "Two"));
    let told = it.saver.written_down.iter().filter(|it| it.path.ends_with("/city") && it.theirs == "Theirs");
    assert!(told.count() > 0);
}

#[test]
fn what_comes_in_while_the_last_change_could_not_be_saved_is_saved_with_it() {
    let mut it = busy();
    it.disk = Disk::Full;
    check(&mut it, "a 'Mine' ctrl-s", &["NOT SAVED"]);
    it.disk = Disk::Works;
    it.another_saves(theirs).look();
    check(&mut it, "", &["saved 09:20", "no: NOT SAVED"]);
    assert!(has_task(&it.saver.file, "Mine") && why(&it.saver.file) == "theirs");
}

#[test]
fn a_file_that_was_taken_away_is_written_again_on_demand() {
    let mut it = busy();
    it.take(Message::Seen(Seen::Gone));
    check(&mut it, "", &["NOT SAVED"]);
    check(&mut it, "ctrl-s", &["saved 09:20", "no: NOT SAVED"]);
    assert_eq!(it.saver.written, 1);
}
