//! The user's own corrections of facts, taken back.

use std::sync::Arc;

use super::context::Context;
use crate::domain::{
    id::Id,
    tables::{Milestone, Table},
};

/// Shows the bundled date again.
pub fn take_back_date(cx: &mut Context, id: &Id) {
    let title = cx.row_title(Table::Milestones, id);
    cx.change(format!("The bundled date again: {title}"), |tracker| {
        tracker.milestones.edit(id.as_str(), |row| {
            row.when = None;
            row.until = None;
            row.title.clear();
            row.source.clear();
            row.as_of = None;
        });
        let bare = Milestone { id: id.clone(), ..Milestone::default() };
        if tracker.milestones.get(id.as_str()).is_some_and(|row| **row == bare) {
            tracker.milestones.remove(id.as_str());
        }
    });
}

/// Shows the number again that the program brings.
pub fn take_back_figure(cx: &mut Context, id: &str) {
    let title = cx.season.facts.figure(id).map(|it| it.title.clone()).unwrap_or_default();
    cx.change(format!("fluoro's own number again: {title}"), |tracker| {
        Arc::make_mut(&mut tracker.overrides).remove(id);
    });
}
