//! Personal statements by specialty: how long they are, and how many programs get them. Their texts aren't listed.

use serde_json::Value;

use super::shape::List;
use crate::{
    cli::{json, survey::Survey},
    domain::{
        statements::{Length, by_specialty, length},
        tables::{Specialty, Statement},
    },
    text::grouped,
};

pub fn list(survey: &Survey) -> List {
    let statements = &survey.season.tracker.statements;
    let all: Vec<_> =
        by_specialty(statements).into_iter().map(|row| (length(&row, &survey.lookup.lengths), row)).collect();
    List {
        head: ["STATEMENT", "VERSION", "FOR", "CHARACTERS", "PROGRAMS", "FILE", "ID"]
            .map(str::to_owned)
            .to_vec(),
        rows: all.iter().map(|(length, row)| cells(survey, row, length)).collect(),
        values: all.iter().map(|(length, row)| value(survey, row, length)).collect(),
        none: "No statements yet.",
    }
}

fn cells(survey: &Survey, row: &Statement, length: &Length) -> Vec<String> {
    vec![
        row.title.clone(),
        row.version.map(|it| it.to_string()).unwrap_or_default(),
        row.specialty.map(Specialty::title).unwrap_or_default().to_owned(),
        match length {
            Length::Characters(count) => grouped(i64::try_from(*count).unwrap_or(i64::MAX)),
            Length::Unknown(why) => why.clone(),
            Length::Nothing => String::new(),
        },
        survey.lookup.stated(&row.id).to_string(),
        row.path.clone(),
        row.id.to_string(),
    ]
}

fn value(survey: &Survey, row: &Statement, length: &Length) -> Value {
    let characters = match length {
        Length::Characters(count) => (*count).into(),
        Length::Unknown(_) | Length::Nothing => Value::Null,
    };
    json::object([
        ("id", row.id.as_str().into()),
        ("title", json::text(&row.title)),
        ("version", row.version.map_or(Value::Null, Value::from)),
        ("specialty", json::word(&row.specialty)),
        ("characters", characters),
        ("programs", survey.lookup.stated(&row.id).into()),
        ("path", json::text(&row.path)),
    ])
}
