//! The catalog: a line of text, and below it the institutions that fit.

use ratatui::layout::Rect;

use crate::{
    app::screens::catalog::{Catalog, Line},
    app::state::counted,
    data::catalog::{Rank, program_id},
    domain::tables::Specialty,
    layout::{Areas, catalog_box},
    view::{
        found::marked,
        list::RowState,
        painter::{Painter, column},
    },
};

impl Painter<'_> {
    pub fn catalog(&mut self, catalog: &Catalog, _areas: Areas) -> Option<(u16, u16)> {
        let outer = catalog_box(self.buffer.area.as_size());
        let inner = self.popup(outer, "Catalog of programs");
        let caret = self.query(inner, "Search: ", &catalog.query);
        let marks = match catalog.marked.len() {
            0 => "letters of a name, nickname, city, state or code".to_owned(),
            n => format!("{n} marked"),
        };
        match catalog.hits.first().is_some_and(|it| it.hit.rank == Rank::Fuzzy) {
            true => self.text(inner, 1, "No name fits; nearest:", self.styles.warn),
            false => {
                let head = format!("{} · {marks}", counted(catalog.hits.len(), "institution"));
                self.text(inner, 1, &head, self.styles.dim);
            }
        }
        let list = Rect { y: inner.y.saturating_add(3), height: inner.height.saturating_sub(4), ..inner };
        let shown = catalog.hits.iter().enumerate().skip(catalog.list.offset).take(usize::from(list.height));
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
        self.scrollbar(list, catalog.hits.len(), catalog.list.offset);
        let note = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
        self.text(note, 0, self.cx().data.catalog().note(), self.styles.dim);
        self.cursor.or(Some(caret))
    }

    fn catalog_line(&mut self, area: Rect, row: u16, catalog: &Catalog, at: usize, line: &Line) {
        let cx = self.cx();
        let Some(place) = cx.data.catalog().institutions().get(line.hit.institution) else { return };
        let id = program_id(&place.id, line.specialty);
        let state = RowState::of(&catalog.list, at);
        let mark = if catalog.marked.contains(&id) {
            self.marks.marked
        } else if cx.season.tracker.programs.has(id.as_str()) {
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
        let fixed = 4 + 16 + if city { 21 } else { 0 } + if wide { 25 } else { 0 };
        let name = usize::from(area.width).saturating_sub(fixed).max(8);
        let mut pieces = vec![
            (format!("{} ", self.pointer(state)), self.styles.plain),
            (format!("{mark} "), self.styles.good),
        ];
        pieces.extend(marked(&place.name, name.saturating_sub(1), self.styles.strong, &line.hit.marks));
        pieces.push((" ".to_owned(), self.styles.plain));
        if city {
            pieces.push((format!("{} ", column(&where_, 20)), self.styles.plain));
        }
        pieces.push((format!("{} ", column(line.specialty.title(), 15)), self.styles.accent));
        if wide {
            pieces.push((column(&others, 23), self.styles.dim));
        }
        self.pieces(Rect { width: area.width.saturating_sub(2), ..area }, row, &pieces);
        self.tint_row(area, row, state);
    }
}
