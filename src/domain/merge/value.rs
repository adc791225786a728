//! Records as JSON and back.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::domain::slot::Strict;

/// Turns the three states of one thing into JSON.
///
/// # Errors
/// Where it can't be said in JSON.
pub fn three<T: Serialize>(base: &T, ours: &T, theirs: &T) -> Result<[Value; 3], serde_json::Error> {
    Ok([serde_json::to_value(base)?, serde_json::to_value(ours)?, serde_json::to_value(theirs)?])
}

/// Reads a record from JSON. It goes through text, since only so numbers keep their digits and keys that are said twice
/// are refused.
///
/// # Errors
/// Where it doesn't fit, or is deeper than 128 levels and couldn't be read from a file.
pub fn back<T: DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    let text = value.to_string();
    serde_json::from_str::<Strict>(&text)?;
    serde_json::from_str(&text)
}
