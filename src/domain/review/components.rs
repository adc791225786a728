//! Components that are open after they were due.

use super::{Look, Tone, Warning};
use crate::domain::{checklist::Entry, tables::Table, time::Stamp};

pub(super) fn late(look: &Look, entry: &Entry) -> Option<Warning> {
    let due = entry.due.as_ref().filter(|_| entry.can_be_late && !entry.is_settled())?;
    if due.end(look.input.home) >= look.input.now {
        return None;
    }
    let whose = if entry.due_is_official { "the official calendar" } else { "the date you entered" };
    Some(Warning {
        tone: if entry.due_is_official { Tone::Hard } else { Tone::Soft },
        title: format!("Open after its deadline: {}", entry.row.title),
        reason: format!("It was due {}, by {whose}.", look.when(due)),
        source: whose.to_owned(),
        day: Some(due.day_in(look.input.home)),
        ..look.warn("component-late", &[entry.id()], (Table::Components, entry.id()), &[&due.to_string()])
    })
}

/// From then on it is late.
pub(super) fn turn(look: &Look, entry: &Entry) -> Option<Stamp> {
    entry.due.as_ref().map(|it| it.end(look.input.home).plus(1))
}
