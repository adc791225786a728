//! What came from a program, taken down by keys: whose it is, which dates, what they meet, and what becomes of it.

use fluoro::domain::tables::{Interview, InterviewState, Status};

use crate::common::{season::*, *};

/// The interviews of a program, by the beginning of its id.
fn interviews(it: &Session, program: &str) -> Vec<Interview> {
    let rows = it.app.cx.season.tracker.interviews.iter();
    let serves =
        |row: &&std::sync::Arc<Interview>| row.programs.iter().any(|id| id.as_str().starts_with(program));
    rows.filter(serves).map(|row| Interview::clone(row)).collect()
}

fn status(it: &Session, program: &str) -> Status {
    it.app.cx.season.tracker.programs.get(program).unwrap().status.unwrap()
}

/// Counts the keys of a script, a text typed in it as one.
fn keys(script: &str) -> usize {
    script
        .split('\'')
        .enumerate()
        .map(|(n, part)| if n % 2 == 1 { 1 } else { part.split_whitespace().count() })
        .sum()
}

#[test]
fn an_invitation_scrubbed_in_takes_a_few_keys() {
    let mut it = busy();
    check(&mut it, "i 'uw sea'", &["What came invitation", "UW IR", "Seattle, WA"]);
    check(&mut it, "enter", &["Program UW IR", "dec 3 9am PT"]);
    it.paste("Thu Dec 3 9am-1:30pm PT\nTue Dec 8 9am-1:30pm PT\n\nTue Dec 15 8am-noon PT");
    check(
        &mut it,
        "enter",
        &[
            "1 Thu 3 Dec 12:00–16:30 for you · 09:00 in Seattle free",
            "2 Tue 8 Dec 12:00–16:30 for you · 09:00 in Seattle free",
            "3 Tue 15 Dec 11:00–15:00 for you · 08:00 in Seattle same day: Northwestern IR 10:00",
            "programs must allow 48 h",
            "leave unanswered",
        ],
    );
    check(&mut it, "1", &["UW IR is on Thu 3 Dec 12:00", "▸ · Thu 3 Dec 12:00 UW IR"]);
    assert!(keys("i 'uw sea' enter enter 1") < 20);
    let [row] = interviews(&it, "university-of-washington/").try_into().unwrap();
    assert_eq!(row.state, Some(InterviewState::Scheduled));
    assert_eq!((row.minutes, row.offered.len()), (Some(270), 3));
    assert_eq!(row.invited, Some(MONDAY.parse().unwrap()));
    assert_eq!(status(&it, row.programs[0].as_str()), Status::Scheduled);
    check(&mut it, "u", &["Undone: UW IR is on"]);
    assert!(interviews(&it, "university-of-washington/").is_empty(), "all of it is one step");
}

#[test]
fn a_time_without_a_zone_is_asked_about_for_all_dates_at_once() {
    let mut it = busy();
    it.press("i 'uw sea' enter 'dec 3 9am, dec 8 9am' enter");
    check(
        &mut it,
        "",
        &["▸? 1 Thu 3 Dec 12:00 for you · 09:00 in Seattle", "whose clock is it? no zone was named"],
    );
    check(&mut it, "2", &["This isn't clear yet", "What came"]);
    check(
        &mut it,
        "right",
        &["? 1 Thu 3 Dec 09:00 for you · 06:00 in Seattle", "? 2 Tue 8 Dec 09:00 for you"],
    );
    check(&mut it, "left enter", &["no: whose clock", "▸ 1 Thu 3 Dec 12:00"]);
    check(&mut it, "2", &["UW IR is on Tue 8 Dec 12:00"]);
}

#[test]
fn an_invitation_is_left_held_and_answered_later() {
    let mut it = busy();
    check(
        &mut it,
        "i 'uw sea' enter 'dec 3 9am PT; 8 dec 9am PT' enter enter",
        &["Invitation from UW IR, unanswered"],
    );
    check(&mut it, "1", &["Invitation, unanswered: UW IR"]);
    it.wait(3_600);
    // what it offered is there again
    check(&mut it, "i 'uw sea' enter", &["about the one that is unanswered", "1 h ago", "2 Tue 8 Dec 12:00"]);
    check(&mut it, "j h", &["UW IR: Tue 8 Dec 12:00", "is held"]);
    let [row] = interviews(&it, "university-of-washington/").try_into().unwrap();
    assert_eq!((row.state, row.invited), (Some(InterviewState::Held), Some(MONDAY.parse().unwrap())));
    assert_eq!(status(&it, row.programs[0].as_str()), Status::Invited);
}

