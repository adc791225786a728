//! The bundled criteria for scoring programs, and the bank of interview questions.

use std::sync::Arc;

use serde::Deserialize;

use crate::domain::{
    facts::{BundledCriterion, BundledQuestion, Confidence, Improper},
    id::Id,
    tables::{Criterion, Match, Question, QuestionSide},
};

#[derive(Default)]
pub(super) struct Criteria {
    pub criteria: Vec<BundledCriterion>,
    pub gates: Vec<BundledCriterion>,
}

#[derive(Default)]
pub(super) struct Questions {
    pub questions: Vec<BundledQuestion>,
    pub improper: Vec<Improper>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCriteria {
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(rename = "as_of")]
    _as_of: String,
    #[serde(rename = "scale")]
    _scale: Scale,
    criteria: Vec<RawCriterion>,
    gate: Vec<RawCriterion>,
}

/// A remark for readers of the file; the scale is that of `domain::tables::Score`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scale {
    #[serde(rename = "low")]
    _low: u8,
    #[serde(rename = "high")]
    _high: u8,
    #[serde(rename = "na")]
    _na: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCriterion {
    id: String,
    title: String,
    help: String,
    #[serde(default)]
    weight: u8,
    #[serde(default)]
    order: String,
    on: bool,
    source: String,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestions {
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(rename = "as_of")]
    _as_of: String,
    questions: Vec<RawQuestion>,
    improper: Vec<RawImproper>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    id: String,
    way: QuestionSide,
    audience: String,
    topic: String,
    text: String,
    hint: String,
    #[serde(rename = "match")]
    matches: Vec<Match>,
    #[serde(default)]
    fact: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawImproper {
    id: String,
    topic: String,
    text: String,
    answer: String,
    source: String,
}

/// Err: which key is wrong.
pub(super) fn parse(text: &str) -> Result<Criteria, String> {
    let raw: RawCriteria = serde_json::from_str(text).map_err(|why| why.to_string())?;
    Ok(Criteria {
        criteria: raw.criteria.into_iter().map(criterion).collect(),
        gates: raw.gate.into_iter().map(criterion).collect(),
    })
}

/// Err: which key is wrong.
pub(super) fn parse_questions(text: &str) -> Result<Questions, String> {
    let raw: RawQuestions = serde_json::from_str(text).map_err(|why| why.to_string())?;
    Ok(Questions {
        questions: raw.questions.into_iter().map(question).collect(),
        improper: raw.improper.into_iter().map(improper).collect(),
    })
}

fn criterion(raw: RawCriterion) -> BundledCriterion {
    let base = Criterion {
        id: Id::new(&raw.id),
        title: raw.title,
        weight: Some(raw.weight),
        order: raw.order,
        ..Default::default()
    };
    BundledCriterion {
        base: Arc::new(base),
        help: raw.help,
        on: raw.on,
        source: raw.source,
        confidence: raw.confidence,
    }
}

fn question(raw: RawQuestion) -> BundledQuestion {
    let base = Question {
        id: Id::new(&raw.id),
        way: Some(raw.way),
        audience: raw.audience,
        topic: raw.topic,
        text: raw.text,
        ..Default::default()
    };
    BundledQuestion { base: Arc::new(base), hint: raw.hint, fact: raw.fact, matches: raw.matches }
}

fn improper(raw: RawImproper) -> Improper {
    Improper {
        id: Id::new(&raw.id),
        topic: raw.topic,
        text: raw.text,
        answer: raw.answer,
        source: raw.source,
    }
}
