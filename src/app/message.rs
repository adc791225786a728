//! Everything that can happen to the program, and everything it can ask of the shell.

use std::{fmt, path::PathBuf};

use ratatui::layout::Size;

use super::{
    beside::{Beside, Compared, Intake},
    key::Key,
    screen_id::ScreenId,
};
use crate::{
    domain::{merge::Incoming, statements::Lengths, tables::Match, tracker::Tracker},
    store::report::Draft,
    transfer::{ics::Given, markdown::Folder},
};

/// What happens to the program. Each message comes with the time at which it happened.
#[derive(Clone, Debug)]
pub enum Message {
    Key(Key),
    /// Letters that came all at once, without the marks of a paste.
    Typed(String),
    /// A bracketed paste.
    Paste(String),
    Resize(Size),
    /// Time went by, or the program came back from a suspend.
    Tick,
    /// The saver has saved that value, or couldn't.
    Saved {
        /// What stands in the file now.
        tracker: Box<Tracker>,
        /// What another copy had saved meanwhile.
        incoming: Box<Incoming>,
        note: Option<String>,
    },
    NotSaved {
        why: String,
        /// What would be lost that nobody deleted here.
        shrinks: Option<Loss>,
    },
    /// Somebody else did something to the file.
    Seen(Seen),
    /// What came back from `$EDITOR`, for the screen that sent it.
    Edited {
        asker: Option<ScreenId>,
        result: Result<Edited, String>,
    },
    /// What an editor has saved that had come back at once, with the draft it was handed.
    EditedLater {
        draft: Box<Draft>,
        edited: Edited,
    },
    /// What became of a file that was to be written: its full path.
    Exported {
        file: Box<File>,
        result: Result<String, ExportProblem>,
    },
    /// The shell did what was asked, or says why not.
    Told(Result<String, String>),
    /// The sample season, read.
    Loaded(Box<Tracker>),
    /// What stands beside the season file, for the screen that asked.
    Listed {
        asker: Option<ScreenId>,
        beside: Box<Beside>,
    },
    /// Another version beside the season, for the screen that asked.
    Compared {
        asker: Option<ScreenId>,
        path: PathBuf,
        result: Box<Result<Compared, String>>,
    },
    /// The season begins although its file couldn't be read; and where that was put.
    Began(Result<(Tracker, Option<PathBuf>), String>),
    /// A file beside the season's was removed, with its name; for the screen that asked.
    Removed {
        asker: Option<ScreenId>,
        result: Result<String, String>,
    },
    /// How long the files of statements are.
    Measured(Lengths),
    /// The last change can't be written: the program goes on.
    CantQuit,
    /// Text being typed is kept in a file of its own again, or why it isn't.
    DraftsKept(Result<(), String>),
    /// A signal wants the program to end.
    Terminate,
}

/// What came back from `$EDITOR`. `said` is its status where it didn't end well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// A changed text.
    Text { text: String, said: Option<String> },
    /// Nothing was changed.
    Same { said: Option<String> },
    /// It came back at once with nothing changed: what it saves later comes as a message of its own.
    AtOnce,
    /// Why the text can't be taken, and the name of the file that keeps it.
    Kept { why: &'static str, name: String },
}

/// What somebody else took out of the file, such as `47 of 50 programs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    pub gone: usize,
    pub of: usize,
    /// What the rows are called.
    pub what: &'static str,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} {}", self.gone, self.of, self.what)
    }
}

/// What a look at the file found.
#[derive(Clone, Debug)]
pub enum Seen {
    Changed(Box<Incoming>),
    Gone,
    /// The file had been gone and is there again, unchanged.
    Back,
    /// So many rows are gone from the file that nothing is taken in.
    Shorter(Loss),
    /// Why nothing is taken in.
    Unreadable(String),
    /// A sync client has left another copy, with this name.
    Sibling(String),
    /// A newer version has written the file: why nothing may be saved any more.
    Newer(String),
}

/// What the program asks of the shell, which does it and answers with a message if there is something to say. The
/// answer names the screen that asked, if one did.
#[derive(Clone, Debug)]
pub enum Effect {
    Saver(SaverRequest),
    Reader {
        asker: Option<ScreenId>,
        request: ReaderRequest,
    },
    /// Says how long these files are, and again when one changes; the answer is `Measured`.
    Measure(Vec<String>),
    Terminal(TerminalRequest),
    OpenLink(String),
    /// Opens the text in `$EDITOR`; the answer is `Edited`.
    EditText {
        asker: Option<ScreenId>,
        draft: Draft,
    },
    /// The answer is `Exported`.
    Export(Box<File>),
    /// Writes a folder of documents; the answer is `Told`.
    ExportFolder {
        path: String,
        folder: Box<Folder>,
    },
    /// Reads the sample season; the answer is `Loaded`.
    LoadSample(Match),
    /// Removes a file that is settled; the answer is `Removed`.
    Remove {
        asker: Option<ScreenId>,
        path: PathBuf,
    },
    /// Saves and ends; the answer is `CantQuit` where that fails.
    Quit,
    /// Ends although something isn't saved.
    QuitUnsaved,
}

/// Something for the thread that writes the season file.
#[derive(Clone, Debug)]
pub enum SaverRequest {
    /// Tries to save although nothing changed since the last try.
    Retry,
    /// The answer is `Began`.
    Begin(Begin),
    /// Removes drafts once what came of them is kept elsewhere.
    DropDrafts(PathBuf),
}

/// Something for the thread that looks at what stands beside the season file.
#[derive(Clone, Debug)]
pub enum ReaderRequest {
    /// Looks at all of it; the answer is `Listed`.
    List { present: Box<Tracker> },
    /// Reads another version; the answer is `Compared`.
    Compare { path: PathBuf, intake: Intake, present: Box<Tracker> },
}

/// Something for the terminal.
#[derive(Clone, Debug)]
pub enum TerminalRequest {
    /// Puts a text on the clipboard.
    Copy(String),
    /// The same, and the answer is `Told`, which says what was copied.
    CopyAndTell {
        text: String,
        what: String,
    },
    Repaint,
    Suspend,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    pub path: String,
    pub text: String,
    pub replace: Replace,
    /// What is left out of it that one may look for.
    pub left_out: Option<String>,
    /// The events of a calendar file, for the season to remember.
    pub given: Given,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    No,
    Yes,
}

/// How the season begins if its file can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begin {
    /// Begins with that backup.
    Backup(String),
    /// Begins with another copy of the season.
    File(PathBuf),
    /// Begins with an empty season.
    Anew,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExportProblem {
    /// There is already a file of that name.
    Exists,
    Failed(String),
}
