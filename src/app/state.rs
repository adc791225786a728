//! Small words for how things stand: the look, the notice line, saving, access.

use crate::domain::{id::Id, tables::Table, time::Stamp};

/// How the program looks, which is chosen at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub theme: Theme,
    pub glyphs: Glyphs,
    pub colors: Colors,
}

/// The colors that the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colors {
    Any,
    /// 256: a cube of colors, and grays.
    Indexed,
    Sixteen,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Terminal,
    Dark,
    Light,
    Mono,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    Unicode,
    Ascii,
}

/// One line about what just happened. It stays until the next key.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub text: String,
    pub tone: Tone,
    /// The row that the delete key deletes while this line stands.
    pub arms: Option<(Table, Id)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Done,
    Refused,
}

/// How saving stands, for the header.
#[derive(Clone, Debug, PartialEq)]
pub enum Saving {
    /// Nothing was changed since the start.
    Untouched,
    Saving,
    /// The season has been on the disk for good since that time.
    Saved(Stamp),
    /// Why the last change isn't on the disk. This stays until it is.
    Failed(String),
}

/// Whether this copy of the program may write.
#[derive(Clone, Debug, PartialEq)]
pub enum Access {
    Writes,
    /// Why nothing is written.
    ReadOnly(String),
}

/// Whether a change is a step of undo of its own, or belongs to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoStep {
    New,
    Join,
}

/// What the programs of a matrix are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatrixSort {
    Specialty,
    Name,
    Missing,
}

impl MatrixSort {
    pub const ALL: [MatrixSort; 3] = [MatrixSort::Specialty, MatrixSort::Name, MatrixSort::Missing];

    pub fn title(self) -> &'static str {
        match self {
            MatrixSort::Specialty => "specialty",
            MatrixSort::Name => "name",
            MatrixSort::Missing => "what's missing",
        }
    }

    /// Returns the letter that chooses it.
    pub fn letter(self) -> char {
        match self {
            MatrixSort::Specialty => 's',
            MatrixSort::Name => 'n',
            MatrixSort::Missing => 'm',
        }
    }
}

/// What the programs of a pool of signals are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalsSort {
    Name,
    Signal,
}

impl SignalsSort {
    pub const ALL: [SignalsSort; 2] = [SignalsSort::Name, SignalsSort::Signal];

    pub fn title(self) -> &'static str {
        match self {
            SignalsSort::Name => "name",
            SignalsSort::Signal => "signal",
        }
    }

    /// Returns the letter that chooses it.
    pub fn letter(self) -> char {
        match self {
            SignalsSort::Name => 'n',
            SignalsSort::Signal => 's',
        }
    }
}

/// What the interviews are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterviewsSort {
    Date,
    Program,
    State,
}

impl InterviewsSort {
    pub const ALL: [InterviewsSort; 3] =
        [InterviewsSort::Date, InterviewsSort::Program, InterviewsSort::State];

    pub fn title(self) -> &'static str {
        match self {
            InterviewsSort::Date => "date",
            InterviewsSort::Program => "program",
            InterviewsSort::State => "state",
        }
    }

    /// Returns the letter that chooses it.
    pub fn letter(self) -> char {
        match self {
            InterviewsSort::Date => 'd',
            InterviewsSort::Program => 'p',
            InterviewsSort::State => 's',
        }
    }
}
