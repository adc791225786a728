//! The interviews as a table for spreadsheets, one a line, each criterion a column.

use super::{days_away, table};
use crate::{
    domain::{
        agenda::programs_title,
        audience::Privacy,
        tables::{Interview, InterviewKind, Score},
        time::{Stamp, When},
    },
    transfer::markdown::{ShortlistInput, interviews_by_day},
};

const SHARED: [&str; 9] =
    ["programs", "kind", "state", "date", "time", "zone", "their time", "their zone", "minutes"];
const MORE: [&str; 4] = ["mode", "invited", "pros", "cons"];
const OWN: [&str; 8] = ["platform", "link", "reply by", "gut", "happy", "red flags", "people", "notes"];

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
    let mut head: Vec<String> = SHARED.into_iter().chain(MORE).map(str::to_owned).collect();
    if is_mine {
        head.extend(OWN.map(str::to_owned));
        head.extend(input.lookup.criteria.iter().map(|it| it.title.clone()));
    }
    let rows = interviews_by_day(input).into_iter().map(|row| {
        let mut cells = shared(input, &row);
        if is_mine {
            cells.extend(own(input, &row));
            cells.extend(input.lookup.criteria.iter().map(|it| score(&row, it.id.as_str())));
        }
        cells
    });
    table(&head, rows)
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
    cells.extend([day(input, row.invited), row.pros.clone(), row.cons.clone()]);
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
        row.reply_by.as_ref().map(|it| it.to_string()).unwrap_or_default(),
        row.gut.map(|it| it.to_string()).unwrap_or_default(),
        row.happy.map(|it| it.title().to_owned()).unwrap_or_default(),
        row.red_flags.clone(),
        people.join("; "),
        row.notes.clone(),
    ]
}

fn score(row: &Interview, criterion: &str) -> String {
    match row.scores.get(criterion) {
        Some(Score::Given(points)) => points.to_string(),
        Some(Score::NotApplicable) => "na".to_owned(),
        None => String::new(),
    }
}
