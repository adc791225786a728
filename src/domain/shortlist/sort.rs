//! What the table can be sorted by.

use std::cmp::Ordering;

use super::{lookup::Lookup, reckoned::program_lines, seen::Seen};
use crate::domain::{
    order::ignoring_case,
    tables::{Program, Record},
};

/// One of the things about a program that are in the sort menu.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SortBy(Seen<Program>);

impl SortBy {
    /// All of them, in the order of the fields.
    pub fn all() -> Vec<SortBy> {
        program_lines().into_iter().filter(|it| it.sort_letter().is_some()).map(SortBy).collect()
    }

    /// By the name of the field; by the first where there is no such name.
    pub fn named(name: &str) -> SortBy {
        let all = SortBy::all();
        let found = all.iter().find(|it| it.name() == name).or(all.first());
        found.copied().unwrap_or(SortBy(program_lines()[0]))
    }

    /// By the programs' names.
    pub fn name_first() -> SortBy {
        SortBy::named("name")
    }

    pub fn name(self) -> &'static str {
        self.0.name()
    }

    pub fn label(self) -> &'static str {
        self.0.label()
    }

    /// In a sentence: "sorted by name".
    pub fn title(self) -> String {
        self.0.name().replace('_', " ")
    }

    pub fn letter(self) -> char {
        self.0.sort_letter().unwrap_or_default()
    }

    /// True where other tables decide.
    pub fn looks_up(self) -> bool {
        let is_field = || <Program as Record>::FIELDS.iter().any(|it| it.name == self.name());
        matches!(self.0, Seen::Reckoned(_)) && !is_field()
    }
}

/// The order of two rows; rows without a value come last, equal ones by name, then id.
pub fn compare(a: &Program, b: &Program, by: SortBy, lookup: &Lookup) -> Ordering {
    let first = by.0.order(a, b, lookup);
    first.then_with(|| ignoring_case(&a.name, &b.name)).then_with(|| a.id.cmp(&b.id))
}
