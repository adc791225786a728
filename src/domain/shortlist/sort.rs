//! What the table can be sorted by.

use std::cmp::Ordering;

use super::{
    lookup::Lookup,
    reckoned::{by_name, program_lines},
    seen::Seen,
};
use crate::{
    domain::{
        audience::Privacy,
        tables::{Program, Record},
    },
    text::{fold, slips::nearest},
};

/// Something that the table of programs can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SortBy(Seen<Program>);

/// Several of them: rows that are equal in one are sorted by the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Sort(Vec<(SortBy, Direction)>);

/// Whether the best, the first of the alphabet or the earliest stands on top, or the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Forward,
    Backward,
}

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
    fn looks_up(self) -> bool {
        let is_field = || <Program as Record>::FIELDS.iter().any(|it| it.name == self.name());
        matches!(self.0, Seen::Reckoned(_)) && !is_field()
    }
}

impl From<SortBy> for Sort {
    fn from(by: SortBy) -> Sort {
        Sort(vec![(by, Direction::Forward)])
    }
}

impl Sort {
    /// Reads names with commas between, `rank,-score`; a `-` turns one around.
    ///
    /// # Errors
    /// What nothing is sorted by, with what may be meant.
    pub fn read(text: &str) -> Result<Sort, String> {
        let mut all: Vec<(SortBy, Direction)> = Vec::new();
        for typed in text.split(',').map(str::trim).filter(|it| !it.is_empty()) {
            let (name, direction) = match typed.strip_prefix('-') {
                Some(name) => (name.trim(), Direction::Backward),
                None => (typed, Direction::Forward),
            };
            let wanted = fold(name);
            let known = SortBy::all();
            let found = known.iter().find(|it| fold(it.name()) == wanted || fold(it.label()) == wanted);
            let Some(by) = found else { return Err(unknown(name, &known)) };
            if !all.iter().any(|it| it.0 == *by) {
                all.push((*by, direction));
            }
        }
        match all.is_empty() {
            true => Err("a sort names what to sort by: rank,score".to_owned()),
            false => Ok(Sort(all)),
        }
    }

    /// Returns the sort with one more key for rows that are equal so far.
    pub fn then(&self, by: SortBy) -> Sort {
        let mut all = self.0.clone();
        if !self.has(by) {
            all.push((by, Direction::Forward));
        }
        Sort(all)
    }

    /// Returns the sort with its last key turned around.
    pub fn turned(&self) -> Sort {
        let mut all = self.0.clone();
        if let Some(last) = all.last_mut() {
            last.1 = match last.1 {
                Direction::Forward => Direction::Backward,
                Direction::Backward => Direction::Forward,
            };
        }
        Sort(all)
    }

    pub fn has(&self, by: SortBy) -> bool {
        self.0.iter().any(|it| it.0 == by)
    }

    /// Returns how a column is sorted, if it is.
    pub fn direction(&self, name: &str) -> Option<Direction> {
        self.0.iter().find(|it| it.0.name() == name).map(|it| it.1)
    }

    /// Returns what decides first.
    pub fn first(&self) -> SortBy {
        self.0.first().map_or_else(SortBy::name_first, |it| it.0)
    }

    /// Returns how near to the applicant the most private of its keys is.
    pub fn privacy(&self) -> Privacy {
        self.0.iter().map(|it| it.0.0.privacy()).max().unwrap_or(Privacy::Shared)
    }

    /// Returns it in a sentence: "sorted by status, score reversed".
    pub fn title(&self) -> String {
        let title = |(by, direction): &(SortBy, Direction)| match direction {
            Direction::Forward => by.title(),
            Direction::Backward => format!("{} reversed", by.title()),
        };
        self.0.iter().map(title).collect::<Vec<_>>().join(", ")
    }

    /// Compares by its keys alone: rows that are equal in all of them stand as they stood.
    pub fn order(&self, a: &Program, b: &Program, lookup: &Lookup) -> Ordering {
        let orders = self.0.iter().map(|(by, direction)| match direction {
            Direction::Forward => by.0.order(a, b, lookup),
            Direction::Backward => backward(a, b, *by, lookup),
        });
        orders.into_iter().find(|it| *it != Ordering::Equal).unwrap_or(Ordering::Equal)
    }

    /// Returns true if other tables than the programs decide the order.
    pub fn looks_up(&self) -> bool {
        self.0.iter().any(|it| it.0.looks_up())
    }
}

fn unknown(name: &str, known: &[SortBy]) -> String {
    let names: Vec<&str> = known.iter().map(|it| it.name()).collect();
    match nearest(&fold(name), names.iter().copied()) {
        Some(near) => format!("nothing is sorted by “{name}”: {near}?"),
        None => format!("nothing is sorted by “{name}”: {}", names.join(", ")),
    }
}

/// Compares two rows. Rows without a value come last whichever way it goes, equal ones by name, then id.
pub fn compare(a: &Program, b: &Program, sort: &Sort, lookup: &Lookup) -> Ordering {
    sort.order(a, b, lookup).then_with(|| by_name(a, b, lookup)).then_with(|| a.id.cmp(&b.id))
}

/// A row without a value compares like an empty one.
fn backward(a: &Program, b: &Program, by: SortBy, lookup: &Lookup) -> Ordering {
    let empty = Program::default();
    let is_empty = |row: &Program| by.0.order(row, &empty, lookup) == Ordering::Equal;
    is_empty(a).cmp(&is_empty(b)).then_with(|| by.0.order(b, a, lookup))
}