#[test]
fn news_of_the_other_kinds_takes_the_same_path() {
    let mut it = busy();
    // the selected program comes first
    check(&mut it, "3 G", &["Northwestern"]);
    check(&mut it, "i enter", &["Program Northwestern IR", "Dates"]);
    check(
        &mut it,
        "enter g right right",
        &["What came moved to another date", "about the one on Tue 15 Dec 10:00"],
    );
    check(&mut it, "a '16 dec 9am their time' enter", &["1 Wed 16 Dec 10:00 for you · 09:00 in Chicago"]);
    check(&mut it, "enter", &["Northwestern IR is on Wed 16 Dec 10:00"]);
    let [row] = interviews(&it, "northwestern").try_into().unwrap();
    assert_eq!(row.offered.len(), 2);
    check(&mut it, "i enter enter g right right right", &["What came they canceled"]);
    check(&mut it, "j j e ctrl-a 'yesterday 4pm' enter enter", &["Northwestern IR: they canceled"]);
    let row = it.app.cx.season.tracker.programs.get(row.programs[0].as_str()).unwrap().clone();
    assert_eq!(row.status_log.last().unwrap(), "2026-11-22T21:00:00Z they-canceled");
}

#[test]
fn a_status_that_needs_an_interview_asks_for_its_dates() {
    let mut it = busy();
    check(&mut it, "4 f 'uw seattle' enter t", &["invited", "and its dates"]);
    check(&mut it, "s", &["What came confirmed date", "Program UW IR", "dec 3 9am PT"]);
    check(&mut it, "'dec 3 9am PT' enter", &["1 Thu 3 Dec 12:00", "Enter keep it"]);
    check(&mut it, "enter", &["UW IR is on Thu 3 Dec 12:00"]);
    assert_eq!(interviews(&it, "university-of-washington/")[0].state, Some(InterviewState::Scheduled));
}

#[test]
fn what_was_typed_is_never_lost_by_esc() {
    let mut it = busy();
    check(&mut it, "i esc", &["no: What came"]);
    it.press("i 'uw sea' enter 'dec 3 9am PT' enter");
    check(&mut it, "esc", &["Keep it, unanswered", "Discard it", "Go on"]);
    check(&mut it, "g", &["What came invitation", "1 Thu 3 Dec"]);
    check(&mut it, "esc k", &["Invitation from UW IR, unanswered"]);
    it.press("i 'yale' enter 'dec 4 9am' enter");
    check(&mut it, "esc d", &["no: What came"]);
    assert_eq!(interviews(&it, "yale").len(), 0);
}

#[test]
fn what_cant_be_read_says_why_and_stays() {
    let mut it = busy();
    check(&mut it, "i 'zzzz' enter", &["No program is called so"]);
    check(&mut it, "ctrl-a 'uw sea' enter 'whenever' enter", &["! “whenever”"]);
    check(&mut it, "ctrl-a 'dec 7-9' enter", &["is a span of days: name the days one by one"]);
    check(
        &mut it,
        "ctrl-a '7 dec, 9 dec' enter",
        &["1 Mon 7 Dec, no time named", "2 Wed 9 Dec, no time named"],
    );
    check(&mut it, "3", &["There is no date 3 here"]);
    check(&mut it, "2", &["UW IR is on Wed 9 Dec"]);
}

#[test]
fn a_program_of_the_catalog_comes_onto_the_list_with_its_invitation() {
    let mut it = student();
    check(&mut it, "i 'ucsf'", &["UCSF IR", "not on your shortlist yet: this adds it"]);
    check(&mut it, "enter 'dec 3 9am PT' enter 1", &["UCSF IR is on Thu 3 Dec 12:00"]);
    assert_eq!(status(&it, "ucsf/ir"), Status::Scheduled);
    check(&mut it, "u", &["Undone"]);
    assert!(it.app.cx.season.tracker.programs.is_empty());
}

const MAIL: &str = "\
From: Jane Roe <jroe@uw.edu>
Date: Sun, Nov 22, 2026 at 4:10 PM
Subject: UW IR Residency Interview Invitation

Dear Applicant,

On behalf of the University of Washington Integrated Interventional Radiology residency in Seattle, I am pleased to invite you to interview.

Available dates (all times Pacific):
Thursday, December 3, 2026, 9:00 AM - 1:30 PM
Tuesday, December 8, 2026, 9:00 AM - 1:30 PM

Interviews are held over Zoom: https://washington.zoom.us/j/91234567890
Please reply by Friday, November 27 at 5 PM PT.

Best,
Jane Roe
Program Coordinator
";

