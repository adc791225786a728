//! A searchable list: a line of text, and below it what fits.

use ratatui::layout::Rect;

use crate::{
    app::{picked::PickLine, screens::picker::Picker},
    layout::{Areas, picker_box, picker_columns},
    text::{clean, width},
    view::{
        found::{marked, marks_of},
        list::RowState,
        painter::{Painter, column},
    },
};

impl Painter<'_> {
    pub fn picker(&mut self, picker: &Picker, _areas: Areas) -> Option<(u16, u16)> {
        let outer = picker_box(self.buffer.area.as_size());
        let inner = self.popup(outer, picker.title());
        let caret = self.query(inner, "Search: ", &picker.query);
        let list = Rect { y: inner.y.saturating_add(2), height: inner.height.saturating_sub(2), ..inner };
        if picker.lines.is_empty() {
            self.text(list, 0, "Nothing fits these letters.", self.styles.dim);
        }
        let query = picker.query.text();
        let shown = picker.lines.iter().enumerate().skip(picker.list.offset).take(usize::from(list.height));
        let widest =
            |text: fn(&PickLine) -> &str| picker.lines.iter().map(|it| width(text(it))).max().unwrap_or(0);
        let (marks, texts) =
            (widest(|it| &it.mark), widest(|it| if it.can_be_chosen() { &it.text } else { "" }));
        let (marks, texts, _) = picker_columns(self.buffer.area.as_size(), marks, texts);
        for (row, (at, line)) in (0u16..).zip(shown) {
            if line.goes_on {
                self.goes_on(list, row, marks, &line.detail);
                continue;
            }
            if !line.can_be_chosen() {
                self.text(list, row, &line.text, self.styles.head);
                continue;
            }
            let (text, detail) = match &line.why_not {
                Some(why) => (self.styles.dim, why.clone()),
                None => (self.styles.plain, line.detail.clone()),
            };
            let state = RowState::of(&picker.list, at);
            let found = marks_of(&query, &line.text);
            let mut pieces = vec![
                (format!("{} ", self.pointer(state)), text),
                (format!("{}  ", column(&line.mark, marks)), self.styles.accent),
            ];
            pieces.extend(marked(&line.text, texts, text, &found));
            pieces.push(("  ".to_owned(), text));
            let columns = width(&clean(&detail));
            pieces.extend(marked(&detail, columns, self.styles.dim, &marks_of(&query, &detail)));
            self.pieces(Rect { width: list.width.saturating_sub(2), ..list }, row, &pieces);
            self.tint_row(list, row, state);
        }
        self.scrollbar(list, picker.lines.len(), picker.list.offset);
        self.cursor.or(Some(caret))
    }

    /// Draws what goes on of the detail of the line above, below its text.
    fn goes_on(&mut self, list: Rect, row: u16, marks: usize, detail: &str) {
        let blank = " ".repeat(marks.saturating_add(4));
        self.pieces(list, row, &[(blank.as_str(), self.styles.plain), (detail, self.styles.dim)]);
    }
}
