//! The days and half-days that interviews take, as a clerkship counts them. Knows neither programs nor places.

use std::collections::BTreeMap;

use chrono::{Datelike, Timelike, Weekday};

use super::{
    tables::{Interview, InterviewState, Mode},
    time::{Day, When, Zone},
    tracker::Tracker,
};

/// Which parts of a day are taken; several interviews of one day join.
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
/// From here on nobody is missed on the ward.
const EVENING: u32 = 17 * 60;
const MIDNIGHT: u32 = 24 * 60;

/// Each day at home on which an interview takes or took place, or is held.
pub fn days(tracker: &Tracker, home: &Zone) -> BTreeMap<Day, Parts> {
    let mut days: BTreeMap<Day, Parts> = BTreeMap::new();
    for (day, parts) in tracker.interviews.iter().filter_map(|row| taken(row, home)) {
        days.entry(day).or_default().join(parts);
    }
    days
}

/// The day at home that an interview takes, and which parts of it.
pub fn taken(row: &Interview, home: &Zone) -> Option<(Day, Parts)> {
    let when = row.when.as_ref().filter(|_| takes_time(row))?;
    Some((when.day_in(home), parts(row, when, home)))
}

/// Days on which one would be on the ward.
pub fn is_weekday(day: Day) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// True where it takes time, over or not.
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
    const WHOLE: Parts = Parts { morning: Share::Away, afternoon: Share::Away, evening: Share::Free };

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

    /// True where more than the evening is taken.
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

    /// From and until, in minutes after the midnight at home.
    pub fn minutes(self) -> (u32, u32) {
        match self.words() {
            "whole day" => (0, MIDNIGHT),
            "morning" => (0, NOON),
            "afternoon" => (NOON, EVENING),
            _ => (EVENING, MIDNIGHT),
        }
    }
}