#[test]
fn a_pasted_mail_is_an_interview_in_three_keys() {
    let mut it = busy();
    it.press("i").paste(MAIL);
    check(
        &mut it,
        "",
        &[
            "What came invitation",
            "Program UW IR",
            "Received Sun 22 Nov",
            "1 Thu 3 Dec 12:00–16:30 for you · 09:00 in Seattle free",
            "2 Tue 8 Dec 12:00–16:30 for you · 09:00 in Seattle free",
            "Reply by Fri 27 Nov 20:00 your time · 17:00 in Seattle",
            "Link https://washington.zoom.us/j/91234567890 video · Zoom",
            "People Jane Roe · Program Coordinator · jroe@uw.edu",
            "kept with the interview's notes",
            "read from “Thursday, December 3, 2026, 9:00 AM - 1:30 PM”",
        ],
    );
    check(&mut it, "tab", &["Please reply by Friday, November 27", "Tuesday, December 8"]);
    check(&mut it, "tab 2", &["UW IR is on Tue 8 Dec 12:00 your time · 09:00 in Seattle"]);
    let [row] = interviews(&it, "university-of-washington/").try_into().unwrap();
    assert_eq!(
        row.invited.unwrap().to_string(),
        "2026-11-22T17:00:00Z",
        "the day of the mail, not of the paste"
    );
    assert!(row.notes.contains("pleased to invite"));
    assert_eq!(row.reply_by.unwrap().to_string(), "2026-11-27T17:00[America/Los_Angeles]");
    assert_eq!(it.app.cx.season.tracker.people.len(), 1);
}

#[test]
fn a_rejection_is_known_as_one_and_asked() {
    let mut it = busy();
    it.press("i").paste(
        "Dear Applicant,\n\nThank you for your interest in the Emory University Interventional Radiology residency. \
         We regret to inform you that we are unable to offer you an interview this season.\n\nBest wishes",
    );
    check(&mut it, "", &["What came rejection", "Program Emory IR", "no: Reply by", "Enter keep it"]);
    check(&mut it, "enter", &["Emory IR: rejection"]);
    assert_eq!(status(&it, "emory-university/ir"), Status::TheyRejected);
}

#[test]
fn what_a_mail_leaves_open_is_asked_one_by_one() {
    let mut it = busy();
    it.press("i").paste(
        "Hello,\n\nWe would like to invite you to interview with our Interventional Radiology program at the \
         University of Washington.\n\nWe can offer December 3 at 9:00 AM or December 8 at 9:00 AM. Let us know.\n\nJane",
    );
    check(&mut it, "", &["?", "1 Thu 3 Dec 12:00", "09:00 in Seattle", "takes what is shown"]);
    check(&mut it, "1", &["This isn't clear yet", "What came"]);
    while !it.screen().contains("leave unanswered") {
        it.press("enter");
    }
    check(&mut it, "1", &["UW IR is on Thu 3 Dec 12:00 your time · 09:00 in Seattle"]);
}

#[test]
fn a_mail_about_nothing_changes_nothing() {
    let mut it = busy();
    let before = it.app.cx.season.tracker.clone();
    it.press("i").paste(
        "Dear members,\n\nOur newsletter is out: register for the webinar on December 3, 2026 at 6 PM ET. \
         Click here to unsubscribe from this list at any time.\n",
    );
    check(&mut it, "", &["nothing of an interview"]);
    while it.app.layers().len() > 0 {
        it.press("enter");
    }
    assert!(it.app.cx.season.tracker.same(&before));
}

#[test]
fn what_ended_is_dated_now_and_a_move_without_a_date_is_asked() {
    let mut it = busy();
    it.press("i 'uw sea' enter 'dec 3 9am PT' enter enter");
    it.wait(86_400);
    // the invitation came yesterday; that I decline it happens now
    check(&mut it, "i 'uw sea' enter g", &["What came invitation", "Received Mon 23 Nov 09:20 1 d ago"]);
    check(
        &mut it,
        "left left left left left left",
        &["What came I declined", "Received Tue 24 Nov 09:20 just now"],
    );
    it.press("enter");
    let row = it.app.cx.season.tracker.programs.get("university-of-washington/ir").unwrap().clone();
    assert_eq!(row.status_log.last().unwrap(), "2026-11-24T14:20:00Z i-declined");
    // moved, but to no date yet
    check(&mut it, "3 g i 'emory' enter enter g right right", &["What came moved", "Dates none named yet"]);
    check(&mut it, "enter", &["which date is it?"]);
    check(&mut it, "enter enter", &["no: which date", "Enter keep it"]);
}

#[test]
fn a_second_invitation_adds_to_a_date_that_stands() {
    let mut it = busy();
    it.press("i 'northw' enter 'dec 17 9am their time' enter");
    check(&mut it, "enter", &["Northwestern IR: 1 date added to choose from; its date stands"]);
}

