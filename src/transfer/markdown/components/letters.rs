//! The letters: who writes them and how far they are, and which program gets which.

use crate::{
    domain::{
        audience::Privacy,
        letters::letters_limit,
        rules::Rules,
        tables::{LetterState, Specialty},
        time::{Day, day_words},
    },
    transfer::{
        components::{ComponentsInput, Writer},
        markdown::doc::Doc,
    },
};

const HEAD: [&str; 11] = [
    "Writer",
    "Role",
    "Specialty",
    "State",
    "Asked",
    "Promised",
    "Reminded",
    "Received",
    "Waived",
    "E-mail",
    "Programs",
];

pub(super) fn write(doc: &mut Doc, input: &ComponentsInput) {
    doc.heading(2, "Letters");
    let writers = input.writers();
    if writers.is_empty() {
        return doc.paragraph("No letter writer yet.");
    }
    doc.table(&HEAD, &writers.iter().map(|it| cells(input, it)).collect::<Vec<_>>());
    matrix(doc, input, &writers);
    for writer in writers.iter().filter(|_| input.may(Privacy::Private)) {
        doc.note(4, &format!("Notes: {}", writer.name), &writer.letter.notes);
    }
}

fn cells(input: &ComponentsInput, writer: &Writer) -> Vec<String> {
    let row = &writer.letter;
    let mine = |text: String| if input.may(Privacy::Private) { text } else { String::new() };
    let day = |it: &Day| day_words(*it, input.season.today());
    let waived = row.waived.map(|it| if it { "yes" } else { "no" });
    vec![
        writer.name.clone(),
        row.role.clone(),
        row.specialty.clone(),
        row.state.unwrap_or(LetterState::Planned).title().to_owned(),
        row.asked.as_ref().map(day).unwrap_or_default(),
        mine(row.promised.as_ref().map(day).unwrap_or_default()),
        mine(row.reminded.iter().map(day).collect::<Vec<_>>().join(", ")),
        row.uploaded.as_ref().map(day).unwrap_or_default(),
        mine(waived.unwrap_or_default().to_owned()),
        mine(row.email.clone()),
        match (row.state, row.programs.len()) {
            (Some(LetterState::Received), 0) => "none: received, and not assigned".to_owned(),
            (_, count) => count.to_string(),
        },
    ]
}

/// Writes the programs with the letters that each gets.
fn matrix(doc: &mut Doc, input: &ComponentsInput, writers: &[Writer]) {
    let programs = input.programs();
    if programs.is_empty() {
        return doc.paragraph("No program to assign them to.");
    }
    doc.heading(3, "Which program gets which");
    doc.paragraph(
        "● received · ○ assigned and awaited · ✗ declined · – not assigned. The total says what is received + awaited, \
         of how many the program asks for.",
    );
    let rules = Rules::of(&input.season.facts, &input.season.tracker);
    if let Some(limit) = letters_limit(&rules, input.season.kind()) {
        doc.paragraph(&input.season.limit_words(&limit));
    }
    let mut head = vec!["Program", "Specialty"];
    head.extend(writers.iter().map(|it| it.short.as_str()));
    head.extend(["Total", "Lacks"]);
    let rows = programs.iter().map(|(name, row)| {
        let specialty = row.specialty.map(Specialty::title).unwrap_or_default();
        let count = input.lookup.letter_count(row);
        let total = count.words();
        let mut cells = vec![name.clone(), specialty.to_owned()];
        let marks =
            writers.iter().map(|it| if it.letter.programs.contains(&row.id) { mark(it) } else { "–" });
        cells.extend(marks.map(str::to_owned));
        cells.push(if total.is_empty() { "none".to_owned() } else { total });
        cells.push(count.lacks.iter().map(|it| format!("{} {}", it.1, it.0)).collect::<Vec<_>>().join(", "));
        cells
    });
    doc.table(&head, &rows.collect::<Vec<_>>());
}

fn mark(writer: &Writer) -> &'static str {
    match writer.letter.state {
        Some(LetterState::Received) => "●",
        Some(LetterState::Declined) => "✗",
        Some(LetterState::Planned | LetterState::Asked | LetterState::Agreed) | None => "○",
    }
}
