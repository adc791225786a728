//! The statements by title and length, and which program gets which; never their texts.

use crate::{
    domain::{
        audience::Privacy,
        rules::Rules,
        statements::{Length, by_specialty, called, characters_limit, is_too_long, length},
        tables::{Specialty, Statement},
    },
    text::grouped,
    transfer::{components::ComponentsInput, markdown::doc::Doc},
};

const HEAD: [&str; 5] = ["Statement", "For", "Characters", "Programs", "File"];
const OF_PROGRAM: [&str; 5] = ["Program", "Specialty", "Status", "Statement", "Remark"];

pub(super) fn write(doc: &mut Doc, input: &ComponentsInput) {
    doc.heading(2, "Statements");
    let statements = by_specialty(&input.season.tracker.statements);
    if statements.is_empty() {
        return doc.paragraph("No statement yet.");
    }
    doc.table(&HEAD, &statements.iter().map(|it| cells(input, it)).collect::<Vec<_>>());
    let rules = Rules::of(&input.season.facts, &input.season.tracker);
    if let Some(limit) = characters_limit(&rules) {
        doc.paragraph(&input.season.limit_words(&limit));
    }
    let programs = input.programs();
    if programs.is_empty() {
        return doc.paragraph("No program to assign them to.");
    }
    doc.heading(3, "Which program gets which");
    let rows = programs.iter().map(|(name, row)| {
        let statement = input.lookup.statement(row);
        vec![
            name.clone(),
            row.specialty.map(Specialty::title).unwrap_or_default().to_owned(),
            input.status_words(row).to_owned(),
            statement.map_or_else(|| "none".to_owned(), |it| called(it)),
            input.statement_remark(row),
        ]
    });
    doc.table(&OF_PROGRAM, &rows.collect::<Vec<_>>());
}

fn cells(input: &ComponentsInput, row: &Statement) -> Vec<String> {
    let file = if input.may(Privacy::Private) { row.path.clone() } else { String::new() };
    vec![
        called(row),
        row.specialty.map(Specialty::title).unwrap_or_default().to_owned(),
        length_words(input, row),
        input.lookup.stated(&row.id).to_string(),
        file,
    ]
}

/// "4,812", "28,001: too long", "no text yet", "in a file: not read yet".
fn length_words(input: &ComponentsInput, row: &Statement) -> String {
    let rules = Rules::of(&input.season.facts, &input.season.tracker);
    match length(row, input.measured) {
        Length::Nothing => "no text yet".to_owned(),
        Length::Unknown(why) => format!("in a file: {why}"),
        Length::Characters(count) => {
            let said = grouped(i64::try_from(count).unwrap_or(i64::MAX));
            match is_too_long(count, characters_limit(&rules).as_ref()) {
                true => format!("{said}: too long"),
                false => said,
            }
        }
    }
}
