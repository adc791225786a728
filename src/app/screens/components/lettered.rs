//! What the heads of the letters say, and what they were counted from.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    app::{context::Context, letter_steps::limit, matrix::is_open},
    domain::{
        id::Id,
        rows::Rows,
        tables::{Letter, LetterState, Program},
    },
    text::{last_name, with_initial},
};

#[derive(Debug, Default)]
pub struct Lettered {
    letters: Rows<Letter>,
    programs: Rows<Program>,
    /// How many letters a program can get.
    most: Option<i64>,
    /// Of programs that are still open: how many there are, how many have what they need as far as that is known, and of
    /// how many it isn't.
    pub open: usize,
    pub complete: usize,
    pub unknown: usize,
    /// How many of them each letter goes to.
    pub going: BTreeMap<Id, usize>,
    /// Received letters that no program gets.
    pub stray: usize,
    /// What each writer is called at the head of a column.
    pub names: BTreeMap<Id, String>,
}

impl Lettered {
    /// Counts anew what changed since the last time.
    pub fn follow(&mut self, cx: &Context) {
        let (letters, programs) = (&cx.season.tracker.letters, &cx.season.tracker.programs);
        let most = limit(cx).and_then(|it| it.value);
        if !self.letters.same(letters) || !self.programs.same(programs) || self.most != most {
            *self = Lettered::of(cx);
        }
    }

    fn of(cx: &Context) -> Lettered {
        let (letters, programs) = (&cx.season.tracker.letters, &cx.season.tracker.programs);
        let mut counted = Lettered {
            letters: letters.clone(),
            programs: programs.clone(),
            names: column_names(letters),
            most: limit(cx).and_then(|it| it.value),
            ..Lettered::default()
        };
        let most = counted.most.unwrap_or(i64::MAX);
        let mut used = BTreeSet::new();
        for row in programs.iter() {
            let of_row = cx.derived.lookup.letters(&row.id);
            used.extend(of_row.iter().map(|it| it.id.clone()));
            if !is_open(row) {
                continue;
            }
            for letter in of_row {
                let count = counted.going.entry(letter.id.clone()).or_default();
                *count = count.saturating_add(1);
            }
            let count = cx.derived.lookup.letter_count(row);
            let fits = i64::from(count.coming()) <= most;
            counted.open = counted.open.saturating_add(1);
            counted.complete = counted.complete.saturating_add(usize::from(count.is_complete() && fits));
            counted.unknown = counted.unknown.saturating_add(usize::from(count.needs.is_none()));
        }
        let is_stray =
            |row: &&Arc<Letter>| row.state == Some(LetterState::Received) && !used.contains(&row.id);
        counted.stray = letters.iter().filter(is_stray).count();
        counted
    }
}

/// Returns the last names of the writers; those who share one get the letter of their first name.
fn column_names(letters: &Rows<Letter>) -> BTreeMap<Id, String> {
    let name = |row: &Letter| last_name(&row.writer);
    let shared = |of: &str| letters.iter().filter(|row| name(row) == of).count() > 1;
    let called = |row: &Arc<Letter>| {
        let last = name(row);
        let called = if shared(&last) { with_initial(&row.writer, &last) } else { last };
        (row.id.clone(), called)
    };
    letters.iter().map(called).collect()
}
