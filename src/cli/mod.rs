//! The command line: what was asked for, done without a screen, or the options with which the screens start. The only
//! place beside the shell that may look at the clock, the environment and the standard streams.

mod add;
mod answer;
mod args;
mod catalog;
mod check;
pub mod clock;
mod context;
mod export;
mod json;
mod list;
mod new;
mod path;
mod season;
mod table;

use std::{ffi::OsString, path::PathBuf, process::ExitCode};

use answer::{Answer, Done};
pub use args::Theme;
use args::{Args, Command};
use clock::Clock;
use context::Context;

/// With what the screens start.
#[derive(Clone, Debug)]
pub struct TuiOptions {
    /// The season file; absolute.
    pub file: PathBuf,
    pub clock: Clock,
    pub theme: Theme,
    pub glyphs: Glyphs,
}

/// Which characters the screens may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    Unicode,
    Ascii,
}

/// What a command line comes to.
#[derive(Debug)]
pub enum Start {
    Tui(TuiOptions),
    /// A subcommand ran, or the arguments were wrong: all is said, this is the exit code.
    Ended(ExitCode),
}

/// The whole program.
pub fn main() -> ExitCode {
    match parse(std::env::args_os()) {
        Start::Tui(options) => tui(options),
        Start::Ended(code) => code,
    }
}

/// Reads the arguments (the first is the program's name) and runs the subcommand, if there is one.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Start {
    let args = match args::read(arguments) {
        Ok(args) => args,
        Err(answer) => return Start::Ended(answer.give()),
    };
    let ended = |done: Done| Start::Ended(done.unwrap_or_else(Answer::from).give());
    let context = match Context::new(&args) {
        Ok(context) => context,
        Err(failure) => return ended(Err(failure)),
    };
    match args.command {
        Some(command) => ended(run(command, &context)),
        None => match tui_options(&args, context) {
            Ok(options) => Start::Tui(options),
            Err(failure) => ended(Err(failure)),
        },
    }
}

fn run(command: Command, context: &Context) -> Done {
    match command {
        Command::New(args) => new::run(&args, context),
        Command::Add(args) => add::run(&args, context),
        Command::Export(args) => export::run(&args, context),
        Command::List(args) => list::run(&args, context),
        Command::Catalog(args) => catalog::run(&args, context),
        Command::Path => path::run(context),
        Command::Check(args) => check::run(&args, context),
    }
}

fn tui_options(args: &Args, context: Context) -> Result<TuiOptions, answer::Failure> {
    Ok(TuiOptions {
        file: context.file()?,
        clock: context.clock,
        theme: args.theme,
        glyphs: if args.ascii { Glyphs::Ascii } else { Glyphs::Unicode },
    })
}

fn tui(_options: TuiOptions) -> ExitCode {
    Answer::from(answer::Failure::refused("the screens come with the shell")).give()
}
