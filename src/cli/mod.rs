//! The command line: what was asked for, done without a screen, or the options with which the screens start. The only
//! place beside the shell that may look at the clock, the environment and the standard streams.

mod add;
mod answer;
mod args;
mod backups;
mod brief;
mod catalog;
mod changes;
mod check;
mod choice;
mod context;
mod export;
mod facts;
mod fate;
mod forms;
mod free;
mod help;
mod item;
mod json;
mod list;
mod merge;
mod named;
mod new;
mod path;
mod review;
mod scope;
mod survey;
mod table;
mod task;
mod today;
mod values;
mod words;

use std::{env, ffi::OsString, process::ExitCode};

use clap::CommandFactory;

use answer::{Answer, Done};
use args::{Args, Command};
use context::Context;

use crate::{
    app::state::{Colors, Glyphs, Look, Theme},
    shell,
};

/// What a command line comes to.
#[derive(Debug)]
pub enum Start {
    Screens(shell::Options),
    /// A subcommand ran, or the arguments were wrong: all is said, this is the exit code.
    Ended(ExitCode),
}

/// The whole program.
pub fn main() -> ExitCode {
    match parse(std::env::args_os()) {
        Start::Screens(options) => screens(options),
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
    let context = match Context::new(args.file.clone()) {
        Ok(context) => context,
        Err(failure) => return ended(Err(failure)),
    };
    match args.command {
        Some(command) => {
            answer::tell_faults();
            ended(run(command, &context))
        }
        None => match options(&args, context) {
            Ok(options) => Start::Screens(options),
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
        Command::Today(args) => today::run(&args, context),
        Command::Free(args) => free::run(&args, context),
        Command::Review(args) => review::run(&args, context),
        Command::Facts(args) => facts::run(&args, context),
        Command::Catalog(args) => catalog::run(&args, context),
        Command::Path(args) => path::run(&args, context),
        Command::Check(args) => check::run(&args, context),
        Command::Backups(args) => backups::list(&args, context),
        Command::Restore(args) => backups::restore(&args, context),
        Command::Merge(args) => merge::run(&args, context),
        Command::Task(args) => task::run(&args, context),
        Command::Done(args) => task::done(&args, context),
        Command::Help(args) => help::run(&args, Args::command()),
    }
}

fn options(args: &Args, context: Context) -> Result<shell::Options, answer::Failure> {
    let theme = match args.theme {
        // https://no-color.org: any value that isn't empty.
        args::Theme::Terminal if env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty()) => Theme::Mono,
        args::Theme::Terminal => Theme::Terminal,
        args::Theme::Dark => Theme::Dark,
        args::Theme::Light => Theme::Light,
        args::Theme::Mono => Theme::Mono,
    };
    let glyphs = if args.ascii || !speaks_utf8() { Glyphs::Ascii } else { Glyphs::Unicode };
    // the shell looks at what the terminal can show
    let look = Look { theme, glyphs, colors: Colors::Any };
    Ok(shell::Options { file: context.file()?, clock: context.clock, look })
}

/// Returns true if the locale says UTF-8. The first of the three variables that is set decides; if none is, UTF-8 is
/// assumed.
fn speaks_utf8() -> bool {
    let said = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(env::var_os).find(|it| !it.is_empty());
    said.is_none_or(|locale| {
        let locale = locale.to_string_lossy().to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

fn screens(options: shell::Options) -> ExitCode {
    match shell::run(options) {
        Ok(code) => code,
        Err(error) => {
            shell::leave();
            Answer::from(answer::Failure::refused(format!("the terminal can't be used: {error}"))).give()
        }
    }
}
