//! Programs with a deadline of their own to which nothing was sent yet, and programs that this season isn't about.

use super::{Look, Tone, Warning};
use crate::domain::{
    tables::{Profile, Program, Specialty, Status, Table},
    time::{Stamp, When},
};

/// Returns true if something may be said of the program.
pub(super) fn is_subject(profile: &Profile, row: &Program) -> bool {
    waits(row).is_some() || foreign(profile, row).is_some()
}

pub(super) fn of_row(look: &Look, row: &Program) -> Vec<Warning> {
    deadline(look, row).into_iter().chain(not_of_match(look, row)).collect()
}

/// Returns the specialty of a program that isn't among what the applicant applies to, while it goes on.
fn foreign(profile: &Profile, row: &Program) -> Option<Specialty> {
    let goes_on = row.status.unwrap_or(Status::Planned).step().is_some();
    row.specialty.filter(|it| goes_on && !profile.is_for(*it))
}

fn not_of_match(look: &Look, row: &Program) -> Option<Warning> {
    let profile = &look.input.tracker.profile;
    let (specialty, kind) = (foreign(profile, row)?, profile.kind());
    let (title, reason) = match kind.has(specialty) {
        true => (
            format!("Not among what you apply to: {}", look.input.naming.full(row)),
            format!(
                "Your settings don't name {}. Name it there, so that its statement and its steps come up, or delete the \
                 program.",
                specialty.title()
            ),
        ),
        false => (
            format!("Not in this match: {}", look.input.naming.full(row)),
            format!(
                "{} programs are in the {}; this season is for the {}. Delete the program, or add the one that is in \
                 your match.",
                specialty.title(),
                kind.other().title(),
                kind.title()
            ),
        ),
    };
    Some(Warning {
        title,
        reason,
        ..look.warn("other-match", &[&row.id], (Table::Programs, &row.id), &[specialty.word(), kind.word()])
    })
}

/// Returns the deadline of a program to which nothing was sent.
fn waits(row: &Program) -> Option<&When> {
    row.deadline.as_ref().filter(|_| matches!(row.status, None | Some(Status::Planned)))
}

fn deadline(look: &Look, row: &Program) -> Option<Warning> {
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
            format!("Deadline over, not applied: {}", look.input.naming.of(row)),
            format!(
                "{} took applications until {}, and it isn't marked as applied. If yours is out, set the status with the \
                 day it went; if not, ask the program whether it still reads applications.",
                look.input.naming.full(row),
                look.when(due)
            ),
        ),
        None => return None,
        Some(stage) => (
            if look.is_near(stage) { Tone::Hard } else { Tone::Soft },
            format!("Apply by {}: {}", look.day(due.day_in(home)), look.input.naming.of(row)),
            format!("{} takes applications until {}.", look.input.naming.full(row), look.when(due)),
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
