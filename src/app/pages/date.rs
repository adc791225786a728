//! One dated thing: an official date with its source, an own task, a letter, a rotation.

use super::{Ink, Page};
use crate::{
    app::{App, command::Command},
    domain::{
        facts::Confidence,
        id::Id,
        rotations,
        tables::{typed::in_order, *},
        time::{When, countdown, day_words, past_words, show_for_edit},
    },
};

impl App {
    pub(super) fn date_page(&self, page: &mut Page, id: &Id) {
        let Some(date) = self.derived.dates.iter().find(|it| it.id == *id) else { return };
        page.title(&date.title);
        let words = match date.until.as_ref().unwrap_or(&date.when).end(self.home()) < self.now {
            true => past_words(&date.when, self.now, self.home()),
            false => countdown(&date.when, self.now, self.home()),
        };
        page.text(&format!("{} · {words}", self.when_words(&date.when, "")), Ink::Plain);
        if let Some(until) = &date.until {
            page.labeled("Until", &self.when_words(until, ""));
        }
        page.blank();
        page.labeled("Kind", date.kind.title());
        let ink = if date.origin.confidence.is_shaky() { Ink::Warn } else { Ink::Plain };
        page.labeled_in("How sure", date.origin.confidence.title(), ink);
        page.labeled("Source", &date.origin.source);
        page.labeled("As of", &date.origin.as_of);
        if let Some(entry) = date.component.as_ref().and_then(|id| self.entry(id)) {
            page.labeled(
                "Component",
                &format!("{} {}", self.progress_mark(entry.progress()), entry.row.title),
            );
        }
        page.blank();
        page.text(&date.note, Ink::Plain);
        self.correction(page, id, date.origin.confidence);
        page.blank();
        let hints = [self.hint(Command::Tick, "done"), self.hint(Command::Edit, "correct the date")];
        page.text(&hints.join(" · "), Ink::Dim);
    }

    fn correction(&self, page: &mut Page, id: &Id, confidence: Confidence) {
        if let Some(own) = self.tracker.milestones.get(id.as_str()) {
            if confidence == Confidence::Yours
                && let Some(bundled) = self.derived.facts.dates.iter().find(|it| it.id == *id)
            {
                page.labeled(
                    "Bundled",
                    &format!(
                        "{} · {} takes your correction back",
                        show_for_edit(&bundled.when),
                        Command::TakeBack.key()
                    ),
                );
            }
            if !own.notes.trim().is_empty() {
                page.head("Notes");
                page.marked(&own.notes);
            }
        }
    }

    pub(super) fn task_page(&self, page: &mut Page, id: &Id) {
        let Some(row) = self.tracker.milestones.get(id.as_str()) else { return };
        page.title(&row.title);
        if let Some(when) = &row.when {
            page.text(
                &format!("{} · {}", self.when_words(when, ""), countdown(when, self.now, self.home())),
                Ink::Plain,
            );
        }
        page.blank();
        page.labeled("Kind", row.kind.unwrap_or(MilestoneKind::Task).title());
        page.labeled(
            "Done",
            &row.done
                .map(|stamp| self.home().civil_at(stamp).format("%a %-d %b %H:%M").to_string())
                .unwrap_or_default(),
        );
        page.labeled(
            "Program",
            &row.program
                .as_ref()
                .map(|id| {
                    self.tracker.title_of(Table::Programs, id.as_str()).unwrap_or_else(|| "missing".into())
                })
                .unwrap_or_default(),
        );
        if !row.notes.trim().is_empty() {
            page.head("Notes");
            page.marked(&row.notes);
        }
    }

    pub(super) fn letter_page(&self, page: &mut Page, id: &Id) {
        let Some(row) = self.tracker.letters.get(id.as_str()) else { return };
        page.title(&format!("Letter: {}", row.writer));
        self.field_rows(page, Table::Letters, id);
    }

    pub(super) fn rotation_page(&self, page: &mut Page, id: &Id) {
        let Some(row) = self.tracker.rotations.get(id.as_str()) else { return };
        page.title(&rotations::title(row));
        if let (Some(from), Some(until)) = (row.from, row.until) {
            let words = |day| self.when_words(&When::Day(day), "");
            page.text(&format!("{} to {}", words(from), words(until)), Ink::Plain);
        }
        if let Some(span) = self.derived.spans.get(id) {
            let over = span.allowed.is_some_and(|allowed| span.count() > allowed);
            page.text(&span.words(), if over { Ink::Warn } else { Ink::Plain });
            let days: Vec<String> = span.used.iter().map(|day| day_words(*day, self.today())).collect();
            page.labeled("Away on", &days.join(", "));
        }
        self.warnings_about(page, id);
        self.steps(page, "Requirements", in_order(&row.items).into_iter());
        page.blank();
        self.field_rows(page, Table::Rotations, id);
    }

    /// All fields of a row that say something.
    fn field_rows(&self, page: &mut Page, table: Table, id: &Id) {
        // steps are shown with their ticks
        for info in table.fields().into_iter().filter(|it| it.name != "items") {
            let text = self.tracker.field(table, id.as_str(), info.name).unwrap_or_default();
            let count = text.split(", ").filter(|it| !it.is_empty()).count();
            match info.kind {
                crate::domain::field::Kind::Links(_) if count > 3 => {
                    page.labeled(info.label, &format!("{count} programs"))
                }
                crate::domain::field::Kind::Links(linked) | crate::domain::field::Kind::Link(linked) => {
                    let titles = text.split(", ").filter_map(|id| self.tracker.title_of(linked, id));
                    page.labeled(info.label, &titles.collect::<Vec<_>>().join(", "));
                }
                _ => page.labeled(info.label, &text),
            }
        }
    }
}
