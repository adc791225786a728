//! Texts as people read and type them: cleaning, columns, wrapping, comparing, editing. Knows no record,
//! no terminal and no other module of the program.
pub mod buffer;
pub mod clean;
mod common;
pub mod compared;
pub mod contains;
mod count;
pub mod fold;
pub mod fuzzy;
mod grapheme;
pub mod hits;
mod mail;
pub mod markdown;
pub mod paragraphs;
mod person;
pub mod slips;
pub mod sought;
pub mod tags;
pub mod width;
pub mod wrap;

pub use buffer::{Buffer, Find, Lines, Motion, Pos, Row, Select};
pub use clean::{clean, clean_lines, in_words};
pub use count::{counted, grouped, listed};
pub use fold::{fold, placed_words, plain, typed_words, words};
pub use fuzzy::Query;
pub use grapheme::graphemes;
pub use mail::mail_link;
pub use markdown::{Check, Mark, spans};
pub use person::{last_name, with_initial};
pub use sought::Sought;
pub use width::{cut, cut_before, cut_start, pad, pad_left, width};
pub use wrap::{wrap, wrap_text};

#[cfg(test)]
mod tests;
