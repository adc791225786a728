//! Puts pieces together to the parts of a typed date: a day, a time, a zone. Knows which pieces go together, nothing
//! about which days exist.
use chrono::{Datelike, FixedOffset, TimeDelta, Weekday};

use super::{
    clock::Clock,
    dates::{self, Date},
    lex::{Numbers, Piece, Style, Unit},
    place::{Clocked, zone_of},
    reading::{Doubt, Reading, Refusal, day_label},
};
use crate::domain::time::{
    shapes::When,
    stamp::{Day, quoted},
};

/// The parts of a typed date, each at most once.
#[derive(Debug, Default)]
pub(super) struct Parts {
    date: Option<Date>,
    weekday: Option<Weekday>,
    pub clock: Option<Clock>,
    pub offset: Option<FixedOffset>,
    /// The words of a zone, in small letters.
    pub zone: Vec<String>,
    /// Seconds from now; stands alone.
    pub from_now: Option<i64>,
}

enum Part {
    Date(Date),
    Weekday(Weekday),
    Clock(Clock),
    Offset(FixedOffset),
    Word(String),
    FromNow(i64),
    Nothing,
}

impl Parts {
    pub fn read(pieces: &[Piece], reading: &Reading) -> Result<Parts, Refusal> {
        let mut parts = Parts::default();
        let mut rest = pieces;
        while !rest.is_empty() {
            let (part, used) = next_part(rest, reading)?;
            if matches!(part, Part::Clock(_)) && used == pieces.len() {
                year_alone(pieces)?;
            }
            parts.add(part)?;
            rest = rest.get(used..).unwrap_or_default();
        }
        parts.complete(reading)
    }

    /// The day of these parts; today if there is none.
    pub fn day(&self, reading: &Reading) -> Result<Day, Doubt<Day>> {
        match (&self.date, self.weekday) {
            (Some(date), weekday) => dates::fixed(date, weekday, reading),
            (None, Some(weekday)) => dates::fixed(&Date::Coming(weekday), None, reading),
            (None, None) => Ok(reading.today()),
        }
    }

    fn add(&mut self, part: Part) -> Result<(), Refusal> {
        let twice = match part {
            Part::Date(date) => self.date.replace(date).map(|_| "two days"),
            Part::Weekday(day) => self.weekday.replace(day).filter(|old| *old != day).map(|_| "two weekdays"),
            Part::Clock(clock) => self.clock.replace(clock).map(|_| "two times"),
            Part::Offset(offset) => self.offset.replace(offset).map(|_| "two offsets"),
            Part::FromNow(seconds) => self.from_now.replace(seconds).map(|_| "two spans"),
            Part::Word(word) => {
                self.zone.push(word);
                None
            }
            Part::Nothing => None,
        };
        twice.map_or(Ok(()), |what| Err(Refusal::new(format!("there are {what} in it: which one?"))))
    }

    fn complete(self, reading: &Reading) -> Result<Parts, Refusal> {
        let dated = self.date.is_some() || self.weekday.is_some();
        let timed = self.clock.is_some() || self.offset.is_some();
        if self.from_now.is_some() {
            let alone = !dated && !timed && self.zone.is_empty();
            let why = "a span from now, such as +48h, stands alone";
            return if alone { Ok(self) } else { Err(Refusal::new(why)) };
        }
        if self.offset.is_some() && self.clock.is_none() {
            return Err(Refusal::new("a time is missing before the offset"));
        }
        if dated || timed {
            return Ok(self);
        }
        if self.zone.is_empty() {
            return Err(Refusal::new("a day or a time is missing"));
        }
        let phrase = quoted(&self.zone.join(" "));
        Err(Refusal::new(match zone_of(&self.zone, Clocked::Yes, reading) {
            Ok(_) => format!("{phrase} is a time zone: which day and time there?"),
            Err(_) => format!("{phrase} is neither a day, a time nor a time zone that I know"),
        }))
    }
}

/// Four digits and nothing else may be a year as well as a time.
fn year_alone(pieces: &[Piece]) -> Result<(), Refusal> {
    match pieces {
        [Piece::Number(year @ 2000..=2099, 4)] => Err(Refusal::new(format!(
            "{year} alone may be a year or a time: write {:02}:{:02} for the time",
            year / 100,
            year % 100
        ))),
        _ => Ok(()),
    }
}

/// The first part of the pieces and how many of them it takes.
fn next_part(pieces: &[Piece], reading: &Reading) -> Result<(Part, usize), Refusal> {
    let found =
        calendar(pieces).or_else(|| span(pieces)).or_else(|| weekday(pieces)).or_else(|| time(pieces));
    if let Some(found) = found {
        return Ok(found);
    }
    Err(match pieces {
        [Piece::Number(count, _), Piece::Unit(unit), ..] => ahead_or_ago(i64::from(*count), *unit, reading),
        [Piece::Ordinal(day) | Piece::Number(day, _), ..] => which_month(*day, reading),
        [Piece::Month(_), ..] => Refusal::new("which day of the month?"),
        [Piece::Half(_), ..] => Refusal::new("am and pm need an hour before them"),
        [Piece::Next | Piece::Last | Piece::This, ..] => {
            Refusal::new("“next”, “last” and “this” go with a weekday, or with “week”")
        }
        [Piece::Ago, ..] => Refusal::new("“ago” needs a span before it, such as 3 days"),
        _ => Refusal::new("that is no day and no time; days look like Dec 15, 12/15 or 2026-12-15"),
    })
}

