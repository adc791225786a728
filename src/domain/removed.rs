//! Which rows a change took away, and how many it touched, so that a season which loses rows that nobody deleted can be asked about.

use std::collections::BTreeSet;

use super::{id::Id, rows::Row, tables::*, tracker::Tracker};

/// Rows that were taken away, by table and id.
pub type Removed = BTreeSet<(Table, Id)>;

macro_rules! declare {
    ($($field:ident $variant:ident $record:ident |$it:ident| $title:expr, $fields:expr;)*) => {
        /// Returns the rows of `before` that `after` no longer has. Costs a look at each row whose pointer differs.
        pub fn removed(before: &Tracker, after: &Tracker) -> Removed {
            let mut gone = Removed::new();
            $(for (old, new) in after.$field.changed_since(&before.$field) {
                if let (Some(old), None) = (old, new) {
                    gone.insert((Table::$variant, old.id().clone()));
                }
            })*
            gone
        }

        /// Returns how many rows differ between the two. Costs a look at each of them.
        pub fn changed_rows(before: &Tracker, after: &Tracker) -> usize {
            0usize $(.saturating_add(after.$field.changed_since(&before.$field).len()))*
        }
    };
}
each_table!(declare);
