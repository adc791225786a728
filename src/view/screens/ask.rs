//! A question: a box with what is asked, and what yes does.

use crate::{
    app::{command::QuestionCommand, screens::ask::Ask},
    layout::{Areas, popup},
    text::wrap_text,
    view::painter::Painter,
};

impl Painter<'_> {
    pub fn ask(&mut self, ask: &Ask, _areas: Areas) -> Option<(u16, u16)> {
        let question = &ask.question;
        let size = self.buffer.area.as_size();
        let columns = 64.min(size.width.saturating_sub(6)).max(8);
        let lines = wrap_text(&question.text, usize::from(columns));
        let inner = self.popup(popup(size, columns.saturating_add(4), lines.len() as u16 + 4), "Question");
        for (row, line) in (0u16..).zip(&lines) {
            self.text(inner, row, line, self.styles.plain);
        }
        let pieces = [
            (QuestionCommand::Yes.key(), self.styles.head),
            (format!(" {}   ", question.yes), self.styles.plain),
            (QuestionCommand::No.key(), self.styles.head),
            (" no".to_owned(), self.styles.plain),
        ];
        self.pieces(inner, lines.len() as u16 + 1, &pieces);
        self.cursor = Some((inner.x, inner.y));
        None
    }
}
