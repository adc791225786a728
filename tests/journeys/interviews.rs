//! Interviews by two clocks, and the notes written about them.

use fluoro::domain::tables::{InterviewState, Status};

use crate::common::{season::*, *};

const NOTES: [&str; 3] = [
    "# Zoë Núñez, PD — “très gentille”",
    "👩‍⚕️🩻 TIPS case, then 肝臓 and 안녕하세요; e\u{301} is é",
    "- [ ] write to Ødegård\n- **call**: 1 in 4",
];

#[test]
fn an_interview_in_their_time_shows_both_clocks() {
    let mut it = programs();
    check(
        &mut it,
        "3 a ctrl-a 'northwestern' tab tab tab '15 dec 9am their time'",
        &["Tue 15 Dec 10:00 your time · 09:00 in Chicago"],
    );
    check(
        &mut it,
        "ctrl-s",
        &["▸ · Tue 15 Dec 10:00 Northwestern", "10:00 your time · 09:00 in Chicago", "Interviews 1 · done 0"],
    );
    check(&mut it, "1", &["Tue 15 Dec 10:00 Interview Northwestern", "· 09:00 there in 22 d"]);
    let row = it.app.cx.season.tracker.interviews.iter().next().unwrap().clone();
    assert_eq!(row.state, Some(InterviewState::Scheduled));
    assert_eq!(row.when.as_ref().unwrap().to_string(), "2026-12-15T09:00[America/Chicago]");
    let status =
        |it: &Session| it.app.cx.season.tracker.programs.get(row.programs[0].as_str()).unwrap().status;
    assert_eq!(status(&it), Some(Status::Scheduled));
    it.wait(23 * 86_400);
    check(&mut it, "3 space", &["▸ ✓ Tue 15 Dec", "Done: interview Northwestern"]);
    assert_eq!(status(&it), Some(Status::Interviewed));
    check(&mut it, "u u", &["No interview yet."]);
    assert_eq!(status(&it), Some(Status::Applied));
}

#[test]
fn a_note_is_written_kept_by_esc_and_taken_back() {
    let mut it = programs();
    interview(&mut it, "northwestern", "15 dec 9am their time");
    let before = it.app.cx.season.tracker.clone();
    check(&mut it, "enter", &["Northwestern IR · Tue 15 Dec", "Write. # heading"]);
    it.type_text(NOTES[0]);
    it.press("enter enter").paste(&NOTES[1..].join("\r\n\r\n").replace("\n- **", "\r- **"));
    let wanted = NOTES.join("\n\n");
    check(&mut it, "'x' backspace left right", &["Zoë Núñez", "肝", "1 in 4", "Esc done, kept"]);
    assert!(it.app.cx.season.tracker.same(&before), "a note enters the season when one leaves it");
    check(&mut it, "esc", &["Wrote Northwestern", "notes ✓", "Ødegård"]);
    let notes = |it: &Session| it.app.cx.season.tracker.interviews.iter().next().unwrap().notes.clone();
    assert_eq!(notes(&it), wanted);
    check(&mut it, "u", &["Undone: Wrote Northwestern", "Nothing yet.", "no: notes ✓"]);
    assert!(it.app.cx.season.tracker.same(&before));
    check(&mut it, "ctrl-r", &["Ødegård"]);
    check(&mut it, "enter esc", &["no: Wrote"]);
    check(&mut it, "enter ctrl-f 'tips'", &["Find: tips"]);
    check(&mut it, "esc 'more' ctrl-c", &[]);
    assert_eq!(it.ended, Some(0));
    assert!(notes(&it).contains("more"), "quitting keeps what is being typed");
    assert!(!it.app.cx.is_dirty());
}

#[test]
fn a_note_goes_through_the_editor() {
    let mut it = programs();
    interview(&mut it, "northwestern", "15 dec 9am their time");
    it.editor = |text| format!("{text}from outside\n");
    check(&mut it, "E", &["from outside", "Wrote Northwestern", "Esc done, kept"]);
    check(&mut it, "esc", &["notes ✓", "from outside"]);
    it.take(fluoro::app::message::Message::Edited { asker: None, result: Err("vi isn't there".into()) });
    check(&mut it, "", &["! vi isn't there"]);
}

#[test]
fn an_interview_without_a_date_is_an_unanswered_invitation() {
    let mut it = programs();
    check(&mut it, "3 a ctrl-a 'yale' ctrl-s", &["? ", "Yale", "unanswered"]);
    check(&mut it, "e tab tab tab 'dec 3 9am' ctrl-s", &["Thu 3 Dec 09:00 Yale"]);
    check(&mut it, "s p", &["sorted by program"]);
}

#[test]
fn a_note_at_rest_is_in_the_season_and_still_one_step_of_undo() {
    let mut it = programs();
    interview(&mut it, "northwestern", "15 dec 9am their time");
    let before = it.app.cx.season.tracker.clone();
    it.press("enter").type_text("first words");
    it.wait(2);
    let notes = |it: &Session| it.app.cx.season.tracker.interviews.iter().next().unwrap().notes.clone();
    assert_eq!(notes(&it), "first words", "a rest puts it away");
    it.type_text(", and more");
    it.wait(2);
    check(&mut it, "esc", &["notes ✓"]);
    assert_eq!(notes(&it), "first words, and more");
    check(&mut it, "u", &["no: notes ✓"]);
    assert!(it.app.cx.season.tracker.same(&before), "the whole visit is one step");
}

