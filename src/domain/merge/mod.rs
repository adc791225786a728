//! Two changes of one season joined: three trackers in, one out, with what couldn't be joined and what came in. Works on
//! JSON, so that what this version doesn't know is kept; knows no disk.

mod differences;
mod join;
mod json;
mod kept;
mod links;
mod lists;
mod parts;
mod patch;
mod place;
mod rows;
mod union;
mod value;
mod version;

use serde_json::Value;

pub use self::{
    differences::{Difference, FieldDifference, differences},
    join::{Incoming, Merged, merge},
    links::links_to,
    parts::changes,
    patch::Patch,
    place::{at, put},
};
use super::{
    id::{Id, IdSource},
    naming::Naming,
    tables::Table,
    time::Stamp,
    tracker::Tracker,
};

/// What a merge needs from outside, for the kept version of a rank list that both copies moved.
pub struct Context<'a> {
    pub now: Stamp,
    pub ids: &'a mut IdSource,
}

/// Where something stands in a season.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The file's own id.
    File,
    Profile,
    Settings,
    Overrides,
    Dismissal,
    /// What calendar files held.
    Exported,
    Rows(Table),
    /// A key of a newer version at the top of the file.
    Extra,
}

/// Something that both copies changed, each in its own way, so that ours stayed. What isn't set is `null`.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub part: Part,
    /// The row's id, or the key at the top of the part; empty in profile and settings.
    pub id: String,
    /// A JSON pointer into the file, without the slash at its start: `programs/ucsf~1ir/why`. It names a whole row if
    /// the joined fields would make no valid row.
    pub path: String,
    pub base: Value,
    pub ours: Value,
    pub theirs: Value,
}

/// Something in the merged season that differs from ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub part: Part,
    /// The row's id, or the key at the top of the part; empty in profile and settings.
    pub id: String,
    /// What to call it in a sentence; its id where it has no name of its own.
    pub title: String,
    pub kind: ChangeKind,
}

/// What happened to it, as seen from ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    Added,
    Changed,
    Removed,
}

impl Part {
    /// Returns its key in the file; none for what stands at the top itself.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Part::File | Part::Extra => None,
            Part::Profile => Some("profile"),
            Part::Settings => Some("settings"),
            Part::Overrides => Some("overrides"),
            Part::Dismissal => Some("set_aside"),
            Part::Exported => Some("exported"),
            Part::Rows(table) => Some(table.key()),
        }
    }
}

/// Returns false if both have an id of their own and it differs, so that neither is a copy of the other.
pub fn same_season(one: &Tracker, other: &Tracker) -> bool {
    let [one, other] = [one, other].map(|it| it.id.as_str());
    one == other || one.is_empty() || other.is_empty()
}

fn conflict(part: Part, id: &str, clash: json::Clash) -> Conflict {
    let json::Clash { path, base, ours, theirs } = clash;
    let row = matches!(part, Part::Rows(_)).then_some(id);
    let place: Vec<&str> = part.key().into_iter().chain(row).collect();
    let start = json::pointer(place);
    let path = [start, path].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("/");
    Conflict { part, id: id.to_owned(), path, base, ours, theirs }
}

/// Returns what to call a row of that tracker.
fn title_of(tracker: &Tracker, table: Table, id: &Id) -> String {
    let own = match tracker.interviews.get(id.as_str()).filter(|_| table == Table::Interviews) {
        Some(row) => super::agenda::programs_title(tracker, &Naming::long(), &row.programs),
        None => tracker.title_of(table, id.as_str()).unwrap_or_default(),
    };
    if own.is_empty() { id.to_string() } else { own }
}
