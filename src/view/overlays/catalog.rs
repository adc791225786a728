//! The catalog's list, and pasted names beside what they were matched to.

use ratatui::layout::Rect;

use super::super::paint::{Painter, column};
use crate::{
    app::overlay::{
        catalog::{Catalog, Line, catalog_box},
        paste::{Paste, PasteLine, Pick},
    },
    data::catalog::program_id,
    domain::tables::Specialty,
    text::width,
};

impl Painter<'_> {
    pub fn catalog(&mut self, catalog: &Catalog) -> (u16, u16) {
        let outer = catalog_box(self.buffer.area.as_size());
        let inner = self.popup(outer, "Catalog of programs");
        let cursor = self.input(inner, 0, "Search: ", &catalog.query);
        let marked = match catalog.marked.len() {
            0 => "letters of a name, nickname, city, state or code".to_owned(),
            n => format!("{n} marked"),
        };
        self.text(inner, 1, &format!("{} institutions · {marked}", catalog.hits.len()), self.styles.dim);
        let list = Rect { y: inner.y.saturating_add(3), height: inner.height.saturating_sub(4), ..inner };
        let shown = catalog.hits.iter().enumerate().skip(catalog.offset).take(usize::from(list.height));
        for (row, (at, line)) in (0u16..).zip(shown) {
            self.catalog_line(list, row, catalog, at, line);
        }
        if catalog.hits.is_empty() {
            self.text(
                list,
                0,
                "Nothing in the catalog fits. A program of your own can be added by hand.",
                self.styles.dim,
            );
        }
        self.scrollbar(list, catalog.hits.len(), catalog.offset);
        let note = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
        self.text(note, 0, self.app.data.catalog().note(), self.styles.dim);
        cursor
    }

    fn catalog_line(&mut self, area: Rect, row: u16, catalog: &Catalog, at: usize, line: &Line) {
        let app = self.app;
        let Some(place) = app.data.catalog().institutions().get(line.hit.institution) else { return };
        let id = program_id(&place.id, line.specialty);
        let here = at == catalog.at;
        let mark = if catalog.marked.contains(&id) {
            self.marks.marked
        } else if app.tracker.programs.has(id.as_str()) {
            self.marks.done
        } else {
            " "
        };
        let others: Vec<&str> = place
            .programs
            .iter()
            .map(|it| it.specialty)
            .filter(|it| *it != line.specialty)
            .map(Specialty::title)
            .collect();
        let others = if others.is_empty() { String::new() } else { format!("also {}", others.join(", ")) };
        let where_ = format!("{}, {}", place.city, place.state);
        let (wide, city) = (area.width >= 80, area.width >= 56);
        let fixed = 4 + 16 + if city { 21 } else { 0 } + if wide { 24 } else { 0 };
        let name = usize::from(area.width).saturating_sub(fixed).max(8);
        let mut pieces = vec![
            (format!("{} ", if here { self.marks.pointer } else { " " }), self.styles.plain),
            (format!("{mark} "), self.styles.good),
            (format!("{} ", column(&place.name, name.saturating_sub(1))), self.styles.strong),
        ];
        if city {
            pieces.push((format!("{} ", column(&where_, 20)), self.styles.plain));
        }
        pieces.push((format!("{} ", column(line.specialty.title(), 15)), self.styles.accent));
        if wide {
            pieces.push((column(&others, 23), self.styles.dim));
        }
        self.pieces(Rect { width: area.width.saturating_sub(2), ..area }, row, &pieces);
        if here {
            self.tint(Rect { width: area.width.saturating_sub(1), ..area }, row, self.styles.selected);
        }
    }

    pub fn pasted(&mut self, paste: &Paste) {
        let outer = catalog_box(self.buffer.area.as_size());
        let inner = self.popup(outer, "Your names, matched");
        let (settled, open, out) = paste.counts();
        let words = format!(
            "{settled} clear · {open} to look at · {out} left out · lines without a specialty are {}",
            paste.specialty.title()
        );
        self.text(inner, 0, &words, self.styles.plain);
        let todo = match (open, paste.ready) {
            (0, true) => format!(
                "{} once more adds these {settled} programs",
                crate::app::command::Command::PasteAdd.key()
            ),
            (0, false) => format!(
                "All settled: {} adds them, in one step",
                crate::app::command::Command::PasteAdd.key()
            ),
            _ => format!(
                "{} takes the shown match and goes to the next",
                crate::app::command::Command::PasteAdd.key()
            ),
        };
        self.text(inner, 1, &todo, if paste.ready { self.styles.good } else { self.styles.dim });
        let list = Rect { y: inner.y.saturating_add(3), height: inner.height.saturating_sub(3), ..inner };
        let shown = paste.lines.iter().enumerate().skip(paste.offset).take(usize::from(list.height));
        for (row, (at, line)) in (0u16..).zip(shown) {
            self.pasted_line(list, row, paste, line, at == paste.at);
        }
        self.scrollbar(list, paste.lines.len(), paste.offset);
    }

    fn pasted_line(&mut self, area: Rect, row: u16, paste: &Paste, line: &PasteLine, here: bool) {
        let app = self.app;
        let choice = app.pasted_choice(paste, line);
        let there = choice.as_ref().is_some_and(|it| app.tracker.programs.has(it.0.as_str()));
        let (mark, style, words) = match (line.pick, &choice) {
            (Pick::Catalog(_), _) if there => (self.marks.done, self.styles.dim, "there already".to_owned()),
            (Pick::Catalog(_), _) => (self.marks.done, self.styles.good, String::new()),
            (Pick::Likely(_), Some(it)) if it.2 != line.specialty.unwrap_or(paste.specialty) => {
                ("?", self.styles.warn, format!("only {} here", it.2.title()))
            }
            (Pick::Likely(at), _) if line.choices.len() > 1 => {
                ("?", self.styles.warn, format!("{} of {}", at.saturating_add(1), line.choices.len()))
            }
            (Pick::Likely(_), _) => ("?", self.styles.warn, "likely".to_owned()),
            (Pick::Open, _) => ("?", self.styles.warn, format!("{} fit", line.choices.len())),
            (Pick::Own, _) => ("+", self.styles.accent, "a program of your own".to_owned()),
            (Pick::Skip, _) => (self.marks.off, self.styles.dim, "left out".to_owned()),
        };
        let typed = usize::from(area.width).saturating_mul(34) / 100;
        let matched = choice.map(|it| format!("{} · {}", it.1, it.2.title())).unwrap_or_default();
        let pointer = if here { self.marks.pointer } else { " " };
        let room = usize::from(area.width)
            .saturating_sub(typed)
            .saturating_sub(6)
            .saturating_sub(width(&words).saturating_add(2));
        let pieces = [
            (format!("{pointer} "), self.styles.plain),
            (format!("{mark} "), style),
            (column(&line.text, typed), self.styles.plain),
            (format!(" {} ", column(&matched, room)), self.styles.strong),
            (words, style),
        ];
        self.pieces(Rect { width: area.width.saturating_sub(2), ..area }, row, &pieces);
        if here {
            self.tint(Rect { width: area.width.saturating_sub(1), ..area }, row, self.styles.selected);
        }
    }
}
