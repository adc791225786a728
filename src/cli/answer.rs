//! What a subcommand has to say, and the only place that writes to the standard streams: everything goes through
//! `clean` but a path that another program reads, and a closed pipe is no failure.

use std::{
    fmt::Display,
    io::{self, ErrorKind, IsTerminal, Write},
    panic,
    process::ExitCode,
};

use crate::text::{clean, clean_lines};

/// How a subcommand ended, as its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    Fine = 0,
    /// Warnings, or not done.
    Warned = 1,
    /// A damaged file, or wrong usage.
    Refused = 2,
}

/// How a text goes to standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Through `clean_lines`.
    Lines,
    /// As it is, for a format that asks for `\r\n` and is made of cleaned texts.
    Exact,
}

#[derive(Debug)]
pub struct Answer {
    pub code: Code,
    /// The text for standard output; ends with a newline if it isn't empty.
    pub text: String,
    /// Bytes that go to standard output instead, if that is no terminal.
    pub bytes: Vec<u8>,
    pub form: Form,
    /// Notes for standard error, one line each.
    pub notes: Vec<String>,
    /// A text for standard error behind the notes, on lines of its own.
    pub usage: String,
}

/// Why something wasn't done.
#[derive(Debug)]
pub struct Failure {
    pub code: Code,
    pub why: String,
}

pub type Done = Result<Answer, Failure>;

impl Failure {
    /// It could have been done, and wasn't.
    pub fn not_done(why: impl Display) -> Failure {
        Failure { code: Code::Warned, why: why.to_string() }
    }

    /// Wrong usage, or a file that can't be taken.
    pub fn refused(why: impl Display) -> Failure {
        Failure { code: Code::Refused, why: why.to_string() }
    }
}

impl From<Failure> for Answer {
    fn from(failure: Failure) -> Answer {
        Answer::note(failure.code, &failure.why)
    }
}

impl Answer {
    pub fn text(mut text: String) -> Answer {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        Answer {
            code: Code::Fine,
            text,
            form: Form::Lines,
            bytes: Vec::new(),
            notes: Vec::new(),
            usage: String::new(),
        }
    }

    pub fn note(code: Code, note: &str) -> Answer {
        Answer { code, ..Answer::text(String::new()).with_note(note) }
    }

    /// Returns the answer with these bytes for other programs.
    pub fn with_bytes(self, bytes: Vec<u8>) -> Answer {
        Answer { bytes, ..self }
    }

    /// Returns the answer with lines behind its notes.
    pub fn with_usage(self, usage: &str) -> Answer {
        Answer { usage: usage.to_owned(), ..self }
    }

    /// Returns the answer with one more note.
    pub fn with_note(mut self, note: impl Into<String>) -> Answer {
        self.notes.push(note.into());
        self
    }

    pub fn exact(text: String) -> Answer {
        Answer { form: Form::Exact, text, ..Answer::text(String::new()) }
    }

    /// Returns the answer with the worse of its own code and this one.
    pub fn with_code(mut self, code: Code) -> Answer {
        self.code = self.code.max(code);
        self
    }

    /// Writes it out.
    pub fn give(mut self) -> ExitCode {
        let out = io::stdout();
        let text = match self.form {
            Form::Lines => clean_lines(&self.text),
            Form::Exact => self.text.as_str().into(),
        };
        let given = match self.bytes.is_empty() || out.is_terminal() {
            true => put(&mut out.lock(), text.as_bytes()),
            false => put(&mut out.lock(), &self.bytes),
        };
        if let Err(error) = given {
            self.notes.push(format!("standard output: {error}"));
            self.code = self.code.max(Code::Warned);
        }
        let notes =
            self.notes.iter().fold(String::new(), |all, note| format!("{all}fluoro: {}\n", clean(note)));
        let usage = clean_lines(&self.usage);
        put(&mut io::stderr().lock(), format!("{notes}{usage}").as_bytes()).ok(); // nobody is left to be told
        ExitCode::from(self.code as u8)
    }
}

/// Has a fault of the program itself told like everything else, since it may quote the season; the command counts as
/// not done.
pub fn tell_faults() {
    panic::set_hook(Box::new(|fault| {
        Answer::note(Code::Refused, &format!("stopped at a fault of its own: {fault}")).give();
        std::process::exit(101);
    }));
}

fn put(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    match to.write_all(bytes).and_then(|()| to.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
