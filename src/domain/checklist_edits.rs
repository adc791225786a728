//! What the user says of the checklist: states, ticks and the order of lines.

use super::{
    checklist::{Entry, Group},
    id::Id,
    moving::{Shift, moved},
    tables::{Component, Progress},
    time::Stamp,
    tracker::Tracker,
};

impl Tracker {
    /// Ticks or unticks a component; one that was doing or not needed becomes done. `base` is the bundled record, if any.
    pub fn tick_component(&mut self, id: &Id, shown: Progress) {
        let next = if shown == Progress::Done { Progress::ToDo } else { Progress::Done };
        self.set_progress(id, next);
    }

    pub fn set_progress(&mut self, id: &Id, next: Progress) {
        self.edit_component(id, |row| {
            row.assumed = None;
            row.state = Some(next);
        });
    }

    /// Notes that what was taken for done is done.
    pub fn confirm_components(&mut self, ids: &[Id]) {
        for id in ids {
            self.components.edit(id.as_str(), |row| row.assumed = None);
        }
    }

    /// Changes what the user says of a component; of a bundled one a row is made that holds only that.
    pub fn edit_component(&mut self, id: &Id, change: impl FnOnce(&mut Component)) {
        let mut row = self.components.get(id.as_str()).map(|it| Component::clone(it)).unwrap_or_default();
        row.id = id.clone();
        change(&mut row);
        self.components.put(row);
    }

    /// Moves a component past the next one of its group that is shown. `group` has all of them, hidden ones too.
    pub fn move_component(&mut self, group: &Group, is_shown: impl Fn(&Id) -> bool, id: &Id, shift: Shift) {
        let rows: Vec<(&Id, &str)> =
            group.entries.iter().map(|it| (it.id(), it.row.order.as_str())).collect();
        for (id, order) in moved(&rows, is_shown, id, shift) {
            self.edit_component(&id, |row| row.order = order);
        }
    }

    /// Moves a sub-item past the next one.
    pub fn move_item(&mut self, entry: &Entry, item: &Id, shift: Shift) {
        let rows: Vec<(&Id, &str)> =
            entry.items().into_iter().map(|it| (it.0, it.1.order.as_str())).collect();
        let orders = moved(&rows, |_| true, item, shift);
        if orders.is_empty() {
            return;
        }
        self.edit_component(entry.id(), |row| {
            for (id, order) in orders {
                row.items.entry(id).or_default().order = order;
            }
        });
    }

    /// Ticks or unticks a sub-item, which makes a component that was still to do one that is being done.
    pub fn tick_item(&mut self, component: &Entry, item: &Id, now: Stamp) {
        let was_done = component.row.items.get(item).is_some_and(|it| it.done.is_some());
        self.edit_component(component.id(), |row| {
            let mut own = row.items.get(item).cloned().unwrap_or_default();
            own.done = if was_done { None } else { Some(now) };
            if component.progress() == Progress::ToDo && !was_done {
                row.state = Some(Progress::Doing);
            }
            row.items.insert(item.clone(), own);
        });
    }
}
