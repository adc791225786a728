//! Programs with a deadline of their own to which nothing was sent yet.

use super::{Look, Tone, Warning};
use crate::domain::{
    tables::{Program, Status, Table},
    time::{Stamp, When},
};

/// Returns the deadline of a program to which nothing was sent.
pub(super) fn waits(row: &Program) -> Option<&When> {
    row.deadline.as_ref().filter(|_| matches!(row.status, None | Some(Status::Planned)))
}

pub(super) fn of_row(look: &Look, row: &Program) -> Option<Warning> {
    let due = waits(row)?;
    let (now, home) = (look.input.now, look.input.home);
    if look.closes.is_some_and(|it| it.end(home) < now) {
        return None;
    }
    let stage = look.stage(due);
    let is_over = due.end(home) < now;
    let (tone, title, reason) = match stage {
        None if is_over => (
            Tone::Hard,
            format!("Deadline over, not applied: {}", row.name),
            format!(
                "{} took applications until {}, and it isn't marked as applied. If yours is out, set the status with the \
                 day it went; if not, ask the program whether it still reads applications.",
                row.full_name(),
                look.when(due)
            ),
        ),
        None => return None,
        Some(stage) => (
            if look.is_near(stage) { Tone::Hard } else { Tone::Soft },
            format!("Apply by {}: {}", look.day(due.day_in(home)), row.name),
            format!("{} takes applications until {}.", row.full_name(), look.when(due)),
        ),
    };
    let inputs = [due.to_string(), stage.map(|it| it.to_string()).unwrap_or_default()];
    Some(Warning {
        tone,
        title,
        reason,
        day: Some(due.day_in(home)),
        ..look.warn("program-deadline", &[&row.id], (Table::Programs, &row.id), &[&inputs[0], &inputs[1]])
    })
}

/// Returns the instants from which on something else is to be said of it.
pub(super) fn turns(look: &Look, row: &Program) -> Vec<Stamp> {
    let closes = look.closes.map(|it| it.end(look.input.home).plus(1));
    waits(row).into_iter().flat_map(|it| look.stages(it)).chain(closes).collect()
}
