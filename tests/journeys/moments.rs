//! The moments that decide, on the sample season: each with the keys that it takes and no more.

use fluoro::domain::tables::{Interview, InterviewState, MessageState, Status};

use crate::common::*;

const INVITED: &str = "2026-11-23T14:20:00Z";
/// Half an hour after the interview in San Francisco ended.
const OVER: &str = "2026-11-23T21:00:00Z";

fn at(now: &'static str) -> Session {
    Session::new(Setup { tracker: sample(), now, ..Setup::default() })
}

fn interview(it: &Session, id: &str) -> Interview {
    Interview::clone(it.app.cx.season.tracker.interviews.get(id).unwrap())
}

/// The interviews of a program that has none yet in the sample.
fn of(it: &Session, program: &str) -> Vec<Interview> {
    let rows = it.app.cx.season.tracker.interviews.iter();
    let serves = |row: &&std::sync::Arc<Interview>| row.programs.iter().any(|id| id.as_str() == program);
    rows.filter(serves).map(|row| Interview::clone(row)).collect()
}

#[test]
fn an_invitation_in_twenty_seconds() {
    let mut it = at(INVITED);
    it.press("i 'emory' enter");
    it.paste("Thu Dec 3 9am ET\nTue Dec 1 9am ET\nThu Jan 14 9am ET");
    check(
        &mut it,
        "enter",
        &[
            "1 Tue 1 Dec 09:00",
            "same day: Mayo Arizona IR 10:30",
            "2 Thu 3 Dec 09:00",
            "blocked days: VA block",
            "3 Thu 14 Jan 09:00 free",
        ],
    );
    check(&mut it, "3", &["Emory IR is on Thu 14 Jan 09:00", "u undoes"]);
    let [row] = of(&it, "emory-university/ir").try_into().unwrap();
    assert_eq!((row.state, row.offered.len()), (Some(InterviewState::Scheduled), 3));
}

#[test]
fn ten_minutes_before_it() {
    let mut it = at("2026-11-23T15:50:00Z");
    check(&mut it, "", &["▸ 11:00 Interview UCSF IR + DR"]);
    it.press("o");
    assert_eq!(it.opened, ["https://example.org/room"]);
    check(&mut it, "enter", &["Brief: UCSF IR + DR", "11:00–15:30 your time · 08:00 in San Francisco"]);
    check(&mut it, "esc", &["[1 Timeline]"]);
}

#[test]
fn it_ended_five_minutes_ago() {
    let mut it = at(OVER);
    check(&mut it, "w", &["Write-up · UCSF IR + DR"]);
    it.press("4 5 - 3 4 5 2 3 4 y 'they run the clinic'");
    check(&mut it, "esc", &["UCSF IR + DR: 3.8", "thank-you notes owed"]);
    assert_eq!(interview(&it, "a3027b4afc9fc044").pros, "they run the clinic");
}

#[test]
fn thank_yous_one_after_the_other() {
    let mut it = at(INVITED);
    check(&mut it, "m", &["Sinai IR"]);
    it.press("y space");
    assert!(it.copied.last().unwrap().starts_with("Dear Dr. "), "{:?}", it.copied);
    let sent = |it: &Session| {
        let rows = it.app.cx.season.tracker.messages.iter();
        rows.filter(|row| row.state == Some(MessageState::Sent)).count()
    };
    assert_eq!(sent(&it), sent(&at(INVITED)) + 1);
    check(&mut it, "u", &["Undone"]);
    assert_eq!(sent(&it), sent(&at(INVITED)));
}

#[test]
fn the_clerkship_office_wants_the_days_away() {
    let mut it = at(INVITED);
    check(&mut it, "x c", &["Export for the clerkship office"]);
    it.press("enter");
    let text = it.files["fluoro-timeline-2027-for-clerkship.md"].clone();
    assert!(text.contains("25 Nov") && !text.contains("Penn") && !text.contains("Mayo"), "{text}");
}

#[test]
fn is_the_tenth_of_december_free() {
    let mut it = at(INVITED);
    check(&mut it, ": 'dec 10' enter", &["December 2026", "One thing on Thu 10 Dec", "Colorado"]);
}

#[test]
fn a_rejection() {
    let mut it = at(INVITED);
    it.press("f 'michigan' enter");
    check(&mut it, "t r enter", &["they rejected"]);
    let row = it.app.cx.season.tracker.programs.get("university-of-michigan/ir").unwrap();
    assert_eq!(row.status, Some(Status::TheyRejected));
    check(&mut it, "u", &["Undone"]);
}
