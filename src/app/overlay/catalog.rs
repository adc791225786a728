//! Picking programs out of the catalog: type a few letters, mark several, add them in one step.

use crate::{
    app::{App, Tab, command::Command, overlay::Overlay},
    data::catalog::{Hit, new_program, program_id},
    domain::{
        facts::Institution,
        id::Id,
        tables::{Specialty, Status},
    },
    layout::{popup, scrolled},
    text::{Buffer, Lines},
};

#[derive(Clone, Debug)]
pub struct Catalog {
    pub query: Buffer,
    pub focus: Focus,
    pub hits: Vec<Line>,
    pub at: usize,
    pub offset: usize,
    /// Marked programs, in the order of marking.
    pub marked: Vec<Id>,
    /// When the pasted line of that index is looked for, rather than programs to add.
    pub for_line: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Query,
    List,
}

/// One institution in the results, with the specialty it stands for now.
#[derive(Clone, Debug)]
pub struct Line {
    pub hit: Hit,
    pub specialty: Specialty,
}

/// Results shown at most: nobody scrolls further.
const MOST: usize = 400;

impl Catalog {
    pub fn new(for_line: Option<usize>, query: &str) -> Self {
        Catalog {
            query: Buffer::new(query, Lines::One),
            focus: Focus::Query,
            hits: Vec::new(),
            at: 0,
            offset: 0,
            marked: Vec::new(),
            for_line,
        }
    }
}

impl App {
    pub(in crate::app) fn open_catalog(&mut self, for_line: Option<usize>, query: &str) {
        self.overlays.push(Overlay::Catalog(Box::new(Catalog::new(for_line, query))));
        self.fill_catalog();
    }

    /// Looks the query up again.
    pub(in crate::app) fn fill_catalog(&mut self) {
        let data = self.data.clone();
        let wanted = self.wanted_specialties();
        let Some(Overlay::Catalog(catalog)) = self.overlays.last_mut() else { return };
        let found = data.catalog().find(&catalog.query.text(), MOST);
        let line = |hit: Hit| {
            let place = data.catalog().institutions().get(hit.institution)?;
            let specialty = offered(place, hit.specialty, &wanted)?;
            Some(Line { hit, specialty })
        };
        catalog.hits = found.into_iter().filter_map(line).collect();
        (catalog.at, catalog.offset, catalog.focus) = (0, 0, Focus::Query);
    }

    /// The specialties that this applicant applies to, the main one first.
    pub fn wanted_specialties(&self) -> Vec<Specialty> {
        let mut wanted = self.tracker.profile.specialties.clone();
        let main = match self.kind() {
            crate::domain::tables::Match::Main => Specialty::Ir,
            crate::domain::tables::Match::Fellowship => Specialty::IrIndependent,
        };
        wanted.retain(|it| *it != main);
        wanted.insert(0, main);
        wanted
    }

    pub(in crate::app) fn catalog_command(&mut self, command: Command) {
        let height = usize::from(catalog_list_height(self.size));
        let Some(Overlay::Catalog(catalog)) = self.overlays.last_mut() else { return };
        let last = catalog.hits.len().saturating_sub(1);
        let to = |catalog: &mut Catalog, at: usize| {
            catalog.focus = Focus::List;
            catalog.at = at.min(last);
        };
        match command {
            Command::CatalogDown if catalog.focus == Focus::Query && catalog.at == 0 => {
                to(catalog, usize::from(catalog.hits.len() > 1))
            }
            Command::CatalogDown => to(catalog, catalog.at.saturating_add(1)),
            Command::CatalogUp if catalog.at == 0 => catalog.focus = Focus::Query,
            Command::CatalogUp => to(catalog, catalog.at.saturating_sub(1)),
            Command::CatalogPageDown => to(catalog, catalog.at.saturating_add(height)),
            Command::CatalogPageUp => to(catalog, catalog.at.saturating_sub(height)),
            Command::CatalogSpecialty => return self.next_specialty(),
            Command::CatalogMark => return self.mark_in_catalog(),
            Command::CatalogAdd => return self.add_from_catalog(),
            _ => {}
        }
        if let Some(Overlay::Catalog(catalog)) = self.overlays.last_mut() {
            catalog.offset = scrolled(catalog.offset, catalog.at, catalog.hits.len(), height);
        }
    }

