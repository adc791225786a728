//! A searchable list: a line of text, and below it what fits.

use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
};

use crate::{
    app::{outcome::PickerKind, picked::PickLine, screens::picker::Picker},
    layout::{Areas, picker_box, picker_columns},
    text::{clean, width},
    view::{
        found::{marked, marks_of, marks_of_words},
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
        let note = Rect { y: inner.y.saturating_add(1), height: 1, ..inner };
        self.text(note, 0, &picker.note, self.styles.dim);
        let query = picker.query.text();
        let is_marked = |text: &str| match picker.kind {
            PickerKind::Palette | PickerKind::Contents => marks_of(&query, text),
            PickerKind::Find | PickerKind::Help => marks_of_words(&query, text),
        };
        let shown = picker.lines.iter().enumerate().skip(picker.list.offset).take(usize::from(list.height));
        let columns = self.picker_columns(picker);
        for (row, (at, line)) in (0u16..).zip(shown) {
            if line.goes_on {
                self.goes_on(list, row, columns.0, line, &is_marked(&line.detail));
            } else if !line.can_be_chosen() {
                self.text(list, row, &line.text, self.styles.head);
            } else {
                let state = RowState::of(&picker.list, at);
                self.pick_line(list, row, (columns, state), line, is_marked);
                self.tint_row(list, row, state);
            }
        }
        self.scrollbar(list, picker.lines.len(), picker.list.offset);
        self.cursor.or(Some(caret))
    }

    /// Returns the columns of what stands before the texts, and of the texts.
    fn picker_columns(&self, picker: &Picker) -> (usize, usize) {
        let widest =
            |text: fn(&PickLine) -> &str| picker.lines.iter().map(|it| width(text(it))).max().unwrap_or(0);
        let (marks, texts) =
            (widest(|it| &it.mark), widest(|it| if it.can_be_chosen() { &it.text } else { "" }));
        let (marks, texts, _) = picker_columns(self.buffer.area.as_size(), marks, texts);
        (marks, texts)
    }

    fn pick_line(
        &mut self,
        list: Rect,
        row: u16,
        ((marks, texts), state): ((usize, usize), RowState),
        line: &PickLine,
        is_marked: impl Fn(&str) -> Vec<usize>,
    ) {
        let (text, detail) = match &line.why_not {
            Some(why) => (self.styles.dim, why.clone()),
            None => (self.styles.plain, line.detail.clone()),
        };
        let mut pieces = vec![
            (format!("{} ", self.pointer(state)), text),
            (format!("{}  ", column(&line.mark, marks)), self.styles.accent),
        ];
        pieces.extend(marked(&line.text, texts, text, &is_marked(&line.text)));
        pieces.push(("  ".to_owned(), text));
        let columns = width(&clean(&detail));
        pieces.extend(self.lit(&detail, columns, &is_marked(&detail)));
        self.pieces(Rect { width: list.width.saturating_sub(2), ..list }, row, &pieces);
    }

    /// Draws a row that belongs to the line above, below its text.
    fn goes_on(&mut self, list: Rect, row: u16, marks: usize, line: &PickLine, found: &[usize]) {
        let blank = " ".repeat(marks.saturating_add(4));
        let mut pieces = vec![(blank, self.styles.plain), (line.text.clone(), self.styles.dim)];
        let columns = width(&clean(&line.detail));
        pieces.extend(self.lit(&line.detail, columns, found));
        self.pieces(Rect { width: list.width.saturating_sub(2), ..list }, row, &pieces);
    }

    /// A dim text in so many columns from which stands out what was found.
    fn lit(&self, text: &str, columns: usize, found: &[usize]) -> Vec<(String, Style)> {
        let mut pieces = marked(text, columns, self.styles.dim, found);
        let lit = self.styles.plain.add_modifier(Modifier::UNDERLINED);
        let is_found = |it: &&mut (String, Style)| it.1.add_modifier.contains(Modifier::UNDERLINED);
        pieces.iter_mut().filter(is_found).for_each(|it| it.1 = lit);
        pieces
    }
}
