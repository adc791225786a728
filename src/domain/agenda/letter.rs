//! Letters that somebody promised for a day, and writers to be asked again.

use super::{Item, Leads, Origin, State};
use crate::domain::{
    facts::Lane,
    letters::{FOLLOW_UP_DAYS, follow_up},
    rules::Rules,
    tables::{Letter, LetterState},
    time::When,
};

/// Returns the line of a letter: the next word with its writer while it is awaited, then the promised day, settled.
pub(super) fn item(row: &Letter, rules: &Rules, leads: &Leads) -> Option<Item> {
    let next = follow_up(row, rules.value(FOLLOW_UP_DAYS));
    let settled = matches!(row.state, Some(LetterState::Received | LetterState::Declined));
    let day = next.or(row.promised)?;
    let title = match row.promised == Some(day) {
        true => format!("Letter promised: {}", row.writer),
        false => format!("Ask {} again: letter", row.writer),
    };
    Some(leads.to_do(Item {
        state: if settled { State::Done } else { State::Open },
        can_be_late: !settled,
        ..Item::new(Origin::Letter(row.id.clone()), When::Day(day), title, Lane::Letters)
    }))
}
