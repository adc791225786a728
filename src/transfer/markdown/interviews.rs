//! The interviews as one document: when, where, with whom, and what was written about them.

use std::sync::Arc;

use super::{
    ShortlistInput, as_of, away,
    doc::Doc,
    encounter::{answers, offered, promises, score_words, scored_after},
    interview::{row_clocks, sentence},
    program::{item, person_words},
};
use crate::domain::{
    agenda::programs_title,
    agenda_lines::{slot_span, stops},
    audience::Privacy,
    place::{Place, Shown},
    shortlist::interview_lines,
    tables::Interview,
};

/// All interviews in the order of their days; those without one come last. The first paragraph says what was left out for
/// this audience; the clerkship office gets the days away and nothing else.
pub fn interviews(input: &ShortlistInput) -> String {
    if !input.may(Privacy::Shared) {
        return away::days_away(input.tracker, input.facts, input.now, input.home, input.audience);
    }
    let mut doc = Doc::default();
    doc.heading(1, &format!("Interviews: {}", input.season()));
    withheld(&mut doc, input);
    let rows = by_day(input);
    let count = crate::text::counted(rows.len(), "interview");
    let name = &input.tracker.profile.name;
    let parts = [as_of(input.today()), name.clone(), count];
    doc.paragraph(&parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "));
    for row in &rows {
        section(&mut doc, input, row, &programs_title(input.tracker, input.naming, &row.programs));
    }
    doc.finish()
}

/// Returns the interviews in the order of their days.
pub fn by_day(input: &ShortlistInput) -> Vec<Arc<Interview>> {
    let mut rows: Vec<Arc<Interview>> = input.tracker.interviews.iter().cloned().collect();
    let day = |row: &Interview| row.when.as_ref().map(|it| it.sort_key(input.home));
    rows.sort_by_key(|row| (row.when.is_none(), day(row), row.id.clone()));
    rows
}

/// Says what this audience doesn't read.
pub(super) fn withheld(doc: &mut Doc, input: &ShortlistInput) {
    if !input.may(Privacy::Private) {
        doc.paragraph(&format!(
            "For {}: without scores, notes, links and remarks about people.",
            input.audience.called(input.tracker.profile.kind())
        ));
    }
}

/// Writes all of an interview below a heading of its own.
pub(super) fn section(doc: &mut Doc, input: &ShortlistInput, row: &Interview, title: &str) {
    doc.heading(2, title);
    doc.paragraph(&sentence(input, row));
    let seen = interview_lines().into_iter().filter(|it| it.is_in(Place::Detail) && input.may(it.privacy()));
    let shown: Vec<(&str, Shown)> = seen.map(|it| (it.label(), it.shown(row, &input.sight()))).collect();
    // the sentence has the state already
    for (label, shown) in shown.iter().filter(|it| it.0 != "State") {
        match shown.when() {
            Some((Some(when), _)) => doc.item(label, &row_clocks(input, row, when)),
            Some((None, _)) | None => item(doc, input, label, shown),
        }
    }
    if input.may(Privacy::Private) {
        judged(doc, input, row);
    }
    list(doc, "Offered dates", &offered(input, row));
    agenda(doc, input, row);
    people(doc, input, row);
    if input.may(Privacy::Private) {
        list(doc, "Promised", &promises(input, row));
        list(doc, "Asked", &answers(input, row));
    }
    for (label, shown) in &shown {
        if let Shown::Text(text) = shown {
            doc.note(3, label, text);
        }
    }
}

/// Writes the score with all that it is made of, and how fresh the memory was.
fn judged(doc: &mut Doc, input: &ShortlistInput, row: &Interview) {
    doc.item("Score", &score_words(input, row).unwrap_or_default());
    let after = scored_after(input, row).map(|hours| match hours {
        0 => "within the hour".to_owned(),
        hours => format!("{hours} h after it"),
    });
    doc.item("Scored", &after.unwrap_or_default());
}

fn list(doc: &mut Doc, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        doc.heading(3, title);
        lines.iter().for_each(|it| doc.bullet(it));
    }
}

fn agenda(doc: &mut Doc, input: &ShortlistInput, row: &Interview) {
    if row.agenda.is_empty() {
        return;
    }
    doc.heading(3, "Agenda, their time");
    for (time, slot) in stops(row) {
        doc.bullet(&format!("{} {}", slot_span(time, slot), input.tracker.slot_words(slot)));
    }
}

fn people(doc: &mut Doc, input: &ShortlistInput, row: &Interview) {
    let met: Vec<_> = input.tracker.people.iter().filter(|it| it.interviews.contains(&row.id)).collect();
    if met.is_empty() {
        return;
    }
    doc.heading(3, "People");
    met.into_iter().for_each(|it| doc.bullet(&person_words(it, input)));
}
