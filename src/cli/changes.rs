//! What a merge or a restore would change, and where two seasons differ, one line each.

use serde_json::Value;

use super::table::{screen_width, table};
use crate::domain::merge::{Change, ChangeKind, Conflict, Part};

pub fn list(changes: &[Change]) -> String {
    let cells = |it: &Change| {
        let mark = match it.kind {
            ChangeKind::Added => "added",
            ChangeKind::Changed => "changed",
            ChangeKind::Removed => "removed",
        };
        let title = if it.title.is_empty() { &it.id } else { &it.title };
        vec![mark.to_owned(), noun(it.part).to_owned(), title.clone()]
    };
    table(&["", "WHAT", "NAME"], &changes.iter().map(cells).collect::<Vec<_>>(), screen_width())
}

pub fn conflicts(conflicts: &[Conflict]) -> String {
    let cells = |it: &Conflict| vec![it.path.clone(), told(&it.ours), told(&it.theirs)];
    table(
        &["DIFFERS", "STAYS", "IS LEFT OUT"],
        &conflicts.iter().map(cells).collect::<Vec<_>>(),
        screen_width(),
    )
}

fn noun(part: Part) -> &'static str {
    match part {
        Part::Rows(table) => table.noun(),
        Part::File => "file id",
        Part::Profile => "profile",
        Part::Settings => "settings",
        Part::Overrides => "correction",
        Part::SetAside => "set-aside remark",
        Part::Extra => "part of a newer version",
    }
}

/// The start of a value.
fn told(value: &Value) -> String {
    const MOST: usize = 60;
    let text = match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
