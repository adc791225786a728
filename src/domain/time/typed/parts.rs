//! Puts pieces together to the parts of a typed date: a day, a time, a zone. Knows which pieces go together, nothing
//! about which days exist.
use chrono::{FixedOffset, Weekday};

use super::{
    calendar::{self, date},
    clock::{Clock, PartOfDay, Spot},
    dates::{self, Date},
    piece::Piece,
    place::{Clocked, is_exact, zone_of},
    reading::{Doubt, Reading, Refusal},
    vague::vague,
};
use crate::domain::time::stamp::{Day, quoted};

/// The parts of a typed date, each at most once.
#[derive(Debug, Default)]
pub(super) struct Parts {
    date: Option<Date>,
    year: Option<u32>,
    weekday: Option<Weekday>,
    clock: Option<Clock>,
    part_of_day: Option<PartOfDay>,
    pub offset: Option<FixedOffset>,
    /// The words of a zone, in small letters.
    pub zone: Vec<String>,
    /// Seconds from now; stands alone.
    pub from_now: Option<i64>,
}

enum Part {
    Date(Date),
    Year(u32),
    Weekday(Weekday),
    Clock(Clock),
    PartOfDay(PartOfDay),
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

    /// The time of day, if one belongs to it.
    pub fn time(&self) -> Option<Result<Spot, Doubt<Spot>>> {
        match (&self.clock, self.part_of_day) {
            (Some(clock), Some(part)) => Some(part.narrow(clock.time())),
            (Some(clock), None) => Some(clock.time()),
            (None, Some(part)) => Some(Err(part.asked())),
            (None, None) => None,
        }
    }

    fn add(&mut self, part: Part) -> Result<(), Refusal> {
        let twice = match part {
            Part::Date(date) => self.date.replace(date).map(|_| "two days"),
            Part::Year(year) => self.year.replace(year).map(|_| "two years"),
            Part::Weekday(day) => self.weekday.replace(day).filter(|old| *old != day).map(|_| "two weekdays"),
            Part::Clock(clock) => self.clock.replace(clock).filter(|old| *old != clock).map(|_| "two times"),
            Part::PartOfDay(part) => self.part_of_day.replace(part).map(|_| "two parts of a day"),
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

    fn complete(mut self, reading: &Reading) -> Result<Parts, Refusal> {
        let dated = self.date.is_some() || self.weekday.is_some();
        let timed = self.clock.is_some() || self.offset.is_some() || self.part_of_day.is_some();
        if self.from_now.is_some() {
            let alone = !dated && !timed && self.zone.is_empty();
            let why = "a span from now, such as +48h, stands alone";
            return if alone { Ok(self) } else { Err(Refusal::new(why)) };
        }
        self.place_year()?;
        if self.offset.is_some() && self.clock.is_none() {
            return Err(Refusal::new("a time is missing before the offset"));
        }
        let is_exact = self.offset.is_some() || is_exact(&self.zone);
        if is_exact || self.date.as_ref().is_some_and(Date::is_year_first) {
            self.clock = self.clock.map(Clock::on_clock_of_24);
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

    /// Gives the year to the day that lacks one.
    fn place_year(&mut self) -> Result<(), Refusal> {
        let Some(year) = self.year else { return Ok(()) };
        match self.date.as_mut().filter(|date| date.takes_year()) {
            Some(date) => {
                date.set_year(year);
                Ok(())
            }
            None => Err(Refusal::new(format!("{year} has no day of a month beside it"))),
        }
    }
}

/// The first part of the pieces and how many of them it takes.
fn next_part(pieces: &[Piece], reading: &Reading) -> Result<(Part, usize), Refusal> {
    if let Some((date, used)) = date(pieces, reading) {
        return Ok((Part::Date(date), used));
    }
    if let Some((seconds, used)) = calendar::from_now(pieces) {
        return Ok((Part::FromNow(seconds), used));
    }
    time(pieces).ok_or_else(|| vague(pieces, reading))
}

/// Weekdays, years, times of day, offsets, and words that may be a zone.
fn time(pieces: &[Piece]) -> Option<(Part, usize)> {
    let clock = |clock, used| Some((Part::Clock(clock), used));
    match pieces {
        [Piece::Number(_, _), Piece::Unit(_), ..] => None,
        [Piece::Number(number, digits @ 1..=4), Piece::Half(half), ..] => {
            clock(Clock::from_number(*number, *digits).halved(*half), 2)
        }
        [Piece::Clock(typed), Piece::Half(half), ..] => clock(typed.halved(*half), 2),
        [Piece::Clock(typed), ..] => clock(*typed, 1),
        [Piece::Number(number, digits @ 1..=4), ..] => clock(Clock::from_number(*number, *digits), 1),
        [Piece::Ordinal(_), Piece::Weekday(_), ..] => None,
        [Piece::Weekday(day), ..] => Some((Part::Weekday(*day), 1)),
        [Piece::Year(year), ..] => Some((Part::Year(*year), 1)),
        [Piece::PartOfDay(part), ..] => Some((Part::PartOfDay(*part), 1)),
        [Piece::Offset(offset), ..] => Some((Part::Offset(*offset), 1)),
        [Piece::Word(word), ..] => Some((Part::Word(word.clone()), 1)),
        [Piece::In | Piece::To | Piece::From | Piece::Between, ..] => Some((Part::Nothing, 1)),
        _ => None,
    }
}
