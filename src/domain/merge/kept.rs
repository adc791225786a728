//! Rows that couldn't be read, joined as texts: none is lost, and none is doubled because both copies have it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde_json::Value;

use super::{Conflict, Part, conflict, json::Clash, place};
use crate::domain::{
    tables::Table,
    tracker::{Kept, Tracker},
};

/// Joins the unreadable rows. Each text stays as often as on the side that changed its number, or the greater number if
/// both did. A row of theirs stays outside and becomes a conflict if ours has another one with its id and base had
/// none.
pub fn join(
    base: &Tracker,
    ours: &Tracker,
    theirs: &Tracker,
    conflicts: &mut Vec<Conflict>,
) -> Arc<Vec<Kept>> {
    if ours.kept == theirs.kept || base.kept == theirs.kept {
        return ours.kept.clone();
    }
    if base.kept == ours.kept && !theirs.kept.iter().any(|it| is_known(base, ours, it).is_some()) {
        return theirs.kept.clone();
    }
    let [was, now, other] = [base, ours, theirs].map(|it| by_text(&it.kept));
    let texts: BTreeSet<_> = now.keys().chain(other.keys()).collect();
    let mut joined: Vec<Kept> = Vec::new();
    for text in texts {
        let [was, mine, other] =
            [&was, &now, &other].map(|it| it.get(text).map(Vec::as_slice).unwrap_or_default());
        let weight = |side: &[&Kept]| {
            let places = |kept: &[&Kept]| kept.iter().map(|it| it.after.clone()).collect::<Vec<_>>();
            (side.len() != was.len(), side.len(), places(side) != places(was), places(side))
        };
        if weight(other) <= weight(mine) {
            joined.extend(mine.iter().copied().cloned());
            continue;
        }
        for it in other {
            match is_known(base, ours, it).filter(|_| mine.is_empty()) {
                Some(clash) => conflicts.extend(conflict_of(it, clash)),
                None => joined.push(Kept::clone(it)),
            }
        }
    }
    joined.sort_by(|a, b| (a.table, &a.after).cmp(&(b.table, &b.after)));
    Arc::new(joined)
}

/// Returns the id that theirs and ours have and base had not, and what ours says under it.
fn is_known(base: &Tracker, ours: &Tracker, theirs: &Kept) -> Option<(String, Value)> {
    let id = id_of(theirs)?;
    let kept = |tracker: &Tracker| {
        let has_id = |it: &&Kept| it.table == theirs.table && id_of(it).as_deref() == Some(&id);
        tracker.kept.iter().find(has_id).cloned()
    };
    if base.has(theirs.table, &id) || kept(base).is_some() {
        return None;
    }
    if ours.has(theirs.table, &id) {
        let path = super::json::pointer([theirs.table.key(), &id]);
        return Some((id, place::at(ours, &path)));
    }
    kept(ours).map(|it| (id, value_of(&it)))
}

/// Returns the conflict between two rows; none if both say the same.
fn conflict_of(theirs: &Kept, (id, ours): (String, Value)) -> Option<Conflict> {
    let said = value_of(theirs);
    if said == ours {
        return None;
    }
    let clash = Clash { path: String::new(), base: Value::Null, ours, theirs: said };
    Some(conflict(Part::Rows(theirs.table), &id, clash))
}

fn id_of(kept: &Kept) -> Option<String> {
    let id = value_of(kept).get("id")?.as_str()?.to_owned();
    Some(id).filter(|it| !it.is_empty())
}

/// Returns the row as JSON, or as a JSON text if it is no JSON.
fn value_of(kept: &Kept) -> Value {
    serde_json::from_str(&kept.text).unwrap_or_else(|_| Value::from(&*kept.text))
}

/// Groups rows by their text without blanks: a text that is only laid out in another way is the same.
fn by_text(kept: &[Kept]) -> BTreeMap<(Table, String), Vec<&Kept>> {
    let mut all: BTreeMap<(Table, String), Vec<&Kept>> = BTreeMap::new();
    for it in kept {
        all.entry((it.table, without_blanks(&it.text))).or_default().push(it);
    }
    all
}

/// Returns the JSON without blanks outside of strings.
fn without_blanks(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    let stays = |letter: &char| {
        let blank = !in_string && letter.is_ascii_whitespace();
        match (*letter, escaped) {
            ('"', false) => in_string = !in_string,
            ('\\', false) => escaped = in_string,
            _ => escaped = false,
        }
        !blank
    };
    json.chars().filter(stays).collect()
}
