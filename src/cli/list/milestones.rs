//! Everything with a date: official days, own tasks, due components, interviews, letters, deadlines, rotations.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{List, date};
use crate::{
    cli::{json, season::Season},
    domain::{
        agenda::{Item, Origin, State, agenda, deadline},
        facts::Confidence,
        id::Id,
        time::{countdown, due_words},
    },
};

pub fn list(season: &Season) -> List {
    let dates = season.dates();
    let groups = season.groups(&dates);
    let programs = season.tracker.programs.iter();
    let deadlines: BTreeMap<Id, Item> =
        programs.filter_map(|it| Some((it.id.clone(), deadline(it)?))).collect();
    let items = agenda(&season.tracker, &dates, &groups, &deadlines, &season.home);
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
        state(item.state).to_owned(),
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
        _ if is_late(season, item) => due_words(last, now, home),
        _ if item.is_over(now, home) => countdown(last, now, home),
        _ if item.until.is_some() && item.when.day_in(home) < season.today() => {
            format!("ends {}", countdown(last, now, home))
        }
        _ => countdown(&item.when, now, home),
    }
}

fn is_late(season: &Season, item: &Item) -> bool {
    item.can_be_late
        && matches!(item.state, State::Open | State::Doing)
        && item.is_over(season.now, &season.home)
}

fn state(state: State) -> &'static str {
    match state {
        State::Open => "open",
        State::Doing => "doing",
        State::Done => "done",
        State::Off => "off",
    }
}

fn value(season: &Season, item: &Item) -> Value {
    let (kind, id) = origin(&item.origin);
    json::object([
        ("kind", kind.into()),
        ("id", id.as_str().into()),
        ("title", json::text(&item.title)),
        ("when", item.when.to_string().into()),
        ("until", json::word(&item.until)),
        ("state", state(item.state).into()),
        ("late", is_late(season, item).into()),
        ("hard", item.hard.into()),
        ("confidence", json::word(&item.confidence)),
    ])
}

fn origin(origin: &Origin) -> (&'static str, &Id) {
    match origin {
        Origin::Official(id) => ("official", id),
        Origin::Task(id) => ("task", id),
        Origin::Component(id) => ("component", id),
        Origin::Interview(id) => ("interview", id),
        Origin::Reply(id) => ("reply", id),
        Origin::Letter(id) => ("letter", id),
        Origin::Deadline(id) => ("deadline", id),
        Origin::RotationStart(id) => ("rotation", id),
        Origin::RotationReply(id) => ("rotation-reply", id),
    }
}
