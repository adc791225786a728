//! The headings of the agenda, and under which of them an item stands at a moment. Days and weeks are those at home.

use chrono::{Datelike, Days, Weekday};

use super::{Item, Origin, State};
use crate::domain::time::{Day, Stamp, Zone};

/// The headings of the agenda, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    Late,
    Today,
    ThisWeek,
    /// Spans that began before today and aren't over.
    GoingOn,
    Next,
    Later,
    Past,
}

/// Up to this many days ahead a day counts as "next".
const NEXT_DAYS: u64 = 8 * 7;

impl Band {
    pub fn title(self) -> &'static str {
        match self {
            Band::Late => "LATE",
            Band::Today => "TODAY",
            Band::ThisWeek => "THIS WEEK AND SOON",
            Band::GoingOn => "GOING ON",
            Band::Next => "NEXT",
            Band::Later => "LATER",
            Band::Past => "PAST AND DONE",
        }
    }
}

/// Where an item stands in the agenda at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    pub band: Band,
    /// What it is sorted by in its band: its own instant, or the end of the day it is snoozed until.
    pub at: Stamp,
    /// The last instant at which it is still in its band, unless midnight at home comes first; none if it stays for
    /// good.
    pub until: Option<Stamp>,
    /// The lead time, in minutes, because of which it already stands under "this week"; none if it isn't there early.
    pub early: Option<u32>,
}

impl Item {
    pub fn stand(&self, now: Stamp, home: &Zone, week_start: Weekday) -> Stand {
        let today = home.civil_at(now).date();
        let end = self.when.end(home);
        let over = self.until.as_ref().map_or(end, |it| it.end(home));
        let early_by = self.early_minutes.filter(|_| self.state.is_open());
        let early_by = early_by.map(|minutes| (minutes, self.when.lead_start(minutes, home)));
        let moot = self.late_until.as_ref().map(|it| it.end(home));
        let until = [Some(over), moot, early_by.map(|it| it.1.plus(-1))]
            .into_iter()
            .flatten()
            .filter(|at| *at >= now)
            .min();
        let stand = |band, at, early| Stand { band, at, until, early };
        if let Some(day) = self.snoozed(today) {
            let shown = day.max(self.when.day_in(home));
            let at = shown.succ_opt().map_or(end, |next| home.midnight(next)).max(end);
            return stand(ahead(shown, today, week_start), at, None);
        }
        let band = self.unsnoozed_band(now, home, week_start);
        match early_by {
            Some((minutes, from)) if matches!(band, Band::Next | Band::Later) && from <= now => {
                stand(Band::ThisWeek, end, Some(minutes))
            }
            _ => stand(band, end, None),
        }
    }

    /// Returns the band in which it stands at `now`.
    pub fn band(&self, now: Stamp, home: &Zone, week_start: Weekday) -> Band {
        self.stand(now, home, week_start).band
    }

    /// Returns its band and the instant that it is sorted by there.
    pub fn place(&self, now: Stamp, home: &Zone, week_start: Weekday) -> (Band, Stamp) {
        let stand = self.stand(now, home, week_start);
        (stand.band, stand.at)
    }

    /// Returns the lead time, in minutes, because of which it stands under "this week" early; none if it doesn't.
    pub fn early(&self, now: Stamp, home: &Zone, week_start: Weekday) -> Option<u32> {
        self.stand(now, home, week_start).early
    }

    /// Returns true once its last instant is over.
    pub fn is_over(&self, now: Stamp, home: &Zone) -> bool {
        self.until.as_ref().unwrap_or(&self.when).end(home) < now
    }

    fn is_moot(&self, now: Stamp, home: &Zone) -> bool {
        self.late_until.as_ref().is_some_and(|it| it.end(home) < now)
    }

    /// Returns true for what somebody has to do, while other things only go by.
    pub fn is_to_do(&self) -> bool {
        self.can_be_late || self.stays || self.hard || matches!(self.origin, Origin::Component(_))
    }

    /// Returns true if it is over, still to be done and not snoozed, and that matters yet.
    pub fn is_late(&self, now: Stamp, home: &Zone) -> bool {
        self.can_be_late
            && !self.is_moot(now, home)
            && self.state.is_open()
            && self.waits_since.is_none()
            && self.snoozed(home.civil_at(now).date()).is_none()
            && self.is_over(now, home)
    }

    /// Returns the day until which it is snoozed, if that day lies ahead.
    pub fn snoozed(&self, today: Day) -> Option<Day> {
        self.snoozed_until.filter(|day| *day > today && self.state.is_open())
    }

    /// Returns the band where the item stands if it isn't snoozed.
    fn unsnoozed_band(&self, now: Stamp, home: &Zone, week_start: Weekday) -> Band {
        if self.waits_since.is_some() {
            return Band::Today;
        }
        let (first, today) = (self.when.day_in(home), home.civil_at(now).date());
        if matches!(self.state, State::Done | State::Off) {
            return if first == today { Band::Today } else { Band::Past };
        }
        if self.is_over(now, home) {
            let last = self.until.as_ref().map_or(first, |it| it.day_in(home));
            return match self.can_be_late && !self.is_moot(now, home) {
                true => Band::Late,
                false if self.stays => Band::Today,
                false if last == today => Band::Today,
                false => Band::Past,
            };
        }
        if first < today { Band::GoingOn } else { ahead(first, today, week_start) }
    }
}

fn ahead(day: Day, today: Day, week_start: Weekday) -> Band {
    let near = today.checked_add_days(Days::new(NEXT_DAYS)).unwrap_or(Day::MAX);
    match day {
        day if day <= today => Band::Today,
        day if day <= end_of_week(today, week_start) => Band::ThisWeek,
        day if day <= near => Band::Next,
        _ => Band::Later,
    }
}

/// Returns the last day of the week in which `day` lies.
pub fn end_of_week(day: Day, week_start: Weekday) -> Day {
    let gone = day.weekday().days_since(week_start);
    day.checked_add_days(Days::new(u64::from(6u32.saturating_sub(gone)))).unwrap_or(day)
}
