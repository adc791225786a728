//! One letter: its writer, how far it is, and which programs it goes to.

use std::collections::BTreeSet;

use super::page::{Ink, Page};
use crate::{
    app::{context::Context, letter_steps::limit, matrix::is_open},
    domain::{
        id::Id,
        letters::{FOLLOW_UP_DAYS, follow_up},
        rules::Rules,
        tables::{Letter, LetterState, Program},
        time::{Day, When, day_words, due_words},
    },
    text::counted,
};

pub fn letter_page(cx: &Context, page: &mut Page, id: &Id) {
    let Some(row) = cx.season.tracker.letters.get(id.as_str()) else { return };
    let day = |day: Option<Day>| day.map(|it| day_words(it, cx.season.today())).unwrap_or_default();
    page.title(&row.writer);
    let who = [row.role.as_str(), row.specialty.as_str()];
    page.text(&who.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "), Ink::Plain);
    let state = row.state.unwrap_or(LetterState::Planned);
    page.labeled_in("State", state.title(), ink_of(state));
    page.labeled("Asked", &day(row.asked));
    page.labeled("Promised for", &day(row.promised));
    let reminded: Vec<String> = row.reminded.iter().map(|it| day(Some(*it))).collect();
    page.labeled("Reminded", &reminded.join(", "));
    page.labeled("Uploaded", &day(row.uploaded));
    page.labeled(
        "Waived",
        match row.waived {
            Some(true) => "yes",
            Some(false) => "no: programs expect it",
            None => "?",
        },
    );
    page.labeled_in("E-mail", &row.email, Ink::Link);
    next_step(cx, page, row);
    programs(cx, page, row);
    if !row.notes.trim().is_empty() {
        page.head("Notes");
        page.marked(&row.notes);
    }
}

pub fn ink_of(state: LetterState) -> Ink {
    match state {
        LetterState::Received => Ink::Good,
        LetterState::Asked | LetterState::Agreed => Ink::Warn,
        LetterState::Planned | LetterState::Declined => Ink::Dim,
    }
}

fn next_step(cx: &Context, page: &mut Page, row: &Letter) {
    let rules = Rules::of(&cx.season.facts, &cx.season.tracker);
    let Some(day) = follow_up(row, rules.value(FOLLOW_UP_DAYS)) else { return };
    let due = due_words(&When::Day(day), cx.season.now, cx.home());
    let on = day_words(day, cx.season.today());
    let words = match row.promised == Some(day) {
        true if on == due => format!("promised {on}"),
        true => format!("promised {on}, {due}"),
        false if day < cx.season.today() => format!("ask again, since {on}"),
        false if on == due => format!("ask again {on}"),
        false => format!("ask again {on}, {due}"),
    };
    page.labeled_in("Next", &words, Ink::Strong);
}

fn programs(cx: &Context, page: &mut Page, row: &Letter) {
    let known: BTreeSet<&Id> =
        row.programs.iter().filter(|id| cx.season.tracker.programs.has(id.as_str())).collect();
    let open = known.iter().filter_map(|id| cx.season.tracker.programs.get(id.as_str()));
    let all = programs_words(known.len(), open.filter(|row| is_open(row)).count());
    page.head(&match (row.state, known.len()) {
        (Some(LetterState::Received), 0) => "Received, and assigned to no program".to_owned(),
        (_, 0) => "Assigned to no program yet".to_owned(),
        (Some(LetterState::Received), _) => format!("Goes to {all}"),
        (Some(LetterState::Declined), _) => format!("Declined; {all} would have got it"),
        (Some(LetterState::Planned | LetterState::Asked | LetterState::Agreed) | None, _) => {
            let wait = if known.len() == 1 { "waits" } else { "wait" };
            format!("{all} {wait} for it")
        }
    });
}

/// "47 programs (38 open)"
pub fn programs_words(all: usize, open: usize) -> String {
    let words = counted(all, "program");
    if open < all { format!("{words} ({open} open)") } else { words }
}

/// Says of the selected program what it gets.
pub fn program_letters(cx: &Context, page: &mut Page, row: &Program) {
    let count = cx.derived.lookup.letter_count(row);
    page.head(&cx.season.naming.full(row));
    page.text(&count.sentence(), if count.is_complete() { Ink::Good } else { Ink::Plain });
    if count.needs.is_none() {
        page.text("How many it asks for isn't known: enter it in the program's form.", Ink::Dim);
        page.text("Until then it lacks letters while none is received or one is awaited.", Ink::Dim);
    }
    if let Some(limit) = limit(cx) {
        let is_over = |needs: u32| limit.value.is_some_and(|most| i64::from(needs) > most);
        if let Some(needs) = count.needs.filter(|it| is_over(*it)) {
            page.text(&format!("! It asks for {needs}, more than it can get: one is wrong."), Ink::Warn);
        }
        page.text(&cx.season.limit_words(&limit), Ink::Dim);
    }
}
