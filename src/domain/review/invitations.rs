//! Invitations without an answer, and interviews that were canceled with little notice.

use super::{Look, Tone, Warning, clashes, days, event::title, messages, near::Near};
use crate::domain::{
    id::Id,
    shortlist::logged,
    tables::{Interview, InterviewState, Status, Table},
    time::Stamp,
};
use crate::text::counted;

/// What all rules say of one interview.
pub(super) fn of_row(near: &Near, id: &Id) -> Vec<Warning> {
    let mut found = Vec::new();
    if let Some(event) = near.events.get(id) {
        found.extend(clashes::in_time(near.look, near.events, event));
        found.extend(days::hours(near.look, event));
    }
    found.extend(near.interview(id).and_then(|row| look(near.look, row)));
    found.extend(near.interview(id).and_then(|row| messages::unthanked(near.look, row)));
    found
}

fn look(look: &Look, row: &Interview) -> Option<Warning> {
    match row.state {
        Some(InterviewState::Unanswered) => Some(unanswered(look, row)),
        Some(InterviewState::ICanceled) => late_cancel(look, row),
        _ => None,
    }
}

fn unanswered(look: &Look, row: &Interview) -> Warning {
    let came = match row.invited {
        Some(at) => format!("It came {}.", look.stamp(at)),
        None => "When it came isn't known.".to_owned(),
    };
    let wanted = match &row.reply_by {
        Some(by) => format!(" They want an answer by {}.", look.when_of(row, by)),
        None => " Reply by: not stated.".to_owned(),
    };
    let by = match &row.reply_by {
        Some(by) => format!(" They want an answer by {}.", look.when(by)),
        None => wanted.clone(),
    };
    let inputs = [row.invited.map(|it| it.to_string()).unwrap_or_default(), by];
    let day = row.reply_by.as_ref().map(|it| it.day_in(look.input.home));
    Warning {
        tone: Tone::Hard,
        title: format!("Invitation unanswered: {}", title(row, look)),
        reason: format!("{came}{wanted}{}", least_time(look, row)),
        day: day.or(row.invited.map(|it| look.input.home.civil_at(it).date())),
        ..look.warn("unanswered", &[&row.id], (Table::Interviews, &row.id), &[&inputs[0], &inputs[1]])
    }
}

/// Says how much time a program must allow for the answer. The rule binds the program, not its slots.
fn least_time(look: &Look, row: &Interview) -> String {
    let Some(hours) = look.answer_hours else {
        return " No least time to answer is known for this match; slots may go any time.".to_owned();
    };
    match row.invited.map(|at| at.plus(hours.saturating_mul(3_600))) {
        Some(until) if until > look.input.now => format!(
            " Programs must allow at least {hours} h, until {}; slots may go sooner.",
            look.stamp(until)
        ),
        Some(until) => format!(" The {hours} h that programs must allow ended {}.", look.stamp(until)),
        None => format!(" Programs must allow at least {hours} h; slots may go sooner."),
    }
}

/// Warns of an interview that was canceled with little notice, until its day is over. When that was stands only in the
/// log of its programs; if it doesn't, nothing is said.
fn late_cancel(look: &Look, row: &Interview) -> Option<Warning> {
    let days = look.notice_days?;
    let start = row.when.as_ref()?.start(look.input.home);
    let programs = row.programs.iter().filter_map(|id| look.input.tracker.programs.get(id.as_str()));
    let at = programs.filter_map(|it| logged(it, Status::ICanceled)).max()?;
    let left = start.since(at);
    if left < 0 || left >= days.saturating_mul(86_400) || start < look.input.now {
        return None;
    }
    let ahead = counted(usize::try_from(days).unwrap_or(0), "day");
    let inputs = [at.to_string(), start.to_string(), days.to_string()];
    Some(Warning {
        title: format!("Canceled {} d before: {}", left / 86_400, title(row, look)),
        reason: format!("You canceled {}; programs ask for {ahead} of notice.", look.stamp(at)),
        day: Some(look.input.home.civil_at(start).date()),
        ..look.warn(
            "late-cancel",
            &[&row.id],
            (Table::Interviews, &row.id),
            &[&inputs[0], &inputs[1], &inputs[2]],
        )
    })
}

/// The instants from which on something else may be said about an interview.
pub(super) fn turns(look: &Look, row: &Interview) -> Vec<Stamp> {
    let home = look.input.home;
    let notice = look.notice_days.unwrap_or(0).saturating_mul(-86_400);
    let hours = look.answer_hours.unwrap_or(0).saturating_mul(3_600);
    let start = row.when.as_ref().map(|it| it.start(home));
    let last_notice = start.map(|it| it.plus(notice).plus(1));
    let started = start.map(|it| it.plus(1));
    let answer = row.invited.map(|it| it.plus(hours));
    let unthanked = messages::unthanked_from(look, row);
    [row.end(home), started, last_notice, answer, unthanked].into_iter().flatten().collect()
}
