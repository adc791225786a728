use std::collections::BTreeSet;

use super::{Missing, Seen, Sort, SortBy, compare, interview_lines, program_lines, reckoned};
use crate::domain::{
    field::Field,
    place::{Place, Shown},
    shortlist::Lookup,
    signals::Pools,
    tables::*,
    tracker::Tracker,
};

/// The rule of the list: a field shows somewhere, or says that it doesn't.
fn check_fields<T: Record>() {
    let mut names = BTreeSet::new();
    for Field { name, label, places, .. } in T::FIELDS {
        assert!(!places.is_empty(), "{name} of {} shows nowhere and isn't marked", T::TABLE.key());
        let hidden = places.contains(&Place::Hidden);
        let only = places.iter().all(|it| matches!(it, Place::Hidden | Place::Find));
        assert!(!hidden || only, "{name} of {} is hidden and shows", T::TABLE.key());
        assert!(!label.is_empty() && names.insert(name), "{name} of {} is there twice", T::TABLE.key());
    }
}

macro_rules! declare {
    ($($field:ident $variant:ident $record:ident |$it:ident| $title:expr, $fields:expr;)*) => {
        #[test]
        fn each_field_shows_somewhere_or_says_that_it_does_not() {
            $(check_fields::<$record>();)*
        }
    };
}
each_table!(declare);

#[test]
fn what_is_reckoned_stands_behind_a_field() {
    assert_eq!(program_lines().len(), Program::FIELDS.len() + reckoned::tests::behind_program());
    assert!(interview_lines().iter().any(|it| matches!(it, Seen::Reckoned(_))));
}

#[test]
fn no_label_and_no_letter_stands_there_twice() {
    let lines = program_lines();
    let labels: BTreeSet<&str> = lines.iter().map(Seen::label).collect();
    assert_eq!(labels.len(), lines.len());
    let letters: BTreeSet<char> = SortBy::all().into_iter().map(SortBy::letter).collect();
    assert_eq!(letters.len(), SortBy::all().len());
}

fn program() -> Program {
    Program {
        name: "Alpha".into(),
        institution: "University of Alpha".into(),
        city: "Boston".into(),
        state: "MA".into(),
        specialty: Some(Specialty::Ir),
        positions: [(Track::Categorical, Position { nrmp_code: "1062".into(), ..Default::default() })].into(),
        status: Some(Status::Invited),
        esir: Some(EsirAnswer::Asked),
        visa: "J-1".into(),
        signal: Some(Signal::Gold),
        takes_signals: Some(TakesSignals::Yes),
        short_name: "Alpha".into(),
        acgme_id: "4160500001".into(),
        tags: vec!["east".into()],
        deadline: "2026-10-15".parse().ok(),
        ..Default::default()
    }
}

#[test]
fn each_sort_puts_what_is_not_set_last() {
    let (full, empty) = (program(), Program { name: "aaa".into(), ..Default::default() });
    let lookup = Lookup::default();
    for field in Program::FIELDS.iter().filter(|it| it.places.iter().any(|it| matches!(it, Place::Sort(_)))) {
        let by = SortBy::named(field.name);
        assert_eq!(by.name(), field.name);
        if !matches!(field.name, "name" | "status") {
            let sort = Sort::from(by);
            assert!(compare(&full, &empty, &sort, &lookup).is_lt(), "{}", field.name);
            assert!(compare(&full, &empty, &sort.turned(), &lookup).is_lt(), "{} turned around", field.name);
        }
    }
}

#[test]
fn several_keys_decide_one_after_the_other() {
    let row = |name: &str, state: &str, status| Program {
        name: name.into(),
        state: state.into(),
        status: Some(status),
        ..Program::default()
    };
    let rows = [
        row("a", "CA", Status::Invited),
        row("b", "MA", Status::Applied),
        row("c", "CA", Status::Applied),
        row("d", "", Status::Invited),
    ];
    let lookup = Lookup::default();
    for (text, order, title) in [
        ("name", "abcd", "name"),
        ("-name", "dcba", "name reversed"),
        ("state", "acbd", "state"),
        ("-State", "bacd", "state reversed"),
        ("state,status", "cabd", "state, status"),
        ("status, -state", "bcad", "status, state reversed"),
        ("status,status", "bcad", "status"),
    ] {
        let sort = Sort::read(text).unwrap();
        let mut all: Vec<&Program> = rows.iter().collect();
        all.sort_by(|a, b| compare(a, b, &sort, &lookup));
        assert_eq!(all.iter().map(|it| it.name.as_str()).collect::<String>(), order, "{text}");
        assert_eq!(sort.title(), title);
    }
    assert_eq!(Sort::read("scroe").unwrap_err(), "nothing is sorted by “scroe”: score?");
    assert!(Sort::read(" , ").unwrap_err().contains("rank,score"));
}

#[test]
fn each_field_of_find_says_its_text() {
    let mut row = program();
    (row.why, row.pros, row.cons, row.notes) = ("w".into(), "p".into(), "c".into(), "n".into());
    (row.do_not_rank, row.deal_breakers) = ("far".into(), vec!["no clinic".into()]);
    row.facts.insert("call".into(), Fact { value: "at home".into(), ..Fact::default() });
    for field in Program::FIELDS.iter().filter(|it| it.places.contains(&Place::Find)) {
        assert!((field.any)(&row, &mut |text| !text.is_empty()), "{}", field.name);
    }
    assert!(matches!((Program::FIELDS[0].shown)(&row), Shown::Words(name) if name == "Alpha"));
}

#[test]
fn a_signal_is_missing_while_one_is_left_and_the_application_is_not_out() {
    let facts = crate::data::Data::new().season("2027", Match::Main);
    let mut lookup = Lookup::new(&Tracker::default(), Vec::new());
    lookup.pools = Pools::new(&facts.figures, &Default::default());
    let of = |specialty| Program { specialty: Some(specialty), ..Program::default() };
    let lacks = |row: &Program, lookup: &Lookup| Missing::Signal.is_lacked_by(row, lookup);
    assert!(lacks(&of(Specialty::Ir), &lookup));
    assert!(!lacks(&of(Specialty::PrelimSurgery), &lookup), "nobody knows whether there is one");
    assert!(!lacks(&Program { status: Some(Status::Applied), ..of(Specialty::Ir) }, &lookup));
    assert!(!lacks(&Program { takes_signals: Some(TakesSignals::No), ..of(Specialty::Ir) }, &lookup));
    assert!(!lacks(&Program { signal: Some(Signal::Silver), ..of(Specialty::Ir) }, &lookup));
    for n in 0..12 {
        assert!(lacks(&of(Specialty::Dr), &lookup), "{n} of 12 are spent");
        let signal = Some(if n < 6 { Signal::Gold } else { Signal::Silver });
        lookup
            .signaled
            .note_program(&format!("{n}").as_str().into(), Some(&Program { signal, ..of(Specialty::Ir) }));
    }
    assert!(!lacks(&of(Specialty::Dr), &lookup) && lacks(&of(Specialty::Ty), &lookup));
}
