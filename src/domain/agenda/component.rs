//! Components with a day that matters. One whose day stands in the calendar as a deadline of its own has its line there;
//! one with the calendar's day that is settled is in the checklist alone. A day that is fluoro's advice goes on until the
//! official date.

use super::{Item, Leads, Origin, State};
use crate::domain::{
    checklist::Entry,
    facts::{Lane, Stake},
    tables::Progress,
};

pub(super) fn item(entry: &Entry, leads: &Leads) -> Option<Item> {
    let (due, stake) = entry.due.clone().zip(entry.stake)?;
    if entry.due_is_official && (entry.is_official_deadline || entry.is_settled()) {
        return None;
    }
    // a day that the user set goes on until the official date too, unless that has a line of its own
    let door = entry.door().filter(|_| !entry.due_is_official && !entry.is_official_deadline);
    let until = entry.until.as_ref().or(door);
    let origin = Origin::Component(entry.id().clone());
    let item = Item {
        state: match entry.progress() {
            Progress::ToDo => State::Open,
            Progress::Doing => State::Doing,
            Progress::Done => State::Done,
            Progress::NotNeeded => State::Off,
        },
        until: until.cloned(),
        can_be_late: entry.can_be_late(),
        late_until: entry.moot_after.clone(),
        hard: entry.closes() && !entry.is_official_deadline,
        confidence: entry.confidence.filter(|_| entry.due_is_official),
        ..Item::new(origin, due, entry.row.title.clone(), Lane::Application)
    };
    Some(match stake {
        Stake::Closes | Stake::Costs => leads.hard(item),
        Stake::Late => leads.to_do(item),
    })
}
