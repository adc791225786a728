//! The user's own milestones: tasks, deadlines, promises, events.

use super::{Item, Leads, Origin, State};
use crate::domain::{
    facts::Lane,
    tables::{Milestone, MilestoneKind},
};

pub(super) fn item(row: &Milestone, leads: &Leads) -> Option<Item> {
    let kind = row.kind.unwrap_or(MilestoneKind::Task);
    let item = Item {
        until: row.until.clone(),
        state: if row.done.is_some() { State::Done } else { State::Open },
        can_be_late: kind != MilestoneKind::Event,
        hard: kind == MilestoneKind::Deadline,
        snoozed_until: row.snoozed_until,
        ..Item::new(Origin::Task(row.id.clone()), row.when.clone()?, row.title.clone(), Lane::Own)
    };
    let item = match kind {
        MilestoneKind::Deadline => leads.hard(item),
        MilestoneKind::Event => leads.goes_by(item),
        MilestoneKind::Task | MilestoneKind::Promise => leads.to_do(item),
    };
    Some(leads.own(&row.lead_minutes, item))
}
