//! Two changes of each table joined row by row. Only rows that both changed are taken apart; all others are passed on by
//! pointer.

use std::sync::Arc;

use serde_json::Value;

use super::{
    ChangeKind, Conflict, Part, conflict,
    json::{Clash, Joiner, Shape},
    value::{back, three},
};
use crate::domain::{
    id::Id,
    rows::{Row, Rows},
    tables::*,
    tracker::Tracker,
};

/// A merge that was made already: a row that is the very one in `ours` becomes the very one in `merged`.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub ours: &'a Tracker,
    pub merged: &'a Tracker,
}

macro_rules! declare {
    ($($field:ident $variant:ident $record:ident |$it:ident| $title:expr, $fields:expr;)*) => {
        /// Fills the tables of `tracker` from base, ours and theirs.
        pub fn join(
            tracker: &mut Tracker,
            (base, ours, theirs): (&Tracker, &Tracker, &Tracker),
            known: Option<Known>,
            conflicts: &mut Vec<Conflict>,
        ) {
            $(tracker.$field = {
                let known = known.map(|it| [&it.ours.$field, &it.merged.$field]);
                let mut join: Join<$record> =
                    Join { base: &base.$field, ours: &ours.$field, theirs: &theirs.$field, known, conflicts: &mut *conflicts };
                join.table()
            };)*
        }

        /// Takes over the pointers of `base` for rows that are equal.
        pub fn relate(base: &Tracker, tracker: &mut Tracker) {
            $(tracker.$field = tracker.$field.related_to(&base.$field);)*
        }

        /// Names each row that differs in `new` from `old`.
        pub fn changes(old: &Tracker, new: &Tracker, mut each: impl FnMut(Table, &Id, ChangeKind)) {
            $(for (was, is) in new.$field.changed_since(&old.$field) {
                match (was, is) {
                    (Some(was), None) => each(Table::$variant, was.id(), ChangeKind::Removed),
                    (None, Some(is)) => each(Table::$variant, is.id(), ChangeKind::Added),
                    (Some(was), Some(is)) if was != is => each(Table::$variant, is.id(), ChangeKind::Changed),
                    _ => {}
                }
            })*
        }
    };
}
each_table!(declare);

struct Join<'a, T> {
    base: &'a Rows<T>,
    ours: &'a Rows<T>,
    theirs: &'a Rows<T>,
    /// The rows of ours, and the result of a merge that was made already.
    known: Option<[&'a Rows<T>; 2]>,
    conflicts: &'a mut Vec<Conflict>,
}

impl<T: Record> Join<'_, T> {
    /// Starts from the side that changed more, and puts in what the other changed.
    fn table(&mut self) -> Rows<T> {
        if self.theirs.same(self.base) || self.ours.same(self.theirs) {
            return self.ours.clone();
        }
        if self.ours.same(self.base) {
            return self.theirs.clone();
        }
        let (made, came) = (self.ours.changed_since(self.base), self.theirs.changed_since(self.base));
        let (mut joined, changes) =
            if made.len() < came.len() { (self.theirs.clone(), made) } else { (self.ours.clone(), came) };
        for row in changes.into_iter().filter_map(|(old, new)| new.or(old)) {
            let id = row.id().as_str();
            match (self.joined(id), joined.get(id)) {
                (Some(row), Some(present)) if Arc::ptr_eq(&row, present) => {}
                (Some(row), _) => joined.put_shared(row),
                (None, _) => drop(joined.remove(id)),
            }
        }
        joined
    }

    fn joined(&mut self, id: &str) -> Option<Arc<T>> {
        let (base, ours, theirs) = (self.base.get(id), self.ours.get(id), self.theirs.get(id));
        if ours == theirs || base == theirs {
            return ours.cloned();
        }
        if base == ours {
            return theirs.cloned();
        }
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => Some(self.row(base, ours, theirs)),
            // an edit beats a deletion
            (ours, theirs) => ours.or(theirs).cloned(),
        }
    }

    fn row(&mut self, base: Option<&Arc<T>>, ours: &Arc<T>, theirs: &Arc<T>) -> Arc<T> {
        let id = ours.id().as_str();
        let known = self.known.filter(|[it, _]| it.get(id).is_some_and(|it| Arc::ptr_eq(it, ours)));
        if let Some(row) = known.and_then(|[_, merged]| merged.get(id)) {
            return row.clone();
        }
        let nothing = T::with_id(ours.id().clone());
        let Ok(values) = three(base.map_or(&nothing, |it| &**it), &**ours, &**theirs) else {
            return ours.clone();
        };
        let [old, mine, other] = &values;
        let mut joiner = Joiner::new(if T::TABLE == Table::RankLists { &["order"] } else { &[] });
        let joined = joiner.join(Shape::Fields, old, mine, other);
        let part = Part::Rows(T::TABLE);
        match back::<T>(&joined) {
            Ok(row) if row.id() == ours.id() => {
                self.conflicts.extend(joiner.clashes.into_iter().map(|it| conflict(part, id, it)));
                [ours, theirs].into_iter().find(|it| ***it == row).cloned().unwrap_or_else(|| Arc::new(row))
            }
            _ => {
                let [old, ours_said, theirs] = values;
                let old = if base.is_some() { old } else { Value::Null };
                let clash = Clash { path: String::new(), base: old, ours: ours_said, theirs };
                self.conflicts.push(conflict(part, id, clash));
                ours.clone()
            }
        }
    }
}
