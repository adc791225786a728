//! What one term of a filter asks of a program.

use super::{
    pieces::Compare,
    subject::{Dated, Quantity, Source, Subject},
};
use crate::{
    domain::{
        shortlist::{lookup::Lookup, missing::Missing},
        tables::Program,
        time::{Day, Zone},
    },
    text::{contains::contains, plain},
};

#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// One of the texts has the word, which is as [`plain`] writes it.
    Says {
        of: Vec<Source>,
        word: String,
    },
    /// The field at that position has one of these titles.
    Is {
        field: usize,
        titles: Vec<&'static str>,
    },
    Number {
        of: Quantity,
        is: Compare,
        than: f64,
    },
    /// The day at home compares so.
    Day {
        of: Dated,
        is: Compare,
        than: Day,
        home: Zone,
    },
    /// There is nothing of it.
    Lacks(Subject),
    /// There is something of it.
    Holds(Subject),
    /// A program that is still open lacks it.
    Misses(Missing),
}

impl Test {
    pub fn fits(&self, row: &Program, lookup: &Lookup) -> bool {
        match self {
            Test::Says { of, word } => {
                of.iter().any(|it| it.any(row, lookup, &mut |text| contains(text, word)))
            }
            Test::Is { field, titles } => {
                Source::Field(*field).any(row, lookup, &mut |text| titles.contains(&text))
            }
            Test::Number { of, is, than } => of.of(row, lookup).is_some_and(|it| compares(*is, it, *than)),
            Test::Day { of, is, than, home } => {
                of.of(row, lookup).is_some_and(|it| compares(*is, it.day_in(home), *than))
            }
            Test::Lacks(subject) => !subject.has(row, lookup),
            Test::Holds(subject) => subject.has(row, lookup),
            Test::Misses(what) => what.is_lacked_by(row, lookup),
        }
    }

    /// Returns true if whatever fits this test is sure to fit the other one.
    pub fn implies(&self, other: &Test) -> bool {
        match (self, other) {
            (Test::Says { of, word }, Test::Says { of: others, word: part }) => {
                of == others && word.contains(part.as_str())
            }
            (Test::Is { field, titles }, Test::Is { field: same, titles: more }) => {
                field == same && titles.iter().all(|it| more.contains(it))
            }
            (Test::Number { of, is, than }, Test::Number { of: same, is: so, than: bound }) => {
                of == same && is == so && is_within(*is, *than, *bound)
            }
            (Test::Day { of, is, than, home }, Test::Day { of: same, is: so, than: bound, home: there }) => {
                (of, is, home) == (same, so, there) && is_within(*is, *than, *bound)
            }
            (one, other) => one == other,
        }
    }

    /// True where other tables decide what fits.
    pub fn looks_up(&self) -> bool {
        match self {
            Test::Says { of, .. } => of.contains(&Source::Statement),
            Test::Is { .. } => false,
            Test::Day { of, .. } => *of == Dated::Interview,
            Test::Number { .. } | Test::Lacks(_) | Test::Holds(_) | Test::Misses(_) => true,
        }
    }
}

impl Subject {
    /// Returns true if a program has anything of it. A text that says "none" is nothing, and so is the number 0.
    fn has(&self, row: &Program, lookup: &Lookup) -> bool {
        let mut says = |text: &str| !matches!(plain(text).trim(), "" | "none");
        match self {
            Subject::Text(of) => of.iter().any(|it| it.any(row, lookup, &mut says)),
            Subject::Choice(at) => Source::Field(*at).any(row, lookup, &mut says),
            Subject::Number(of) => of.of(row, lookup).is_some_and(|it| it != 0.0),
            Subject::Day(of) => of.of(row, lookup).is_some(),
            Subject::Missing => Missing::ALL.iter().any(|it| it.is_lacked_by(row, lookup)),
            Subject::Has => true,
        }
    }
}

fn compares<T: PartialOrd>(is: Compare, value: T, than: T) -> bool {
    match is {
        Compare::Same => value == than,
        Compare::More => value > than,
        Compare::Less => value < than,
        Compare::AtLeast => value >= than,
        Compare::AtMost => value <= than,
    }
}

/// Returns true if whatever compares so with a value compares so with the bound.
fn is_within<T: PartialOrd>(is: Compare, than: T, bound: T) -> bool {
    match is {
        Compare::Same => than == bound,
        Compare::More | Compare::AtLeast => than >= bound,
        Compare::Less | Compare::AtMost => than <= bound,
    }
}
