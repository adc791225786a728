//! The messages: what is owed and what was sent at the left, the text of the selected one at the right.

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{
        message_list::{MessageRow, head_words, line_words, narrow_words, state_words},
        screens::messages::Messages,
    },
    domain::{
        messages::{MessageKey, MessageLine},
        tables::MessageState,
    },
    layout::{Areas, Pane},
    view::{
        list::{NARROW, RowState},
        painter::{Painter, ends},
    },
};

impl Painter<'_> {
    pub fn messages(&mut self, it: &Messages, _areas: Areas) -> Option<(u16, u16)> {
        let cx = self.cx();
        let areas = it.areas(cx);
        self.rule(areas.rule);
        self.divider(areas.divider);
        let (alarm, words) = head_words(cx, &it.rows);
        self.pieces(areas.head, 0, &[(format!(" {alarm}"), self.styles.bad), (words, self.styles.dim)]);
        let shown = it.rows.iter().enumerate().skip(it.list.offset);
        for (row, (at, line)) in (0..areas.list.height).zip(shown) {
            self.message_row(areas.list, row, line, RowState::of(&it.list, at));
        }
        self.scrollbar(areas.list, it.rows.len(), it.list.offset);
        let page = it.page(cx);
        self.page(areas.detail, &page, it.list.scroll);
        self.scrollbar(areas.detail, page.len(), it.list.scroll);
        if it.list.focus == Pane::Detail {
            self.cursor = Some((areas.detail.x, areas.detail.y));
        }
        None
    }

    fn message_row(&mut self, area: Rect, row: u16, it: &MessageRow, state: RowState) {
        let line = match it {
            MessageRow::Heading(title) => {
                return self.text(area, row, &format!(" {title}"), self.styles.head);
            }
            MessageRow::Note(words) => return self.text(area, row, &format!(" {words}"), self.styles.dim),
            MessageRow::Message(line) => line,
        };
        let cx = self.cx();
        let (mark, style) = self.message_mark(line);
        let room = usize::from(area.width).saturating_sub(6);
        let (title, stands) = match area.width < NARROW {
            true => narrow_words(cx, line),
            false => (line_words(cx, line), state_words(cx, line)),
        };
        let (title, stands) = ends(&title, &stands, room);
        let is_late = line.due.is_some_and(|it| it.is_late(cx.season.now));
        let is_done = matches!(line.key, MessageKey::Unwanted(_) | MessageKey::Settled(_));
        let text = if is_done { self.styles.dim } else { self.styles.plain };
        let beside = if is_late { self.styles.bad } else { self.styles.dim };
        let pointer = self.pointer(state);
        self.pieces(area, row, &[(format!("{pointer} {mark} "), style), (title, text), (stands, beside)]);
        self.tint_row(area, row, state);
    }

    fn message_mark(&self, line: &MessageLine) -> (&'static str, Style) {
        let is_late = line.due.is_some_and(|it| it.is_late(self.cx().season.now));
        match (&line.key, line.row.state) {
            (MessageKey::Unwanted(_), _) | (_, Some(MessageState::NotNeeded)) => {
                (self.marks.off, self.styles.dim)
            }
            (_, Some(MessageState::Sent)) => (self.marks.done, self.styles.good),
            _ if is_late => (self.marks.late, self.styles.bad),
            (_, Some(MessageState::Drafted)) => (self.marks.doing, self.styles.warn),
            (_, Some(MessageState::Owed) | None) => (self.marks.todo, self.styles.plain),
        }
    }
}
