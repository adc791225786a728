//! One fact of the season: what it says, who says so, how sure it is, and what it was before the user corrected it.

use super::page::{Ink, Page, Row};
use crate::{
    app::{command::FactsCommand, context::Context, facts_list::FactKey},
    domain::facts::{Confidence, Figure, OfficialDate, Origin},
};

pub fn fact_rows(cx: &Context, key: Option<&FactKey>, columns: usize) -> Vec<Row> {
    let mut page = Page::new(columns);
    match key {
        Some(FactKey::Date(id)) => {
            if let Some(date) = cx.season.dated(id.as_str()) {
                date_fact(cx, &mut page, &date);
            }
        }
        Some(FactKey::Figure(id)) => {
            if let Some(figure) = cx.season.facts.effective(id, &cx.season.tracker.overrides) {
                figure_fact(cx, &mut page, &figure);
            }
        }
        Some(FactKey::Refused(at)) => {
            if let Some(file) = cx.data.refused().get(*at) {
                page.title(&format!("facts/{}", file.name));
                page.blank();
                page.text("Nothing of this file is used until it is put right:", Ink::Warn);
                page.blank();
                for why in &file.why {
                    page.hanging(vec![("· ".into(), Ink::Warn)], why, Ink::Plain);
                }
            }
        }
        None => {}
    }
    page.rows
}

fn date_fact(cx: &Context, page: &mut Page, date: &OfficialDate) {
    page.title(&date.title);
    page.text(&cx.season.when_words(&date.when, ""), Ink::Strong);
    if let Some(until) = &date.until {
        page.labeled("Until", &cx.season.when_words(until, ""));
    }
    page.blank();
    page.labeled("Kind", date.kind.title());
    origin(cx, page, date.id.as_str(), &date.origin);
    page.labeled("Id", date.id.as_str());
    note(cx, page, &date.note, &date.origin);
    if date.origin.confidence == Confidence::Yours
        && let Some(before) = cx.season.facts.date(date.id.as_str())
    {
        taken_back(cx, page, &cx.season.date_words(before), (&before.note, &before.origin));
    }
}

fn figure_fact(cx: &Context, page: &mut Page, figure: &Figure) {
    page.title(&figure.title);
    let without = if figure.is_in_words() { "A rule in words" } else { "Unknown" };
    page.text(&figure.amount().unwrap_or_else(|| without.into()), Ink::Strong);
    let tier = match (figure.from, figure.to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("{from} and more"),
        (None, _) => String::new(),
    };
    page.labeled("Holds for", &tier);
    page.labeled("Of season", &figure.source_season);
    page.blank();
    page.labeled("Kind", figure.kind.title());
    if figure.alternative && figure.origin.confidence != Confidence::Yours {
        page.labeled_in("Beside", "another count for the same thing; not reckoned with", Ink::Warn);
    }
    if figure.firm {
        page.labeled("Enforced", "by the official form itself");
    }
    origin(cx, page, &figure.id, &figure.origin);
    page.labeled("Id", &figure.id);
    note(cx, page, &figure.note, &figure.origin);
    if figure.origin.confidence == Confidence::Yours
        && let Some(before) = cx.season.facts.figure(&figure.id)
    {
        let amount = before.amount().unwrap_or_else(|| "no number".into());
        taken_back(cx, page, &amount, (&before.note, &before.origin));
    }
}

/// Says how sure a fact is, who says so, and since when.
pub fn origin(cx: &Context, page: &mut Page, id: &str, origin: &Origin) {
    let ink = if origin.confidence.is_shaky() { Ink::Warn } else { Ink::Plain };
    let sure = format!("{}: {}", origin.confidence.title(), origin.confidence.meaning());
    page.labeled_in("How sure", &sure, ink);
    let source = if origin.source.is_empty() { "not named" } else { &origin.source };
    page.labeled("Source", source);
    page.labeled("As of", &cx.season.as_of_words(&origin.as_of));
    if origin.confidence != Confidence::Yours && cx.season.facts.filed.contains(id) {
        page.labeled("From", &format!("your file facts/{}.json", cx.season.facts.season));
    }
}

/// Adds what is said about a fact; of a corrected one that stands below, since it is about the other value.
fn note(cx: &Context, page: &mut Page, note: &str, origin: &Origin) {
    page.blank();
    if origin.confidence != Confidence::Yours {
        page.text(&cx.season.filled(note), Ink::Plain);
    }
}

fn taken_back(cx: &Context, page: &mut Page, before: &str, (note, origin): (&str, &Origin)) {
    page.head("Before your correction");
    page.text(before, Ink::Plain);
    page.text(&cx.season.origin_words(origin), Ink::Dim);
    page.text(&cx.season.filled(note), Ink::Plain);
    page.text(&format!("{} takes your correction back", FactsCommand::TakeBack.key()), Ink::Dim);
}
