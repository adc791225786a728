//! Clashes of interviews, with each other, with rotations and with the clock.

use super::{tests::*, *};
use crate::domain::agenda::tests::*;

#[test]
fn two_at_once_clash_and_one_house_does_not() {
    let nine = "2026-12-09T09:00[America/New_York]";
    let pair = |a: &str, b: &str, when: &str| {
        of(&[interview("1", a, nine, r#","minutes":240"#), interview("2", b, when, r#","minutes":60"#)], "")
    };
    let clash = pair("b", "c", "2026-12-09T11:00[America/Chicago]");
    let all = warnings(&clash, NOW);
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].id.as_str(), all[0].tone), ("overlap:1:2", Tone::Hard));
    assert_eq!(all[0].title, "Beta IR and Gamma IR overlap");
    assert!(all[0].reason.contains("12:00 your time · 11:00 in Chicago, 60 min"), "{}", all[0].reason);
    assert!(
        all[0].reason.contains("Until Wed 25 Nov 09:00 you can move one 14 days ahead, as programs ask"),
        "{}",
        all[0].reason
    );
    assert_eq!(
        ids(&pair("b", "c", "2026-12-09T08:00[America/Chicago]")),
        ["overlap:1:2"],
        "the same instant"
    );
    assert_eq!(ids(&pair("s/dr", "s/ir", nine)), [""; 0], "one visit serves both programs of a house");
    assert_eq!(ids(&pair("b", "c", "2026-12-09T12:00[America/Chicago]")), ["gap-90:1:2"], "end to end");
    assert_eq!(ids(&pair("b", "c", "2026-12-09T13:29[America/Chicago]")), ["gap-90:1:2"]);
    assert_eq!(ids(&pair("b", "c", "2026-12-09T13:30[America/Chicago]")), [""; 0], "90 minutes are enough");
    let past = "2026-11-10T09:00[America/New_York]";
    assert_eq!(
        ids(&of(&[interview("1", "b", past, ""), interview("2", "c", past, "")], "")),
        [""; 0],
        "over is over"
    );
}

#[test]
fn an_unknown_length_and_an_unknown_time_are_said() {
    let nine = "2026-12-09T09:00[America/New_York]";
    let all = warnings(
        &of(
            &[interview("1", "b", nine, ""), interview("2", "c", "2026-12-09T10:00[America/New_York]", "")],
            "",
        ),
        NOW,
    );
    assert!(all[0].reason.contains("How long Beta IR takes isn't known"), "{}", all[0].reason);
    let days = of(&[interview("1", "b", nine, ""), interview("2", "c", "2026-12-09", "")], "");
    assert_eq!(ids(&days), ["same-day:1:2"]);
    let both = of(&[interview("1", "b", "2026-12-09", ""), interview("2", "c", "2026-12-09", "")], "");
    assert_eq!(ids(&both), ["same-day:1:2"], "told once");
}

