//! One score for one criterion: 1 to 5, or "not applicable".

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::domain::slot::Nested;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// 1 (worst) to 5 (best).
    Given(u8),
    NotApplicable,
}

impl Nested for Score {}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Score::Given(points) => write!(f, "{points}"),
            Score::NotApplicable => f.write_str("n/a"),
        }
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Score::Given(points) => to.serialize_u8(*points),
            Score::NotApplicable => to.serialize_str("na"),
        }
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match serde_json::Value::deserialize(from)? {
            serde_json::Value::String(text) if text == "na" => Ok(Score::NotApplicable),
            serde_json::Value::Number(number) => match number.as_u64() {
                Some(points @ 1..=5) => Ok(Score::Given(points as u8)),
                _ => Err(de::Error::custom(format_args!("{number} is no score from 1 to 5"))),
            },
            _ => Err(de::Error::custom("a score is a number from 1 to 5, or \"na\"")),
        }
    }
}
