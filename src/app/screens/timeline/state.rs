//! The state of the timeline: its view, the day under the cursor, the lane, the selected line.

use std::sync::Arc;

use crate::{
    app::{
        calendar::View,
        context::Context,
        days::{in_week, on_day},
        list::ListState,
        pages::{
            day::{DayPage, day_rows},
            page::{Page, Row},
            selected::origin_page,
        },
        tab::Tab,
    },
    domain::{
        agenda::{Item, Origin},
        facts::Lane,
        id::Id,
        time::Day,
    },
    layout::{Areas, Pane, areas},
};

#[derive(Debug, Default)]
pub struct Timeline {
    pub view: View,
    pub list: ListState<Origin>,
    /// The selected step of the selected rotation.
    pub item: ListState<Id>,
    /// The day under the cursor; none for today.
    pub day: Option<Day>,
    /// The lane of the season that is looked at; none for all.
    pub lane: Option<Lane>,
}

impl Timeline {
    /// Returns the day under the cursor.
    pub fn day(&self, cx: &Context) -> Day {
        self.day.unwrap_or_else(|| cx.season.today())
    }

    /// Returns true if the list is that of a day or a week.
    pub fn in_calendar(&self) -> bool {
        self.view != View::Agenda
    }

    /// Returns true if the arrows walk over days.
    pub fn on_grid(&self) -> bool {
        self.in_calendar() && self.list.focus == Pane::List
    }

    /// Returns the areas of the tab; the strip of the season takes the whole width.
    pub fn frame(&self, cx: &Context) -> Areas {
        let areas = areas(cx.size, Tab::Timeline.share(), self.list.focus);
        match self.view {
            View::Season => Areas { divider: Default::default(), ..areas },
            View::Agenda | View::Month => areas,
        }
    }

    /// Returns the items that can be selected in the calendar: those of the day or the week.
    pub fn shown_items(&self, cx: &Context) -> Vec<Arc<Item>> {
        match self.view {
            View::Agenda => Vec::new(),
            View::Month => on_day(cx, self.day(cx)),
            View::Season => in_week(cx, self.day(cx), self.lane),
        }
    }

    /// Returns the rows of the page beside the list or below the season.
    pub fn page(&self, cx: &Context, columns: usize) -> Vec<Row> {
        let selected = self.list.selected.as_ref();
        if self.in_calendar() {
            let items = self.shown_items(cx);
            let page = DayPage {
                view: self.view,
                day: self.day(cx),
                lane: self.lane,
                items: &items,
                selected,
                focus: self.list.focus,
            };
            return day_rows(cx, &page, columns);
        }
        let mut page = Page::new(columns);
        if let Some(origin) = selected {
            origin_page(cx, &mut page, origin);
        }
        page.rows
    }

    /// Returns the day of the selected item.
    pub fn selected_day(&self, cx: &Context) -> Option<Day> {
        let origin = self.list.selected.as_ref()?;
        Some(cx.derived.item(origin)?.when.day_in(cx.home()))
    }

    /// Gives the keys to the detail, if there is one.
    pub fn enter_detail(&mut self) {
        if self.list.selected.is_some() {
            self.list.focus = Pane::Detail;
        }
    }

    /// Takes the selection away and gives the keys back to the list.
    pub fn let_go(&mut self) {
        self.list.focus_list();
        self.list.selected = None;
    }
}
