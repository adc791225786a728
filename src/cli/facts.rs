//! `fluoro facts`: what the season's dates, fees, limits, signals and rules are, and files of facts that come from somewhere
//! else: looked at, taken in, written down.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::Value;

use super::{
    answer::{Answer, Code, Done, Failure},
    context::Context,
    json,
    survey::Survey,
    table::{screen_width, table},
    words::{counted, shown},
};
use crate::{
    data::{
        Data,
        season::{Exported, FactsFile, YEARS, facts_json},
    },
    domain::{
        fact_changes::{FactChange, Says, fact_changes},
        facts::{Confidence, Figure, FigureKind, OfficialDate, Origin, SeasonFacts},
        tables::Match,
        tracker::Tracker,
    },
    shell::clock::random,
    store::{Replace, disk::RealDisk, facts_text, write_export, write_facts},
    text::{contains::contains, typed_words},
};

#[derive(Debug, Args)]
pub struct FactsArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the season's facts, or those that hold these words
    List {
        words: Vec<String>,
        /// For other programs
        #[arg(long)]
        json: bool,
    },
    /// Say whether a file of facts is right, and what it would change
    Check {
        #[arg(value_name = "FILE")]
        of: PathBuf,
    },
    /// Take a file of facts in; without --yes only say what it would change
    Import {
        #[arg(value_name = "FILE")]
        of: PathBuf,
        /// Write it into the folder facts beside the season
        #[arg(long, short)]
        yes: bool,
    },
    /// Write the facts down as a file, to be corrected and handed on
    Export {
        /// The year of its Match Day; else the season's own
        #[arg(long, value_name = "YEAR")]
        season: Option<String>,
        /// Put your own corrections into it, each with its source
        #[arg(long)]
        mine: bool,
        /// The file; else it goes to standard output
        #[arg(long, short, value_name = "PATH")]
        output: Option<PathBuf>,
        /// Replace a file of that name
        #[arg(long)]
        force: bool,
    },
}

pub fn run(args: &FactsArgs, context: &Context) -> Done {
    match &args.what {
        What::List { words, json: true } => list(words, context, |facts| json::answer(&values(facts))),
        What::List { words, json: false } => list(words, context, |facts| Ok(listed(facts))),
        What::Check { of } => Ok(looked_at(of, context)?.1),
        What::Import { of, yes: false } => {
            let (read, answer) = looked_at(of, context)?;
            let Some(read) = read else { return Ok(answer) };
            let note = format!("not done: --yes writes facts/{}", read.file_name());
            Ok(answer.with_code(Code::Warned).with_note(note))
        }
        What::Import { of, yes: true } => import(of, context),
        What::Export { season, mine, output, force } => {
            let text = exported(season.as_deref(), if *mine { Whose::Mine } else { Whose::Theirs }, context)?;
            match output {
                None => Ok(Answer::text(text)),
                Some(path) => {
                    let replace = if *force { Replace::Yes { random: random() } } else { Replace::No };
                    write_export(&RealDisk, path, text.as_bytes(), replace).map_err(Failure::refused)?;
                    Ok(Answer::text(shown(path)))
                }
            }
        }
    }
}

/// A fact as it is listed.
struct Fact {
    id: String,
    kind: &'static str,
    title: String,
    value: String,
    note: String,
    origin: Origin,
    is_filed: bool,
}

fn list(words: &[String], context: &Context, say: impl Fn(&[Fact]) -> Done) -> Done {
    let opened = context.read()?;
    let survey = Survey::new(opened.tracker, context);
    let needles = typed_words(&words.join(" "));
    let mut facts = facts(&survey);
    let holds = |fact: &Fact| {
        let Fact { id, title, value, note, origin, .. } = fact;
        let text = format!("{id} {title} {value} {note} {}", origin.source);
        needles.iter().all(|needle| contains(&text, needle))
    };
    facts.retain(holds);
    let answer = opened.notes.into_iter().fold(say(&facts)?, Answer::with_note);
    match facts.is_empty() {
        true => Ok(answer.with_code(Code::Warned).with_note("no fact holds these words")),
        false => Ok(answer),
    }
}

fn facts(survey: &Survey) -> Vec<Fact> {
    let (season, own) = (&survey.season, &survey.season.facts);
    let date = |date: &OfficialDate| Fact {
        id: date.id.to_string(),
        kind: "date",
        title: date.title.clone(),
        value: season.span_words(date),
        note: season.filled(&date.note),
        origin: date.origin.clone(),
        is_filed: own.filed.contains(date.id.as_str()),
    };
    let figure = |figure: &Figure| {
        let figure = figure.effective(&season.tracker.overrides);
        Fact {
            kind: figure.kind.word(),
            title: figure.title.clone(),
            value: figure.amount().unwrap_or_default(),
            note: season.filled(&figure.note),
            is_filed: own.filed.contains(&figure.id),
            origin: figure.origin.clone(),
            id: figure.id,
        }
    };
    let kind = season.kind();
    let mine = own.figures.iter().filter(|it| kind.reads(it));
    survey.dates().iter().map(date).chain(mine.map(figure)).collect()
}

