//! What is done with statements: assigned to programs, copied, compared.

use std::sync::Arc;

use super::{
    context::Context,
    letter_steps::takes_out,
    matrix::is_open,
    outcome::{Action, Choice, Choices},
};
use crate::{
    domain::{
        facts::Figure,
        id::Id,
        rules::Rules,
        statements::{by_specialty, called, characters_limit, previous, written_for_other},
        tables::{Program, Statement, Table},
    },
    text::counted,
};

/// Returns how many characters a statement may have, with source and sureness.
pub fn most_characters(cx: &Context) -> Option<Figure> {
    characters_limit(&Rules::of(&cx.season.facts, &cx.season.tracker))
}

fn statement<'a>(cx: &'a Context, id: &Id) -> Option<&'a Statement> {
    cx.season.tracker.statements.get(id.as_str()).map(|it| it.as_ref())
}

/// Gives a program the statement in the place of the one it has, or takes it away.
pub fn toggle_statement(cx: &mut Context, column: &Id, program: &Id) {
    let Some(row) = cx.season.tracker.programs.get(program.as_str()).cloned() else { return };
    let Some(new) = statement(cx, column).cloned() else { return };
    let name = cx.season.naming.full(&row);
    if row.statement.as_ref() == Some(column) {
        cx.change(format!("{name}: no statement any more"), |tracker| {
            tracker.assign_statement(std::slice::from_ref(program), None);
        });
        return;
    }
    let before = cx.derived.lookup.statement(&row).map(|it| format!(" instead of {}", called(it)));
    let before = before.unwrap_or_default();
    let label = match written_for_other(&new, &row) {
        Some(other) => format!("! For {}: {name} gets {}{before}", other.title(), called(&new)),
        None => format!("{name}: {}{before}", called(&new)),
    };
    cx.change(label, |tracker| tracker.assign_statement(std::slice::from_ref(program), Some(column)));
}

/// Gives the statement to all these programs of its specialty that are still open and have none.
pub fn fill_column(cx: &mut Context, column: &Id, rows: &[Id]) {
    let Some(new) = statement(cx, column).cloned() else { return };
    let programs = rows.iter().filter_map(|id| cx.season.tracker.programs.get(id.as_str()));
    let fitting: Vec<&Program> =
        programs.map(|it| it.as_ref()).filter(|row| written_for_other(&new, row).is_none()).collect();
    let has = |row: &&&Program| row.statement.as_ref() == Some(column);
    let lookup = &cx.derived.lookup;
    let free = fitting.iter().filter(|row| is_open(row) && lookup.statement(row).is_none());
    let free: Vec<Id> = free.map(|it| it.id.clone()).collect();
    let with = fitting.iter().filter(has).count();
    let kept = fitting.iter().filter(|row| lookup.statement(row).is_some() && !has(row)).count();
    let title = called(&new);
    if free.is_empty() {
        let (fits, end) = (
            fitting.len(),
            match kept {
                0 => takes_out(),
                kept => format!("{kept} keep another one"),
            },
        );
        return cx.refuse(format!("{title}: {with} of {fits} that fit have it · {end}"));
    }
    let kept = if kept > 0 { format!(", {kept} keep another one") } else { String::new() };
    let n = counted(free.len(), "program");
    cx.change(format!("{title}: assigned to {n}{kept}"), |tracker| {
        tracker.assign_statement(&free, Some(column));
    });
}

/// Puts the next version of a statement beside it; gives its id.
pub fn copy(cx: &mut Context, column: &Id) -> Option<Id> {
    let title = cx.row_title(Table::Statements, column);
    let id = cx.ids.make();
    let new = id.clone();
    cx.change(format!("Copied {title} as its next version"), |tracker| tracker.copy_statement(column, new))
        .then_some(id)
}

/// Returns the version before a statement, and how many programs it goes to.
pub fn before(cx: &Context, column: &Id) -> Option<(Arc<Statement>, usize)> {
    let row = previous(&cx.season.tracker.statements, statement(cx, column)?)?;
    Some((row.clone(), usize::try_from(cx.derived.lookup.stated(&row.id)).unwrap_or(usize::MAX)))
}

/// Why there is nothing to move to a statement.
///
/// # Errors
/// A few words for the notice line.
pub fn may_take_over(cx: &Context, column: &Id) -> Result<(), &'static str> {
    match before(cx, column) {
        None => Err("no earlier version of it is here"),
        Some((_, 0)) => Err("the version before goes to no program"),
        Some(_) => Ok(()),
    }
}

/// Gives all programs of the version before this one.
pub fn take_over(cx: &mut Context, column: &Id) {
    let Some((row, count)) = before(cx, column) else { return };
    let title = statement(cx, column).map(called).unwrap_or_default();
    let label = format!("{title}: {} moved here from {}", counted(count, "program"), called(&row));
    cx.change(label, |tracker| tracker.hand_on_statement(&row.id, column));
}

/// Returns the menu of what a statement is compared with, the version before it first; what its one line does where there
/// is only one.
pub fn compare_menu(cx: &Context, column: &Id) -> Choices {
    let first = before(cx, column).map(|it| it.0.id.clone());
    let mut others = by_specialty(&cx.season.tracker.statements);
    others.retain(|it| it.id != *column);
    others.sort_by_key(|it| Some(&it.id) != first.as_ref());
    let line = |(at, row): (usize, &Arc<Statement>)| {
        let letter = u8::try_from(at).ok().filter(|it| *it < 9).map(|it| char::from(b'1'.saturating_add(it)));
        let detail = if Some(&row.id) == first.as_ref() { "the version before" } else { "" };
        Choice::act(letter, called(row), detail, Action::Compare(row.id.clone(), column.clone()))
    };
    let about = statement(cx, column).map(called).unwrap_or_default();
    Choices::new("Compare with", about, others.iter().enumerate().map(line).collect())
}

/// Returns the file in which the text of a statement lies, if it isn't here.
pub fn in_file(cx: &Context, id: &Id) -> Option<String> {
    let row = statement(cx, id)?;
    (row.text.is_empty() && !row.path.trim().is_empty()).then(|| row.path.trim().to_owned())
}
