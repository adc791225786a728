//! The programs as people look at them: what a row shows, what it is found by, how it is sorted.

mod filter;
mod lookup;
mod missing;
mod reckoned;
mod seen;
mod sort;
mod status;
#[cfg(test)]
mod tests;

pub use filter::{Completion, Fault, Filter, Parsed, Reach, Shelf, Stage, Vocabulary, complete};
pub use lookup::Lookup;
pub use missing::Missing;
pub use reckoned::{interview_lines, missing_words, program_lines};
pub use seen::{Reckoned, Seen, Sight};
pub use sort::{Direction, Sort, SortBy, compare};
pub use status::{first_logged, log, logged, status_words};
