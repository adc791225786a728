//! Why one program stands above another: what each was given by each criterion, what that adds, and whom it speaks for.

use std::sync::Arc;

use crate::domain::{
    score::{self, Tenths},
    shortlist::Lookup,
    tables::{Criterion, Program, Score},
};

/// Two programs compared, criterion by criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    pub lines: Vec<WhyLine>,
    pub scores: [Option<Tenths>; 2],
    pub guts: [Option<u8>; 2],
}

/// What one criterion says of two programs.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyLine {
    pub title: String,
    pub weight: u8,
    pub given: [Option<Score>; 2],
}

impl WhyLine {
    /// Returns weight × difference, above zero where it speaks for the first; none where one of them has no number.
    pub fn adds(&self) -> Option<i32> {
        match self.given {
            [Some(Score::Given(one)), Some(Score::Given(two))] => {
                Some(i32::from(self.weight).saturating_mul(i32::from(one).saturating_sub(i32::from(two))))
            }
            _ => None,
        }
    }

    /// Returns which of the two wasn't scored, 0 or 1, where the other was: it is to be asked.
    pub fn unknown(&self) -> Option<usize> {
        match self.given {
            [None, Some(_)] => Some(0),
            [Some(_), None] => Some(1),
            _ => None,
        }
    }

    /// True if both have the same number, or none has one.
    pub fn is_even(&self) -> bool {
        self.given[0] == self.given[1]
    }
}

/// Compares two programs by the criteria in use.
pub fn why(lookup: &Lookup, one: &Program, two: &Program) -> Why {
    let both = [one, two];
    let line = |criterion: &Arc<Criterion>| {
        let given = both.map(|row| score::value(criterion.id.as_str(), row, lookup.interviews(&row.id)));
        let title =
            if criterion.title.is_empty() { criterion.id.to_string() } else { criterion.title.clone() };
        WhyLine { title, weight: criterion.weight.unwrap_or(0).min(5), given }
    };
    Why {
        lines: lookup.criteria.iter().map(line).collect(),
        scores: both.map(|it| lookup.score(it)),
        guts: both.map(|it| lookup.gut(&it.id)),
    }
}
