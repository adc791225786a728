//! The review: warnings at the left, the reason of the selected one at the right.

use ratatui::layout::Rect;

use super::super::paint::{Painter, ends};
use crate::{
    app::overlay::review::{Line, Review},
    domain::review::Tone,
    layout::{Pane, Share, areas},
};

impl Painter<'_> {
    pub fn review(&mut self, review: &Review) {
        let app = self.app;
        let areas = areas(app.size, Share::Even, Pane::List);
        let lines = app.review_lines();
        let (mut list, mut detail) = (areas.list, areas.detail);
        if detail.is_empty() {
            // one below the other
            let half = list.height / 2;
            detail = Rect {
                x: list.x.saturating_add(1),
                width: list.width.saturating_sub(2),
                y: list.y.saturating_add(half).saturating_add(1),
                height: list.height.saturating_sub(half).saturating_sub(1),
            };
            list.height = half;
            self.rule(Rect { y: list.bottom(), height: 1, ..list });
        }
        self.divider(areas.divider);
        let open = app.derived.open_warnings;
        let aside = app.derived.review.warnings().len().saturating_sub(open);
        let words = format!(" Review · {open} to look at · {aside} set aside");
        self.text(areas.head, 0, &words, self.styles.dim);
        let offset = crate::layout::scrolled(
            review.list.offset,
            review.list.index,
            lines.len(),
            usize::from(list.height).max(1),
        );
        for (row, (at, line)) in (0..list.height).zip(lines.iter().enumerate().skip(offset)) {
            self.review_row(list, row, *line, at == review.list.index && review.list.selected.is_some());
        }
        self.scrollbar(list, lines.len(), offset);
        let rows = app.warning_rows(usize::from(detail.width.saturating_sub(1)));
        self.page(detail, &rows, 0);
    }

    fn review_row(&mut self, area: Rect, row: u16, line: Line, selected: bool) {
        if let Line::Heading(title) = line {
            return self.text(area, row, &format!(" {title}"), self.styles.head);
        }
        let Some((warning, day)) = self.app.review_line(line) else { return };
        let aside = warning.is_dismissed(&self.app.tracker.dismissed);
        let style = match warning.tone {
            _ if aside => self.styles.dim,
            Tone::Hard => self.styles.bad,
            Tone::Soft => self.styles.warn,
        };
        let pointer = if selected { self.marks.pointer } else { " " };
        let room = usize::from(area.width).saturating_sub(6);
        let (title, day) = ends(&warning.title, &day, room);
        let text = if aside { self.styles.dim } else { self.styles.plain };
        let hard = !aside && warning.tone == Tone::Hard;
        let mark = if hard { self.marks.late } else { self.marks.todo };
        self.pieces(
            area,
            row,
            &[(format!("{pointer} {mark} "), style), (title, text), (day, self.styles.dim)],
        );
        if selected {
            self.tint(Rect { width: area.width.saturating_sub(1), ..area }, row, self.styles.selected);
        }
    }
}
