//! Each screen as it is drawn, in a file of the same name as its own.

mod ask;
mod bank;
mod brief;
mod catalog;
mod components;
mod conflicts;
mod day_lines;
mod facts;
mod filter;
mod form;
mod guide;
mod interviews;
mod invitation;
mod matches;
mod menu;
mod messages;
mod names;
mod note;
mod pairwise;
mod picker;
mod r3;
mod rank_history;
mod rank_why;
mod ranks;
mod recovery;
mod review;
mod shortlist;
mod start;
mod templates;
mod timeline;
mod versions;
mod write_up;

use ratatui::layout::Rect;

use crate::{
    app::{
        screens::{Layer, each_screen, shortlist::View},
        state::Access,
        tab::Tab,
    },
    layout::{Areas, prose},
    text::wrap_text,
    view::painter::Painter,
};

impl Painter<'_> {
    /// Draws the present tab.
    pub fn tab(&mut self, areas: Areas) {
        let (cx, tabs) = (self.cx(), &self.app.tabs);
        if let Access::ReadOnly(why) = &cx.access
            && cx.season.tracker.is_empty()
        {
            return self.unreadable(areas.body, why);
        }
        self.divider(areas.divider);
        match cx.tab {
            Tab::Timeline => self.timeline(&tabs.timeline, &areas),
            Tab::Components => self.components(&tabs.components, &areas),
            Tab::Interviews => self.interviews(&tabs.interviews, &areas),
            Tab::Shortlist => match tabs.shortlist.view {
                View::Table => self.program_table(&tabs.shortlist.table, &areas),
                View::Ranks => self.ranks(&tabs.shortlist.ranks, &areas),
            },
        }
    }

    /// Draws what lies over the tab from the bottom up. Returns the place of the cursor, if the topmost takes text.
    pub fn layers(&mut self, areas: Areas) -> Option<(u16, u16)> {
        let mut cursor = None;
        let app = self.app;
        let first = app.layers().rposition(|it| it.screen().covers()).unwrap_or(0);
        for layer in app.layers().skip(first) {
            self.cursor = None;
            cursor = self.layer(layer, areas);
        }
        cursor
    }

    /// Draws what stands in place of a season that can't be read: why, where, and what can be done.
    fn unreadable(&mut self, body: Rect, why: &str) {
        let area = prose(body);
        let lines = [
            (
                "This season can't be read, so nothing is shown and nothing is written.".to_owned(),
                self.styles.bad,
            ),
            (String::new(), self.styles.plain),
            (why.to_owned(), self.styles.plain),
            (String::new(), self.styles.plain),
            (format!("The file: {}", self.cx().place), self.styles.plain),
            (
                "fluoro check says more, without a screen. The file stays as it is until you move it."
                    .to_owned(),
                self.styles.dim,
            ),
        ];
        let mut row = area.height / 5;
        for (text, style) in lines {
            for line in wrap_text(&text, usize::from(area.width)) {
                self.text(area, row, &line, style);
                row = row.saturating_add(1);
            }
        }
    }
}

macro_rules! hand_on {
    ($($screen:ident $name:ident),*) => {
        impl Painter<'_> {
            fn layer(&mut self, layer: &Layer, areas: Areas) -> Option<(u16, u16)> {
                match layer { $(Layer::$screen(it) => self.$name(it, areas)),* }
            }
        }
    };
}
each_screen!(hand_on);
