//! Components whose day is near or over, where that costs something.

use super::{Look, Tone, Warning};
use crate::domain::{
    checklist::Entry,
    facts::{Confidence, Stake},
    tables::Table,
    time::{Stamp, When},
};

/// Returns what is to be said of one component.
pub(super) fn of_entry(look: &Look, entry: &Entry) -> Option<Warning> {
    late(look, entry).or_else(|| soon(look, entry))
}

fn late(look: &Look, entry: &Entry) -> Option<Warning> {
    let due = entry.last_day().filter(|_| entry.is_late(look.input.now, look.input.home))?;
    let whose = whose(entry);
    let title = match entry.overdue.title.as_str() {
        "" => format!("Open after its day: {}", entry.row.title),
        title => title.to_owned(),
    };
    let reason = match entry.overdue.reason.as_str() {
        "" => format!("It was due {}, by {whose}.", look.when(due)),
        reason => reason.replace("{due}", &look.day(due.day_in(look.input.home))),
    };
    Some(Warning {
        tone: if closes(entry) { Tone::Hard } else { Tone::Soft },
        title,
        reason,
        source: whose,
        day: Some(due.day_in(look.input.home)),
        ..look.warn("component-late", &[entry.id()], (Table::Components, entry.id()), &[&due.to_string()])
    })
}

/// Warns from the first lead time on, and anew with each of the others.
fn soon(look: &Look, entry: &Entry) -> Option<Warning> {
    let follows = entry.stake.is_some_and(|it| it != Stake::Late);
    let due = entry.last_day().filter(|_| !entry.is_settled() && follows)?;
    let stage = look.stage(due)?;
    let whose = whose(entry);
    let what = if closes(entry) { "Then a door closes." } else { "After that it counts for less." };
    let inputs = [due.to_string(), stage.to_string()];
    Some(Warning {
        tone: if closes(entry) && look.is_near(stage) { Tone::Hard } else { Tone::Soft },
        title: format!("Open, due {}: {}", look.day(due.day_in(look.input.home)), entry.row.title),
        reason: format!("It is due {}, by {whose}. {what}", look.when(due)),
        source: whose,
        day: Some(due.day_in(look.input.home)),
        ..look.warn(
            "component-soon",
            &[entry.id()],
            (Table::Components, entry.id()),
            &[&inputs[0], &inputs[1]],
        )
    })
}

/// True where it is the official calendar that closes a door.
fn closes(entry: &Entry) -> bool {
    entry.stake == Some(Stake::Closes) && entry.due_is_official
}

fn whose(entry: &Entry) -> String {
    match entry.confidence {
        _ if !entry.due_is_official => "the date you entered".to_owned(),
        Some(Confidence::Yours) => "your correction of the calendar".to_owned(),
        Some(it) if it.is_shaky() => format!("the calendar, {}", it.title()),
        Some(_) | None => "the official calendar".to_owned(),
    }
}

/// Returns the instants from which on something else is to be said of it.
pub(super) fn turns(look: &Look, entry: &Entry) -> Vec<Stamp> {
    let end = |when: &When| when.end(look.input.home).plus(1);
    let due = entry.last_day().into_iter().flat_map(|it| look.stages(it));
    due.chain(entry.moot_after.as_ref().map(end)).collect()
}
