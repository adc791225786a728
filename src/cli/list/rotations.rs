//! Rotations and blocked days by their first day, with the days off that interviews use up.

use std::sync::Arc;

use serde_json::Value;

use super::shape::List;
use crate::{
    cli::json,
    domain::{
        rotations::{Span, spans, title},
        season::Season,
        tables::{Rotation, RotationState},
        time::{Day, day_words},
    },
};

pub fn list(season: &Season) -> List {
    let mut all: Vec<Arc<Rotation>> = season.tracker.rotations.iter().cloned().collect();
    all.sort_by_key(|row| (row.from.is_none(), row.from, row.id.clone()));
    let spans = spans(&season.tracker, season.home());
    let span = |row: &Rotation| spans.iter().find(|it| it.id == row.id);
    List {
        head: ["FROM", "UNTIL", "WHAT", "STATE", "REPLY BY", "DAYS OFF", "ID"].map(str::to_owned).to_vec(),
        rows: all.iter().map(|row| cells(season, row, span(row))).collect(),
        values: all.iter().map(|row| json::with_fields(value(row, span(row)), &**row)).collect(),
        none: "No rotations and no blocked days.",
    }
}

fn cells(season: &Season, row: &Rotation, span: Option<&Span>) -> Vec<String> {
    let day = |it: Option<Day>| it.map(|it| day_words(it, season.today())).unwrap_or_default();
    vec![
        day(row.from),
        day(row.until),
        title(row),
        row.state.map(RotationState::title).unwrap_or_default().to_owned(),
        day(row.reply_by),
        span.map(Span::words).unwrap_or_default(),
        row.id.to_string(),
    ]
}

fn value(row: &Rotation, span: Option<&Span>) -> Value {
    json::object([
        ("id", row.id.as_str().into()),
        ("title", title(row).into()),
        ("days_off_used", span.map(Span::count).into()),
    ])
}
