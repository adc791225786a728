//! The shortlist's rows: marking, adding, own programs.

use crate::{
    app::{App, command::Command, list::Step},
    domain::tables::Table,
};

impl App {
    /// Marks or unmarks the selected program and goes down.
    pub(super) fn mark_program(&mut self) {
        let Some(id) = self.shortlist.selected.clone() else { return };
        match self.marked.iter().position(|it| *it == id) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(id),
        }
        let rows = std::mem::take(&mut self.derived.shortlist);
        self.shortlist.step(Step::Down(1), rows.len(), |at| rows.get(at).map(|it| it.id.clone()));
        self.derived.shortlist = rows;
        self.say(format!("{} marked · {} sets their status", self.marked.len(), Command::SetStatus.key()));
    }

    pub(super) fn mark_all(&mut self) {
        let all: Vec<_> = self.derived.shortlist.iter().map(|it| it.id.clone()).collect();
        self.marked = if self.marked.len() == all.len() { Vec::new() } else { all };
        self.say(format!("{} marked", self.marked.len()));
    }

    pub(super) fn open_add_programs(&mut self) {
        self.open_catalog(None, "");
    }

    pub(in crate::app) fn open_own_program(&mut self) {
        let specialty = self.wanted_specialties().first().map(|it| it.word().to_owned()).unwrap_or_default();
        let preset = vec![("specialty", specialty), ("status", self.first_status().word().to_owned())];
        self.open_new(Table::Programs, "New program of your own", preset);
    }

    /// The link behind the selection: an interview's, a component's, a program's website.
    pub(in crate::app) fn link_here(&self) -> Option<String> {
        let (table, id) = self.selected_row()?;
        let link = match table {
            Table::Interviews => {
                let row = self.tracker.interviews.get(id.as_str())?;
                match row.link.as_str() {
                    "" => row
                        .programs
                        .iter()
                        .find_map(|id| self.tracker.programs.get(id.as_str()).map(|it| it.website.clone()))?,
                    link => link.to_owned(),
                }
            }
            Table::Components => self.entry(&id)?.row.link.clone(),
            Table::Programs => self.tracker.programs.get(id.as_str())?.website.clone(),
            _ => return None,
        };
        Some(link).filter(|it| !it.is_empty())
    }
}
