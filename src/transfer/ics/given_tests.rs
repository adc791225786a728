use icalendar::Component;

use super::{tests::*, *};
use crate::{
    domain::{
        agenda::tests::{season, stamp},
        audience::Audience,
        time::Zone,
        tracker::Tracker,
    },
    transfer::timeline::Part,
};

const HOME: &str = "America/New_York";
const DAY_AFTER: &str = "2026-11-25T15:00:00Z";

/// A season that remembers a calendar file for that audience.
fn given(tracker: &Tracker, audience: Audience) -> Tracker {
    let mut tracker = tracker.clone();
    let given = with_input(&tracker, ("2027", HOME), (audience, &[]), NOW, |input| calendar(input).given);
    given.remember(&mut tracker, stamp(NOW), &Zone::get(HOME).unwrap());
    tracker
}

/// What is canceled in the next file: names and days.
fn canceled(tracker: &Tracker, audience: Audience, only: &[Part], now: &str) -> Vec<(String, String)> {
    let events = read(&exported(tracker, audience, only, now));
    let gone = events.into_iter().filter(|it| status(&it.1) == "CANCELLED" && it.0 != "off.interview");
    gone.map(|(name, event)| (name, start(&event))).collect()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect()
}

#[test]
fn what_was_given_and_is_gone_is_canceled_until_its_time_is_over() {
    let mut season = given(&season(ROWS), Audience::Me);
    assert_eq!(canceled(&season, Audience::Me, &[], DAY_AFTER), [], "all of it stands");
    season.interviews.remove("done");
    season.interviews.edit("day", |row| row.when = None);
    season.milestones.remove("t");
    season.milestones.remove("d");
    let gone = pairs(&[
        ("d.task", "2026-12-01"),
        ("day.interview", "2026-12-19"),
        ("done.interview", "2026-12-10T14:00:00Z"),
        ("t.task", "2026-12-01"),
    ]);
    assert_eq!(canceled(&season, Audience::Me, &[], DAY_AFTER), gone);
    assert_eq!(canceled(&season, Audience::Me, &[Part::Own], DAY_AFTER).len(), 2, "what was asked for");
    let later = canceled(&season, Audience::Me, &[], "2026-12-12T15:00:00Z");
    assert_eq!(later, pairs(&[("day.interview", "2026-12-19")]));
    let again = given(&season, Audience::Me);
    assert_eq!(canceled(&again, Audience::Me, &[], DAY_AFTER), gone, "the last file may not have been read");
}

#[test]
fn what_was_answered_is_canceled_only_where_it_was_given() {
    let open = ROWS.replace(
        r#""id":"done","programs":["a/ir"],"state":"scheduled""#,
        r#""id":"done","programs":["a/ir"],"state":"unanswered""#,
    );
    let mut season = season(&open);
    season.interviews.edit("done", |row| row.state = Some(crate::domain::tables::InterviewState::Scheduled));
    assert_eq!(canceled(&season, Audience::Me, &[], NOW), [], "no file ever asked for it");
    let mut season = given(&self::season(&open), Audience::Me);
    season.interviews.edit("done", |row| row.state = Some(crate::domain::tables::InterviewState::Scheduled));
    let gone = pairs(&[("done.reply", "2026-12-01")]);
    assert_eq!(canceled(&season, Audience::Me, &[Part::Interviews], DAY_AFTER), gone);
}

#[test]
fn each_is_told_only_of_what_they_got() {
    let mut season = given(&given(&season(ROWS), Audience::Me), Audience::Clerkship);
    season.interviews.remove("done");
    season.milestones.remove("t");
    assert_eq!(canceled(&season, Audience::Partner, &[], DAY_AFTER), []);
    let days = pairs(&[("2026-12-10.away", "2026-12-10")]);
    assert_eq!(canceled(&season, Audience::Clerkship, &[], DAY_AFTER), days);
    let text = exported(&season, Audience::Clerkship, &[], DAY_AFTER);
    assert!(!text.contains("Alpha") && !text.contains("Task"), "{text}");
}

#[test]
fn a_season_remembers_what_lies_ahead_and_keeps_what_it_does_not_know() {
    let season = given(&season(ROWS), Audience::Me);
    let text = crate::store::Encoder::new().encode(&season).unwrap();
    let read = crate::store::decode(&text).unwrap().tracker;
    assert_eq!(read.exported, season.exported);
    let json: serde_json::Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(
        json["exported"]["done.interview"],
        serde_json::json!({"when": "2026-12-10T08:00[America/Chicago]", "title": "Interview Alpha IR", "whom": ["me"]})
    );
    let mut late = season.clone();
    Given::default().remember(&mut late, stamp("2027-12-01T00:00:00Z"), &Zone::get(HOME).unwrap());
    assert!(late.exported.keys().all(|it| it.ends_with(".official")), "{:?}", late.exported.keys());
}

#[test]
fn no_alarm_rings_for_what_is_over() {
    let alarms = |now: &str, name: &str| {
        let events = read(&exported(&season(ROWS), Audience::Me, &[], now));
        let all = events[name].components();
        all.iter().map(|it| it.property_value("TRIGGER").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(alarms(NOW, "done.interview").len(), 4);
    assert_eq!(alarms("2026-12-09T20:00:00Z", "done.interview"), ["-PT120M"]);
    assert_eq!(alarms("2026-12-09T20:00:00Z", "t.task"), [""; 0]);
    assert_eq!(
        alarms("2026-12-18T13:59:00Z", "day.interview"),
        ["-PT15H"],
        "nine in the morning of the day before"
    );
    assert_eq!(alarms("2026-12-18T14:00:00Z", "day.interview"), [""; 0]);
}

#[test]
fn blocked_days_and_events_are_busy() {
    let rows = r#""rotations":[{"id":"b","kind":"blocked","host":"Wedding","from":"2026-12-04","until":"2026-12-05"},
        {"id":"a","kind":"away","host":"Beta","from":"2027-01-04","until":"2027-01-29"},
        {"id":"n","kind":"blocked","host":"No","from":"2026-12-04","until":"2026-12-05","state":"declined"}],
        "milestones":[{"id":"c","kind":"event","title":"RSNA","when":"2026-11-29","until":"2026-12-03"},{"id":"t","title":"Task","when":"2026-12-01"}]"#;
    let events = read(&exported(&season(rows), Audience::Me, &[], NOW));
    let busy = |name: &str| events[name].property_value("TRANSP").unwrap() == "OPAQUE";
    assert!(busy("b.rotation") && busy("c.task"));
    for name in ["a.rotation", "n.rotation", "t.task"] {
        assert!(!busy(name), "{name}");
    }
}

#[test]
fn a_projected_date_is_tentative_and_says_so() {
    let tracker = season(r#""milestones":[]"#);
    let text = with_input(&tracker, ("2028", HOME), (Audience::Me, &[]), NOW, |input| calendar(input).text);
    let events = read(&text);
    let match_day = &events["match-day.official"];
    assert_eq!(status(match_day), "TENTATIVE");
    assert!(match_day.get_summary().unwrap().ends_with(" (estimated)"), "{match_day:?}");
    let whole: String = text.split("\r\n ").collect();
    assert!(
        !whole.contains("{year") && !whole.contains("{fact") && !whole.contains("{date"),
        "blanks are filled"
    );
    assert!(whole.contains("July 2028"), "in the years of that season");
    let sure = read(&exported(&tracker, Audience::Me, &[], NOW));
    assert_eq!(status(&sure["match-day.official"]), "CONFIRMED");
    assert!(!sure["match-day.official"].get_summary().unwrap().contains("projected"));
}
