//! A page of the guide.

use ratatui::layout::Rect;

use crate::{
    app::{pages::guide::guide_rows, screens::guide::Guide},
    layout::{Areas, prose},
    view::painter::Painter,
};

impl Painter<'_> {
    pub fn guide(&mut self, guide: &Guide, areas: Areas) -> Option<(u16, u16)> {
        let body = areas.body;
        let area = prose(body);
        let pages = self.cx().data.guide().pages.len();
        let rows = guide_rows(self.cx(), guide.page, usize::from(area.width));
        let title = format!("Guide · page {} of {pages}", guide.page.saturating_add(1));
        self.text(area, 0, &title, self.styles.dim);
        let text = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
        self.page(text, &rows, guide.list.scroll);
        let bar = Rect { width: area.width.saturating_add(2).min(body.width), ..text };
        self.scrollbar(bar, rows.len(), guide.list.scroll);
        None
    }
}
