//! JSON for other programs: every key always there, and no character in it that could steer a terminal.

use std::{
    fmt::{Display, Write},
    path::Path,
};

use serde_json::{Map, Value};

use super::answer::{Answer, Failure};
use crate::{
    domain::{field::Kind, tables::Record, time::When},
    text::clean,
};

/// Makes an object from keys and values.
pub fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

/// Adds days as `2026-12-15` and moments in RFC 3339, each with its zone under a key that ends in `_zone`.
pub fn with_times<const N: usize>(object: Value, times: [(&str, Option<&When>); N]) -> Value {
    let Value::Object(mut object) = object else { return object };
    times.into_iter().for_each(|(key, when)| put_time(&mut object, key, when));
    Value::Object(object)
}

fn put_time(object: &mut Map<String, Value>, key: &str, when: Option<&When>) {
    let (text, zone) = match when {
        None => (Value::Null, Value::Null),
        Some(When::Day(day)) => (day.to_string().into(), Value::Null),
        Some(When::At(moment)) => (moment.rfc3339().into(), moment.zone().name().into()),
    };
    object.insert(key.to_owned(), text);
    object.insert(format!("{key}_zone"), zone);
}

/// Adds all fields of a record that the object doesn't have yet, in the form of the file but for days and moments.
pub fn with_fields<T: Record>(object: Value, row: &T) -> Value {
    let Value::Object(mut object) = object else { return object };
    for field in T::FIELDS {
        if object.contains_key(field.name) {
            continue;
        }
        let value = (field.value)(row);
        if matches!(field.kind, Kind::When | Kind::Moment) {
            let when = value.as_str().and_then(|it| it.parse().ok());
            put_time(&mut object, field.name, when.as_ref());
        } else {
            object.insert(field.name.to_owned(), value);
        }
    }
    Value::Object(object)
}

/// Returns a text, or `null` if it is empty.
pub fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

/// Returns a path unchanged, as far as it is Unicode.
pub fn path(path: &Path) -> Value {
    path.to_string_lossy().into()
}

/// Returns a value in the form of the file, `null` for none.
pub fn word<T: Display>(value: &Option<T>) -> Value {
    value.as_ref().map_or(Value::Null, |it| it.to_string().into())
}

/// The value, pretty, for standard output.
///
/// # Errors
/// Never in practice.
pub fn answer(value: &Value) -> Result<Answer, Failure> {
    let text = serde_json::to_string_pretty(value).map_err(Failure::refused)?;
    Ok(Answer::text(escaped(&text)))
}

/// Characters that `clean` would mark stand only inside strings, so they can be escaped there without changing them.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        let is_joiner = matches!(c, '\u{200C}' | '\u{200D}'); // judged by its neighbors, which are not looked at here
        let is_plain = || clean(c.encode_utf8(&mut [0; 4])).starts_with(c);
        match c == '\n' || (!is_joiner && is_plain()) {
            true => out.push(c),
            false => push_units(&mut out, c.encode_utf16(&mut [0; 2])),
        }
    }
    out
}

fn push_units(out: &mut String, units: &[u16]) {
    for unit in units {
        write!(out, "\\u{unit:04x}").ok(); // a String takes everything
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hostile_comes_back_as_it_was() {
        let hostile = "a\x1b]0;x\x07\u{9b}\u{202e}\u{2028}\u{feff}\u{e0041}\u{200d}é東👩\u{200d}⚕️\u{7f}\"\\";
        let value = object([("name", text(hostile)), ("none", text(""))]);
        let answer = answer(&value).unwrap();
        assert_eq!(crate::text::clean_lines(&answer.text), answer.text);
        assert_eq!(serde_json::from_str::<Value>(&answer.text).unwrap(), value);
    }
}
