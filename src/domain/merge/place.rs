//! One place of a season, named as conflicts name it: what stands there, and the season with something else there.

use std::sync::Arc;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{json::pointer, value::back};
use crate::{
    domain::{id::Id, rows::Rows, tables::*, tracker::Tracker},
    text::clean,
};

/// Returns what stands at that place; `null` if nothing does. `path` is that of a [`super::Conflict`].
pub fn at(tracker: &Tracker, path: &str) -> Value {
    let keys = keys_of(path);
    let (whole, rest) = match Place::of(&keys) {
        Place::All => (json(&*tracker.extra), keys.as_slice()),
        Place::Id => (json(tracker.id.as_str()), rest(&keys, 1)),
        Place::Profile => (json(&*tracker.profile), rest(&keys, 1)),
        Place::Settings => (json(&*tracker.settings), rest(&keys, 1)),
        Place::Overrides => (json(&*tracker.overrides), rest(&keys, 1)),
        Place::Dismissal => (json(&*tracker.dismissed), rest(&keys, 1)),
        Place::Exported => (json(&*tracker.exported), rest(&keys, 1)),
        Place::Row(table, id) => (row_at(tracker, table, id), rest(&keys, 2)),
        Place::Extra => (json(&*tracker.extra), keys.as_slice()),
        Place::Nowhere => (Value::Null, keys.as_slice()),
    };
    find(&whole, rest).cloned().unwrap_or_default()
}

/// Returns the season with `value` at that place; `null` takes away what stands there, even a whole row. Everything
/// else keeps its pointers.
///
/// # Errors
/// Where the path names no place, or what would stand there is no row, no profile and so on: one sentence.
pub fn put(tracker: &Tracker, path: &str, value: &Value) -> Result<Tracker, String> {
    let keys = keys_of(path);
    if keys.len() > DEEPEST || names_known_parts(&keys, value) {
        return Err(nowhere(path));
    }
    let mut tracker = tracker.clone();
    match Place::of(&keys) {
        Place::All | Place::Extra => put_part(&mut tracker.extra, &keys, value, "season")?,
        Place::Id => match (value.as_str(), keys.len()) {
            (Some(id), 1) => tracker.id = Id::new(id),
            (None, 1) if value.is_null() => tracker.id = Id::default(),
            _ => return Err("the id of a file is a text".into()),
        },
        Place::Profile => put_part(&mut tracker.profile, rest(&keys, 1), value, "profile")?,
        Place::Settings => put_part(&mut tracker.settings, rest(&keys, 1), value, "settings")?,
        Place::Overrides => put_part(&mut tracker.overrides, rest(&keys, 1), value, "corrections")?,
        Place::Dismissal => put_part(&mut tracker.dismissed, rest(&keys, 1), value, "set-aside remarks")?,
        Place::Exported => put_part(&mut tracker.exported, rest(&keys, 1), value, "exported events")?,
        Place::Row(table, id) => put_row(&mut tracker, table, id, rest(&keys, 2), value)?,
        Place::Nowhere => return Err(nowhere(path)),
    }
    Ok(tracker)
}

/// The greatest depth of JSON: no deeper file can be read.
const DEEPEST: usize = 128;

/// Returns true if an object of unknown keys has a key that this version knows, which can't be.
fn names_known_parts(keys: &[String], value: &Value) -> bool {
    let is_known = |key: &String| !matches!(Place::of(std::slice::from_ref(key)), Place::Extra);
    keys.is_empty() && value.as_object().is_some_and(|it| it.keys().any(is_known))
}

fn nowhere(path: &str) -> String {
    let start: String = path.chars().take(80).collect();
    format!("“{}” names nothing that can be set", clean(&start))
}

/// The part of a season that the start of a path names.
enum Place<'a> {
    /// All keys of newer versions at the top.
    All,
    Id,
    Profile,
    Settings,
    Overrides,
    Dismissal,
    Exported,
    Row(Table, &'a str),
    Extra,
    Nowhere,
}

impl Place<'_> {
    fn of(keys: &[String]) -> Place<'_> {
        let Some((first, more)) = keys.split_first() else { return Place::All };
        match (first.as_str(), Table::from_key(first), more.first()) {
            ("id", ..) => Place::Id,
            ("profile", ..) => Place::Profile,
            ("settings", ..) => Place::Settings,
            ("overrides", ..) => Place::Overrides,
            ("set_aside", ..) => Place::Dismissal,
            ("exported", ..) => Place::Exported,
            (_, Some(table), Some(id)) if !id.is_empty() => Place::Row(table, id),
            ("app" | "schema", ..) | (_, Some(_), _) => Place::Nowhere,
            _ => Place::Extra,
        }
    }
}

