//! Draws the state: a pure function of [`App`], which writes nothing back.

mod footer;
mod found;
mod header;
mod list;
mod painter;
mod screens;
mod theme;

use ratatui::{Frame, buffer::Buffer, layout::Rect};

use crate::{
    app::{App, state::Glyphs},
    layout::fits,
};
use painter::Painter;
pub use theme::{Marks, Styles};

pub fn draw(app: &App, frame: &mut Frame) {
    if let Some(at) = paint(app, frame.buffer_mut()) {
        frame.set_cursor_position(at);
    }
}

/// Draws into an empty buffer. Returns the place of the cursor: at the caret of a text, else where the selected row begins.
pub fn paint(app: &App, buffer: &mut Buffer) -> Option<(u16, u16)> {
    paint_with(app, buffer, Styles::of_look(app.cx.look))
}

/// Draws in the given styles, which no theme needs to have: those of the tests tell which role each cell plays.
pub fn paint_with(app: &App, buffer: &mut Buffer, styles: Styles) -> Option<(u16, u16)> {
    let area = buffer.area;
    let mut painter = Painter { app, buffer, styles, marks: Marks::of(app.cx.look), cursor: None };
    painter.buffer.set_style(area, styles.plain);
    if !fits(area.as_size()) {
        painter.too_small(area);
        return None;
    }
    let cursor = painter.whole();
    if app.cx.look.glyphs == Glyphs::Ascii {
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

    /// Draws everything. Returns the place of the cursor.
    fn whole(&mut self) -> Option<(u16, u16)> {
        let areas = self.app.tab().areas(self.cx());
        self.header(areas.header);
        self.rule(areas.top_rule);
        if !self.app.layers().any(|it| it.screen().covers()) {
            self.tab(areas);
        }
        self.notice(areas.bottom_rule);
        self.footer(areas.footer);
        let caret = self.layers(areas);
        caret.or(self.cursor)
    }
}
