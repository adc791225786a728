//! One program, with all that is known about it and who says so.

use super::{Ink, Page};
use crate::{
    app::App,
    domain::{
        audience::Audience,
        id::Id,
        place::{Place, Shown, Sourced},
        shortlist::{Seen, Sight, program_lines},
        tables::*,
        time::due_words,
    },
};

impl App {
    pub(super) fn program_page(&self, page: &mut Page, id: &Id) {
        let Some(row) = self.tracker.programs.get(id.as_str()) else { return };
        page.title(&row.full_name());
        page.blank();
        let shown = self.lines_of(program_lines(), row);
        for (_, label, shown) in &shown {
            self.line(page, label, shown, &row.city);
        }
        for (_, label, shown) in &shown {
            paragraphs(page, label, shown);
        }
        self.people(page, id);
        self.catalog_words(page, id);
    }

    /// Name, label and value of all that shows on a page, in the order of the list.
    pub(super) fn lines_of<T>(
        &self,
        lines: Vec<Seen<T>>,
        row: &T,
    ) -> Vec<(&'static str, &'static str, Shown)> {
        let (tracker, lookup) = (&self.tracker, &self.derived.lookup);
        let sight = Sight { tracker, lookup, now: self.now, home: self.home(), audience: Audience::Me };
        let lines = lines.into_iter().filter(|it| it.is_in(Place::Detail));
        lines.map(|it| (it.name(), it.label(), it.shown(row, &sight))).collect()
    }

    /// A line of a page; nothing for what has a heading of its own. `city` names the clock of a moment.
    pub(super) fn line(&self, page: &mut Page, label: &str, shown: &Shown, city: &str) {
        match shown {
            Shown::Words(text) => page.labeled(label, text),
            Shown::Warning(text) => page.labeled_in(label, text, Ink::Bad),
            Shown::Address(text) => page.labeled_in(label, text, Ink::Link),
            Shown::Number(number, _) if number.is_empty() => {}
            Shown::Number(number, of) => page.labeled(label, format!("{number} {of}").trim_end()),
            Shown::When(Some(when), _) => {
                let due = due_words(when, self.now, self.home());
                page.labeled(label, &format!("{} · {due}", self.when_words(when, city)));
            }
            Shown::Links(Table::Interviews, ids) => {
                for row in ids.iter().filter_map(|id| self.tracker.interviews.get(id.as_str())) {
                    let kind = row.kind.unwrap_or(InterviewKind::Interview).title();
                    page.labeled(kind, &self.interview_when(row));
                }
            }
            Shown::Links(table, ids) => {
                let title = |id: &Id| self.tracker.title_of(*table, id.as_str());
                let titles = ids.iter().map(|id| title(id).unwrap_or_else(|| "missing".to_owned()));
                page.labeled(label, &titles.collect::<Vec<_>>().join(", "));
            }
            Shown::Several(all) => {
                let lines = all.iter().map(|(name, more)| format!("{name} {more}"));
                page.labeled(label, &lines.collect::<Vec<_>>().join("\n"));
            }
            Shown::Unknown("") | Shown::When(None, _) | Shown::Text(_) | Shown::Sourced(_) => {}
            Shown::Unknown(what) => page.labeled_in(label, &format!("? not known: {what}"), Ink::Dim),
        }
    }

    fn people(&self, page: &mut Page, id: &Id) {
        let people = self.derived.lookup.people(id);
        if people.is_empty() {
            return;
        }
        page.head("People");
        for person in people {
            let role = if person.role.is_empty() { String::new() } else { format!(" · {}", person.role) };
            page.hanging(vec![("· ".into(), Ink::Dim)], &format!("{}{role}", person.name), Ink::Plain);
            if !person.talking_point.is_empty() {
                page.hanging(vec![("  ".into(), Ink::Plain)], &person.talking_point, Ink::Dim);
            }
        }
    }

    fn catalog_words(&self, page: &mut Page, id: &Id) {
        let Some((_, program)) = self.data.catalog().program(id.as_str()) else { return };
        page.head("From the catalog");
        page.text(self.data.catalog().note(), Ink::Dim);
        for (label, value) in &program.facts {
            page.hanging(vec![(format!("{label}: "), Ink::Dim)], value, Ink::Plain);
        }
        for check in &program.checks {
            page.hanging(vec![("! ".into(), Ink::Warn)], check, Ink::Plain);
        }
        for source in &program.sources {
            page.hanging(vec![("· ".into(), Ink::Dim)], source, Ink::Dim);
        }
    }
}

/// What has a heading of its own.
pub(super) fn paragraphs(page: &mut Page, label: &str, shown: &Shown) {
    match shown {
        Shown::Text(text) if !text.trim().is_empty() => {
            page.head(label);
            page.marked(text);
        }
        Shown::Sourced(all) if !all.is_empty() => {
            page.head(label);
            all.iter().for_each(|it| told(page, it));
        }
        _ => {}
    }
}

fn told(page: &mut Page, told: &Sourced) {
    let as_of = told.as_of.map(|day| format!(", {day}")).unwrap_or_default();
    page.hanging(vec![(format!("{}: ", told.key.replace('_', " ")), Ink::Dim)], &told.value, Ink::Plain);
    if !told.source.is_empty() {
        page.hanging(vec![("  ".into(), Ink::Plain)], &format!("{}{as_of}", told.source), Ink::Dim);
    }
}
