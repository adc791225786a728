//! The submission of an application: the day it is entered, and what follows from it.

use std::sync::Arc;

use fluoro::domain::{
    tables::{Profile, Status},
    tracker::Tracker,
};

use crate::common::{season::*, *};

/// The sample season, of which nothing went out and nothing is ticked.
fn before_submission() -> Tracker {
    let mut tracker = sample();
    tracker.profile = Arc::new(Profile { submitted: None, ..(*tracker.profile).clone() });
    tracker.components = Default::default();
    for row in sample().programs.iter() {
        tracker.set_status(row.id.as_str(), Status::Planned, "2026-07-01T12:00:00Z".parse().unwrap());
    }
    tracker
}

/// Opens the settings and goes to the day of the submission.
fn to_submitted(it: &mut Session) {
    it.press(",");
    while !it.screen().contains("▸ Application submitted") {
        it.press("tab");
    }
}

#[test]
fn a_submission_offers_to_set_the_planned_programs_to_applied_as_one_step_with_it() {
    let mut it = Session::with(&before_submission());
    let planned = |it: &Session| {
        let rows = it.app.cx.season.tracker.programs.iter();
        rows.filter(|it| it.status == Some(Status::Planned)).count()
    };
    let count = planned(&it);
    assert!(count > 1);
    to_submitted(&mut it);
    check(&mut it, "'2 sep' ctrl-s", &[&format!("{count} programs are planned"), "applied on Wed 2 Sep?"]);
    check(&mut it, "n", &["They stay planned"]);
    assert_eq!(planned(&it), count);
    it.press("u");
    assert_eq!(it.app.cx.season.tracker.profile.submitted, None);
    to_submitted(&mut it);
    check(&mut it, "'2 sep' ctrl-s y", &[&format!("{count} programs: applied on Wed 2 Sep")]);
    assert_eq!(planned(&it), 0);
    it.press("u");
    assert_eq!((planned(&it), it.app.cx.season.tracker.profile.submitted), (count, None), "one step");
}

#[test]
fn a_submission_to_come_is_refused_and_ticks_nothing() {
    let mut it = Session::with(&before_submission());
    to_submitted(&mut it);
    check(
        &mut it,
        "'24 nov' ctrl-s",
        &["! that day is still to come: leave it empty until you have submitted"],
    );
    assert_eq!(it.app.cx.season.tracker.profile.submitted, None);
    check(&mut it, "ctrl-a '23 nov' ctrl-s n 2", &["assumed"]);
}

#[test]
fn a_submission_assumes_no_letter_of_the_dean_before_its_day() {
    for (now, is_assumed) in [("2026-09-22T15:00:00Z", false), ("2026-09-23T15:00:00Z", true)] {
        let mut it = Session::new(Setup { tracker: before_submission(), now, ..Setup::default() });
        to_submitted(&mut it);
        it.press("'2 sep' ctrl-s n");
        let row = |id: &str| it.app.cx.season.tracker.components.get(id).and_then(|it| it.assumed);
        assert!(row("eras-application").is_some(), "that is what was submitted");
        assert_eq!(row("mspe").is_some(), is_assumed, "{now}");
    }
}

#[test]
fn names_that_come_after_the_submission_are_planned() {
    let mut it = programs();
    assert!(it.app.cx.season.tracker.profile.submitted.is_some());
    it.press("4 p").paste("Dartmouth IR").press("esc");
    check(&mut it, "enter", &["Added 1 program, planned"]);
}
