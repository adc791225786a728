//! One statement: how long it is, which programs get it, its text; and what differs between two of them.

use super::{
    letter::programs_words,
    page::{Ink, Page},
};
use crate::{
    app::{
        command::{StatementsCommand, TabCommand},
        context::Context,
        matrix::is_open,
        statement_steps::{before, most_characters},
    },
    domain::{
        id::Id,
        statements::{self, Length, called, is_too_long, length, written_for_other},
        tables::{Program, Specialty, Statement},
    },
    text::{
        compared::{Compared, compare},
        counted, grouped,
    },
};

pub fn statement_page(cx: &Context, page: &mut Page, id: &Id) {
    let Some(row) = cx.season.tracker.statements.get(id.as_str()) else { return };
    page.title(&called(row));
    page.labeled("For", row.specialty.map_or("any program", Specialty::title));
    let (words, ink) = length_words(cx, row);
    page.labeled_in("Length", &words, ink);
    page.labeled("File", &row.path);
    let all = cx.season.tracker.programs.iter().filter(|it| it.statement.as_ref() == Some(id));
    let open = all.clone().filter(|it| is_open(it)).count();
    page.labeled("Goes to", &programs_words(all.count(), open));
    if let Some((row, count)) = before(cx, id).filter(|it| it.1 > 0) {
        let (key, programs) = (StatementsCommand::TakeOver.key(), counted(count, "program"));
        page.text(&format!("{key} moves {programs} here from {}", called(&row)), Ink::Strong);
    }
    let key = StatementsCommand::Compare.key();
    if cx.season.tracker.statements.len() > 1 {
        page.text(&format!("{key} compares it with another one"), Ink::Dim);
    }
    if row.text.trim().is_empty() {
        let (enter, form) = (TabCommand::Enter.key(), TabCommand::Edit.key());
        if row.path.trim().is_empty() {
            page.blank();
            page.text(
                &format!("No text yet. {enter} writes it here; {form} names a file where it lies."),
                Ink::Dim,
            );
        }
        return;
    }
    page.blank();
    page.text(&row.text, Ink::Plain);
}

/// "4,812 of 28,000 characters", and how that is meant.
fn length_words(cx: &Context, row: &Statement) -> (String, Ink) {
    let limit = most_characters(cx);
    let of =
        limit.as_ref().and_then(|it| it.value).map(|it| format!(" of {}", grouped(it))).unwrap_or_default();
    match length(row, &cx.measured) {
        Length::Nothing => ("nothing written yet".to_owned(), Ink::Dim),
        Length::Unknown(why) => (format!("?{of} characters: {why}"), Ink::Warn),
        Length::Characters(count) => {
            let words = statements::length_words(count, limit.as_ref().and_then(|it| it.value));
            match (limit, is_too_long(count, most_characters(cx).as_ref())) {
                (Some(limit), true) => {
                    (format!("{words}: too long. {}", cx.season.limit_words(&limit)), Ink::Warn)
                }
                _ => (words, Ink::Plain),
            }
        }
    }
}

/// Says which statement the selected program gets.
pub fn program_statement(cx: &Context, page: &mut Page, row: &Program) {
    page.head(&cx.season.naming.full(row));
    match cx.derived.lookup.statement(row) {
        None => page.text("It gets no statement yet.", Ink::Warn),
        Some(statement) => match written_for_other(statement, row) {
            Some(other) => {
                page.text(
                    &format!("! It gets {}, written for {}.", called(statement), other.title()),
                    Ink::Warn,
                );
            }
            None => page.text(&format!("It gets {}.", called(statement)), Ink::Plain),
        },
    }
}

/// What differs between two statements, paragraph by paragraph.
pub fn compared_page(cx: &Context, page: &mut Page, (first, second): &(Id, Id)) {
    let row = |id: &Id| cx.season.tracker.statements.get(id.as_str());
    let (Some(first), Some(second)) = (row(first), row(second)) else { return };
    page.title(&format!("{} → {}", called(first), called(second)));
    let all = compare(&first.text, &second.text);
    let count = |is: fn(&Compared) -> bool| all.iter().filter(|it| is(it)).count();
    let (gone, new) =
        (count(|it| matches!(it, Compared::Gone(_))), count(|it| matches!(it, Compared::New(_))));
    page.text(
        &match (gone, new) {
            (0, 0) => "Nothing differs.".to_owned(),
            _ => {
                format!("{} only in the first (-), {new} only in the second (+)", counted(gone, "paragraph"))
            }
        },
        Ink::Dim,
    );
    for part in &all {
        page.blank();
        match part {
            Compared::Same(text) => page.text(&short(text), Ink::Dim),
            Compared::Gone(text) => {
                page.hanging(vec![("- ".to_owned(), Ink::Warn)], &text.replace('\n', " "), Ink::Warn)
            }
            Compared::New(text) => {
                page.hanging(vec![("+ ".to_owned(), Ink::Good)], &text.replace('\n', " "), Ink::Good)
            }
        }
    }
}

/// What both have, by its first words.
fn short(text: &str) -> String {
    let line = text.replace('\n', " ");
    let words: Vec<&str> = line.split(' ').collect();
    match words.get(..WORDS) {
        Some(first) if words.len() > WORDS => format!("  {} …", first.join(" ")),
        Some(_) | None => format!("  {line}"),
    }
}

/// So many words of a paragraph that both have.
const WORDS: usize = 12;
