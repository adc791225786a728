//! The days and half-days that interviews take, as a clerkship counts them. Knows neither programs nor places.

use std::collections::BTreeMap;

use chrono::{Datelike, Timelike, Weekday};

use super::{
    tables::{Interview, InterviewState, Mode},
    time::{Day, When, Zone},
    tracker::Tracker,
};

/// Which parts of a day are taken by all its interviews together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    morning: Share,
    afternoon: Share,
    evening: Share,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Share {
    #[default]
    Free,
    Away,
}

const NOON: u32 = 12 * 60;
/// The minute of the day from which on nobody is missed on the ward.
const EVENING: u32 = 17 * 60;
const MIDNIGHT: u32 = 24 * 60;

/// Returns each day at home on which an interview takes or took place or is held, with the parts of it that are taken.
pub fn days(tracker: &Tracker, home: &Zone) -> BTreeMap<Day, Parts> {
    let mut days: BTreeMap<Day, Parts> = BTreeMap::new();
    for (day, parts) in tracker.interviews.iter().filter_map(|row| taken(row, home)) {
        days.entry(day).or_default().join(parts);
    }
    days
}

/// Returns the day at home that an interview takes, and which parts of it.
pub fn taken(row: &Interview, home: &Zone) -> Option<(Day, Parts)> {
    let when = row.when.as_ref().filter(|_| takes_time(row))?;
    Some((when.day_in(home), parts(row, when, home)))
}

/// Returns true for the days on which one would be on the ward.
pub fn is_weekday(day: Day) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Returns true if the interview takes time, whether it is over or not.
pub fn takes_time(row: &Interview) -> bool {
    matches!(row.state, None | Some(InterviewState::Scheduled | InterviewState::Held | InterviewState::Done))
}

/// A day without a time, an interview in person and one of unknown length that begins before noon take the whole day.
fn parts(row: &Interview, when: &When, home: &Zone) -> Parts {
    let When::At(moment) = when else { return Parts::WHOLE };
    let start = moment.in_zone(home);
    let start = start.hour().saturating_mul(60).saturating_add(start.minute());
    let end =
        row.minutes.map_or(if start < EVENING { EVENING } else { MIDNIGHT }, |it| start.saturating_add(it));
    let away = |from: u32, until: u32| if start < until && end > from { Share::Away } else { Share::Free };
    let parts =
        Parts { morning: away(0, NOON), afternoon: away(NOON, EVENING), evening: away(EVENING, MIDNIGHT) };
    let travels = matches!(row.mode, Some(Mode::InPerson | Mode::Hybrid)) && start < EVENING;
    if travels { Parts::WHOLE } else { parts }
}

impl Parts {
    pub const WHOLE: Parts = Parts { morning: Share::Away, afternoon: Share::Away, evening: Share::Free };

    fn join(&mut self, other: Parts) {
        for (own, other) in [
            (&mut self.morning, other.morning),
            (&mut self.afternoon, other.afternoon),
            (&mut self.evening, other.evening),
        ] {
            if other == Share::Away {
                *own = Share::Away;
            }
        }
    }

    /// Returns true if more than the evening is taken.
    pub fn is_missed(self) -> bool {
        self.morning == Share::Away || self.afternoon == Share::Away
    }

    pub fn words(self) -> &'static str {
        use Share::*;
        match (self.morning, self.afternoon, self.evening) {
            (Away, Away, _) => "whole day",
            (Away, Free, _) => "morning",
            (Free, Away, _) => "afternoon",
            (Free, Free, _) => "evening",
        }
    }

    /// Returns the start and the end in minutes after midnight at home.
    pub fn minutes(self) -> (u32, u32) {
        match self.words() {
            "whole day" => (0, MIDNIGHT),
            "morning" => (0, NOON),
            "afternoon" => (NOON, EVENING),
            _ => (EVENING, MIDNIGHT),
        }
    }
}
