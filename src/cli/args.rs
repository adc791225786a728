//! What can be typed behind `fluoro`. The comments on the fields are the help that `--help` prints.

use std::{ffi::OsString, path::PathBuf};

use clap::{
    Parser, Subcommand, ValueEnum,
    error::{ContextValue, ErrorKind},
};

use super::{
    add::AddArgs,
    answer::{Answer, Code},
    backups::{BackupsArgs, RestoreArgs},
    catalog::CatalogArgs,
    check::CheckArgs,
    export::ExportArgs,
    facts::FactsArgs,
    free::FreeArgs,
    help::{HelpArgs, below_the_help},
    list::ListArgs,
    merge::MergeArgs,
    new::NewArgs,
    path::PathArgs,
    review::ReviewArgs,
    task::{DoneArgs, TaskArgs},
    today::TodayArgs,
};
use crate::text::clean;

/// One Interventional Radiology application season in the terminal.
///
/// Without a command the screens start.
#[derive(Debug, Parser)]
#[command(
    name = "fluoro",
    version,
    disable_help_subcommand = true,
    max_term_width = 100,
    after_long_help = below_the_help(),
    after_help = "fluoro --help tells more: examples, environment, exit codes."
)]
pub struct Args {
    /// The season file; else FLUORO_FILE, else the one in your data folder
    #[arg(long, global = true, value_name = "PATH")]
    pub file: Option<PathBuf>,

    /// The colors of the screens
    #[arg(long, global = true, value_enum, default_value_t = Theme::Terminal)]
    pub theme: Theme,

    /// Draw with ASCII characters only
    #[arg(long, global = true)]
    pub ascii: bool,

    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// The terminal's own colors
    Terminal,
    Dark,
    Light,
    /// No color at all
    Mono,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a season
    New(NewArgs),
    /// Add programs by name, one per line
    Add(AddArgs),
    /// Write the season down for somebody
    Export(ExportArgs),
    /// List what the season holds
    List(ListArgs),
    /// What is late, today and next
    Today(TodayArgs),
    /// Whether a day or several are free, and what lies around them
    Free(FreeArgs),
    /// Every warning of the season, with its reason
    Review(ReviewArgs),
    /// The facts of the season, and files of facts that come from somewhere else
    Facts(FactsArgs),
    /// Search the bundled catalog of programs
    Catalog(CatalogArgs),
    /// Say where the season file is
    Path(PathArgs),
    /// Say whether the season file is sound
    Check(CheckArgs),
    /// List earlier versions of the season
    Backups(BackupsArgs),
    /// Bring an earlier version back
    Restore(RestoreArgs),
    /// Take in what another season file holds
    Merge(MergeArgs),
    /// Write down a task
    Task(TaskArgs),
    /// Mark a task, a component or an official date as done
    Done(DoneArgs),
    /// Tell more about a command, or a topic
    Help(HelpArgs),
}

/// Reads the arguments; help, version and refusals come as an answer.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Args, Answer> {
    Args::try_parse_from(arguments).map_err(|mut error| {
        quote_in_one_line(&mut error);
        let text = error.render().to_string();
        if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            return Answer::text(text);
        }
        let (why, usage) = text.split_once('\n').unwrap_or((&text, ""));
        let why = why.strip_prefix("error: ").unwrap_or(why);
        Answer::note(Code::Refused, why).with_usage(usage)
    })
}

/// Puts what the refusal of an argument quotes into one line, so that what was typed can't look like lines of the
/// answer.
#[expect(clippy::wildcard_enum_match_arm, reason = "clap adds kinds; only texts are quoted")]
fn quote_in_one_line(error: &mut clap::Error) {
    let line = |it: &String| clean(it).into_owned();
    let quoted = error.context().filter_map(|(kind, value)| match value {
        ContextValue::String(it) => Some((kind, ContextValue::String(line(it)))),
        ContextValue::Strings(all) => Some((kind, ContextValue::Strings(all.iter().map(line).collect()))),
        _ => None,
    });
    let quoted: Vec<_> = quoted.collect();
    for (kind, value) in quoted {
        error.insert(kind, value);
    }
}
