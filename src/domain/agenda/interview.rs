//! Interviews, socials and second looks: their days, the answers they wait for and the dates they offer.

use super::{Item, Leads, Origin, Sources, State};
use crate::domain::{
    facts::Lane,
    id::Id,
    naming::Naming,
    tables::{Interview, InterviewKind, InterviewState, Offer, Program, Specialty},
    time::{Moment, When, Zone},
    tracker::Tracker,
};

pub(super) fn item(row: &Interview, sources: &Sources, leads: &Leads) -> Option<Item> {
    let when = row.when.clone()?;
    let kind = row.kind.unwrap_or(InterviewKind::Interview).title();
    let title = format!("{kind} {}", sources.programs(row));
    Some(leads.goes_by(Item {
        state: match row.state {
            Some(InterviewState::Done) => State::Done,
            Some(InterviewState::IDeclined | InterviewState::ICanceled | InterviewState::TheyCanceled) => {
                State::Off
            }
            Some(InterviewState::Held) => State::Doing,
            _ => State::Open,
        },
        ..Item::new(Origin::Interview(row.id.clone()), when, title, Lane::Interviews)
    }))
}

/// Returns the line of an answer that the user owes: for an unanswered invitation, by when the program wants it or
/// since when it waits; for a date that is only held, by when it must be taken.
pub(super) fn reply(row: &Interview, sources: &Sources, leads: &Leads) -> Option<Item> {
    let (since, what) = match (row.state, &row.reply_by) {
        (Some(InterviewState::Unanswered), Some(_)) => (None, "Answer the invitation:"),
        (Some(InterviewState::Unanswered), None) => (row.invited, "Invitation, unanswered:"),
        (Some(InterviewState::Held), Some(_)) => (None, "Answer the hold:"),
        _ => return None,
    };
    let when = row.reply_by.clone().or(since.map(|stamp| When::At(Moment::at(stamp, sources.home))))?;
    let title = format!("{what} {}", sources.programs(row));
    let item = Item {
        can_be_late: since.is_none(),
        hard: row.state == Some(InterviewState::Unanswered) && since.is_none(),
        waits_since: since,
        ..Item::new(Origin::Reply(row.id.clone()), when, title, Lane::Interviews)
    };
    Some(if since.is_some() { item } else { leads.hard(item) })
}

/// Returns a line for each date that may still be chosen, except for the one that the interview's own line shows.
pub(super) fn offered(row: &Interview, sources: &Sources) -> Vec<Item> {
    if !matches!(row.state, Some(InterviewState::Unanswered | InterviewState::Held)) {
        return Vec::new();
    }
    let own = |it: &When| row.when.as_ref().is_some_and(|when| is_one(when, it));
    let item = |(when, offer): (&When, &Offer)| {
        let (word, state) = match offer {
            Offer::Free => ("Offered", State::Open),
            Offer::Held => ("Held", State::Doing),
            Offer::Taken | Offer::Gone => return None,
        };
        let title = format!("{word}: {}", sources.programs(row));
        let origin = Origin::Offered(row.id.clone(), when.clone());
        let item = Item::new(origin, when.clone(), title, Lane::Interviews);
        (!own(when)).then_some(Item { state, ..item })
    };
    row.offered.iter().filter_map(item).collect()
}

/// Returns true for one day, or for one instant by whatever clock.
fn is_one(a: &When, b: &When) -> bool {
    match (a, b) {
        (When::At(a), When::At(b)) => a.instant() == b.instant(),
        (a, b) => a == b,
    }
}

/// Whose clock a moment of an interview shows, as [`program_clock_city`] says of its first program.
pub fn clock_city(tracker: &Tracker, row: &Interview, moment: &Moment) -> String {
    let program = row.programs.first().and_then(|id| tracker.programs.get(id.as_str()));
    program_clock_city(program.map(AsRef::as_ref), moment)
}

/// Whose clock a moment shows: the program's city where the program is known to keep that time, else the moment's own.
pub fn program_clock_city(program: Option<&Program>, moment: &Moment) -> String {
    let same = |zone: &Zone| moment.in_zone(zone) == moment.civil();
    let there = program.filter(|it| !it.city.is_empty() && it.time_zone.as_ref().is_some_and(same));
    there.map_or_else(|| moment.zone().city(), |it| it.city.clone())
}

impl Item {
    /// Returns the city whose clock its moment shows; empty for a day.
    pub fn clock_city(&self, tracker: &Tracker) -> String {
        let When::At(moment) = &self.when else { return String::new() };
        match &self.origin {
            Origin::Interview(id) | Origin::Offered(id, _) | Origin::Reply(id) => tracker
                .interviews
                .get(id.as_str())
                .map_or_else(|| moment.zone().city(), |row| clock_city(tracker, row, moment)),
            Origin::Deadline(id) => {
                let program = tracker.programs.get(id.as_str());
                program_clock_city(program.map(AsRef::as_ref), moment)
            }
            Origin::Official(_)
            | Origin::Task(_)
            | Origin::Component(_)
            | Origin::WriteUp(_)
            | Origin::Thanks(_)
            | Origin::Letter(_)
            | Origin::RotationStart(..)
            | Origin::RotationReply(_) => moment.zone().city(),
        }
    }
}

impl Sources<'_> {
    /// Returns the names of the programs that an interview serves.
    pub(super) fn programs(&self, row: &Interview) -> String {
        programs_title(self.tracker, self.naming, &row.programs)
    }
}

/// The names of some programs in one line; those of one institution share its name, IR first.
pub fn programs_title(tracker: &Tracker, naming: &Naming, ids: &[Id]) -> String {
    let mut names: Vec<(String, Vec<Specialty>)> = Vec::new();
    for id in ids {
        let (name, specialty) = match tracker.programs.get(id.as_str()) {
            Some(row) => (naming.of(row), row.specialty),
            None => ("missing program".to_owned(), None),
        };
        match names.iter_mut().find(|it| it.0 == name) {
            Some(it) => it.1.extend(specialty),
            None => names.push((name, specialty.into_iter().collect())),
        }
    }
    let one = |(name, mut specialties): (String, Vec<Specialty>)| {
        specialties.sort();
        let specialties: Vec<&str> = specialties.into_iter().map(Specialty::title).collect();
        format!("{name} {}", specialties.join(" + ")).trim_end().to_owned()
    };
    match names.is_empty() {
        true => "no program yet".to_owned(),
        false => names.into_iter().map(one).collect::<Vec<_>>().join(", "),
    }
}