    /// Marks or unmarks the selected program and goes down.
    pub(in crate::app) fn mark_in_catalog(&mut self) {
        let Some(id) = self.catalog_selected() else { return };
        if self.tracker.programs.has(id.as_str()) {
            self.refuse("That program is on your shortlist already");
            return self.catalog_command(Command::CatalogDown);
        }
        let Some(Overlay::Catalog(catalog)) = self.overlays.last_mut() else { return };
        match catalog.marked.iter().position(|it| *it == id) {
            Some(at) => drop(catalog.marked.remove(at)),
            None => catalog.marked.push(id),
        }
        catalog.focus = Focus::List;
        self.catalog_command(Command::CatalogDown);
    }

    /// The program that the selected line stands for.
    pub fn catalog_selected(&self) -> Option<Id> {
        let Some(Overlay::Catalog(catalog)) = self.overlays.last() else { return None };
        let line = catalog.hits.get(catalog.at)?;
        let place = self.data.catalog().institutions().get(line.hit.institution)?;
        Some(program_id(&place.id, line.specialty))
    }

    fn next_specialty(&mut self) {
        let data = self.data.clone();
        let Some(Overlay::Catalog(catalog)) = self.overlays.last_mut() else { return };
        let Some(line) = catalog.hits.get_mut(catalog.at) else { return };
        let Some(place) = data.catalog().institutions().get(line.hit.institution) else { return };
        let all: Vec<Specialty> = place.programs.iter().map(|it| it.specialty).collect();
        let at = all.iter().position(|it| *it == line.specialty).unwrap_or(0);
        match all.get((at + 1) % all.len().max(1)) {
            Some(next) if all.len() > 1 => line.specialty = *next,
            _ => self.refuse("This institution has no other program in the catalog"),
        }
    }

    fn add_from_catalog(&mut self) {
        let selected = self.catalog_selected();
        let Some(Overlay::Catalog(catalog)) = self.overlays.last() else { return };
        if let Some(line) = catalog.for_line {
            let picked = catalog.hits.get(catalog.at).map(|it| (it.hit.institution, it.specialty));
            self.overlays.pop();
            return self.pick_for_line(line, picked);
        }
        let chosen =
            if catalog.marked.is_empty() { selected.into_iter().collect() } else { catalog.marked.clone() };
        let new: Vec<Id> =
            chosen.iter().filter(|id| !self.tracker.programs.has(id.as_str())).cloned().collect();
        let Some(first) = chosen.first().cloned() else {
            return self.refuse("No program fits these letters");
        };
        if new.is_empty() {
            return self.refuse("That program is on your shortlist already");
        }
        self.overlays.pop();
        self.add_programs(&new);
        self.tab = Tab::Shortlist;
        self.shortlist.select(first);
    }

    /// Adds programs of the catalog in one step; a status says whether the application is out already.
    pub(in crate::app) fn add_programs(&mut self, ids: &[Id]) -> bool {
        let data = self.data.clone();
        let status = self.first_status();
        let label = match ids {
            [one] => match data.catalog().program(one.as_str()) {
                Some((place, program)) => format!("Added {} {}", place.name, program.specialty.title()),
                None => "Added a program".to_owned(),
            },
            many => format!("Added {} programs", many.len()),
        };
        let now = self.now;
        self.change(label, |tracker| {
            for id in ids {
                if let Some((place, program)) = data.catalog().program(id.as_str()) {
                    tracker.programs.put(new_program(place, program));
                    tracker.set_status(id.as_str(), status, now);
                }
            }
        })
    }

    /// Applied once the application was submitted, planned before.
    pub(in crate::app) fn first_status(&self) -> Status {
        match self.tracker.profile.submitted {
            Some(day) if day <= self.today() => Status::Applied,
            _ => Status::Planned,
        }
    }
}

/// Rows of the list inside the catalog's box.
pub fn catalog_list_height(size: ratatui::layout::Size) -> u16 {
    crate::layout::inside(catalog_box(size)).height.saturating_sub(4)
}

pub fn catalog_box(size: ratatui::layout::Size) -> ratatui::layout::Rect {
    popup(size, 104, size.height.saturating_sub(4))
}

/// The specialty a line begins with: the asked one, else the first of the applicant's that is offered there, else any.
fn offered(place: &Institution, asked: Option<Specialty>, wanted: &[Specialty]) -> Option<Specialty> {
    let has = |specialty: &Specialty| place.program(*specialty).is_some();
    asked
        .filter(has)
        .or_else(|| wanted.iter().copied().find(|it| has(it)))
        .or_else(|| place.programs.first().map(|it| it.specialty))
}
