//! The programs as people look at them: what a row shows, what it is found by, how it is sorted.

mod filter;
mod lookup;
mod reckoned;
mod seen;
mod sort;
mod status;
#[cfg(test)]
mod tests;

pub use filter::{Filter, Missing};
pub use lookup::Lookup;
pub use reckoned::{interview_lines, missing_words, program_lines};
pub use seen::{Reckoned, Seen, Sight};
pub use sort::{SortBy, compare};
pub use status::{first_logged, log, logged, status_words};
