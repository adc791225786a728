//! A note as it is written: raw text with its headings, lists and emphasis styled; only the rows in sight.

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{pages::page::ink_of, screens::note::Note, writing::Writing},
    layout::{Areas, prose},
    text::{Row, clean, spans},
    view::painter::{Painter, ends},
};

impl Painter<'_> {
    pub fn note(&mut self, note: &Note, areas: Areas) -> Option<(u16, u16)> {
        self.writing(&note.writing, areas.body, "Write. # heading, - list, **bold**")
    }

    /// Draws a text as it is written; `hint` stands there while nothing is written yet.
    pub fn writing(&mut self, note: &Writing, body: Rect, hint: &str) -> Option<(u16, u16)> {
        let area = prose(body);
        let length = note.length_words().unwrap_or_default();
        let over = note.is_too_long();
        let (title, length) = ends(&note.title, &length, usize::from(area.width));
        let style = if over { self.styles.bad } else { self.styles.dim };
        self.pieces(area, 0, &[(title, self.styles.head), (length, style)]);
        let text = Rect { y: area.y.saturating_add(2), height: area.height.saturating_sub(2), ..area };
        for (at, row) in (0u16..).zip(note.buffer.window(note.offset, usize::from(text.height))) {
            self.note_row(text, at, note, &row);
        }
        let bar = Rect { width: area.width.saturating_add(2).min(body.width), ..text };
        self.scrollbar(bar, note.buffer.row_count(), note.offset);
        if let Some(search) = &note.search {
            let line = Rect { y: area.y.saturating_add(1), height: 1, ..area };
            return Some(self.input(line, 0, "Find: ", search));
        }
        if note.buffer.is_empty() {
            self.text(text, 0, hint, self.styles.dim);
        }
        let (row, column) = note.buffer.cursor_cell();
        let y = text.y.saturating_add(row.saturating_sub(note.offset) as u16);
        Some((text.x.saturating_add(column as u16).min(text.right().saturating_sub(1)), y))
    }

    fn note_row(&mut self, area: Rect, at: u16, note: &Writing, row: &Row) {
        let Some(line) = note.buffer.lines().get(row.line) else { return };
        let mut pieces: Vec<(String, Style)> = Vec::new();
        for (span, mark) in spans(line) {
            let (from, to) = (span.start.max(row.range.start), span.end.min(row.range.end));
            if from < to {
                pieces.push((clean(&line[from..to]).into_owned(), self.styles.ink(ink_of(mark))));
            }
        }
        self.pieces(area, at, &pieces);
        if let Some(selected) = &row.selected {
            let before = crate::text::width(&row.text[..selected.start]) as u16;
            let inside = crate::text::width(&row.text[selected.clone()]).max(1) as u16;
            let shown = Rect::new(area.x.saturating_add(before), area.y.saturating_add(at), inside, 1);
            self.buffer.set_style(shown.intersection(area), self.styles.selected);
        }
    }
}
