//! Other versions of the season: what others did to the file, earlier versions, both sides of a conflict, text that was
//! never saved, a file that can't be read.

use fluoro::{
    app::{
        left::{Base, Left, LeftText},
        message::{Loss, Message, Seen},
        since_save::Shrinking,
        state::Access,
    },
    domain::{
        id::Id,
        tables::{Milestone, Table},
        tracker::Tracker,
    },
    store::report::Verdict,
};

use crate::common::{season::*, *};

/// Another copy made that of the season, and it comes in.
fn comes_in(it: &mut Session, theirs: &Tracker) {
    it.another_saves(|file| *file = theirs.clone()).look();
}

fn first_program(tracker: &Tracker) -> String {
    tracker.programs.iter().next().unwrap().id.to_string()
}

fn with_reason(tracker: &Tracker, why: &str) -> Tracker {
    let mut theirs = tracker.clone();
    theirs.programs.edit(&first_program(tracker), |it| it.why = why.into());
    theirs
}

#[test]
fn an_earlier_version_is_compared_then_restored_in_one_step() {
    let mut it = busy();
    let before = it.app.cx.season.tracker.clone();
    check(
        &mut it,
        "f4 G k",
        &["EARLIER VERSIONS", "The version of Sun 22 Nov 09:00:00", "Restoring it changes:"],
    );
    check(&mut it, "", &["- program: Baylor Houston · DR", "Another note of two"]);
    check(&mut it, "right", &["R take it"]);
    check(&mut it, "R", &["Restored the version of Sun 22 Nov 09:00:00 · u undoes", "no: EARLIER VERSIONS"]);
    assert!(!it.app.cx.season.tracker.programs.has(&first_program(&before)));
    it.press("u");
    assert!(it.app.cx.season.tracker.same(&before));
    check(&mut it, "f4 G R", &["! there is no season in it"]);
}

#[test]
fn a_restore_asks_for_a_backup_and_tells_which_rows_go() {
    let mut it = busy();
    it.disk = Disk::Full;
    it.press("f4 G k R");
    assert!(it.app.cx.since_save.changes_much);
    assert_eq!(it.app.cx.since_save.removed.iter().filter(|it| it.0 == Table::Programs).count(), 1);
    it.disk = Disk::Works;
    it.press("ctrl-s");
    assert!(
        !it.app.cx.since_save.changes_much && it.app.cx.since_save.removed.is_empty(),
        "it is on the disk"
    );
}

#[test]
fn a_copy_of_a_sync_client_comes_in_as_one_step() {
    let mut it = busy();
    let id = first_program(&it.app.cx.season.tracker);
    check(&mut it, "f4 j j j", &["Taking it in changes:", "Why here not set → They do what I want"]);
    check(&mut it, "R", &["Took in season.sync-conflict-20261122-222000-ABCDEFG.json · u undoes"]);
    assert_eq!(it.app.cx.season.tracker.programs.get(&id).unwrap().why, "They do what I want to do");
    check(&mut it, "f4 j j j d", &["Remove season.sync-conflict", "can't be undone."]);
    check(&mut it, "enter", &["It stays."]);
    check(&mut it, "d y", &["no: ABCDEFG"]);
    assert_eq!(it.dropped.len(), 1);
    check(&mut it, "G d", &["Earlier versions go by themselves"]);
}

#[test]
fn any_side_of_a_conflict_can_be_taken() {
    let mut it = busy();
    let id = first_program(&it.app.cx.season.tracker);
    let why = |it: &Session| it.app.cx.season.tracker.programs.get(&id).unwrap().why.clone();
    check(&mut it, "f4 j", &["Both sides changed", "Why here", "Tags"]);
    check(&mut it, "enter", &["0 of 2 decided", "1 As it was in the season now", "▸ 2 Yours", "3 Theirs"]);
    check(&mut it, "right enter", &["1 of 2 decided", "Why here: theirs · u undoes"]);
    assert_eq!(why(&it), "A far longer reason of theirs");
    it.press("k 2");
    assert_eq!(why(&it), "Mine");
    it.press("k 1");
    assert_eq!(why(&it), "");
    check(&mut it, "q", &["BOTH SIDES CHANGED"]);
    it.press("esc u");
    assert_eq!(why(&it), "Mine");
    check(&mut it, "f4 j enter left", &["▸ 1 As it was"]);
    check(&mut it, "right enter 3", &["Remove season.conflict-", "is decided."]);
    check(&mut it, "y", &["no: BOTH SIDES CHANGED"]);
    assert_eq!(it.app.cx.season.tracker.programs.get(&id).unwrap().tags, ["far", "big"]);
}

