//! What can be done with any row, whatever its table and the tab it is shown on.

use super::{
    command::{ComponentsCommand, TabCommand, TemplatesCommand, UndoCommand},
    context::Context,
    outcome::{Outcome, Route, RowForm},
    state::{Notice, Tone},
    tab::Tab,
};
use crate::domain::{
    agenda::newest_without_write_up,
    exams::exam_behind,
    id::Id,
    links::AlsoDeleted,
    rotations::starts,
    tables::{Interview, Table},
};
use crate::text::{counted, listed};

/// A row by its table and id.
pub type Target = (Table, Id);

/// Opens the form of a row; that of an official date with the cursor on the date.
pub fn edit(cx: &Context, (table, id): &Target) -> Outcome {
    let form = RowForm::edit(*table, id);
    let is_exam = || exam_behind(&cx.season.tracker, id).is_some();
    Outcome::open(Route::Row(match () {
        () if *table == Table::Milestones && cx.is_official(id) => form.at("when"),
        () if *table == Table::Components && is_exam() => form.at("sat"),
        () => form,
    }))
}

/// In a narrower window the name of what would be deleted needs all the room.
const WIDE_NOTICE: u16 = 60;

/// Handles the delete key: the first press asks in the notice line, the second deletes. Any other key between them
/// cancels.
pub fn delete(cx: &mut Context, target: &Target) -> Outcome {
    let (table, id) = target;
    if let Err(why) = deletable(cx, *table, id) {
        cx.refuse(why);
        return Outcome::stay();
    }
    let title = cx.row_title(*table, id);
    if cx.armed.as_ref() != Some(target) {
        let key = TabCommand::Delete.key();
        let noun = table.noun();
        let more = format!("{}{}", all_times(cx, target), with_words(cx, target));
        let text = match cx.size.width < WIDE_NOTICE {
            true => format!("{key} deletes “{title}”{more}"),
            false => format!("{key} once more deletes {noun} “{title}”{more}"),
        };
        cx.notice = Some(Notice { text, tone: Tone::Done, arms: Some(target.clone()) });
        return Outcome::stay();
    }
    let mut along = AlsoDeleted::new();
    let deleted =
        cx.change(format!("Deleted “{title}”"), |tracker| along = tracker.delete(*table, id.as_str()));
    if let Some(words) = along_words(&along).filter(|_| deleted) {
        cx.say(format!("Deleted “{title}” with {words} · {} undoes", UndoCommand::Undo.key()));
    }
    Outcome::stay()
}

/// Says what would be lost with a row: " with notes of 159 words, 3 people and 1 message".
fn with_words(cx: &Context, (table, id): &Target) -> String {
    let own = cx.season.tracker.interviews.get(id.as_str()).filter(|_| *table == Table::Interviews);
    let words = own.map_or(0, |it| it.notes.split_whitespace().count());
    let notes = (words > 0).then(|| format!("notes of {}", counted(words, "word")));
    let scores = own.map_or(0, |it| it.scores.len());
    let scores = (scores > 0).then(|| counted(scores, "score"));
    let along = cx.season.tracker.clone().delete(*table, id.as_str());
    let along = along.iter().filter(|it| it.1 > 0).map(|it| counted(it.1, it.0));
    let all: Vec<String> = notes.into_iter().chain(scores).chain(along).collect();
    if all.is_empty() { String::new() } else { format!(" with {}", listed(&all)) }
}

/// Says how much goes with what comes back: ", all 16 times".
fn all_times(cx: &Context, (table, id): &Target) -> String {
    let row = cx.season.tracker.rotations.get(id.as_str()).filter(|_| *table == Table::Rotations);
    let row = row.filter(|it| it.repeats.is_some());
    let times = row.and_then(|row| Some(starts(row, row.from?).len()));
    times.map(|it| format!(", all {}", counted(it, "time"))).unwrap_or_default()
}

