//! R3's own list against ours.

use ratatui::layout::Rect;

use crate::{
    app::screens::r3::R3,
    layout::{Areas, prose},
    view::painter::Painter,
};

impl Painter<'_> {
    pub fn r3(&mut self, it: &R3, areas: Areas) -> Option<(u16, u16)> {
        let area = prose(areas.body);
        let rows = it.page(self.cx(), usize::from(area.width));
        self.page(area, &rows, it.list.scroll);
        self.cursor = Some((area.x, area.y));
        let bar = Rect { width: area.width.saturating_add(2).min(areas.body.width), ..area };
        self.scrollbar(bar, rows.len(), it.list.scroll);
        None
    }
}
