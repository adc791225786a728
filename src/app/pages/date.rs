//! One dated thing: an official date with its source, an own task, a letter, a rotation.

use super::{
    component::{hint, steps},
    fact::origin,
    marks::progress_mark,
    page::{Ink, Page},
    review::warnings_about,
};
use crate::{
    app::{
        command::{TabCommand, TimelineCommand},
        context::Context,
    },
    domain::{
        facts::Confidence,
        field::Kind,
        happened::happened_text,
        id::Id,
        rotations,
        tables::{
            typed::{self, in_order},
            *,
        },
        time::{When, countdown, day_words, past_words, show_for_edit},
    },
    text::counted,
};

pub fn date_page(cx: &Context, page: &mut Page, id: &Id) {
    let Some(date) = cx.derived.dates.iter().find(|it| it.id == *id) else { return };
    page.title(&date.title);
    let words = match date.until.as_ref().unwrap_or(&date.when).end(cx.home()) < cx.season.now {
        true => past_words(&date.when, cx.season.now, cx.home()),
        false => countdown(&date.when, cx.season.now, cx.home()),
    };
    page.text(&format!("{} · {words}", cx.season.when_words(&date.when, "")), Ink::Plain);
    if let Some(until) = &date.until {
        page.labeled("Until", &cx.season.when_words(until, ""));
    }
    page.blank();
    page.labeled("Kind", date.kind.title());
    origin(cx, page, id.as_str(), &date.origin);
    if let Some(entry) = date.component.as_ref().and_then(|id| cx.entry(id)) {
        page.labeled("Component", &format!("{} {}", progress_mark(cx, entry.progress()), entry.row.title));
    }
    page.blank();
    page.text(&cx.season.filled(&date.note), Ink::Plain);
    correction(cx, page, id, date.origin.confidence);
    page.blank();
    let hints = [hint(TabCommand::Tick.into(), "done"), hint(TabCommand::Edit.into(), "correct the date")];
    page.text(&hints.join(" · "), Ink::Dim);
}

fn correction(cx: &Context, page: &mut Page, id: &Id, confidence: Confidence) {
    if let Some(own) = cx.season.tracker.milestones.get(id.as_str()) {
        if confidence == Confidence::Yours
            && let Some(bundled) = cx.season.facts.dates.iter().find(|it| it.id == *id)
        {
            page.labeled(
                "Bundled",
                &format!(
                    "{} · {} · {} takes your correction back",
                    show_for_edit(&bundled.when),
                    bundled.origin.source,
                    TimelineCommand::TakeBack.key()
                ),
            );
        }
        if !own.notes.trim().is_empty() {
            page.head("Notes");
            page.marked(&own.notes);
        }
    }
}

pub fn task_page(cx: &Context, page: &mut Page, id: &Id) {
    let Some(row) = cx.season.tracker.milestones.get(id.as_str()) else { return };
    page.title(&row.title);
    if let Some(when) = &row.when {
        page.text(
            &format!("{} · {}", cx.season.when_words(when, ""), countdown(when, cx.season.now, cx.home())),
            Ink::Plain,
        );
    }
    page.blank();
    page.labeled("Kind", row.kind.unwrap_or(MilestoneKind::Task).title());
    if let Some(until) = &row.until {
        page.labeled("Until", &cx.season.when_words(until, ""));
    }
    page.labeled("Comes up", &typed::show_leads(&row.lead_minutes));
    if let Some(day) = row.snoozed_until.filter(|day| *day > cx.season.today()) {
        page.labeled("Out of sight", &format!("back {}", day_words(day, cx.season.today())));
    }
    page.labeled("Done", &row.done.map(|stamp| cx.season.stamp_words(stamp)).unwrap_or_default());
    page.labeled(
        "Program",
        &row.program
            .as_ref()
            .map(|id| cx.season.title_of(Table::Programs, id.as_str()).unwrap_or_else(|| "missing".into()))
            .unwrap_or_default(),
    );
    if !row.notes.trim().is_empty() {
        page.head("Notes");
        page.marked(&row.notes);
    }
}

pub fn letter_page(cx: &Context, page: &mut Page, id: &Id) {
    let Some(row) = cx.season.tracker.letters.get(id.as_str()) else { return };
    page.title(&format!("Letter: {}", row.writer));
    field_rows(cx, page, Table::Letters, id);
}

pub fn rotation_page(cx: &Context, page: &mut Page, id: &Id) {
    let Some(row) = cx.season.tracker.rotations.get(id.as_str()) else { return };
    page.title(&row.called());
    if let (Some(from), Some(until)) = (row.from, row.until) {
        let words = |day| cx.season.when_words(&When::Day(day), "");
        page.text(&format!("{} to {}", words(from), words(until)), Ink::Plain);
    }
    if let (Some(repeat), Some(from)) = (&row.repeats, row.from) {
        let count = rotations::starts(row, from).len();
        page.text(&format!("{}: {}", repeat.words(), counted(count, "time")), Ink::Plain);
    }
    if let Some(span) = cx.derived.spans.whole(id) {
        let over = span.allowed.is_some_and(|allowed| span.count() > allowed);
        page.text(&span.words(), if over { Ink::Warn } else { Ink::Plain });
        let days: Vec<String> = span.used.iter().map(|day| day_words(*day, cx.season.today())).collect();
        page.labeled("Away on", &days.join(", "));
    }
    warnings_about(cx, page, id);
    steps(cx, page, "Requirements", in_order(&row.items).into_iter());
    if !row.items.is_empty() {
        page.text(&hint(TabCommand::Tick.into(), "ticks them here"), Ink::Dim);
    }
    page.blank();
    field_rows(cx, page, Table::Rotations, id);
}

/// Adds a line for each field of a row that isn't empty.
fn field_rows(cx: &Context, page: &mut Page, table: Table, id: &Id) {
    // steps are shown with their ticks
    let when = |text: &str| {
        let when = text.parse::<When>().map(|it| cx.season.when_words(&it, ""));
        when.unwrap_or_else(|_| text.to_owned())
    };
    for info in table.fields().into_iter().filter(|it| it.name != "items") {
        let text = cx.season.tracker.field(table, id.as_str(), info.name).unwrap_or_default();
        let count = text.split(", ").filter(|it| !it.is_empty()).count();
        match info.kind {
            Kind::Links(_) if count > 3 => page.labeled(info.label, &format!("{count} programs")),
            Kind::Links(linked) | Kind::Link(linked) => {
                let titles = text.split(", ").filter_map(|id| cx.season.title_of(linked, id));
                page.labeled(info.label, &titles.collect::<Vec<_>>().join(", "));
            }
            Kind::Day | Kind::Past | Kind::Near | Kind::When | Kind::Moment => {
                page.labeled(info.label, &when(&text))
            }
            Kind::Happened | Kind::History => page.labeled(info.label, &happened_text(&text, cx.home())),
            Kind::Line
            | Kind::Text
            | Kind::Choice(_)
            | Kind::Number
            | Kind::Zone
            | Kind::YesNo
            | Kind::Set => page.labeled(info.label, &text),
        }
    }
}
