//! One component of the application: its state, limits, sub-items and notes.

use chrono::Days;

use super::{
    marks::progress_mark,
    page::{Ink, Page},
    program::line,
};
use crate::{
    app::{
        command::{Command, ComponentsCommand},
        context::Context,
        steps::done_keys,
    },
    domain::{
        checklist::Entry,
        checklist_words::Room,
        counts::counts_of,
        derived_counts::tally,
        facts::{Confidence, OfficialDate},
        id::Id,
        place::Shown,
        tables::{Exam, Item, Progress, Table},
        time::{When, countdown, day_words},
    },
};

pub fn component_page(cx: &Context, page: &mut Page, id: &Id) {
    let Some(entry) = cx.entry(id) else { return };
    page.title(&entry.row.title);
    state(cx, page, entry);
    due(cx, page, entry);
    let program = entry.row.program.as_ref();
    let title = program.map(|id| cx.season.title_of(Table::Programs, id.as_str()));
    let title = title.map(|it| it.unwrap_or_else(|| "missing".to_owned()));
    page.labeled("Program", &title.unwrap_or_default());
    page.labeled_in("Link", &entry.row.link, Ink::Link);
    exam(cx, page, entry);
    counts(cx, page, id);
    steps(cx, page, "Steps", entry.items().into_iter());
    if !entry.row.notes.trim().is_empty() {
        page.head("Notes");
        page.marked(&entry.row.notes);
    }
    bundled_words(cx, page, entry);
}

/// Its last day, as the list has it; and the earlier one that is fluoro's advice, with the date from which that is
/// reckoned.
fn due(cx: &Context, page: &mut Page, entry: &Entry) {
    let (Some(due), Some(last)) = (&entry.due, entry.last_day()) else { return };
    let corrected = |date: &OfficialDate| {
        date.component.as_ref() == Some(entry.id()) && date.origin.confidence == Confidence::Yours
    };
    let doubt = entry.confidence.and_then(Confidence::doubt).map(|it| format!(", {it}")).unwrap_or_default();
    let mark = match entry.due_is_official {
        true if cx.derived.dates.iter().any(corrected) => " (your correction)".to_owned(),
        true => format!(" (official date{doubt})"),
        false => String::new(),
    };
    let said = |when: &When| match entry.is_settled() {
        true => cx.season.when_words(when, ""),
        false => {
            format!("{} · {}", cx.season.when_words(when, ""), countdown(when, cx.season.now, cx.home()))
        }
    };
    page.labeled("Due", &format!("{}{mark}", said(last)));
    let days = entry.days_before;
    if entry.due_is_official && days > 0 {
        let from = due.day().checked_add_days(Days::new(u64::from(days))).unwrap_or(due.day());
        let from = day_words(from, cx.season.today());
        page.labeled(
            "Advised",
            &format!("{} (fluoro's advice: {days} d before the official {from})", said(due)),
        );
    }
}

/// How it stands, why it isn't needed, and what is to be done where that isn't the user's own word.
fn state(cx: &Context, page: &mut Page, entry: &Entry) {
    let progress = entry.progress();
    let assumed = entry.row.assumed.is_some();
    let words = if assumed { " (assumed: the application is out)" } else { "" };
    page.labeled("State", &format!("{} {}{words}", progress_mark(cx, progress), progress.title()));
    if assumed {
        page.labeled("", &format!("{} says that it is done", ComponentsCommand::Confirm.key()));
    }
    if entry.row.hidden == Some(true) {
        page.labeled("Hidden", &format!("from the list: {} shows it again", ComponentsCommand::Hide.key()));
    }
    if progress == Progress::NotNeeded {
        page.labeled("Not needed", &entry.row.reason);
    }
    if cx.season.seems_done(entry) {
        page.labeled_in("Done?", &format!("It looks done: {} says so", done_keys()), Ink::Warn);
    }
    let locked = cx.season.lock_words(entry, Room::Wide);
    if !locked.is_empty() {
        page.labeled_in("MyERAS", &locked, Ink::Warn);
    }
    if let Some(tally) = tally(&cx.season.tracker, entry.id()) {
        page.labeled("Counted", &tally.sentence());
    }
}

/// What is known of an exam.
fn exam(cx: &Context, page: &mut Page, entry: &Entry) {
    let Some(row) = &entry.exam else { return };
    for field in Exam::FIELDS.iter().filter(|it| it.name != "title" && it.name != "notes") {
        let shown = (field.shown)(row);
        // a day that has been isn't late
        if let Shown::When(Some(day), _) = &shown {
            page.labeled(field.label, &cx.season.when_words(day, ""));
        } else {
            line(cx, page, field.label, &shown, None);
        }
    }
    if entry.waits_to_be_sent() {
        page.labeled_in("New score", "Programs don't have it: the transcript wasn't sent again", Ink::Warn);
    }
    if !row.notes.trim().is_empty() {
        page.labeled("Exam", &row.notes);
    }
}

/// "Procedures  312 of 500": what is counted, beside the figure that it is held against.
fn counts(cx: &Context, page: &mut Page, id: &Id) {
    for count in counts_of(id.as_str()) {
        let so_far = cx.season.tracker.profile.count(count.id).map_or("?".to_owned(), |it| it.to_string());
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
    page.blank();
    let limit = bundled.limit.as_ref().and_then(|id| cx.season.facts.figure(id)).map(|it| it.title.as_str());
    // where the limit comes from is said already
    let told = cx.season.told_otherwise(&bundled.help);
    for (title, origin) in told.into_iter().filter(|it| Some(it.0.as_str()) != limit) {
        page.text(&format!("{title}: {}", cx.season.origin_words(&origin)), Ink::Warn);
    }
    page.text(&format!("Source: {}", cx.season.origin_words(&bundled.origin)), Ink::Dim);
}

pub fn hint(command: Command, what: &str) -> String {
    format!("{} {what}", command.key())
}
