//! The state of the program and the one function that changes it. Does no IO, asks no clock, draws nothing.
//!
//! From the bottom up: small words and plain data (`state`, `tab`, `command`, `outcome`), the [`context`] that all screens
//! share, what is said and done with rows whatever their tab, the [`screen`]s, and the [`house`] that has them all.

pub mod actions;
mod answers;
pub mod arrangement;
pub mod bank_list;
pub mod begin;
pub mod beside;
pub mod calendar;
pub mod command;
pub mod component_edits;
pub mod conflict;
pub mod context;
mod corrections;
pub mod cost_rows;
pub mod days;
pub mod drafts;
pub mod export;
mod exporting;
pub mod facts_list;
mod find;
mod guide_find;
mod guide_pages;
pub mod history;
pub mod house;
pub mod key;
pub mod left;
mod letter_steps;
pub mod list;
mod looking;
pub mod match_line;
pub mod matrix;
mod merged_edit;
pub mod message;
mod offers;
pub mod outcome;
mod outside;
pub mod pages;
pub mod picked;
pub mod purpose;
mod questions;
pub mod refresh;
pub mod resolve;
mod rows;
pub mod saves;
pub mod screen;
pub mod screen_id;
pub mod screens;
mod signal_steps;
pub mod since_save;
mod snooze;
pub mod start_words;
pub mod state;
pub mod statement_steps;
mod statuses;
mod steps;
mod submitted;
pub mod tab;
pub mod tab_screen;
mod texts;
mod ticks;
pub mod titles;
pub mod writing;

pub use begin::Start;
pub use house::App;
