//! Rank order lists as R3, the ranking system, knows them: what stands on them and in which order, why one program is above
//! another, how firm that is, earlier versions, and what R3 itself says.

mod difference;
mod edit;
mod entry;
mod pairs;
mod r3;
mod scored;
mod version;
mod why;

pub use difference::{ListDifference, differences};
pub use entry::{Entry, Place, codes, lines, open_positions};
pub use pairs::{NextPair, next_pair};
pub use r3::{Compared, RowDifference, compare_r3, is_code, r3_text, read_r3};
pub use scored::{ByScore, by_score};
pub use version::{Certainty, NAMED, Snapshot, SnapshotRow};
pub use why::{Why, WhyLine, why};

#[cfg(test)]
mod tests;
