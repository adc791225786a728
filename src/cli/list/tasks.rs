//! What the user wrote down to be done: tasks, deadlines, promises and events, by date; those without one come last.

use std::sync::Arc;

use serde_json::Value;

use super::shape::List;
use crate::{
    cli::{json, words::date},
    domain::{
        season::Season,
        tables::{Milestone, MilestoneKind},
        time::{When, countdown, due_words},
    },
};

pub fn list(season: &Season) -> List {
    let own = season.tracker.milestones.iter().filter(|row| season.facts.date(row.id.as_str()).is_none());
    let mut all: Vec<Arc<Milestone>> = own.cloned().collect();
    all.sort_by_key(|row| {
        (row.when.is_none(), row.when.as_ref().map(|it| it.end(season.home())), row.id.clone())
    });
    List {
        head: ["DATE", "SOON", "STATE", "WHAT", "KIND", "ID"].map(str::to_owned).to_vec(),
        rows: all.iter().map(|row| cells(season, row)).collect(),
        values: all.iter().map(|row| json::with_fields(value(row), &**row)).collect(),
        none: "No tasks of your own: fluoro task add \"what\" fri",
    }
}

fn cells(season: &Season, row: &Milestone) -> Vec<String> {
    let kind = kind(row);
    let open = row.when.as_ref().filter(|_| row.done.is_none());
    let is_late = |when: &When| kind != MilestoneKind::Event && when.end(season.home()) < season.now;
    let soon = open.map(|it| match is_late(it) {
        true => due_words(it, season.now, season.home()),
        false => countdown(it, season.now, season.home()),
    });
    vec![
        row.when.as_ref().map_or("no date".to_owned(), |it| date(it, season.home(), season.today())),
        soon.unwrap_or_default(),
        state(row).to_owned(),
        row.title.clone(),
        kind.title().to_owned(),
        row.id.to_string(),
    ]
}

fn kind(row: &Milestone) -> MilestoneKind {
    row.kind.unwrap_or(MilestoneKind::Task)
}

fn state(row: &Milestone) -> &'static str {
    if row.done.is_some() { "done" } else { "open" }
}

fn value(row: &Milestone) -> Value {
    json::object([
        ("id", row.id.as_str().into()),
        ("title", json::text(&row.title)),
        ("kind", kind(row).word().into()),
        ("state", state(row).into()),
        ("done", json::word(&row.done)),
    ])
}
