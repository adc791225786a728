//! What the calendar shows of a day, a week or a lane, as far as the timeline's filter leaves it.

use std::{
    ops::{Bound, Range, RangeInclusive},
    sync::Arc,
};

use super::{calendar::days_on, context::Context, refresh::LaneDay, tab::Tab};
use crate::{
    domain::{
        agenda::{Item, end_of_week},
        day::{Around, around as around_day},
        facts::Lane,
        time::{self, Day, When},
    },
    text::contains::contains,
};

/// Returns the week of a day; the end of the range is the first day of the next week.
pub fn week_of(cx: &Context, day: Day) -> Range<Day> {
    let end = end_of_week(day, cx.season.first_weekday());
    days_on(end, -6)..days_on(end, 1)
}

/// Returns the items of a day that the filter leaves.
pub fn on_day(cx: &Context, day: Day) -> Vec<Arc<Item>> {
    let words = cx.arrangement.filter_words(Tab::Timeline);
    cx.derived.days.on(day).iter().filter(|it| has_words(it, &words)).cloned().collect()
}

/// Returns the items of a week that the filter leaves, of one lane or of all.
pub fn in_week(cx: &Context, day: Day, lane: Option<Lane>) -> Vec<Arc<Item>> {
    let words = cx.arrangement.filter_words(Tab::Timeline);
    let fits = |it: &&Arc<Item>| lane.is_none_or(|lane| it.lane == lane) && has_words(it, &words);
    cx.derived.days.between(week_of(cx, day)).filter(fits).cloned().collect()
}

/// Returns what a lane of the season has on each of these days, as far as the filter leaves it.
pub fn lane_days(cx: &Context, lane: Lane, days: RangeInclusive<Day>) -> Vec<(Day, LaneDay)> {
    let words = cx.arrangement.filter_words(Tab::Timeline);
    if words.is_empty() {
        let seen =
            |(day, all): (&Day, &Vec<LaneDay>)| all.iter().find(|it| it.lane == lane).map(|it| (*day, *it));
        return cx.derived.days.lanes.range(days).filter_map(seen).collect();
    }
    let seen = |(day, all): (&Day, &[Arc<Item>])| {
        let items: Vec<&Arc<Item>> =
            all.iter().filter(|it| it.lane == lane && has_words(it, &words)).collect();
        let open = items.iter().filter(|it| it.state.is_open()).count();
        let late = items.iter().any(|it| it.is_late(cx.season.now, cx.home()));
        let hard = items.iter().any(|it| it.hard && it.state.is_open());
        (!items.is_empty()).then_some((*day, LaneDay { lane, open, hard, late }))
    };
    cx.derived.days.by_day.range(days).filter_map(seen).collect()
}

/// Returns the first and the last day of the strip of the season: it covers the season, and what is open within a year
/// before or after it.
pub fn strip_days(cx: &Context) -> (Day, Day) {
    let (first, last) = cx.season.facts.window;
    let lanes = &cx.derived.days.lanes;
    let open = |it: &(&Day, &Vec<LaneDay>)| it.1.iter().any(|it| it.open > 0);
    let from = lanes.range(days_on(first, -366)..first).find(open).map_or(first, |it| *it.0);
    let until = lanes.range(last..=days_on(last, 400)).rfind(open).map_or(last, |it| *it.0);
    (first.min(from), last.max(until))
}

/// Returns what is on that day and around it.
pub fn around(cx: &Context, day: Day) -> Around<'_> {
    let days = &cx.derived.days;
    let before = days.interviews.range(..day).next_back().and_then(|it| it.1.last());
    let after = days.interviews.range((Bound::Excluded(day), Bound::Unbounded)).next();
    let after = after.and_then(|it| it.1.first());
    let near = before.into_iter().chain(after).map(|it| &**it);
    let items = days.on(day).iter().map(|it| &**it).chain(near);
    around_day(day, items, cx.derived.spans.all(), cx.derived.review.on(day), cx.home())
}

fn has_words(item: &Item, words: &[String]) -> bool {
    words.iter().all(|word| contains(&item.title, word))
}

/// Returns the days that a query may mean, each with what to say about it.
pub fn typed_days(cx: &Context, query: &str) -> Vec<(Day, String)> {
    let text = query.trim();
    if text.is_empty() {
        return Vec::new();
    }
    match time::read_day(text, &cx.reading(None)) {
        Ok(day) => vec![(day, "the month, with what is on that day".to_owned())],
        Err(refusal) => {
            let choice = |(words, when): &(String, When)| (when.day_in(cx.home()), words.clone());
            refusal.choices.iter().map(choice).collect()
        }
    }
}
