//! What the head of the statements says, and what it was counted from.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    app::{context::Context, matrix::is_open, statement_steps::most_characters},
    domain::{
        id::Id,
        rows::Rows,
        statements::{Length, Lengths, is_too_long, length, written_for_other},
        tables::{Program, Specialty, Statement},
    },
};

#[derive(Debug, Default)]
pub struct Stated {
    programs: Rows<Program>,
    statements: Rows<Statement>,
    measured: Lengths,
    /// How many characters the form takes.
    most: Option<i64>,
    /// How many programs are still open, and how many of those have a statement that fits.
    pub open: usize,
    pub fitting: usize,
    /// How many of the open ones there are of each specialty, and how many get each statement.
    by_specialty: BTreeMap<Option<Specialty>, usize>,
    pub going: BTreeMap<Id, usize>,
    /// The statements that are longer than the form takes.
    pub too_long: BTreeSet<Id>,
}

/// Returns true where the program has a statement that wasn't written for another specialty.
pub fn has_fitting(cx: &Context, row: &Program) -> bool {
    cx.derived.lookup.statement(row).is_some_and(|it| written_for_other(it, row).is_none())
}

impl Stated {
    /// Counts anew what changed since the last time.
    pub fn follow(&mut self, cx: &Context) {
        let (programs, statements) = (&cx.season.tracker.programs, &cx.season.tracker.statements);
        let limit = most_characters(cx);
        let most = limit.as_ref().and_then(|it| it.value);
        let same_texts =
            self.statements.same(statements) && self.measured == cx.measured && self.most == most;
        if same_texts && self.programs.same(programs) {
            return;
        }
        if !same_texts {
            let is_long = |row: &Statement| match length(row, &cx.measured) {
                Length::Characters(count) => is_too_long(count, limit.as_ref()),
                Length::Unknown(_) | Length::Nothing => false,
            };
            self.too_long = statements.iter().filter(|it| is_long(it)).map(|it| it.id.clone()).collect();
            (self.measured, self.most) = (cx.measured.clone(), most);
        }
        let is_fine = |row: &&Arc<Program>| {
            has_fitting(cx, row) && row.statement.as_ref().is_none_or(|it| !self.too_long.contains(it))
        };
        let open = || programs.iter().filter(|row| is_open(row));
        (self.open, self.fitting) = (open().count(), open().filter(is_fine).count());
        (self.by_specialty, self.going) = (BTreeMap::new(), BTreeMap::new());
        for row in open() {
            let of_specialty = self.by_specialty.entry(row.specialty).or_default();
            *of_specialty = of_specialty.saturating_add(1);
            if let Some(statement) = &row.statement {
                let of_statement = self.going.entry(statement.clone()).or_default();
                *of_statement = of_statement.saturating_add(1);
            }
        }
        (self.programs, self.statements) = (programs.clone(), statements.clone());
    }

    /// Returns how many open programs a statement of that specialty could go to.
    pub fn could_get(&self, specialty: Option<Specialty>) -> usize {
        match specialty {
            None => self.open,
            some => self.by_specialty.get(&some).copied().unwrap_or(0),
        }
    }
}
