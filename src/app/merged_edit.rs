//! What was typed over an older value of the season becomes part of the present one, which another copy may have changed
//! meanwhile: both stay, and where both changed the same, ours stays and theirs is written down.

use super::{
    command::GlobalCommand,
    context::Context,
    state::{Access, UndoStep},
};
use crate::domain::{
    id::Id,
    merge::{self, Merged, merge},
    tables::Table,
    tracker::Tracker,
};

/// A season with an edit in it.
pub struct MergedEdit {
    pub tracker: Tracker,
    /// What both copies had changed, for people; none if nothing.
    pub clash: Option<String>,
}

/// Lays an edit onto the present season. `base` is the season when the typing began, `edited` that season with what was
/// typed.
pub fn merged_edit(cx: &mut Context, base: &Tracker, edited: Tracker) -> MergedEdit {
    if cx.season.tracker.same(base) {
        return MergedEdit { tracker: edited, clash: None };
    }
    let mut context = merge::Context { now: cx.season.now, ids: &mut cx.ids };
    let Merged { tracker, mut conflicts, .. } = merge(base, &edited, &cx.season.tracker, &mut context);
    let clash = conflicts.first().map(|conflict| {
        let key = GlobalCommand::Versions.key();
        format!(
            "Another copy changed {} too: yours stayed · {key} shows both",
            cx.place_title(&conflict.path)
        )
    });
    cx.since_save.conflicts.append(&mut conflicts);
    MergedEdit { tracker, clash }
}

/// Where a text stands: its row and its field.
#[derive(Clone, Debug, PartialEq)]
pub struct TextPlace {
    pub table: Table,
    pub id: Id,
    pub field: &'static str,
}

/// Puts a text into its place, as one step of undo or as part of the last one; notes of an interview get the time at
/// which they were written. `base` is the season when the typing began. Returns false if the text can't be put there.
pub fn set_text(
    cx: &mut Context,
    label: String,
    base: &Tracker,
    place: &TextPlace,
    (text, step): (&str, UndoStep),
) -> bool {
    let TextPlace { table, id, field } = place;
    let mut draft = base.clone();
    if let Err(refusal) = draft.set_field(*table, id, field, text, &cx.reading(None)) {
        cx.refuse(refusal.why);
        return false;
    }
    let now = cx.season.now;
    if *table == Table::Interviews && *field == "notes" {
        draft.interviews.edit(id.as_str(), |row| row.notes_at = Some(now));
    }
    let MergedEdit { tracker, clash } = merged_edit(cx, base, draft);
    match step {
        UndoStep::New => drop(cx.change(label, |present| *present = tracker)),
        UndoStep::Join => cx.season.tracker = tracker,
    }
    if let Some(clash) = clash {
        cx.refuse(clash);
    }
    cx.access == Access::Writes
}
