//! The texts of the bundle: what they name is there, and figures stand in one place.

use super::*;
use crate::domain::{
    facts::FigureKind,
    filled::{Blank, filled},
};

#[test]
fn the_guide_names_sources_and_dates_that_exist() {
    let data = Data::new();
    let (main, fellowship) = (data.season("2027", Match::Main), data.season("2027", Match::Fellowship));
    let guide = data.guide();
    for page in &guide.pages {
        for block in &page.blocks {
            assert!(
                block.sources.iter().all(|it| guide.source(it).is_some()),
                "{}: {:?}",
                page.id,
                block.sources
            );
            let text = format!("{:?}", block.body);
            let known =
                |id: &str| main.date(id).or(fellowship.date(id)).is_some() || main.figure(id).is_some();
            let filled = filled(&text, &|blank| match blank {
                Blank::Date(id) | Blank::Fact(id) => {
                    assert!(known(id), "{}: {id}", page.id);
                    String::new()
                }
                Blank::Year(_) => String::new(),
            });
            assert!(!["{date", "{fact", "{year"].iter().any(|it| filled.contains(it)), "{filled}");
        }
    }
    assert!(guide.page("welcome").is_some());
    for component in data.components() {
        let page = guide.page(&component.guide);
        assert!(page.is_some(), "{:?} names page {:?}", component.base.id, component.guide);
    }
    let soap = guide.page("soap").unwrap();
    assert!(soap.is_for(Match::Main) && !soap.is_for(Match::Fellowship));
    let at = guide.pages.iter().position(|it| it.id == "soap").unwrap();
    let next = guide.page_after(at - 1, 1, Match::Fellowship).unwrap();
    assert!(
        guide.pages[next].is_for(Match::Fellowship) && next > at,
        "a page of the other match is left out"
    );
    assert_eq!(guide.page_after(0, -1, Match::Main), None);
    assert_eq!(guide.page_after(guide.pages.len() - 1, 1, Match::Main), None);
}

/// Every text of the bundle that people read, with where it stands.
fn texts(data: &Data) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for page in &data.guide().pages {
        for block in &page.blocks {
            let said = match &block.body {
                guide::Body::Text(text) | guide::Body::Heading(text) | guide::Body::Caution(text) => {
                    vec![text.clone()]
                }
                guide::Body::List(items) | guide::Body::Steps(items) => items.clone(),
                guide::Body::Table { rows, .. } => rows.iter().map(|it| it.join(" | ")).collect(),
                guide::Body::Figure { label, value, note, .. } => vec![format!("{label}: {value}. {note}")],
                guide::Body::Questions(_) | guide::Body::Sureness | guide::Body::Improper => Vec::new(),
            };
            texts.extend(said.into_iter().map(|it| (format!("guide, {}", page.id), it)));
        }
    }
    for it in data.components() {
        let more: Vec<&str> = it.base.items.values().map(|it| it.title.as_str()).collect();
        let all = format!("{}. {}. {}. {}", it.base.title, it.help, it.overdue.reason, more.join(". "));
        texts.push((format!("component {}", it.base.id), all));
    }
    texts.extend(data.questions().iter().map(|it| (format!("question {}", it.base.id), it.hint.clone())));
    for facts in data.bundled() {
        let dates = facts.dates.iter().map(|it| (format!("{} {}", facts.season, it.id), it.note.clone()));
        let figures = facts.figures.iter().map(|it| (format!("{} {}", facts.season, it.id), it.note.clone()));
        texts.extend(dates.chain(figures));
    }
    texts
}

/// Texts with the number of a figure that mean something else: ends of the place and of what stands there.
const OTHER_THINGS: &[(&str, &str)] = &[
    ("guide, money", "at $11"), // an example that is reckoned at these rates, and says so
    ("guide, money", "at $11 and $30"),
    ("guide, money", "for all | 10: $115"),
    ("guide, money", "programs and $19 to $27"), // an older season's
    ("guide, locked", "on written request within 48 hour"), // what NRMP did in 2019
    ("rules.unanswered_minutes", "can fill in 5 to 10 minute"),
    ("rules.lead_first_minutes", "14 day"),
    ("rules.lead_last_minutes", "2 hour"),
    ("guide, afterward", "the lock, at least 24 hour"), // how long before the deadline programs lock their lists
    ("rules.program_list_lock", "locks at least 24 hour"),
    ("guide, pathways", "1 + 4 + 1 year"),
];

#[test]
fn a_figure_stands_in_one_place_and_texts_name_it() {
    let data = Data::new();
    let facts = data.season("2027", Match::Main);
    let mut said = Vec::new();
    for figure in facts.figures.iter().filter(|it| it.value.is_some()) {
        let number = figure.number().unwrap();
        let needle = match figure.kind {
            FigureKind::Fee => number,
            _ => format!("{number} {}", figure.unit.trim_end_matches('s')),
        };
        for (place, text) in texts(&data) {
            let text = text.to_lowercase();
            for (at, _) in text.match_indices(&needle) {
                let before = text[..at].chars().next_back();
                let after = text[at + needle.len()..].chars().next();
                let digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit() || it == ',');
                let is_longer = figure.kind == FigureKind::Fee && after.is_some_and(|it| it.is_ascii_digit());
                if !(digit(before) || is_longer) {
                    let near: String =
                        text[..at].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
                    let is_other = |(at, words): &&(&str, &str)| {
                        place.ends_with(at) && format!("{near}{needle}").ends_with(words)
                    };
                    if OTHER_THINGS.iter().find(is_other).is_none() {
                        said.push(format!("{}: {place}: …{near}{needle}", figure.id));
                    }
                }
            }
        }
    }
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn blanks_are_filled_and_nothing_else() {
    let value = |blank: Blank<'_>| match blank {
        Blank::Date(id) => format!("<{id}>"),
        Blank::Fact(id) => format!("[{id}]"),
        Blank::Year(by) => (2027 + by).to_string(),
    };
    for (text, expected) in [
        ("on {date:a}.", "on <a>."),
        ("{date:a}{fact:b.c}", "<a>[b.c]"),
        ("{year}, {year+1} and {year-1}", "2027, 2028 and 2026"),
        ("{date:a", "{date:a"),
        ("{program} é {}", "{program} é {}"),
        ("{yearly} {year+} {{year}}", "{yearly} {year+} {2027}"),
    ] {
        assert_eq!(filled(text, &value), expected);
    }
}
