//! `fluoro export`: the season written down for somebody, to a file or to standard output.

use std::{
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};

use clap::Args;

use super::{
    answer::{Answer, Code, Done, Failure},
    brief::brief_text,
    choice::Choice,
    context::Context,
    forms::{Format, What},
    scope::Scope,
    survey::Survey,
    values::{audience, word},
    words::shown,
};
use crate::{
    domain::{
        agenda::Item,
        audience::{Audience, Privacy},
        tables::{Program, Status},
    },
    shell::clock::random,
    store::{Changed, ExportError, Replace, SaveOptions, disk::RealDisk, write_export, write_folder},
    transfer::{
        components::{ComponentsInput, Section},
        csv,
        ics::{self, Calendar, Given},
        markdown::{
            ShortlistInput, components, interviews, interviews_by_program, rank_lists, shortlist, timeline,
        },
        rank_list::{no_ranks_words, rank_list_text},
        timeline::{Part, TimelineInput},
    },
};

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  fluoro export shortlist --for adviser -o list.md\n  fluoro export shortlist --filter \"interview>today ir\" --sort interview,state\n  fluoro export timeline --format ics -o season.ics --force\n  fluoro export timeline --format csv --only interviews,deadlines\n  fluoro export interviews -o interviews.md\n  fluoro export interviews --folder interviews\n  fluoro export components --for adviser -o application.md\n  fluoro export components --format csv -o programs.csv\n  fluoro export rank-list --format txt -o r3.txt\n  fluoro export brief UCSF"
)]
pub struct ExportArgs {
    /// What to write down
    #[arg(value_enum)]
    what: What,

    /// Of a brief: the program, as you call it
    program: Vec<String>,

    /// In which form
    #[arg(long, value_enum, default_value_t = Format::Md)]
    format: Format,

    /// For whom: me, adviser, partner, clerkship or chief (the days away); all but me leave out ranks, scores and remarks
    /// about people; a rank list is for me, and for a partner who is named here
    #[arg(long = "for", value_name = "WHOM", default_value = "me", value_parser = audience)]
    audience: Audience,

    /// The file to write; else standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Of the interviews: write a Markdown file for each program into this folder, with lines on top that other programs
    /// read. Written again, it replaces only what it wrote itself, for the same reader, and what wasn't changed since
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    folder: Option<PathBuf>,

    /// Replace the file if it is there; in a folder those of this export that were changed since, never any other
    #[arg(long)]
    force: bool,

    /// Only programs of these statuses, with commas between; else all that are still open
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = word::<Status>)]
    status: Vec<Status>,

    /// All programs, those that ended too
    #[arg(long, conflicts_with = "status")]
    all: bool,

    #[command(flatten)]
    choice: Choice,

    /// Of a timeline only these, with commas between: deadlines, official, interviews, rotations, letters, application,
    /// ranking, match-week, own; of the components: checklist, letters, statements, signals, costs. As csv the components
    /// are a line for each program with its letters, statement and signal, or the table of the one part that is named
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    only: Vec<String>,
}

