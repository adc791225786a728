//! One program, with all that is known about it and who says so.

use super::page::{Ink, Page};
use crate::{
    app::context::Context,
    domain::{
        id::Id,
        shortlist::{letters_words, status_words},
        tables::*,
        time::due_words,
    },
};

pub fn program_page(cx: &Context, page: &mut Page, id: &Id) {
    let Some(row) = cx.season.tracker.programs.get(id.as_str()) else { return };
    let lookup = &cx.derived.lookup;
    page.title(&row.full_name());
    if !row.institution.is_empty() && row.institution != row.name {
        page.text(&row.institution, Ink::Dim);
    }
    page.blank();
    page.labeled("Status", &status_words(row, cx.season.now));
    page.labeled("Signal", row.signal.map(Signal::title).unwrap_or_default());
    let zone = row.time_zone.as_ref().map(|zone| format!(" · {} time", zone.city())).unwrap_or_default();
    page.labeled("Where", &format!("{}{zone}", row.place()));
    positions(page, row);
    page.labeled("ACGME ID", &row.acgme_id);
    if let Some(deadline) = &row.deadline {
        let text = format!(
            "{} · {}",
            cx.season.when_words(deadline, &row.city),
            due_words(deadline, cx.season.now, cx.home())
        );
        page.labeled("Deadline", &text);
    }
    for interview in lookup.interviews(id) {
        page.labeled(
            interview.kind.unwrap_or(InterviewKind::Interview).title(),
            &cx.season.interview_when(interview),
        );
    }
    if let Some(score) = lookup.score(row) {
        page.labeled("Score", &format!("{score} by your weights"));
    }
    page.labeled("Gut", &lookup.gut(id).map(|it| format!("{it} of 5")).unwrap_or_default());
    page.labeled("Rank", &lookup.rank(id).map(|it| it.to_string()).unwrap_or_default());
    page.labeled("Letters", &letters_words(row, lookup));
    page.labeled("Statement", &statement_title(cx, row));
    page.labeled("Thank-yous", row.thank_yous.map(ThankYous::title).unwrap_or_default());
    page.labeled_in("Do not rank", &row.do_not_rank, Ink::Bad);
    page.labeled("Deal breakers", &row.deal_breakers.join(", "));
    page.labeled("Tags", &row.tags.join(", "));
    page.labeled_in("Website", &row.website, Ink::Link);
    for (head, text) in
        [("Why here", &row.why), ("Pros", &row.pros), ("Cons", &row.cons), ("Notes", &row.notes)]
    {
        if !text.trim().is_empty() {
            page.head(head);
            page.marked(text);
        }
    }
    facts(page, row);
    people(cx, page, id);
    catalog_words(cx, page, id);
}

fn positions(page: &mut Page, row: &Program) {
    if row.positions.is_empty() {
        return page.labeled_in("Positions", "? not known: ask whether categorical or advanced", Ink::Dim);
    }
    for (track, position) in &row.positions {
        let code = if position.nrmp_code.is_empty() { "NRMP code ?" } else { &position.nrmp_code };
        let starts = position.starts.map(|day| format!(" · starts {day}")).unwrap_or_default();
        page.labeled("Position", &format!("{} · {code}{starts}", track.title()));
    }
}

fn statement_title(cx: &Context, row: &Program) -> String {
    match &row.statement {
        Some(id) => {
            cx.season.tracker.title_of(Table::Statements, id.as_str()).unwrap_or_else(|| "missing".to_owned())
        }
        None => String::new(),
    }
}

fn facts(page: &mut Page, row: &Program) {
    if row.facts.is_empty() {
        return;
    }
    page.head("Facts");
    for (key, fact) in &row.facts {
        let as_of = fact.as_of.map(|day| format!(", {day}")).unwrap_or_default();
        page.hanging(vec![(format!("{}: ", key.replace('_', " ")), Ink::Dim)], &fact.value, Ink::Plain);
        if !fact.source.is_empty() {
            page.hanging(vec![("  ".into(), Ink::Plain)], &format!("{}{as_of}", fact.source), Ink::Dim);
        }
    }
}

fn people(cx: &Context, page: &mut Page, id: &Id) {
    let people = cx.derived.lookup.people(id);
    if people.is_empty() {
        return;
    }
    page.head("People");
    for person in people {
        let role = if person.role.is_empty() { String::new() } else { format!(" · {}", person.role) };
        page.hanging(vec![("· ".into(), Ink::Dim)], &format!("{}{role}", person.name), Ink::Plain);
        if !person.talking_point.is_empty() {
            page.hanging(vec![("  ".into(), Ink::Plain)], &person.talking_point, Ink::Dim);
        }
    }
}

fn catalog_words(cx: &Context, page: &mut Page, id: &Id) {
    let Some((_, program)) = cx.data.catalog().program(id.as_str()) else { return };
    page.head("From the catalog");
    page.text(cx.data.catalog().note(), Ink::Dim);
    for (label, value) in &program.facts {
        page.hanging(vec![(format!("{label}: "), Ink::Dim)], value, Ink::Plain);
    }
    for check in &program.checks {
        page.hanging(vec![("! ".into(), Ink::Warn)], check, Ink::Plain);
    }
    for source in &program.sources {
        page.hanging(vec![("· ".into(), Ink::Dim)], source, Ink::Dim);
    }
}
