//! Rotations and blocked days by their first day, with the days off that interviews use up.

use std::sync::Arc;

use serde_json::Value;

use super::shape::List;
use crate::{
    cli::json,
    domain::{
        repeat::Repeat,
        rotations::{Span, Spans},
        season::Season,
        tables::{Rotation, RotationState},
        time::{Day, day_words},
        tracker::Tracker,
    },
};

pub fn list(season: &Season) -> List {
    let mut all: Vec<Arc<Rotation>> = season.tracker.rotations.iter().cloned().collect();
    all.sort_by_key(|row| (row.from.is_none(), row.from, row.id.clone()));
    let mut spans = Spans::default();
    spans.follow(&Tracker::default(), &season.tracker, season.home());
    let span = |row: &Rotation| spans.whole(&row.id);
    List {
        head: ["FROM", "UNTIL", "WHAT", "REPEATS", "STATE", "REPLY BY", "DAYS OFF", "ID"]
            .map(str::to_owned)
            .to_vec(),
        rows: all.iter().map(|row| cells(season, row, span(row).as_ref())).collect(),
        values: all.iter().map(|row| json::with_fields(value(row, span(row).as_ref()), &**row)).collect(),
        none: "No rotations and no blocked days.",
    }
}

fn cells(season: &Season, row: &Rotation, span: Option<&Span>) -> Vec<String> {
    let day = |it: Option<Day>| it.map(|it| day_words(it, season.today())).unwrap_or_default();
    vec![
        day(row.from),
        day(row.until),
        row.called(),
        row.repeats.as_ref().map(Repeat::words).unwrap_or_default(),
        row.state.map(RotationState::title).unwrap_or_default().to_owned(),
        day(row.reply_by),
        span.map(Span::words).unwrap_or_default(),
        row.id.to_string(),
    ]
}

fn value(row: &Rotation, span: Option<&Span>) -> Value {
    json::object([
        ("id", row.id.as_str().into()),
        ("title", row.called().into()),
        ("days_off_used", span.map(Span::count).into()),
    ])
}
