//! Filters of programs that read like speech: `status:invited state:CA signal:gold score>4 missing:letters -dr`.
//!
//! Terms stand with blanks between, and all must fit. A `-` before a term turns it around. `field:a,b` is either of the
//! two, `> < >= <=` compare numbers and days, quotes hold words together, and `field:none` finds what has nothing there.

mod completion;
mod pieces;
mod reading;
mod subject;
mod terms;
mod test;

pub use completion::{Completion, Shelf, complete};
pub use reading::{Fault, Parsed, Stage};
pub use subject::{Reach, Vocabulary};
pub use terms::Filter;

#[cfg(test)]
mod tests;
