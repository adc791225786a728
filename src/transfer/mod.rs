//! A season as text for other people and programs. Pure: knows no disk, no terminal and no clock.

pub mod csv;
pub mod ics;
pub mod markdown;
pub mod timeline;

use crate::domain::record::words;

words! {
    /// For whom an export is made; it decides what is left out.
    pub enum Audience {
        Me = "me" "me",
        Adviser = "adviser" "the adviser",
        Partner = "partner" "the partner",
        Clerkship = "clerkship" "the clerkship office",
    }
}
