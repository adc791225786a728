//! Programs with a deadline of their own to which nothing was sent yet, programs that this season isn't about, and those
//! that can't be applied to in the usual way.

use super::{Input, Look, Tone, Warning};
use crate::domain::{
    cautions::{Caution, CautionKind},
    tables::{Profile, Program, Specialty, Status, Table},
    time::{Stamp, When},
};

/// Returns true if something may be said of the program.
pub(super) fn is_subject(input: &Input, row: &Program) -> bool {
    waits(row).is_some() || foreign(&input.tracker.profile, row).is_some() || !cautions(input, row).is_empty()
}

pub(super) fn of_row(look: &Look, row: &Program) -> Vec<Warning> {
    let all = [deadline(look, row), not_of_match(look, row), not_in_the_usual_way(look, row)];
    all.into_iter().flatten().collect()
}

/// Returns the specialty of a program that isn't among what the applicant applies to, while it goes on.
fn foreign(profile: &Profile, row: &Program) -> Option<Specialty> {
    row.specialty.filter(|it| goes_on(row) && !profile.is_for(*it))
}

fn goes_on(row: &Program) -> bool {
    row.status.unwrap_or(Status::Planned).step().is_some()
}

/// Returns why the program can't be applied to in the usual way, while it goes on.
fn cautions<'a>(input: &Input<'a>, row: &Program) -> Vec<&'a Caution> {
    if goes_on(row) { input.cautions.of_row(&input.facts.season, row) } else { Vec::new() }
}

fn not_in_the_usual_way(look: &Look, row: &Program) -> Option<Warning> {
    let all = cautions(&look.input, row);
    let first = all.first()?;
    let (title, advice) = match first.kind {
        CautionKind::Withdrawn => {
            ("May be closed", "Ask the program before you apply: ERAS gives no money back.")
        }
        CautionKind::NotInEras => {
            ("Not in ERAS this season", "Look it up in ERAS before you count on it, and ask the program.")
        }
        CautionKind::Military => {
            ("Recruits through the military", "Keep it only if you take part in that selection.")
        }
        CautionKind::OtherCode => {
            ("Applications go to another program", "Add that one instead; ask under which code you rank it.")
        }
    };
    let texts: Vec<&str> = all.iter().map(|it| it.text.as_str()).collect();
    Some(Warning {
        title: format!("{title}: {}", look.input.naming.full(row)),
        reason: format!("{}. {advice}", texts.join(". ")),
        source: first.origin.to_string(),
        ..look.warn("usual-way", &[&row.id], (Table::Programs, &row.id), &texts)
    })
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
