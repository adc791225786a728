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
        // the answers stay in sight where a small window cuts the question
        let room = usize::from(inner.height).saturating_sub(2);
        for (row, line) in (0u16..).zip(lines.iter().take(room)) {
            let is_cut = usize::from(row).saturating_add(1) == room && lines.len() > room;
            let line = if is_cut { format!("{} …", line.trim_end()) } else { line.clone() };
            self.text(inner, row, &line, self.styles.plain);
        }
        let pieces = [
            (QuestionCommand::Yes.key(), self.styles.head),
            (format!(" {}   ", question.yes), self.styles.plain),
            (QuestionCommand::No.key(), self.styles.head),
            (" no".to_owned(), self.styles.plain),
        ];
        self.pieces(inner, lines.len().min(room) as u16 + 1, &pieces);
        self.cursor = Some((inner.x, inner.y));
        None
    }
}
