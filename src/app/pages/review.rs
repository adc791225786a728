//! What a warning says: what, why, by whose rule; and the warnings that concern a row.

use super::{Ink, Page, Row};
use crate::{
    app::{App, command::Command, overlay::review::Line},
    domain::{
        id::Id,
        review::{RULES, Tone, Warning},
        tables::Table,
        time::day_words,
    },
};

impl App {
    /// The detail of the selected warning.
    pub fn warning_rows(&self, columns: usize) -> Vec<Row> {
        let mut page = Page::new(columns);
        match self.selected_warning() {
            Some(warning) => self.warning_page(&mut page, warning),
            None => page.text("Nothing to look at: no date clashes with another.", Ink::Good),
        }
        page.rows
    }

    fn warning_page(&self, page: &mut Page, it: &Warning) {
        page.title(&it.title);
        if let Some(day) = it.day {
            page.text(&day_words(day, self.today()), Ink::Plain);
        }
        page.blank();
        page.text(&it.reason, Ink::Plain);
        page.blank();
        if let Some(rule) = RULES.iter().find(|rule| rule.id == it.rule) {
            page.labeled("Rule", rule.message);
            page.labeled("Holds for", rule.season);
        }
        page.labeled("Source", &it.source);
        if let Some(aside) = self.tracker.dismissed.get(&it.id) {
            let at = aside.at.map(|at| self.stamp_words(at)).unwrap_or_default();
            match it.is_dismissed(&self.tracker.dismissed) {
                true => page.labeled("Set aside", &format!("{at} {}", aside.reason)),
                false => {
                    let words = format!("{at} {} · it changed since, so it is back", aside.reason);
                    page.labeled_in("Was set aside", &words, Ink::Warn);
                }
            }
        }
        page.blank();
        let aside = match it.is_dismissed(&self.tracker.dismissed) {
            true => self.hint(Command::ReviewBack, "brings it back"),
            false => self.hint(Command::ReviewAside, "sets it aside"),
        };
        let hints = [self.hint(Command::ReviewGo, "goes there"), aside];
        page.text(&hints.join(" · "), Ink::Dim);
    }

    /// The open warnings about a row, each in a line or two.
    pub(super) fn warnings_about(&self, page: &mut Page, id: &Id) {
        let aside = &self.tracker.dismissed;
        for warning in self.derived.review.about(id).filter(|it| !it.is_dismissed(aside)) {
            page.hanging(vec![("! ".into(), Ink::Warn)], &warning.title, Ink::Warn);
            page.hanging(vec![("  ".into(), Ink::Warn)], &warning.reason, Ink::Dim);
        }
    }

    /// The title of a line of the review, and the day it is about.
    pub fn review_line(&self, line: Line) -> Option<(&Warning, String)> {
        let Line::Warning(at) = line else { return None };
        let warning = self.derived.review.warnings().get(at)?;
        Some((warning, warning.day.map(|day| day_words(day, self.today())).unwrap_or_default()))
    }

    /// What gets in the way of an interview, in two words: "overlaps Penn".
    pub fn clash_words(&self, id: &Id) -> Option<String> {
        let words = |it: &Warning| {
            let verb = match it.rule {
                "overlap" => "overlaps",
                "two-cities" => "same day as",
                _ => return None,
            };
            let other = it.rows.iter().find(|row| *row != id)?;
            Some(format!("{verb} {}", self.row_title(Table::Interviews, other)))
        };
        let hard = self.derived.review.about(id).take_while(|it| it.tone == Tone::Hard);
        hard.filter(|it| !it.is_dismissed(&self.tracker.dismissed)).find_map(words)
    }
}
