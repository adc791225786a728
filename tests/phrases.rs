//! Dates as people write them in mails, sheets and phones, each with what it means: the table in `data/phrases.txt`.
#![allow(clippy::unwrap_used)] // the helpers of tests are tests

use chrono::Weekday;
use fluoro::{
    data::Data,
    domain::time::{Reading, Refusal, Span, Tense, Zone, parse_day, read_span},
};

/// Monday 23 November 2026, 10:30 in New York.
const NOW: &str = "2026-11-23T15:30:00Z";

fn zone(name: &str) -> Zone {
    Zone::get(name).unwrap()
}

/// What the table says of a phrase that is read so.
fn meaning(read: Result<Span, Refusal>) -> String {
    match read {
        Ok(Span { start, end: None }) => start.to_string(),
        Ok(Span { start, end: Some(end) }) => format!("{start} .. {end}"),
        Err(refusal) if refusal.choices.is_empty() => "refused".to_owned(),
        Err(refusal) => {
            let choices: Vec<String> = refusal.choices.iter().map(|it| it.1.to_string()).collect();
            format!("asks: {}", choices.join(", "))
        }
    }
}

#[test]
fn phrases_mean_what_their_writers_meant() {
    let (data, home, their) = (Data::new(), zone("America/New_York"), zone("America/Los_Angeles"));
    let reading = Reading {
        now: NOW.parse().unwrap(),
        home: &home,
        their: Some(&their),
        cities: data.cities(),
        season: (parse_day("2026-06-01").unwrap(), parse_day("2027-07-31").unwrap()),
        first_weekday: Weekday::Sun,
        tense: Tense::Season,
    };
    let table = include_str!("data/phrases.txt");
    let rows: Vec<(&str, &str)> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" | "))
        .collect();
    assert!(rows.len() >= 300, "{}", rows.len());
    let mut wrong = Vec::new();
    for (phrase, meant) in rows {
        let read = meaning(read_span(phrase, &reading));
        if read != meant {
            wrong.push(format!("{phrase} | {read}\n  instead of {meant}"));
        }
        // capital letters and blanks change nothing
        let loud = meaning(read_span(&format!("  {} ", phrase.to_uppercase()), &reading));
        let is_path = phrase.contains(['/', '[']); // names of the database aren't shouted
        if loud != meant && !is_path && !phrase.contains('ß') {
            wrong.push(format!("{} | {loud}\n  instead of {meant}", phrase.to_uppercase()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