/// Days of the calendar: `2026-12-15`, `12/15 2026`, `dec 15`, `15th dec 2026`.
fn calendar(pieces: &[Piece]) -> Option<(Part, usize)> {
    if let [Piece::Day(day), ..] = pieces {
        return Some((Part::Date(Date::Full(*day)), 1));
    }
    let (numbers, used) = match pieces {
        [Piece::Numbers(numbers), ..] => (*numbers, 1),
        [Piece::Month(month), day, ..] | [day, Piece::Month(month), ..] => {
            (Numbers { month: *month, day: day_number(day)?, year: None, style: Style::Words }, 2)
        }
        _ => return None,
    };
    match pieces.get(used) {
        Some(Piece::Number(year, 4)) if numbers.year.is_none() && (1900..=2199).contains(year) => {
            Some((Part::Date(Date::Numbers(Numbers { year: Some(*year), ..numbers })), used + 1))
        }
        _ => Some((Part::Date(Date::Numbers(numbers)), used)),
    }
}

fn day_number(piece: &Piece) -> Option<u32> {
    if let Piece::Number(day, 1 | 2) | Piece::Ordinal(day) = piece { Some(*day) } else { None }
}

/// Spans from today or from now: `+3d`, `in 3 days`, `a week ago`, `+48h`, `tomorrow`.
fn span(pieces: &[Piece]) -> Option<(Part, usize)> {
    let (count, unit, used) = match pieces {
        [Piece::Near(days), ..] => return Some((Part::Date(Date::FromToday(*days)), 1)),
        [Piece::Shift(count, unit), ..] => (*count, *unit, 1),
        [Piece::In, count, Piece::Unit(unit), ..] => (counted(count)?, *unit, 3),
        [count, Piece::Unit(unit), Piece::Ago, ..] => (-counted(count)?, *unit, 3),
        _ => return None,
    };
    Some((spanned(count, unit), used))
}

fn spanned(count: i64, unit: Unit) -> Part {
    match unit.days() {
        Some(days) => Part::Date(Date::FromToday(count.saturating_mul(days))),
        None => Part::FromNow(count.saturating_mul(unit.seconds())),
    }
}

fn counted(piece: &Piece) -> Option<i64> {
    if let Piece::Number(count, _) = piece {
        return Some(i64::from(*count));
    }
    let is_one = matches!(piece, Piece::Word(word) if matches!(word.as_str(), "a" | "an" | "one"));
    is_one.then_some(1)
}

/// `fri`, `this fri`, `next fri`, `fri next week`, `last fri`, `next week`, `last week`.
fn weekday(pieces: &[Piece]) -> Option<(Part, usize)> {
    let date = |date, used| Some((Part::Date(date), used));
    match pieces {
        [Piece::Weekday(day), Piece::Next, Piece::Unit(Unit::Week), ..] => date(Date::NextWeek(*day), 3),
        [Piece::Next, Piece::Weekday(day), ..] => date(Date::NextWeek(*day), 2),
        [Piece::Last, Piece::Weekday(day), ..] => date(Date::Latest(*day), 2),
        [Piece::This, Piece::Weekday(day), ..] => date(Date::Coming(*day), 2),
        [Piece::Next, Piece::Unit(Unit::Week), ..] => date(Date::FromToday(7), 2),
        [Piece::Last, Piece::Unit(Unit::Week), ..] => date(Date::FromToday(-7), 2),
        [Piece::Weekday(day), ..] => Some((Part::Weekday(*day), 1)),
        _ => None,
    }
}

/// Times of day, offsets, and words that may be a zone.
fn time(pieces: &[Piece]) -> Option<(Part, usize)> {
    let clock = |clock, used| Some((Part::Clock(clock), used));
    match pieces {
        [Piece::Number(_, 1..=4), Piece::Unit(_), ..] => None,
        [Piece::Number(number, digits @ 1..=4), Piece::Half(half), ..] => {
            clock(Clock::from_number(*number, *digits).halved(*half), 2)
        }
        [Piece::Clock(typed), Piece::Half(half), ..] => clock(typed.halved(*half), 2),
        [Piece::Clock(typed), ..] => clock(*typed, 1),
        [Piece::Number(number, digits @ 1..=4), ..] => clock(Clock::from_number(*number, *digits), 1),
        [Piece::Offset(offset), ..] => Some((Part::Offset(*offset), 1)),
        [Piece::Word(word), ..] => Some((Part::Word(word.clone()), 1)),
        [Piece::In, ..] => Some((Part::Nothing, 1)),
        _ => None,
    }
}

/// `3 days` alone.
fn ahead_or_ago(count: i64, unit: Unit, reading: &Reading) -> Refusal {
    let why = "ahead or ago? Write +3d, in 3 days, or 3 days ago";
    let days = unit.days().and_then(|days| TimeDelta::try_days(count.saturating_mul(days)));
    let today = reading.today();
    let choices =
        days.iter().flat_map(|days| [today.checked_add_signed(*days), today.checked_sub_signed(*days)]);
    Refusal { why: why.into(), choices: day_choices(choices.flatten()) }
}

/// `the 15th` alone.
fn which_month(day: u32, reading: &Reading) -> Refusal {
    let today = reading.today();
    let next = today.with_day(1).and_then(|first| first.checked_add_months(chrono::Months::new(1)));
    let choices = [today.with_day(day), next.and_then(|first| first.with_day(day))];
    Refusal { why: "which month?".into(), choices: day_choices(choices.into_iter().flatten()) }
}

fn day_choices(days: impl Iterator<Item = Day>) -> Vec<(String, When)> {
    days.filter(|day| dates::in_years(*day)).map(|day| (day_label(day), When::Day(day))).collect()
}
