//! A menu: a box with a line for each choice, its letter first.

use crate::{
    app::screens::menu::Menu,
    layout::{Areas, popup},
    text::{width, wrap_text},
    view::painter::{Painter, column},
};

impl Painter<'_> {
    pub fn menu(&mut self, menu: &Menu, _areas: Areas) -> Option<(u16, u16)> {
        let (choices, at) = (&menu.choices, menu.list.index);
        let size = self.buffer.area.as_size();
        let wide = choices
            .lines
            .iter()
            .map(|it| width(&it.text).saturating_add(width(&it.detail)).saturating_add(14))
            .max()
            .unwrap_or(0);
        let wanted = wide
            .max(width(&choices.title).saturating_add(8))
            .max(width(&choices.about).min(60).saturating_add(4))
            .min(88);
        let about = wrap_text(
            &choices.about,
            wanted.saturating_sub(4).min(usize::from(size.width).saturating_sub(6)).max(8),
        );
        let about: Vec<String> = about.into_iter().filter(|it| !it.is_empty()).collect();
        let extra = if about.is_empty() { 0 } else { about.len().saturating_add(1) };
        let rows = choices.lines.len().saturating_add(extra).saturating_add(2);
        let inner = self.popup(popup(size, wanted as u16, rows as u16), &choices.title);
        for (row, line) in (0u16..).zip(&about) {
            self.text(inner, row, line, self.styles.dim);
        }
        let top = extra as u16;
        let height = inner.height.saturating_sub(top);
        let offset = crate::layout::scrolled(0, at, choices.lines.len(), usize::from(height));
        for (row, (n, line)) in (top..inner.height).zip(choices.lines.iter().enumerate().skip(offset)) {
            let pointer = if n == at { self.marks.pointer } else { " " };
            let letter = line.letter.map(String::from).unwrap_or_default();
            let detail = if line.detail.is_empty() { String::new() } else { format!("  {}", line.detail) };
            let pieces = [
                (format!("{pointer} "), self.styles.plain),
                (format!("{} ", column(&letter, 1)), self.styles.head),
                (format!(" {}", line.text), self.styles.plain),
                (detail, self.styles.dim),
            ];
            self.pieces(inner, row, &pieces);
            if n == at {
                self.select(inner, row, self.styles.selected);
            }
        }
        None
    }
}