pub fn run(args: &ExportArgs, context: &Context) -> Done {
    if args.what != What::Brief && !args.program.is_empty() {
        let more = args.program.join(" ");
        return Err(Failure::refused(format!("“{more}” is one word too many: only a brief names a program")));
    }
    if !matches!(args.what, What::Shortlist | What::Components) && args.choice.is_any() {
        return Err(Failure::refused(
            "--filter and --sort choose programs: of the shortlist, or of the components",
        ));
    }
    let opened = context.read()?;
    let survey = Survey::new(opened.tracker, context);
    if let Some(folder) = &args.folder {
        let answer = into_folder(folder, args, &survey)?;
        return Ok(opened.notes.into_iter().fold(answer, Answer::with_note));
    }
    let Calendar { text, given, left_out } = match args.what {
        What::Shortlist => plain(shortlist_text(args, &survey)?),
        What::Interviews => plain(interviews_text(args, &survey)?),
        What::Timeline => timeline_text(args, &survey)?,
        What::Components => plain(components_text(args, &survey)?),
        What::RankList => plain(rank_list_text_of(args, &survey)?),
        What::Brief => plain(args.brief(&survey)?),
    };
    let answer = match args.file() {
        None if args.format == Format::Md => Answer::text(text),
        None => Answer::exact(text),
        Some(path) if path.is_dir() => {
            let or =
                if args.what == What::Interviews { ", or write one for each program: --folder" } else { "" };
            return Err(Failure::refused(format!("{} is a folder: name a file in it{or}", shown(path))));
        }
        Some(path) => {
            let replace = if args.force { Replace::Yes { random: random() } } else { Replace::No };
            write_export(&RealDisk, path, text.as_bytes(), replace).map_err(refusal)?;
            Answer::text(format!("Wrote {}, for {}", shown(path), args.audience.called(survey.season.kind())))
        }
    };
    let forgotten = match args.format {
        Format::Ics => remember(&given, &survey, context).err(),
        Format::Md | Format::Csv | Format::Txt => None,
    };
    let notes = opened.notes.into_iter().chain(left_out).chain(forgotten.map(|it| it.why));
    Ok(notes.fold(answer, Answer::with_note))
}

/// Has the season remember what the calendar file holds, so that the next one can take it back.
///
/// # Errors
/// Where the season can't be written.
fn remember(given: &Given, survey: &Survey, context: &Context) -> Result<(), Failure> {
    let (before, mut store) = context.write()?;
    let mut tracker = before.clone();
    given.remember(&mut tracker, context.now, survey.season.home());
    if !tracker.same(&before) {
        context.save(&mut store, &tracker, SaveOptions::at(context.now), String::new())?;
    }
    Ok(())
}

/// A document that nothing is remembered of.
fn plain(text: String) -> Calendar {
    Calendar { text, given: Given::default(), left_out: None }
}

fn refusal(error: ExportError) -> Failure {
    match &error {
        ExportError::Exists(_) => Failure::not_done(format!("not done: {error}; --force replaces it")),
        ExportError::NoFile(_) | ExportError::Place(_) | ExportError::Written { .. } => {
            Failure::not_done(format!("not done: {error}"))
        }
    }
}

fn timeline_text(args: &ExportArgs, survey: &Survey) -> Result<Calendar, Failure> {
    if args.all || !args.status.is_empty() {
        return Err(Failure::refused("--status and --all choose programs; a timeline takes --only"));
    }
    if !args.audience.may(Privacy::Shared) && !args.only.is_empty() {
        let whom = args.audience.called(survey.season.kind());
        return Err(Failure::refused(format!(
            "{whom} gets the days away and nothing else; --only has no place"
        )));
    }
    let only: Vec<Part> = args.only_of()?;
    let season = &survey.season;
    let agenda = survey.agenda_for(args.audience);
    let items: Vec<&Item> = agenda.items.iter().collect();
    let input = TimelineInput {
        tracker: &season.tracker,
        facts: &season.facts,
        dates: &agenda.dates,
        items: &items,
        only: &only,
        audience: args.audience,
        now: season.now,
        home: season.home(),
    };
    Ok(match args.format {
        Format::Md => plain(timeline(&input)),
        // other programs read what goes to standard output
        Format::Csv if args.file().is_none() => plain(csv::timeline(&input)),
        Format::Csv => plain(csv::for_spreadsheet(&input)),
        Format::Ics => ics::calendar(&input),
        Format::Txt => return Err(not_as_text("the timeline comes as md, ics or csv")),
    })
}

