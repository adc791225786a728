//! What lies over a tab: menus, questions, forms, pickers, the catalog, notes, the guide, the first start.

mod catalog;
mod form;
mod note;
mod review;
mod start;
mod versions;

use ratatui::layout::Rect;

use super::paint::{Painter, column};
use crate::{
    app::overlay::{
        Overlay,
        ask::Ask,
        guide::Reader,
        menu::Menu,
        picker::{Picker, Target, picker_box},
    },
    layout::{Areas, popup, prose},
    text::{width, wrap_text},
};

/// True where the tab below isn't seen at all.
pub fn covers_body(overlay: &Overlay) -> bool {
    !matches!(overlay, Overlay::Filter(_) | Overlay::Menu(_) | Overlay::Ask(_))
}

impl Painter<'_> {
    /// Draws the stack from the bottom up; gives the cursor of the topmost that takes text.
    pub fn overlays(&mut self, areas: Areas) -> Option<(u16, u16)> {
        let mut cursor = None;
        let first = self.app.overlays.iter().rposition(covers_body).unwrap_or(0);
        for overlay in self.app.overlays.iter().skip(first) {
            cursor = self.overlay(overlay, areas);
        }
        cursor
    }

    fn overlay(&mut self, overlay: &Overlay, areas: Areas) -> Option<(u16, u16)> {
        match overlay {
            Overlay::Filter(buffer) => {
                let line = Rect { height: 1, ..areas.head };
                self.text(line, 0, &" ".repeat(usize::from(line.width)), self.styles.plain);
                let shown = self.app.scope_count();
                let room = (width(&shown).saturating_add(2) as u16).min(line.width);
                let right = Rect { x: line.right().saturating_sub(room), width: room, ..line };
                self.text(right, 0, &shown, self.styles.warn);
                Some(self.input(
                    Rect { width: line.width.saturating_sub(room), ..line },
                    0,
                    " Filter: ",
                    buffer,
                ))
            }
            Overlay::Picker(picker) => Some(self.picker(picker)),
            Overlay::Catalog(catalog) => Some(self.catalog(catalog)),
            Overlay::Names(note) | Overlay::Note(note) => self.note(note, areas.body),
            Overlay::Paste(paste) => {
                self.pasted(paste);
                None
            }
            Overlay::Form(form) => self.form(form),
            Overlay::Menu(menu) => {
                self.menu(menu);
                None
            }
            Overlay::Ask(ask) => {
                self.ask(ask);
                None
            }
            Overlay::Guide(reader) => {
                self.guide(reader, areas.body);
                None
            }
            Overlay::Start(start) => self.start(start, areas.body),
            Overlay::Versions(versions) => {
                self.versions(versions);
                None
            }
            Overlay::Review(review) => {
                self.review(review);
                None
            }
            Overlay::Conflicts(conflicts) => {
                self.conflicts(conflicts, areas.body);
                None
            }
            Overlay::Trouble(trouble) => {
                self.trouble(trouble, areas.body);
                None
            }
        }
    }

    fn menu(&mut self, menu: &Menu) {
        let size = self.buffer.area.as_size();
        let wide = menu
            .lines
            .iter()
            .map(|it| width(&it.text).saturating_add(width(&it.detail)).saturating_add(14))
            .max()
            .unwrap_or(0);
        let wanted = wide
            .max(width(&menu.title).saturating_add(8))
            .max(width(&menu.about).min(60).saturating_add(4))
            .min(88);
        let about = wrap_text(
            &menu.about,
            wanted.saturating_sub(4).min(usize::from(size.width).saturating_sub(6)).max(8),
        );
        let about: Vec<String> = about.into_iter().filter(|it| !it.is_empty()).collect();
        let extra = if about.is_empty() { 0 } else { about.len().saturating_add(1) };
        let rows = menu.lines.len().saturating_add(extra).saturating_add(2);
        let inner = self.popup(popup(size, wanted as u16, rows as u16), &menu.title);
        for (row, line) in (0u16..).zip(&about) {
            self.text(inner, row, line, self.styles.dim);
        }
        let top = extra as u16;
        let height = inner.height.saturating_sub(top);
        let offset = crate::layout::scrolled(0, menu.at, menu.lines.len(), usize::from(height));
        for (row, (at, line)) in (top..inner.height).zip(menu.lines.iter().enumerate().skip(offset)) {
            let pointer = if at == menu.at { self.marks.pointer } else { " " };
            let letter = line.letter.map(String::from).unwrap_or_default();
            let detail = if line.detail.is_empty() { String::new() } else { format!("  {}", line.detail) };
            let pieces = [
                (format!("{pointer} "), self.styles.plain),
                (format!("{} ", column(&letter, 1)), self.styles.head),
                (format!(" {}", line.text), self.styles.plain),
                (detail, self.styles.dim),
            ];
            self.pieces(inner, row, &pieces);
            if at == menu.at {
                self.tint(inner, row, self.styles.selected);
            }
        }
    }

    fn ask(&mut self, ask: &Ask) {
        let size = self.buffer.area.as_size();
        let columns = 64.min(size.width.saturating_sub(6)).max(8);
        let lines = wrap_text(&ask.question, usize::from(columns));
        let inner = self.popup(popup(size, columns.saturating_add(4), lines.len() as u16 + 4), "Question");
        for (row, line) in (0u16..).zip(&lines) {
            self.text(inner, row, line, self.styles.plain);
        }
        use crate::app::command::Command;
        let pieces = [
            (Command::Yes.key(), self.styles.head),
            (format!(" {}   ", ask.yes), self.styles.plain),
            (Command::No.key(), self.styles.head),
            (" no".to_owned(), self.styles.plain),
        ];
        self.pieces(inner, lines.len() as u16 + 1, &pieces);
    }

    fn picker(&mut self, picker: &Picker) -> (u16, u16) {
        let outer = picker_box(self.buffer.area.as_size());
        let inner = self.popup(outer, picker.title());
        let cursor = self.input(inner, 0, "Search: ", &picker.query);
        let list = Rect { y: inner.y.saturating_add(2), height: inner.height.saturating_sub(2), ..inner };
        if picker.lines.is_empty() {
            self.text(list, 0, "Nothing fits these letters.", self.styles.dim);
        }
        let shown = picker.lines.iter().enumerate().skip(picker.offset).take(usize::from(list.height));
        let marks = picker.lines.iter().map(|it| width(&it.mark)).max().unwrap_or(0).min(14);
        let texts = picker.lines.iter().map(|it| width(&it.text)).max().unwrap_or(0).clamp(12, 40);
        let texts = if usize::from(list.width) < 60 { texts.min(24) } else { texts };
        for (row, (at, line)) in (0u16..).zip(shown) {
            if line.target == Target::Heading {
                self.text(list, row, &line.text.to_uppercase(), self.styles.head);
                continue;
            }
            let (text, detail) = match &line.why_not {
                Some(why) => (self.styles.dim, why.clone()),
                None => (self.styles.plain, line.detail.clone()),
            };
            let pointer = if at == picker.at { self.marks.pointer } else { " " };
            let pieces = [
                (format!("{pointer} "), text),
                (format!("{}  ", column(&line.mark, marks)), self.styles.accent),
                (format!("{}  ", column(&line.text, texts)), text),
                (detail, self.styles.dim),
            ];
            self.pieces(Rect { width: list.width.saturating_sub(2), ..list }, row, &pieces);
            if at == picker.at {
                self.tint(Rect { width: list.width.saturating_sub(1), ..list }, row, self.styles.selected);
            }
        }
        self.scrollbar(list, picker.lines.len(), picker.offset);
        cursor
    }

    fn guide(&mut self, reader: &Reader, body: Rect) {
        let area = prose(body);
        let pages = self.app.data.guide().pages.len();
        let rows = self.app.guide_rows(reader.page, usize::from(area.width));
        let title = format!("Guide · page {} of {pages}", reader.page.saturating_add(1));
        self.text(area, 0, &title, self.styles.dim);
        let text = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
        self.page(text, &rows, reader.offset);
        let bar = Rect { width: area.width.saturating_add(2).min(body.width), ..text };
        self.scrollbar(bar, rows.len(), reader.offset);
    }
}
