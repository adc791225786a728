use super::*;
use crate::domain::cautions::Cautions;
use crate::domain::{
    agenda::{
        Encounters, Sources, agenda,
        tests::{season, stamp},
    },
    facts::SeasonFacts,
    naming::Naming,
    review::{Input, review},
    rotations::spans,
    time::parse_day,
    tracker::Tracker,
};

fn look(tracker: &Tracker, day: &str, check: impl FnOnce(&Around)) {
    let home = Zone::get("America/New_York").unwrap();
    let (facts, now) = (SeasonFacts::default(), stamp("2026-11-23T14:20:00Z"));
    let naming = Naming::long();
    let met = Encounters::of(tracker);
    let sources = Sources {
        tracker,
        facts: &facts,
        naming: &naming,
        dates: &[],
        groups: &[],
        met: &met,
        home: &home,
        now,
    };
    let items = agenda(&sources);
    let warnings = review(&Input {
        tracker,
        facts: &facts,
        naming: &naming,
        cautions: &Cautions::default(),
        met: &met,
        lookup: &crate::domain::shortlist::Lookup::default(),
        groups: &[],
        now,
        home: &home,
    });
    let spans = spans(tracker, &home);
    check(&around(parse_day(day).unwrap(), items.iter(), &spans, warnings.iter(), &home));
}

#[test]
fn a_day_has_its_rotation_its_neighbors_and_its_warnings() {
    let season = season(
        r#""programs":[{"id":"p","name":"UCSF","specialty":"ir"},{"id":"q","name":"Penn","specialty":"ir"}],
        "interviews":[{"id":"a","programs":["p"],"state":"done","when":"2026-11-12T09:00[America/New_York]","minutes":60},
            {"id":"b","programs":["p"],"state":"scheduled","when":"2026-12-08T21:30[America/Los_Angeles]","minutes":60},
            {"id":"c","programs":["p"],"state":"i-declined","when":"2026-12-10T12:00[America/New_York]"},
            {"id":"d","programs":["q"],"state":"scheduled","when":"2026-12-14T09:00[America/New_York]","minutes":60},
            {"id":"e","programs":["p"],"state":"scheduled","when":"2026-12-14T09:30[America/New_York]","minutes":60}],
        "rotations":[{"id":"r","kind":"blocked","host":"VA block","from":"2026-11-30","until":"2026-12-11","state":"accepted","days_off":3},
            {"id":"s","host":"Mayo","from":"2026-12-14","state":"planned"},{"id":"t","host":"No","from":"2026-12-01","until":"2026-12-31","state":"declined"}]"#,
    );
    look(&season, "2026-12-10", |day| {
        assert_eq!(day.items.len(), 1, "what was turned down is still told");
        assert_eq!(day.spans.iter().map(|it| it.words()).collect::<Vec<_>>(), ["1 of 3 days off used"]);
        let name = |it: Option<(&Item, i64)>| it.map(|it| (it.0.origin.row().1.to_string(), it.1));
        assert_eq!(name(day.before), Some(("b".into(), 1)), "00:30 on the 9th at home");
        assert_eq!(name(day.after), Some(("d".into(), 4)));
        assert!(day.warnings.is_empty());
        assert_eq!(day.words(), "not free");
    });
    look(&season, "2026-12-14", |day| {
        assert_eq!(day.spans[0].words(), "1 day off used, allowance not known");
        assert_eq!(
            day.warnings.iter().map(|it| it.rule).collect::<Vec<_>>(),
            ["overlap", "days-off-unknown"]
        );
    });
    look(&season, "2027-01-05", |day| {
        assert!(day.after.is_none() && day.items.is_empty());
        assert_eq!(day.words(), "free, nothing stands on it");
    });
}

#[test]
fn blocked_days_allow_none_off_and_say_so() {
    let of = |interviews: &str| {
        let season = season(&format!(
            r#""interviews":[{interviews}],"rotations":[{{"id":"r","kind":"blocked","host":"Christmas","from":"2026-12-24","until":"2027-01-02"}}]"#
        ));
        spans(&season, &Zone::get("America/New_York").unwrap())[0].words()
    };
    let on = |id: &str, day: &str| {
        format!(r#"{{"id":"{id}","state":"scheduled","when":"{day}T09:00[America/New_York]","minutes":240}}"#)
    };
    assert_eq!(of(""), "no interview on these days");
    assert_eq!(of(&on("a", "2026-12-28")), "an interview on one of these days");
    assert_eq!(
        of(&[on("a", "2026-12-28"), on("b", "2026-12-29")].join(",")),
        "interviews on 2 of these days"
    );
}
