//! The table at the head of a shortlist: one line per program.

use std::{collections::BTreeMap, sync::Arc};

use super::{ShortlistInput, doc::Doc, interview};
use crate::domain::{
    place::{Place, Shown},
    shortlist::{Seen, program_lines},
    tables::{Program, Specialty, Status},
};
use crate::text::counted;

pub(super) fn write(doc: &mut Doc, input: &ShortlistInput, rows: &[Arc<Program>]) {
    let lines: Vec<Seen<Program>> = program_lines()
        .into_iter()
        .filter(|it| it.is_in(Place::Overview) && input.may(it.privacy()))
        .collect();
    match rows.is_empty() {
        true => doc.paragraph("No programs."),
        false => {
            numbers(doc, input, rows);
            let head: Vec<&str> = lines.iter().map(Seen::label).collect();
            let cells = |row: &Arc<Program>| lines.iter().map(|it| cell(input, row, it)).collect();
            doc.table(&head, &rows.iter().map(cells).collect::<Vec<_>>());
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
        let mut parts = vec![counted(all, "program")];
        parts.extend(by_status.iter().map(|(status, count)| format!("{count} {}", status.title())));
        doc.item(specialty.map_or("No specialty", Specialty::title), &parts.join(" · "));
    }
}

fn cell(input: &ShortlistInput, row: &Program, line: &Seen<Program>) -> String {
    let shown = line.shown(row, &input.sight());
    match (&shown, shown.when()) {
        (Shown::Number(number, _), _) => number.clone(),
        (_, Some((when, remark))) => interview::cell(when, remark, input.home, input.today()),
        _ => shown.cell(input.home, input.today()),
    }
}

/// Returns the status as the audience reads it. That a program is on the rank list stays with the applicant: others
/// read "interviewed".
fn shown(input: &ShortlistInput, row: &Program) -> Status {
    row.status.unwrap_or(Status::Planned).as_read(input.audience)
}
