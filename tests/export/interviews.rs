//! The interviews as others get them: a document and a table, once for each audience.

use std::sync::Arc;

use fluoro::{
    domain::{
        facts::SeasonFacts,
        naming::Naming,
        shortlist::Lookup,
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
    let text = with(&tracker, Audience::Me, interviews);
    assert!(text.contains(SECRET));
    insta::assert_snapshot!(text);
}

#[test]
fn others_read_no_secret() {
    for audience in [Audience::Adviser, Audience::Partner, Audience::Clerkship] {
        let (text, table) = with(&season(), audience, |it| (interviews(it), csv::interviews(it)));
        assert!(!text.contains(SECRET) && !table.contains(SECRET), "{audience:?}:\n{text}\n{table}");
        assert_eq!(text.contains("Alpha"), audience != Audience::Clerkship, "{audience:?}");
    }
}

#[test]
fn the_table_is_read_back_by_another_parser() {
    let mut tracker = season();
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
    assert!(cell("notes").starts_with("'=1+1"), "no formula: {}", cell("notes"));
}
