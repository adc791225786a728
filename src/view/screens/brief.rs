//! The brief of an interview.

use ratatui::layout::Rect;

use crate::{
    app::{pages::brief::brief_rows, screens::brief::Brief},
    layout::{Areas, prose},
    view::painter::Painter,
};

impl Painter<'_> {
    pub fn brief(&mut self, brief: &Brief, areas: Areas) -> Option<(u16, u16)> {
        let area = prose(areas.body);
        let rows = brief_rows(self.cx(), &brief.interview, usize::from(area.width));
        self.page(area, &rows, brief.list.scroll);
        self.cursor = Some((area.x, area.y));
        let bar = Rect { width: area.width.saturating_add(2).min(areas.body.width), ..area };
        self.scrollbar(bar, rows.len(), brief.list.scroll);
        None
    }
}
