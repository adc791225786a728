//! Letters that somebody promised for a day.

use super::{Item, Leads, Origin, State};
use crate::domain::{
    facts::Lane,
    tables::{Letter, LetterState},
    time::When,
};

pub(super) fn item(row: &Letter, leads: &Leads) -> Option<Item> {
    let promised = row.promised?;
    let open = !matches!(row.state, Some(LetterState::Received | LetterState::Declined));
    let title = format!("Letter promised: {}", row.writer);
    Some(leads.to_do(Item {
        state: if open { State::Open } else { State::Done },
        can_be_late: open,
        ..Item::new(Origin::Letter(row.id.clone()), When::Day(promised), title, Lane::Letters)
    }))
}
