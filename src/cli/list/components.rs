//! The application's components, group by group.

use serde_json::Value;

use super::shape::List;
use crate::{
    cli::{json, survey::Survey, words::date},
    domain::{
        checklist::{Entry, Group},
        checklist_words::Room,
        facts::Confidence,
        season::Season,
        tables::Progress,
        time::{countdown, due_words},
    },
};

const HEAD: [&str; 11] =
    ["COMPONENT", "STATE", "DUE", "SOON", "SOURCE", "ITEMS", "COUNT", "MYERAS", "PROGRAM", "GROUP", "ID"];

pub fn list(survey: &Survey) -> List {
    let groups = survey.groups(&survey.dates());
    let all = || groups.iter().flat_map(|group| group.entries.iter().map(move |entry| (group, entry)));
    List {
        head: HEAD.map(str::to_owned).to_vec(),
        rows: all().map(|(group, entry)| cells(&survey.season, group, entry)).collect(),
        values: all()
            .map(|(group, entry)| json::with_fields(value(&survey.season, group, entry), &*entry.row))
            .collect(),
        none: "No components.",
    }
}

fn cells(season: &Season, group: &Group, entry: &Entry) -> Vec<String> {
    let (done, items) = entry.steps_done();
    let due = entry.due.as_ref();
    let is_late = entry.is_late(season.now, season.home());
    let soon = due.filter(|_| !entry.is_settled()).map(|it| match is_late {
        // an advised day is late from the official one on
        true => due_words(entry.until.as_ref().unwrap_or(it), season.now, season.home()),
        false => countdown(it, season.now, season.home()),
    });
    let shaky = entry.confidence.filter(|it| entry.due_is_official && it.is_shaky()).map(Confidence::title);
    vec![
        entry.row.title.clone(),
        state(season, entry),
        due.map(|it| date(it, season.home(), season.today())).unwrap_or_default(),
        soon.unwrap_or_default(),
        shaky.unwrap_or_default().to_owned(),
        if items == 0 { String::new() } else { format!("{done}/{items}") },
        season.what_counts(entry).unwrap_or_default(),
        season.lock_words(entry, Room::Wide),
        season.program_of(entry),
        group.title.clone(),
        entry.id().to_string(),
    ]
}

/// "doing", "done, assumed", "not needed: form withdrawn", "doing, done?"
fn state(season: &Season, entry: &Entry) -> String {
    match entry.progress() {
        Progress::Done if entry.row.assumed.is_some() => "done, assumed".to_owned(),
        state @ (Progress::Done | Progress::NotNeeded) => state.title().to_owned(),
        state @ (Progress::ToDo | Progress::Doing) if season.seems_done(entry) => {
            format!("{}, done?", state.title())
        }
        state @ (Progress::ToDo | Progress::Doing) => state.title().to_owned(),
    }
}

fn value(season: &Season, group: &Group, entry: &Entry) -> Value {
    let (done, items) = entry.steps_done();
    let row = &entry.row;
    let object = json::object([
        ("id", row.id.as_str().into()),
        ("group", json::text(&group.title)),
        ("title", json::text(&row.title)),
        ("state", entry.progress().word().into()),
        ("due_is_official", (entry.due.is_some() && entry.due_is_official).into()),
        ("confidence", json::word(&entry.confidence.filter(|_| entry.due_is_official))),
        ("items", items.into()),
        ("items_done", done.into()),
        ("count", json::text(&season.what_counts(entry).unwrap_or_default())),
        ("seems_done", season.seems_done(entry).into()),
        ("is_assumed", entry.row.assumed.is_some().into()),
        ("myeras", json::text(&season.lock_words(entry, Room::Wide))),
        ("program", json::word(&row.program)),
        ("reason", json::text(&row.reason)),
        ("link", json::text(&row.link)),
    ]);
    json::with_times(object, [("due", entry.due.as_ref())])
}
