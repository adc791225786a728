//! One component of the application: its state, limits, sub-items and notes.

use super::{Ink, Page, Row};
use crate::{
    app::{App, Glyphs, command::Command},
    domain::{
        checklist::Entry,
        facts::{Confidence, OfficialDate},
        id::Id,
        tables::{Item, Progress},
        time::countdown,
    },
};

impl App {
    /// The line of the checklist with that id, shown or not.
    pub fn entry(&self, id: &Id) -> Option<&Entry> {
        self.derived.groups.iter().flat_map(|group| &group.entries).find(|it| it.id() == id).or_else(|| {
            self.derived.checklist.iter().find_map(|row| match row {
                super::super::refresh::CheckRow::Entry(entry) if entry.id() == id => Some(entry.as_ref()),
                _ => None,
            })
        })
    }

    pub(super) fn component_page(&self, page: &mut Page, id: &Id) {
        let Some(entry) = self.entry(id) else { return };
        page.title(&entry.row.title);
        let assumed = if entry.row.assumed.is_some() { " (assumed: the application is out)" } else { "" };
        page.labeled(
            "State",
            &format!("{} {}{assumed}", self.progress_mark(entry.progress()), entry.progress().title()),
        );
        if let Some(due) = &entry.due {
            let corrected = |it: &OfficialDate| {
                it.component.as_ref() == Some(id) && it.origin.confidence == Confidence::Yours
            };
            let mark = match entry.due_is_official {
                true if self.derived.dates.iter().any(corrected) => " (your correction)",
                true => " (official date)",
                false => "",
            };
            let soon = if entry.is_settled() {
                String::new()
            } else {
                format!(" · {}", countdown(due, self.now, self.home()))
            };
            page.labeled("Due", &format!("{}{soon}{mark}", self.when_words(due, "")));
        }
        page.labeled(
            "Program",
            &entry
                .row
                .program
                .as_ref()
                .and_then(|id| self.tracker.title_of(crate::domain::tables::Table::Programs, id.as_str()))
                .unwrap_or_default(),
        );
        page.labeled("Not needed", &entry.row.reason);
        page.labeled_in("Link", &entry.row.link, Ink::Link);
        self.steps(page, "Steps", entry.items().into_iter());
        if !entry.row.notes.trim().is_empty() {
            page.head("Notes");
            page.marked(&entry.row.notes);
        }
        self.bundled_words(page, entry);
    }

    /// Steps with their ticks, which can be selected.
    pub(super) fn steps<'a>(
        &self,
        page: &mut Page,
        title: &str,
        items: impl ExactSizeIterator<Item = (&'a Id, &'a Item)> + Clone,
    ) {
        if items.len() == 0 {
            return;
        }
        let done = items.clone().filter(|it| it.1.done.is_some()).count();
        page.head(&format!("{title}  {done} of {}", items.len()));
        for (id, item) in items {
            let (mark, ink) = match item.done {
                Some(_) => (self.progress_mark(Progress::Done), Ink::Good),
                None => (self.progress_mark(Progress::ToDo), Ink::Dim),
            };
            let first = page.rows.len();
            page.hanging(vec![(format!("{mark} "), ink)], &item.title, Ink::Plain);
            for row in page.rows.iter_mut().skip(first) {
                row.item = Some(id.clone());
            }
        }
    }

    fn bundled_words(&self, page: &mut Page, entry: &Entry) {
        let Some(bundled) = entry.bundled.and_then(|at| self.data.components().get(at)) else { return };
        page.blank();
        page.text(&bundled.help, Ink::Plain);
        if let Some(figure) = bundled.limit.as_ref().and_then(|id| self.derived.facts.figure(id)) {
            let figure = figure.effective(&self.tracker.overrides);
            if let Some(value) = figure.value {
                page.labeled(
                    "Limit",
                    &format!("{value} {} · {}", figure.unit, figure.origin.confidence.title()),
                );
            }
        }
        if bundled.locked_at_submission {
            page.labeled_in("Locked", "MyERAS locks this once you certify and submit", Ink::Warn);
        }
        page.blank();
        page.text(&format!("Source: {}", bundled.origin), Ink::Dim);
    }

    pub fn progress_mark(&self, progress: Progress) -> &'static str {
        match (self.look.glyphs, progress) {
            (Glyphs::Unicode, Progress::ToDo) => "·",
            (Glyphs::Unicode, Progress::Doing) => "◐",
            (Glyphs::Unicode, Progress::Done) => "✓",
            (Glyphs::Unicode, Progress::NotNeeded) => "–",
            (Glyphs::Ascii, Progress::ToDo) => "[ ]",
            (Glyphs::Ascii, Progress::Doing) => "[~]",
            (Glyphs::Ascii, Progress::Done) => "[x]",
            (Glyphs::Ascii, Progress::NotNeeded) => "[-]",
        }
    }

    /// The rows of a page that show sub-items, for moving among them.
    pub fn item_rows(rows: &[Row]) -> impl Iterator<Item = &Id> {
        rows.iter().filter_map(|row| row.item.as_ref())
    }

    pub(super) fn hint(&self, command: Command, what: &str) -> String {
        format!("{} {what}", command.key())
    }
}
