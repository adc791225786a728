//! One component of the application: its state, limits, sub-items and notes.

use super::page::{Ink, Page};
use crate::{
    app::{command::Command, context::Context, state::Glyphs},
    domain::{
        checklist::Entry,
        counts::counts_of,
        facts::{Confidence, OfficialDate},
        id::Id,
        tables::{Item, Progress},
        time::{countdown, day_words},
    },
};

pub fn component_page(cx: &Context, page: &mut Page, id: &Id) {
    let Some(entry) = cx.entry(id) else { return };
    page.title(&entry.row.title);
    let assumed = if entry.row.assumed.is_some() { " (assumed: the application is out)" } else { "" };
    page.labeled(
        "State",
        &format!("{} {}{assumed}", progress_mark(cx, entry.progress()), entry.progress().title()),
    );
    if let Some(due) = &entry.due {
        let corrected = |date: &OfficialDate| {
            date.component.as_ref() == Some(id) && date.origin.confidence == Confidence::Yours
        };
        let doubt = entry.confidence.and_then(Confidence::doubt).map(|it| format!(", {it}"));
        let doubt = doubt.unwrap_or_default();
        let mark = match entry.due_is_official {
            true if cx.derived.dates.iter().any(corrected) => " (your correction)".to_owned(),
            true if entry.days_before > 0 => {
                let of = entry.until.as_ref().map(|it| day_words(it.day_in(cx.home()), cx.season.today()));
                let of = of.map_or("the official date".to_owned(), |it| format!("the official {it}"));
                format!(" (fluoro's advice: {} d before {of}{doubt})", entry.days_before)
            }
            true => format!(" (official date{doubt})"),
            false => String::new(),
        };
        let soon = if entry.is_settled() {
            String::new()
        } else {
            format!(" · {}", countdown(due, cx.season.now, cx.home()))
        };
        page.labeled("Due", &format!("{}{soon}{mark}", cx.season.when_words(due, "")));
    }
    page.labeled(
        "Program",
        &entry
            .row
            .program
            .as_ref()
            .and_then(|id| cx.season.title_of(crate::domain::tables::Table::Programs, id.as_str()))
            .unwrap_or_default(),
    );
    page.labeled("Not needed", &entry.row.reason);
    page.labeled_in("Link", &entry.row.link, Ink::Link);
    counts(cx, page, id);
    steps(cx, page, "Steps", entry.items().into_iter());
    if !entry.row.notes.trim().is_empty() {
        page.head("Notes");
        page.marked(&entry.row.notes);
    }
    bundled_words(cx, page, entry);
}

/// "Procedures  312 of 500": what is counted, beside the figure that it is held against.
fn counts(cx: &Context, page: &mut Page, id: &Id) {
    for count in counts_of(id.as_str()) {
        let so_far = cx.season.tracker.profile.counts.get(count.id).map_or("?".to_owned(), u32::to_string);
        let figure = count.figure.and_then(|it| cx.season.facts.effective(it, &cx.season.tracker.overrides));
        let of = figure.and_then(|it| it.value).map(|it| format!(" of {it}")).unwrap_or_default();
        page.labeled(count.info.label, &format!("{so_far}{of}"));
    }
}

/// Steps with their ticks, which can be selected.
pub fn steps<'a>(
    cx: &Context,
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
            Some(_) => (progress_mark(cx, Progress::Done), Ink::Good),
            None => (progress_mark(cx, Progress::ToDo), Ink::Dim),
        };
        let first = page.rows.len();
        page.hanging(vec![(format!("{mark} "), ink)], &item.title, Ink::Plain);
        for row in page.rows.iter_mut().skip(first) {
            row.item = Some(id.clone());
        }
    }
}

fn bundled_words(cx: &Context, page: &mut Page, entry: &Entry) {
    let Some(bundled) = entry.bundled.and_then(|at| cx.data.components().get(at)) else { return };
    page.blank();
    page.text(&cx.season.filled(&bundled.help), Ink::Plain);
    if let Some(figure) = bundled.limit.as_ref().and_then(|id| cx.season.facts.figure(id)) {
        let figure = figure.effective(&cx.season.tracker.overrides);
        if let Some(amount) = figure.amount() {
            page.labeled("Limit", &amount);
            page.labeled("", &cx.season.origin_words(&figure.origin));
        }
    }
    if bundled.locked_at_submission {
        page.labeled_in("Locked", "MyERAS locks this once you certify and submit", Ink::Warn);
    }
    page.blank();
    let limit = bundled.limit.as_ref().and_then(|id| cx.season.facts.figure(id)).map(|it| it.title.as_str());
    // where the limit comes from is said already
    let told = cx.season.told_otherwise(&bundled.help);
    for (title, origin) in told.into_iter().filter(|it| Some(it.0.as_str()) != limit) {
        page.text(&format!("{title}: {}", cx.season.origin_words(&origin)), Ink::Warn);
    }
    page.text(&format!("Source: {}", cx.season.origin_words(&bundled.origin)), Ink::Dim);
}

pub fn progress_mark(cx: &Context, progress: Progress) -> &'static str {
    match (cx.look.glyphs, progress) {
        (Glyphs::Unicode, Progress::ToDo) => "·",
        (Glyphs::Unicode, Progress::Doing) => "◐",
        (Glyphs::Unicode, Progress::Done) => "✓",
        (Glyphs::Unicode, Progress::NotNeeded) => "–",
        (Glyphs::Ascii, Progress::ToDo) => "[ ]",
        (Glyphs::Ascii, Progress::Doing) => "[%]",
        (Glyphs::Ascii, Progress::Done) => "[x]",
        (Glyphs::Ascii, Progress::NotNeeded) => "[-]",
    }
}

pub fn hint(command: Command, what: &str) -> String {
    format!("{} {what}", command.key())
}
