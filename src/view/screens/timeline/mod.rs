//! The timeline in the view that is chosen.

mod agenda;
mod calendar;

use crate::{
    app::{calendar::View, screens::timeline::Timeline},
    layout::Areas,
    view::painter::Painter,
};

impl Painter<'_> {
    pub fn timeline(&mut self, timeline: &Timeline, areas: &Areas) {
        match timeline.view {
            View::Agenda => {
                self.agenda(timeline, areas.head, areas.list);
                self.detail_with_steps(areas, timeline.list.scroll, timeline.item.selected.as_ref());
            }
            View::Month => {
                if !areas.list.is_empty() {
                    self.month(timeline, areas.head, areas.list);
                }
                self.day_detail(timeline, areas);
            }
            View::Season => self.season(timeline, areas),
        }
    }

    /// Draws the page of the day beside the month, with its selected item.
    fn day_detail(&mut self, timeline: &Timeline, areas: &Areas) {
        let Some((area, rows)) = self.detail(areas, timeline.list.scroll) else { return };
        self.select_rows(area, &rows, |row| row.selected);
    }
}
