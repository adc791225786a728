//! Two changes of one season joined: three trackers in, one out, with what couldn't be joined and what came in. Works on
//! JSON, so that what this version doesn't know is kept; knows no disk.

mod differences;
mod json;
mod links;
mod lists;
mod parts;
mod patch;
mod place;
mod rows;
mod version;

use serde_json::Value;

use self::rows::Known;
pub use self::{
    differences::{Difference, FieldDifference, differences},
    links::links_to,
    parts::changes,
    patch::Patch,
    place::{at, put},
};
use super::{
    id::{Id, IdSource},
    tables::Table,
    time::Stamp,
    tracker::Tracker,
};

/// What a merge needs from outside: for the kept version of a rank list, where both copies moved it.
pub struct Context<'a> {
    pub now: Stamp,
    pub ids: &'a mut IdSource,
}

#[derive(Clone, Debug)]
pub struct Merged {
    pub tracker: Tracker,
    /// Where ours stayed although theirs said something else.
    pub conflicts: Vec<Conflict>,
    /// What differs between ours and the merged tracker, in the order of the file.
    pub came_in: Vec<Change>,
    /// The same changes for any other value of ours, such as those that undo remembers. Applied to `ours` itself it gives
    /// the very same `tracker`.
    pub patch: Patch,
}

/// Where something stands in a season.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The file's own id.
    File,
    Profile,
    Settings,
    Overrides,
    SetAside,
    Rows(Table),
    /// A key of a newer version at the top of the file.
    Extra,
}

/// Both changed one thing, each in its own way, and ours stayed. What isn't set is `null`.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub part: Part,
    /// The row's id, or the key at the top of the part; empty in profile and settings.
    pub id: String,
    /// A JSON pointer into the file, without the slash at its start: `programs/ucsf~1ir/why`. That of a whole row where
    /// the joined row would not be one.
    pub path: String,
    pub base: Value,
    pub ours: Value,
    pub theirs: Value,
}

/// One thing that is another one than in ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub part: Part,
    /// The row's id, or the key at the top of the part; empty in profile and settings.
    pub id: String,
    /// What to call it in a sentence; its id where it has no name of its own.
    pub title: String,
    pub kind: ChangeKind,
}

/// As seen from ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    Added,
    Changed,
    Removed,
}

impl Part {
    /// Its key in the file; none for what stands at the top itself.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Part::File | Part::Extra => None,
            Part::Profile => Some("profile"),
            Part::Settings => Some("settings"),
            Part::Overrides => Some("overrides"),
            Part::SetAside => Some("set_aside"),
            Part::Rows(table) => Some(table.key()),
        }
    }
}

/// Joins what `ours` and `theirs` made of `base`, all three trackers of one season. Without a known base pass an empty
/// tracker: then it is a union.
///
/// What only one side changed is taken from there. Where both changed the same: ours stays, and it is told. An edit beats
/// a deletion. A row that one side deleted while the other linked to it anew comes back. Where both moved a rank list,
/// theirs becomes a kept version. Exchanging the sides gives an equal tracker unless there are conflicts, and merging the
/// result once more changes nothing.
///
/// Costs a look at each row whose pointer differs from base's; only rows that both changed are taken apart. A part that
/// theirs left as it was keeps the very pointers of ours.
pub fn merge(base: &Tracker, ours: &Tracker, theirs: &Tracker, context: &mut Context) -> Merged {
    let mut theirs = related(base, theirs);
    let (mut tracker, found) = join(base, ours, &theirs, None);
    let moved_by_both = found.iter().any(|it| {
        let lists = Table::RankLists;
        it.part == Part::Rows(lists) && it.path == json::pointer([lists.key(), it.id.as_str(), "order"])
    });
    let version = moved_by_both.then(|| version::of_lists(&theirs, &tracker, context)).flatten();
    if let Some(version) = version {
        theirs.rank_versions.put(version.clone());
        tracker.rank_versions.put(version);
    }
    Merged {
        came_in: parts::changes(ours, &tracker),
        conflicts: found,
        patch: Patch::known(base, theirs, ours, &tracker),
        tracker,
    }
}

/// `theirs` must share its pointers with `base` where it is equal.
fn join(base: &Tracker, ours: &Tracker, theirs: &Tracker, known: Option<Known>) -> (Tracker, Vec<Conflict>) {
    let mut conflicts = Vec::new();
    let mut tracker = parts::join(base, ours, theirs, &mut conflicts);
    rows::join(&mut tracker, (base, ours, theirs), known, &mut conflicts);
    links::bring_back(&mut tracker, base, ours, theirs);
    (tracker, conflicts)
}

/// The same season with the pointers of `base` wherever it is equal to it.
fn related(base: &Tracker, theirs: &Tracker) -> Tracker {
    let mut tracker = theirs.clone();
    parts::relate(base, &mut tracker);
    rows::relate(base, &mut tracker);
    tracker
}

fn conflict(part: Part, id: &str, clash: json::Clash) -> Conflict {
    let json::Clash { path, base, ours, theirs } = clash;
    let place: Vec<&str> = match part {
        Part::Rows(_) => part.key().into_iter().chain([id]).collect(),
        _ => part.key().into_iter().collect(),
    };
    let start = json::pointer(place);
    let path = [start, path].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("/");
    Conflict { part, id: id.to_owned(), path, base, ours, theirs }
}

/// What to call a row of that tracker.
fn title_of(tracker: &Tracker, table: Table, id: &Id) -> String {
    let own = match tracker.interviews.get(id.as_str()).filter(|_| table == Table::Interviews) {
        Some(row) => super::agenda::programs_title(tracker, &row.programs),
        None => tracker.title_of(table, id.as_str()).unwrap_or_default(),
    };
    if own.is_empty() { id.to_string() } else { own }
}
