//! The rows of one table, each parsed on its own: one that doesn't fit stays as text and never stops the others.

use std::{collections::HashSet, sync::Arc};

use serde_json::value::RawValue;

use crate::domain::bad_file::{Lines, within};
use crate::{
    domain::{id::Id, rows::Rows, tables::Record, tracker::Kept},
    store::two_threads::{Threads, on_two_threads},
};

/// Reads the rows of a table. Of several rows with one id the first is read; the others, and those without an id, are
/// kept as text.
pub fn read<T: Record>(raws: &[&RawValue], lines: &mut Lines<'_>, kept: &mut Vec<Kept>) -> Rows<T> {
    let bytes = raws.iter().map(|raw| raw.get().len()).sum();
    let parsed = on_two_threads(raws, Threads::for_bytes(bytes), |raw| {
        serde_json::from_str::<T>(raw.get()).map(Arc::new)
    });
    let mut rows: Vec<Arc<T>> = Vec::with_capacity(raws.len());
    let mut ids = Ids::Ascending;
    for (raw, row) in raws.iter().zip(parsed) {
        let text = raw.get();
        let why = match row {
            Ok(row) if row.id().as_str().is_empty() => "it has no id".into(),
            Ok(row) if !ids.is_new(row.id(), &rows) => format!("the id {} stands there twice", row.id()),
            Ok(row) => {
                rows.push(row);
                continue;
            }
            Err(error) => {
                let bad = within(&error, text, lines);
                kept.push(keep(&rows, text, format!("line {}: {}", bad.line, bad.why)));
                continue;
            }
        };
        let (line, _) = lines.position(text);
        kept.push(keep(&rows, text, format!("line {line}: {why}")));
    }
    Rows::collect(rows)
}

fn keep<T: Record>(rows: &[Arc<T>], text: &str, why: String) -> Kept {
    Kept { table: T::TABLE, after: rows.last().map(|row| row.id().clone()), text: text.into(), why }
}

/// The ids that were read already; a set is made only if they don't ascend.
enum Ids {
    Ascending,
    Any(HashSet<Id>),
}

impl Ids {
    fn is_new<T: Record>(&mut self, id: &Id, before: &[Arc<T>]) -> bool {
        if let Ids::Ascending = self {
            if before.last().is_none_or(|last| last.id() < id) {
                return true;
            }
            *self = Ids::Any(before.iter().map(|row| row.id().clone()).collect());
        }
        match self {
            Ids::Any(seen) => seen.insert(id.clone()),
            Ids::Ascending => true,
        }
    }
}
