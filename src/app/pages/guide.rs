//! A page of the guide as rows: paragraphs, lists, tables and figures, each with where it comes from.

use super::{
    grid::table,
    page::{Ink, Page, Row},
};
use crate::{
    app::{context::Context, outcome::GuidePlace},
    data::guide::{Block, Body},
    domain::{
        facts::{Confidence, Improper, Origin},
        questions::{BankQuestion, shelved},
        tables::QuestionSide,
    },
    text::width,
};

/// Returns the rows of a page; the first row of the part that the place names is selected.
pub fn guide_rows(cx: &Context, place: GuidePlace, columns: usize) -> Vec<Row> {
    let guide = cx.data.guide();
    let Some(shown) = guide.pages.get(place.page) else { return Vec::new() };
    let mut page = Page::new(columns);
    page.title(&shown.title);
    page.text(&cx.season.filled(&shown.summary), Ink::Dim);
    let kind = cx.season.kind();
    if !shown.is_for(kind) {
        let of = shown.matches.first().map_or("", |it| it.title());
        page.text(&format!("This page is about the other match: the {of}."), Ink::Warn);
    }
    // such a page is read whole; on the others each reads what is meant for him
    let is_read = |it: &Block| it.is_for(kind) || !shown.is_for(kind);
    for (at, block) in shown.blocks.iter().enumerate().filter(|it| is_read(it.1)) {
        let part = place.part.filter(|it| it.0 == at).map(|it| it.1);
        guide_block(cx, &mut page, block, part);
    }
    page.blank();
    page.rows
}

/// Returns the texts of a block by its parts, as they are looked through: items, rows of a table, questions.
pub fn guide_parts(cx: &Context, body: &Body) -> Vec<String> {
    let plain = |text: &str| cx.season.filled(text).replace("**", "");
    match body {
        Body::Text(text) | Body::Heading(text) | Body::Caution(text) => vec![plain(text)],
        Body::List(items) | Body::Steps(items) => items.iter().map(|it| plain(it)).collect(),
        Body::Table { rows, .. } => rows.iter().map(|row| plain(&row.join(" · "))).collect(),
        Body::Figure { label, value, note, .. } => vec![plain(&format!("{label}: {value} {note}"))],
        Body::Questions(side) => questions(cx, *side).iter().map(|it| it.row.text.clone()).collect(),
        Body::Sureness => sureness().iter().map(|row| row.join(" · ")).collect(),
        Body::Improper => {
            cx.data.improper().iter().map(|it| format!("{} · {}", it.text, it.answer)).collect()
        }
    }
}

/// Returns the questions of one side as the season has them.
pub fn questions(cx: &Context, side: QuestionSide) -> Vec<BankQuestion> {
    shelved(&cx.season, cx.data.bank(), side.into())
}

/// Adds a block, with the first row of that part selected.
fn guide_block(cx: &Context, page: &mut Page, block: &Block, part: Option<usize>) {
    let starts = guide_body(cx, page, &block.body);
    let selected = part.and_then(|part| starts.get(part).copied());
    if let Some(row) = selected.and_then(|at| page.rows.get_mut(at)) {
        row.selected = true;
    }
    for (title, origin) in told_otherwise(cx, &block.body) {
        let words = format!("[{title}: {}]", cx.season.origin_words(&origin));
        page.hanging(vec![("    ".into(), Ink::Plain)], &words, Ink::Warn);
    }
    if let Some(origin) = cx.data.guide().origin(block) {
        let as_of = if origin.as_of.is_empty() {
            String::new()
        } else {
            format!(" · {}", cx.season.as_of_words(&origin.as_of))
        };
        let source =
            if origin.source.is_empty() { "general knowledge".to_owned() } else { origin.source.clone() };
        let doubt = if origin.confidence.is_shaky() {
            format!(" · {}", origin.confidence.title())
        } else {
            String::new()
        };
        page.hanging(vec![("    ".into(), Ink::Plain)], &format!("[{source}{as_of}{doubt}]"), Ink::Dim);
    }
}

