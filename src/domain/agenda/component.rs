//! Components with a due date of the user's own: an official one stands in the agenda already.

use super::{Item, Leads, Origin, State};
use crate::domain::{checklist::Entry, facts::Lane, tables::Progress};

pub(super) fn item(entry: &Entry, leads: &Leads) -> Option<Item> {
    let due = entry.due.clone().filter(|_| !entry.due_is_official)?;
    let origin = Origin::Component(entry.id().clone());
    Some(leads.to_do(Item {
        state: match entry.progress() {
            Progress::ToDo => State::Open,
            Progress::Doing => State::Doing,
            Progress::Done => State::Done,
            Progress::NotNeeded => State::Off,
        },
        can_be_late: true,
        ..Item::new(origin, due, entry.row.title.clone(), Lane::Application)
    }))
}
