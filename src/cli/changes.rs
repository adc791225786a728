//! What a merge or a restore would change, and where two seasons differ, one line each.

use serde_json::Value;

use super::table::{screen_width, table};
use crate::{
    data::Data,
    domain::{
        agenda::programs_title,
        merge::{Change, ChangeKind, Conflict, Difference, Part},
        naming::Naming,
        tables::Table,
        tracker::Tracker,
    },
};

/// What rows are called here: programs by their short names, as in lists.
pub struct Titles<'a> {
    naming: Naming,
    /// The present season, then what it is compared with.
    seasons: [&'a Tracker; 2],
}

impl<'a> Titles<'a> {
    pub fn new(data: &Data, seasons: [&'a Tracker; 2]) -> Titles<'a> {
        let mut naming = Naming::new(data.nicknames().clone());
        naming.follow(&seasons[0].programs);
        Titles { naming, seasons }
    }

    /// Returns what to call a row, which has that title by its long names.
    fn of(&self, part: Part, id: &str, title: &str) -> String {
        let program = |it: &&Tracker| it.programs.get(id).map(|row| self.naming.full(row));
        let interview = |season: &&Tracker| {
            let row = season.interviews.get(id)?;
            Some(programs_title(season, &self.naming, &row.programs)).filter(|it| !it.is_empty())
        };
        let found = if part == Part::Rows(Table::Programs) {
            self.seasons.iter().find_map(program)
        } else if part == Part::Rows(Table::Interviews) {
            self.seasons.iter().find_map(interview)
        } else {
            None
        };
        found.unwrap_or_else(|| title.to_owned())
    }
}

/// Returns a table of what comes in; of rows that aren't here also the name by which they can be left out.
pub fn list(changes: &[Change], titles: &Titles) -> String {
    let cells = |change: &Change| {
        let name = match (change.kind, change.part) {
            (ChangeKind::Added, Part::Rows(table)) => format!("{}/{}", table.key(), change.id),
            _ => String::new(),
        };
        vec![
            mark(change.kind).to_owned(),
            noun(change.part).to_owned(),
            titles.of(change.part, &change.id, &change.title),
            name,
        ]
    };
    table(&["", "WHAT", "NAME", "TABLE/ID"], &changes.iter().map(cells).collect::<Vec<_>>(), screen_width())
}

/// Returns one line for each field that would differ, and for each record that would come or go.
pub fn fields(differences: &[Difference], titles: &Titles) -> String {
    let mut lines = Vec::new();
    for it in differences {
        let record = match it.part.key() {
            Some(key) => format!("{key} {}", it.id).trim_end().to_owned(),
            None if it.id.is_empty() => it.title.clone(),
            None => it.id.clone(),
        };
        let title = titles.of(it.part, &it.id, &it.title);
        let title = if title == record || title == it.id { "" } else { &title };
        let mut line = |change: String| lines.push(vec![record.clone(), change, title.to_owned()]);
        match it.kind {
            ChangeKind::Changed => it.fields.iter().for_each(|field| {
                let path = if field.path.is_empty() { String::new() } else { format!("{}: ", field.path) };
                line(format!("{path}{} → {}", shortened(&field.before), shortened(&field.after)));
            }),
            kind @ (ChangeKind::Added | ChangeKind::Removed) => line(mark(kind).to_owned()),
        }
    }
    table(&["RECORD", "CHANGE", "NAME"], &lines, screen_width())
}

fn mark(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Changed => "changed",
        ChangeKind::Removed => "removed",
    }
}

pub fn conflicts(conflicts: &[Conflict]) -> String {
    let cells = |it: &Conflict| vec![it.path.clone(), shortened(&it.ours), shortened(&it.theirs)];
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
        Part::Dismissal => "set-aside remark",
        Part::Exported => "exported event",
        Part::Extra => "part of a newer version",
    }
}

/// Returns the start of a value.
fn shortened(value: &Value) -> String {
    const LETTERS_SHOWN: usize = 60;
    let text = match value.as_str() {
        Some(text) => text.to_owned(),
        None if value.is_null() => "nothing".to_owned(),
        None => value.to_string(),
    };
    match text.char_indices().nth(LETTERS_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
