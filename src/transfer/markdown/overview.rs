//! The table at the head of a shortlist: one line per program.

use std::{collections::BTreeMap, sync::Arc};

use super::{ShortlistInput, doc::Doc, interview};
use crate::domain::{
    shortlist::{letters_words, status_words},
    tables::{Program, Signal, Specialty, Status},
};

const HEAD: &[&str] =
    &["Rank", "Program", "City", "Specialty", "Status", "Signal", "Interview", "Score", "Letters"];

pub(super) fn write(doc: &mut Doc, input: &ShortlistInput, rows: &[Arc<Program>]) {
    let cells: Vec<Vec<String>> = rows.iter().map(|row| cells(input, row)).collect();
    match cells.is_empty() {
        true => doc.paragraph("No programs."),
        false => {
            numbers(doc, input, rows);
            doc.table(HEAD, &cells);
        }
    }
}

/// "IR: 12 programs · 5 applied · 2 scheduled", one line per specialty.
fn numbers(doc: &mut Doc, input: &ShortlistInput, rows: &[Arc<Program>]) {
    let mut counts: BTreeMap<Option<Specialty>, BTreeMap<Status, usize>> = BTreeMap::new();
    for row in rows {
        let by_status = counts.entry(row.specialty).or_default();
        let count = by_status.entry(shown(input, row)).or_default();
        *count = count.saturating_add(1);
    }
    for (specialty, by_status) in counts {
        let all: usize = by_status.values().sum();
        let mut parts = vec![format!("{all} {}", if all == 1 { "program" } else { "programs" })];
        parts.extend(by_status.iter().map(|(status, count)| format!("{count} {}", status.title())));
        doc.item(specialty.map_or("No specialty", Specialty::title), &parts.join(" · "));
    }
}

fn cells(input: &ShortlistInput, row: &Program) -> Vec<String> {
    let lookup = input.lookup;
    let mine = |text: Option<String>| text.filter(|_| input.is_mine()).unwrap_or_default();
    let interview = lookup.interview(&row.id);
    vec![
        mine(lookup.rank(&row.id).map(|it| it.to_string())),
        row.name.clone(),
        row.place(),
        row.specialty.map(Specialty::title).unwrap_or_default().to_owned(),
        status(input, row),
        row.signal.map(Signal::title).unwrap_or_default().to_owned(),
        interview.map(|it| interview::cell(it, input.home, input.today())).unwrap_or_default(),
        mine(lookup.score(row).map(|it| it.to_string())),
        letters_words(row, lookup),
    ]
}

/// Where the application stands, with what can be reckoned from it.
pub(super) fn status(input: &ShortlistInput, row: &Program) -> String {
    match row.status == Some(shown(input, row)) {
        true => status_words(row, input.now),
        false => shown(input, row).title().to_owned(),
    }
}

/// That a program is on the rank list stays with the applicant: others read "interviewed".
fn shown(input: &ShortlistInput, row: &Program) -> Status {
    match row.status.unwrap_or(Status::Planned) {
        Status::Ranked if !input.is_mine() => Status::Interviewed,
        status => status,
    }
}
