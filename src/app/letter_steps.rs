//! What is done with letters: asked for, reminded of, received, assigned to programs.

use super::{
    command::TabCommand,
    context::Context,
    matrix::is_open,
    outcome::{Action, Choice, Choices, Named, Next, Route, RowForm},
    rows::refuse_gone,
};
use crate::{
    domain::{
        facts::Figure,
        id::Id,
        letters::{Assign, LetterCount, is_full, letters_limit},
        rules::Rules,
        tables::{Letter, LetterState, Program, Table},
        time::day_words,
    },
    text::{counted, last_name},
};

/// Returns how many letters a program can get, with source and sureness.
pub fn limit(cx: &Context) -> Option<Figure> {
    letters_limit(&Rules::of(&cx.season.facts, &cx.season.tracker), cx.season.kind())
}

fn letter<'a>(cx: &'a Context, id: &Id) -> Option<&'a Letter> {
    cx.season.tracker.letters.get(id.as_str()).map(|it| it.as_ref())
}

fn writer_of(cx: &Context, id: &Id) -> String {
    letter(cx, id).map(|it| it.writer.clone()).unwrap_or_default()
}

/// Assigns a letter to a program, or takes it away.
pub fn toggle_cell(cx: &mut Context, column: &Id, program: &Id) {
    let Some(row) = cx.season.tracker.programs.get(program.as_str()).cloned() else { return };
    let (writer, name) = (writer_of(cx, column), cx.season.naming.full(&row));
    if cx.derived.lookup.letters(program).iter().any(|it| it.id == *column) {
        cx.change(format!("{writer}: not for {name} any more"), |tracker| {
            tracker.assign_letter(column, std::slice::from_ref(program), Assign::Off);
        });
        return;
    }
    let limit = limit(cx);
    let count = cx.derived.lookup.letter_count(&row);
    if is_full(&count, limit.as_ref()) && !is_declined(cx, column) {
        let words = allowed(cx, limit.as_ref());
        return cx.refuse(format!("{name} has {}{words}", counted_letters(&count)));
    }
    let warning = match over(count.coming().saturating_add(1), limit.as_ref()) {
        _ if is_declined(cx, column) => " · the writer has declined".to_owned(),
        Some(limit) => allowed(cx, Some(&limit)),
        None => String::new(),
    };
    cx.change(format!("{writer}: assigned to {name}{warning}"), |tracker| {
        tracker.assign_letter(column, std::slice::from_ref(program), Assign::On);
    });
}

/// Returns the limit where so many are over it.
fn over(count: u32, limit: Option<&Figure>) -> Option<Figure> {
    limit.filter(|it| it.value.is_some_and(|most| i64::from(count) > most)).cloned()
}

fn counted_letters(count: &LetterCount) -> String {
    counted(usize::try_from(count.coming()).unwrap_or(usize::MAX), "letter")
}

fn allowed(cx: &Context, limit: Option<&Figure>) -> String {
    limit.and_then(|it| cx.allowed(it, "allows")).unwrap_or_default()
}

fn is_declined(cx: &Context, column: &Id) -> bool {
    letter(cx, column).is_some_and(|it| it.state == Some(LetterState::Declined))
}

/// Gives a program as many letters as fit, those received first. What it has it keeps.
pub fn fill_row(cx: &mut Context, columns: &[Id], program: &Id) {
    let Some(row) = cx.season.tracker.programs.get(program.as_str()).cloned() else { return };
    let assigned: Vec<Id> = cx.derived.lookup.letters(program).iter().map(|it| it.id.clone()).collect();
    let count = cx.derived.lookup.letter_count(&row);
    let most = limit(cx).and_then(|it| it.value).unwrap_or(i64::MAX);
    let room = most.saturating_sub(i64::from(count.coming()));
    let is_free = |id: &&Id| !assigned.contains(id) && !is_declined(cx, id);
    let mut free: Vec<Id> = columns.iter().filter(is_free).cloned().collect();
    free.sort_by_key(|id| letter(cx, id).is_none_or(|it| it.state != Some(LetterState::Received)));
    let left_out = free.len();
    free.truncate(usize::try_from(room.max(0)).unwrap_or(usize::MAX));
    let left_out = left_out.saturating_sub(free.len());
    let name = cx.season.naming.full(&row);
    if free.is_empty() {
        let why = match left_out {
            0 if assigned.is_empty() => "there is no letter to assign".to_owned(),
            0 => format!("it has every letter · {}", takes_out()),
            _ => format!("full with {} · {}", counted_letters(&count), takes_out()),
        };
        return cx.refuse(format!("{name}: {why}"));
    }
    let names: Vec<String> = free.iter().map(|id| last_name(&writer_of(cx, id))).collect();
    let more = if left_out > 0 { format!(", {left_out} more don't fit") } else { String::new() };
    cx.change(format!("{name}: {}{more}", names.join(", ")), |tracker| {
        free.iter().for_each(|id| tracker.assign_letter(id, std::slice::from_ref(program), Assign::On));
    });
}

