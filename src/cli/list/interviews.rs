//! Invitations and interviews by date; those without one come last.

use std::sync::Arc;

use serde_json::Value;

use super::{List, date};
use crate::{
    cli::{json, season::Season},
    domain::{
        agenda::programs_title,
        tables::{Interview, InterviewKind, InterviewState, Mode},
        time::{When, two_clocks},
    },
};

pub fn list(season: &Season) -> List {
    let mut all: Vec<Arc<Interview>> = season.tracker.interviews.iter().cloned().collect();
    all.sort_by_key(|row| {
        (row.when.is_none(), row.when.as_ref().map(|it| it.end(&season.home)), row.id.clone())
    });
    List {
        head: &["DAY", "TIME", "PROGRAM", "KIND", "STATE", "MODE", "REPLY BY"],
        rows: all.iter().map(|row| cells(season, row)).collect(),
        values: all.iter().map(|row| value(season, row)).collect(),
        none: "No invitations yet.",
    }
}

fn cells(season: &Season, row: &Interview) -> Vec<String> {
    let day =
        row.when.as_ref().map(|it| date(&When::Day(it.day_in(&season.home)), &season.home, season.today()));
    let time = row.when.as_ref().and_then(|it| match it {
        When::Day(_) => None,
        When::At(moment) => Some(two_clocks(moment, &season.home, "")),
    });
    let reply_by = row.reply_by.as_ref().filter(|_| row.state == Some(InterviewState::Unanswered));
    vec![
        day.unwrap_or_else(|| "no date".to_owned()),
        time.unwrap_or_default(),
        programs_title(&season.tracker, &row.programs),
        row.kind.unwrap_or(InterviewKind::Interview).title().to_owned(),
        row.state.map(InterviewState::title).unwrap_or_default().to_owned(),
        row.mode.map(Mode::title).unwrap_or_default().to_owned(),
        reply_by.map(|it| date(it, &season.home, season.today())).unwrap_or_default(),
    ]
}

fn value(season: &Season, row: &Interview) -> Value {
    let programs: Vec<&str> = row.programs.iter().map(|it| it.as_str()).collect();
    json::object([
        ("id", row.id.as_str().into()),
        ("programs", programs.into()),
        ("title", programs_title(&season.tracker, &row.programs).into()),
        ("kind", row.kind.unwrap_or(InterviewKind::Interview).word().into()),
        ("state", json::word(&row.state)),
        ("when", json::word(&row.when)),
        ("minutes", row.minutes.into()),
        ("mode", json::word(&row.mode)),
        ("platform", json::text(&row.platform)),
        ("link", json::text(&row.link)),
        ("invited", json::word(&row.invited)),
        ("reply_by", json::word(&row.reply_by)),
        ("gut", row.gut.into()),
    ])
}
