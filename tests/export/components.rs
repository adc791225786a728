//! The application's components for each audience, and read back by other programs.

use std::sync::Arc;

use fluoro::{
    data::Data,
    domain::{
        agenda::{CHECKLIST, own_dates},
        audience::Audience,
        checklist::checklist,
        naming::Naming,
        season::Season,
        shortlist::Lookup,
        signals::Pools,
        statements::Lengths,
        tables::*,
        time::Zone,
        tracker::Tracker,
    },
    text::clean,
    transfer::{
        components::{ComponentsInput, Section},
        csv, markdown,
    },
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::{SECRET, put};

const PROGRAMS: [&str; 4] = [
    r#"{"id":"a","name":"Alpha","specialty":"ir","status":"ranked","signal":"gold","letter_rules":{"needs":3,"surgery":1},
    "statement":"s1","notes":"sesame"}"#,
    r#"{"id":"b","name":"Beta | [x](y) <b>\u202e","specialty":"dr","status":"applied","signal":"silver","statement":"s1"}"#,
    r#"{"id":"c","name":"=cmd|'/c calc'!A1","specialty":"ir","status":"planned","takes_signals":"no"}"#,
    r#"{"id":"d","name":"Delta","specialty":"ir","status":"they-rejected","signal":"gold"}"#,
];

const LETTERS: [&str; 4] = [
    r#"{"id":"l1","writer":"Dr. Ama Osei","role":"IR attending","specialty":"IR","state":"received","asked":"2026-06-01",
    "promised":"2026-07-05","reminded":["2026-07-08"],"uploaded":"2026-08-20","waived":true,"email":"sesame@example.org",
    "programs":["a","b"],"notes":"sesame"}"#,
    r#"{"id":"l2","writer":"=HYPERLINK(\"x\") | Lee","state":"agreed","asked":"2026-06-02","programs":["a"]}"#,
    r#"{"id":"l3","writer":"Dr. Kwame Osei","state":"received","asked":"2026-06-03","programs":[]}"#,
    r#"{"id":"l4","writer":"status","state":"declined","asked":"2026-06-04","programs":["b"]}"#,
];

const COMPONENTS: [&str; 4] = [
    r#"{"id":"own","title":"Vaccinations | all\n# x","state":"doing","due":"2026-12-11","link":"https://example.org/sesame",
    "notes":"sesame","program":"a","items":{"i1":{"title":"sesame","order":"a"},"i2":{"title":"Form","order":"b","done":"2026-11-01T10:00:00Z"}}}"#,
    r#"{"id":"impactful-experience","state":"not-needed","reason":"Left empty on purpose"}"#,
    r#"{"id":"photo","state":"done"}"#,
    r#"{"id":"past","title":"Own day that is over","state":"to-do","due":"2026-11-01"}"#,
];