/// Says what takes away again where a key only gives.
pub fn takes_out() -> String {
    format!("{} takes one out", TabCommand::Tick.key())
}

/// Assigns a letter to all these programs that are still open and have room. Those that have it keep it.
pub fn fill_column(cx: &mut Context, column: &Id, rows: &[Id]) {
    let limit = limit(cx);
    let lookup = &cx.derived.lookup;
    let programs = rows.iter().filter_map(|id| cx.season.tracker.programs.get(id.as_str()));
    let has = |row: &Program| lookup.letters(&row.id).iter().any(|it| it.id == *column);
    let (with, without): (Vec<_>, Vec<_>) = programs.partition(|row| has(row));
    if rows.is_empty() {
        return cx.refuse("No program is shown");
    }
    let (waiting, ended): (Vec<_>, Vec<_>) = without.into_iter().partition(|row| is_open(row));
    let (full, free): (Vec<_>, Vec<_>) =
        waiting.into_iter().partition(|row| is_full(&lookup.letter_count(row), limit.as_ref()));
    let writer = writer_of(cx, column);
    let count = |rows: usize, what: &str| match rows {
        0 => String::new(),
        rows => format!(", {rows} {what}"),
    };
    let left_out = count(full.len(), "full") + &count(ended.len(), "ended left out");
    if free.is_empty() {
        let end = match full.is_empty() {
            true => format!(" · {}", takes_out()),
            false => allowed(cx, limit.as_ref()),
        };
        return cx.refuse(format!("{writer}: {} of {} shown have it{left_out}{end}", with.len(), rows.len()));
    }
    let declined = if is_declined(cx, column) { " · the writer has declined" } else { "" };
    let label = format!("{writer}: assigned to {}{left_out}{declined}", counted(free.len(), "program"));
    let ids: Vec<Id> = free.into_iter().map(|it| it.id.clone()).collect();
    cx.change(label, |tracker| tracker.assign_letter(column, &ids, Assign::On));
}

/// Notes that the writer was reminded today.
pub fn remind(cx: &mut Context, column: &Id) {
    let Some(row) = letter(cx, column).cloned() else { return };
    let (writer, today) = (row.writer.clone(), cx.season.today());
    match row.state {
        Some(LetterState::Received) => cx.refuse(format!("The letter of {writer} is there already")),
        Some(LetterState::Declined) => cx.refuse(format!("{writer} has declined")),
        _ if row.reminded.contains(&today) => cx.refuse(format!("{writer}: today is noted already")),
        Some(LetterState::Planned | LetterState::Asked | LetterState::Agreed) | None => {
            cx.change(format!("Reminded {writer} today, {}", day_words(today, today)), |tracker| {
                tracker.letters.edit(column.as_str(), |row| {
                    let at = row.reminded.partition_point(|it| *it < today);
                    row.reminded.insert(at, today);
                });
            });
        }
    }
}

/// Returns the menu of how far a letter is. What happens today is dated today, and the line says so.
pub fn letter_menu(cx: &Context, id: &Id) -> Choices {
    let named = Named { id: id.clone(), title: cx.row_title(Table::Letters, id) };
    let present = letter(cx, id).map(|it| it.state.unwrap_or(LetterState::Planned));
    let today = day_words(cx.season.today(), cx.season.today());
    let line = |(state, letter): (&LetterState, char)| {
        let detail = match dated_by(*state) {
            Some(_) => format!("today, {today}"),
            None => String::new(),
        };
        Choice::act(letter, state.title(), detail, Action::SetLetterState(named.clone(), *state))
    };
    let mut lines: Vec<Choice> = LetterState::ALL.iter().zip(['p', 'a', 'g', 'r', 'd']).map(line).collect();
    let form = RowForm::edit(Table::Letters, id).at("state");
    lines.push(Choice::new('o', "on another day…", "opens the form", Next::Open(Box::new(Route::Row(form)))));
    let at = LetterState::ALL.iter().position(|it| Some(*it) == present).unwrap_or(0);
    Choices::new("Letter", named.title, lines).select(at)
}

/// Returns the field that says when a letter came so far.
fn dated_by(state: LetterState) -> Option<fn(&mut Letter) -> &mut Option<crate::domain::time::Day>> {
    match state {
        LetterState::Asked => Some(|row| &mut row.asked),
        LetterState::Received => Some(|row| &mut row.uploaded),
        LetterState::Planned | LetterState::Agreed | LetterState::Declined => None,
    }
}

pub fn set_letter_state(cx: &mut Context, named: &Named, state: LetterState) {
    if !cx.is_there(Table::Letters, &named.id) {
        return refuse_gone(cx, &named.title);
    }
    let today = cx.season.today();
    let mut row = letter(cx, &named.id).cloned().unwrap_or_default();
    row.state = Some(state);
    let mut words = state.title().to_owned();
    if let Some(field) = dated_by(state) {
        let day = *field(&mut row).get_or_insert(today);
        words = format!("{words} {}", day_words(day, today));
    }
    cx.change(format!("{}: {words}", named.title), |tracker| tracker.letters.put(row));
}
