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

/// The text that the season holds in the place where it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The text from which the typing started.
    Same,
    Other,
    /// Nothing was typed there: it was set first in a new row, or is the title of that row's form.
    Begun,
}