/// Its programs, writers and components try to be more than texts.
fn season() -> Season {
    let profile = r#"{"match":"main","season":"2027","specialties":["dr","ir"],"home_zone":"America/New_York",
        "name":"My IR season","submitted":"2026-09-02"}"#;
    let mut it = Tracker { profile: Arc::new(serde_json::from_str(profile).unwrap()), ..Tracker::default() };
    PROGRAMS.iter().for_each(|json| put::<Program>(&mut it, json));
    LETTERS.iter().for_each(|json| put::<Letter>(&mut it, json));
    COMPONENTS.iter().for_each(|json| put::<Component>(&mut it, json));
    put::<Statement>(
        &mut it,
        r#"{"id":"s1","title":"IR | general","version":4,"specialty":"ir","text":"sesame"}"#,
    );
    put::<Statement>(&mut it, r#"{"id":"s2","title":"DR","specialty":"dr","path":"sesame.txt"}"#);
    put::<Exam>(
        &mut it,
        r#"{"id":"usmle-step-2-ck","title":"USMLE Step 2 CK","score":277,"score_posted":"2026-07-01"}"#,
    );
    put::<Expense>(
        &mut it,
        r#"{"id":"x1","title":"sesame","kind":"travel","on":"2026-11-20","cents":31240,"program":"a"}"#,
    );
    put::<Expense>(&mut it, r#"{"id":"x2","title":"Course"}"#);
    season_of(it)
}

fn season_of(tracker: Tracker) -> Season {
    Season {
        tracker,
        facts: Data::new().season("2027", Match::Main),
        naming: Naming::long(),
        cautions: Arc::default(),
        now: "2026-11-24T15:00:00Z".parse().unwrap(),
        local_zone: Zone::get("America/New_York").unwrap(),
    }
}

/// Hands over what the export of that season is made from.
fn with_input<T>(
    season: &Season,
    audience: Audience,
    only: &[Section],
    make: impl FnOnce(&ComponentsInput) -> T,
) -> T {
    let data = Data::new();
    let dates = own_dates(&season.facts.dates, &season.tracker);
    // a few of them are enough
    let few = ["impactful-experience", "photo", "step-2-ck", "rank-list"];
    let all = data.components().iter();
    let bundle: Vec<_> = all.filter(|it| few.contains(&it.base.id.as_str())).cloned().collect();
    let groups = checklist(&season.tracker, &bundle, data.groups(), &dates, (CHECKLIST, season.today()));
    let rows: Vec<Arc<Program>> =
        season.tracker.programs.iter().filter(|it| it.id.as_str() != "d").cloned().collect();
    let mut lookup = Lookup::new(&season.tracker, Vec::new());
    lookup.pools = Pools::new(&season.facts.figures, &season.tracker.overrides);
    make(&ComponentsInput {
        season,
        lookup: &lookup,
        groups: &groups,
        measured: &Lengths::from([("sesame.txt".to_owned(), Ok(28_001))]),
        naming: &season.naming,
        rows: &rows,
        scope: "3 of 4 programs; those still open",
        only,
        audience,
    })
}

fn document(season: &Season, audience: Audience) -> String {
    with_input(season, audience, &[], markdown::components)
}

#[test]
fn for_me() {
    let text = document(&season(), Audience::Me);
    assert!(text.contains(SECRET));
    insta::assert_snapshot!(text);
}

#[test]
fn for_the_adviser() {
    insta::assert_snapshot!(document(&season(), Audience::Adviser));
}

#[test]
fn for_the_partner() {
    insta::assert_snapshot!(document(&season(), Audience::Partner));
}

#[test]
fn others_read_no_note_expense_promise_or_own_day() {
    let season = season();
    for audience in [Audience::Adviser, Audience::Partner] {
        let parts = Section::ALL.iter().map(|it| Some(*it)).chain([None]);
        let tables = parts.map(|it| with_input(&season, audience, &[], |input| csv::components(input, it)));
        for text in tables.chain([document(&season, audience)]) {
            let hidden = [
                SECRET,
                "312.40",
                "Course",
                "5 Jul",
                "2026-07-05",
                "8 Jul",
                "2026-07-08",
                "11 Dec",
                "2026-12-11",
                "ranked",
                "of 20 codes",
                "277",
                ", late",
                "2026-11-01",
            ];
            for word in hidden {
                assert!(!text.contains(word), "{word:?} for {audience}: {text}");
            }
        }
        let text = document(&season, audience);
        let first = text.split("\n\n").nth(1).unwrap();
        assert!(first.starts_with(&format!("For {}: without ", audience.title())), "{first}");
    }
}

#[test]
fn the_clerkship_office_reads_no_application() {
    let season = season();
    let text = document(&season, Audience::Clerkship);
    let table = with_input(&season, Audience::Clerkship, &[], |input| csv::components(input, None));
    for word in ["Alpha", "Osei", "ERAS", "gold", SECRET] {
        assert!(!text.contains(word) && !table.contains(word), "{word:?}: {text}{table}");
    }
}

#[test]
fn an_export_has_only_the_parts_it_is_limited_to() {
    let season = season();
    for section in Section::ALL {
        let text = with_input(&season, Audience::Me, &[*section], markdown::components);
        let heads: Vec<&str> = text.lines().filter(|it| it.starts_with("## ")).collect();
        assert_eq!(heads.len(), 1, "{text}");
        assert!(heads[0].to_lowercase().ends_with(section.title()), "{text}");
    }
}

#[test]
fn an_empty_season_has_all_five_parts() {
    let text = document(&season_of(Tracker::default()), Audience::Adviser);
    for part in ["## Checklist", "## Letters", "## Statements", "## Signals", "## Costs"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    for section in Section::ALL {
        let table = with_input(&season_of(Tracker::default()), Audience::Me, &[], |it| {
            csv::components(it, Some(*section))
        });
        assert!(read(&table).1.len() < 40, "{table}");
    }
}

/// The tables of a document, as another program reads it: rows of cells, the head first.
fn tables(markdown: &str) -> Vec<Vec<Vec<String>>> {
    let (mut all, mut rows, mut row) = (Vec::new(), Vec::new(), Vec::new());
    let mut cell = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::TableCell) => cell.clear(),
            Event::Text(text) => cell.push_str(&text),
            Event::End(TagEnd::TableCell) => row.push(cell.clone()),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
            Event::End(TagEnd::Table) => all.push(std::mem::take(&mut rows)),
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with("https://example.org/"), "{dest_url}");
            }
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock) => panic!("{event:?} in {markdown}"),
            Event::Start(_) | Event::End(_) => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    all
}

