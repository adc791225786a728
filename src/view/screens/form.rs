//! A form: labels at the left, texts at the right, the reason below a field that can't be saved.

use ratatui::layout::Rect;

use crate::{
    app::screens::form::{Form, FormField, Input},
    layout::{Areas, FORM_LABEL, form_outer, scrolled},
    text::{clean, width},
    view::{
        list::RowState,
        painter::{Painter, column},
    },
};

impl Painter<'_> {
    pub fn form(&mut self, form: &Form, _areas: Areas) -> Option<(u16, u16)> {
        let inner = self.popup(form_outer(self.buffer.area.as_size(), form.rows()), &form.title);
        let list = Rect { height: inner.height.saturating_sub(3), ..inner };
        let mut cursor = None;
        let mut row = 0u16;
        for (at, field) in form.fields.iter().enumerate().skip(form.offset) {
            if row >= list.height {
                break;
            }
            let area =
                Rect { y: list.y.saturating_add(row), height: list.height.saturating_sub(row), ..list };
            match at == form.at {
                true => cursor = self.field(area, field, RowState::Selected),
                false => drop(self.field(area, field, RowState::Plain)),
            }
            row = row.saturating_add(field.height() as u16);
        }
        let more = form.fields.len() > form.at.saturating_add(1) && row >= list.height;
        let help = form.current().map(|it| it.info.help).unwrap_or_default();
        let foot = Rect { y: inner.bottom().saturating_sub(2), height: 2, ..inner };
        match form.current().and_then(|it| it.error.clone()) {
            Some(error) => self.text(foot, 0, &format!("{} {error}", self.marks.late), self.styles.bad),
            None => self.text(foot, 0, &form.hint(self.cx()).unwrap_or_default(), self.styles.accent),
        }
        let place = format!("{} of {}", form.at.saturating_add(1), form.fields.len());
        let mark = if more || form.offset > 0 { " ↕" } else { "" };
        self.pieces(foot, 1, &[(format!("{help}   {place}{mark}"), self.styles.dim)]);
        cursor
    }

    fn field(&mut self, area: Rect, field: &FormField, state: RowState) -> Option<(u16, u16)> {
        let above = field.above.rows() as u16;
        if above > 0 {
            self.rule(area);
        }
        let area =
            Rect { y: area.y.saturating_add(above), height: area.height.saturating_sub(above), ..area };
        if area.height == 0 {
            return None;
        }
        let label = usize::from(FORM_LABEL);
        if state == RowState::Selected {
            self.cursor = Some((area.x, area.y));
        }
        let style = if state == RowState::Plain { self.styles.dim } else { self.styles.head };
        let pointer = self.pointer(state);
        self.text(
            area,
            0,
            &format!("{pointer} {}", column(field.info.label, label.saturating_sub(2))),
            style,
        );
        let text = Rect {
            x: area.x.saturating_add(FORM_LABEL),
            width: area.width.saturating_sub(FORM_LABEL),
            ..area
        };
        let mut cursor = None;
        match (field.input(), state) {
            (Input::Long, _) => cursor = self.long(text, field, state),
            (Input::Line, RowState::Plain) => {
                self.text(text, 0, &clean(&field.buffer.text()), self.styles.plain);
            }
            (Input::Line, _) => cursor = Some(self.input(text, 0, "", &field.buffer)),
            (Input::Ticks, _) => self.ticks(text, field, state),
            (Input::Choice, RowState::Plain) => self.text(text, 0, &choice_title(field), self.styles.plain),
            (Input::Choice, _) => self.choice(text, field),
        }
        if let Some(error) = &field.error {
            let row = field.height().saturating_sub(field.above.rows()).saturating_sub(1) as u16;
            self.text(text, row, &format!("{} {error}", self.marks.late), self.styles.bad);
        }
        cursor
    }

    /// Draws what is ticked.
    fn ticks(&mut self, area: Rect, field: &FormField, state: RowState) {
        let on: Vec<&str> = field.ticked().into_iter().filter(|it| it.1).map(|it| it.0).collect();
        let words = if on.is_empty() { "–".to_owned() } else { on.join(", ") };
        let style = if state == RowState::Plain { self.styles.plain } else { self.styles.strong };
        self.text(area, 0, &words, style);
    }

    /// Draws all choices in a row with the present one highlighted, or only that one if they don't fit.
    fn choice(&mut self, area: Rect, field: &FormField) {
        let word = field.buffer.text();
        let choices = field.choices();
        let whole: usize = choices.iter().map(|(_, title)| width(title).saturating_add(3)).sum();
        if whole > usize::from(area.width) {
            let pieces = [
                ("‹ ".to_owned(), self.styles.dim),
                (format!("[{}]", choice_title(field)), self.styles.selected),
                (" ›".to_owned(), self.styles.dim),
            ];
            return self.pieces(area, 0, &pieces);
        }
        let piece = |(choice, title): &(&str, &str)| match *choice == word {
            true => (format!("[{title}]"), self.styles.selected),
            false => (format!(" {title} "), self.styles.dim),
        };
        let pieces: Vec<_> = choices.iter().map(piece).collect();
        self.pieces(area, 0, &pieces);
    }

    fn long(&mut self, area: Rect, field: &FormField, state: RowState) -> Option<(u16, u16)> {
        let above = field.above.rows();
        let height = field.height().saturating_sub(usize::from(field.error.is_some())).saturating_sub(above);
        let (row, column) = field.buffer.cursor_cell();
        let (first, style) = match state {
            RowState::Plain => (0, self.styles.plain),
            RowState::Selected | RowState::Resting => {
                (scrolled(0, row, field.buffer.row_count(), height), self.styles.strong)
            }
        };
        for (at, line) in (0u16..).zip(field.buffer.window(first, height)) {
            self.text(area, at, line.text, style);
        }
        let y = area.y.saturating_add(row.saturating_sub(first) as u16);
        (state != RowState::Plain)
            .then(|| (area.x.saturating_add(column as u16).min(area.right().saturating_sub(1)), y))
    }
}

/// Returns the title of what is chosen, or the text itself where it is none of the choices.
fn choice_title(field: &FormField) -> String {
    let word = field.buffer.text();
    field.choices().into_iter().find(|it| it.0 == word).map_or(word, |it| it.1.to_owned())
}
