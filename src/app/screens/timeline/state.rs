//! Where one stands on the timeline: its view, the day, the lane, the selected line.

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
    /// None: today.
    pub day: Option<Day>,
    /// Of the season's lanes the one looked at; none for all.
    pub lane: Option<Lane>,
}

impl Timeline {
    /// The day one stands on.
    pub fn day(&self, cx: &Context) -> Day {
        self.day.unwrap_or_else(|| cx.season.today())
    }

    /// True where the list is that of a day or a week.
    pub fn in_calendar(&self) -> bool {
        self.view != View::Agenda
    }

    /// True where the arrows walk over days.
    pub fn on_grid(&self) -> bool {
        self.in_calendar() && self.list.focus == Pane::List
    }

    /// The frame; the strip of the season runs over the whole width.
    pub fn frame(&self, cx: &Context) -> Areas {
        let areas = areas(cx.size, Tab::Timeline.share(), self.list.focus);
        match self.view {
            View::Season => Areas { divider: Default::default(), ..areas },
            View::Agenda | View::Month => areas,
        }
    }

    /// The things that can be selected in the calendar: those of the day, of the week.
    pub fn shown_items(&self, cx: &Context) -> Vec<Arc<Item>> {
        match self.view {
            View::Agenda => Vec::new(),
            View::Month => on_day(cx, self.day(cx)),
            View::Season => in_week(cx, self.day(cx), self.lane),
        }
    }

    /// The rows beside the list, or below the season.
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

    /// The day of what is selected.
    pub fn selected_day(&self, cx: &Context) -> Option<Day> {
        let origin = self.list.selected.as_ref()?;
        Some(cx.derived.item(origin)?.when.day_in(cx.home()))
    }

    /// The detail gets the keys, where there is one.
    pub fn enter_detail(&mut self) {
        if self.list.selected.is_some() {
            self.list.focus = Pane::Detail;
        }
    }

    /// Nothing is selected, and one stands in the list.
    pub fn let_go(&mut self) {
        self.list.focus_list();
        self.list.selected = None;
    }
}
