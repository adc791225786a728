//! A filter that was read: terms that must all fit.

use super::{pieces::Sign, test::Test};
use crate::domain::{shortlist::lookup::Lookup, tables::Program};

/// A filter of terms, all of which must fit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub(super) terms: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    pub sign: Sign,
    /// At least one of these must fit.
    pub any: Vec<Test>,
}

impl Filter {
    pub fn matches(&self, row: &Program, lookup: &Lookup) -> bool {
        self.terms.iter().all(|it| it.fits(row, lookup))
    }

    /// Returns true if each match of this filter is one of `older` too, so that only the matches of `older` need a
    /// look.
    pub fn narrows(&self, older: &Filter) -> bool {
        older.terms.iter().all(|old| self.terms.iter().any(|new| new.is_within(old)))
    }

    /// True where other tables decide what it matches.
    pub fn looks_up(&self) -> bool {
        self.terms.iter().flat_map(|it| &it.any).any(Test::looks_up)
    }
}

impl Term {
    fn fits(&self, row: &Program, lookup: &Lookup) -> bool {
        let fits = self.any.iter().any(|it| it.fits(row, lookup));
        fits == (self.sign == Sign::With)
    }

    /// Returns true if whatever this term leaves is left by the other one, too.
    fn is_within(&self, other: &Term) -> bool {
        let implies = |few: &[Test], many: &[Test]| few.iter().all(|it| many.iter().any(|of| it.implies(of)));
        match (self.sign, other.sign) {
            (Sign::With, Sign::With) => implies(&self.any, &other.any),
            (Sign::Without, Sign::Without) => implies(&other.any, &self.any),
            (Sign::With, Sign::Without) | (Sign::Without, Sign::With) => false,
        }
    }
}
