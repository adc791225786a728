use std::sync::Arc;

use proptest::prelude::*;

use super::{Filter, Parsed, Reach, Stage, Vocabulary, pieces::pieces};
use crate::domain::{
    audience::Audience,
    place::Place,
    rows::{Row, Rows},
    score::criteria,
    shortlist::Lookup,
    tables::*,
    time::{Reading, Tense, Zone},
    tracker::Tracker,
};

/// A small season: each program is known by the letter that it is called.
struct Shelf {
    tracker: Tracker,
    lookup: Lookup,
    home: Zone,
}

impl Shelf {
    fn new() -> Shelf {
        let programs = rows([
            program("a", "Alpha", |row| {
                (row.city, row.state) = ("San Francisco".into(), "CA".into());
                (row.status, row.signal) = (Some(Status::Invited), Some(Signal::Gold));
                row.notes = "Vascular surgery shares the angio suite".into();
                row.tags = vec!["west".into(), "near Ana".into()];
                row.deadline = "2026-10-15".parse().ok();
                row.custom = [("c1".into(), "yes".into()), ("c2".into(), "12".into())].into();
                row.specialty = Some(Specialty::Ir);
            }),
            program("b", "B\u{e9}chard Straße", |row| {
                (row.city, row.state) = ("Boston".into(), "MA".into());
                (row.status, row.signal) = (Some(Status::IDeclined), Some(Signal::Silver));
                (row.pros, row.visa) = ("busy call".into(), "none".into());
                row.specialty = Some(Specialty::Dr);
                row.deadline = "2026-12-01".parse().ok();
            }),
            program("c", "University of Reno", |row| {
                (row.city, row.state) = ("Reno".into(), "NV".into());
                row.status = Some(Status::TheyCanceled);
                row.specialty = Some(Specialty::IrIndependent);
                row.custom = [("c2".into(), "7".into())].into();
            }),
            program("d", "Delta", |row| {
                row.status = Some(Status::ICanceled);
                row.specialty = Some(Specialty::Ty);
                row.scores = [("own".into(), Score::Given(4))].into();
                row.statement = Some("s1".into());
            }),
            program("e", "", |it| it.status = Some(Status::Ranked)),
        ]);
        let mut tracker = Tracker { programs, ..Tracker::default() };
        tracker.custom_fields = rows([own("c1", "Partner likes it", ""), own("c2", "Call shifts", "number")]);
        tracker.statements =
            rows([Statement { id: "s1".into(), title: "IR general".into(), ..Default::default() }]);
        tracker.criteria = rows([Criterion { id: "own".into(), weight: Some(1), ..Default::default() }]);
        tracker.letters = rows([letter("l1", &["a", "b"]), letter("l2", &["a"])]);
        tracker.interviews = rows([Interview {
            id: "i1".into(),
            programs: vec!["a".into()],
            state: Some(InterviewState::Scheduled),
            when: "2026-12-03T09:00[America/Los_Angeles]".parse().ok(),
            ..Default::default()
        }]);
        tracker.rank_lists = rows([RankList {
            id: "primary".into(),
            kind: Some(RankKind::Primary),
            order: vec!["e".into(), "a".into()],
            ..Default::default()
        }]);
        let lookup = Lookup::new(&tracker, criteria(&tracker, &[]));
        Shelf { tracker, lookup, home: Zone::get("America/New_York").unwrap() }
    }

    fn read_for(&self, audience: Audience, text: &str) -> Parsed {
        let reading = Reading {
            now: "2026-11-23T14:20:00Z".parse().unwrap(),
            home: &self.home,
            their: None,
            cities: &[],
            season: ("2026-06-01".parse().unwrap(), "2027-07-31".parse().unwrap()),
            first_weekday: chrono::Weekday::Sun,
            tense: Tense::Season,
        };
        let own = &self.tracker.custom_fields;
        Filter::read(text, &Vocabulary { reading, own, audience, reach: Reach::Notes })
    }

    fn read(&self, text: &str) -> Parsed {
        self.read_for(Audience::Me, text)
    }

