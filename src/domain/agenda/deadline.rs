//! The application deadlines of programs that set one of their own.

use super::{Item, Leads, Origin, State};
use crate::domain::{
    facts::Lane,
    naming::Naming,
    tables::{Program, Status},
    time::When,
};

/// `closes`: when no application matters any more.
pub(super) fn item(row: &Program, naming: &Naming, closes: Option<&When>, leads: &Leads) -> Option<Item> {
    let when = row.deadline.clone()?;
    let open = matches!(row.status, None | Some(Status::Planned));
    let title = format!("Deadline: {}", naming.full(row));
    Some(leads.hard(Item {
        state: if open { State::Open } else { State::Done },
        can_be_late: open,
        late_until: closes.cloned(),
        hard: open,
        ..Item::new(Origin::Deadline(row.id.clone()), when, title, Lane::Application)
    }))
}
