//! Everything that is kept in a season; knows neither terminal nor disk, and takes the clock as an argument.

pub mod agenda;
pub mod away;
pub mod checklist;
pub mod day;
pub mod entry;
pub mod facts;
pub mod field;
pub mod id;
pub mod links;
pub mod merge;
pub(crate) mod record;
pub mod removed;
pub mod review;
pub mod rotations;
pub mod rows;
pub mod rules;
pub mod score;
pub mod season;
mod settle;
pub mod shortlist;
pub mod slot;
mod strict;
pub mod tables;
pub mod time;
pub mod tracker;
