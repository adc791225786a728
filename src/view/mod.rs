//! Draws the state: a pure function of [`App`], which writes nothing back.

mod agenda;
mod calendar;
mod footer;
mod header;
mod lists;
mod overlays;
mod paint;
mod shortlist;
mod theme;

use ratatui::{Frame, buffer::Buffer, layout::Rect, style::Style};

use crate::{
    app::{Access, App, Glyphs, Tab, calendar::View},
    layout::{Pane, fits},
};
use paint::Painter;
pub use theme::{Marks, Styles};

pub fn draw(app: &App, frame: &mut Frame) {
    if let Some(at) = paint(app, frame.buffer_mut()) {
        frame.set_cursor_position(at);
    }
}

/// Draws into an empty buffer; gives the place of the cursor, where text is typed.
pub fn paint(app: &App, buffer: &mut Buffer) -> Option<(u16, u16)> {
    paint_with(app, buffer, Styles::of(app.look.theme))
}

/// The same in styles that no theme has: those of the tests tell which role each cell plays.
pub fn paint_with(app: &App, buffer: &mut Buffer, styles: Styles) -> Option<(u16, u16)> {
    let area = buffer.area;
    let mut painter = Painter { app, buffer, styles, marks: Marks::of(app.look) };
    painter.buffer.set_style(area, styles.plain);
    if !fits(area.as_size()) {
        painter.too_small(area);
        return None;
    }
    let cursor = painter.screen();
    if app.look.glyphs == Glyphs::Ascii {
        theme::to_ascii(buffer);
    }
    cursor
}

impl Painter<'_> {
    fn too_small(&mut self, area: Rect) {
        let row = area.height / 2;
        let style = self.styles.plain;
        self.text(area, row, "Window too small: 40×12 needed", style);
    }

    /// Everything; gives the place of the cursor, where text is typed.
    fn screen(&mut self) -> Option<(u16, u16)> {
        let app = self.app;
        let areas = app.areas();
        self.header(areas.header);
        self.rule(areas.top_rule);
        if !app.overlays.iter().any(overlays::covers_body) {
            self.tab(areas);
        }
        self.notice(areas.bottom_rule);
        self.footer(areas.footer);
        self.overlays(areas)
    }

    /// In place of a season that can't be read: why, where, and what can be done.
    fn unreadable(&mut self, body: Rect, why: &str) {
        let area = crate::layout::prose(body);
        let lines = [
            (
                "This season can't be read, so nothing is shown and nothing is written.".to_owned(),
                self.styles.bad,
            ),
            (String::new(), self.styles.plain),
            (why.to_owned(), self.styles.plain),
            (String::new(), self.styles.plain),
            (format!("The file: {}", self.app.place), self.styles.plain),
            (
                "fluoro check says more, without a screen. The file stays as it is until you move it."
                    .to_owned(),
                self.styles.dim,
            ),
        ];
        let mut row = area.height / 5;
        for (text, style) in lines {
            for line in crate::text::wrap_text(&text, usize::from(area.width)) {
                self.text(area, row, &line, style);
                row = row.saturating_add(1);
            }
        }
    }

    fn tab(&mut self, areas: crate::layout::Areas) {
        if let Access::ReadOnly(why) = &self.app.access
            && self.app.tracker.is_empty()
        {
            return self.unreadable(areas.body, why);
        }
        self.divider(areas.divider);
        match self.app.tab {
            Tab::Timeline => self.timeline_view(&areas),
            Tab::Components => self.components(areas.head, areas.list),
            Tab::Interviews => self.interviews(areas.head, areas.list),
            Tab::Shortlist => self.shortlist(areas.head, areas.list),
        }
        match (self.app.in_calendar(), self.app.calendar.view) {
            (true, View::Season) => {}
            _ => self.detail(areas.detail),
        }
    }

    fn detail(&mut self, area: Rect) {
        if area.is_empty() {
            return;
        }
        let area = if self.app.areas().list.is_empty() {
            Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(1), ..area }
        } else {
            area
        };
        let columns = area.width.saturating_sub(1);
        let rows = self.app.detail(usize::from(columns));
        let offset = self.app.detail_offset.min(rows.len().saturating_sub(usize::from(area.height)));
        self.page(area, &rows, offset);
        self.scrollbar(area, rows.len(), offset);
        if self.app.in_calendar() {
            return self.day_page(area, &rows);
        }
        let selected = self.app.item.selected.as_ref().filter(|_| self.app.focus == Pane::Detail);
        for (at, row) in (0u16..area.height).zip(rows.iter().skip(offset)) {
            if row.item.is_some() && row.item.as_ref() == selected {
                self.tint(Rect { width: columns, ..area }, at, self.styles.selected);
            }
        }
    }

    fn row_style(&self, selected: bool) -> Option<Style> {
        match (selected, self.app.focus) {
            (true, Pane::List) => Some(self.styles.selected),
            (true, Pane::Detail) => Some(self.styles.resting),
            (false, _) => None,
        }
    }
}
