//! Single sentences of an invitation, and the dates that are read of them.

use fluoro::domain::arrivals::News;

use crate::{offered, read, read_in, season_of};

const HOME: &str = "America/New_York";

/// What is read of a sentence that stands in an invitation: sure dates, then how many are asked.
fn dates(sentence: &str) -> String {
    let mail = read(
        &format!(
            "Dear Alex,\n\nThe Duke IR residency is pleased to invite you to interview.\n\n{sentence}\n"
        ),
        HOME,
    );
    let sure = mail.offered.iter().filter(|it| it.is_sure);
    let mut all: Vec<String> = sure.map(|it| offered(it).trim_start_matches("date: ").to_owned()).collect();
    let asked = mail.offered.iter().filter(|it| !it.is_sure).count();
    if asked > 0 {
        all.push(format!("{asked} asked"));
    }
    all.join(", ")
        .replace("[America/New_York]", " ET")
        .replace("[America/Chicago]", " CT")
        .replace("[America/Los_Angeles]", " PT")
}

#[test]
fn plain_words_are_sure_and_others_are_asked() {
    let mut wrong = Vec::new();
    for (sentence, expected) in [
        ("Interviews are on Thursday, December 3, 2026 at 9:00 AM CT.", "2026-12-03T09:00 CT"),
        ("Available dates: Dec 3rd at 9am PT", "2026-12-03T09:00 PT"),
        ("Available: 3 Dec 2026, 9 a.m. Central Time", "2026-12-03T09:00 CT"),
        ("Available: 2026-12-03 09:00 ET", "2026-12-03T09:00 ET"),
        ("Interview: Thursday the 3rd of December, 9:00 a.m. (Eastern).", "2026-12-03T09:00 ET"),
        (
            "Dates are 12/3, 12/8 or 12/10 at 9am PT.",
            "2026-12-03T09:00 PT, 2026-12-08T09:00 PT, 2026-12-10T09:00 PT",
        ),
        (
            "We interview at 9 AM CT on December 3, 8 and 10.",
            "2026-12-03T09:00 CT, 2026-12-08T09:00 CT, 2026-12-10T09:00 CT",
        ),
        (
            "Interview slots:\n8 AM CT - December 3\n9 AM CT - December 4\n",
            "2026-12-03T08:00 CT, 2026-12-04T09:00 CT",
        ),
        (
            "Interview dates: Dec 3 at 9 AM, Dec 8 at 10 AM, and Dec 10 at 1 PM PT",
            "2026-12-03T09:00 PT, 2026-12-08T10:00 PT, 2026-12-10T13:00 PT",
        ),
        (
            "The interview on December 3, 2026 will take place via Zoom from 8:00 AM to 12:30 PM Central.",
            "2026-12-03T08:00 CT 270 min",
        ),
        (
            "Interview dates:\n- Thursday, December 3, 2026\n  8:00 AM - 1:00 PM ET\n- Tuesday, December 8, 2026\n  9:00 AM - 2:00 PM ET\n",
            "2026-12-03T08:00 ET 300 min, 2026-12-08T09:00 ET 300 min",
        ),
        ("Interview: December 3, 2026 8:00 AM (UTC-05:00) Eastern Time (US & Canada)", "2026-12-03T08:00 ET"),
        ("Interview: December 3, 2026 8:00 AM GMT-6", "2026-12-03T09:00 ET"),
        (
            "Interview: December 3, 2026 8:00am – 1:00pm\nPacific Time - Los Angeles",
            "2026-12-03T08:00 PT 300 min",
        ),
        ("Interviews are on December 3 at 9:00 CT.", "1 asked"),
        ("Interviews are on December 3 at 9:00 AM.", "1 asked"),
        ("Interviews are on December 3 at 9:00 AM local time.", "1 asked"),
        ("Interviews are on December 3 at 9:00 AM your time.", "1 asked"),
        ("Interviews are on December 3, 8, 10 AM CT.", "2 asked"),
        ("Interviews are on Friday, December 3 at 9:00 AM CT.", "1 asked"),
        ("Interviews are on November 3, 2026 at 9:00 AM CT.", "1 asked"),
        ("Interviews are on 3.12.2026 at 9:00 AM CT.", "1 asked"),
        ("Interviews are held November 30 - December 4 from 8 AM CT.", "1 asked"),
        ("The social before the interview is on December 2 at 6 PM ET.", ""),
        ("Please choose a date by December 1 at 5 PM ET.", ""),
        ("Our office is closed on December 24, 2026 at 12 PM ET.", ""),
        ("Interview scheduling opens on December 1, 2026 at 12:00 PM ET.", "1 asked"),
        ("Interview invitations are released December 1, 2026 at 12:00 PM ET.", "1 asked"),
        ("Please log in at 7:45 AM CT on December 3 for your interview.", "1 asked"),
        ("Interview days: December 3 and 8. All interviews end at 1 PM CT.", "2 asked"),
        (
            "Not December 3 at 9 AM ET, but December 4 at 9 AM ET is your interview.",
            "2026-12-04T09:00 ET, 1 asked",
        ),
        ("Mock interviews on December 1 at 4 PM ET.", ""),
        ("The interview committee meets on December 15, 2026 at 5 PM ET.", ""),
        ("Interviews are on Dec 3 at 9 AM ET for last names A-K and at 1 PM ET for L-Z.", "1 asked"),
        ("Interviews run December 3 8:00 AM ET through December 4 12:00 PM ET.", "2026-12-03T08:00 ET"),
        ("DR interviews: December 10 at 8 AM ET.", "1 asked"),
        ("All slots for December 3 at 9 AM CT and December 8 at 9 AM CT have been filled.", ""),
        ("NRMP rank lists are due March 3, 2027 at 9:00 PM ET.", ""),
        ("December 3 at 9 AM CT is no longer available.", ""),
        ("Call 919-555-1203 or 12/3/45/6, room 12-3, IP 10.12.3.26, 24/7, 1/2 day.", ""),
        ("Interviews are on 1\u{200b}2/3 at 9 AM CT.", ""),
        ("You may 3 times ask; we march 4 abreast at 9 AM CT.", ""),
    ] {
        let read = dates(sentence);
        if read != expected {
            wrong.push(format!("{sentence}\n   {read}\n   instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_only_may_happen_is_no_kind() {
    for (text, expected) in [
        ("We are unable to offer you an interview.", Some(News::Rejection)),
        (
            "If you are placed on our waitlist, we will call you. We invite you to interview.",
            Some(News::Invitation),
        ),
        (
            "Your interview is confirmed. If you need to reschedule your interview, write to us.",
            Some(News::Scheduled),
        ),
        (
            "We'd love to interview you! Should you need to cancel your interview, tell us.",
            Some(News::Invitation),
        ),
        ("You've been placed on our waitlist.", Some(News::Waitlist)),
        ("We can't offer you an interview this year.", Some(News::Rejection)),
        ("You won't be invited for an interview this season.", Some(News::Rejection)),
        ("We invite you to interview. We have to cancel your interview.", None),
        ("See you at the interview social.", None),
        ("", None),
    ] {
        let kinds = read(text, HOME).kinds;
        let sure = kinds.iter().find(|it| it.is_sure).map(|it| it.value);
        assert_eq!(sure, expected, "{text} {kinds:?}");
    }
}

#[test]
fn an_institution_of_the_season_is_asked_before_a_city_of_that_name() {
    let ids = [
        "newyork-presbyterian-columbia/dr",
        "newyork-presbyterian-columbia/ir",
        "mount-sinai-icahn/ir",
        "mount-sinai-west/dr",
        "nyu/dr",
        "nyu/ir",
    ];
    let season = season_of(&ids, HOME);
    for (text, expected) in [
        (
            "The Columbia Diagnostic Radiology residency invites you to interview.",
            "newyork-presbyterian-columbia/dr?",
        ),
        (
            "We invite you to interview.\n\nIntegrated IR Residency, Columbia University Irving Medical Center",
            "newyork-presbyterian-columbia/ir",
        ),
        (
            "Mount Sinai Morningside/West Diagnostic Radiology invites you to interview.",
            "mount-sinai-west/dr",
        ),
        (
            "The NYU Integrated IR and the NYU Diagnostic Radiology residencies jointly invite you to interview.",
            "nyu/dr nyu/ir",
        ),
    ] {
        let mail = read_in(&season, text);
        let mut all: Vec<String> = mail
            .programs
            .iter()
            .map(|it| format!("{}{}", it.value, if it.is_sure { "" } else { "?" }))
            .collect();
        all.sort();
        assert_eq!(all.join(" "), expected, "{text} {:?}", mail.elsewhere);
    }
}

#[test]
fn the_header_tells_the_moment_only_with_a_zone() {
    for (header, expected) in [
        ("Mon, 23 Nov 2026 00:05:00 -0500", "2026-11-23T00:05[America/New_York]"),
        ("Sun, 22 Nov 2026 23:05:00 -0600", "2026-11-23T00:05[America/New_York]"),
        ("Sun, Nov 22, 2026 at 7:41 PM", "2026-11-22"),
        ("Sunday, November 22, 2026 7:41 PM EST", "2026-11-22T19:41[America/New_York]"),
        ("Mon, 23 Nov 2026 23:05:00 -0500", "2026-11-23T23:05[America/New_York]?"),
    ] {
        let text = format!("From: a@x.edu\nDate: {header}\nSubject: Interview\n\nDear Alex,\n\nHello.\n");
        let sent = read(&text, HOME).sent.unwrap();
        let ask = if sent.is_sure { "" } else { "?" };
        assert_eq!(format!("{}{ask}", sent.value), expected, "{header}");
    }
}
