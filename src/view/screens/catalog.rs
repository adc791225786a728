//! The catalog: a line of text, and below it the institutions that fit.

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use crate::{
    app::{
        context::Context,
        screens::catalog::{Catalog, Line},
    },
    data::catalog::{Rank, program_id},
    domain::{id::Id, tables::Specialty},
    layout::{Areas, catalog_box},
    text::{counted, width},
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
        let shown = catalog.hits.iter().skip(catalog.list.offset).take(usize::from(list.height));
        let shown: Vec<Line> = shown.cloned().collect();
        let columns = Columns::of(self.cx(), &shown, list.width);
        let alike = cut_alike(self.cx(), &shown, columns.name);
        for (row, at) in (0u16..).zip(catalog.list.offset..catalog.list.offset.saturating_add(shown.len())) {
            self.catalog_line(list, row, catalog, at, (&columns, &alike));
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
        self.text(note, 0, fitting_note(self.cx().data.catalog().note(), inner.width), self.styles.dim);
        self.cursor.or(Some(caret))
    }

    fn catalog_line(
        &mut self,
        area: Rect,
        row: u16,
        catalog: &Catalog,
        at: usize,
        (columns, alike): (&Columns, &BTreeSet<String>),
    ) {
        let cx = self.cx();
        let Some((line, told)) = catalog.hits.get(at).and_then(|it| Some((it, Told::of(cx, it)?))) else {
            return;
        };
        let mark = if catalog.marked.contains(&told.id) {
            self.marks.marked
        } else if cx.season.tracker.programs.has(told.id.as_str()) {
            self.marks.done
        } else {
            " "
        };
        let state = RowState::of(&catalog.list, at);
        let mut pieces = vec![
            (format!("{} ", self.pointer(state)), self.styles.plain),
            (format!("{mark} "), self.styles.good),
        ];
        let before = match alike.contains(&column(told.name, columns.name)) {
            true => format!("{} · ", told.short),
            false => String::new(),
        };
        let behind = columns.name.saturating_sub(width(&before));
        pieces.push((before, self.styles.strong));
        pieces.extend(marked(told.name, behind, self.styles.strong, &line.hit.marks));
        if columns.place > 0 {
            pieces.push((format!("  {}", column(&told.place, columns.place)), self.styles.plain));
        }
        pieces.push((format!("  {}", column(line.specialty.title(), columns.specialty)), self.styles.accent));
        let fits = |it: &&String| !it.is_empty() && width(it) <= columns.rest;
        if let Some(others) = [&told.others, &told.codes].into_iter().find(fits) {
            pieces.push((format!("  {others}"), self.styles.dim));
        }
        self.pieces(Rect { width: area.width.saturating_sub(2), ..area }, row, &pieces);
        self.tint_row(area, row, state);
    }
}

/// What is said of an institution in its line.
struct Told<'a> {
    id: Id,
    name: &'a str,
    short: &'a str,
    place: String,
    /// What it offers besides, of what the applicant applies to, else empty; or that it is of the other match.
    others: String,
    /// The same in as few letters as there are: "DR TY".
    codes: String,
}

impl Told<'_> {
    fn of<'a>(cx: &'a Context, line: &Line) -> Option<Told<'a>> {
        let place = cx.data.catalog().institutions().get(line.hit.institution)?;
        let all = place.programs.iter().map(|it| it.specialty).filter(|it| *it != line.specialty);
        let own = all.filter(|it| cx.season.tracker.profile.is_for(*it));
        let own: Vec<Specialty> = own.collect();
        let said = |of: fn(Specialty) -> &'static str, before: &str, gap: &str| match own.is_empty() {
            true => String::new(),
            false => format!("{before}{}", own.iter().map(|it| of(*it)).collect::<Vec<_>>().join(gap)),
        };
        let other = cx.season.kind().other();
        let is_foreign = !cx.season.kind().has(line.specialty);
        let of_other = |words: String| if is_foreign { format!("of the {}", other.title()) } else { words };
        Some(Told {
            id: program_id(&place.id, line.specialty),
            name: &place.name,
            short: &place.short,
            place: format!("{}, {}", place.city, place.state),
            others: of_other(said(Specialty::title, "also ", ", ")),
            codes: said(Specialty::short, "", " "),
        })
    }
}

/// Returns the names that look like another one in sight once they are cut: they stand behind their short ones.
fn cut_alike(cx: &Context, lines: &[Line], columns: usize) -> BTreeSet<String> {
    let told = lines.iter().filter_map(|line| Told::of(cx, line));
    let cut = told.filter(|told| width(told.name) > columns).map(|told| column(told.name, columns));
    let (mut seen, mut alike) = (BTreeSet::new(), BTreeSet::new());
    for name in cut {
        if !seen.insert(name.clone()) {
            alike.insert(name);
        }
    }
    alike
}

/// Returns as much of the note as fits: all of it, or of when the catalog is.
fn fitting_note(note: &str, columns: u16) -> &str {
    match note.split_once(": ") {
        Some((first, _)) if width(note) > usize::from(columns) => first,
        Some(_) | None => note,
    }
}

/// The widths of the columns in terminal columns. Each has what the widest line in sight needs; where there isn't room for
/// all, what else is offered is said in codes, then the name loses its end; where it is narrow, the place is left out, and
/// last what else is offered.
struct Columns {
    name: usize,
    place: usize,
    specialty: usize,
    /// What is left for what else is offered, without the blanks before it.
    rest: usize,
}

/// A longer place is cut.
const PLACE: usize = 25;

impl Columns {
    fn of(cx: &Context, lines: &[Line], area: u16) -> Columns {
        let widest =
            |of: fn(&Told) -> usize| lines.iter().filter_map(|it| Some(of(&Told::of(cx, it)?))).max();
        let specialty = lines.iter().map(|it| width(it.specialty.title())).max().unwrap_or(0);
        let place = if area < 56 { None } else { widest(|it| width(&it.place)) }.unwrap_or(0).min(PLACE);
        let gaps = if place > 0 { 4 } else { 2 };
        let room = usize::from(area).saturating_sub([6, gaps, place, specialty].into_iter().sum());
        // in a narrow list the name wants all there is
        let codes = if place > 0 { widest(|it| width(&it.codes)).unwrap_or(0) } else { 0 };
        let kept = if codes > 0 { codes.saturating_add(2) } else { 0 };
        let name = widest(|it| width(it.name)).unwrap_or(0).min(room.saturating_sub(kept));
        Columns { name, place, specialty, rest: room.saturating_sub(name).saturating_sub(2) }
    }
}
