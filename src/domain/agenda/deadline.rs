//! The deadlines of programs that have one of their own.

use super::{Item, Origin, State};
use crate::domain::{
    facts::Lane,
    tables::{Program, Status},
};

/// A program's own deadline, where it has one; its lead times come with the agenda.
pub fn deadline(row: &Program) -> Option<Item> {
    let open = matches!(row.status, None | Some(Status::Planned));
    let title = format!("Application deadline: {}", row.full_name());
    Some(Item {
        state: if open { State::Open } else { State::Done },
        can_be_late: open,
        hard: open,
        ..Item::new(Origin::Deadline(row.id.clone()), row.deadline.clone()?, title, Lane::Application)
    })
}
