//! Days that come once a year by a rule: holidays, the second Tuesday of January. Knows nothing of the season.
use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use crate::{domain::time::stamp::Day, text::fold::fold};

/// A day of each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Month and day.
    Fixed(u32, u32),
    /// The second Tuesday of a month, so many days later.
    Nth(u8, Weekday, u32, i64),
    /// The last such weekday of a month.
    Last(Weekday, u32),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// The last day of a month.
    LastDay(u32),
    /// The last day of the present month.
    MonthEnd,
}

impl Rule {
    /// Returns the day of that year, if there is one. `now` is the present month.
    pub fn on(self, year: i32, now: u32) -> Option<Day> {
        let plus = |day: Day, days: i64| day.checked_add_signed(TimeDelta::try_days(days)?);
        match self {
            Rule::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Rule::Nth(n, weekday, month, days) => {
                plus(NaiveDate::from_weekday_of_month_opt(year, month, weekday, n)?, days)
            }
            Rule::Last(weekday, month) => {
                let last = last_day(year, month)?;
                plus(last, -i64::from(last.weekday().days_since(weekday)))
            }
            Rule::Easter(days) => plus(easter(year)?, days),
            Rule::LastDay(month) => last_day(year, month),
            Rule::MonthEnd => last_day(year, now),
        }
    }
}

pub(super) fn last_day(year: i32, month: u32) -> Option<Day> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// Easter Sunday of the Gregorian calendar (the "anonymous" algorithm of Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<Day> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

/// Holidays by what people call them: the federal ones of the US by their days, not by the days on which they are
/// observed, and some that everybody counts by.
const HOLIDAYS: &[(&[&str], Rule)] = &[
    (&["new year", "new years", "new years day", "new year day"], Rule::Fixed(1, 1)),
    (
        &["mlk", "mlk day", "martin luther king day", "martin luther king jr day"],
        Rule::Nth(3, Weekday::Mon, 1, 0),
    ),
    (&["groundhog day"], Rule::Fixed(2, 2)),
    (&["valentines", "valentines day", "valentine day"], Rule::Fixed(2, 14)),
    (&["presidents day", "president day", "washingtons birthday"], Rule::Nth(3, Weekday::Mon, 2, 0)),
    (&["st patricks day", "st patricks"], Rule::Fixed(3, 17)),
    (&["ash wednesday"], Rule::Easter(-46)),
    (&["palm sunday"], Rule::Easter(-7)),
    (&["good friday"], Rule::Easter(-2)),
    (&["easter", "easter sunday", "easter day"], Rule::Easter(0)),
    (&["easter monday"], Rule::Easter(1)),
    (&["cinco de mayo"], Rule::Fixed(5, 5)),
    (&["mothers day"], Rule::Nth(2, Weekday::Sun, 5, 0)),
    (&["memorial day"], Rule::Last(Weekday::Mon, 5)),
    (&["juneteenth"], Rule::Fixed(6, 19)),
    (&["fathers day"], Rule::Nth(3, Weekday::Sun, 6, 0)),
    (&["independence day", "fourth of july", "4th of july", "july fourth"], Rule::Fixed(7, 4)),
    (&["labor day"], Rule::Nth(1, Weekday::Mon, 9, 0)),
    (&["columbus day", "indigenous peoples day"], Rule::Nth(2, Weekday::Mon, 10, 0)),
    (&["halloween"], Rule::Fixed(10, 31)),
    (&["veterans day", "veteran day"], Rule::Fixed(11, 11)),
    (&["thanksgiving", "thanksgiving day"], Rule::Nth(4, Weekday::Thu, 11, 0)),
    (&["black friday"], Rule::Nth(4, Weekday::Thu, 11, 1)),
    (&["cyber monday"], Rule::Nth(4, Weekday::Thu, 11, 4)),
    (&["christmas eve", "xmas eve"], Rule::Fixed(12, 24)),
    (&["christmas", "christmas day", "xmas", "xmas day"], Rule::Fixed(12, 25)),
    (&["boxing day"], Rule::Fixed(12, 26)),
    (&["nye", "new years eve", "new year eve"], Rule::Fixed(12, 31)),
];

/// Returns the rule of a holiday by its name, folded.
pub(super) fn holiday(folded: &str) -> Option<Rule> {
    let is_it = |names: &&(&[&str], Rule)| names.0.iter().any(|name| fold(name) == folded);
    HOLIDAYS.iter().find(is_it).map(|(_, rule)| *rule)
}

/// Most words of a holiday's name.
pub(super) const MOST_WORDS: usize = 5;