#[test]
fn dates_are_pasted_onto_the_list_and_taken_out() {
    let mut it = busy();
    it.press("i 'uw sea' enter 'dec 3 9am PT' enter");
    it.paste("Tue Dec 8 9am PT\nTue Dec 15 8am PT");
    check(&mut it, "", &["1 Thu 3 Dec", "Dates Tue Dec 8 9am PT; Tue Dec 15 8am PT"]);
    check(&mut it, "enter", &["1 Thu 3 Dec", "2 Tue 8 Dec", "3 Tue 15 Dec"]);
    check(&mut it, "down d", &["1 Thu 3 Dec", "▸ 2 Tue 15 Dec", "Took out Tue 8 Dec", "u puts it back"]);
    check(&mut it, "u", &["▸ 2 Tue 8 Dec", "3 Tue 15 Dec", "Put back Tue 8 Dec"]);
    check(&mut it, "u", &["! Nothing was taken out here"]);
    it.press("d");
    check(&mut it, "a", &["▸ Dates"]);
    check(&mut it, "'dec 9 9am PT' enter", &["2 Wed 9 Dec"]);
    check(&mut it, "g d", &["! Dates, the day to reply by, the link and people can be taken out"]);
}

#[test]
fn a_program_of_which_only_letters_fit_is_asked_about() {
    check(&mut Session::with(&sample()), "i 'emory'", &["▸ Emory IR", "this adds it", "no: Sinai"]);
    let mut it = Session::with(&sample());
    check(&mut it, "i 'mchgn' enter", &["? Program"]);
    check(&mut it, "'dec 3 9am' enter 1", &["This isn't clear yet", "nothing is called “mchgn”"]);
    check(&mut it, "enter 1", &["is on Thu 3 Dec"]);
}

const TABLE: &str = "Stanford IR invites you!\nDate\tTime\tSpots\n12/3/2026\t8:00 AM - 12:00 PM PST\t3\n\
                     12/10/2026\t8:00 AM - 12:00 PM PST\tFull\n1/7/2027\t8:00-12:00 PST\t2";

#[test]
fn a_table_of_dates_is_an_invitation_and_a_span_without_am_or_pm_keeps_its_end() {
    let mut it = Session::with(&sample());
    it.press("i");
    it.paste(TABLE);
    check(&mut it, "", &["▸? What came invitation", "Program Stanford IR", "read from “invites you”"]);
    check(&mut it, "enter enter", &["▸? 2 Thu 7 Jan 11:00–15:00", "8:00 in the morning or in the evening?"]);
    it.resize(40, 12);
    check(&mut it, "tab", &["▸? 2 Thu 7 Jan 11:00", "8:00-12:00 PST"]);
}

#[test]
fn dates_of_a_mail_whose_kind_is_not_known_are_there_once_it_is_named() {
    let mut it = Session::with(&sample());
    it.press("i");
    it.paste("Stanford IR\nDate\tTime\n12/3/2026\t8:00 AM - 12:00 PM PST\n12/10/2026\t8:00 AM PST");
    check(&mut it, "", &["▸? What came nothing of an interview"]);
    let mut turns = 0;
    while !it.screen().contains("What came invitation") && turns < 12 {
        it.press("right");
        turns += 1;
    }
    check(&mut it, "", &["? 1 Thu 3 Dec 11:00–15:00", "? 2 Thu 10 Dec 11:00"]);
}

#[test]
fn an_open_part_without_any_choice_is_typed_on_enter() {
    let mut it = Session::with(&sample());
    it.press("i");
    it.paste(
        "Dear Sam,\nStanford IR is pleased to invite you to interview on Wednesday or Friday morning.\nBest",
    );
    check(&mut it, "", &["? 1 not read yet", "? which dates? · Enter types it"]);
    check(&mut it, "1", &["! This date couldn't be read: type it", "dec 3 9am PT"]);
    check(&mut it, "'dec 4 9am PT' enter", &["1 Fri 4 Dec 12:00"]);
}

#[test]
fn a_weekday_that_is_another_is_asked_about_in_mails_and_typed_dates() {
    let mut it = Session::with(&sample());
    it.press("i");
    it.paste("Hopkins IR: choose Monday December 3 or Tuesday December 8");
    check(&mut it, "", &["What came", "no: No program is called so"]);
    let mut turns = 0;
    while !it.screen().contains("What came invitation") && turns < 12 {
        it.press("right");
        turns += 1;
    }
    check(&mut it, "enter", &["3 Dec 2026 is a Thursday"]);
    let mut it = Session::with(&sample());
    it.press("i");
    it.paste("Dear Sam,\nHopkins IR invites you to interview on Monday, December 3 at 9am.\nBest");
    check(&mut it, "", &["3 Dec 2026 is a Thursday; the time zone isn't said"]);
    let mut it = Session::with(&sample());
    check(
        &mut it,
        "i 'stanf' enter 'mon dec 3 9am; tue jan 5 2026 8am' enter",
        &["3 Dec 2026 is a Thursday"],
    );
    check(&mut it, "", &["Tue 5 Jan"]);
}
