//! Components whose day is near or over, where that costs something.

use super::{Look, Tone, Warning};
use crate::domain::{
    checklist::Entry,
    counts::{Count, counts_of},
    facts::Confidence,
    tables::Table,
    time::{Stamp, When},
};

/// Returns what is to be said of one component: of the official date first, then of the day that the user set; and of
/// what there is too much of.
pub(super) fn of_entry(look: &Look, entry: &Entry) -> Vec<Warning> {
    let dated = missed(look, entry).or_else(|| soon(look, entry)).or_else(|| late(look, entry));
    dated.into_iter().chain(counts_of(entry.id().as_str()).filter_map(|it| over(look, entry, it))).collect()
}

/// There is more of it than the season's limit.
fn over(look: &Look, entry: &Entry, count: &Count) -> Option<Warning> {
    let (facts, tracker) = (look.input.facts, look.input.tracker);
    let number = tracker.profile.count(count.id)?;
    let limit = facts.effective(count.figure.filter(|_| count.is_limited())?, &tracker.overrides)?;
    let most = limit.value.filter(|it| i64::from(number) > *it)?;
    let what = &limit.title;
    let sure = match limit.origin.confidence.is_shaky() {
        true => " That limit isn't certain: look it up in MyERAS.",
        false => "",
    };
    Some(Warning {
        title: format!("{what}: {number}, the limit is {most}"),
        reason: format!(
            "{number} are written down; {} at most go into the application of {}.{sure}",
            limit.amount().unwrap_or_default(),
            facts.season
        ),
        source: match limit.origin.source.as_str() {
            "" => "the number you entered".to_owned(),
            source => source.to_owned(),
        },
        ..look.warn_as(
            "over-limit",
            &format!("over-limit-{}", count.id),
            &[entry.id()],
            (Table::Components, entry.id()),
            &[&number.to_string(), &most.to_string()],
        )
    })
}

/// The official date is over.
fn missed(look: &Look, entry: &Entry) -> Option<Warning> {
    let due = entry.door().filter(|it| entry.is_missed(Some(it), look.input.now, look.input.home))?;
    Some(Warning {
        tone: if entry.closes() { Tone::Hard } else { Tone::Soft },
        title: entry.overdue.title.clone(),
        reason: entry.overdue.reason.replace("{due}", &look.day(due.day_in(look.input.home))),
        source: whose(entry),
        day: Some(due.day_in(look.input.home)),
        ..look.warn("component-late", &[entry.id()], (Table::Components, entry.id()), &[&due.to_string()])
    })
}

/// The day that the user set is over.
fn late(look: &Look, entry: &Entry) -> Option<Warning> {
    let set = entry.due.as_ref().filter(|_| !entry.due_is_official);
    let due = set.filter(|it| entry.is_missed(Some(it), look.input.now, look.input.home))?;
    let whose = "the date you entered";
    Some(Warning {
        title: format!("Open after its day: {}", entry.row.title),
        reason: format!("It was due {}, by {whose}.", look.when(due)),
        source: whose.to_owned(),
        day: Some(due.day_in(look.input.home)),
        ..look.warn("component-late", &[entry.id()], (Table::Components, entry.id()), &[&due.to_string()])
    })
}

/// Warns from the first lead time on, and anew with each of the others.
fn soon(look: &Look, entry: &Entry) -> Option<Warning> {
    let due = entry.door().filter(|_| !entry.is_settled())?;
    let stage = look.stage(due)?;
    let whose = whose(entry);
    let what = if entry.closes() { "Then a door closes." } else { "After that it counts for less." };
    let inputs = [due.to_string(), stage.to_string()];
    Some(Warning {
        tone: if entry.closes() && look.is_near(stage) { Tone::Hard } else { Tone::Soft },
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

fn whose(entry: &Entry) -> String {
    match entry.confidence {
        Some(Confidence::Yours) => "your correction of the calendar".to_owned(),
        Some(it) if it.is_shaky() => format!("the calendar, {}", it.title()),
        Some(_) | None => "the official calendar".to_owned(),
    }
}

/// Returns the instants from which on something else is to be said of it.
pub(super) fn turns(look: &Look, entry: &Entry) -> Vec<Stamp> {
    let end = |when: &When| when.end(look.input.home).plus(1);
    let days = entry.door().into_iter().chain(entry.due.as_ref());
    let due = days.flat_map(|it| look.stages(it));
    due.chain(entry.moot_after.as_ref().map(end)).collect()
}
