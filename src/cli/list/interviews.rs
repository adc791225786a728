//! Invitations and interviews by date; those without one come last.

use std::sync::Arc;

use serde_json::Value;

use super::shape::List;
use crate::{
    cli::{json, words::date},
    domain::{
        agenda::clock_city,
        season::Season,
        tables::{Interview, InterviewKind, InterviewState, Mode},
        time::{When, clock, their_clock},
    },
};

pub fn list(season: &Season) -> List {
    let mut all: Vec<Arc<Interview>> = season.tracker.interviews.iter().cloned().collect();
    all.sort_by_key(|row| {
        (row.when.is_none(), row.when.as_ref().map(|it| it.end(season.home())), row.id.clone())
    });
    List {
        head: ["DAY", "TIME", "PROGRAM", "STATE", "KIND", "MODE", "REPLY BY", "THERE"]
            .map(str::to_owned)
            .to_vec(),
        rows: all.iter().map(|row| cells(season, row)).collect(),
        values: all.iter().map(|row| json::with_fields(value(season, row), &**row)).collect(),
        none: "No invitations yet.",
    }
}

fn cells(season: &Season, row: &Interview) -> Vec<String> {
    let when = row.when.as_ref();
    let day = when.map(|it| date(&When::Day(it.day_in(season.home())), season.home(), season.today()));
    let moment = when.and_then(|it| match it {
        When::Day(_) => None,
        When::At(moment) => Some(moment),
    });
    let there = moment.map(|it| their_clock(it, season.home(), &clock_city(&season.tracker, row, it)));
    let reply_by = row.reply_by.as_ref().filter(|_| row.state == Some(InterviewState::Unanswered));
    vec![
        day.unwrap_or_else(|| "no date".to_owned()),
        moment.map(|it| clock(it, season.home())).unwrap_or_default(),
        season.programs_title(row),
        row.state.map(InterviewState::title).unwrap_or_default().to_owned(),
        row.kind.unwrap_or(InterviewKind::Interview).title().to_owned(),
        row.mode.map(Mode::title).unwrap_or_default().to_owned(),
        reply_by.map(|it| date(it, season.home(), season.today())).unwrap_or_default(),
        there.unwrap_or_default(),
    ]
}

fn value(season: &Season, row: &Interview) -> Value {
    let programs: Vec<&str> = row.programs.iter().map(|it| it.as_str()).collect();
    let object = json::object([
        ("id", row.id.as_str().into()),
        ("programs", programs.into()),
        ("title", season.programs_title(row).into()),
        ("kind", row.kind.unwrap_or(InterviewKind::Interview).word().into()),
        ("state", json::word(&row.state)),
        ("minutes", row.minutes.into()),
        ("mode", json::word(&row.mode)),
        ("platform", json::text(&row.platform)),
        ("link", json::text(&row.link)),
        ("invited", json::word(&row.invited)),
        ("gut", row.gut.into()),
    ]);
    json::with_times(object, [("when", row.when.as_ref()), ("reply_by", row.reply_by.as_ref())])
}
