//! What a warning says: what is wrong, why, and by whose rule; and the warnings about a row.

use super::{
    component::hint,
    page::{Ink, Page, Row},
};
use crate::{
    app::{command::ReviewCommand, context::Context},
    domain::{
        id::Id,
        review::{RULES, Tone, Warning},
        tables::Table,
        time::day_words,
    },
};

/// Returns the page of the selected warning.
pub fn warning_rows(cx: &Context, warning: Option<&Warning>, columns: usize) -> Vec<Row> {
    let mut page = Page::new(columns);
    match warning {
        Some(warning) => warning_page(cx, &mut page, warning),
        None => page.text("Nothing to look at: no date clashes with another.", Ink::Good),
    }
    page.rows
}

fn warning_page(cx: &Context, page: &mut Page, it: &Warning) {
    page.title(&it.title);
    if let Some(day) = it.day {
        page.text(&day_words(day, cx.season.today()), Ink::Plain);
    }
    page.blank();
    page.text(&it.reason, Ink::Plain);
    page.blank();
    if let Some(rule) = RULES.iter().find(|rule| rule.id == it.rule) {
        page.labeled("Rule", rule.message);
        page.labeled("Holds for", rule.season);
    }
    page.labeled("Source", &it.source);
    if let Some(dismissal) = cx.season.tracker.dismissed.get(&it.id) {
        let at = dismissal.at.map(|at| cx.season.stamp_words(at)).unwrap_or_default();
        match it.is_dismissed(&cx.season.tracker.dismissed) {
            true => page.labeled("Set aside", &format!("{at} {}", dismissal.reason)),
            false => {
                let words = format!("{at} {} · it changed since, so it is back", dismissal.reason);
                page.labeled_in("Was set aside", &words, Ink::Warn);
            }
        }
    }
    page.blank();
    let turns = match it.is_dismissed(&cx.season.tracker.dismissed) {
        true => hint(ReviewCommand::BringBack.into(), "brings it back"),
        false => hint(ReviewCommand::Dismiss.into(), "sets it aside"),
    };
    let hints = [hint(ReviewCommand::Go.into(), "goes there"), turns];
    page.text(&hints.join(" · "), Ink::Dim);
}

/// Adds the open warnings about a row, each in a line or two.
pub fn warnings_about(cx: &Context, page: &mut Page, id: &Id) {
    let dismissed = &cx.season.tracker.dismissed;
    for warning in cx.derived.review.about(id).filter(|it| !it.is_dismissed(dismissed)) {
        page.hanging(vec![("! ".into(), Ink::Warn)], &warning.title, Ink::Warn);
        page.hanging(vec![("  ".into(), Ink::Warn)], &warning.reason, Ink::Dim);
    }
}

/// Says in two words what gets in the way of an interview: "overlaps Penn".
pub fn clash_words(cx: &Context, id: &Id) -> Option<String> {
    let words = |warning: &Warning| {
        let verb = match warning.rule {
            "overlap" => "overlaps",
            "two-cities" => "same day as",
            _ => return None,
        };
        let other = warning.rows.iter().find(|row| *row != id)?;
        Some(format!("{verb} {}", cx.row_title(Table::Interviews, other)))
    };
    let hard = cx.derived.review.about(id).take_while(|it| it.tone == Tone::Hard);
    hard.filter(|it| !it.is_dismissed(&cx.season.tracker.dismissed)).find_map(words)
}
