//! Letters of recommendation by writer.

use std::sync::Arc;

use serde_json::Value;

use super::shape::List;
use crate::{
    cli::json,
    domain::{
        season::Season,
        tables::{Letter, LetterState},
        time::{Day, day_words},
    },
};

pub fn list(season: &Season) -> List {
    let mut all: Vec<Arc<Letter>> = season.tracker.letters.iter().cloned().collect();
    all.sort_by_key(|row| (row.writer.clone(), row.id.clone()));
    List {
        head: ["WRITER", "STATE", "ASKED", "PROMISED", "UPLOADED", "PROGRAMS", "ID"]
            .map(str::to_owned)
            .to_vec(),
        rows: all.iter().map(|row| cells(season, row)).collect(),
        values: all.iter().map(|row| json::with_fields(value(row), &**row)).collect(),
        none: "No letters yet.",
    }
}

fn cells(season: &Season, row: &Letter) -> Vec<String> {
    let day = |it: Option<Day>| it.map(|it| day_words(it, season.today())).unwrap_or_default();
    vec![
        row.writer.clone(),
        row.state.map(LetterState::title).unwrap_or_default().to_owned(),
        day(row.asked),
        day(row.promised),
        day(row.uploaded),
        row.programs.len().to_string(),
        row.id.to_string(),
    ]
}

fn value(row: &Letter) -> Value {
    json::object([("id", row.id.as_str().into())])
}
