//! The interviews as a table for spreadsheets, one a line, each criterion a column.

use std::collections::BTreeSet;

use super::{days_away, table_with_texts};
use crate::{
    domain::{
        agenda::programs_title,
        audience::Privacy,
        score::score_alone,
        tables::{Interview, InterviewKind, Score},
        time::{Stamp, When},
    },
    transfer::markdown::{ShortlistInput, answers, interviews_by_day, promises, scored_after},
};

const SHARED: [&str; 9] =
    ["programs", "kind", "state", "date", "time", "zone", "their time", "their zone", "minutes"];
const MORE: [&str; 6] = ["mode", "invited", "reply by", "offered", "pros", "cons"];
const OWN: [&str; 11] = [
    "platform",
    "link",
    "gut",
    "happy",
    "red flags",
    "people",
    "promised",
    "asked",
    "notes",
    "score",
    "hours to score",
];

/// The columns of several lines.
const TEXTS: [&str; 7] = ["offered", "pros", "cons", "red flags", "promised", "asked", "notes"];

/// Like [`interviews`], with the mark by which spreadsheets know that it is UTF-8.
pub fn interviews_for_spreadsheet(input: &ShortlistInput) -> String {
    format!("\u{feff}{}", interviews(input))
}

/// Writes one line for each interview, by date; scores, notes and links only for the applicant. For the clerkship office
/// one line for each day away.
pub fn interviews(input: &ShortlistInput) -> String {
    if !input.may(Privacy::Shared) {
        return days_away(input.tracker, input.home);
    }
    let is_mine = input.may(Privacy::Private);
    let criteria = scored_by(input);
    let mut head: Vec<String> = SHARED.into_iter().chain(MORE).map(str::to_owned).collect();
    if is_mine {
        head.extend(OWN.map(str::to_owned));
        head.extend(criteria.iter().map(|it| input.lookup.criterion_title(it)));
    }
    let rows = interviews_by_day(input).into_iter().map(|row| {
        let mut cells = shared(input, &row);
        if is_mine {
            cells.extend(own(input, &row));
            cells.extend(criteria.iter().map(|it| score(&row, it)));
        }
        cells
    });
    table_with_texts(&head, &TEXTS, rows)
}

/// Returns the criteria in use in their order, then those that only an earlier score is by.
fn scored_by(input: &ShortlistInput) -> Vec<String> {
    let mut all: Vec<String> = input.lookup.criteria.iter().map(|it| it.id.as_str().to_owned()).collect();
    let scored: BTreeSet<&String> = input.tracker.interviews.iter().flat_map(|it| it.scores.keys()).collect();
    let more: Vec<String> = scored.into_iter().filter(|it| !all.contains(it)).cloned().collect();
    all.extend(more);
    all
}

fn shared(input: &ShortlistInput, row: &Interview) -> Vec<String> {
    let mut cells = vec![
        programs_title(input.tracker, input.naming, &row.programs),
        row.kind.unwrap_or(InterviewKind::Interview).title().to_owned(),
        row.state.map(|it| it.title().to_owned()).unwrap_or_default(),
    ];
    cells.extend(times(input, row.when.as_ref()));
    cells.push(row.minutes.map(|it| it.to_string()).unwrap_or_default());
    cells.push(row.mode.map(|it| it.title().to_owned()).unwrap_or_default());
    let offered = row.offered.iter().map(|(when, offer)| format!("{when} {}", offer.title()));
    cells.extend([
        day(input, row.invited),
        row.reply_by.as_ref().map(|it| it.to_string()).unwrap_or_default(),
        offered.collect::<Vec<_>>().join("\n"),
        row.pros.clone(),
        row.cons.clone(),
    ]);
    cells
}

/// The day and the time at home, and the time there, each with its zone.
fn times(input: &ShortlistInput, when: Option<&When>) -> [String; 5] {
    let date = when.map(|it| it.day_in(input.home).to_string()).unwrap_or_default();
    let Some(When::At(moment)) = when else {
        return [date, String::new(), String::new(), String::new(), String::new()];
    };
    let home = moment.in_zone(input.home).format("%H:%M").to_string();
    let there = moment.civil().format("%Y-%m-%d %H:%M").to_string();
    [date, home, input.home.name().to_owned(), there, moment.zone().name().to_owned()]
}

fn day(input: &ShortlistInput, at: Option<Stamp>) -> String {
    at.map(|it| input.home.civil_at(it).date().to_string()).unwrap_or_default()
}

fn own(input: &ShortlistInput, row: &Interview) -> Vec<String> {
    let met = input.tracker.people.iter().filter(|it| it.interviews.contains(&row.id));
    let people: Vec<String> = met.map(|it| it.name.clone()).collect();
    vec![
        row.platform.clone(),
        row.link.clone(),
        row.gut.map(|it| it.to_string()).unwrap_or_default(),
        row.happy.map(|it| it.title().to_owned()).unwrap_or_default(),
        row.red_flags.clone(),
        people.join("; "),
        promises(input, row).join("\n"),
        answers(input, row).join("\n"),
        row.notes.clone(),
        score_alone(&input.lookup.criteria, row).map(|it| it.to_string()).unwrap_or_default(),
        scored_after(input, row).map(|it| it.to_string()).unwrap_or_default(),
    ]
}

fn score(row: &Interview, criterion: &str) -> String {
    match row.scores.get(criterion) {
        Some(Score::Given(points)) => points.to_string(),
        Some(Score::NotApplicable) => "na".to_owned(),
        None => String::new(),
    }
}
