//! What an interview that is over leaves to do: a write-up, and thank-you notes in one line. Gone once it is done; never
//! stored.

use super::{Item, Origin, Sources, programs_title};
use crate::domain::{
    facts::Lane,
    rules::{Rules, THANK_YOU_HOURS, WRITE_UP_HOURS},
    tables::*,
    time::{Moment, Stamp, When, Zone},
    tracker::Tracker,
};

/// What one interview leaves to do.
pub(super) fn items(row: &Interview, sources: &Sources, rules: &Rules) -> Vec<Item> {
    let Sources { tracker, home, now, .. } = *sources;
    let Some(end) = over(row, home).filter(|end| *end <= now) else { return Vec::new() };
    let due = |hours: i64| When::At(Moment::at(end.plus(hours.saturating_mul(3_600)), home));
    let programs = || programs_title(tracker, &row.programs);
    let mut items = Vec::new();
    if wants_write_up(row, home)
        && let Some(hours) = rules.value(WRITE_UP_HOURS)
    {
        let title = format!("Write-up owed: {}", programs());
        items.push(owed(Origin::WriteUp(row.id.clone()), due(hours), title));
    }
    let count = if refuses(tracker, row) { 0 } else { sources.met.owed(&row.id) };
    if count > 0
        && let Some(hours) = rules.value(THANK_YOU_HOURS)
    {
        let noun = if count == 1 { "Thank-you note" } else { "Thank-you notes" };
        let title = format!("{noun}: {count} owed, {}", programs());
        items.push(owed(Origin::Thanks(row.id.clone()), due(hours), title));
    }
    items
}

/// When an interview ends after `now`: something may be owed from then on.
pub fn owed_from(row: &Interview, now: Stamp, home: &Zone) -> Option<Stamp> {
    over(row, home).filter(|end| *end > now)
}

/// The next end of an interview after `now`.
pub fn next_owed(tracker: &Tracker, now: Stamp, home: &Zone) -> Option<Stamp> {
    tracker.interviews.iter().filter_map(|row| owed_from(row, now, home)).min()
}

fn owed(origin: Origin, when: When, title: String) -> Item {
    Item { can_be_late: true, ..Item::new(origin, when, title, Lane::Interviews) }
}

/// When it ends, where it takes or took place.
fn over(row: &Interview, home: &Zone) -> Option<Stamp> {
    let takes_place = matches!(row.state, None | Some(InterviewState::Scheduled | InterviewState::Done));
    row.end(home).filter(|_| takes_place)
}

/// Notes from before it began are preparation.
fn wants_write_up(row: &Interview, home: &Zone) -> bool {
    let begins = row.when.as_ref().map(|it| it.start(home));
    let noted =
        !row.notes.trim().is_empty() && row.notes_at.is_none_or(|at| begins.is_none_or(|it| at >= it));
    let judged = !row.scores.is_empty() || row.scored_at.is_some() || row.gut.is_some();
    let weighed = [&row.pros, &row.cons, &row.red_flags].iter().any(|it| !it.trim().is_empty());
    row.kind.unwrap_or(InterviewKind::Interview) == InterviewKind::Interview && !noted && !judged && !weighed
}

/// True where every program that it served wants none.
fn refuses(tracker: &Tracker, row: &Interview) -> bool {
    let mut programs = row.programs.iter().filter_map(|id| tracker.programs.get(id.as_str())).peekable();
    programs.peek().is_some() && programs.all(|it| it.thank_yous == Some(ThankYous::Refused))
}
