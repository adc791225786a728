//! The review: warnings at the left, the reason of the selected one at the right.

use ratatui::layout::Rect;

use crate::{
    app::{
        pages::review::warning_rows,
        screens::review::{Line, Review, review_lines},
    },
    domain::{review::Tone, time::day_words},
    layout::{Areas, ReviewAreas, review_areas},
    view::{
        list::RowState,
        painter::{Painter, ends},
    },
};

impl Painter<'_> {
    pub fn review(&mut self, review: &Review, _areas: Areas) -> Option<(u16, u16)> {
        let cx = self.cx();
        let lines = review_lines(cx);
        let ReviewAreas { head, list, divider, rule, detail } = review_areas(cx.size);
        self.rule(rule);
        self.divider(divider);
        let open = cx.derived.open_warnings;
        let dismissed = cx.derived.review.warnings().len().saturating_sub(open);
        let words = format!(" Review · {open} to look at · {dismissed} set aside");
        self.text(head, 0, &words, self.styles.dim);
        for (row, (at, line)) in (0..list.height).zip(lines.iter().enumerate().skip(review.list.offset)) {
            self.review_row(list, row, line, RowState::of(&review.list, at));
        }
        self.scrollbar(list, lines.len(), review.list.offset);
        let rows = warning_rows(cx, review.selected(cx), usize::from(detail.width.saturating_sub(1)));
        self.page(detail, &rows, 0);
        None
    }

    fn review_row(&mut self, area: Rect, row: u16, line: &Line, state: RowState) {
        let cx = self.cx();
        let warning = match line {
            Line::Heading(title) => return self.text(area, row, &format!(" {title}"), self.styles.head),
            Line::Warning(warning) => warning,
        };
        let day = warning.day.map(|day| day_words(day, cx.season.today())).unwrap_or_default();
        let is_dismissed = warning.is_dismissed(&cx.season.tracker.dismissed);
        let style = match warning.tone {
            _ if is_dismissed => self.styles.dim,
            Tone::Hard => self.styles.bad,
            Tone::Soft => self.styles.warn,
        };
        let pointer = self.pointer(state);
        let room = usize::from(area.width).saturating_sub(6);
        let (title, day) = ends(&warning.title, &day, room);
        let text = if is_dismissed { self.styles.dim } else { self.styles.plain };
        let hard = !is_dismissed && warning.tone == Tone::Hard;
        let mark = if hard { self.marks.late } else { self.marks.todo };
        self.pieces(
            area,
            row,
            &[(format!("{pointer} {mark} "), style), (title, text), (day, self.styles.dim)],
        );
        self.tint_row(area, row, state);
    }
}
