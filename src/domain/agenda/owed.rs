//! What an interview that is over leaves to do: a write-up, and thank-you notes in one line. Gone once it is done; never
//! stored.

use std::collections::{BTreeMap, BTreeSet};

use super::{Item, Origin, Sources, programs_title};
use crate::domain::{
    facts::Lane,
    id::Id,
    rules::{Rules, THANK_YOU_HOURS, WRITE_UP_HOURS},
    tables::*,
    time::{Moment, Stamp, When, Zone},
    tracker::Tracker,
};

pub(super) fn items(sources: &Sources, rules: &Rules) -> Vec<Item> {
    let Sources { tracker, home, now, .. } = *sources;
    let thanks = Thanks::of(tracker);
    let mut items = Vec::new();
    for row in tracker.interviews.iter() {
        let Some(end) = over(row, home).filter(|end| *end <= now) else { continue };
        let due = |hours: i64| When::At(Moment::at(end.plus(hours.saturating_mul(3_600)), home));
        let programs = || programs_title(tracker, &row.programs);
        if let Some(hours) = rules.value(WRITE_UP_HOURS).filter(|_| wants_write_up(row, home)) {
            let title = format!("Write-up owed: {}", programs());
            items.push(owed(Origin::WriteUp(row.id.clone()), due(hours), title));
        }
        let count = if refuses(tracker, row) { 0 } else { thanks.owed(&row.id) };
        if let Some(hours) = rules.value(THANK_YOU_HOURS).filter(|_| count > 0) {
            let noun = if count == 1 { "Thank-you note" } else { "Thank-you notes" };
            let title = format!("{noun}: {count} owed, {}", programs());
            items.push(owed(Origin::Thanks(row.id.clone()), due(hours), title));
        }
    }
    items
}

/// The next end of an interview after `now`: something may be owed from then on.
pub fn next_owed(tracker: &Tracker, now: Stamp, home: &Zone) -> Option<Stamp> {
    tracker.interviews.iter().filter_map(|row| over(row, home)).filter(|end| *end > now).min()
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

/// Who is still to be thanked: everybody met at an interview, but for those who were or needn't be.
struct Thanks<'a> {
    met: BTreeMap<&'a Id, Vec<&'a Id>>,
    thanked: BTreeSet<&'a Id>,
}

impl Thanks<'_> {
    fn of(tracker: &Tracker) -> Thanks<'_> {
        let settled = |it: &Message| {
            it.kind == Some(MessageKind::ThankYou)
                && matches!(it.state, Some(MessageState::Sent | MessageState::NotNeeded))
        };
        let thanked = tracker.messages.iter().filter(|it| settled(it)).filter_map(|it| it.person.as_ref());
        let mut met: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
        for person in tracker.people.iter() {
            for interview in &person.interviews {
                met.entry(interview).or_default().push(&person.id);
            }
        }
        Thanks { met, thanked: thanked.collect() }
    }

    fn owed(&self, interview: &Id) -> usize {
        self.met.get(interview).map_or(0, |all| all.iter().filter(|it| !self.thanked.contains(*it)).count())
    }
}