#[test]
fn what_another_copy_saved_is_told_listed_and_left_alone_by_undo() {
    let mut it = busy();
    it.press("1 a 'Mine' ctrl-s");
    let theirs = with_reason(&it.app.cx.season.tracker, "theirs");
    comes_in(&mut it, &theirs);
    check(&mut it, "", &["Another copy changed Baylor Houston · DR · F4 shows it", "saved"]);
    check(&mut it, "f4", &["CAME IN FROM ANOTHER COPY", "1 change"]);
    check(&mut it, "esc u", &["Undone: Added “Mine”"]);
    assert_eq!(it.app.cx.season.tracker.programs.get(&first_program(&theirs)).unwrap().why, "theirs");
}

#[test]
fn a_file_that_is_not_what_was_saved_stays_in_the_header() {
    let mut it = busy();
    it.take(Message::Seen(Seen::Gone));
    check(&mut it, "j k", &["NOT SAVED: the file was taken away"]);
    it.take(Message::Seen(Seen::Back));
    check(&mut it, "", &["saved 09:20"]);
    it.take(Message::Seen(Seen::Unreadable("it can't be read any more".into())));
    check(&mut it, "", &["NOT SAVED: somebody else changed the file"]);
    it.take(Message::Seen(Seen::Shorter(Loss { gone: 40, of: 60, what: "rows" })));
    check(&mut it, "", &["NOT SAVED: somebody else took 40 of 60 rows out of the file"]);
    it.take(Message::Seen(Seen::Newer("a newer version has written it".into())));
    it.disk = Disk::Full;
    check(&mut it, "a 'Kept' ctrl-s", &["NOT SAVED: no space"]);
    check(&mut it, "q", &["The last change is NOT SAVED"]);
}

#[test]
fn rows_that_somebody_else_took_are_asked_about_and_the_safe_answer_brings_them_back() {
    for (keys, wanted) in
        [("enter", Shrinking::BringBack), ("esc", Shrinking::BringBack), ("y", Shrinking::LetGo)]
    {
        let mut it = busy();
        let lost = || Message::NotSaved {
            why: "40 of 60 rows would go".into(),
            shrinks: Some(Loss { gone: 40, of: 60, what: "rows" }),
        };
        it.disk = Disk::Full;
        it.take(lost());
        it.take(lost());
        check(&mut it, "", &["Somebody else took 40 of 60 rows out of the season file."]);
        it.press(keys);
        assert_eq!(it.app.cx.since_save.shrinking, wanted, "{keys}");
        assert!(it.app.layers().len() == 0, "it is asked once");
        let says =
            if wanted == Shrinking::BringBack { "They are written again." } else { "no: written again" };
        check(&mut it, "", &[says]);
    }
}

#[test]
fn rows_that_the_user_deletes_are_no_loss() {
    let mut it = busy();
    it.disk = Disk::Full;
    it.press("4 g d d");
    let removed = it.app.cx.since_save.removed.len();
    assert!(removed >= 1);
    it.press("u ctrl-r");
    assert_eq!(it.app.cx.since_save.removed.len(), removed);
}

