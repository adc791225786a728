//! All IO that waits: terminal, input, clock, signals, saver, `$EDITOR`, and the loop that ties them to the state.

#[cfg(unix)]
mod bytes;
pub mod clock;
mod editor;
mod effects;
mod input;
mod mailbox;
mod panic;
pub(crate) mod papers;
mod reader;
mod run;
mod saver;
mod saving;
mod screen;
mod session;
#[cfg(unix)]
#[path = "signals_unix.rs"]
mod signals;
#[cfg(not(unix))]
#[path = "signals_other.rs"]
mod signals;
#[cfg(unix)]
#[path = "source_unix.rs"]
mod source;
#[cfg(not(unix))]
#[path = "source_other.rs"]
mod source;
mod terminal;
mod turn;
mod watch;

pub use run::{Options, run};
pub use screen::leave;

use std::io::{self, Write};

use crate::app::{
    message::{Message, Seen},
    saves::{SaveDone, SaveFailed},
};

/// A line on stderr, which may be gone with its terminal: unlike `eprintln!` that is no panic.
fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// What reaches the loop, from whichever thread.
pub(crate) enum Event {
    Input(Vec<crossterm::event::Event>),
    /// How the save of a value went that was handed over.
    Saved {
        number: u64,
        result: Result<Box<SaveDone>, SaveFailed>,
    },
    /// Somebody else did something to the file.
    Seen {
        seen: Box<Seen>,
        /// Of the saver's merges, once this is taken in.
        merges: Option<u64>,
    },
    /// An answer from a thread that waits for the disk.
    Said(Box<Message>),
    /// The same of the saver's, that a season begins; with the number of its merges from now on.
    Began {
        message: Box<Message>,
        merges: u64,
    },
    /// The number of a signal that wants the program to end.
    Signal(i32),
    /// The program was stopped and goes on.
    Resumed,
    /// The window may have another size.
    Resized,
    /// The terminal can't be read any more.
    InputLost,
}