#[test]
fn nobody_is_in_two_cities_on_one_day() {
    let there = r#","mode":"in-person","minutes":60"#;
    let pair = |a: &str, b: &str, mode: &str| {
        of(
            &[
                interview("1", a, "2026-12-09T08:00[America/New_York]", there),
                interview("2", b, "2026-12-09T17:00[America/Chicago]", mode),
            ],
            "",
        )
    };
    let all = warnings(&pair("b", "c", there), NOW);
    assert_eq!((all[0].id.as_str(), all[0].tone), ("two-cities:1:2", Tone::Hard));
    assert!(all[0].reason.contains("Boston, MA, then Chicago, IL"), "{}", all[0].reason);
    assert_eq!(ids(&pair("b", "c", r#","mode":"video","minutes":60"#)), [""; 0]);
    assert_eq!(ids(&pair("s/ir", "s/dr", there)), [""; 0]);
    let mut unknown = pair("b", "c", there);
    unknown.programs.edit("c", |row| row.city.clear());
    assert_eq!(ids(&unknown), [""; 0], "an unknown city warns of nothing");
}

#[test]
fn two_cities_without_a_time_are_told_once_and_in_no_order() {
    let there = r#","mode":"in-person","minutes":60"#;
    let pair = |first: &str, second: &str| {
        warnings(&of(&[interview("1", "b", first, there), interview("2", "c", second, there)], ""), NOW)
    };
    for (first, second, unknown) in [
        ("2026-12-09", "2026-12-09T08:00[America/Chicago]", "The time of Beta IR isn't known."),
        ("2026-12-09T08:00[America/New_York]", "2026-12-09", "The time of Gamma IR isn't known."),
        ("2026-12-09", "2026-12-09", "The times of Beta IR and Gamma IR aren't known."),
    ] {
        let all = pair(first, second);
        let told: Vec<&str> = all.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(told, ["two-cities:1:2"], "{first} {second}");
        let reason = &all[0].reason;
        assert!(reason.contains(unknown) && reason.contains(" and ") && !reason.contains("then"), "{reason}");
    }
}

fn on_rotation(kind: &str, days_off: &str) -> Tracker {
    let day = |n: usize| {
        interview(
            &n.to_string(),
            "b",
            &format!("2026-12-{:02}T09:00[America/New_York]", 6 + n),
            r#","minutes":120"#,
        )
    };
    // 7 to 9 December on weekdays, 12 December on a Saturday, and an evening
    let mut rows: Vec<String> = [1, 2, 3, 6].map(day).to_vec();
    rows.push(interview("e", "c", "2026-12-10T19:00[America/New_York]", r#","minutes":60,"kind":"social""#));
    of(
        &rows,
        &format!(
            r#","rotations":[{{"id":"r","kind":"{kind}","host":"VA","from":"2026-11-30","until":"2026-12-18","state":"accepted"{days_off}}}]"#
        ),
    )
}

#[test]
fn days_off_are_counted_on_weekdays() {
    assert_eq!(ids(&on_rotation("away", r#","days_off":3"#)), [""; 0]);
    let over = warnings(&on_rotation("away", r#","days_off":2"#), NOW);
    assert_eq!(
        (over[0].id.as_str(), over[0].tone, over[0].title.as_str()),
        ("days-off:r", Tone::Hard, "3 of 2 days off: Rotation (away): VA")
    );
    assert!(over[0].reason.contains("interviews take Mon 7 Dec, Tue 8 Dec, Wed 9 Dec"), "{}", over[0].reason);
    assert_eq!(ids(&on_rotation("away", "")), ["days-off-unknown:r"]);
    assert_eq!(ids(&on_rotation("blocked", "")), ["blocked:r"]);
    assert_eq!(
        ids(&on_rotation("blocked", r#","days_off":2"#)),
        ["days-off:r"],
        "blocked days can allow some"
    );
    let mut declined = on_rotation("away", r#","days_off":0"#);
    declined.rotations.edit("r", |row| row.state = Some(crate::domain::tables::RotationState::Declined));
    assert_eq!(ids(&declined), [""; 0]);
}

#[test]
fn blocked_days_block_weekends_too() {
    let saturday = interview("1", "b", "2026-12-26T09:00[America/New_York]", r#","minutes":120"#);
    let on = |kind: &str, more: &str| {
        let row = format!(
            r#","rotations":[{{"id":"r","kind":"{kind}","host":"Christmas","from":"2026-12-24","until":"2026-12-27","state":"accepted"{more}}}]"#
        );
        warnings(&of(std::slice::from_ref(&saturday), &row), NOW)
    };
    let all = on("blocked", "");
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0].title, "Interviews on blocked days: Christmas");
    assert!(all[0].reason.ends_with("interviews take Sat 26 Dec."), "{}", all[0].reason);
    assert_eq!(on("away", "").len(), 0, "nobody is missed on a weekend");
    assert_eq!(on("blocked", r#","days_off":0"#).len(), 0, "days off are weekdays");
}

#[test]
fn our_own_advice_has_one_name_and_yours_is_yours() {
    let nine = "2026-12-09T09:00[America/New_York]";
    let rows = [interview("1", "b", nine, ""), interview("2", "c", "2026-12-09", "")];
    assert_eq!(warnings(&of(&rows, ""), NOW)[0].source, "fluoro's advice");
    assert_eq!(warnings(&on_rotation("away", r#","days_off":2"#), NOW)[0].source, "the days off you entered");
    let early = [interview("1", "b", "2026-12-09T05:00[America/New_York]", "")];
    let mut tracker = of(&early, "");
    assert_eq!(warnings(&tracker, NOW)[0].source, "fluoro's advice");
    let own = crate::domain::tables::Override { value: Some(330.into()), ..Default::default() };
    tracker.overrides = Arc::new([(EARLIEST_MINUTE.to_owned(), own)].into());
    assert_eq!(warnings(&tracker, NOW)[0].source, "the number you entered");
    for rule in RULES {
        assert!(!rule.source.contains("house") && !rule.source.contains("own"), "{}", rule.source);
    }
}

#[test]
fn early_and_late_are_by_the_clock_at_home() {
    let at = |when: &str, more: &str| ids(&of(&[interview("1", "b", when, more)], ""));
    assert_eq!(at("2026-12-09T05:59[America/New_York]", ""), ["early:1"]);
    assert_eq!(at("2026-12-09T06:00[America/New_York]", ""), [""; 0]);
    assert_eq!(at("2026-12-09T08:00[Europe/London]", ""), ["early:1"], "03:00 at home");
    assert_eq!(
        at("2026-12-09T08:00[Europe/London]", r#","mode":"in-person""#),
        [""; 0],
        "who travels lives there"
    );
    assert_eq!(at("2026-12-09T18:00[America/New_York]", r#","minutes":120"#), [""; 0]);
    assert_eq!(at("2026-12-09T18:01[America/New_York]", r#","minutes":120"#), ["late:1"]);
    assert_eq!(at("2026-12-09T19:00[America/New_York]", r#","minutes":120,"kind":"social""#), [""; 0]);
    assert_eq!(at("2026-12-09T20:01[America/New_York]", r#","kind":"social""#), ["late:1"]);
}

#[test]
fn clocks_that_are_set_that_day_are_named() {
    let at = |when: &str| warnings(&of(&[interview("1", "b", when, r#","minutes":60"#)], ""), NOW);
    let spring = at("2027-03-14T09:00[America/Chicago]");
    assert_eq!(spring[0].id, "clocks:1");
    assert!(
        spring[0].reason.starts_with("In New York the clocks go forward that day; in Chicago the clocks go"),
        "{}",
        spring[0].reason
    );
    assert_eq!(at("2027-03-14T09:00[America/Phoenix]").len(), 1, "only those at home are set");
    assert_eq!(at("2027-03-15T09:00[America/Chicago]").len(), 0);
    assert_eq!(at("2027-03-28T14:00[Europe/London]").len(), 1, "only those there are set");
}
