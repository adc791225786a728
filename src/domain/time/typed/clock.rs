//! Times of day as typed, and what they are on a 24-hour clock. Knows no day and no zone.
use chrono::{Days, NaiveDateTime, NaiveTime, Timelike};

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
    /// `14:00`, `09:00`, `1400`.
    Full,
    /// `4:30`: on a clock of 24 hours, or morning or evening.
    Open,
    /// `9 am`.
    Halved(Half),
    /// `9`: morning or evening, or no time at all.
    Bare,
    /// The start of the day or its end.
    Midnight,
    /// `EOD`: of the working day or of the whole.
    DayEnd,
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

/// `in the morning` and the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartOfDay {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl PartOfDay {
    /// The hours that belong to it.
    fn has(self, hour: u32) -> bool {
        match self {
            PartOfDay::Morning => hour < 12,
            PartOfDay::Afternoon => (12..18).contains(&hour),
            PartOfDay::Evening => (16..24).contains(&hour),
            PartOfDay::Night => (18..24).contains(&hour),
        }
    }

    /// The hours that are usual in it.
    fn usual(self) -> [u32; 4] {
        match self {
            PartOfDay::Morning => [8, 9, 10, 11],
            PartOfDay::Afternoon => [13, 14, 15, 16],
            PartOfDay::Evening => [17, 18, 19, 20],
            PartOfDay::Night => [18, 19, 20, 21],
        }
    }

    /// Asks for the hour.
    pub fn asked(self) -> Doubt<Spot> {
        let times = self.usual().into_iter().filter_map(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
        Doubt::new("at what time?", times.map(Spot::Within).collect())
    }

    /// Keeps of the times that a clock may mean those that belong here, if one does.
    pub fn narrow(self, time: Result<Spot, Doubt<Spot>>) -> Result<Spot, Doubt<Spot>> {
        let fits = |spot: &Spot| match spot {
            Spot::Within(time) => self.has(time.hour()),
            Spot::End => self == PartOfDay::Night,
        };
        match time {
            Ok(spot) if fits(&spot) => Ok(spot),
            Ok(spot) => Err(Doubt::new("the hour and the part of the day don't go together", vec![spot])),
            Err(doubt) => {
                let kept: Vec<Spot> = doubt.choices.iter().copied().filter(fits).collect();
                match kept[..] {
                    [one] => Ok(one),
                    _ => Err(doubt),
                }
            }
        }
    }
}

impl Spot {
    /// Minutes from the beginning of its day.
    pub fn minutes(self) -> u32 {
        match self {
            Spot::Within(time) => time.hour() * 60 + time.minute(),
            Spot::End => 1_440,
        }
    }

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

    /// `noon`.
    pub fn noon() -> Clock {
        Clock::at(12, 0, 0)
    }

    /// `EOD`.
    pub fn day_end() -> Clock {
        Clock { kind: Kind::DayEnd, ..Clock::at(17, 0, 0) }
    }

    pub fn at(hour: u32, minute: u32, second: u32) -> Clock {
        Clock { hour, minute, second, kind: Kind::Full }
    }

    /// `4:30`, `12:00`: of a clock that goes to 12, as far as one can see.
    pub fn open(hour: u32, minute: u32) -> Clock {
        Clock { kind: Kind::Open, ..Clock::at(hour, minute, 0) }
    }

    /// Returns the time as one on a clock of 24 hours, if it has minutes.
    pub fn on_clock_of_24(self) -> Clock {
        let kind = if self.kind == Kind::Open { Kind::Full } else { self.kind };
        Clock { kind, ..self }
    }

    /// Returns true if it is written as a time, and not as a mere number.
    pub fn is_written_out(self) -> bool {
        self.kind != Kind::Bare
    }

    /// Returns true for `12`, `12:00` and `12:00:00`, which may stand before noon and midnight.
    pub fn is_twelve(self) -> bool {
        (self.hour, self.minute, self.second) == (12, 0, 0)
            && matches!(self.kind, Kind::Full | Kind::Open | Kind::Bare)
    }

    pub fn is_noon_or_midnight(self) -> bool {
        self == Clock::noon() || self == Clock::midnight()
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
            Kind::Bare | Kind::Open => Err(self.bare()),
            Kind::Midnight => {
                let why = "midnight begins the day or ends it? Write 00:00 or 24:00";
                Err(Doubt::new(why, vec![Spot::Within(NaiveTime::MIN), Spot::End]))
            }
            Kind::DayEnd => {
                let why = "the end of the working day or of the whole? Write 5pm or 11:59pm";
                let times =
                    [(17, 0), (23, 59)].map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0));
                Err(Doubt::new(why, times.into_iter().flatten().map(Spot::Within).collect()))
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
            0 => &[0],
            1..=11 => &[self.hour, self.hour + 12],
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