#[test]
fn text_being_typed_is_handed_out_until_it_is_in_the_season() {
    let mut it = busy();
    assert!(it.app.drafts().is_empty());
    it.press("3 enter ctrl-end 'half a tho'");
    let drafts = it.app.drafts();
    assert!(drafts[0].place.starts_with("interviews/") && drafts[0].place.ends_with("/notes"));
    assert!(drafts[0].text.ends_with("half a tho"));
    assert_eq!(drafts[0].cursor, drafts[0].text.len());
    it.press("esc");
    assert!(it.app.drafts().is_empty());
    it.press("1 a 'Book a room'");
    assert_eq!(it.app.drafts()[0].text, "Book a room");
    it.press("esc d 4 p 'Mayo'");
    assert_eq!(it.app.drafts()[0].place, "names");
}

fn killed(text: LeftText) -> Session {
    let tracker = busy().app.cx.season.tracker;
    let left = vec![Left { file: "killed.json".into(), at: None, texts: vec![text] }];
    Session::new(Setup { tracker, left, ..Setup::default() })
}

fn note(tracker: &Tracker, text: &str, base: Base) -> LeftText {
    let id = &tracker.interviews.iter().next().unwrap().id;
    LeftText { place: format!("interviews/{id}/notes"), text: text.into(), base }
}

#[test]
fn a_note_that_a_kill_left_is_offered_back() {
    let tracker = busy().app.cx.season.tracker;
    let notes = |it: &Session| it.app.cx.season.tracker.interviews.iter().next().unwrap().notes.clone();
    let present = tracker.interviews.iter().next().unwrap().notes.clone();
    let mut it = killed(note(&tracker, "kept\nby luck", Base::Same));
    check(&mut it, "", &["Typed and not saved", "Notes: “kept”", "t Take it back"]);
    check(&mut it, "t", &["Took back", "by luck"]);
    assert_eq!(notes(&it), "kept\nby luck");
    assert_eq!(it.dropped.len(), 1);
    check(&mut it, "esc u", &[]);
    assert_eq!(notes(&it), present);

    let mut it = killed(note(&tracker, "kept", Base::Other));
    it.press("t");
    assert!(notes(&it).contains("kept") && notes(&it).contains(present.trim()), "both stay");

    let mut it = killed(note(&tracker, "kept", Base::Same));
    check(&mut it, "l", &["no: Typed and not saved"]);
    assert!(it.dropped.is_empty());
    let mut it = killed(note(&tracker, "kept", Base::Same));
    check(&mut it, "x", &["Throw the text away that was never saved?"]);
    it.press("y");
    assert_eq!((it.dropped.len(), notes(&it)), (1, present.clone()));
    let mut it = killed(note(&tracker, &present, Base::Other));
    check(&mut it, "", &["no: Typed and not saved"]);
    assert_eq!(it.dropped.len(), 1, "the season has it already");
}

#[test]
fn a_form_and_names_that_a_kill_left_open_again() {
    let text =
        |place: &str, text: &str| LeftText { place: place.into(), text: text.into(), base: Base::Same };
    let mut it = killed(text("milestones/00000000000000aa/title", "Book a room"));
    check(&mut it, "", &["new task › What: “Book a room”"]);
    check(&mut it, "t ctrl-s", &["Kept without a date"]);
    assert_eq!(it.app.cx.season.tracker.milestones.get("00000000000000aa").unwrap().title, "Book a room");
    let mut it = killed(text("names", "Mayo\nMGH"));
    check(&mut it, "t", &["Mayo", "MGH"]);
}

#[test]
fn text_of_a_field_that_is_not_known_is_no_list_of_names_and_stays() {
    for place in ["programs/00000000000000aa/parking", "beds/1/notes", ""] {
        let left = LeftText { place: place.into(), text: "Behind the chapel".into(), base: Base::Same };
        let mut it = killed(left);
        check(&mut it, "", &["a field of another version: “Behind the chapel”"]);
        check(
            &mut it,
            "t",
            &["1 text of a field that this version doesn't know: kept in", "no: Behind the chapel"],
        );
        assert!(it.dropped.is_empty(), "{place:?}");
    }
}