fn shortlist_text(args: &ExportArgs, survey: &Survey) -> Result<String, Failure> {
    if args.format != Format::Md {
        return Err(Failure::refused(
            "the shortlist comes as md; the timeline also as ics and csv, components as csv, the rank list as csv and txt",
        ));
    }
    if !args.only.is_empty() {
        return Err(Failure::refused("--only chooses dates; a shortlist takes --status"));
    }
    let (rows, scope) = programs(args, survey)?;
    let season = &survey.season;
    let sort = args.choice.sort_for(args.audience)?;
    Ok(shortlist(&ShortlistInput {
        sort: sort.as_ref(),
        tracker: &season.tracker,
        facts: &season.facts,
        lookup: &survey.lookup,
        naming: &season.naming.to(args.audience),
        rows: &rows,
        scope: &scope,
        bank: survey.data.bank(),
        audience: args.audience,
        now: season.now,
        home: season.home(),
    }))
}

/// Returns the programs that are asked for, by name, and says which these are.
fn programs(args: &ExportArgs, survey: &Survey) -> Result<(Vec<Arc<Program>>, String), Failure> {
    let scope = match (args.all, args.status.as_slice()) {
        (true, _) => Scope::All,
        (false, []) => Scope::Open,
        (false, statuses) => Scope::Statuses(statuses),
    };
    if !args.audience.may(Privacy::Private) && args.status.contains(&Status::Ranked) {
        let whom = args.audience.called(survey.season.kind());
        return Err(Failure::refused(format!(
            "--status ranked tells {whom} what you ranked: that is left out"
        )));
    }
    let mut rows = args.choice.programs(survey, args.audience)?;
    rows.retain(|row| scope.has(row, args.audience));
    let words = scope.words(rows.len(), survey.season.tracker.programs.len());
    Ok((rows, format!("{words}{}", args.choice.words())))
}

fn interviews_text(args: &ExportArgs, survey: &Survey) -> Result<String, Failure> {
    if args.all || !args.status.is_empty() || !args.only.is_empty() {
        return Err(Failure::refused("the interviews are exported as a whole: no --status, --all or --only"));
    }
    match args.format {
        Format::Md => Ok(of_season(args, survey, interviews)),
        // other programs read what goes to standard output
        Format::Csv if args.file().is_none() => Ok(of_season(args, survey, csv::interviews)),
        Format::Csv => Ok(of_season(args, survey, csv::interviews_for_spreadsheet)),
        Format::Ics => {
            Err(Failure::refused("the interviews come as md or csv; ics is a form of the timeline"))
        }
        Format::Txt => Err(not_as_text("the interviews come as md or csv")),
    }
}

fn not_as_text(why: &str) -> Failure {
    Failure::refused(format!("{why}; txt is a form of the rank list"))
}

/// Returns the rank lists, for who may read them.
fn rank_list_text_of(args: &ExportArgs, survey: &Survey) -> Result<String, Failure> {
    if args.all || !args.status.is_empty() || !args.only.is_empty() {
        return Err(Failure::refused("the rank lists are exported as a whole: no --status, --all or --only"));
    }
    let text = match args.format {
        Format::Md => of_season(args, survey, rank_lists),
        // other programs read what goes to standard output
        Format::Csv if args.file().is_none() => of_season(args, survey, csv::rank_lists),
        Format::Csv => of_season(args, survey, csv::rank_lists_for_spreadsheet),
        Format::Txt => of_season(args, survey, rank_list_text),
        Format::Ics => {
            return Err(Failure::refused(
                "the rank lists come as md, csv or txt; ics is a form of the timeline",
            ));
        }
    };
    text.ok_or_else(|| Failure::refused(no_ranks_words(args.audience.called(survey.season.kind()))))
}

fn of_season<T>(args: &ExportArgs, survey: &Survey, make: impl Fn(&ShortlistInput) -> T) -> T {
    let season = &survey.season;
    make(&ShortlistInput {
        sort: None,
        tracker: &season.tracker,
        facts: &season.facts,
        lookup: &survey.lookup,
        naming: &season.naming.to(args.audience),
        rows: &[],
        scope: "",
        bank: survey.data.bank(),
        audience: args.audience,
        now: season.now,
        home: season.home(),
    })
}

