//! What an application may still lack.

use super::lookup::Lookup;
use crate::domain::{
    record::words,
    tables::{Program, Status},
};

words! {
    /// What an application to a program may still lack.
    pub enum Missing {
        Letters = "letters" "letters",
        Statement = "statement" "a statement",
        Signal = "signal" "a signal",
    }
}

impl Missing {
    /// Returns true if every program is expected to have it: letters and statements where the season holds any; a signal
    /// never, of which there are few.
    pub fn is_expected(self, lookup: &Lookup) -> bool {
        match self {
            Missing::Letters => lookup.has_letters(),
            Missing::Statement => lookup.has_statements(),
            Missing::Signal => false,
        }
    }

    /// Returns true if a program that is still open lacks it.
    pub fn is_lacked_by(self, row: &Program, lookup: &Lookup) -> bool {
        row.status.unwrap_or(Status::Planned).is_open()
            && match self {
                Missing::Letters => !lookup.letter_count(row).is_complete(),
                Missing::Statement => lookup.statement(row).is_none(),
                // once the application is out, and where nothing is left, nothing is missing
                Missing::Signal => {
                    let pool = || lookup.pools.pool_of(row);
                    row.wants_signal() && pool().is_some_and(|it| lookup.signaled.has_left(it))
                }
            }
    }
}
