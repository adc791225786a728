//! What the table can be sorted by.

use std::cmp::Ordering;

use super::{
    lookup::Lookup,
    reckoned::{by_name, program_lines},
    seen::Seen,
};
use crate::domain::tables::{Program, Record};

/// Something that the table of programs can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SortBy(Seen<Program>);

impl SortBy {
    /// Returns everything in the sort menu, in the order of the fields.
    pub fn all() -> Vec<SortBy> {
        program_lines().into_iter().filter(|it| it.sort_letter().is_some()).map(SortBy).collect()
    }

    /// Finds it by the name of its field; returns the first if there is no such field.
    pub fn named(name: &str) -> SortBy {
        let all = SortBy::all();
        let found = all.iter().find(|it| it.name() == name).or(all.first());
        found.copied().unwrap_or(SortBy(program_lines()[0]))
    }

    /// Returns the order by the programs' names.
    pub fn name_first() -> SortBy {
        SortBy::named("name")
    }

    pub fn name(self) -> &'static str {
        self.0.name()
    }

    pub fn label(self) -> &'static str {
        self.0.label()
    }

    /// Returns its name in a sentence: "sorted by name".
    pub fn title(self) -> String {
        self.0.name().replace('_', " ")
    }

    pub fn letter(self) -> char {
        self.0.sort_letter().unwrap_or_default()
    }

    /// Returns true if other tables than the programs decide the order.
    pub fn looks_up(self) -> bool {
        let is_field = || <Program as Record>::FIELDS.iter().any(|it| it.name == self.name());
        matches!(self.0, Seen::Reckoned(_)) && !is_field()
    }
}

/// Compares two rows. Rows without a value come last, equal ones by name, then id.
pub fn compare(a: &Program, b: &Program, by: SortBy, lookup: &Lookup) -> Ordering {
    let first = by.0.order(a, b, lookup);
    first.then_with(|| by_name(a, b, lookup)).then_with(|| a.id.cmp(&b.id))
}
