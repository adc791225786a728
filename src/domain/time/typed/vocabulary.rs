//! The words of dates, as people write them, and which piece each is. Knows no grammar.
use chrono::Weekday;

use super::{
    clock::{Clock, Half, PartOfDay},
    piece::{Piece, Unit},
    yearly::{Rule, holiday},
};
use crate::text::fold::fold;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("mon monday mondays", Weekday::Mon),
    ("tue tues tuesday tuesdays", Weekday::Tue),
    ("wed weds wednesday wednesdays", Weekday::Wed),
    ("thu thur thurs thursday thursdays", Weekday::Thu),
    ("fri friday fridays", Weekday::Fri),
    ("sat saturday saturdays", Weekday::Sat),
    ("sun sunday sundays", Weekday::Sun),
];

const COUNTS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Words that only join others.
const FILLERS: &[&str] = &[
    "at",
    "on",
    "the",
    "of",
    "by",
    "due",
    "oclock",
    "sharp",
    "starting",
    "starts",
    "begins",
    "beginning",
    "around",
    "about",
    "approx",
    "approximately",
];

/// Words that say what follows them, with a colon behind.
const LABELS: &[&str] = &["when", "date", "time", "start", "starts", "begins", "deadline", "due", "zone"];

/// Pushes the pieces of a word; of one that only joins others none.
pub(super) fn push_word(token: &str, pieces: &mut Vec<Piece>) {
    let plain = fold(token);
    if plain.is_empty() && token.chars().all(|c| c == '-') {
        return pieces.push(Piece::To);
    }
    let is_idle = FILLERS.contains(&plain.as_str());
    if plain.is_empty() || is_idle || (token.ends_with(':') && LABELS.contains(&plain.as_str())) {
        return;
    }
    match plain.as_str() {
        "tonight" => pieces.extend([Piece::Near(0), Piece::PartOfDay(PartOfDay::Night)]),
        "and" if pieces.contains(&Piece::Between) => pieces.push(Piece::To),
        "coming" | "upcoming" if matches!(pieces.last(), Some(Piece::This | Piece::Next)) => {}
        // "St. Louis, MO" and "W. Europe" have no units
        short if SHORT_UNITS.contains(&short) && !matches!(pieces.last(), Some(Piece::Number(..))) => {
            pieces.push(Piece::Word(token.to_owned()));
        }
        _ => pieces.push(word(token, &plain)),
    }
}

fn word(token: &str, plain: &str) -> Piece {
    match plain {
        "today" => Piece::Near(0),
        "tomorrow" | "tmr" | "tmrw" | "tmw" | "tom" | "tomorow" | "tommorow" | "tommorrow" => Piece::Near(1),
        "yesterday" => Piece::Near(-1),
        "now" => Piece::Now,
        "next" => Piece::Next,
        "last" => Piece::Last,
        "this" | "coming" | "upcoming" => Piece::This,
        "in" => Piece::In,
        "ago" => Piece::Ago,
        "from" => Piece::From,
        "between" => Piece::Between,
        "after" | "past" | "following" => Piece::After,
        "before" => Piece::Before,
        "to" | "until" | "till" | "til" | "thru" | "through" => Piece::To,
        "am" => Piece::Half(Half::Am),
        "pm" => Piece::Half(Half::Pm),
        "noon" | "midday" => Piece::Clock(Clock::noon()),
        "midnight" => Piece::Clock(Clock::midnight()),
        "eod" | "cob" => Piece::Clock(Clock::day_end()),
        "end" => Piece::End,
        "eom" => Piece::Holiday(Rule::MonthEnd),
        "morning" => Piece::PartOfDay(PartOfDay::Morning),
        "afternoon" => Piece::PartOfDay(PartOfDay::Afternoon),
        "evening" => Piece::PartOfDay(PartOfDay::Evening),
        "night" => Piece::PartOfDay(PartOfDay::Night),
        _ => named(token, plain),
    }
}

fn named(token: &str, plain: &str) -> Piece {
    let number = |at: usize| u32::try_from(at + 1).unwrap_or_default();
    let among = |all: &[&str]| all.iter().position(|it| *it == plain).map(number);
    let weekday = || WEEKDAYS.iter().find(|(names, _)| names.split(' ').any(|name| name == plain));
    month(plain)
        .map(Piece::Month)
        .or_else(|| weekday().map(|(_, day)| Piece::Weekday(*day)))
        .or_else(|| unit(plain).map(Piece::Unit))
        .or_else(|| among(&COUNTS).map(|count| Piece::Number(count, 1)))
        .or_else(|| among(&ORDINALS).map(Piece::Ordinal))
        .or_else(|| holiday(plain).map(Piece::Holiday))
        .unwrap_or_else(|| Piece::Word(token.to_owned()))
}

/// A month by its name, its first three letters, or `sept`.
pub(super) fn month(word: &str) -> Option<u32> {
    let short = if word == "sept" { "sep" } else { word };
    let at = MONTHS.iter().position(|month| *month == short || month.get(..3) == Some(short))?;
    u32::try_from(at + 1).ok()
}

/// Units that count only behind a number.
const SHORT_UNITS: &[&str] =
    &["d", "w", "wk", "wks", "mo", "mos", "y", "yr", "yrs", "h", "hr", "hrs", "min", "mins"];

pub(super) fn unit(text: &str) -> Option<Unit> {
    match text {
        "d" | "day" | "days" => Some(Unit::Day),
        "w" | "wk" | "wks" | "week" | "weeks" => Some(Unit::Week),
        "fortnight" | "fortnights" => Some(Unit::Fortnight),
        "mo" | "mos" | "month" | "months" => Some(Unit::Month),
        "y" | "yr" | "yrs" | "year" | "years" => Some(Unit::Year),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(Unit::Hour),
        "min" | "mins" | "minute" | "minutes" => Some(Unit::Minute),
        _ => None,
    }
}
