//! Words, sets, days that have been and zones as people type them, read or refused in a sentence.

use super::time::{Day, Found, Reading, Refusal, Tense, Zone, find_zone, read_day};
use crate::text::fold::fold;

/// Refuses with a reason and no choices.
pub fn refuse<T>(why: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { why: why.into(), choices: Vec::new() })
}

pub fn none_if_empty(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|it| !it.is_empty())
}

/// Splits a typed set at commas, semicolons and line ends. Keeps the order and drops doubles and empty parts.
pub fn split_set(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for part in text.split([',', ';', '\n']).map(str::trim).filter(|it| !it.is_empty()) {
        if !all.iter().any(|it| it == part) {
            all.push(part.to_owned());
        }
    }
    all
}

/// Reads a word of the file or its title, in any case.
pub fn read_word<W: Copy>(
    text: &str,
    all: &[W],
    forms: fn(W) -> [&'static str; 2],
) -> Result<Option<W>, Refusal> {
    let Some(text) = none_if_empty(text) else { return Ok(None) };
    let folded = fold(text);
    let found = all.iter().find(|it| forms(**it).iter().any(|form| fold(form) == folded));
    match found {
        Some(word) => Ok(Some(*word)),
        None => {
            let titles: Vec<&str> = all.iter().map(|it| forms(*it)[1]).collect();
            refuse(format!("“{text}” is none of: {}", titles.join(", ")))
        }
    }
}

/// Reads a zone by city, abbreviation or IANA name.
pub fn read_zone(text: &str, reading: &Reading) -> Result<Zone, Refusal> {
    let listed = |near: &[(String, Zone)]| {
        let one = |(label, zone): &(String, Zone)| match label.contains(zone.name()) {
            true => label.clone(),
            false => format!("{label} ({zone})"),
        };
        near.iter().map(one).collect::<Vec<_>>().join(" · ")
    };
    match find_zone(text, reading.cities) {
        Found::Zone(zone) => Ok(zone),
        Found::Ask(choices) => refuse(format!("“{}” can be several: {}", text.trim(), listed(&choices))),
        Found::Unknown { why, near } if near.is_empty() => refuse(why),
        Found::Unknown { why, near } => refuse(format!("{why}: {}", listed(&near))),
    }
}

/// Reads a day that has been, today included. Where the year is missing it is the newest one.
///
/// # Errors
/// What is no day, or one that is still to come.
pub fn read_past(text: &str, reading: &Reading) -> Result<Day, Refusal> {
    match read_day(text, &reading.in_tense(Tense::Past))? {
        day if day > reading.today() => Err(to_come(text)),
        day => Ok(day),
    }
}

/// Refuses what hasn't happened yet.
pub fn to_come(text: &str) -> Refusal {
    let why = format!("“{}” is still to come: only what has happened belongs here", text.trim());
    Refusal { why, choices: Vec::new() }
}

/// Reads "yes" or "no" in some spellings; an empty text is neither.
pub fn read_yes_no(text: &str) -> Result<Option<bool>, Refusal> {
    match fold(text).as_str() {
        "" => Ok(None),
        "yes" | "y" | "true" | "1" => Ok(Some(true)),
        "no" | "n" | "false" | "0" => Ok(Some(false)),
        _ => refuse(format!("“{}” is neither yes nor no", text.trim())),
    }
}
