//! The shortlist as one document.

use std::sync::Arc;

use super::{ShortlistInput, as_of, away, doc::Doc, overview, program};
use crate::domain::{audience::Privacy, order::ignoring_case, tables::Program};

/// The shortlist as one document, in pure `\n` lines. The first paragraph says what was left out for this audience; the
/// clerkship office gets the days away for interviews and nothing else of the programs.
pub fn shortlist(input: &ShortlistInput) -> String {
    match input.may(Privacy::Shared) {
        true => programs(input),
        false => away::days_away(input.tracker, input.facts, input.now, input.home, input.audience),
    }
}

fn programs(input: &ShortlistInput) -> String {
    let mut doc = Doc::default();
    doc.heading(1, &format!("Shortlist: {}", input.season()));
    if !input.may(Privacy::Private) {
        doc.paragraph(&format!(
            "For {}: without ranks, scores, tags, free notes and remarks about people.",
            input.audience.called(input.tracker.profile.kind())
        ));
    }
    let name = &input.tracker.profile.name;
    doc.paragraph(
        &[as_of(input.today()).as_str(), name, input.scope, ranked_first(input)]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
    );
    let mut rows = input.rows.to_vec();
    match (input.may(Privacy::Private), input.sort) {
        // what isn't ranked stays as it was sorted
        (true, None) => rows.sort_by_key(|row| input.lookup.rank(&row.id).unwrap_or(u32::MAX)),
        (true, Some(_)) => {}
        (false, _) => {
            rows.sort_by(|a, b| ignoring_case(&a.name, &b.name).then_with(|| a.id.cmp(&b.id)));
            sort_as_read(&mut rows, input);
        }
    }
    overview::write(&mut doc, input, &rows);
    for row in &rows {
        program::write(&mut doc, input, row);
    }
    doc.finish()
}

/// Says that the order is that of the rank list, where it is.
fn ranked_first(input: &ShortlistInput) -> &'static str {
    let is_ranked = || input.rows.iter().any(|it| input.lookup.rank(&it.id).is_some());
    if input.may(Privacy::Private) && input.sort.is_none() && is_ranked() { "ranked ones first" } else { "" }
}

/// Sorts rows by what their readers read of them: a status that they don't read decides nothing.
fn sort_as_read(rows: &mut [Arc<Program>], input: &ShortlistInput) {
    let Some(sort) = input.sort else { return };
    let read =
        |row: &Program| Program { status: row.status.map(|it| it.as_read(input.audience)), ..row.clone() };
    rows.sort_by(|a, b| sort.order(&read(a), &read(b), input.lookup));
}