    fn found(&self, filter: &Filter) -> String {
        let rows = self.tracker.programs.iter().filter(|it| filter.matches(it, &self.lookup));
        rows.map(|it| it.id.as_str()).collect()
    }
}

fn rows<T: Row>(all: impl IntoIterator<Item = T>) -> Rows<T> {
    Rows::collect(all.into_iter().map(Arc::new))
}

fn program(id: &str, name: &str, fill: impl FnOnce(&mut Program)) -> Program {
    let mut row = Program { id: id.into(), name: name.into(), ..Program::default() };
    fill(&mut row);
    row
}

fn own(id: &str, name: &str, kind: &str) -> CustomField {
    let (table, name, kind) = ("programs".to_owned(), name.to_owned(), kind.to_owned());
    CustomField { id: id.into(), table, name, kind, ..CustomField::default() }
}

fn letter(id: &str, programs: &[&str]) -> Letter {
    let programs = programs.iter().map(|it| (*it).into()).collect();
    Letter { id: id.into(), programs, state: Some(LetterState::Received), ..Letter::default() }
}

#[test]
fn a_filter_finds_what_it_says() {
    let shelf = Shelf::new();
    for (text, found) in [
        ("", "abcde"),
        ("  ", "abcde"),
        // words, in names and in what the user wrote
        ("alpha", "a"),
        ("angio suite", "a"),
        ("\"vascular surgery\"", "a"),
        ("“surgery shares”", "a"),
        ("\"surgery vascular\"", ""),
        ("busy", "b"),
        ("bechard", "b"),
        ("be\u{301}chard", "b"),
        ("STRASSE", "b"),
        ("near-ana", ""),
        ("-alpha", "bcde"),
        ("-", "abcde"),
        ("-busy -reno", "ade"),
        // one of a few words, by any beginning of one
        ("status:invited", "a"),
        ("status:invited,they-canceled", "ac"),
        ("status:inv,they", "ac"),
        ("status:declined", "b"),
        ("status:canceled", "cd"),
        ("status:\"I canceled\"", "d"),
        ("Status=INVITED", "a"),
        ("-status:canceled", "abe"),
        ("signal:gold,silver", "ab"),
        ("signal:none", "cde"),
        ("-signal:none", "ab"),
        ("has:signal", "ab"),
        ("specialty:ir", "ac"),
        ("ir", "ac"),
        ("-ir", "bde"),
        ("ty", "d"),
        ("\"ty\"", "cd"),
        ("visa:none", "abcde"),
        // texts
        ("city:bo", "b"),
        ("city:\"san francisco\"", "a"),
        ("state:ca", "a"),
        ("tag:west", "a"),
        ("tags:\"near ana\"", "a"),
        ("tags:none", "bcde"),
        ("has:notes,pros", "ab"),
        ("statement:general", "d"),
        ("statement:none", "abce"),
        ("name:alpha", "a"),
        ("city:alpha", ""),
        // numbers and days
        ("score>3", "d"),
        ("score:4", "d"),
        ("score>=4", "d"),
        ("score>4", ""),
        ("score<5", "d"),
        ("-score>3", "abce"),
        ("score:none", "abce"),
        ("rank<2", "e"),
        ("rank≤2", "ae"),
        ("letters>1", "a"),
        ("letters<2", "bcde"),
        ("letters:none", "cde"),
        ("interview>1 dec", "a"),
        ("interview>\"1 dec\" ir", "a"),
        ("interview>1 dec -dr", "a"),
        ("interview>3 dec", ""),
        ("interview:3 dec", "a"),
        ("interview:none", "bcde"),
        ("deadline<1 dec", "a"),
        ("deadline<=dec 1 status:declined", "b"),
        ("deadline>2026-11-01", "b"),
        // the user's own columns
        ("partner-likes-it:yes", "a"),
        ("\"Partner likes it\":yes", "a"),
        ("partnerlikesit:none", "bcde"),
        ("call-shifts>8", "a"),
        ("call-shifts<8", "c"),
        // all together
        ("status:invited state:CA signal:gold letters>1 interview>today -dr angio", "a"),
    ] {
        let parsed = shelf.read(text);
        assert!(parsed.faults.is_empty(), "{text}: {:?}", parsed.faults);
        assert_eq!(shelf.found(&parsed.filter), found, "{text}");
    }
}