/// Returns the facts of a block that the user or a file says otherwise.
fn told_otherwise(cx: &Context, body: &Body) -> Vec<(String, Origin)> {
    let text = match body {
        Body::Text(text) | Body::Heading(text) | Body::Caution(text) => text.clone(),
        Body::List(items) | Body::Steps(items) => items.join(" "),
        Body::Table { rows, .. } => rows.iter().flatten().cloned().collect::<Vec<_>>().join(" "),
        Body::Figure { value, note, .. } => format!("{value} {note}"),
        Body::Questions(_) | Body::Sureness | Body::Improper => String::new(),
    };
    cx.season.told_otherwise(&text)
}

/// Adds what a block says. Returns the first row of each part.
fn guide_body(cx: &Context, page: &mut Page, body: &Body) -> Vec<usize> {
    match body {
        Body::List(items) => items
            .iter()
            .map(|item| {
                part(page, |page| page.prose(vec![("  · ".into(), Ink::Warn)], &cx.season.filled(item)))
            })
            .collect(),
        Body::Steps(items) => (1..)
            .zip(items)
            .map(|(n, item)| {
                part(page, |page| page.prose(vec![(format!("{n:>3}. "), Ink::Warn)], &cx.season.filled(item)))
            })
            .collect(),
        Body::Questions(side) => {
            questions(cx, *side).iter().map(|it| part(page, |page| question_rows(page, it))).collect()
        }
        Body::Table { head, rows } => {
            page.blank();
            let cells: Vec<Vec<String>> =
                rows.iter().map(|row| row.iter().map(|it| cx.season.filled(it)).collect()).collect();
            table(page, head, &cells)
        }
        Body::Improper => {
            let all = cx.data.improper().iter();
            all.map(|it| part(page, |page| improper_rows(page, it))).collect()
        }
        Body::Sureness => {
            page.blank();
            table(page, &["Word".to_owned(), "What it means".to_owned()], &sureness())
        }
        Body::Heading(text) => {
            page.blank();
            vec![part(page, |page| page.head(&cx.season.filled(text)))]
        }
        Body::Text(text) => {
            page.blank();
            vec![part(page, |page| page.prose(Vec::new(), &cx.season.filled(text)))]
        }
        Body::Caution(text) => {
            page.blank();
            vec![part(page, |page| page.prose(vec![("! ".into(), Ink::Warn)], &cx.season.filled(text)))]
        }
        Body::Figure { label, value, note, .. } => vec![part(page, |page| {
            let label = format!("  {label}: ");
            // beside a long label there would be no room for the value
            let first = if width(&label) > page.width / 2 {
                page.text(&label, Ink::Dim);
                ("    ".into(), Ink::Plain)
            } else {
                (label, Ink::Dim)
            };
            page.hanging(vec![first], &cx.season.filled(value), Ink::Strong);
            if !note.is_empty() {
                page.hanging(vec![("    ".into(), Ink::Plain)], &cx.season.filled(note), Ink::Plain);
            }
        })],
    }
}

/// Returns the words for how sure a fact is, each with what it means.
fn sureness() -> Vec<Vec<String>> {
    Confidence::ALL.iter().map(|it| vec![it.title().to_owned(), it.meaning().to_owned()]).collect()
}

/// Adds a part of a block. Returns its first row.
fn part(page: &mut Page, add: impl FnOnce(&mut Page)) -> usize {
    let start = page.rows.len();
    add(page);
    start
}

/// Adds a question that shouldn't be asked, and a polite way out.
fn improper_rows(page: &mut Page, it: &Improper) {
    page.hanging(vec![("  · ".into(), Ink::Warn)], &it.text, Ink::Plain);
    page.hanging(vec![("    ".into(), Ink::Plain)], &format!("You may say: {}", it.answer), Ink::Dim);
}

/// Adds a question with its advice; of one of the user's own, with what was prepared.
fn question_rows(page: &mut Page, it: &BankQuestion) {
    page.hanging(vec![("  · ".into(), Ink::Warn)], &it.row.text, Ink::Plain);
    let below = if it.is_own { &it.row.prepared } else { &it.hint };
    if !below.is_empty() {
        page.hanging(vec![("    ".into(), Ink::Plain)], below, Ink::Dim);
    }
}
