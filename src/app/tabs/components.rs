//! The checklist's rows and their sub-items.

use crate::{
    app::{
        App, Tab,
        command::Command,
        list::Step,
        overlay::{
            Overlay,
            menu::{Action, Line, Menu},
        },
        pages::Row,
    },
    domain::{
        agenda::Origin,
        id::Id,
        tables::{Component, Progress, Table, typed::in_order},
    },
    layout::{Pane, scrolled},
};

impl App {
    pub(in crate::app) fn selected_component(&self) -> Option<Id> {
        match (self.tab, &self.timeline.selected) {
            (Tab::Components, _) => self.components.selected.clone(),
            (Tab::Timeline, Some(Origin::Component(id))) => Some(id.clone()),
            _ => None,
        }
    }

    /// The steps of what is selected, in their order.
    fn step_ids(&self) -> Vec<Id> {
        match (self.tab, self.selected_row()) {
            (Tab::Components, Some((_, id))) => {
                let items = self.entry(&id).map(|it| it.items()).unwrap_or_default();
                items.into_iter().map(|it| it.0.clone()).collect()
            }
            (Tab::Timeline, Some((Table::Rotations, id))) => {
                let row = self.tracker.rotations.get(id.as_str());
                let items = row.map(|it| in_order(&it.items)).unwrap_or_default();
                items.into_iter().map(|it| it.0.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    pub(in crate::app) fn has_items(&self) -> bool {
        !self.in_calendar() && !self.step_ids().is_empty()
    }

    /// Moves among the steps of what is selected.
    pub(in crate::app) fn step_item(&mut self, step: Step) {
        let ids = self.step_ids();
        let mut item = self.item.clone();
        if let Some(at) = item.selected.as_ref().and_then(|id| ids.iter().position(|it| it == id)) {
            item.index = at;
            item.step(step, ids.len(), |at| ids.get(at).cloned());
        } else {
            item.index = 0;
            item.selected = ids.first().cloned();
        }
        self.item = item;
    }

    /// Keeps the selected sub-item real and in sight; the first one when the detail just got the keys.
    pub(in crate::app) fn follow_item(&mut self, rows: &[Row], height: usize) {
        if self.focus != Pane::Detail || !self.has_items() {
            self.item.selected = None;
            return;
        }
        let there = |id: &Id| App::item_rows(rows).any(|it| it == id);
        if !self.item.selected.as_ref().is_some_and(there) {
            self.item.selected = App::item_rows(rows).next().cloned();
        }
        if let Some(at) = rows.iter().position(|row| row.item.is_some() && row.item == self.item.selected) {
            self.detail_offset = scrolled(self.detail_offset, at, rows.len(), height);
        }
    }

    /// Ticks the selected requirement of a rotation; false where none is selected.
    pub(super) fn tick_requirement(&mut self) -> bool {
        let (Some((Table::Rotations, id)), Pane::Detail, Some(item)) =
            (self.selected_row(), self.focus, self.item.selected.clone())
        else {
            return false;
        };
        let row = self.tracker.rotations.get(id.as_str());
        let title = row.and_then(|it| it.items.get(&item)).map(|it| it.title.clone()).unwrap_or_default();
        let (host, now) = (self.row_title(Table::Rotations, &id), self.now);
        self.change(format!("{host}: {title}"), |tracker| {
            tracker.rotations.edit(id.as_str(), |row| {
                if let Some(it) = row.items.get_mut(&item) {
                    it.done = if it.done.is_some() { None } else { Some(now) };
                }
            });
        });
        true
    }

    pub(super) fn tick_component(&mut self) {
        match (self.focus, self.item.selected.clone()) {
            (Pane::Detail, Some(item)) => self.tick_item(&item),
            _ => {
                if let Some(id) = self.components.selected.clone() {
                    self.tick_component_id(&id);
                }
            }
        }
    }

    pub(super) fn tick_component_id(&mut self, id: &Id) {
        let Some(entry) = self.entry(id).cloned() else { return };
        let word = if entry.progress() == Progress::Done { "To do again" } else { "Done" };
        self.change(format!("{word}: {}", entry.row.title), |tracker| {
            tracker.tick_component(id, entry.progress())
        });
    }

    fn tick_item(&mut self, item: &Id) {
        let Some(entry) = self.components.selected.as_ref().and_then(|id| self.entry(id)).cloned() else {
            return;
        };
        let title = entry.row.items.get(item).map(|it| it.title.clone()).unwrap_or_default();
        let now = self.now;
        self.change(format!("{}: {title}", entry.row.title), |tracker| tracker.tick_item(&entry, item, now));
    }

    pub(super) fn open_new_component(&mut self) {
        let group =
            self.components.selected.as_ref().and_then(|id| self.entry(id)).map(|it| it.row.group.clone());
        let title =
            group.and_then(|id| self.data.groups().iter().find(|it| it.0 == id).map(|it| it.1.clone()));
        self.open_new(Table::Components, "New component", vec![("group", title.unwrap_or_default())]);
    }

    /// The four states with their letters, for the selected component.
    pub(in crate::app) fn open_progress_menu(&mut self) {
        let Some(id) = self.selected_component() else { return };
        let present = self.entry(&id).map(|it| it.progress());
        let letters = ['t', 'g', 'd', 'n'];
        let line = |(progress, letter): (&Progress, char)| {
            Line::new(letter, progress.title(), "", Action::Progress(*progress))
        };
        let lines: Vec<Line> = Progress::ALL.iter().zip(letters).map(line).collect();
        let at = Progress::ALL.iter().position(|it| Some(*it) == present).unwrap_or(0);
        let title = self.row_title(Table::Components, &id);
        self.overlays.push(Overlay::Menu(Menu::new("State", title, lines).select(at)));
    }

    pub(super) fn hide_component(&mut self) {
        let Some(entry) = self.selected_component().and_then(|id| self.entry(&id).cloned()) else { return };
        let hidden = entry.row.hidden == Some(true);
        let label = match hidden {
            true => format!("Shown again: {}", entry.row.title),
            false => format!("Hidden: {} ({} shows hidden ones)", entry.row.title, Command::ShowHidden.key()),
        };
        self.change(label, |tracker| {
            let own = tracker.components.get(entry.id().as_str());
            let mut row = own.map(|it| Component::clone(it)).unwrap_or_default();
            row.id = entry.id().clone();
            row.hidden = if hidden { None } else { Some(true) };
            tracker.components.put(row);
        });
    }

    pub(super) fn toggle_hidden(&mut self) {
        self.show_hidden = !self.show_hidden;
        let hidden = self.derived.hidden_components;
        match self.show_hidden {
            true => self.say(format!("{hidden} hidden shown")),
            false => self.say(format!("{hidden} hidden")),
        }
    }
}