/// Writes the interviews into a folder, a file for each program.
fn into_folder(folder: &Path, args: &ExportArgs, survey: &Survey) -> Done {
    let is_limited = args.all || !args.status.is_empty() || !args.only.is_empty();
    if args.what != What::Interviews || args.format != Format::Md || is_limited {
        return Err(Failure::refused(
            "a folder is for all interviews, as md: export interviews --folder DIR",
        ));
    }
    let whom = args.audience.called(survey.season.kind());
    let Some(made) = of_season(args, survey, interviews_by_program) else {
        return Err(Failure::refused(format!(
            "{whom} gets the days away and nothing of the programs: export interviews without --folder"
        )));
    };
    let changed = if args.force { Changed::Goes } else { Changed::Stays };
    let written = write_folder(&RealDisk, folder, &made.files, changed, random());
    let written = written.map_err(|why| Failure::not_done(format!("not done: {why}")))?;
    let answer = Answer::text(format!("{}, for {whom}: {written}", shown(folder)));
    let answer = if written.is_whole() { answer } else { answer.with_code(Code::Warned) };
    Ok(made.left_out.into_iter().fold(answer, Answer::with_note))
}

fn components_text(args: &ExportArgs, survey: &Survey) -> Result<String, Failure> {
    let season = &survey.season;
    if !args.audience.may(Privacy::Shared) {
        let whom = args.audience.called(season.kind());
        return Err(Failure::refused(format!(
            "{whom} gets the days away and nothing of the application: export the timeline"
        )));
    }
    let only: Vec<Section> = args.only_of()?;
    let (rows, scope) = programs(args, survey)?;
    let input = ComponentsInput {
        season,
        lookup: &survey.lookup,
        groups: &survey.groups(&survey.dates()),
        measured: &survey.lookup.lengths,
        naming: &season.naming.to(args.audience),
        rows: &rows,
        scope: &scope,
        only: &only,
        audience: args.audience,
    };
    match (args.format, only.as_slice()) {
        (Format::Md, _) => Ok(components(&input)),
        (Format::Csv, [] | [_]) => Ok(match args.file() {
            // other programs read what goes to standard output
            None => csv::components(&input, only.first().copied()),
            Some(_) => csv::components_for_spreadsheet(&input, only.first().copied()),
        }),
        (Format::Csv, _) => Err(Failure::refused("a csv is one table: name one part with --only, or none")),
        (Format::Ics, _) => {
            Err(Failure::refused("the components come as md or csv; ics is a form of the timeline"))
        }
        (Format::Txt, _) => Err(not_as_text("the components come as md or csv")),
    }
}

impl ExportArgs {
    /// Reads what the export is limited to.
    fn only_of<P: FromStr<Err = String>>(&self) -> Result<Vec<P>, Failure> {
        let read =
            |text: &String| word::<P>(text).map_err(|why| Failure::refused(format!("--only {text}: {why}")));
        self.only.iter().map(read).collect()
    }

    fn brief(&self, survey: &Survey) -> Result<String, Failure> {
        let is_limited = self.all || !self.status.is_empty() || !self.only.is_empty();
        if self.format != Format::Md || is_limited {
            return Err(Failure::refused("a brief comes as md, and the program is all it takes"));
        }
        if self.audience != Audience::Me {
            return Err(Failure::refused(
                "a brief is for you alone: it has your notes and what you will say",
            ));
        }
        if self.program.is_empty() {
            return Err(Failure::refused(
                "a brief is of a program: fluoro export rank-list --format txt -o r3.txt\n  fluoro export brief UCSF",
            ));
        }
        brief_text(&self.program.join(" "), survey)
    }

    /// Returns the file to write; none for standard output.
    fn file(&self) -> Option<&PathBuf> {
        self.output.as_ref().filter(|it| it.as_os_str() != "-")
    }
}
