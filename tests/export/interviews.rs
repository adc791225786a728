//! The interviews as others get them: a document and a table, once for each audience.

use std::sync::Arc;

use fluoro::{
    domain::{
        facts::SeasonFacts,
        naming::Naming,
        shortlist::Lookup,
        tables::{Interview, Milestone, Question},
        time::{Stamp, Zone, parse_day},
        tracker::Tracker,
    },
    transfer::{
        Audience, csv,
        markdown::{ShortlistInput, interviews},
    },
};

use crate::{SECRET, season};

fn with<T>(tracker: &Tracker, audience: Audience, make: impl Fn(&ShortlistInput) -> T) -> T {
    let lookup = Lookup::new(tracker, tracker.criteria.iter().cloned().collect());
    let day = |text| parse_day(text).unwrap();
    let window = (day("2026-03-01"), day("2027-07-01"));
    let facts = SeasonFacts { season: "2027".into(), window, ..SeasonFacts::default() };
    make(&ShortlistInput {
        tracker,
        facts: &facts,
        lookup: &lookup,
        naming: &Naming::long(),
        rows: &[],
        scope: "",
        bank: crate::NO_BANK,
        audience,
        now: "2026-11-24T15:00:00Z".parse::<Stamp>().unwrap(),
        home: &Zone::get("America/New_York").unwrap(),
    })
}

#[test]
fn for_me() {
    let mut tracker = season();
    tracker.set_agenda(
        "i1",
        "9:00 Dr. A. Rivera (PD) · room 2\n9:30 Tour",
        &mut fluoro::domain::id::IdSource::new(1),
    );
    judge(&mut tracker);
    let text = with(&tracker, Audience::Me, interviews);
    assert!(text.contains(SECRET));
    insta::assert_snapshot!(text);
}

/// Writes down of the first interview all that there may be.
fn judge(tracker: &mut Tracker) {
    for task in [
        r#"{"id":"m1","kind":"promise","title":"sesame poster","when":"2026-11-27"}"#,
        r#"{"id":"m2","kind":"promise","title":"sesame log","done":"2026-11-24T12:00:00Z"}"#,
    ] {
        crate::put::<Milestone>(tracker, task);
    }
    crate::put::<Question>(tracker, r#"{"id":"q1","text":"Who runs the sesame clinic?"}"#);
    tracker.interviews.edit("i1", |row| {
        let more: Interview = serde_json::from_str(
            r#"{"id":"i1","invited":"2026-10-20T14:00:00Z","reply_by":"2026-10-22T17:00[America/Los_Angeles]",
            "offered":{"2026-11-23T08:00[America/Los_Angeles]":"taken","2026-12-03":"free"},
            "scores":{"case-volume":4,"old-one":3},"scored_at":"2026-11-23T23:10:00Z","promises":["m1","m2"],
            "answers":{"q1":{"asked":true,"text":"Weekly"},"gone":{"asked":true}}}"#,
        )
        .unwrap();
        let promises = more.promises.clone();
        *row = Interview { promises, ..more.over(row) };
    });
}

#[test]
fn others_read_no_secret() {
    let mut tracker = season();
    judge(&mut tracker);
    for audience in [Audience::Adviser, Audience::Partner, Audience::Clerkship] {
        let (text, table) = with(&tracker, audience, |it| (interviews(it), csv::interviews(it)));
        assert!(!text.contains(SECRET) && !table.contains(SECRET), "{audience:?}:\n{text}\n{table}");
        assert_eq!(text.contains("Alpha"), audience != Audience::Clerkship, "{audience:?}");
    }
}

#[test]
fn the_table_is_read_back_by_another_parser() {
    let mut tracker = season();
    judge(&mut tracker);
    tracker.interviews.edit("i1", |row| row.notes = "=1+1\n\"two\", three".into());
    let text = with(&tracker, Audience::Me, csv::interviews);
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 5);
    let first = Arc::new(&rows[0]);
    let cell = |name: &str| &first[head.iter().position(|it| it == name).unwrap()];
    assert_eq!((cell("date"), cell("time"), cell("zone")), ("2026-11-23", "11:00", "America/New_York"));
    assert_eq!((cell("their time"), cell("their zone")), ("2026-11-23 08:00", "America/Los_Angeles"));
    assert_eq!((cell("Case volume"), cell("gut"), cell("happy")), ("4", "5", "yes"));
    assert_eq!(cell("notes"), "'=1+1\n\"two\", three", "no formula, and lines stay lines");
    assert_eq!(cell("Old one"), "3", "a criterion that is gone keeps its column");
    assert_eq!(cell("offered"), "2026-11-23T08:00[America/Los_Angeles] taken\n2026-12-03 free");
    assert_eq!(cell("promised"), "sesame poster, by Fri 27 Nov: not done\nsesame log: done Tue 24 Nov");
    assert_eq!((cell("score"), cell("hours to score")), ("4.0", "2"));
}