#[test]
fn what_a_kill_left_is_not_offered_where_it_is_blank_or_in_the_season() {
    let tracker = busy().app.cx.season.tracker;
    let row = tracker.interviews.iter().find(|it| !it.notes.trim().is_empty()).unwrap();
    for (text, wanted) in [(row.notes.as_str(), false), (" \n", false), ("other", true)] {
        let place = format!("interviews/{}/notes", row.id);
        let it = killed(LeftText { place, text: text.into(), base: Base::Other });
        assert_eq!(it.screen().contains("Typed and not saved"), wanted, "{text:?}");
        assert_eq!(it.dropped.is_empty(), wanted, "{text:?}");
    }
}

#[test]
fn a_field_of_a_row_that_a_kill_left_waits_in_the_form_to_be_saved() {
    let before = busy().app.cx.season.tracker;
    let id = first_program(&before);
    let place = format!("programs/{}/city", id.replace('/', "~1"));
    let mut it = killed(LeftText { place, text: "Elsewhere".into(), base: Base::Same });
    check(&mut it, "t", &["Elsewhere", "no: Took back"]);
    assert_eq!(it.app.cx.season.tracker, before, "only notes are put back at once");
    it.press("ctrl-s");
    assert_eq!(it.app.cx.season.tracker.programs.get(&id).unwrap().city, "Elsewhere");
}

fn trouble(verdict: Verdict) -> Session {
    let access = Access::ReadOnly("it can't be read".into());
    let mut it = Session::new(Setup { verdict, access, ..Setup::default() });
    let all = busy();
    it.others = all.others.clone();
    it.beside = all.beside.clone();
    it.list_beside(all.beside);
    it
}

fn damaged() -> Session {
    trouble(Verdict::Damaged { why: "a comma is missing".into(), line: 8, column: 7 })
}

#[test]
fn a_damaged_file_has_four_ways_out() {
    let mut it = damaged();
    check(&mut it, "", &["The season file can't be read", "Line 8, column 7: a comma is missing."]);
    check(&mut it, "esc", &["! Choose one of the lines"]);
    check(&mut it, "j enter", &["! This version can't be taken: it is no season file"]);
    check(&mut it, "k enter", &["The season is back", "saved 09:20", "no: read-only"]);
    check(&mut it, "", &["Typed and not saved"]);
    check(&mut it, "l a 'Pack' tab 'fri' ctrl-s", &["Added “Pack”"]);

    let mut it = damaged();
    check(&mut it, "j j enter", &["The season is back"]);
    let mut it = damaged();
    check(&mut it, "j j j j enter", &["What stood there is kept as season.damaged-1.json", "Who are you?"]);
    let mut it = damaged();
    check(&mut it, "j j j j j enter", &["read-only", "! Read-only: nothing here is written"]);
    check(&mut it, "a", &["! Add: the season is open read-only"]);
    let mut it = damaged();
    it.press("j j j j j j enter");
    assert_eq!(it.ended, Some(0));
}

#[test]
fn what_another_copy_saves_is_counted_anew_from_the_season_that_is_back() {
    let mut it = damaged();
    let task = |title: &str| Milestone { id: Id::new(title), title: title.into(), ..Milestone::default() };
    it.another_saves(|file| file.milestones.put(task("Early"))).look();
    check(&mut it, "enter", &["The season is back", "saved 09:20"]);
    assert_eq!(it.saver.written, 0, "it stands in the file");
    it.close_all();
    it.hold();
    it.press("1 a 'One' ctrl-s a 'Two' ctrl-s");
    it.another_saves(|file| file.milestones.put(task("Late"))).answer_oldest();
    it.answer_oldest();
    let in_file = |title: &str| it.saver.file.milestones.iter().any(|it| it.title == title);
    assert!(["One", "Two", "Late"].map(in_file) == [true; 3] && !in_file("Early"));
}

#[test]
fn a_file_that_is_gone_is_no_first_run() {
    let mut it = trouble(Verdict::Missing);
    check(
        &mut it,
        "",
        &["The season file is gone", "Earlier versions of it are still there", "no: Who are you?"],
    );
    check(&mut it, "enter", &["The season is back"]);
}

