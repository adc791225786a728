//! The dates of an invitation as they are typed or pasted, one or several in a line. A time without a zone is asked about
//! where the program keeps another time than home.

use super::proposal::Proposal;
use crate::domain::time::{Reading, Refusal, Span, When, read_span, span_minutes};

/// An offered date with its length in minutes, if that is known.
pub type Dated = (When, Option<u32>);

/// Reads typed dates; the error says which one can't be read, and why.
pub fn read_dates(text: &str, reading: &Reading) -> Result<Vec<Proposal<Dated>>, String> {
    let mut all = Vec::new();
    for piece in text.split(['\n', ';']).map(str::trim).filter(|it| !it.is_empty()) {
        all.extend(read_line(piece, reading)?);
    }
    Ok(all)
}

/// Reads a line of one or several dates.
fn read_line(line: &str, reading: &Reading) -> Result<Vec<Proposal<Dated>>, String> {
    if let Ok(one) = read_one(line, reading) {
        return Ok(vec![one]);
    }
    let pieces: Vec<&str> = parts(line);
    match pieces.len() {
        0 | 1 => read_one(line, reading).map(|it| vec![it]),
        _ => pieces.into_iter().map(|it| read_one(it, reading)).collect(),
    }
}

fn parts(line: &str) -> Vec<&str> {
    let words = [" or ", " and ", ", "];
    let mut all = vec![line];
    for word in words {
        all = all.into_iter().flat_map(|it| it.split(word)).collect();
    }
    all.into_iter().map(str::trim).filter(|it| !it.is_empty()).collect()
}

fn read_one(text: &str, reading: &Reading) -> Result<Proposal<Dated>, String> {
    match read_span(text, reading) {
        Ok(Span { start: When::Day(_), end: Some(_) }) => {
            Err(format!("“{text}” is a span of days: name the days one by one, with commas between"))
        }
        Ok(span) => Ok(with_zone(text, span, reading)),
        Err(Refusal { why, choices }) if choices.is_empty() => Err(format!("“{text}”: {why}")),
        Err(Refusal { why, choices }) => {
            let minutes = span_minutes(text, reading).and_then(|it| u32::try_from(it).ok());
            Ok(Proposal::asked(choices.into_iter().map(|it| (it.1, minutes)).collect(), why))
        }
    }
}

/// Asks by whose clock a time is that names none, where that makes a difference.
fn with_zone(text: &str, span: Span, reading: &Reading) -> Proposal<Dated> {
    let own = dated(&span);
    let Some(their) = reading.their else { return Proposal::sure(own) };
    let there = read_span(text, &Reading { home: their, ..*reading });
    match there.map(|it| dated(&it)) {
        Ok(other) if !is_same(&other.0, &own.0) => {
            Proposal::asked(vec![other, own], "whose clock is it? no zone was named")
        }
        Ok(_) | Err(_) => Proposal::sure(own),
    }
}

fn is_same(one: &When, other: &When) -> bool {
    match (one, other) {
        (When::At(one), When::At(other)) => one.instant() == other.instant(),
        (one, other) => one == other,
    }
}

/// Returns the beginning of a span with its length.
fn dated(span: &Span) -> Dated {
    let minutes = match (&span.start, &span.end) {
        (When::At(start), Some(When::At(end))) => {
            u32::try_from(end.instant().since(start.instant()) / 60).ok().filter(|it| *it > 0)
        }
        _ => None,
    };
    (span.start.clone(), minutes)
}
