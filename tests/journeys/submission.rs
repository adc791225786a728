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
        tracker.programs.edit(row.id.as_str(), |it| (it.status, it.status_log) = (None, Vec::new()));
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

#[test]
fn a_program_is_applied_to_since_the_submission_only_if_it_was_there_by_then() {
    let mut it = Session::with(&sample());
    let season = &mut it.app.cx.season;
    let id = season.tracker.programs.iter().next().unwrap().id.clone();
    let submitted = season.tracker.profile.submitted.unwrap();
    let midnight = season.home().midnight(submitted.succ_opt().unwrap());
    let since = |season: &fluoro::domain::season::Season, log: Vec<String>| {
        let mut row = (**season.tracker.programs.get(id.as_str()).unwrap()).clone();
        row.status_log = log;
        let since = season.known_since(&row, Status::Applied);
        (season.home().civil_at(since).date() == submitted, season.known_words([&row], Status::Applied))
    };
    let on = |at| vec![format!("{at} planned")];
    assert!(since(season, on(midnight.plus(-1))).0, "on the day of the submission");
    assert_eq!(since(season, on(midnight)), (false, String::new()), "the day after");
    assert!(since(season, Vec::new()).0, "nobody knows since when it is there");
}

#[test]
fn a_program_of_later_on_is_applied_to_today() {
    let mut it = programs();
    it.press("4 p").paste("Dartmouth IR").press("esc");
    check(&mut it, "enter", &["Added 1 program, planned"]);
    let late = |it: &Session| {
        let mut rows = it.app.cx.season.tracker.programs.iter();
        rows.rfind(|it| it.status == Some(Status::Planned)).unwrap().id.clone()
    };
    let id = late(&it);
    check(&mut it, "t a", &["applied · u undoes"]);
    let row = it.app.cx.season.tracker.programs.get(id.as_str()).unwrap();
    let now = it.app.cx.season.now.to_string();
    assert!(row.status_log.last().unwrap().starts_with(&now), "{:?}", row.status_log);
}

#[test]
fn a_submission_day_that_moves_takes_the_applied_days_along_and_one_that_goes_the_assumed_ticks() {
    let mut it = Session::with(&before_submission());
    to_submitted(&mut it);
    it.press("'2 sep' ctrl-s y");
    let id = it.app.cx.season.tracker.programs.iter().next().unwrap().id.clone();
    let log =
        |it: &Session| it.app.cx.season.tracker.programs.get(id.as_str()).unwrap().status_log.join("; ");
    let assumed =
        |it: &Session| it.app.cx.season.tracker.components.iter().filter(|it| it.assumed.is_some()).count();
    let count = assumed(&it);
    assert!(log(&it).contains("2026-09-02T") && count > 1, "{}", log(&it));
    to_submitted(&mut it);
    check(&mut it, "ctrl-a '9 sep' ctrl-s", &["are applied to since Wed 9 Sep"]);
    assert!(log(&it).contains("2026-09-09T") && !log(&it).contains("2026-09-02T"), "{}", log(&it));
    to_submitted(&mut it);
    check(&mut it, "ctrl-a backspace ctrl-s", &[&format!("{count} assumed ticks taken back")]);
    assert_eq!(assumed(&it), 0);
    it.press("u u");
    assert!(assumed(&it) == count && log(&it).contains("2026-09-02T"), "one step each");
}
