//! Letters and statements: what a program gets too much of, too little, or wrong, and what nobody gets.

use super::{Look, Tone, Warning, order};
use crate::{
    domain::{
        facts::Figure,
        figure::limit_words,
        letters::{FOLLOW_UP_DAYS, LetterCount, follow_up, letters_limit},
        statements::{Length, characters_limit, is_too_long, length, written_for_other},
        tables::{Letter, LetterState, Program, Statement, Status, Table},
        time::{Day, Stamp, When},
    },
    text::{counted, grouped},
};

/// Returns what is to be said of what a program gets, while it goes on.
pub(super) fn of_program(look: &Look, row: &Program) -> Vec<Warning> {
    if !row.status.unwrap_or(Status::Planned).is_open() {
        return Vec::new();
    }
    let count = look.input.lookup.letter_count(row);
    [
        too_many(look, row, &count),
        asks_too_many(look, row, &count),
        too_few(look, row, &count),
        other_statement(look, row),
        no_statement(look, row),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// True where the application went there, whatever came of it.
pub(super) fn is_out(row: &Program) -> bool {
    row.status.unwrap_or(Status::Planned).step().is_some_and(|it| it > 0)
}

fn limit_words_of(look: &Look, figure: &Figure) -> String {
    limit_words(figure, &look.input.facts.season)
}

/// Returns who says so; a number that was entered without a source is the user's.
pub(super) fn whose(figure: &Figure) -> String {
    match figure.origin.source.is_empty() {
        true => "the number you entered".to_owned(),
        false => figure.origin.source.clone(),
    }
}

/// More letters than ERAS takes.
fn too_many(look: &Look, row: &Program, count: &LetterCount) -> Option<Warning> {
    let limit = letters_limit(&look.rules, look.input.tracker.profile.kind())?;
    let (most, have) = (limit.value?, i64::from(count.coming()));
    if have <= most {
        return None;
    }
    Some(Warning {
        tone: if limit.binds() { Tone::Hard } else { Tone::Soft },
        title: format!(
            "{} for {}",
            counted(usize::try_from(have).unwrap_or(0), "letter"),
            look.input.naming.full(row)
        ),
        reason: format!("{}. Take {} off.", limit_words_of(look, &limit), have.saturating_sub(most)),
        source: whose(&limit),
        ..look.warn(
            "letters-over",
            &[&row.id],
            (Table::Programs, &row.id),
            &[&have.to_string(), &most.to_string()],
        )
    })
}

/// The program asks for more letters than ERAS takes: one of the two numbers is wrong.
fn asks_too_many(look: &Look, row: &Program, count: &LetterCount) -> Option<Warning> {
    let limit = letters_limit(&look.rules, look.input.tracker.profile.kind())?;
    let (needs, most) = (count.needs?, limit.value?);
    if i64::from(needs) <= most {
        return None;
    }
    let words = counted(usize::try_from(needs).unwrap_or(usize::MAX), "letter");
    Some(Warning {
        title: format!("{} asks for {words}", look.input.naming.full(row)),
        reason: format!("{}. Correct what it needs, or the limit.", limit_words_of(look, &limit)),
        source: whose(&limit),
        ..look.warn(
            "letters-needs",
            &[&row.id],
            (Table::Programs, &row.id),
            &[&needs.to_string(), &most.to_string()],
        )
    })
}

/// Fewer letters than the program asks for, though the application is out.
fn too_few(look: &Look, row: &Program, count: &LetterCount) -> Option<Warning> {
    let lacking = count.needs.map_or(0, |needs| needs.saturating_sub(count.coming()));
    if !is_out(row) || (lacking == 0 && count.lacks.is_empty()) {
        return None;
    }
    let words = count.sentence();
    Some(Warning {
        title: format!("Too few letters for {}", look.input.naming.full(row)),
        reason: format!("{words}. A letter that comes late isn't assigned by itself: assign it by hand."),
        ..look.warn("letters-short", &[&row.id], (Table::Programs, &row.id), &[&words])
    })
}

/// A statement that was written for another specialty.
fn other_statement(look: &Look, row: &Program) -> Option<Warning> {
    let statement = look.input.lookup.statement(row)?;
    let other = written_for_other(statement, row)?;
    Some(Warning {
        tone: Tone::Hard,
        title: format!("Wrong statement for {}", look.input.naming.full(row)),
        reason: format!("It gets “{}”, which is for {}.", statement.title, other.title()),
        ..look.warn(
            "statement-other",
            &[&row.id, &statement.id],
            (Table::Programs, &row.id),
            &[other.word(), row.specialty.map_or("", |it| it.word())],
        )
    })
}

/// No statement, though the application is out and others have one.
fn no_statement(look: &Look, row: &Program) -> Option<Warning> {
    let lookup = look.input.lookup;
    if !is_out(row) || lookup.statement(row).is_some() || !lookup.uses_statements() {
        return None;
    }
    let limit = look.rules.figure("limits.statements_per_program");
    let rule = limit.map(|it| format!("{}. ", limit_words_of(look, &it))).unwrap_or_default();
    Some(Warning {
        title: format!("No statement for {}", look.input.naming.full(row)),
        reason: format!("{rule}The application is out, and no statement is assigned here."),
        ..look.warn("statement-none", &[&row.id], (Table::Programs, &row.id), &[])
    })
}

/// Returns what is to be said of a letter: nobody gets it, it is late, or its days don't follow each other.
pub(super) fn of_letter(look: &Look, row: &Letter) -> Vec<Warning> {
    [unassigned(look, row), late(look, row), order::of_letter(look, row)].into_iter().flatten().collect()
}

fn unassigned(look: &Look, row: &Letter) -> Option<Warning> {
    let is_there = row.state == Some(LetterState::Received);
    let programs = &look.input.tracker.programs;
    let goes_anywhere = row.programs.iter().any(|id| programs.has(id.as_str()));
    if !is_there || goes_anywhere || programs.is_empty() {
        return None;
    }
    let rule = look.input.facts.figure("rules.late_letter");
    let note = rule.map(|it| format!(" {}", it.note)).unwrap_or_default();
    Some(Warning {
        title: format!("Received, and no program gets it: {}", row.writer),
        reason: format!("The letter of {} is assigned to no program.{note}", row.writer),
        source: rule.map(|it| it.origin.source.clone()).unwrap_or_default(),
        ..look.warn("letter-unassigned", &[&row.id], (Table::Letters, &row.id), &[])
    })
}

fn next_word(look: &Look, row: &Letter) -> Option<Day> {
    follow_up(row, look.rules.value(FOLLOW_UP_DAYS))
}

fn late(look: &Look, row: &Letter) -> Option<Warning> {
    let day = next_word(look, row)?;
    let due = When::Day(day);
    let over = due.end(look.input.home) < look.input.now;
    if !over || look.closes.is_some_and(|it| it.end(look.input.home) < look.input.now) {
        return None;
    }
    let promised = row.promised == Some(day);
    let waits = match row.programs.len() {
        0 => String::new(),
        1 => " 1 program waits for it.".to_owned(),
        n => format!(" {} wait for it.", counted(n, "program")),
    };
    Some(Warning {
        title: format!("Letter outstanding: {}", row.writer),
        reason: match promised {
            true => format!("It was promised for {}.{waits}", look.day(day)),
            false => format!("Nothing was heard since; {} was the day to ask again.{waits}", look.day(day)),
        },
        day: Some(day),
        ..look.warn("letter-late", &[&row.id], (Table::Letters, &row.id), &[&day.to_string()])
    })
}

/// Returns the instants from which on something else is to be said of a letter.
pub(super) fn letter_turns(look: &Look, row: &Letter) -> Vec<Stamp> {
    let closes = look.closes.map(|it| it.end(look.input.home).plus(1));
    let due = next_word(look, row).map(|it| When::Day(it).end(look.input.home).plus(1));
    due.into_iter().chain(closes).collect()
}

/// Returns what is to be said of a statement: it is longer than the form takes.
pub(super) fn of_statement(look: &Look, row: &Statement) -> Option<Warning> {
    let limit = characters_limit(&look.rules)?;
    let Length::Characters(count) = length(row, &look.input.lookup.lengths) else { return None };
    if !is_too_long(count, Some(&limit)) {
        return None;
    }
    let has = grouped(i64::try_from(count).unwrap_or(i64::MAX));
    Some(Warning {
        tone: if limit.binds() { Tone::Hard } else { Tone::Soft },
        title: format!("Too long: {}", row.title),
        reason: format!("It has {has} characters. {}.", limit_words_of(look, &limit)),
        source: whose(&limit),
        ..look.warn("statement-long", &[&row.id], (Table::Statements, &row.id), &[&count.to_string()])
    })
}
