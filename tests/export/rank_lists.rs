//! The rank lists as they are written down: read back by other parsers, and by no reader who gets none.

use fluoro::{
    domain::{
        ranking::{compare_r3, read_r3},
        tables::{Firmness, Program, RankList},
        tracker::Tracker,
    },
    transfer::{Audience, csv, markdown::rank_lists, rank_list::rank_list_text},
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::{SECRET, interviews::with};

/// Two ranked on the primary list, with first years behind one of them.
fn season() -> Tracker {
    let mut it = crate::season();
    crate::put::<Program>(
        &mut it,
        r#"{"id":"t/ty","name":"=Town | +1","specialty":"ty","positions":{"preliminary":{"nrmp_code":"1478999p0"}}}"#,
    );
    crate::put::<Program>(
        &mut it,
        r#"{"id":"o/ty","name":"Odd","specialty":"ty","positions":{"preliminary":{"nrmp_code":"4160500001"}}}"#,
    );
    crate::put::<RankList>(
        &mut it,
        r##"{"id":"primary","kind":"primary","order":["beta/dr#categorical","alpha/ir#advanced"],
            "entries":{"alpha/ir#advanced":{"reason":"=sesame | clinic","supplemental":"s"}}}"##,
    );
    crate::put::<RankList>(
        &mut it,
        r##"{"id":"s","kind":"supplemental","letter":"A","name":"Bay","order":["t/ty#preliminary","o/ty#preliminary"]}"##,
    );
    it
}

/// The tables of a document, row by row, as a parser of Markdown reads them.
fn tables(text: &str) -> Vec<Vec<Vec<String>>> {
    let (mut tables, mut cell) = (Vec::new(), String::new());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        let rows: Option<&mut Vec<Vec<String>>> = tables.last_mut();
        match (event, rows) {
            (Event::Start(Tag::Table(_)), _) => tables.push(Vec::new()),
            (Event::Start(Tag::TableHead | Tag::TableRow), Some(rows)) => rows.push(Vec::new()),
            (Event::Start(Tag::TableCell), _) => cell.clear(),
            (Event::Text(text), _) => cell.push_str(&text),
            (Event::End(TagEnd::TableCell), Some(rows)) => rows.last_mut().unwrap().push(cell.clone()),
            _ => {}
        }
    }
    tables
}