const HEAD: &[&str] = &["FACT", "VALUE", "SURE", "AS OF", "ID"];

fn listed(facts: &[Fact]) -> Answer {
    let row = |fact: &Fact| {
        let is_own = fact.origin.confidence == Confidence::Yours;
        let mark = if fact.is_filed && !is_own { " (file)" } else { "" };
        let sure = format!("{}{mark}", fact.origin.confidence.title());
        vec![fact.title.clone(), fact.value.clone(), sure, fact.origin.as_of.clone(), fact.id.clone()]
    };
    match facts.is_empty() {
        true => Answer::text(String::new()),
        false => Answer::text(table(HEAD, &facts.iter().map(row).collect::<Vec<_>>(), screen_width())),
    }
}

fn values(facts: &[Fact]) -> Value {
    let value = |fact: &Fact| {
        let is_own = fact.origin.confidence == Confidence::Yours;
        let by = if is_own {
            "you"
        } else if fact.is_filed {
            "file"
        } else {
            "fluoro"
        };
        json::object([
            ("id", json::text(&fact.id)),
            ("kind", fact.kind.into()),
            ("title", json::text(&fact.title)),
            ("value", json::text(&fact.value)),
            ("note", json::text(&fact.note)),
            ("source", json::text(&fact.origin.source)),
            ("as_of", json::text(&fact.origin.as_of)),
            ("confidence", fact.origin.confidence.word().into()),
            ("by", by.into()),
        ])
    };
    facts.iter().map(value).collect::<Vec<_>>().into()
}

/// Reads a file of facts, and says what it would change, or all that is wrong in it.
fn looked_at(path: &Path, context: &Context) -> Result<(Option<FactsFile>, Answer), Failure> {
    let text = facts_text(&RealDisk, path).map_err(Failure::refused)?;
    let data = context.data();
    match data.read_facts(&text) {
        Ok(file) => {
            let changes = changes(&file, &data, context)?;
            let answer = Answer::text(said(&file, &changes));
            Ok((Some(file), answer))
        }
        Err(bad) => {
            let notes = bad.iter().map(|it| format!("{}: {it}", shown(path)));
            let answer = Answer::text(String::new()).with_code(Code::Refused);
            Ok((None, notes.fold(answer, Answer::with_note)))
        }
    }
}

/// Returns what the file changes in its season, with the facts of a file that is there already under it.
fn changes(file: &FactsFile, data: &Data, context: &Context) -> Result<Vec<FactChange>, Failure> {
    let season = file.season.to_string();
    let tracker = context.read().ok().map(|it| it.tracker);
    let own = tracker.as_ref().filter(|it| data.season_of(&it.profile, today(context, it)) == season);
    let kind = tracker.as_ref().map_or(Match::Main, |it| it.profile.kind());
    let before = data.season(&season, kind);
    let mut only = SeasonFacts { filed: Default::default(), ..SeasonFacts::clone(&before) };
    only.dates.append(&mut only.other_dates);
    Ok(fact_changes(&before, &file.over(&only), own))
}

fn today(context: &Context, tracker: &Tracker) -> crate::domain::time::Day {
    let zone = tracker.profile.home_zone.clone().unwrap_or_else(crate::shell::clock::local_zone);
    zone.civil_at(context.now).date()
}

/// "Season 2027: 12 dates and 3 fees are new, 1 limit changes, 2 of yours differ and stay", and a line for each.
fn said(file: &FactsFile, changes: &[FactChange]) -> String {
    let of = |says: Says| {
        let kinds = [
            None,
            Some(FigureKind::Fee),
            Some(FigureKind::Limit),
            Some(FigureKind::Signal),
            Some(FigureKind::Rule),
        ];
        let count = |kind: &Option<FigureKind>| {
            changes.iter().filter(|it| it.what == says && it.kind == *kind).count()
        };
        let counted = kinds.iter().map(|kind| (count(kind), kind)).filter(|it| it.0 > 0);
        counted.map(|(count, kind)| noun(count, *kind)).collect::<Vec<_>>().join(", ")
    };
    let mut parts = Vec::new();
    for (says, verb) in [
        (Says::New, "new"),
        (Says::Otherwise, "changed"),
        (Says::Rewords, "in other words"),
        (Says::Confirms, "the same with another source"),
        (Says::Same, "as they are"),
    ] {
        let of = of(says);
        if !of.is_empty() {
            parts.push(format!("{of} {verb}"));
        }
    }
    let yours = changes.iter().filter(|it| it.yours.is_some()).count();
    if yours > 0 {
        parts.push(format!(
            "{yours} of yours {} and {}",
            if yours == 1 { "differs" } else { "differ" },
            if yours == 1 { "stays" } else { "stay" }
        ));
    }
    let head = if parts.is_empty() { "it says nothing".to_owned() } else { parts.join("; ") };
    let lines: String = changes.iter().filter_map(line).collect();
    format!("Season {}: {head}\n{lines}", file.season)
}

