//! Which rows a change concerns: those that changed, and those that show something of them.

use std::collections::{BTreeMap, BTreeSet};

use super::derived::FEW_ROWS;
use crate::domain::{
    checklist::{Entry, Group},
    facts::OfficialDate,
    id::Id,
    rows::{self, Changed},
    shortlist::{Lookup, logged},
    tables::*,
    tracker::Tracker,
};

/// Rows by table and id, as lines of the agenda name them.
pub(super) type Rows = BTreeSet<(Table, Id)>;

/// None where so much changed that everything is made anew.
pub(super) fn rows(
    new: &Tracker,
    old: &Tracker,
    more: [Rows; 4],
    served: Option<BTreeSet<Id>>,
) -> Option<Rows> {
    let mut rows: Rows = served?.into_iter().map(|id| (Table::Interviews, id)).collect();
    rows.extend(more.into_iter().flatten());
    rows.extend(changed(&new.milestones, &old.milestones));
    rows.extend(changed(&new.interviews, &old.interviews));
    rows.extend(changed(&new.letters, &old.letters));
    rows.extend(changed(&new.statements, &old.statements));
    rows.extend(getting(new, old).into_iter().map(|id| (Table::Programs, id)));
    rows.extend(changed(&new.rotations, &old.rotations));
    rows.extend(changed(&new.exams, &old.exams));
    let before = rows.len();
    rows.extend(changed(&new.programs, &old.programs));
    if rows.len() > before {
        // how many programs a new score hasn't reached
        rows.extend(new.exams.iter().map(|it| (Table::Exams, it.id.clone())));
    }
    rows.extend(changed(&new.messages, &old.messages));
    rows.extend(changed(&new.rank_lists, &old.rank_lists));
    rows.extend(changed(&new.rank_versions, &old.rank_versions));
    let is_named = rows.iter().any(|it| matches!(it.0, Table::Programs | Table::Messages));
    if is_named || !new.rank_lists.same(&old.rank_lists) || !new.people.same(&old.people) {
        // a first choice is held against the others and against the list, a note against who was met
        let open = new.messages.iter().filter(|it| !it.is_settled() || it.is_first_choice());
        rows.extend(open.map(|it| (Table::Messages, it.id.clone())));
    }
    (rows.len() <= FEW_ROWS).then_some(rows)
}

/// The programs whose letters or statement are others than before.
fn getting(new: &Tracker, old: &Tracker) -> BTreeSet<Id> {
    let mut programs = BTreeSet::new();
    for (before, after) in new.letters.changed_since(&old.letters) {
        let of = |row: Option<&std::sync::Arc<Letter>>| -> BTreeSet<Id> {
            row.iter().flat_map(|it| it.programs.iter().cloned()).collect()
        };
        let said = |row: Option<&std::sync::Arc<Letter>>| row.map(|it| (it.state, it.specialty.clone()));
        let (had, has) = (of(before), of(after));
        match said(before) == said(after) {
            true => programs.extend(had.symmetric_difference(&has).cloned()),
            false => programs.extend(had.union(&has).cloned()),
        }
    }
    for (before, after) in new.statements.changed_since(&old.statements) {
        let said = |row: Option<&std::sync::Arc<Statement>>| row.map(|it| (it.specialty, it.title.clone()));
        if said(before) != said(after) {
            let id = before.or(after).map(|it| &it.id);
            let getting = new.programs.iter().filter(|it| it.statement.as_ref() == id);
            programs.extend(getting.map(|it| it.id.clone()));
        }
    }
    programs
}

fn changed<'a, T: Record>(
    new: &'a rows::Rows<T>,
    old: &'a rows::Rows<T>,
) -> impl Iterator<Item = (Table, Id)> + use<'a, T> {
    let changes = new.changed_since(old).into_iter();
    changes.filter_map(|it| it.0.or(it.1)).map(|row| (T::TABLE, row.id().clone()))
}

/// The interviews of programs that changed in what lines and warnings say of them, or that are called otherwise now; none
/// where that may be all.
pub(super) fn served(
    lookup: &Lookup,
    changed: &[Changed<Program>],
    renamed: &BTreeSet<Id>,
) -> Option<BTreeSet<Id>> {
    if changed.len().saturating_add(renamed.len()) > FEW_ROWS {
        return None;
    }
    let told = changed.iter().filter(|it| said(it.0) != said(it.1));
    let programs = told.filter_map(|it| it.0.or(it.1)).map(|it| &it.id).chain(renamed);
    Some(programs.flat_map(|it| lookup.interviews(it)).map(|it| it.id.clone()).collect())
}

fn said(row: Option<&std::sync::Arc<Program>>) -> Option<impl PartialEq> {
    row.map(|row| {
        let canceled = logged(row, Status::ICanceled);
        (
            &row.name,
            &row.short_name,
            row.specialty,
            &row.city,
            &row.state,
            &row.catalog,
            row.thank_yous,
            canceled,
        )
    })
}

/// The official dates that differ.
pub(super) fn dates(old: &[OfficialDate], new: &[OfficialDate]) -> Rows {
    differing(old.iter().map(|it| (&it.id, it)), new.iter().map(|it| (&it.id, it)))
        .map(|id| (Table::Milestones, id))
        .collect()
}

/// The components that differ, and the official dates that they settle.
pub(super) fn entries(old: &[Group], new: &[Group], dates: &[OfficialDate]) -> Rows {
    let all = |groups| Group::entries(groups).map(|it: &Entry| (it.id(), it));
    let ids: BTreeSet<Id> = differing(all(old), all(new)).collect();
    let settles = |date: &&OfficialDate| date.component.as_ref().is_some_and(|it| ids.contains(it));
    let dates = dates.iter().filter(settles).map(|it| (Table::Milestones, it.id.clone()));
    // a score waits to be sent where its transcript is out
    let exams = Group::entries(new).filter(|it| ids.contains(it.id())).filter_map(|it| it.exam.as_ref());
    let exams = exams.map(|it| (Table::Exams, it.id.clone()));
    dates.chain(exams).chain(ids.iter().map(|id| (Table::Components, id.clone()))).collect()
}

fn differing<'a, T: PartialEq + 'a>(
    old: impl Iterator<Item = (&'a Id, &'a T)>,
    new: impl Iterator<Item = (&'a Id, &'a T)>,
) -> impl Iterator<Item = Id> {
    let mut differing: BTreeMap<&Id, &T> = old.collect();
    for (id, value) in new {
        match differing.get(id) {
            Some(before) if *before == value => drop(differing.remove(id)),
            _ => drop(differing.insert(id, value)),
        }
    }
    differing.into_keys().cloned().collect::<Vec<_>>().into_iter()
}
