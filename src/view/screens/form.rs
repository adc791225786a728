//! A form: labels at the left, texts at the right, the reason below a field that can't be saved.

use ratatui::layout::Rect;

use crate::{
    app::screens::form::{Form, FormField, Input},
    layout::{Areas, FORM_LABEL, form_outer},
    text::clean,
    view::painter::{Painter, column},
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
            let here = at == form.at;
            let found = self.field(area, field, here);
            if here {
                cursor = found;
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

    fn field(&mut self, area: Rect, field: &FormField, here: bool) -> Option<(u16, u16)> {
        let label = usize::from(FORM_LABEL);
        let style = if here { self.styles.head } else { self.styles.dim };
        let pointer = if here { self.marks.pointer } else { " " };
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
        let cursor = match field.input() {
            Input::Choice => {
                self.choice(text, field, here);
                None
            }
            Input::Long => self.long(text, field, here),
            Input::Line if here => Some(self.input(text, 0, "", &field.buffer)),
            Input::Line => {
                let shown = clean(&field.buffer.text()).into_owned();
                self.text(text, 0, &shown, self.styles.plain);
                None
            }
        };
        if let Some(error) = &field.error {
            let row = field.height().saturating_sub(1) as u16;
            self.text(text, row, &format!("{} {error}", self.marks.late), self.styles.bad);
        }
        cursor
    }

    /// All choices in a row with the present one reversed, or only that one where they don't fit.
    fn choice(&mut self, area: Rect, field: &FormField, here: bool) {
        let word = field.buffer.text();
        let choices = field.choices();
        let title = choices.iter().find(|it| it.0 == word).map(|it| it.1).unwrap_or(&word).to_owned();
        if !here {
            return self.text(area, 0, &title, self.styles.plain);
        }
        let whole: usize = choices.iter().map(|it| crate::text::width(it.1).saturating_add(3)).sum();
        if whole > usize::from(area.width) {
            let pieces = [
                ("‹ ".to_owned(), self.styles.dim),
                (format!(" {title} "), self.styles.selected),
                (" ›".to_owned(), self.styles.dim),
            ];
            return self.pieces(area, 0, &pieces);
        }
        let pieces: Vec<_> = choices
            .iter()
            .map(|it| {
                (format!(" {} ", it.1), if it.0 == word { self.styles.selected } else { self.styles.dim })
            })
            .collect();
        self.pieces(area, 0, &pieces);
    }

    fn long(&mut self, area: Rect, field: &FormField, here: bool) -> Option<(u16, u16)> {
        let height = field.height().saturating_sub(usize::from(field.error.is_some()));
        let (row, column) = field.buffer.cursor_cell();
        let first = if here { crate::layout::scrolled(0, row, field.buffer.row_count(), height) } else { 0 };
        let style = if here { self.styles.strong } else { self.styles.plain };
        for (at, line) in (0u16..).zip(field.buffer.window(first, height)) {
            self.text(area, at, line.text, style);
        }
        let y = area.y.saturating_add(row.saturating_sub(first) as u16);
        here.then(|| (area.x.saturating_add(column as u16).min(area.right().saturating_sub(1)), y))
    }
}
