//! The shortlist by name.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::shape::List;
use crate::{
    cli::{json, survey::Survey, words::date},
    domain::{
        score::Tenths,
        shortlist::{SortBy, compare, letters_words, status_words},
        tables::{InterviewState, Program, Signal, Specialty, Status},
    },
};

pub fn list(survey: &Survey) -> List {
    let mut all: Vec<Arc<Program>> = survey.season.tracker.programs.iter().cloned().collect();
    all.sort_by(|a, b| compare(a, b, SortBy::Name, &survey.lookup));
    List {
        head: &["PROGRAM", "CITY", "SPECIALTY", "STATUS", "SIGNAL", "INTERVIEW", "SCORE", "LETTERS"],
        rows: all.iter().map(|row| cells(survey, row)).collect(),
        values: all.iter().map(|row| value(survey, row)).collect(),
        none: "No programs yet: fluoro add \"name of a program\" --yes",
    }
}

fn cells(survey: &Survey, row: &Program) -> Vec<String> {
    let (season, lookup) = (&survey.season, &survey.lookup);
    let interview = lookup.interview(&row.id);
    let when = interview.and_then(|it| it.when.as_ref());
    let state = || interview.and_then(|it| it.state).map(|it| it.title().to_owned());
    vec![
        row.name.clone(),
        row.place(),
        row.specialty.map(Specialty::title).unwrap_or_default().to_owned(),
        status_words(row, season.now),
        row.signal.map(Signal::title).unwrap_or_default().to_owned(),
        when.map(|it| date(it, season.home(), season.today())).or_else(state).unwrap_or_default(),
        lookup.score(row).map(|it| it.to_string()).unwrap_or_default(),
        letters_words(row, lookup),
    ]
}

fn value(survey: &Survey, row: &Program) -> Value {
    let lookup = &survey.lookup;
    let interview = lookup.interview(&row.id);
    let codes = row.positions.iter().map(|(track, it)| (track.word().to_owned(), json::text(&it.nrmp_code)));
    json::object([
        ("id", row.id.as_str().into()),
        ("name", json::text(&row.name)),
        ("institution", json::text(&row.institution)),
        ("specialty", json::word(&row.specialty)),
        ("city", json::text(&row.city)),
        ("state", json::text(&row.state)),
        ("time_zone", json::word(&row.time_zone)),
        ("acgme_id", json::text(&row.acgme_id)),
        ("positions", Value::Object(codes.collect::<Map<_, _>>())),
        ("status", row.status.unwrap_or(Status::Planned).word().into()),
        ("signal", json::word(&row.signal)),
        ("deadline", json::word(&row.deadline)),
        ("interview", json::word(&interview.and_then(|it| it.when.clone()))),
        ("interview_state", json::word::<InterviewState>(&interview.and_then(|it| it.state))),
        ("rank", lookup.rank(&row.id).into()),
        ("score", lookup.score(row).map_or(Value::Null, |Tenths(it)| (f64::from(it) / 10.0).into())),
        ("gut", lookup.gut(&row.id).into()),
        ("letters", lookup.letters(&row.id).into()),
        ("letters_needed", row.letter_rules.get("needs").copied().into()),
        ("website", json::text(&row.website)),
        ("tags", row.tags.clone().into()),
    ])
}
