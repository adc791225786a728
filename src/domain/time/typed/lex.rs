//! Cuts a typed date into pieces, each known by its shape alone. Knows no calendar: `13/45` and `25:00` are pieces.
use chrono::{FixedOffset, Weekday};

use super::clock::{Clock, Half};
use crate::domain::time::stamp::{Day, parse_day, parse_offset};

/// One piece of a typed date.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A whole day: `2026-12-15`.
    Day(Day),
    /// `12/15/26` or `15.12.`, month and day not yet checked.
    Numbers(Numbers),
    /// A number alone, with the count of its digits.
    Number(u32, usize),
    /// `15th`.
    Ordinal(u32),
    Month(u32),
    Weekday(Weekday),
    /// `today` and its neighbors, in days.
    Near(i64),
    /// `+3d`: count and unit.
    Shift(i64, Unit),
    Unit(Unit),
    Next,
    Last,
    This,
    In,
    Ago,
    Clock(Clock),
    Half(Half),
    Offset(FixedOffset),
    /// Part of a zone, or nothing known.
    Word(String),
}

/// Two or three numbers with slashes, dashes or dots between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    pub month: u32,
    pub day: u32,
    pub year: Option<u32>,
    pub style: Style,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `12/15`, month first.
    Slashes,
    /// `15.12.`, day first.
    Dots,
    /// `15.12`, which may be a time as well.
    OneDot,
    /// `dec 15`.
    Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Hour,
    Minute,
}

impl Unit {
    /// Days in it, or `None` for units below a day.
    pub fn days(self) -> Option<i64> {
        match self {
            Unit::Day => Some(1),
            Unit::Week => Some(7),
            Unit::Hour | Unit::Minute => None,
        }
    }

    pub fn seconds(self) -> i64 {
        match self {
            Unit::Day => 86_400,
            Unit::Week => 7 * 86_400,
            Unit::Hour => 3_600,
            Unit::Minute => 60,
        }
    }
}

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
    ("tue tues tuesday", Weekday::Tue),
    ("wed weds wednesday", Weekday::Wed),
    ("thu thur thurs thursday", Weekday::Thu),
    ("fri friday", Weekday::Fri),
    ("sat saturday", Weekday::Sat),
    ("sun sunday", Weekday::Sun),
];

/// Words that only join others.
const FILLERS: &[&str] = &["at", "on", "the", "of", "@", "·", "-", "–"];

/// The pieces of a text, in order.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for token in text.split(|c: char| c.is_whitespace() || c == ',' || c == ';') {
        let low = token.to_lowercase();
        if !low.is_empty() && !FILLERS.contains(&low.as_str()) {
            token_pieces(&low, &mut pieces);
        }
    }
    pieces
}

fn token_pieces(token: &str, pieces: &mut Vec<Piece>) {
    if let Some(piece) = parse_day(token).ok().map(Piece::Day).or_else(|| numbers(token)) {
        return pieces.push(piece);
    }
    if let Some((day, time)) = token.split_once('t')
        && let Ok(day) = parse_day(day)
    {
        pieces.push(Piece::Day(day));
        return token_pieces(time, pieces);
    }
    match token.chars().next() {
        Some('+' | '-') => signed(token, pieces),
        Some(first) if first.is_ascii_digit() => numeric(token, pieces),
        _ => pieces.push(word(token)),
    }
}

/// `12/15`, `12/15/26`, `12-15-2026`, `2026/12/15`, `15.12.`, `15.12.2026`, `15.12`.
fn numbers(token: &str) -> Option<Piece> {
    let separator = ['/', '-', '.'].into_iter().find(|c| token.contains(*c))?;
    let fields: Vec<&str> = token.split(separator).collect();
    let digits = |at: usize| fields.get(at).map_or(0, |f| f.len());
    let numbers: Vec<u32> = fields
        .iter()
        .filter(|f| !f.is_empty())
        .map(|f| f.bytes().all(|b| b.is_ascii_digit()).then(|| f.parse().ok()).flatten())
        .collect::<Option<_>>()?;
    let made = |month, day, year, style| Some(Piece::Numbers(Numbers { month, day, year, style }));
    let short = matches!(digits(0), 1 | 2) && matches!(digits(1), 1 | 2);
    let year = matches!(digits(2), 2 | 4);
    match (separator, &numbers[..], fields.len()) {
        ('/', [y, m, d], 3) if digits(0) == 4 => made(*m, *d, Some(*y), Style::Slashes),
        ('/', [m, d], 2) if short => made(*m, *d, None, Style::Slashes),
        ('/' | '-', [m, d, y], 3) if short && year => made(*m, *d, Some(*y), Style::Slashes),
        ('.', [d, m], 3) if short => made(*m, *d, None, Style::Dots),
        ('.', [d, m, y], 3) if short && year => made(*m, *d, Some(*y), Style::Dots),
        ('.', [d, m], 2) if short => made(*m, *d, None, Style::OneDot),
        _ => None,
    }
}