fn keys_of(path: &str) -> Vec<String> {
    let key = |it: &str| it.replace("~1", "/").replace("~0", "~");
    if path.is_empty() { Vec::new() } else { path.split('/').map(key).collect() }
}

fn rest(keys: &[String], from: usize) -> &[String] {
    keys.get(from..).unwrap_or_default()
}

fn json<T: Serialize + ?Sized>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

macro_rules! declare {
    ($($field:ident $variant:ident $record:ident |$it:ident| $title:expr, $fields:expr;)*) => {
        fn row_at(tracker: &Tracker, table: Table, id: &str) -> Value {
            match table { $(Table::$variant => tracker.$field.get(id).map(|row| json(&**row))),* }.unwrap_or_default()
        }

        fn put_row(
            tracker: &mut Tracker,
            table: Table,
            id: &str,
            keys: &[String],
            value: &Value,
        ) -> Result<(), String> {
            match table { $(Table::$variant => put_in(&mut tracker.$field, id, keys, value)),* }
        }
    };
}
each_table!(declare);

fn put_in<T: Record>(rows: &mut Rows<T>, id: &str, keys: &[String], value: &Value) -> Result<(), String> {
    let noun = T::TABLE.noun();
    let mut whole = match (rows.get(id), keys.is_empty()) {
        (Some(row), _) => json(&**row),
        (None, true) => Value::Null,
        (None, false) if value.is_null() => return Ok(()),
        (None, false) => return Err(format!("there is no {noun} {} any more", clean(id))),
    };
    set(&mut whole, keys, value)?;
    if whole.is_null() {
        rows.remove(id);
        return Ok(());
    }
    let row: T = back(&whole).map_err(|why| misfit(noun, &why))?;
    if row.id().as_str() != id {
        return Err(format!("that {noun} isn't {}: it has another id", clean(id)));
    }
    if rows.get(id).is_none_or(|it| **it != row) {
        rows.put(row);
    }
    Ok(())
}

fn put_part<T>(part: &mut Arc<T>, keys: &[String], value: &Value, noun: &str) -> Result<(), String>
where
    T: Serialize + DeserializeOwned + PartialEq + Default,
{
    let mut whole = json(&**part);
    set(&mut whole, keys, value)?;
    let read: T = match whole.is_null() {
        true => T::default(),
        false => back(&whole).map_err(|why| misfit(noun, &why))?,
    };
    if **part != read {
        *part = Arc::new(read);
    }
    Ok(())
}

fn misfit(noun: &str, why: &serde_json::Error) -> String {
    let all = why.to_string();
    let place = format!(" at line {} column {}", why.line(), why.column());
    format!("the {noun} can't hold that: {}", clean(all.strip_suffix(&place).unwrap_or(&all)))
}

fn find<'a>(value: &'a Value, keys: &[String]) -> Option<&'a Value> {
    let Some((key, more)) = keys.split_first() else { return Some(value) };
    let inner = match value {
        Value::Object(object) => object.get(key),
        Value::Array(rows) => rows.iter().find(|row| has_id(row, key)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    };
    find(inner?, more)
}

/// A row of a table that this version doesn't know.
fn has_id(row: &Value, id: &str) -> bool {
    row.get("id").and_then(Value::as_str) == Some(id)
}

fn set(value: &mut Value, keys: &[String], to: &Value) -> Result<(), String> {
    let Some((key, more)) = keys.split_first() else {
        *value = to.clone();
        return Ok(());
    };
    if value.is_null() {
        if to.is_null() {
            return Ok(());
        }
        *value = Value::Object(Map::new());
    }
    match value {
        Value::Object(object) => {
            let mut inner = object.remove(key).unwrap_or_default();
            set(&mut inner, more, to)?;
            if !inner.is_null() {
                object.insert(key.clone(), inner);
            }
            Ok(())
        }
        Value::Array(rows) => set_row(rows, key, more, to),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Err(format!("nothing can stand under “{}” there", clean(&pointer([key.as_str()]))))
        }
    }
}

fn set_row(rows: &mut Vec<Value>, id: &str, keys: &[String], to: &Value) -> Result<(), String> {
    let there = rows.iter().position(|row| has_id(row, id));
    let mut row = there.and_then(|at| rows.get(at)).cloned().unwrap_or_default();
    set(&mut row, keys, to)?;
    match there {
        Some(at) if row.is_null() => drop(rows.remove(at)),
        None if row.is_null() => {}
        _ if !has_id(&row, id) => return Err(format!("a row {} needs that id", clean(id))),
        Some(at) => rows.splice(at..=at, [row]).for_each(drop),
        None => {
            let before = |it: &Value| it.get("id").and_then(Value::as_str).is_none_or(|it| it < id);
            rows.insert(rows.partition_point(before), row);
        }
    }
    Ok(())
}
