//! One item of the timeline, as lists say it and as other programs read it.

use serde_json::Value;

use super::json;
use crate::domain::{
    agenda::{Item, Origin},
    season::Season,
    time::{When, countdown, due_words, their_clock},
};

/// Says how soon an item is, "in 5 d", "ends in 5 d", "5 d late", "5 d ago"; an empty text for what is done.
pub fn soon(season: &Season, item: &Item) -> String {
    let (now, home) = (season.now, season.home());
    let last = item.until.as_ref().unwrap_or(&item.when);
    match item.state.is_open() {
        false => String::new(),
        _ if item.is_late(now, home) => due_words(last, now, home),
        _ if item.is_over(now, home) => countdown(last, now, home),
        _ if item.until.is_some() && item.when.day_in(home) < season.today() => {
            format!("ends {}", countdown(last, now, home))
        }
        _ => countdown(&item.when, now, home),
    }
}

/// Returns "08:00 in San Francisco" if an interview's own clock shows another time than the one at home.
pub fn there(season: &Season, item: &Item) -> String {
    let When::At(moment) = &item.when else { return String::new() };
    if !matches!(item.origin, Origin::Interview(_) | Origin::Offered(..)) {
        return String::new();
    }
    their_clock(moment, season.home(), &item.clock_city(&season.tracker))
}

pub fn value(season: &Season, item: &Item) -> Value {
    let object = json::object([
        ("kind", item.origin.word().into()),
        ("id", item.origin.row().1.as_str().into()),
        ("title", json::text(&item.title)),
        ("state", item.state.word().into()),
        ("late", item.is_late(season.now, season.home()).into()),
        ("hard", item.hard.into()),
        ("confidence", json::word(&item.confidence)),
    ]);
    json::with_times(object, [("when", Some(&item.when)), ("until", item.until.as_ref())])
}
