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

/// Holidays by their title and what people call them: the federal ones of the US by their days, not by the days on which they are
/// observed, and some that everybody counts by.
const HOLIDAYS: &[(&str, &[&str], Rule)] = &[
    ("New Year's Day", &["new year", "new years", "new years day", "new year day"], Rule::Fixed(1, 1)),
    (
        "Martin Luther King Day",
        &["mlk", "mlk day", "martin luther king day", "martin luther king jr day"],
        Rule::Nth(3, Weekday::Mon, 1, 0),
    ),
    ("Groundhog Day", &["groundhog day"], Rule::Fixed(2, 2)),
    ("Valentine's Day", &["valentines", "valentines day", "valentine day"], Rule::Fixed(2, 14)),
    (
        "Presidents' Day",
        &["presidents day", "president day", "washingtons birthday"],
        Rule::Nth(3, Weekday::Mon, 2, 0),
    ),
    ("St. Patrick's Day", &["st patricks day", "st patricks"], Rule::Fixed(3, 17)),
    ("Ash Wednesday", &["ash wednesday"], Rule::Easter(-46)),
    ("Palm Sunday", &["palm sunday"], Rule::Easter(-7)),
    ("Good Friday", &["good friday"], Rule::Easter(-2)),
    ("Easter Sunday", &["easter", "easter sunday", "easter day"], Rule::Easter(0)),
    ("Easter Monday", &["easter monday"], Rule::Easter(1)),
    ("Cinco de Mayo", &["cinco de mayo"], Rule::Fixed(5, 5)),
    ("Mother's Day", &["mothers day"], Rule::Nth(2, Weekday::Sun, 5, 0)),
    ("Memorial Day", &["memorial day"], Rule::Last(Weekday::Mon, 5)),
    ("Juneteenth", &["juneteenth"], Rule::Fixed(6, 19)),
    ("Father's Day", &["fathers day"], Rule::Nth(3, Weekday::Sun, 6, 0)),
    (
        "Independence Day",
        &["independence day", "fourth of july", "4th of july", "july fourth"],
        Rule::Fixed(7, 4),
    ),
    ("Labor Day", &["labor day"], Rule::Nth(1, Weekday::Mon, 9, 0)),
    ("Columbus Day", &["columbus day", "indigenous peoples day"], Rule::Nth(2, Weekday::Mon, 10, 0)),
    ("Halloween", &["halloween"], Rule::Fixed(10, 31)),
    ("Veterans Day", &["veterans day", "veteran day"], Rule::Fixed(11, 11)),
    ("Thanksgiving", &["thanksgiving", "thanksgiving day"], Rule::Nth(4, Weekday::Thu, 11, 0)),
    ("Black Friday", &["black friday"], Rule::Nth(4, Weekday::Thu, 11, 1)),
    ("Cyber Monday", &["cyber monday"], Rule::Nth(4, Weekday::Thu, 11, 4)),
    ("Christmas Eve", &["christmas eve", "xmas eve"], Rule::Fixed(12, 24)),
    ("Christmas Day", &["christmas", "christmas day", "xmas", "xmas day"], Rule::Fixed(12, 25)),
    ("Boxing Day", &["boxing day"], Rule::Fixed(12, 26)),
    ("New Year's Eve", &["nye", "new years eve", "new year eve"], Rule::Fixed(12, 31)),
];

/// Returns the rule of a holiday by its name, folded.
pub(super) fn holiday(folded: &str) -> Option<Rule> {
    HOLIDAYS.iter().find(|it| it.1.iter().any(|name| fold(name) == folded)).map(|it| it.2)
}

/// Holidays on which everybody works who would work otherwise.
const WORKED: &[&str] = &[
    "Groundhog Day",
    "Valentine's Day",
    "St. Patrick's Day",
    "Ash Wednesday",
    "Palm Sunday",
    "Easter Monday",
    "Cinco de Mayo",
    "Mother's Day",
    "Father's Day",
    "Halloween",
    "Cyber Monday",
    "Boxing Day",
];

/// Returns the holiday that keeps many from work on that day.
pub fn holiday_on(day: Day) -> Option<&'static str> {
    let mut kept = HOLIDAYS.iter().filter(|it| !WORKED.contains(&it.0));
    kept.find(|it| it.2.on(day.year(), day.month()) == Some(day)).map(|it| it.0)
}

/// Most words of a holiday's name.
pub(super) const MOST_WORDS: usize = 5;