#[test]
fn what_is_missing_is_asked_for_by_its_beginning() {
    let shelf = Shelf::new();
    assert_eq!(shelf.found(&shelf.read("missing:statement").filter), "ae");
    assert_eq!(shelf.found(&shelf.read("-missing:statement").filter), "bcd");
    assert_eq!(shelf.read("missing:l,s"), shelf.read("missing:letters,statement,signal"));
}

impl PartialEq for Parsed {
    fn eq(&self, other: &Parsed) -> bool {
        let shelf = Shelf::new();
        shelf.found(&self.filter) == shelf.found(&other.filter) && self.faults == other.faults
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_place_and_what_may_be_meant() {
    let shelf = Shelf::new();
    for (text, at, why) in [
        ("ir staus:invited", "staus", "“staus” is no field: status?"),
        ("foo:bar", "foo", "“foo” is no field; quotes look for it as words"),
        ("signal:golf", "golf", "“golf” is no signal: gold?"),
        ("signal:x,gold", "x", "“x” is no signal: gold, silver, signal, none"),
        ("status:invted", "invted", "“invted” is no status: invited?"),
        ("score>high", "high", "“high” is no number: score>4"),
        ("status>invited", "invited", "status has no order: status:invited"),
        ("missing:money", "money", "“money” is no missing: letters, statement, signal"),
        ("has:noets x", "noets", "“noets” is no field: notes?"),
        ("partner-liks-it:yes", "partner-liks-it", "“partner-liks-it” is no field: partner-likes-it?"),
    ] {
        let parsed = shelf.read(text);
        let fault = parsed.wrong().unwrap_or_else(|| panic!("{text}"));
        assert_eq!((&text[fault.at.clone()], fault.why.as_str()), (at, why));
    }
}

#[test]
fn what_is_not_finished_matches_all_and_is_not_wrong_yet() {
    let shelf = Shelf::new();
    for text in [
        "status:",
        "score>",
        "-status:",
        "interview>1",
        "interview>1 d",
        "deadline<n",
        "has:no",
        "score>-",
        "city:\"",
        "-",
    ] {
        let parsed = shelf.read(text);
        assert_eq!(parsed.wrong(), None, "{text}");
        assert_eq!(shelf.found(&parsed.filter), "abcde", "{text}");
    }
    let stage = |text: &str| shelf.read(text).faults.first().map(|it| it.stage);
    assert_eq!(stage("status:"), Some(Stage::Open));
    assert_eq!(
        stage("interview>nonsense"),
        Some(Stage::Open),
        "a command line and Enter refuse it all the same"
    );
    assert_eq!(stage("interview>nonsense status:invited"), Some(Stage::Wrong));
}

#[test]
fn a_filter_for_others_tells_nothing_that_is_for_the_applicant_alone() {
    let shelf = Shelf::new();
    let read = |text: &str| shelf.read_for(Audience::Adviser, text);
    for text in
        ["score>4", "rank<3", "gut:5", "tags:west", "notes:angio", "partner-likes-it:yes", "has:score"]
    {
        let parsed = read(text);
        assert!(parsed.faults.iter().any(|it| it.why.contains("for you alone")), "{text}: {parsed:?}");
    }
    assert!(read("status:ranked").wrong().is_some());
    assert_eq!(shelf.found(&read("status:interviewed").filter), "e", "as it reads to them");
    assert_eq!(shelf.found(&read("angio").filter), "", "notes decide nothing");
}

#[test]
fn each_field_of_the_filter_is_found_with_its_name_and_without() {
    let shelf = Shelf::new();
    let row = program("x", "Xi", |row| {
        (row.institution, row.short_name, row.city, row.state) =
            ("University".into(), "Xi".into(), "Boston".into(), "MA".into());
        (row.specialty, row.status, row.signal) =
            (Some(Specialty::Ir), Some(Status::Invited), Some(Signal::Gold));
        (row.esir, row.takes_signals, row.visa) =
            (Some(EsirAnswer::Asked), Some(TakesSignals::Yes), "J-1".into());
        row.positions =
            [(Track::Categorical, Position { nrmp_code: "1062".into(), ..Default::default() })].into();
        (row.acgme_id, row.tags) = ("4160500001".into(), vec!["east".into()]);
        (row.why, row.pros, row.cons, row.notes) =
            ("whence".into(), "pretty".into(), "costly".into(), "noted".into());
    });
    let fits = |text: &str| shelf.read(text).filter.matches(&row, &shelf.lookup);
    for field in Program::FIELDS.iter().filter(|it| it.places.contains(&Place::Filter)) {
        let mut word = String::new();
        (field.any)(&row, &mut |text| {
            word = text.split_whitespace().next().unwrap_or_default().to_uppercase();
            false
        });
        assert!(!word.is_empty(), "{} says nothing", field.name);
        assert!(fits(&word), "{word}");
        assert!(fits(&format!("{}:{word}", field.name)), "{}:{word}", field.name);
        assert!(!fits(&format!("{}:zzz", field.name)), "{}", field.name);
    }
}

/// Texts that are likely to mean something.
fn typed() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "status:",
        "-",
        "\"",
        ",",
        " ",
        ":",
        ">",
        "<=",
        "score",
        "interview",
        "none",
        "invited",
        "ir",
        "1 dec",
        "has:",
        "missing:",
        "letters",
        "a",
        "bo",
        "boston",
        "reno",
        "é",
        "\u{301}",
        "state:",
        "m",
        "n",
        "=",
        "“",
        "c2",
        "signal:g",
        "s",
        "4",
        ".5",
        "ty",
    ]);
    prop::collection::vec(part, 0..9).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn any_text_is_read(text in ".*", other in typed()) {
        let shelf = Shelf::new();
        for text in [text, other] {
            let parsed = shelf.read(&text);
            shelf.found(&parsed.filter);
            for piece in pieces(&text) {
                prop_assert!(text.get(piece.at.clone()).is_some());
            }
            for fault in parsed.faults {
                prop_assert!(text.get(fault.at).is_some(), "{}", text);
            }
        }
    }

    #[test]
    fn a_filter_that_narrows_another_one_finds_nothing_that_one_does_not(one in typed(), more in typed()) {
        let shelf = Shelf::new();
        let longer = format!("{one}{more}");
        for (new, old) in [(&longer, &one), (&one, &more), (&more, &one)] {
            let (new_filter, old_filter) = (shelf.read(new).filter, shelf.read(old).filter);
            if new_filter.narrows(&old_filter) {
                let (few, many) = (shelf.found(&new_filter), shelf.found(&old_filter));
                prop_assert!(few.chars().all(|it| many.contains(it)), "{} and {}: {} {}", old, new, many, few);
            }
        }
    }
}

#[test]
fn typing_on_narrows() {
    let shelf = Shelf::new();
    let narrows = |new: &str, old: &str| shelf.read(new).filter.narrows(&shelf.read(old).filter);
    for (new, old) in [
        ("boston", "bo"),
        ("city:boston", "city:bo"),
        ("bo ma", "bo"),
        ("status:inv", "status:in"),
        ("status:invited", "status:"),
        ("score>4.5", "score>4"),
        ("-bo", "-boston"),
        ("-status:c", "-status:canceled"),
    ] {
        assert!(narrows(new, old), "{new} and {old}");
    }
    for (new, old) in [
        ("bo", "city:bo"),
        ("-boston", "-bo"),
        ("status:withdrew", "status:w"),
        ("status:inv,they", "status:inv"),
    ] {
        assert!(!narrows(new, old), "{new} and {old}");
    }
}
