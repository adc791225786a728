//! Putting cleaned text on the screen: everything that is drawn goes through here.

use std::{borrow::Cow, num::NonZeroU16};

use ratatui::{
    buffer::{Buffer, CellDiffOption},
    layout::Rect,
    style::Style,
    text::Line,
};

use super::theme::{Marks, Styles};
use crate::{
    app::{App, context::Context, pages::page::Row},
    text::{clean, clean::is_printable_ascii, cut, graphemes, pad, width},
};

/// The marks of half-width kana that make a letter a voiced one.
const KANA_MARKS: [char; 2] = ['\u{FF9E}', '\u{FF9F}'];

/// What every drawing function needs.
pub struct Painter<'a> {
    pub app: &'a App,
    pub buffer: &'a mut Buffer,
    pub styles: Styles,
    pub marks: Marks,
    /// Where the selected row begins: there the terminal's cursor stands, so that a screen reader follows.
    pub cursor: Option<(u16, u16)>,
}

impl<'a> Painter<'a> {
    /// What all screens share.
    pub fn cx(&self) -> &'a Context {
        &self.app.cx
    }

    /// Writes pieces into one row of an area, `row` rows below its top; what doesn't fit is cut with `…`.
    pub fn pieces<T: AsRef<str>>(&mut self, area: Rect, row: u16, pieces: &[(T, Style)]) {
        if row >= area.height {
            return;
        }
        let room = usize::from(area.width);
        let cleaned: Vec<(Cow<str>, usize, Style)> = pieces
            .iter()
            .map(|(text, style)| {
                let text = clean(text.as_ref());
                let columns = width(&text);
                (text, columns, *style)
            })
            .collect();
        let too_wide = cleaned.iter().map(|it| it.1).sum::<usize>() > room
            && cleaned.iter().map(|it| width(it.0.trim_end())).sum::<usize>() > room;
        let (mut left, mut x) = (room, area.x);
        for (text, columns, style) in &cleaned {
            let shown = match *columns {
                columns if too_wide && columns >= left => Cow::Owned(mark_cut(text, left)),
                columns if columns <= left => Cow::Borrowed(&**text),
                // nothing is cut where only blanks stick out
                _ if width(text.trim_end()) <= left => Cow::Owned(text.trim_end().to_owned()),
                _ => cut(text, left),
            };
            let used = if matches!(shown, Cow::Borrowed(_)) { *columns } else { width(&shown) };
            self.put((x, area.y.saturating_add(row)), &shown, left, *style);
            x = x.saturating_add(used as u16);
            left = left.saturating_sub(used);
            if left == 0 {
                break;
            }
        }
    }

    /// Writes cleaned text that fits. Most of it is ASCII, where a byte is a cell and nothing has to be taken apart.
    fn put(&mut self, at: (u16, u16), text: &str, columns: usize, style: Style) {
        if text.contains(KANA_MARKS) {
            return self.put_kana(at, text, columns, style);
        }
        if !is_printable_ascii(text) {
            self.buffer.set_stringn(at.0, at.1, text, columns, style);
            return;
        }
        for (x, from) in (at.0..).zip(0..text.len().min(columns)) {
            let (Some(cell), Some(letter)) =
                (self.buffer.cell_mut((x, at.1)), text.get(from..from.saturating_add(1)))
            else {
                return;
            };
            cell.set_symbol(letter).set_style(style);
        }
    }

    /// Puts a text with voiced half-width kana, whose marks ratatui counts twice: it would draw them with a gap that no
    /// terminal has, beside the cursor.
    fn put_kana(&mut self, (mut x, y): (u16, u16), text: &str, columns: usize, style: Style) {
        let end = x.saturating_add(columns as u16).min(self.buffer.area.right());
        for letter in graphemes(text) {
            let next = x.saturating_add(width(letter) as u16);
            if next > end {
                return;
            }
            for covered in x..next {
                let Some(cell) = self.buffer.cell_mut((covered, y)) else { return };
                cell.reset();
                if covered > x {
                    continue;
                }
                cell.set_symbol(letter).set_style(style);
                if let Some(wide) =
                    NonZeroU16::new(next.saturating_sub(x)).filter(|_| letter.contains(KANA_MARKS))
                {
                    cell.set_diff_option(CellDiffOption::ForcedWidth(wide));
                }
            }
            x = next;
        }
    }

    pub fn text(&mut self, area: Rect, row: u16, text: &str, style: Style) {
        self.pieces(area, row, &[(text.to_owned(), style)]);
    }

    /// Makes the row of an area the selected one: it gets the style, and the terminal's cursor stands at its beginning.
    pub fn select(&mut self, area: Rect, row: u16, style: Style) {
        self.tint(area, row, style);
        if row < area.height {
            self.cursor = Some((area.x, area.y.saturating_add(row)));
        }
    }

    /// Gives a whole row of an area a style on top of what stands there.
    pub fn tint(&mut self, area: Rect, row: u16, style: Style) {
        if row < area.height {
            self.buffer.set_style(Rect { y: area.y.saturating_add(row), height: 1, ..area }, style);
        }
    }

    /// Draws the rows of a page, from `offset` on.
    pub fn page(&mut self, area: Rect, rows: &[Row], offset: usize) {
        let shown = rows.iter().skip(offset).take(usize::from(area.height));
        for (at, row) in (0u16..).zip(shown) {
            let pieces: Vec<(String, Style)> =
                row.pieces.iter().map(|(text, ink)| (text.clone(), self.styles.ink(*ink))).collect();
            self.pieces(area, at, &pieces);
        }
    }

    /// Draws a thin mark at the right edge, on the divider if there is one, that says which part of something longer
    /// than the area is in sight.
    pub fn scrollbar(&mut self, area: Rect, len: usize, offset: usize) {
        let beside = self.buffer.cell((area.right(), area.y)).map(|it| it.symbol());
        let area = match beside == Some(self.marks.divider) {
            true => Rect { width: area.width.saturating_add(1), ..area },
            false => area,
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
        self.fill(Rect { height: area.height.min(1), ..area }, self.marks.rule, self.styles.rule);
    }

    pub fn divider(&mut self, area: Rect) {
        self.fill(Rect { width: area.width.min(1), ..area }, self.marks.divider, self.styles.rule);
    }

    /// Puts a symbol of one column into every cell.
    fn fill(&mut self, area: Rect, symbol: &str, style: Style) {
        for at in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(at) {
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }

    /// Draws a frame with a title. Returns its inside.
    pub fn popup(&mut self, outer: Rect, title: &str) -> Rect {
        use ratatui::widgets::{Block, Clear, Widget};
        Clear.render(outer, self.buffer);
        self.buffer.set_style(outer, self.styles.plain);
        let room = usize::from(outer.width).saturating_sub(4);
        let title = Line::styled(format!(" {} ", cut(&clean(title), room)), self.styles.head);
        let block = Block::bordered()
            .border_set(self.marks.border)
            .border_style(self.styles.rule)
            .style(self.styles.plain)
            .title(title);
        block.render(outer, self.buffer);
        crate::layout::inside(outer)
    }

    /// Draws a line of text that a list below it is looked through for. The terminal's cursor stands in that list, so the
    /// caret is drawn. Returns its place.
    pub fn query(&mut self, area: Rect, label: &str, buffer: &crate::text::Buffer) -> (u16, u16) {
        let at = self.input(area, 0, label, buffer);
        self.buffer.set_style(Rect::new(at.0, at.1, 1, 1).intersection(area), self.styles.selected);
        at
    }

    /// Draws a line of text being typed. Returns the place of its cursor.
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

/// Cuts a text to that many columns, with a mark even if the text alone would just fit, since more was to come.
fn mark_cut(text: &str, columns: usize) -> String {
    match width(text) > columns {
        true => cut(text, columns).into_owned(),
        false => cut(&format!("{text} "), columns).into_owned(),
    }
}

/// Returns a text in exactly that many columns, cut or padded.
pub fn column(text: &str, columns: usize) -> String {
    pad(&clean(text), columns)
}

/// Places a pair of texts at the left and right end of a row of that many columns; the left one is cut if they meet.
pub fn ends(left: &str, right: &str, columns: usize) -> (String, String) {
    let right = clean(right).into_owned();
    let room = columns.saturating_sub(width(&right)).saturating_sub(usize::from(!right.is_empty()));
    (pad(&clean(left), room), if right.is_empty() { right } else { format!(" {right}") })
}
