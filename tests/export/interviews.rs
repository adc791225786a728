//! The interviews as others get them: a document and a table, once for each audience.

use std::{collections::BTreeMap, sync::Arc};

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
        markdown::{ShortlistInput, interviews, interviews_by_program},
    },
};

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::{SECRET, season};

pub fn with<T>(tracker: &Tracker, audience: Audience, make: impl Fn(&ShortlistInput) -> T) -> T {
    let lookup = Lookup::new(tracker, tracker.criteria.iter().cloned().collect());
    let day = |text| parse_day(text).unwrap();
    let window = (day("2026-03-01"), day("2027-07-01"));
    let facts = SeasonFacts { season: "2027".into(), window, ..SeasonFacts::default() };
    make(&ShortlistInput {
        sort: None,
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

/// What stands on top of a document, by its key, as a parser of Markdown finds it and one of JSON reads each value: YAML
/// reads a value that JSON quoted the same way.
fn front(text: &str) -> BTreeMap<String, Vec<serde_json::Value>> {
    let mut lines = Parser::new_ext(text, Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);
    assert!(matches!(lines.next(), Some(Event::Start(Tag::MetadataBlock(_)))), "{text}");
    let Some(Event::Text(top)) = lines.next() else { panic!("{text}") };
    let mut all: BTreeMap<String, Vec<serde_json::Value>> = BTreeMap::new();
    let mut last = String::new();
    for line in top.lines() {
        let value = match line.strip_prefix("  - ") {
            Some(value) => value,
            None => {
                let (key, value) = line.split_once(':').unwrap();
                last = key.to_owned();
                value.trim()
            }
        };
        if !value.is_empty() {
            all.entry(last.clone()).or_default().push(serde_json::from_str(value).unwrap());
        }
    }
    all
}

#[test]
fn the_lines_on_top_are_read_by_other_programs_whatever_stands_in_them() {
    let hostile = "- !x &y *z \"q\" 'a' # c: \\ \u{1b}[31m\u{85}\u{2028}\u{ffff}\n---\nrank: 1";
    let mut tracker = season();
    tracker.programs.edit("alpha/ir", |row| {
        row.institution = hostile.into();
        row.tags = vec![hostile.into(), "yes".into(), "1.0".into()];
    });
    let folder = with(&tracker, Audience::Me, interviews_by_program).unwrap();
    assert_eq!(folder.files.len(), 3);
    let top = front(&folder.files["alpha-ir.md"]);
    let one = |key: &str| top[key][0].clone();
    let read = one("institution").as_str().unwrap().to_owned();
    assert!(read.starts_with("- !x &y *z \"q\" 'a' # c: \\ "), "{read}");
    assert!(read.ends_with(" --- rank: 1") && !read.chars().any(char::is_control), "{read:?}");
    assert_eq!(top["tags"][1..], ["yes", "1.0"]);
    assert_eq!((one("score"), one("gut"), one("rank")), (4.0.into(), 5.into(), 2.into()));
    assert_eq!(top["tracks"], ["categorical", "advanced"]);
    assert_eq!(top["codes"], ["1062416A0"]);
    assert_eq!(
        top["interviews"],
        ["2026-11-23T08:00:00-08:00[America/Los_Angeles]", "2026-12-10T19:30:00-05:00[America/New_York]"]
    );
}

#[test]
fn a_folder_for_others_tells_no_secret_and_the_office_gets_none() {
    let mut tracker = season();
    judge(&mut tracker);
    for audience in [Audience::Adviser, Audience::Partner] {
        let folder = with(&tracker, audience, interviews_by_program).unwrap();
        for (name, text) in &folder.files {
            assert!(!text.contains(SECRET), "{name}: {text}");
            let top = front(text);
            let hidden = ["score", "gut", "rank", "tags"];
            assert!(hidden.iter().all(|it| !top.contains_key(*it)), "{name}: {text}");
        }
    }
    for audience in [Audience::Clerkship, Audience::Chief] {
        assert_eq!(with(&tracker, audience, interviews_by_program), None);
    }
}

#[test]
fn an_interview_of_no_program_is_named_as_left_out() {
    let mut tracker = season();
    tracker.interviews.edit("i5", |row| row.programs.clear());
    let folder = with(&tracker, Audience::Me, interviews_by_program).unwrap();
    assert_eq!(folder.files.keys().collect::<Vec<_>>(), ["alpha-ir.md", "beta-x-y-b-dr.md"]);
    assert_eq!(folder.left_out.as_deref(), Some("1 interview without a program: in no file"));
}