#[test]
fn the_start_says_what_was_found() {
    let mut it = Session::with(&busy().app.cx.season.tracker);
    check(&mut it, "", &["35 programs, 3 interviews", "no backup yet"]);
}

/// What an edit that began before another copy wrote makes of it.
fn edits(keys: &str, theirs: impl Fn(&mut Tracker, &str), then: &str) -> (Session, String) {
    let mut it = busy();
    let id = first_program(&it.app.cx.season.tracker);
    it.press(keys);
    let mut other = it.app.cx.season.tracker.clone();
    theirs(&mut other, &id);
    comes_in(&mut it, &other);
    it.press(then);
    (it, id)
}

#[test]
fn a_form_over_a_row_that_another_copy_deleted_brings_the_whole_row_back() {
    let deleted = |it: &mut Tracker, id: &str| drop(it.delete(Table::Programs, id));
    let before = busy().app.cx.season.tracker;
    let (mut it, id) = edits("4 g e tab tab tab tab ctrl-a 'Elsewhere'", deleted, "ctrl-s");
    check(&mut it, "", &["Another copy had deleted it; brought back"]);
    let (row, old) = (it.app.cx.season.tracker.programs.get(&id).unwrap(), before.programs.get(&id).unwrap());
    assert_eq!((&row.name, row.status, &row.status_log), (&old.name, old.status, &old.status_log));
    assert_eq!(row.city, "Elsewhere");
}

#[test]
fn a_note_over_a_row_that_another_copy_deleted_keeps_all_of_its_text() {
    let id = busy()
        .app
        .cx
        .season
        .tracker
        .interviews
        .iter()
        .find(|it| it.notes.contains("kind"))
        .unwrap()
        .id
        .clone();
    let mut it = busy();
    it.press("3 g");
    while it.app.tabs.interviews.list.selected.as_ref() != Some(&id) {
        it.press("j");
    }
    it.press("enter ctrl-home 'kept '");
    let mut other = it.app.cx.season.tracker.clone();
    other.delete(Table::Interviews, id.as_str());
    comes_in(&mut it, &other);
    it.press("esc");
    let row = it.app.cx.season.tracker.interviews.get(id.as_str()).unwrap();
    assert!(row.notes.starts_with("kept # Northwestern") && row.notes.contains("kind"), "{}", row.notes);
    assert!(row.when.is_some() && !row.programs.is_empty());
}

#[test]
fn what_a_form_and_another_copy_both_changed_is_told_and_written_down() {
    let city = |it: &mut Tracker, id: &str| {
        it.programs.edit(id, |row| row.city = "Theirs".into());
    };
    let (mut it, id) = edits("4 g e tab tab tab tab ctrl-a 'Mine'", city, "ctrl-s");
    check(&mut it, "", &["City too: yours stayed · F4 shows both"]);
    assert_eq!(it.app.cx.season.tracker.programs.get(&id).unwrap().city, "Mine");
    let why = |it: &mut Tracker, id: &str| {
        it.programs.edit(id, |row| row.why = "Theirs".into());
    };
    let (mut it, id) = edits("4 g e tab tab tab tab ctrl-a 'Mine'", why, "ctrl-s");
    check(&mut it, "", &["no: yours stayed"]);
    let row = it.app.cx.season.tracker.programs.get(&id).unwrap();
    assert_eq!((row.city.as_str(), row.why.as_str()), ("Mine", "Theirs"));
}

#[test]
fn text_that_can_not_be_kept_is_said_at_once() {
    let mut it = busy();
    it.press("3 enter 'more'");
    check(&mut it, "", &["typing…"]);
    it.take(Message::DraftsKept(Err("the disk is full".into())));
    check(&mut it, "", &["TEXT NOT KEPT: the disk is full"]);
    it.take(Message::DraftsKept(Ok(())));
    check(&mut it, "", &["no: TEXT NOT KEPT"]);
}
