//! Times of day as typed, and what they are on a 24-hour clock. Knows no day and no zone.
use chrono::{Days, NaiveDateTime, NaiveTime};

use super::reading::{Doubt, day_label};
use crate::domain::time::stamp::Day;

/// A time of day as typed, not yet checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    hour: u32,
    minute: u32,
    second: u32,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `14:00`, `1400`.
    Full,
    /// `9 am`.
    Halved(Half),
    /// `9`: morning or evening, or no time at all.
    Bare,
    /// The start of the day or its end.
    Midnight,
}

/// A time of some day, which may be the last instant of that day and so the first of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    Within(NaiveTime),
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
}

impl Spot {
    /// Returns the civil time; none after the last year there is.
    pub fn on(self, day: Day) -> Option<NaiveDateTime> {
        match self {
            Spot::Within(time) => Some(day.and_time(time)),
            Spot::End => Some(day.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN)),
        }
    }

    /// What its label needs besides day and time.
    pub fn words(self, day: Day) -> String {
        match self {
            Spot::Within(_) => String::new(),
            Spot::End => format!(", the end of {}", day_label(day)),
        }
    }
}

impl Clock {
    /// `midnight`.
    pub fn midnight() -> Clock {
        Clock { kind: Kind::Midnight, ..Clock::at(0, 0, 0) }
    }

    pub fn at(hour: u32, minute: u32, second: u32) -> Clock {
        Clock { hour, minute, second, kind: Kind::Full }
    }

    /// `9`, `930`, `1400`: only four digits are a whole time.
    pub fn from_number(number: u32, digits: usize) -> Clock {
        match digits {
            1 | 2 => Clock { hour: number, minute: 0, second: 0, kind: Kind::Bare },
            3 => Clock { hour: number / 100, minute: number % 100, second: 0, kind: Kind::Bare },
            _ => Clock::at(number / 100, number % 100, 0),
        }
    }

    /// Returns the time with `am` or `pm` behind it.
    pub fn halved(self, half: Half) -> Clock {
        Clock { kind: Kind::Halved(half), ..self }
    }

    /// Returns the time that it is for certain, or the times that it may mean.
    pub fn time(&self) -> Result<Spot, Doubt<Spot>> {
        match self.kind {
            Kind::Full if (self.hour, self.minute, self.second) == (24, 0, 0) => Ok(Spot::End),
            Kind::Full => self.on_24(self.hour).ok_or_else(|| self.no_time()),
            Kind::Halved(half) => self.with_half(half),
            Kind::Bare => Err(self.bare()),
            Kind::Midnight => {
                let why = "midnight begins the day or ends it? Write 00:00 or 24:00";
                Err(Doubt::new(why, vec![Spot::Within(NaiveTime::MIN), Spot::End]))
            }
        }
    }

    fn with_half(&self, half: Half) -> Result<Spot, Doubt<Spot>> {
        let hour = match (self.hour, half) {
            (12, Half::Am) => 0,
            (12, Half::Pm) => 12,
            (1..=11, Half::Am) => self.hour,
            (1..=11, Half::Pm) => self.hour + 12,
            _ => {
                let why = format!("{self} is no time with am or pm, which go from 1 to 12");
                return Err(Doubt::new(why, self.on_24(self.hour).into_iter().collect()));
            }
        };
        self.on_24(hour).ok_or_else(|| self.no_time())
    }

    fn bare(&self) -> Doubt<Spot> {
        let hours: &[u32] = match self.hour {
            12 => &[12, 0],
            0..=11 => &[self.hour, self.hour + 12],
            _ => &[self.hour],
        };
        let times: Vec<Spot> = hours.iter().filter_map(|hour| self.on_24(*hour)).collect();
        if times.is_empty() {
            return self.no_time();
        }
        let why =
            format!("{self} in the morning or in the evening? Add am or pm, or write the hour as in 14:00");
        Doubt::new(why, times)
    }

    fn no_time(&self) -> Doubt<Spot> {
        Doubt::new(format!("{self} is no time: the day goes from 00:00 to 23:59"), Vec::new())
    }

    fn on_24(&self, hour: u32) -> Option<Spot> {
        NaiveTime::from_hms_opt(hour, self.minute, self.second).map(Spot::Within)
    }
}

impl std::fmt::Display for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{:02}", self.hour, self.minute)
    }
}
