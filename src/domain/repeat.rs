//! What comes back: call weeks, clinic days, tasks. Typed as people say it, `every 4th week`, `every Tue until May`, and
//! kept as one text, `every 4 weeks until 2027-06-27`.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, Months, Weekday};

use super::{
    entry::{none_if_empty, refuse},
    field::{Kind, Typed},
    place::Shown,
    slot::Word,
    time::{BadTime, Day, Reading, Refusal, parse_day, read_day},
};
use crate::text::words;

/// The most times that anything comes back: a day each day of three years.
const MOST_TIMES: usize = 1_100;

/// How often something comes back, and until when at the latest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    every: u32,
    unit: Unit,
    /// The day of the week on which it comes, where that isn't the first day's own.
    weekday: Option<Weekday>,
    until: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
}

impl Repeat {
    /// Returns the days on which it comes, from `first` on.
    pub fn days(&self, first: Day) -> impl Iterator<Item = Day> + '_ {
        let ahead = self.weekday.map_or(0, |it| it.days_since(first.weekday()));
        let start = first.checked_add_days(Days::new(u64::from(ahead)));
        let nth = move |n: usize| self.nth(start?, u32::try_from(n).ok()?);
        let is_within = |day: &Day| self.until.is_none_or(|until| *day <= until);
        // a month without that day is passed over
        (0..MOST_TIMES).map(nth).take_while(move |it| it.is_none_or(|day| is_within(&day))).flatten()
    }

    /// Returns the next day after `day` on which it comes, if it came first on `first`.
    pub fn after(&self, first: Day, day: Day) -> Option<Day> {
        self.days(first).find(|it| *it > day)
    }

    fn nth(&self, first: Day, n: u32) -> Option<Day> {
        let count = self.every.checked_mul(n)?;
        match self.unit {
            Unit::Day => first.checked_add_days(Days::new(u64::from(count))),
            Unit::Week => first.checked_add_days(Days::new(u64::from(count).checked_mul(7)?)),
            Unit::Month => {
                let day = first.checked_add_months(Months::new(count))?;
                (day.day() == first.day()).then_some(day)
            }
        }
    }

    /// Says how often: "every 4 weeks", "every Tue".
    pub fn words(&self) -> String {
        let often = match (self.every, self.unit, self.weekday) {
            (1, Unit::Week, Some(day)) => format!("every {day}"),
            (every, Unit::Week, Some(day)) => format!("every {every} weeks on {day}"),
            (1, unit, _) => format!("every {}", unit.word()),
            (every, unit, _) => format!("every {every} {}s", unit.word()),
        };
        match self.until {
            Some(until) => format!("{often} until {}", until.format("%-d %b %Y")),
            None => often,
        }
    }
}

impl Unit {
    fn word(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
        }
    }

    fn of(word: &str) -> Option<Unit> {
        match word {
            "day" | "days" | "daily" => Some(Unit::Day),
            "week" | "weeks" | "weekly" | "wk" | "wks" => Some(Unit::Week),
            "month" | "months" | "monthly" => Some(Unit::Month),
            _ => None,
        }
    }
}

impl fmt::Display for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (every, unit) = (self.every, self.unit.word());
        match every {
            1 => write!(f, "every {unit}")?,
            _ => write!(f, "every {every} {unit}s")?,
        }
        if let Some(day) = self.weekday {
            write!(f, " on {}", day.to_string().to_lowercase())?;
        }
        match self.until {
            Some(until) => write!(f, " until {until}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Repeat {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<Repeat, BadTime> {
        let bad = || BadTime(format!("{text:?} doesn't say how often, like every 4 weeks until 2027-06-27"));
        let (often, until) = match text.split_once(" until ") {
            Some((often, until)) => (often, Some(parse_day(until)?)),
            None => (text, None),
        };
        let often = often_of(often).ok_or_else(bad)?;
        Ok(Repeat { until, ..often })
    }
}

impl Word for Repeat {}

/// How often a row comes back, as its field is typed.
pub enum Repeats {}

impl Typed for Repeats {
    type Value = Option<Repeat>;
    const KIND: Kind = Kind::Line;

    fn show(value: &Self::Value) -> String {
        value.as_ref().map(Repeat::words).unwrap_or_default()
    }

    /// Where nobody says until when, the season's last day ends it.
    fn read(text: &str, _: &Self::Value, reading: &Reading) -> Result<Self::Value, Refusal> {
        let Some(typed) = none_if_empty(text) else { return Ok(None) };
        let lower = typed.to_lowercase();
        let end = [" until ", " till ", " through ", " to "].iter().find_map(|it| lower.split_once(it));
        let (often, until) = match end {
            Some((often, until)) => (often, last_day(until, reading)?),
            None => (lower.as_str(), reading.season.1.max(reading.today())),
        };
        match often_of(often) {
            Some(often) => Ok(Some(Repeat { until: Some(until), ..often })),
            None => refuse(format!("“{typed}” doesn't say how often: every 4 weeks, every Tue until May")),
        }
    }

    fn shown(value: &Self::Value) -> Shown {
        Shown::Words(Self::show(value))
    }
}

