//! What is left to do after an interview: a write-up, and thank-you notes in one line. These lines are never stored and
//! go once the thing is done.

use super::{Item, Origin, Sources};
use crate::domain::{
    facts::{Confidence, Lane},
    id::Id,
    rules::{Rules, THANK_YOU_HOURS, WRITE_UP_HOURS},
    season::Season,
    tables::*,
    time::{Moment, Stamp, When, Zone},
    tracker::Tracker,
};

/// Returns the lines of what is left to do after one interview.
pub(super) fn items(row: &Interview, sources: &Sources, rules: &Rules) -> Vec<Item> {
    let Sources { tracker, home, now, .. } = *sources;
    let Some(end) = row.ended(home).filter(|end| *end <= now) else { return Vec::new() };
    let item = |origin: Origin, figure: &'static str, title: String| {
        let figure = rules.figure(figure)?;
        let due = Moment::at(end.plus(figure.value?.saturating_mul(3_600)), home);
        // advice is never late; hours of one's own are
        let is_own = figure.origin.confidence == Confidence::Yours;
        let item = Item::new(origin, When::At(due), title, Lane::Interviews);
        Some(Item { stays: !is_own, can_be_late: is_own, ..item })
    };
    let programs = || sources.programs(row);
    let mut items = Vec::new();
    if wants_write_up(row, home) {
        let title = format!("Write-up owed: {}", programs());
        items.extend(item(Origin::WriteUp(row.id.clone()), WRITE_UP_HOURS, title));
    }
    let count = sources.met.owed(tracker, row, (home, now));
    if count > 0 {
        let noun = if count == 1 { "Thank-you note" } else { "Thank-you notes" };
        let title = format!("{noun}: {count} owed, {}", programs());
        items.extend(item(Origin::Thanks(row.id.clone()), THANK_YOU_HOURS, title));
    }
    items
}

/// Returns when an interview ends, if that lies after `now`: from then on something may be owed.
pub fn owed_from(row: &Interview, now: Stamp, home: &Zone) -> Option<Stamp> {
    row.ended(home).filter(|end| *end > now)
}

/// Returns the next instant after `now` at which an interview ends.
pub fn next_owed(tracker: &Tracker, now: Stamp, home: &Zone) -> Option<Stamp> {
    tracker.interviews.iter().filter_map(|row| owed_from(row, now, home)).min()
}

/// Returns the interview that was over last of those that still have to be written up; one that is going on counts.
pub fn newest_without_write_up(season: &Season) -> Option<Id> {
    let home = season.home();
    let began = |row: &Interview| row.when.as_ref().map(|it| it.start(home)).filter(|it| *it <= season.now);
    let rows =
        season.tracker.interviews.iter().filter(|row| row.ended(home).is_some() && wants_write_up(row, home));
    rows.filter_map(|row| Some((began(row)?, row.id.clone()))).max().map(|it| it.1)
}

/// Returns true if an interview still has to be written up. Notes from before it began are preparation and don't count.
fn wants_write_up(row: &Interview, home: &Zone) -> bool {
    let begins = row.when.as_ref().map(|it| it.start(home));
    let noted =
        !row.notes.trim().is_empty() && row.notes_at.is_none_or(|at| begins.is_none_or(|it| at >= it));
    let judged = !row.scores.is_empty() || row.scored_at.is_some() || row.gut.is_some();
    let weighed = [&row.pros, &row.cons, &row.red_flags].iter().any(|it| !it.trim().is_empty());
    row.kind.unwrap_or(InterviewKind::Interview) == InterviewKind::Interview && !noted && !judged && !weighed
}
