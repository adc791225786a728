use std::sync::Arc;

use super::*;
use crate::{
    data::Data,
    domain::{
        naming::Naming,
        rotations::spans,
        tables::{Match, Program, Rotation, RotationKind},
        time::Zone,
        tracker::Tracker,
    },
};

fn season() -> Season {
    let mut tracker = Tracker::default();
    for (id, name) in [("emory/ir", "Emory"), ("uw/ir", "UW"), ("uw/dr", "UW")] {
        tracker.programs.put(Program { id: Id::new(id), name: name.into(), ..Program::default() });
    }
    tracker.interviews.put(Interview {
        id: Id::new("e"),
        programs: vec![Id::new("emory/ir")],
        state: Some(InterviewState::Scheduled),
        when: Some("2026-12-10T13:00[America/New_York]".parse().unwrap()),
        minutes: Some(120),
        ..Interview::default()
    });
    tracker.rotations.put(Rotation {
        id: Id::new("va"),
        kind: Some(RotationKind::Home),
        host: "VA".into(),
        from: "2026-12-07".parse().ok(),
        until: "2026-12-18".parse().ok(),
        days_off: Some(3),
        ..Rotation::default()
    });
    Season {
        tracker,
        facts: Data::new().season("2027", Match::Main),
        naming: Naming::long(),
        cautions: Arc::default(),
        now: "2026-11-23T14:20:00Z".parse().unwrap(),
        local_zone: Zone::get("America/New_York").unwrap(),
    }
}

fn opening(when: &str, minutes: Option<u32>, programs: &[&str]) -> Opening {
    let season = season();
    let programs: Vec<Id> = programs.iter().map(|it| Id::new(it)).collect();
    let when = when.parse().unwrap();
    let offered = Offered { when: &when, minutes, of: None, programs: &programs };
    season.opening(&spans(&season.tracker, season.home()), &offered)
}

#[test]
fn a_day_with_nothing_on_it_is_free() {
    let found = opening("2026-12-03T09:00[America/Los_Angeles]", Some(270), &["uw/ir"]);
    assert_eq!((found.words().as_str(), found.clashes), ("free", false));
}

#[test]
fn the_clash_is_named_to_the_minute() {
    let va = "on rotation: VA · 1 of 3 days off used";
    for (when, minutes, words, clashes) in [
        // 12:00 to 13:00 at home ends as Emory begins
        ("2026-12-10T09:00[America/Los_Angeles]", Some(60), "same day: Emory 13:00", false),
        ("2026-12-10T09:00[America/Los_Angeles]", Some(61), "clash: Emory 13:00", true),
        ("2026-12-10T10:30[America/Los_Angeles]", None, "clash: Emory 13:00", true),
        ("2026-12-10T12:00[America/Los_Angeles]", Some(60), "same day: Emory 13:00", false),
        ("2026-12-10", None, "same day: Emory 13:00", false),
    ] {
        let found = opening(when, minutes, &["uw/ir"]);
        assert_eq!(
            (found.words(), found.clashes),
            (format!("{words} · {va}"), clashes),
            "{when} {minutes:?}"
        );
    }
}

#[test]
fn the_same_house_stands_not_against_itself() {
    let found = opening("2026-12-10T13:00[America/New_York]", Some(60), &["emory/ir"]);
    assert_eq!(found.words(), "on rotation: VA · 1 of 3 days off used");
}

#[test]
fn hours_of_the_night_and_days_that_are_over_say_so() {
    let found = opening("2026-12-03T08:00[Europe/Berlin]", Some(60), &["uw/ir"]);
    assert_eq!((found.words().as_str(), found.clashes), ("02:00 for you", false));
    assert_eq!(opening("2026-12-03T06:00[America/New_York]", None, &["uw/ir"]).words(), "free");
    let found = opening("2026-11-20T09:00[America/New_York]", None, &["uw/ir"]);
    assert_eq!((found.words().as_str(), found.clashes), ("past", true));
}

#[test]
fn the_user_says_which_hours_are_early() {
    let own = crate::domain::tables::Override { value: Some(480.into()), ..Default::default() };
    let mut season = season();
    Arc::make_mut(&mut season.tracker.overrides).insert("rules.earliest_minute".to_owned(), own);
    let words = |when: &str| {
        let (when, programs) = (when.parse().unwrap(), [Id::new("uw/ir")]);
        season.opening(&[], &Offered { when: &when, minutes: None, of: None, programs: &programs }).words()
    };
    assert_eq!(words("2026-12-03T07:59[America/New_York]"), "07:59 for you");
    assert_eq!(words("2026-12-03T08:00[America/New_York]"), "free");
}