#[test]
fn mine_has_each_list_with_scores_gaps_reasons_and_open_pairs() {
    let text = with(&season(), Audience::Me, rank_lists).unwrap();
    assert!(
        text.starts_with(
            "# Rank lists: Main Match 2027\n\nas of Tue 24 Nov 2026 · My IR season · not certified\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("## Primary list\n\n- Length: 2 positions\n- Open pairs: 1 of 1: 1 and 2\n"),
        "{text}"
    );
    assert!(text.contains("## Supplemental list A: Bay\n"), "{text}");
    let [primary, supplemental] = <[_; 2]>::try_from(tables(&text)).unwrap();
    assert_eq!(
        primary[0],
        [
            "Rank",
            "Program",
            "Position",
            "Code",
            "Supplemental",
            "Score",
            "By score",
            "Gap",
            "To the next",
            "Reason"
        ]
    );
    assert_eq!(primary[1][..4], ["1", "Beta | [x](y) <b>\u{fffd} · DR", "categorical", ""]);
    assert_eq!(
        primary[2],
        ["2", "Alpha · IR", "advanced", "1062416A0", "A", "4.0", "1", "none", "", "=sesame | clinic"]
    );
    assert_eq!(supplemental[1][..4], ["1", "=Town | +1 · TY", "preliminary", "1478999P0"]);
    let mut firm = season();
    firm.set_firmness("primary", ("beta/dr#categorical", "alpha/ir#advanced"), Firmness::Firm);
    let open = |tracker| with(tracker, Audience::Me, rank_lists).unwrap().matches("- Open pairs: ").count();
    assert_eq!((open(&season()), open(&firm)), (2, 1), "that of the supplemental list stays");
}

#[test]
fn a_partner_reads_names_and_ranks_and_nobody_else_any() {
    let tracker = season();
    let text = with(&tracker, Audience::Partner, rank_lists).unwrap();
    let table = with(&tracker, Audience::Partner, csv::rank_lists).unwrap();
    let typed = with(&tracker, Audience::Partner, rank_list_text).unwrap();
    for it in [&text, &table, &typed] {
        assert!(it.contains("Alpha · IR") && it.contains("1062416A0"), "{it}");
        for word in [SECRET, "4.0", "ertified", "lower", "open"] {
            assert!(!it.contains(word), "{word}: {it}");
        }
    }
    assert!(text.contains("For the partner: ranks alone, without scores, reasons and remarks."), "{text}");
    assert_eq!(tables(&text)[0][0], ["Rank", "Program", "Position", "Code"]);
    for audience in [Audience::Adviser, Audience::Clerkship, Audience::Chief] {
        assert_eq!(with(&tracker, audience, rank_lists), None, "{audience}");
        assert_eq!(with(&tracker, audience, csv::rank_lists), None, "{audience}");
        assert_eq!(with(&tracker, audience, rank_list_text), None, "{audience}");
    }
}

#[test]
fn the_table_is_read_back_and_no_cell_of_it_runs_or_is_a_number_by_mistake() {
    let text = with(&season(), Audience::Me, csv::rank_lists).unwrap();
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    let cell = |row: usize, name: &str| rows[row][head.iter().position(|it| it == name).unwrap()].to_owned();
    assert_eq!(
        (cell(1, "list"), cell(1, "rank"), cell(1, "code")),
        ("Primary list".into(), "2".into(), "1062416A0".into())
    );
    assert_eq!(
        (cell(1, "score"), cell(1, "by score"), cell(1, "gap")),
        ("4.0".into(), "1".into(), "none".into())
    );
    assert_eq!((cell(0, "to the next"), cell(1, "to the next")), ("open".into(), String::new()));
    assert_eq!(cell(1, "reason"), "'=sesame | clinic");
    assert_eq!(cell(2, "program"), "'=Town | +1 · TY");
    assert_eq!((cell(2, "list"), cell(2, "code")), ("Supplemental list A: Bay".into(), "1478999P0".into()));
    assert_eq!(cell(3, "code"), "'4160500001", "text, not 4.2 thousand millions");
    let sheet = with(&season(), Audience::Me, csv::rank_lists_for_spreadsheet).unwrap();
    assert_eq!(sheet.strip_prefix('\u{feff}'), Some(text.as_str()));
}

#[test]
fn what_is_typed_into_r3_reads_back_as_identical() {
    let mut tracker = season();
    tracker.programs.edit("beta/dr", |row| {
        row.name = "Beta\n1 9999999A0 \u{1b}[31m".into();
        row.positions = serde_json::from_str(r#"{"categorical":{"nrmp_code":"1010420C0"}}"#).unwrap();
    });
    tracker.programs.edit("o/ty", |row| {
        row.positions = serde_json::from_str(r#"{"preliminary":{"nrmp_code":"1479999P0"}}"#).unwrap();
    });
    let text = with(&tracker, Audience::Me, rank_list_text).unwrap();
    assert_eq!(fluoro::text::clean_lines(&text), text);
    assert_eq!(text.lines().count(), 7, "a line for each head and each rank, one between: {text}");
    tracker.programs.edit("beta/dr", |row| row.name = "Beta".into());
    let text = with(&tracker, Audience::Me, rank_list_text).unwrap();
    let naming = fluoro::domain::naming::Naming::long();
    let compared = compare_r3(&tracker, &naming, &read_r3(&text));
    assert!(compared.is_identical() && compared.not_pasted.is_empty(), "{compared:?}\n{text}");
}

#[test]
fn nothing_ranked_is_said() {
    let text = with(&Tracker::default(), Audience::Me, rank_lists).unwrap();
    assert!(text.ends_with("Nothing is ranked.\n"), "{text}");
    assert_eq!(with(&Tracker::default(), Audience::Me, rank_list_text).unwrap(), "");
}