/// `+3d`, `-2w`, `+48h`, `-05:00`.
fn signed(token: &str, pieces: &mut Vec<Piece>) {
    let sign = if token.starts_with('-') { -1 } else { 1 };
    let (digits, tail) = number_start(token.get(1..).unwrap_or_default());
    if let (Some(unit), Ok(count)) = (unit(tail), digits.parse::<i64>()) {
        return pieces.push(Piece::Shift(count.saturating_mul(sign), unit));
    }
    let colon = token.contains(':');
    pieces.push(match parse_offset(token).filter(|_| colon) {
        Some(offset) => Piece::Offset(offset),
        None => Piece::Word(token.to_string()),
    });
}

/// A token that starts with a digit: `9`, `9am`, `9:30pm`, `14:00ct`, `3d`, `15th`, `15dec`.
fn numeric(token: &str, pieces: &mut Vec<Piece>) {
    let end = token.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(token.len());
    let (start, tail) = token.split_at(end);
    let Some(number) = clock_start(start).filter(|_| start.len() <= 8) else {
        return pieces.push(Piece::Word(token.to_string()));
    };
    pieces.push(match (number, ordinal(tail)) {
        (Piece::Number(value, _), true) => return pieces.push(Piece::Ordinal(value)),
        (number, _) => number,
    });
    if tail.is_empty() {
        return;
    }
    if let Some(offset) = parse_offset(tail).filter(|_| tail.contains(':')) {
        return pieces.push(Piece::Offset(offset));
    }
    let plain = tail.replace('.', "");
    let half = [("am", Half::Am), ("pm", Half::Pm), ("a", Half::Am), ("p", Half::Pm)];
    match (half.into_iter().find(|(name, _)| *name == plain), unit(&plain)) {
        (Some((_, half)), _) => pieces.push(Piece::Half(half)),
        (None, Some(unit)) => pieces.push(Piece::Unit(unit)),
        (None, None) => match plain.get(..2).filter(|start| matches!(*start, "am" | "pm")) {
            Some(start) => {
                pieces.push(word(start));
                pieces.push(word(plain.get(2..).unwrap_or_default()));
            }
            None => pieces.push(word(tail)),
        },
    }
}

/// `9`, `0930`, `9:30`, `9:30:15`.
fn clock_start(text: &str) -> Option<Piece> {
    let fields: Vec<&str> = text.split(':').collect();
    let two = |text: &str| if text.len() == 2 { text.parse::<u32>().ok() } else { None };
    match fields[..] {
        [number] => Some(Piece::Number(number.parse().ok()?, number.len())),
        [hour, minute] if hour.len() <= 2 => {
            Some(Piece::Clock(Clock::at(hour.parse().ok()?, two(minute)?, 0)))
        }
        [hour, minute, second] if hour.len() <= 2 => {
            Some(Piece::Clock(Clock::at(hour.parse().ok()?, two(minute)?, two(second)?)))
        }
        _ => None,
    }
}

fn ordinal(tail: &str) -> bool {
    matches!(tail, "st" | "nd" | "rd" | "th")
}

fn number_start(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

fn unit(text: &str) -> Option<Unit> {
    match text {
        "d" | "day" | "days" => Some(Unit::Day),
        "w" | "wk" | "wks" | "week" | "weeks" => Some(Unit::Week),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(Unit::Hour),
        "min" | "mins" | "minute" | "minutes" => Some(Unit::Minute),
        _ => None,
    }
}

fn word(token: &str) -> Piece {
    let plain = token.replace('.', "");
    let near = |days| Piece::Near(days);
    match plain.as_str() {
        "today" => near(0),
        "tomorrow" | "tmr" | "tmrw" | "tomorow" | "tommorow" => near(1),
        "yesterday" => near(-1),
        "next" => Piece::Next,
        "last" => Piece::Last,
        "this" => Piece::This,
        "in" => Piece::In,
        "ago" => Piece::Ago,
        "am" => Piece::Half(Half::Am),
        "pm" => Piece::Half(Half::Pm),
        "noon" => Piece::Clock(Clock::at(12, 0, 0)),
        "midnight" => Piece::Clock(Clock::midnight()),
        _ => {
            let weekday = WEEKDAYS.iter().find(|(names, _)| names.split(' ').any(|name| name == plain));
            let month = month(&plain).map(Piece::Month);
            let word = || Piece::Word(token.to_string());
            month
                .or(weekday.map(|(_, day)| Piece::Weekday(*day)))
                .or(unit(&plain).map(Piece::Unit))
                .unwrap_or_else(word)
        }
    }
}

/// A month by its name, its first three letters, or `sept`.
fn month(word: &str) -> Option<u32> {
    let short = if word == "sept" { "sep" } else { word };
    let at = MONTHS.iter().position(|month| *month == short || month.get(..3) == Some(short))?;
    u32::try_from(at + 1).ok()
}
