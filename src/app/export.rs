//! The shortlist as Markdown: asks for whom it is and where it goes, and hands the text to the shell.

use super::{
    App,
    overlay::{
        Overlay,
        form::{Form, FormField, Target},
        menu::{Action, Line, Menu},
    },
};
use crate::{
    domain::field::{FieldInfo, Kind},
    transfer::{Audience, markdown},
};

const PATH: FieldInfo = FieldInfo {
    name: "path",
    label: "File",
    help: "A path; a file that is there is asked about first",
    kind: Kind::Line,
};

impl App {
    pub(super) fn open_export_menu(&mut self) {
        let line = |(letter, audience, detail): (char, Audience, &str)| {
            Line::new(letter, audience.title(), detail, Action::Export(audience))
        };
        let lines = vec![
            line(('m', Audience::Me, "everything")),
            line(('a', Audience::Adviser, "without ranks, scores and remarks about people")),
            line(('p', Audience::Partner, "without ranks, scores and remarks about people")),
            line(('c', Audience::Clerkship, "only the days away, no program names")),
        ];
        let about = format!("The shortlist as Markdown: {}", self.scope_words());
        self.overlays.push(Overlay::Menu(Menu::new("Export for whom?", about, lines)));
    }

    pub(super) fn ask_export_path(&mut self, audience: Audience) {
        let suffix =
            if audience == Audience::Me { String::new() } else { format!("-for-{}", audience.word()) };
        let path = format!("fluoro-shortlist-{}{suffix}.md", self.season());
        let fields = vec![FormField::new(PATH, &path)];
        let title = format!("Export for {}", audience.title());
        self.overlays.push(Overlay::Form(Box::new(Form {
            title,
            target: Target::Export(audience),
            fields,
            at: 0,
            offset: 0,
        })));
        self.fit_form();
    }

    pub(super) fn export_to(&mut self, audience: Audience, path: &str) {
        if path.is_empty() {
            return self.refuse("Not exported: no file was named");
        }
        let text = markdown::shortlist(&markdown::ShortlistInput {
            tracker: &self.tracker,
            facts: &self.derived.facts,
            lookup: &self.derived.lookup,
            rows: &self.derived.shortlist,
            scope: &self.scope_words(),
            audience,
            now: self.now,
            home: self.home(),
        });
        self.send_export(path.to_owned(), text);
    }

    /// "12 of 40", for the filter line.
    pub fn scope_count(&self) -> String {
        let is_item = |it: &&super::refresh::AgendaRow| matches!(it, super::refresh::AgendaRow::Item(_));
        let is_entry = |it: &&super::refresh::CheckRow| matches!(it, super::refresh::CheckRow::Entry(_));
        match self.tab {
            super::Tab::Timeline => format!(
                "{} of {}",
                self.derived.agenda.iter().filter(is_item).count(),
                self.derived.agenda_total
            ),
            super::Tab::Components => {
                format!("{} shown", self.derived.checklist.iter().filter(is_entry).count())
            }
            super::Tab::Interviews => {
                format!("{} of {}", self.derived.interviews.len(), self.tracker.interviews.len())
            }
            super::Tab::Shortlist => {
                format!("{} of {}", self.derived.shortlist.len(), self.tracker.programs.len())
            }
        }
    }

    /// "12 of 40 programs · filter: status:invited · sorted by name".
    pub fn scope_words(&self) -> String {
        let (shown, all) = (self.derived.shortlist.len(), self.tracker.programs.len());
        let filter = match self.filters[3].trim() {
            "" => String::new(),
            filter => format!(" · filter: {}", crate::text::clean(filter)),
        };
        format!("{shown} of {all} programs{filter} · sorted by {}", self.sort.title())
    }
}