/// Reads the last day: a month stands for its own last one.
fn last_day(text: &str, reading: &Reading) -> Result<Day, Refusal> {
    let first =
        read_day(&format!("1 {text}"), reading).ok().filter(|_| text.chars().all(char::is_alphabetic));
    let end = first.and_then(|day| day.checked_add_months(Months::new(1))?.pred_opt());
    end.map_or_else(|| read_day(text, reading), Ok)
}

/// Reads `every 4 weeks`, `every 4th week`, `every other Tue`, `every week on tue`, `weekly`.
fn often_of(text: &str) -> Option<Repeat> {
    let words = words(text);
    let idle = ["each", "every", "on", "a", "the"];
    let mut words = words.iter().map(String::as_str).filter(|it| !idle.contains(it));
    let first = words.next()?;
    let counted = match first {
        "other" => Some(2),
        _ => number(first),
    };
    let named = if counted.is_some() { words.next()? } else { first };
    let every = counted.unwrap_or(1);
    let (unit, weekday) = match Unit::of(named) {
        Some(unit) => (unit, words.next().map(weekday).map_or(Some(None), |it| it.map(Some))?),
        None => (Unit::Week, Some(weekday(named)?)),
    };
    let fits = every > 0 && words.next().is_none() && (weekday.is_none() || unit == Unit::Week);
    fits.then_some(Repeat { every, unit, weekday, until: None })
}

/// Reads "4" or "4th".
fn number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|it: char| it.is_alphabetic());
    let ending = word.get(digits.len()..)?;
    let spelled = |all: [&str; 5]| all.iter().position(|it| *it == word);
    let spelled = spelled(["two", "three", "four", "five", "six"])
        .or_else(|| spelled(["second", "third", "fourth", "fifth", "sixth"]));
    match spelled {
        Some(at) => u32::try_from(at).ok()?.checked_add(2),
        None if matches!(ending, "" | "st" | "nd" | "rd" | "th") => {
            digits.parse().ok().filter(|it| *it < 1_000)
        }
        None => None,
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    let word = if word.len() > 3 { word.trim_end_matches('s') } else { word };
    let short = match word {
        "tues" | "tue" => "tue",
        "weds" | "wed" => "wed",
        "thur" | "thurs" | "thu" => "thu",
        other => other,
    };
    short.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Zone;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn read(text: &str) -> Result<String, String> {
        let home = Zone::get("America/Chicago").unwrap();
        let reading = Reading {
            now: "2026-11-23T15:00:00Z".parse().unwrap(),
            home: &home,
            their: None,
            cities: &[],
            season: (day("2026-06-01"), day("2027-07-01")),
            first_weekday: Weekday::Sun,
            tense: crate::domain::time::Tense::Season,
        };
        Repeats::read(text, &None, &reading).map(|it| it.unwrap().to_string()).map_err(|it| it.why)
    }

    #[test]
    fn it_is_read_as_people_say_it_and_read_back_as_it_is_written() {
        for (typed, kept) in [
            ("every 4 weeks", "every 4 weeks until 2027-07-01"),
            ("every 4th week", "every 4 weeks until 2027-07-01"),
            ("Every Tue until May", "every week on tue until 2027-05-31"),
            ("every other Tuesday until 1 mar", "every 2 weeks on tue until 2027-03-01"),
            ("every second week till jan 15", "every 2 weeks until 2027-01-15"),
            ("weekly", "every week until 2027-07-01"),
            ("every fourth week", "every 4 weeks until 2027-07-01"),
            ("monthly until feb", "every month until 2027-02-28"),
            ("every 2 weeks on thurs", "every 2 weeks on thu until 2027-07-01"),
            ("each day until fri", "every day until 2026-11-27"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(kept), "{typed}");
            let again: Repeat = kept.parse().unwrap();
            assert_eq!(again.to_string(), kept);
            assert_eq!(read(&again.words()).as_deref(), Ok(kept), "{}", again.words());
        }
        for text in
            ["every", "every blue moon", "every 0 weeks", "every month on tue", "every tue until never", "4"]
        {
            assert!(read(text).is_err(), "{text}");
        }
        for text in ["", "every 4 weeks until may", "weeks 4", "every 4 weeks until 2027-13-01"] {
            assert!(text.parse::<Repeat>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_days_are_those_of_the_calendar() {
        let days = |text: &str, first: &str| -> Vec<String> {
            let repeat: Repeat = text.parse().unwrap();
            repeat.days(day(first)).take(4).map(|it| it.to_string()).collect()
        };
        assert_eq!(
            days("every 4 weeks until 2026-10-01", "2026-07-06"),
            ["2026-07-06", "2026-08-03", "2026-08-31", "2026-09-28"]
        );
        assert_eq!(days("every week on tue until 2026-11-30", "2026-11-20"), ["2026-11-24"]);
        assert_eq!(
            days("every month until 2027-06-01", "2026-10-31"),
            ["2026-10-31", "2026-12-31", "2027-01-31", "2027-03-31"]
        );
        let endless: Repeat = "every day".parse().unwrap();
        assert_eq!(endless.days(day("2026-11-20")).count(), MOST_TIMES);
        assert_eq!(endless.after(day("2026-11-20"), day("2026-11-25")), Some(day("2026-11-26")));
    }
}
