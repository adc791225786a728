//! The shortlist by name.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::shape::List;
use crate::{
    cli::{answer::Failure, choice::Choice, json, survey::Survey, words::date},
    domain::{
        audience::Audience,
        place::{Place, Shown},
        score::Tenths,
        shortlist::{Missing, Seen, Sight, program_lines},
        tables::{InterviewState, Program, Status},
    },
};

/// # Errors
/// Where the filter or the sort can't be read.
pub fn list(survey: &Survey, choice: &Choice) -> Result<List, Failure> {
    let all = choice.programs(survey, Audience::Me)?;
    let lines: Vec<Seen<Program>> =
        program_lines().into_iter().filter(|it| it.is_in(Place::Overview)).collect();
    let cells = |row: &Arc<Program>| lines.iter().map(|it| cell(survey, row, it)).collect();
    let is_filtered = choice.is_any() && !survey.season.tracker.programs.is_empty();
    Ok(List {
        head: lines.iter().map(|it| it.label().to_uppercase()).collect(),
        rows: all.iter().map(cells).collect(),
        values: all.iter().map(|row| json::with_fields(value(survey, row), &**row)).collect(),
        none: match is_filtered {
            true => "No program fits the filter",
            false => "No programs yet: fluoro add \"name of a program\" --yes",
        },
    })
}

fn cell(survey: &Survey, row: &Program, line: &Seen<Program>) -> String {
    let (season, lookup) = (&survey.season, &survey.lookup);
    let (tracker, naming, now, home) = (&season.tracker, &season.naming, season.now, season.home());
    let sight = Sight { tracker, lookup, naming, now, home, audience: Audience::Me };
    let shown = line.shown(row, &sight);
    match (&shown, shown.when()) {
        (Shown::Number(number, _), _) => number.clone(),
        (_, Some((Some(when), _))) => date(when, home, season.today()),
        (_, Some((None, remark))) => remark.to_owned(),
        _ => shown.cell(home, season.today()),
    }
}

fn value(survey: &Survey, row: &Program) -> Value {
    let lookup = &survey.lookup;
    let interview = lookup.interview(&row.id);
    let letters = lookup.letter_count(row);
    let codes = row.positions.iter().map(|(track, it)| (track.word().to_owned(), json::text(&it.nrmp_code)));
    let object = json::object([
        ("id", row.id.as_str().into()),
        ("name", json::text(&row.name)),
        ("short_name", survey.season.naming.of(row).into()),
        ("institution", json::text(&row.institution)),
        ("specialty", json::word(&row.specialty)),
        ("city", json::text(&row.city)),
        ("state", json::text(&row.state)),
        ("time_zone", json::word(&row.time_zone)),
        ("acgme_id", json::text(&row.acgme_id)),
        ("positions", Value::Object(codes.collect::<Map<_, _>>())),
        ("status", row.status.unwrap_or(Status::Planned).word().into()),
        ("signal", json::word(&row.signal)),
        ("takes_signals", json::word(&row.takes_signals)),
        ("interview_state", json::word::<InterviewState>(&interview.and_then(|it| it.state))),
        ("rank", lookup.rank(&row.id).into()),
        ("score", lookup.score(row).map_or(Value::Null, |Tenths(it)| (f64::from(it) / 10.0).into())),
        ("gut", lookup.gut(&row.id).into()),
        ("letters", letters.coming().into()),
        ("letters_received", letters.received.into()),
        ("letters_needed", row.letter_rules.get("needs").copied().into()),
        ("website", json::text(&row.website)),
        ("statement", lookup.statement(row).map_or(Value::Null, |it| it.title.as_str().into())),
        (
            "missing",
            Missing::ALL.iter().filter(|it| it.is_lacked_by(row, lookup)).map(|it| it.word()).collect(),
        ),
        ("tags", row.tags.clone().into()),
    ]);
    let interview = interview.and_then(|it| it.when.as_ref());
    json::with_times(object, [("deadline", row.deadline.as_ref()), ("interview", interview)])
}