fn deletable(cx: &Context, table: Table, id: &Id) -> Result<(), String> {
    if table == Table::Milestones && cx.is_official(id) {
        return Err(format!("An official date stays; {} marks it done", TabCommand::Tick.key()));
    }
    if table == Table::Components && cx.data.components().iter().any(|it| it.base.id == *id) {
        return Err(format!("A bundled component stays; {} hides it", ComponentsCommand::Hide.key()));
    }
    if table == Table::Questions && cx.data.questions().iter().any(|it| it.base.id == *id) {
        return Err("This question comes with fluoro and stays".to_owned());
    }
    if table == Table::Templates && cx.data.templates().iter().any(|it| it.base.id == *id) {
        let key = TemplatesCommand::TakeBack.key();
        return Err(match cx.season.tracker.templates.has(id.as_str()) {
            true => format!("This template comes with fluoro and stays; {key} takes your changes back"),
            false => "This template comes with fluoro and stays".to_owned(),
        });
    }
    if table == Table::Programs && cx.tab == Tab::Timeline {
        return Err("That is a program: delete it on the shortlist".to_owned());
    }
    Ok(())
}

/// "2 interviews and 3 people".
fn along_words(along: &AlsoDeleted) -> Option<String> {
    let all: Vec<String> = along.iter().filter(|it| it.1 > 0).map(|it| counted(it.1, it.0)).collect();
    (!all.is_empty()).then(|| listed(&all))
}

/// Returns the link behind a row: an interview's, a component's, a program's website.
pub fn link(cx: &Context, (table, id): &Target) -> Option<String> {
    let tracker = &cx.season.tracker;
    let website = |id: &Id| tracker.programs.get(id.as_str()).map(|it| it.website.clone());
    let link = match *table {
        Table::Interviews => {
            let row = tracker.interviews.get(id.as_str())?;
            let own = Some(row.link.clone()).filter(|it| !it.is_empty());
            own.or_else(|| row.programs.iter().find_map(website))?
        }
        Table::Components => cx.entry(id)?.row.link.clone(),
        Table::Programs => website(id)?,
        Table::Milestones
        | Table::Rotations
        | Table::Letters
        | Table::Statements
        | Table::Exams
        | Table::People
        | Table::Messages
        | Table::Questions
        | Table::Criteria
        | Table::RankLists
        | Table::RankVersions
        | Table::Expenses
        | Table::CustomFields
        | Table::Templates
        | Table::Imports => return None,
    };
    Some(link).filter(|it| !it.is_empty())
}

/// Returns the text of a row that `$EDITOR` opens: its notes, or the statement itself.
pub fn text_field((table, _): &Target) -> Option<&'static str> {
    let name = if *table == Table::Statements { "text" } else { "notes" };
    table.fields().iter().find(|field| field.name == name).map(|it| it.name)
}

/// Returns the interview that a write-up is meant for: the selected one if it is over, else the newest without one.
pub fn to_write_up(cx: &Context, target: Option<&Target>) -> Option<Id> {
    let selected = target.filter(|it| it.0 == Table::Interviews);
    let row = selected.and_then(|it| cx.season.tracker.interviews.get(it.1.as_str()));
    let began = |row: &Interview| row.when.as_ref().is_some_and(|it| it.start(cx.home()) <= cx.season.now);
    let selected = row.filter(|it| began(it) && it.stands()).map(|it| it.id.clone());
    selected.or_else(|| newest_without_write_up(&cx.season))
}

/// Returns the programs whose status a key would set, by the selected row.
pub fn programs_of(cx: &Context, (table, id): &Target) -> Vec<Id> {
    let tracker = &cx.season.tracker;
    match *table {
        Table::Programs => vec![id.clone()],
        Table::Interviews => {
            tracker.interviews.get(id.as_str()).map(|it| it.programs.clone()).unwrap_or_default()
        }
        Table::Milestones => {
            let row = tracker.milestones.get(id.as_str());
            row.and_then(|it| it.program.clone()).into_iter().collect()
        }
        Table::Rotations
        | Table::Components
        | Table::Letters
        | Table::Statements
        | Table::Exams
        | Table::People
        | Table::Messages
        | Table::Questions
        | Table::Criteria
        | Table::RankLists
        | Table::RankVersions
        | Table::Expenses
        | Table::CustomFields
        | Table::Templates
        | Table::Imports => Vec::new(),
    }
}

/// Says that what an answer was about went away while the question was open.
pub fn refuse_gone(cx: &mut Context, title: &str) {
    cx.refuse(format!("“{title}” isn't there any more: nothing was changed"));
}
