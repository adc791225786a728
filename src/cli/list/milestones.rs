//! Everything with a date: official days, own tasks, due components, interviews, letters, deadlines, rotations.

use serde_json::Value;

use super::{List, date};
use crate::{
    cli::{json, season::Season},
    domain::{
        agenda::{Item, State},
        facts::Confidence,
        time::{countdown, due_words},
    },
};

pub fn list(season: &Season) -> List {
    let items = season.agenda().items;
    List {
        head: &["DATE", "", "STATE", "WHAT", "UNTIL", "SOURCE"],
        rows: items.iter().map(|it| cells(season, it)).collect(),
        values: items.iter().map(|it| value(season, it)).collect(),
        none: "Nothing has a date.",
    }
}

fn cells(season: &Season, item: &Item) -> Vec<String> {
    let shaky = item.confidence.filter(|it| it.is_shaky()).map(Confidence::title);
    let day = |when| date(when, &season.home, season.today());
    vec![
        day(&item.when),
        soon(season, item),
        item.state.word().to_owned(),
        item.title.clone(),
        item.until.as_ref().map(day).unwrap_or_default(),
        shaky.unwrap_or_default().to_owned(),
    ]
}

/// "in 5 d", "ends in 5 d", "5 d late", "5 d ago"; nothing for what is done.
fn soon(season: &Season, item: &Item) -> String {
    let (now, home) = (season.now, &season.home);
    let last = item.until.as_ref().unwrap_or(&item.when);
    match item.state {
        State::Done | State::Off => String::new(),
        _ if item.is_late(season.now, &season.home) => due_words(last, now, home),
        _ if item.is_over(now, home) => countdown(last, now, home),
        _ if item.until.is_some() && item.when.day_in(home) < season.today() => {
            format!("ends {}", countdown(last, now, home))
        }
        _ => countdown(&item.when, now, home),
    }
}

fn value(season: &Season, item: &Item) -> Value {
    json::object([
        ("kind", item.origin.word().into()),
        ("id", item.origin.row().1.as_str().into()),
        ("title", json::text(&item.title)),
        ("when", item.when.to_string().into()),
        ("until", json::word(&item.until)),
        ("state", item.state.word().into()),
        ("late", item.is_late(season.now, &season.home).into()),
        ("hard", item.hard.into()),
        ("confidence", json::word(&item.confidence)),
    ])
}
