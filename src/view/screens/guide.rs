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
        let rows = guide_rows(self.cx(), guide.place, usize::from(area.width));
        let mut title = format!("Guide · page {} of {pages}", guide.place.page.saturating_add(1));
        let page = self.cx().data.guide().pages.get(guide.place.page);
        if let Some(page) = page.filter(|_| guide.list.scroll > 0) {
            title = format!("{title} · {}", page.title);
        }
        self.text(area, 0, &title, self.styles.dim);
        let text = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
        self.page(text, &rows, guide.list.scroll);
        self.cursor = Some((text.x, text.y));
        let opened = rows.iter().skip(guide.list.scroll).position(|it| it.selected);
        if let Some(row) = opened.filter(|row| *row < usize::from(text.height)) {
            let margin = Rect { x: body.x, width: area.x.saturating_sub(body.x), ..text };
            self.text(margin, row as u16, self.marks.pointer, self.styles.accent);
            self.cursor = Some((body.x, text.y.saturating_add(row as u16)));
        }
        let bar = Rect { width: area.width.saturating_add(2).min(body.width), ..text };
        self.scrollbar(bar, rows.len(), guide.list.scroll);
        None
    }
}
