//! Shortlist and timeline written down: asks for whom it is and where it goes, and hands the text to the shell.

use super::{
    App,
    overlay::{
        Overlay,
        form::{FormField, Target},
        menu::{Action, Line, Menu},
    },
};
use crate::{
    domain::{
        agenda::Item,
        field::{FieldInfo, Kind},
    },
    transfer::{self, Audience, ics, markdown, timeline::TimelineInput},
};

const PATH: FieldInfo = FieldInfo {
    name: "path",
    label: "File",
    help: "A path; a file that is there is asked about first",
    kind: Kind::Line,
};

/// What is written down, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Export {
    pub what: What,
    pub audience: Audience,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Markdown.
    Shortlist,
    /// Markdown.
    Timeline,
    /// A calendar file.
    Calendar,
    /// A table for spreadsheets.
    Table,
}

impl What {
    fn name(self) -> (&'static str, &'static str) {
        match self {
            What::Shortlist => ("shortlist", "md"),
            What::Timeline => ("timeline", "md"),
            What::Calendar => ("timeline", "ics"),
            What::Table => ("timeline", "csv"),
        }
    }
}

fn line(letter: char, what: What, audience: Audience, text: &str, detail: &str) -> Line {
    Line::new(letter, text, detail, Action::Export(Export { what, audience }))
}

impl App {
    pub(super) fn open_export_menu(&mut self) {
        match self.tab {
            super::Tab::Timeline => self.open_timeline_export(),
            _ => self.open_shortlist_export(),
        }
    }

    pub(super) fn open_shortlist_export(&mut self) {
        let of = |it: &Audience| line(it.letter(), What::Shortlist, *it, it.title(), it.gets());
        let mut lines: Vec<Line> = Audience::ALL.iter().map(of).collect();
        lines.push(Line::new('t', "the timeline instead", "", Action::TimelineExport));
        let about = format!("The shortlist as Markdown: {}", self.scope_words());
        self.overlays.push(Overlay::Menu(Menu::new("Export for whom?", about, lines)));
    }

    pub(super) fn open_timeline_export(&mut self) {
        use Audience::{Clerkship, Me, Partner};
        let lines = vec![
            line('i', What::Calendar, Me, "calendar file", "a second import updates instead of doubling"),
            line('t', What::Table, Me, "table", "CSV, for a spreadsheet"),
            line('m', What::Timeline, Me, "page", "Markdown"),
            line('p', What::Calendar, Partner, "calendar file for a partner", "without your own tasks"),
            line('c', What::Timeline, Clerkship, "for the clerkship office", "days away, no program names"),
            line('k', What::Calendar, Clerkship, "calendar file for that office", "days away only"),
            Line::new('s', "the shortlist instead", "", Action::ShortlistExport),
        ];
        self.overlays.push(Overlay::Menu(Menu::new("Export the timeline", "Everything with a date", lines)));
    }

    pub(super) fn ask_export_path(&mut self, export: Export) {
        let (name, extension) = export.what.name();
        let suffix = match export.audience {
            Audience::Me => String::new(),
            audience => format!("-for-{}", audience.word()),
        };
        let path = format!("fluoro-{name}-{}{suffix}.{extension}", self.season());
        let fields = vec![FormField::new(PATH, &path)];
        let title = format!("Export for {}", export.audience.title());
        let target = Target::Export(export);
        self.show_form(title, target, fields, 0);
    }

    pub(super) fn export_to(&mut self, export: Export, path: &str) {
        if path.is_empty() {
            return self.refuse("Not exported: no file was named");
        }
        let (text, left_out) = match export.what {
            What::Shortlist => (self.shortlist_text(export.audience), None),
            what => self.timeline_text(what, export.audience),
        };
        self.left_out = left_out;
        self.send_export(path.to_owned(), text);
    }

    /// The text, and what isn't in it that one may look for.
    fn timeline_text(&self, what: What, audience: Audience) -> (String, Option<String>) {
        let items: Vec<&Item> = self.derived.items.iter().map(|it| &**it).collect();
        let input = TimelineInput {
            tracker: &self.tracker,
            facts: &self.derived.facts,
            dates: &self.derived.dates,
            items: &items,
            only: &[],
            audience,
            now: self.now,
            home: self.home(),
        };
        match what {
            What::Calendar => (ics::calendar(&input), ics::left_out(&input)),
            What::Table => (transfer::csv::timeline(&input), None),
            What::Timeline | What::Shortlist => (markdown::timeline(&input), None),
        }
    }

    fn shortlist_text(&self, audience: Audience) -> String {
        markdown::shortlist(&markdown::ShortlistInput {
            tracker: &self.tracker,
            facts: &self.derived.facts,
            lookup: &self.derived.lookup,
            rows: &self.derived.shortlist,
            scope: &self.scope_words(),
            audience,
            now: self.now,
            home: self.home(),
        })
    }

    /// "12 of 40", for the filter line.
    pub fn scope_count(&self) -> String {
        let is_entry = |it: &&super::refresh::CheckRow| matches!(it, super::refresh::CheckRow::Entry(_));
        match self.tab {
            super::Tab::Timeline => format!("{} of {}", self.derived.agenda_shown, self.derived.agenda_total),
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
