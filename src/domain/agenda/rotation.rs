//! Rotations and blocked days from their first day on, and the answer that an offer waits for.

use super::{Item, Leads, Origin, State};
use crate::domain::{
    facts::Lane,
    rotations::title,
    tables::{Rotation, RotationState},
    time::When,
};

pub(super) fn items(row: &Rotation, leads: &Leads) -> Vec<Item> {
    let state = match row.state {
        Some(RotationState::Declined) => State::Off,
        Some(RotationState::Done) => State::Done,
        _ => State::Open,
    };
    let item =
        |origin, day, title| Item { state, ..Item::new(origin, When::Day(day), title, Lane::Rotations) };
    let mut items = Vec::new();
    if let Some(from) = row.from {
        let item = item(Origin::RotationStart(row.id.clone()), from, title(row));
        items.push(leads.goes_by(Item { until: row.until.map(When::Day), ..item }));
    }
    if let (Some(reply_by), Some(RotationState::Offered)) = (row.reply_by, row.state) {
        let title = format!("Reply to rotation offer: {}", row.host);
        let item = item(Origin::RotationReply(row.id.clone()), reply_by, title);
        items.push(leads.to_do(Item { can_be_late: true, ..item }));
    }
    items
}
