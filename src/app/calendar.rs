//! Days as the month and the season show them.

use chrono::Datelike;

use crate::domain::{agenda::end_of_week, time::Day};

/// How the timeline is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Agenda,
    Month,
    Season,
}

impl View {
    pub const ALL: [View; 3] = [View::Agenda, View::Month, View::Season];

    pub fn title(self) -> &'static str {
        match self {
            View::Agenda => "agenda",
            View::Month => "month",
            View::Season => "season",
        }
    }
}

/// Returns the day that many days later, or earlier if the number is negative.
pub fn days_on(day: Day, days: i64) -> Day {
    let by = chrono::Days::new(days.unsigned_abs());
    let to = if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) };
    to.unwrap_or(day)
}

/// Returns the weeks that have a day of this month, each with its seven days.
pub fn weeks_of(day: Day, week_start: chrono::Weekday) -> Vec<[Day; 7]> {
    let first = day.with_day(1).unwrap_or(day);
    let mut at = days_on(end_of_week(first, week_start), -6);
    let mut weeks = Vec::new();
    loop {
        weeks.push(std::array::from_fn(|n| days_on(at, i64::try_from(n).unwrap_or(0))));
        let next = days_on(at, 7);
        if next <= at || (next.year(), next.month()) > (day.year(), day.month()) {
            return weeks;
        }
        at = next;
    }
}
