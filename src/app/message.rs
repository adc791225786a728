//! Everything that can happen to the program, and everything it can ask of the shell.

use ratatui::layout::Size;

use super::key::Key;
use crate::domain::{merge::Patch, tracker::Tracker};

/// What comes in. Each comes with the time at which it came.
#[derive(Clone, Debug)]
pub enum Message {
    Key(Key),
    /// A bracketed paste.
    Paste(String),
    Resize(Size),
    /// Time went by, or the program came back from a suspend.
    Tick,
    /// The saver is done with that value.
    Saved {
        /// What stands in the file now.
        tracker: Box<Tracker>,
        /// What another copy had saved meanwhile, for every value that is remembered.
        patch: Option<Box<Patch>>,
        note: Option<String>,
    },
    NotSaved {
        why: String,
    },
    /// Text that came back from `$EDITOR`.
    Edited(Result<String, String>),
    Exported(Result<String, ExportProblem>),
    /// The shell did what was asked, or says why not.
    Told(Result<String, String>),
    /// The sample season, read.
    Loaded(Box<Tracker>),
    /// A signal wants the program to end.
    Terminate,
}

/// What goes out: the shell does it and answers with a message where there is something to say.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Try to save although nothing changed since the last try.
    Retry,
    OpenLink(String),
    CopyText(String),
    /// Opens the text in `$EDITOR`; the answer is `Edited`.
    EditText {
        text: String,
        name: String,
    },
    Export {
        path: String,
        text: String,
        replace: Replace,
    },
    /// Reads the sample season; the answer is `Loaded`.
    LoadSample,
    Repaint,
    Suspend,
    Quit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    No,
    Yes,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExportProblem {
    /// There is a file already; its path.
    Exists(String),
    Failed(String),
}