fn noun(count: usize, kind: Option<FigureKind>) -> String {
    match kind {
        None => counted(count, "date", "dates"),
        Some(FigureKind::Fee) => counted(count, "fee", "fees"),
        Some(FigureKind::Limit) => counted(count, "limit", "limits"),
        Some(FigureKind::Signal) => counted(count, "signal count", "signal counts"),
        Some(FigureKind::Rule) => counted(count, "rule", "rules"),
    }
}

/// The sign of an addition, a change, a confirmation.
fn line(change: &FactChange) -> Option<String> {
    let what = match (change.what, &change.before) {
        (Says::Same, _) if change.yours.is_none() => return None,
        (Says::New, _) | (_, None) => format!("+ {}: {}", change.title, change.after),
        (Says::Otherwise, Some(before)) => format!("~ {}: {before} → {}", change.title, change.after),
        (Says::Rewords, Some(before)) => format!("≈ {}: {before}, in other words", change.title),
        (Says::Confirms | Says::Same, Some(before)) => format!("= {}: {before}", change.title),
    };
    let is_older = |it: &&Origin| it.as_of > change.origin.as_of && change.what != Says::Same;
    let older = change.origin_before.as_ref().filter(is_older);
    let older = older.map(|it| format!("\n    ! older than what is there: {it}")).unwrap_or_default();
    let yours = change.yours.as_ref().map(|it| format!("\n    yours is {it} and stays")).unwrap_or_default();
    Some(format!("  {what}\n    {} · {}{older}{yours}\n", change.origin, change.id))
}

/// Writes the file into the folder of facts, laid over the one that is there, which is kept under another name.
fn import(path: &Path, context: &Context) -> Done {
    let (read, answer) = looked_at(path, context)?;
    let Some(file) = read else { return Ok(answer) };
    let data = context.data();
    let name = file.file_name();
    let bundled = data.bundled_season(file.season);
    let file = file.without(&bundled);
    let whole = match data.file_of(&file.season.to_string()) {
        Some(present) => present.joined(&file),
        None => file,
    };
    let written = write_facts(&RealDisk, &context.file()?, &name, &text_of(&whole)?, random());
    let target = written.map_err(|why| Failure::not_done(format!("NOT SAVED: {why}")))?;
    let note = format!("written into {}; a fluoro that is open reads it at its next start", shown(&target));
    Ok(answer.with_note(note))
}

fn text_of(file: &FactsFile) -> Result<String, Failure> {
    let season = file.season.to_string();
    facts_json(&Exported {
        season: &season,
        title: file.title.as_deref().unwrap_or_default(),
        window: file.window,
        dates: &file.dates,
        figures: &file.figures,
    })
    .map_err(Failure::not_done)
}

/// Whose facts go into a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// Those that fluoro and the user's files bring.
    Theirs,
    /// These with the user's own corrections.
    Mine,
}

/// Returns the facts of a season as a file of facts.
fn exported(season: Option<&str>, whose: Whose, context: &Context) -> Result<String, Failure> {
    let data = context.data();
    let tracker = match (context.read(), season) {
        (Ok(opened), _) => opened.tracker,
        (Err(_), Some(_)) if whose == Whose::Theirs => Tracker::default(),
        (Err(failure), _) => return Err(failure),
    };
    let own = data.season_of(&tracker.profile, today(context, &tracker));
    let season = season.unwrap_or(&own);
    let is_year = season.parse().is_ok_and(|it: i32| YEARS.contains(&it));
    if !is_year {
        return Err(Failure::refused(format!("--season {season} is no year of a Match Day, such as 2028")));
    }
    let facts = data.season(season, tracker.profile.kind());
    let mut dates: Vec<OfficialDate> = facts.dates.iter().chain(&facts.other_dates).cloned().collect();
    let mut figures = facts.figures.clone();
    if whose == Whose::Mine && season == own {
        let of = |it: &OfficialDate| tracker.milestones.get(it.id.as_str()).map(AsRef::as_ref).cloned();
        dates = dates.iter().map(|it| handed_on(it.corrected(of(it).as_ref()))).collect();
        figures = figures.iter().map(|it| it.effective(&tracker.overrides)).collect();
        figures.iter_mut().for_each(|it| hand_on(&mut it.origin));
    }
    dates.sort_by_key(|it| it.when.day());
    let exported = Exported {
        season,
        title: &facts.title,
        window: Some(facts.window),
        dates: &dates,
        figures: &figures,
    };
    facts_json(&exported).map_err(Failure::not_done)
}

fn handed_on(mut date: OfficialDate) -> OfficialDate {
    hand_on(&mut date.origin);
    date
}

/// What one user entered is one source for others.
fn hand_on(origin: &mut Origin) {
    if origin.confidence != Confidence::Yours {
        return;
    }
    origin.confidence = Confidence::Weak;
    if origin.source.is_empty() {
        origin.source = "entered by an applicant, who named no source".to_owned();
    }
    if origin.as_of.is_empty() {
        origin.as_of = "not said".to_owned();
    }
}
