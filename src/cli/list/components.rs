//! The application's components, group by group.

use serde_json::Value;

use super::{List, date};
use crate::{
    cli::{json, season::Season},
    domain::{
        checklist::{Entry, Group},
        time::{countdown, due_words},
    },
};

pub fn list(season: &Season) -> List {
    let groups = season.groups(&season.dates());
    let all = || groups.iter().flat_map(|group| group.entries.iter().map(move |entry| (group, entry)));
    List {
        head: &["GROUP", "COMPONENT", "STATE", "ITEMS", "DUE", ""],
        rows: all().map(|(group, entry)| cells(season, group, entry)).collect(),
        values: all().map(|(group, entry)| value(group, entry)).collect(),
        none: "No components.",
    }
}

fn cells(season: &Season, group: &Group, entry: &Entry) -> Vec<String> {
    let (done, items) = items(entry);
    let due = entry.due.as_ref();
    let soon = due.filter(|_| !entry.is_settled()).map(|it| match entry.can_be_late {
        true => due_words(it, season.now, &season.home),
        false => countdown(it, season.now, &season.home),
    });
    vec![
        group.title.clone(),
        entry.row.title.clone(),
        entry.progress().title().to_owned(),
        if items == 0 { String::new() } else { format!("{done}/{items}") },
        due.map(|it| date(it, &season.home, season.today())).unwrap_or_default(),
        soon.unwrap_or_default(),
    ]
}

fn items(entry: &Entry) -> (usize, usize) {
    let done = entry.row.items.values().filter(|it| it.done.is_some()).count();
    (done, entry.row.items.len())
}

fn value(group: &Group, entry: &Entry) -> Value {
    let (done, items) = items(entry);
    let row = &entry.row;
    json::object([
        ("id", row.id.as_str().into()),
        ("group", json::text(&group.title)),
        ("title", json::text(&row.title)),
        ("state", entry.progress().word().into()),
        ("due", json::word(&entry.due)),
        ("due_is_official", (entry.due.is_some() && entry.due_is_official).into()),
        ("items", items.into()),
        ("items_done", done.into()),
        ("program", json::word(&row.program)),
        ("reason", json::text(&row.reason)),
        ("link", json::text(&row.link)),
    ])
}
