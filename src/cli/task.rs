//! `fluoro task add` and `fluoro done`: something to be done is written down, or is done, from a script.

use std::collections::BTreeSet;

use clap::{Args, Subcommand};

use super::{
    answer::{Answer, Done, Failure},
    context::Context,
    json,
    survey::Survey,
    values::{with_choices, word},
    words::date,
};
use crate::{
    domain::{
        checklist::Group,
        facts::{DateKind, OfficialDate},
        id::{Id, IdSource},
        tables::{Milestone, MilestoneKind, Progress},
        time::{Span, read_span},
        tracker::Tracker,
    },
    shell::clock::random,
    store::SaveOptions,
};

#[derive(Debug, Args)]
pub struct TaskArgs {
    #[command(subcommand)]
    what: TaskCommand,
}

#[derive(Debug, Subcommand)]
enum TaskCommand {
    /// Write down something to be done
    #[command(
        after_help = "Examples:\n  fluoro task add \"Call Dr. Lee\" fri 10am\n  fluoro task add \"RSNA\" nov 29 - dec 3 --kind event"
    )]
    Add(AddTaskArgs),
}

#[derive(Debug, Args)]
struct AddTaskArgs {
    /// What is to be done
    title: String,

    /// When, as you would type it: fri, dec 10 9am CT, +3d, jan 20-22; no date where it is left out
    when: Vec<String>,

    /// task, deadline, event or promise; an event only goes by, the others can be late
    #[arg(long, default_value = "task", value_parser = word::<MilestoneKind>)]
    kind: MilestoneKind,

    /// For other programs: its id
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  fluoro list tasks\n  fluoro done 3f9a\n  fluoro done photo --undo\n\nIds are those of fluoro list tasks, components and milestones --json."
)]
pub struct DoneArgs {
    /// The id of a task, a component or an official date; its start will do where it means only one
    id: String,

    /// It is not done after all
    #[arg(long)]
    undo: bool,
}

pub fn run(args: &TaskArgs, context: &Context) -> Done {
    let TaskCommand::Add(args) = &args.what;
    let title = args.title.trim();
    if title.is_empty() {
        return Err(Failure::refused("a task needs a name"));
    }
    let (tracker, mut store) = context.write()?;
    let survey = Survey::new(tracker, context);
    let season = &survey.season;
    let span = span(&args.when.join(" "), &survey)?;
    let row = Milestone {
        id: IdSource::new(random()).make(),
        kind: Some(args.kind),
        title: title.to_owned(),
        when: span.as_ref().map(|it| it.start.clone()),
        until: span.and_then(|it| it.end),
        ..Milestone::default()
    };
    let when = row.when.as_ref().map_or("no date".to_owned(), |it| date(it, season.home(), season.today()));
    let until = row.until.as_ref().map(|it| format!(" to {}", date(it, season.home(), season.today())));
    let text = format!("Added “{title}”, {when}{}: {}\n", until.unwrap_or_default(), row.id);
    let value = json::object([("id", row.id.as_str().into())]);
    let mut tracker = season.tracker.clone();
    tracker.milestones.put(row);
    let saved = context.save(&mut store, &tracker, SaveOptions::at(context.now), text)?;
    Ok(match args.json {
        true => Answer { text: json::answer(&value)?.text, ..saved },
        false => saved,
    })
}

fn span(text: &str, survey: &Survey) -> Result<Option<Span>, Failure> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let reading = survey.season.reading(survey.data.cities(), None);
    read_span(text, &reading).map(Some).map_err(|it| Failure::refused(with_choices(&it)))
}

/// What can be done: each with its title and whether it is done already.
struct Doable {
    what: What,
    title: String,
    is_done: bool,
}

enum What {
    Milestone(Id),
    Component(Id),
}

pub fn done(args: &DoneArgs, context: &Context) -> Done {
    let (tracker, mut store) = context.write()?;
    let survey = Survey::new(tracker, context);
    let dates = survey.dates();
    let groups = survey.groups(&dates);
    let tracker = &survey.season.tracker;
    let id = chosen(&args.id, tracker, &groups, &dates)?;
    let Some(found) = doable(&id, tracker, &groups, &dates) else { return Err(unknown(&args.id)) };
    if found.is_done != args.undo {
        let state = if found.is_done { "done already" } else { "not done" };
        return Ok(
            Answer::text(String::new()).with_note(format!("nothing to do: {} is {state}", found.title))
        );
    }
    let mut changed = tracker.clone();
    match (&found.what, args.undo) {
        (What::Milestone(id), true) => changed.set_done(id, None),
        (What::Milestone(id), false) => changed.set_done(id, Some(context.now)),
        (What::Component(id), true) => changed.set_progress(id, Progress::ToDo),
        (What::Component(id), false) => changed.set_progress(id, Progress::Done),
    }
    let text = format!("{}: {}\n", if args.undo { "Not done" } else { "Done" }, found.title);
    context.save(&mut store, &changed, SaveOptions::at(context.now), text)
}

/// Returns the id that was typed, or the only one that begins so.
fn chosen(typed: &str, tracker: &Tracker, groups: &[Group], dates: &[OfficialDate]) -> Result<Id, Failure> {
    let own = tracker.milestones.iter().map(|it| &it.id);
    let all = own.chain(Group::entries(groups).map(|it| it.id())).chain(dates.iter().map(|it| &it.id));
    let fitting: BTreeSet<&Id> = all.filter(|it| it.as_str().starts_with(typed)).collect();
    if let Some(exact) = fitting.iter().find(|it| it.as_str() == typed) {
        return Ok((*exact).clone());
    }
    match (fitting.first(), fitting.len()) {
        (Some(one), 1) => Ok((*one).clone()),
        (Some(_), count) => {
            Err(Failure::refused(format!("{count} ids begin with {typed}: fluoro list tasks names them")))
        }
        (None, _) => Err(unknown(typed)),
    }
}

fn unknown(typed: &str) -> Failure {
    Failure::refused(format!("nothing has the id {typed}: fluoro list tasks and components name them"))
}

/// An official deadline is done when its component is.
fn doable(id: &Id, tracker: &Tracker, groups: &[Group], dates: &[OfficialDate]) -> Option<Doable> {
    let own = tracker.milestones.get(id.as_str());
    let is_done = own.is_some_and(|it| it.done.is_some());
    let of_component = |id: &Id| {
        let entry = Group::entries(groups).find(|it| it.id() == id)?;
        let is_done = entry.progress() == Progress::Done;
        Some(Doable { what: What::Component(id.clone()), title: entry.row.title.clone(), is_done })
    };
    let date = dates.iter().find(|it| it.id == *id);
    let settles = date.filter(|it| it.kind == DateKind::Deadline).and_then(|it| it.component.as_ref());
    let milestone =
        |title: &str| Some(Doable { what: What::Milestone(id.clone()), title: title.to_owned(), is_done });
    of_component(id).or_else(|| settles.and_then(of_component)).or_else(|| match (date, own) {
        (Some(date), _) => milestone(&date.title),
        (None, Some(own)) => milestone(&own.title),
        (None, None) => None,
    })
}
