//! Making rows of the timeline, opening them, and selecting one that was saved.

use super::state::Timeline;
use crate::{
    app::{
        context::Context,
        outcome::{Outcome, Route, RowForm},
    },
    domain::{agenda::Origin, id::Id, tables::Table},
};

impl Timeline {
    /// Opens the form of a new rotation or of blocked days; in the calendar it begins on the day under the cursor.
    pub(super) fn new_rotation(&self, cx: &Context) -> Outcome {
        let mut preset = vec![("state", "accepted".to_owned())];
        if self.in_calendar() {
            preset.push(("from", self.day(cx).to_string()));
        }
        let title = "New rotation, call, clinic or days off";
        Outcome::open(Route::Row(RowForm::new(Table::Rotations, title, preset)))
    }

    pub(super) fn new_task(&self, cx: &Context) -> Outcome {
        let mut preset = vec![("kind", "task".to_owned())];
        if self.in_calendar() {
            preset.push(("when", self.day(cx).to_string()));
        }
        Outcome::open(Route::Row(RowForm::new(Table::Milestones, "New task", preset)))
    }

    /// Follows a milestone: an official date leads to the component that settles it, an own task opens its form.
    pub(super) fn enter_milestone(&mut self, cx: &Context, id: &Id) -> Outcome {
        let date = cx.derived.dates.iter().find(|it| it.id == *id);
        let component = date.and_then(|it| it.component.clone()).filter(|id| cx.entry(id).is_some());
        if let Some(component) = component {
            return Outcome::go(Table::Components, &component);
        }
        if cx.season.tracker.milestones.has(id.as_str()) && !cx.is_official(id) {
            return Outcome::open(Route::Row(RowForm::edit(Table::Milestones, id)));
        }
        self.enter_detail();
        Outcome::stay()
    }

    /// Selects a line, whatever the view.
    pub(super) fn select_origin(&mut self, cx: &Context, origin: Origin) {
        self.list.select(origin);
        if self.in_calendar() {
            self.day = self.selected_day(cx).or(self.day);
            self.lane = None;
        }
    }
}
