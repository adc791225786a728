//! All facts of the season in one list: what is read of each, and in which order.

use super::context::Context;
use crate::{
    domain::{
        facts::{Confidence, DateKind, Figure, FigureKind, OfficialDate, Origin},
        id::Id,
    },
    text::{contains::contains, typed_words},
};

/// Names a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactKey {
    Date(Id),
    /// By its dotted id.
    Figure(String),
    /// A file of facts that was refused, by its place among those.
    Refused(usize),
}

/// What stands in the place of a number that nobody knows.
const UNKNOWN: &str = "unknown";

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum FactRow {
    Heading(&'static str),
    Fact {
        key: FactKey,
        title: String,
        value: String,
        confidence: Option<Confidence>,
        /// True for one that a file of the user's says.
        is_filed: bool,
    },
}

impl FactRow {
    pub fn key(&self) -> Option<&FactKey> {
        match self {
            FactRow::Heading(_) => None,
            FactRow::Fact { key, .. } => Some(key),
        }
    }
}

/// Returns the facts that hold what is typed, under their headings. Those of the other match are left out.
pub fn facts_list(cx: &Context, query: &str) -> Vec<FactRow> {
    let needles = typed_words(query);
    let figures = |kind: FigureKind| {
        let mine = |it: &&Figure| it.kind == kind && cx.season.kind().reads(it);
        cx.season.facts.figures.iter().filter(mine).map(|it| figure_row(cx, it)).collect::<Vec<_>>()
    };
    let dates = |is_advice: bool| {
        let mine = move |it: &&OfficialDate| (it.kind == DateKind::Advice) == is_advice;
        cx.derived.dates.iter().filter(mine).map(|it| date_row(cx, it)).collect::<Vec<_>>()
    };
    let groups = [
        ("NOT READ", refused(cx)),
        ("DATES", dates(false)),
        ("FEES", figures(FigureKind::Fee)),
        ("LIMITS", figures(FigureKind::Limit)),
        ("SIGNALS", figures(FigureKind::Signal)),
        ("RULES", figures(FigureKind::Rule)),
        ("WHEN TO DO WHAT: ADVICE", dates(true)),
    ];
    let mut rows = Vec::new();
    for (heading, facts) in groups {
        let found = facts
            .into_iter()
            .filter(|it| needles.iter().all(|needle| contains(&it.1, needle)))
            .map(|it| it.0);
        let found: Vec<FactRow> = found.collect();
        if !found.is_empty() {
            rows.push(FactRow::Heading(heading));
            rows.extend(found);
        }
    }
    rows
}

/// Returns true for a fact that a file of the user's says.
pub fn is_filed(cx: &Context, key: &FactKey) -> bool {
    match key {
        FactKey::Date(id) => cx.season.facts.filed.contains(id.as_str()),
        FactKey::Figure(id) => cx.season.facts.filed.contains(id),
        FactKey::Refused(_) => false,
    }
}

/// Returns the first fact whose title holds what is typed, else the first one.
pub fn best(rows: &[FactRow], query: &str) -> Option<FactKey> {
    let needles = typed_words(query);
    let is_called = |row: &&FactRow| match row {
        FactRow::Heading(_) => false,
        FactRow::Fact { title, .. } => needles.iter().all(|needle| contains(title, needle)),
    };
    let called = rows.iter().find(is_called).and_then(FactRow::key);
    called.or_else(|| rows.iter().find_map(FactRow::key)).cloned()
}

/// Returns where a fact comes from, with the user's correction in it.
pub fn origin_of(cx: &Context, key: &FactKey) -> Option<Origin> {
    match key {
        FactKey::Date(id) => Some(cx.season.dated(id.as_str())?.origin),
        FactKey::Figure(id) => Some(cx.season.facts.effective(id, &cx.season.tracker.overrides)?.origin),
        FactKey::Refused(_) => None,
    }
}

fn date_row(cx: &Context, date: &OfficialDate) -> (FactRow, String) {
    let value = cx.season.span_words(date);
    let key = FactKey::Date(date.id.clone());
    row(cx, key, (&date.title, value), &date.origin, &format!("{} {}", date.id, cx.season.filled(&date.note)))
}

fn figure_row(cx: &Context, figure: &Figure) -> (FactRow, String) {
    let figure = figure.effective(&cx.season.tracker.overrides);
    let without = if figure.is_in_words() { "in words" } else { UNKNOWN };
    let value = figure.amount().unwrap_or_else(|| without.into());
    let key = FactKey::Figure(figure.id.clone());
    let more = format!("{} {}", figure.id, cx.season.filled(&figure.note));
    row(cx, key, (&figure.title, value), &figure.origin, &more)
}

/// Returns a row and what is looked through for it.
fn row(
    cx: &Context,
    key: FactKey,
    (title, value): (&str, String),
    origin: &Origin,
    more: &str,
) -> (FactRow, String) {
    let looked_through = format!("{title} {value} {more} {}", origin.source);
    let is_filed = is_filed(cx, &key) && origin.confidence != Confidence::Yours;
    // nobody is sure of a number that isn't known
    let confidence = Some(origin.confidence).filter(|_| value != UNKNOWN);
    let title = title.to_owned();
    (FactRow::Fact { key, title, value, confidence, is_filed }, looked_through)
}

fn refused(cx: &Context) -> Vec<(FactRow, String)> {
    let of = |(at, file): (usize, &crate::data::RefusedFile)| {
        let key = FactKey::Refused(at);
        let fact = FactRow::Fact {
            key,
            title: file.name.clone(),
            value: String::new(),
            confidence: None,
            is_filed: false,
        };
        (fact, file.name.clone())
    };
    cx.data.refused().iter().enumerate().map(of).collect()
}
