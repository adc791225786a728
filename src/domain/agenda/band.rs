//! The headings of the agenda, and under which a thing stands at a time, at home.

use chrono::{Datelike, Days, Weekday};

use super::{Item, State};
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

/// So many days ahead are "next".
const NEXT_DAYS: u64 = 8 * 7;

impl Band {
    pub fn title(self) -> &'static str {
        match self {
            Band::Late => "LATE",
            Band::Today => "TODAY",
            Band::ThisWeek => "THIS WEEK",
            Band::GoingOn => "GOING ON",
            Band::Next => "NEXT",
            Band::Later => "LATER",
            Band::Past => "PAST AND DONE",
        }
    }
}

impl Item {
    /// In which band it stands at `now`.
    pub fn band(&self, now: Stamp, home: &Zone, week_start: Weekday) -> Band {
        self.place(now, home, week_start).0
    }

    /// Its band, and what it is sorted by there: its own instant, or the end of the day it is snoozed until.
    pub fn place(&self, now: Stamp, home: &Zone, week_start: Weekday) -> (Band, Stamp) {
        let today = home.civil_at(now).date();
        let end = self.when.end(home);
        if let Some(day) = self.snoozed(today) {
            let shown = day.max(self.when.day_in(home));
            let at = shown.succ_opt().map_or(end, |next| home.midnight(next)).max(end);
            return (ahead(shown, today, week_start), at);
        }
        let band = self.plain_band(now, home, week_start);
        match band {
            Band::Next | Band::Later if self.lift_begins(end).is_some_and(|from| from <= now) => {
                (Band::ThisWeek, end)
            }
            band => (band, end),
        }
    }

    /// The lead time by which it stands under this week before its time, in minutes.
    pub fn lifted(&self, now: Stamp, home: &Zone, week_start: Weekday) -> Option<u32> {
        let early = matches!(self.plain_band(now, home, week_start), Band::Next | Band::Later);
        self.lift.filter(|_| early && self.band(now, home, week_start) == Band::ThisWeek)
    }

    /// Until then, inclusive, it stays in its band, midnight at home aside; none where it stays for good.
    pub fn settled_until(&self, now: Stamp, home: &Zone) -> Option<Stamp> {
        let end = self.until.as_ref().unwrap_or(&self.when).end(home);
        let lift = self.lift_begins(self.when.end(home)).map(|it| it.plus(-1));
        [Some(end), lift].into_iter().flatten().filter(|at| *at >= now).min()
    }

    /// True once its last instant is over.
    pub fn is_over(&self, now: Stamp, home: &Zone) -> bool {
        self.until.as_ref().unwrap_or(&self.when).end(home) < now
    }

    /// True where it is over, open, out of its bed, and still to be done.
    pub fn is_late(&self, now: Stamp, home: &Zone) -> bool {
        self.can_be_late
            && self.state.is_open()
            && self.waits_since.is_none()
            && self.snoozed(home.civil_at(now).date()).is_none()
            && self.is_over(now, home)
    }

    /// The day it is snoozed until, where that lies ahead.
    pub fn snoozed(&self, today: Day) -> Option<Day> {
        self.snoozed_until.filter(|day| *day > today && self.state.is_open())
    }

    fn lift_begins(&self, end: Stamp) -> Option<Stamp> {
        let minutes = self.lift.filter(|_| self.state.is_open())?;
        Some(end.plus(i64::from(minutes).saturating_mul(-60)))
    }

    fn plain_band(&self, now: Stamp, home: &Zone, week_start: Weekday) -> Band {
        let today = home.civil_at(now).date();
        if self.waits_since.is_some() {
            return Band::Today;
        }
        let first = self.when.day_in(home);
        if matches!(self.state, State::Done | State::Off) {
            return if first == today { Band::Today } else { Band::Past };
        }
        if self.is_over(now, home) {
            let last = self.until.as_ref().unwrap_or(&self.when).day_in(home);
            return match self.can_be_late {
                true => Band::Late,
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

/// The last day of the week of `day`.
pub fn end_of_week(day: Day, week_start: Weekday) -> Day {
    let gone = day.weekday().days_since(week_start);
    day.checked_add_days(Days::new(u64::from(6u32.saturating_sub(gone)))).unwrap_or(day)
}
