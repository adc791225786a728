//! Rotations and blocked days from their first day on, and the answer that an offer waits for.

use super::{Item, Leads, Origin, State};
use crate::domain::{
    facts::Lane,
    rotations::{ends, starts},
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
    for from in row.from.into_iter().flat_map(|it| starts(row, it)) {
        let last = ends(row, from);
        // where the first day was taken out the next one begins it
        let mut days = from.iter_days().take_while(|day| *day <= last);
        let Some(first) = days.find(|day| !row.except.contains(day)) else { continue };
        let origin = Origin::RotationStart(row.id.clone(), row.repeats.as_ref().map(|_| from));
        let item = item(origin, first, row.called());
        let until = row.until.map(|_| When::Day(last));
        // what comes back every week rings no bell each time
        items.push(match row.repeats {
            Some(_) => Item { until, ..item },
            None => leads.goes_by(Item { until, ..item }),
        });
    }
    if let (Some(reply_by), Some(RotationState::Offered)) = (row.reply_by, row.state) {
        let title = format!("Reply to rotation offer: {}", row.host);
        let item = item(Origin::RotationReply(row.id.clone()), reply_by, title);
        items.push(leads.to_do(Item { can_be_late: true, ..item }));
    }
    items
}
