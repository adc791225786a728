//! Text that an earlier run left behind without saving it.

use std::path::PathBuf;

use crate::domain::time::Stamp;

/// What a session that ended without saving has left.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    pub file: PathBuf,
    pub at: Option<Stamp>,
    pub texts: Vec<LeftText>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LeftText {
    /// `interviews/9c1f…/notes`, as a JSON pointer without its first slash.
    pub place: String,
    pub text: String,
    pub base: Base,
}

/// What the season holds where it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// What the typing started from.
    Same,
    Other,
}
