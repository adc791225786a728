//! The page of a day or a week: what is on, what lies around it, and below it the selected item.

use std::sync::Arc;

use super::{
    page::{Ink, Page, Row},
    selected::origin_page,
};
use crate::{
    app::{
        calendar::View,
        context::Context,
        days::{around, week_of},
    },
    domain::{
        agenda::{Item, Origin, State},
        facts::{Confidence, Lane},
        time::{self, Day, When, clock, countdown, day_words, past_words},
    },
    layout::Pane,
    text::counted,
};

/// What the page of a day or a week shows.
pub struct DayPage<'a> {
    pub view: View,
    pub day: Day,
    /// The lane of the season that is looked at; none for all.
    pub lane: Option<Lane>,
    /// The items of the day or the week.
    pub items: &'a [Arc<Item>],
    pub selected: Option<&'a Origin>,
    pub focus: Pane,
}

/// Returns the page beside the month or below the season.
pub fn day_rows(cx: &Context, it: &DayPage, columns: usize) -> Vec<Row> {
    let mut page = Page::new(columns);
    match it.view {
        View::Season => week_page(cx, &mut page, it),
        View::Agenda | View::Month => day_page(cx, &mut page, it),
    }
    if let Some(origin) = it.selected {
        page.blank();
        origin_page(cx, &mut page, origin);
    }
    page.rows
}

fn day_page(cx: &Context, page: &mut Page, shown: &DayPage) {
    let day = shown.day;
    let around = around(cx, day);
    let date = day_words(day, cx.season.today());
    let far = match day.signed_duration_since(cx.season.today()).num_days() {
        0 => "today".to_owned(),
        1.. => countdown(&When::Day(day), cx.season.now, cx.home()),
        _ => past_words(&When::Day(day), cx.season.now, cx.home()),
    };
    // far away the words are a date again
    match far.ends_with(" d") || far.ends_with(" ago") || day == cx.season.today() {
        true => page.title(&format!("{date} · {far}")),
        false => page.title(&date),
    }
    for span in &around.spans {
        page.text(&format!("{} · {}", span.title, span.words()), Ink::Strong);
    }
    let dismissed = &cx.season.tracker.dismissed;
    for warning in around.warnings.iter().filter(|it| !it.is_dismissed(dismissed)) {
        page.hanging(vec![("! ".into(), Ink::Warn)], &warning.title, Ink::Warn);
    }
    if shown.items.is_empty() {
        page.text("Nothing on this day.", Ink::Dim);
    }
    shown.items.iter().for_each(|item| day_row(cx, page, shown, item, Days::One));
    for (label, near) in [("Before", around.before), ("After", around.after)] {
        if let Some((item, days)) = near {
            let words = day_words(item.when.day_in(cx.home()), cx.season.today());
            let apart = counted(usize::try_from(days).unwrap_or(0), "day");
            page.labeled_in(label, &format!("{} · {words}, {apart} apart", item.title), Ink::Dim);
        }
    }
}

fn week_page(cx: &Context, page: &mut Page, shown: &DayPage) {
    let week = week_of(cx, shown.day);
    let lane = shown.lane.map(|it| format!(" · {}", it.title())).unwrap_or_default();
    page.title(&format!("Week of {}{lane}", day_words(week.start, cx.season.today())));
    let spans = cx.derived.spans.all().iter().filter(|it| it.from < week.end && it.until >= week.start);
    for span in spans {
        page.text(&format!("{} · {}", span.title, span.words()), Ink::Strong);
    }
    if shown.items.is_empty() {
        page.text("Nothing in this week.", Ink::Dim);
    }
    shown.items.iter().for_each(|item| day_row(cx, page, shown, item, Days::Seven));
}

/// "▸ 11:00  Interview UCSF IR + DR · 08:00 in San Francisco".
fn day_row(cx: &Context, page: &mut Page, shown: &DayPage, item: &Item, days: Days) {
    let here = shown.selected == Some(&item.origin);
    let day = match days {
        Days::One => String::new(),
        Days::Seven => format!("{}  ", day_words(item.when.day_in(cx.home()), cx.season.today())),
    };
    let time = match &item.when {
        When::At(moment) if item.waits_since.is_none() => clock(moment, cx.home()),
        When::Day(_) | When::At(_) => String::new(),
    };
    let late = item.is_late(cx.season.now, cx.home());
    let (mark, ink) = match item.state {
        State::Done => ("✓", Ink::Good),
        State::Off => ("✗", Ink::Dim),
        _ if late => ("!", Ink::Bad),
        State::Doing => ("◐", Ink::Warn),
        State::Open => ("·", Ink::Plain),
    };
    let shaky = item.confidence.map(Confidence::mark).filter(|it| !it.is_empty()).unwrap_or(" ");
    let first = vec![
        (if here { "▸".into() } else { " ".into() }, Ink::Plain),
        (format!("{mark}{shaky}{day}"), ink),
        (format!("{time:<7}"), Ink::Plain),
    ];
    let text = match item.state {
        State::Done | State::Off => Ink::Dim,
        State::Open | State::Doing => Ink::Plain,
    };
    let from = page.rows.len();
    page.hanging(first, &format!("{}{}", item.title, their_clock(cx, item)), text);
    if here && shown.focus == Pane::Detail {
        page.rows.iter_mut().skip(from).for_each(|row| row.selected = true);
    }
}

/// Returns " · 08:00 in Chicago" if an item's own clock shows another time than the one at home; else an empty text.
pub fn their_clock(cx: &Context, item: &Item) -> String {
    let When::At(moment) = &item.when else { return String::new() };
    if item.waits_since.is_some() {
        return String::new();
    }
    match time::their_clock(moment, cx.home(), &item.clock_city(&cx.season.tracker)) {
        theirs if theirs.is_empty() => theirs,
        theirs => format!(" · {theirs}"),
    }
}

#[derive(Clone, Copy)]
enum Days {
    One,
    Seven,
}
