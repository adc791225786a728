//! One score for one criterion: 1 to 5, or "not applicable".

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use crate::domain::{
    entry::{none_if_empty, refuse, split_set},
    field::{Kind, Typed},
    slot::Nested,
    time::{Reading, Refusal},
};

/// Scores by criterion, as they are typed.
pub enum Scores {}

impl Typed for Scores {
    type Value = BTreeMap<String, Score>;
    const KIND: Kind = Kind::Set;

    fn show(value: &Self::Value) -> String {
        show_scores(value)
    }

    fn read(text: &str, _: &Self::Value, _: &Reading) -> Result<Self::Value, Refusal> {
        read_scores(text)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// 1 (worst) to 5 (best).
    Given(u8),
    NotApplicable,
}

impl Nested for Score {}

impl Score {
    /// Returns its points, if it has any.
    pub fn points(self) -> Option<u8> {
        match self {
            Score::Given(points) => Some(points),
            Score::NotApplicable => None,
        }
    }
}

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
        match Value::deserialize(from)? {
            Value::String(text) if text == "na" => Ok(Score::NotApplicable),
            Value::Number(number) => match number.as_u64() {
                Some(points @ 1..=5) => Ok(Score::Given(points as u8)),
                _ => Err(de::Error::custom(format_args!("{number} is no score from 1 to 5"))),
            },
            Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
                Err(de::Error::custom("a score is a number from 1 to 5, or \"na\""))
            }
        }
    }
}

/// Returns scores as people type them, `case-volume 4, research na`, which [`read_scores`] reads.
pub fn show_scores(scores: &BTreeMap<String, Score>) -> String {
    let word = |score: &Score| match score {
        Score::Given(points) => points.to_string(),
        Score::NotApplicable => "na".into(),
    };
    scores.iter().map(|(key, score)| format!("{key} {}", word(score))).collect::<Vec<_>>().join(", ")
}

/// # Errors
/// Where a criterion has no score from 1 to 5, nor `na`.
pub fn read_scores(text: &str) -> Result<BTreeMap<String, Score>, Refusal> {
    let mut scores = BTreeMap::new();
    for part in split_set(text) {
        let (key, points) = part.rsplit_once(' ').unwrap_or((&part, ""));
        let score = match none_if_empty(points) {
            Some("na" | "n/a" | "-") => Score::NotApplicable,
            Some(points) => match points.parse() {
                Ok(points @ 1..=5) => Score::Given(points),
                _ => return refuse(format!("“{part}”: a score is 1 to 5, or na")),
            },
            None => return refuse(format!("“{part}” has no score: write “case-volume 4”")),
        };
        scores.insert(key.trim().to_owned(), score);
    }
    Ok(scores)
}