#[test]
fn what_is_typed_after_an_undo_is_a_step_of_its_own() {
    let mut it = programs();
    interview(&mut it, "northwestern", "15 dec 9am their time");
    it.press("enter").type_text("first words");
    it.wait(2);
    check(&mut it, "ctrl-p 'undo' enter", &["Undone: Wrote Northwestern"]);
    let before = it.app.cx.season.tracker.clone();
    it.type_text(" once more");
    it.wait(2);
    let notes = |it: &Session| it.app.cx.season.tracker.interviews.iter().next().unwrap().notes.clone();
    assert!(notes(&it).contains("once more"));
    check(&mut it, "esc u", &["Undone: Wrote Northwestern"]);
    assert!(it.app.cx.season.tracker.same(&before));
}

#[test]
fn interviews_are_filtered_by_program_note_and_state() {
    let mut it = busy();
    check(&mut it, "3", &["Interviews 3 · done 1"]);
    let mut shown = |words: &str| {
        it.press(&format!("3 / ctrl-a '{words}' enter"));
        it.app.cx.derived.interviews.len()
    };
    assert_eq!(shown(""), 3);
    assert_eq!(["northwest", "two rooms", "scheduled", "done"].map(&mut shown), [1, 1, 2, 1]);
    assert_eq!(["rooms university", "rooms emory", "zzz"].map(&mut shown), [1, 0, 0]);
}

#[test]
fn an_invitation_has_the_day_on_which_it_came() {
    let mut it = programs();
    let tabs = "tab ".repeat(10);
    it.press(&format!("3 a 'northwestern' {tabs}"));
    check(&mut it, "", &["▸ Invited"]);
    check(&mut it, "'yesterday 4pm'", &["= Sun 22 Nov 16:00"]);
    it.press("ctrl-s");
    let tracker = &it.app.cx.season.tracker;
    let row = tracker.interviews.iter().next().unwrap();
    assert_eq!(row.invited.unwrap().to_string(), "2026-11-22T21:00:00Z");
    let program = tracker.programs.get(row.programs[0].as_str()).unwrap();
    assert_eq!(program.status_log.last().unwrap(), "2026-11-22T21:00:00Z invited");
    check(&mut it, &format!("e {tabs}"), &["▸ Invited 22 Nov 2026 16:00"]);
}

#[test]
fn the_agenda_is_pasted_and_its_people_are_known() {
    let mut it = programs();
    interview(&mut it, "northwestern", "15 dec 9am their time");
    check(&mut it, "A", &["Agenda, their time · Northwestern IR", "Paste or type the agenda"]);
    it.paste("9:00 AM - 9:20 AM  Dr. A. Rivera (PD), room 2\n9:30 Tour\nwith the residents\n1:15 PM Dr. Jun Whitlock, MD");
    check(
        &mut it,
        "esc",
        &[
            "Wrote Agenda",
            "3 stops, 1 line without a time",
            "09:00–09:20 Dr. A. Rivera (PD) · room 2",
            "09:30 Tour · with the residents",
            "13:15",
        ],
    );
    assert_eq!(it.app.cx.season.tracker.people.len(), 2);
    check(&mut it, "P", &["People · Northwestern IR", "Dr. A. Rivera (PD)"]);
    check(&mut it, "ctrl-end enter 'Sam Osei, coordinator' esc", &["Wrote People", "Sam Osei · coordinator"]);
    assert_eq!(it.app.cx.season.tracker.people.len(), 3);
    check(&mut it, "u u", &["Undone: Wrote Agenda"]);
    assert!(it.app.cx.season.tracker.people.is_empty());
}

#[test]
fn times_of_another_zone_are_moved_and_it_is_said() {
    let mut it = programs();
    interview(&mut it, "northwestern", "15 dec 9am their time");
    it.press("A");
    it.paste("All times are Eastern\n10:00 AM Welcome\n10:30 Dr. Caspian Okonjo (APD, DR) · DR · room 2");
    check(
        &mut it,
        "esc",
        &[
            "Wrote Agenda: moved from Eastern to Chicago time, 2 stops, 1 line without a time · N",
            "All times are Eastern · moved to",
            "09:00 Welcome",
            "09:30 Dr. Caspian Okonjo (APD, DR) · DR ·",
        ],
    );
    // one more line leaves the others as they are
    check(
        &mut it,
        "A '11:00 Questions, goodbye' esc",
        &["11:00 Questions, goodbye", "09:30 Dr. Caspian Okonjo (APD, DR)"],
    );
    assert_eq!(it.app.cx.season.tracker.people.len(), 1);
    check(&mut it, "P ctrl-a delete esc", &["1 person taken out", "u undoes"]);
    check(&mut it, "A ctrl-a delete esc", &["4 lines taken out", "u undoes"]);
}

#[test]
fn people_without_a_name_go_with_the_one_before_and_nobody_comes_twice() {
    let mut it = programs();
    interview(&mut it, "northwestern", "20 nov 9am their time");
    it.press("P 'Dr. Ana Rivera (PD)' enter 'Dr. Ana Rivera, TIPS trial' enter '(faculty)' enter 'Dr. Ana Rivera (chief)' esc");
    let tracker = &it.app.cx.season.tracker;
    let people: Vec<_> =
        tracker.people.iter().map(|it| format!("{} {}", it.role, it.talking_point)).collect();
    assert_eq!(people, ["PD TIPS trial", "chief "]);
    assert_ne!(
        tracker.interviews.iter().next().unwrap().state,
        Some(fluoro::domain::tables::InterviewState::Done),
        "who will be there tells nothing of whether it was"
    );
}

#[test]
fn what_goes_with_an_interview_is_said_before() {
    let mut it = Session::with(&sample());
    it.press("3 g");
    check(&mut it, "G up d", &["d once more deletes interview"]);
    check(&mut it, "g j d", &["with notes of", "scores,", "people"]);
}