#[test]
fn another_program_reads_the_matrix_as_it_was_typed() {
    let text = document(&season(), Audience::Me);
    let tables = tables(&text);
    let matrix = tables.iter().find(|it| it[0].contains(&"Total".to_owned())).unwrap();
    // two writers of one last name have their whole names
    assert_eq!(
        matrix[0],
        ["Program", "Specialty", "Dr. Ama Osei", "Lee", "Dr. Kwame Osei", "status", "Total", "Lacks"]
    );
    let beta = clean("Beta | [x](y) <b>\u{202e}").trim().to_owned();
    let of = |name: &str| {
        matrix.iter().find(|it| it[0] == name).unwrap_or_else(|| panic!("{name}: {text}")).join(",")
    };
    assert_eq!(of("Alpha"), "Alpha,IR,●,○,–,–,1+1 of 3,1 surgery");
    assert_eq!(of(&beta), format!("{beta},DR,●,–,–,✗,1,"));
    assert_eq!(of("=cmd|'/c calc'!A1"), "=cmd|'/c calc'!A1,IR,–,–,–,–,none,");
    assert_eq!(matrix.len(), 4, "one that ended isn't among them");
    let stated = tables.iter().find(|it| it[0].contains(&"Remark".to_owned())).unwrap();
    assert!(stated.iter().any(|it| it[0] == beta && it.last().unwrap() == "wrong: written for IR"), "{text}");
    assert!(tables.iter().flatten().any(|it| it[0] == "DR" && it[2] == "28,001: too long"), "{text}");
    assert!(tables.iter().flatten().any(|it| it[0] == "Vaccinations | all # x"), "{text}");
    let unassigned = tables.iter().flatten().find(|it| it[0] == "Dr. Kwame Osei").unwrap();
    assert_eq!(unassigned.last().unwrap(), "none: received, and not assigned");
}

/// Head and rows of a table, as another program reads it: it refuses rows of another length.
fn read(table: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = ::csv::Reader::from_reader(table.as_bytes());
    let cells = |it: &::csv::StringRecord| it.iter().map(str::to_owned).collect::<Vec<_>>();
    let head = cells(reader.headers().unwrap());
    let rows: Vec<Vec<String>> = reader.records().map(|it| cells(&it.unwrap())).collect();
    (head, rows)
}

#[test]
fn a_spreadsheet_reads_a_row_for_each_program_and_no_formula() {
    let table = with_input(&season(), Audience::Me, &[], |input| csv::components(input, None));
    let (head, rows) = read(&table);
    let mut names = head.clone();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), head.len(), "no two columns are called the same: {head:?}");
    assert_eq!(head[3..7], ["Dr. Ama Osei", "'=HYPERLINK(\"x\") | Lee", "Dr. Kwame Osei", "status (2)"]);
    let of = |column: &str, row: usize| rows[row][head.iter().position(|it| it == column).unwrap()].as_str();
    assert_eq!((of("program", 0), of("program", 1)), ("'=cmd|'/c calc'!A1", "Alpha"));
    assert_eq!(
        (of("Dr. Ama Osei", 1), of("'=HYPERLINK(\"x\") | Lee", 1), of("status (2)", 1)),
        ("received", "assigned", "")
    );
    assert_eq!(of("status (2)", 2), "declined");
    let counts = ["letters received", "letters awaited", "letters total", "letters needed"];
    assert_eq!(counts.map(|it| of(it, 1)), ["1", "1", "2", "3"]);
    assert_eq!(
        (of("statement", 1), of("statement fits", 2)),
        ("IR | general, version 4", "wrong: written for IR")
    );
    assert_eq!((of("signal", 0), of("signal", 1)), ("takes none", "gold"));
    assert_eq!(of("missing", 0), "letters, statement");
    let cells = rows.iter().flatten().chain(&head);
    assert!(cells.clone().all(|it| !it.starts_with(['=', '+', '@'])), "{table}");
    assert!(cells.clone().all(|it| !it.contains(['\n', '\u{202e}'])), "{table}");
}

#[test]
fn each_part_has_a_table_of_its_own() {
    let season = season();
    for (section, first, count) in [
        (Section::Checklist, "group", 6),
        (Section::Letters, "writer", 4),
        (Section::Statements, "statement", 2),
        (Section::Signals, "signal", 3),
        (Section::Costs, "paid to", 9),
    ] {
        let table = with_input(&season, Audience::Me, &[], |input| csv::components(input, Some(section)));
        let (head, rows) = read(&table);
        assert_eq!((head[0].as_str(), rows.len()), (first, count), "{table}");
    }
    let costs = with_input(&season, Audience::Me, &[], |input| csv::components(input, Some(Section::Costs)));
    assert!(costs.contains("\"own\",\"sesame\",\"travel\",\"312.40\",\"312.40\""), "{costs}");
}
