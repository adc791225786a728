//! Places in a text, and the caret.

/// A place between two graphemes: the logical line and the byte in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pos {
    pub line: usize,
    pub byte: usize,
}

/// The cursor and the other end of the selection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    pub cursor: Pos,
    pub anchor: Option<Pos>,
    /// The anchor was set as a mark: motions extend until it is dropped.
    pub marked: bool,
}

impl Caret {
    pub fn at(cursor: Pos) -> Self {
        Caret { cursor, anchor: None, marked: false }
    }
}
