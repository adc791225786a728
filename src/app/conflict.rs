//! What two copies said differently: the earlier value, ours and theirs, and which of them is taken.

use serde_json::Value;

use crate::store::report::ConflictSide;

/// One thing to decide.
#[derive(Clone, Debug)]
pub struct Decision {
    pub place: ConflictSide,
    /// What it is about, for people.
    pub title: String,
    /// The side under the pointer.
    pub side: Side,
    pub taken: Option<Side>,
    /// False if the copy came from elsewhere, so that nobody knows what stood there before.
    pub knows_before: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Before,
    Ours,
    Theirs,
}

impl Side {
    pub const ALL: [Side; 3] = [Side::Before, Side::Ours, Side::Theirs];

    pub fn title(self) -> &'static str {
        match self {
            Side::Before => "As it was",
            Side::Ours => "Yours",
            Side::Theirs => "Theirs",
        }
    }

    pub fn of(self, place: &ConflictSide) -> &Value {
        match self {
            Side::Before => &place.base,
            Side::Ours => &place.ours,
            Side::Theirs => &place.theirs,
        }
    }

    /// Returns the side that many places further on, beginning again behind the last.
    pub fn turned(self, by: usize) -> Side {
        let at = (self as usize).saturating_add(by) % Side::ALL.len();
        Side::ALL.get(at).copied().unwrap_or(self)
    }
}

/// Returns a stored value as a person reads it.
pub fn value_words(value: &Value) -> String {
    match value {
        Value::Null => "not set".to_owned(),
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(all) if all.is_empty() => "empty".to_owned(),
        Value::Array(all) => all.iter().map(value_words).collect::<Vec<_>>().join(", "),
        Value::Object(_) => format!("{value:#}"),
    }
}
