//! Putting cleaned text on the screen: everything that is drawn goes through here.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::theme::{Marks, Styles};
use crate::{
    app::{App, pages::Row},
    text::{clean, cut, pad, width},
};

/// What every drawing function needs.
pub struct Painter<'a> {
    pub app: &'a App,
    pub buffer: &'a mut Buffer,
    pub styles: Styles,
    pub marks: Marks,
}

impl Painter<'_> {
    /// Writes pieces into one row of an area, `row` rows below its top; what doesn't fit is cut with `…`.
    pub fn pieces(&mut self, area: Rect, row: u16, pieces: &[(String, Style)]) {
        if row >= area.height {
            return;
        }
        let cleaned: Vec<(std::borrow::Cow<str>, Style)> =
            pieces.iter().map(|it| (clean(&it.0), it.1)).collect();
        let whole = cleaned.iter().map(|it| width(it.0.trim_end())).sum::<usize>();
        let mut left = usize::from(area.width);
        let mut spans: Vec<Span> = Vec::with_capacity(pieces.len());
        for (text, style) in &cleaned {
            let last = whole > usize::from(area.width) && width(text) >= left;
            let shown = if last { mark_cut(text, left) } else { cut(text, left).into_owned() };
            left = left.saturating_sub(width(&shown));
            spans.push(Span::styled(shown, *style));
            if left == 0 {
                break;
            }
        }
        let line = Line::from(spans);
        self.buffer.set_line(area.x, area.y.saturating_add(row), &line, area.width);
    }

    pub fn text(&mut self, area: Rect, row: u16, text: &str, style: Style) {
        self.pieces(area, row, &[(text.to_owned(), style)]);
    }

    /// Gives a whole row of an area a style on top of what stands there.
    pub fn tint(&mut self, area: Rect, row: u16, style: Style) {
        if row < area.height {
            self.buffer.set_style(Rect { y: area.y.saturating_add(row), height: 1, ..area }, style);
        }
    }

    /// The rows of a page, from `offset` on.
    pub fn page(&mut self, area: Rect, rows: &[Row], offset: usize) {
        let shown = rows.iter().skip(offset).take(usize::from(area.height));
        for (at, row) in (0u16..).zip(shown) {
            let pieces: Vec<(String, Style)> =
                row.pieces.iter().map(|(text, ink)| (text.clone(), self.styles.ink(*ink))).collect();
            self.pieces(area, at, &pieces);
        }
    }

    /// A thin mark at the right edge, on the divider where there is one, that says where one is in something longer
    /// than the area.
    pub fn scrollbar(&mut self, area: Rect, len: usize, offset: usize) {
        let divider = self.app.areas().divider;
        let area = if divider.x == area.right() {
            Rect { width: area.width.saturating_add(1), ..area }
        } else {
            area
        };
        let height = usize::from(area.height);
        if len <= height || height < 3 || area.width == 0 {
            return;
        }
        let thumb = (height.saturating_mul(height) / len.max(1)).clamp(1, height);
        let most = len.saturating_sub(height).max(1);
        let top = offset.min(most).saturating_mul(height.saturating_sub(thumb)) / most;
        for at in top..top.saturating_add(thumb).min(height) {
            let y = area.y.saturating_add(at as u16);
            if let Some(cell) = self.buffer.cell_mut((area.right().saturating_sub(1), y)) {
                cell.set_symbol(self.marks.thumb).set_style(self.styles.accent);
            }
        }
    }

    pub fn rule(&mut self, area: Rect) {
        let line = self.marks.rule.repeat(usize::from(area.width));
        self.text(area, 0, &line, self.styles.rule);
    }

    pub fn divider(&mut self, area: Rect) {
        for row in 0..area.height {
            self.text(area, row, self.marks.divider, self.styles.rule);
        }
    }

    /// A frame with a title; gives its inside.
    pub fn popup(&mut self, outer: Rect, title: &str) -> Rect {
        use ratatui::widgets::{Block, Clear, Widget};
        Clear.render(outer, self.buffer);
        self.buffer.set_style(outer, self.styles.plain);
        let title = Line::styled(format!(" {} ", clean(title)), self.styles.head);
        let block = Block::bordered()
            .border_set(self.marks.border)
            .border_style(self.styles.rule)
            .style(self.styles.plain)
            .title(title);
        block.render(outer, self.buffer);
        crate::layout::inside(outer)
    }

    /// A line of text being typed, with its cursor; gives the cursor's place.
    pub fn input(&mut self, area: Rect, row: u16, label: &str, buffer: &crate::text::Buffer) -> (u16, u16) {
        let label_width = width(label);
        let room = usize::from(area.width).saturating_sub(label_width).max(1);
        let (text, column) = buffer.visible(room);
        self.pieces(area, row, &[(label.to_owned(), self.styles.dim), (text, self.styles.strong)]);
        let x = area.x.saturating_add(label_width as u16);
        if let Some(range) = buffer.visible_selection(room) {
            let shown = Rect::new(
                x.saturating_add(range.start as u16),
                area.y.saturating_add(row),
                range.len() as u16,
                1,
            );
            self.buffer.set_style(shown.intersection(area), self.styles.selected);
        }
        (x.saturating_add(column.min(room.saturating_sub(1)) as u16), area.y.saturating_add(row))
    }
}

/// Cut to so many columns, with a mark even where the text alone would just fit: more was to come.
fn mark_cut(text: &str, columns: usize) -> String {
    match width(text) > columns {
        true => cut(text, columns).into_owned(),
        false => cut(&format!("{text} "), columns).into_owned(),
    }
}

/// Text in exactly so many columns.
pub fn column(text: &str, columns: usize) -> String {
    pad(&clean(text), columns)
}

/// A pair of texts at the left and right end of a row; the left one is cut where they meet.
pub fn ends(left: &str, right: &str, columns: usize) -> (String, String) {
    let right = clean(right).into_owned();
    let room = columns.saturating_sub(width(&right)).saturating_sub(usize::from(!right.is_empty()));
    (pad(&clean(left), room), if right.is_empty() { right } else { format!(" {right}") })
}
