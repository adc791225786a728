//! A season as text for other people and programs. Pure: knows no disk, no terminal and no clock.

pub mod components;
pub mod csv;
pub mod ics;
pub mod mail;
pub mod markdown;
pub mod rank_list;
pub mod timeline;

pub use crate::domain::audience::Audience;
