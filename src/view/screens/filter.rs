//! The filter line, in place of the line above the list.

use ratatui::layout::Rect;

use crate::{app::screens::filter::Filter, layout::Areas, text::width, view::painter::Painter};

impl Painter<'_> {
    pub fn filter(&mut self, filter: &Filter, areas: Areas) -> Option<(u16, u16)> {
        let line = Rect { height: 1, ..areas.head };
        self.text(line, 0, &" ".repeat(usize::from(line.width)), self.styles.plain);
        let shown = self.app.tab().shown_words(self.cx());
        let room = (width(&shown).saturating_add(2) as u16).min(line.width);
        let right = Rect { x: line.right().saturating_sub(room), width: room, ..line };
        self.text(right, 0, &shown, self.styles.warn);
        Some(self.input(
            Rect { width: line.width.saturating_sub(room), ..line },
            0,
            " Filter: ",
            &filter.buffer,
        ))
    }
}
