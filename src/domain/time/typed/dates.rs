//! Which day a typed day is: missing years, weekdays that must fit, days that don't exist. Knows no time of day.
use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};

use super::{
    piece::{Numbers, Style},
    reading::{Doubt, Reading, Tense, day_label},
    yearly::{Rule, last_day},
};
use crate::domain::time::stamp::Day;

/// A day as typed, not yet checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Date {
    Full(Day),
    Numbers(Numbers),
    /// A day of each year, and the year if there is one.
    Yearly(Rule, Option<u32>),
    /// Days from today.
    FromToday(i64),
    /// Months from today.
    Months(i32),
    /// The first such weekday from today on, today included.
    Coming(Weekday),
    /// The latest such weekday before today.
    Latest(Weekday),
    /// That weekday of the week after the present one.
    NextWeek(Weekday),
    /// So many days and months after another day.
    Beside(Box<Date>, i64, i32),
    /// The first such weekday after another day.
    WeekdayAfter(Box<Date>, Weekday),
    /// The last such weekday before another day.
    WeekdayBefore(Box<Date>, Weekday),
}

impl Date {
    /// Returns true if a year may be typed beside it.
    pub fn takes_year(&self) -> bool {
        match self {
            Date::Numbers(numbers) => numbers.year.is_none(),
            Date::Yearly(_, year) => year.is_none(),
            Date::Beside(base, ..) | Date::WeekdayAfter(base, _) | Date::WeekdayBefore(base, _) => {
                base.takes_year()
            }
            Date::Full(_)
            | Date::FromToday(_)
            | Date::Months(_)
            | Date::Coming(_)
            | Date::Latest(_)
            | Date::NextWeek(_) => false,
        }
    }

    pub fn set_year(&mut self, typed: u32) {
        match self {
            Date::Numbers(numbers) => numbers.year = Some(typed),
            Date::Yearly(_, year) => *year = Some(typed),
            Date::Beside(base, ..) | Date::WeekdayAfter(base, _) | Date::WeekdayBefore(base, _) => {
                base.set_year(typed);
            }
            Date::Full(_)
            | Date::FromToday(_)
            | Date::Months(_)
            | Date::Coming(_)
            | Date::Latest(_)
            | Date::NextWeek(_) => {}
        }
    }

    /// Returns true if the year stands first, as in ISO 8601, whose clock goes to 24.
    pub fn is_year_first(&self) -> bool {
        matches!(self, Date::Full(_) | Date::Numbers(Numbers { style: Style::YearFirst, .. }))
    }
}

/// The most years of a season that are looked at.
const MOST_YEARS: i32 = 8;
/// If the year is missing, a day at most this many days ahead is the one that is meant.
const SOON: i64 = 60;
/// If the year is missing, a day more than this many days ago is not meant if another can be.
const LONG_AGO: i64 = 30;
/// A typed year goes without saying for this many days before the season and after it.
const AROUND_SEASON: (u64, u64) = (60, 90);
/// The same before the season where the day has been, such as that of an exam in medical school: ten years.
const LONG_BEFORE: u64 = 3_652;
/// A day that isn't in every year, 29 February, was one at most so many years ago.
const LEAP_YEARS: i32 = 8;

/// The day for certain, or what it may be. A `weekday` typed beside it must fit.
pub(super) fn fixed(date: &Date, weekday: Option<Weekday>, reading: &Reading) -> Result<Day, Doubt<Day>> {
    let today = reading.today();
    let days = match date {
        Date::Full(day) => return check_weekday(*day, weekday),
        Date::Numbers(numbers) => return month_day(*numbers, weekday, reading),
        Date::Yearly(rule, year) => return yearly(*rule, *year, weekday, reading),
        Date::Months(months) => return check(plus(today, 0, *months), weekday),
        Date::Beside(base, days, months) => {
            return moved(base, reading, |day| plus(day, *days, *months))
                .and_then(|day| check_weekday(day, weekday));
        }
        Date::WeekdayAfter(base, other) => {
            return moved(base, reading, |day| plus(day, 1 + steps(day.weekday().succ(), *other), 0));
        }
        Date::WeekdayBefore(base, other) => {
            return moved(base, reading, |day| plus(day, -1 - steps(*other, day.weekday().pred()), 0));
        }
        Date::FromToday(days) => *days,
        Date::Coming(weekday) if reading.tense == Tense::Past => -steps(*weekday, today.weekday()),
        Date::Coming(weekday) => steps(today.weekday(), *weekday),
        Date::Latest(weekday) => -1 - steps(*weekday, today.weekday().pred()),
        Date::NextWeek(weekday) => {
            let first = reading.first_weekday;
            7 - steps(first, today.weekday()) + steps(first, *weekday)
        }
    };
    check(plus(today, days, 0), weekday)
}

fn plus(day: Day, days: i64, months: i32) -> Option<Day> {
    let count = Months::new(months.unsigned_abs());
    let moved = if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) };
    moved?.checked_add_signed(TimeDelta::try_days(days)?)
}

/// Moves the other day, or each that it may be.
fn moved(base: &Date, reading: &Reading, by: impl Fn(Day) -> Option<Day>) -> Result<Day, Doubt<Day>> {
    match fixed(base, None, reading) {
        Ok(day) => check(by(day), None),
        Err(doubt) => {
            let choices = doubt.choices.into_iter().filter_map(by).filter(|day| in_years(*day)).collect();
            Err(Doubt { choices, ..doubt })
        }
    }
}

fn check(day: Option<Day>, weekday: Option<Weekday>) -> Result<Day, Doubt<Day>> {
    match day.filter(|day| in_years(*day)) {
        Some(day) => check_weekday(day, weekday),
        None => Err(Doubt::new("that is too far away", Vec::new())),
    }
}

/// Years that the file can hold.
pub(super) fn in_years(day: Day) -> bool {
    (1..=9999).contains(&day.year())
}

/// Days from one weekday on to the next other one, 0 to 6.
fn steps(from: Weekday, to: Weekday) -> i64 {
    i64::from(to.days_since(from))
}

fn month_day(numbers: Numbers, weekday: Option<Weekday>, reading: &Reading) -> Result<Day, Doubt<Day>> {
    let numbers = Numbers { year: numbers.year.map(whole_year), ..numbers };
    if !(1..=12).contains(&numbers.month) {
        return Err(no_month(numbers, reading));
    }
    let days = fitting(|year| on(year, numbers), numbers.year, reading);
    if days.is_empty() {
        return Err(nowhere(numbers, reading));
    }
    chosen(days, weekday, reading, |year| on(year, numbers), numbers.year)
}

fn yearly(
    rule: Rule,
    year: Option<u32>,
    weekday: Option<Weekday>,
    reading: &Reading,
) -> Result<Day, Doubt<Day>> {
    let year = year.map(whole_year);
    let month = reading.today().month();
    let on = |year| rule.on(year, month).filter(|day| in_years(*day));
    if rule == Rule::MonthEnd {
        return check(on(reading.today().year()), weekday);
    }
    match fitting(on, year, reading) {
        days if days.is_empty() => match years(year, reading).filter_map(on).collect::<Vec<_>>() {
            all if all.is_empty() => Err(Doubt::new("there is no such day in that month", Vec::new())),
            all => Err(outside(all, reading)),
        },
        days => chosen(days, weekday, reading, on, year),
    }
}

/// The one of the fitting days that is meant; a year far from the season is asked about.
fn chosen(
    mut days: Vec<Day>,
    weekday: Option<Weekday>,
    reading: &Reading,
    on: impl Fn(i32) -> Option<Day>,
    year: Option<u32>,
) -> Result<Day, Doubt<Day>> {
    if let Some(weekday) = weekday.filter(|_| days.len() > 1)
        && days.iter().any(|day| day.weekday() == weekday)
    {
        days.retain(|day| day.weekday() == weekday);
    }
    if days.len() > 1 {
        near(&mut days, reading.today());
    }
    match days[..] {
        [day] if year.is_some() && is_far(day, reading) => {
            let (start, end) = reading.window();
            let why = format!(
                "{} is far from the season, which goes from {} to {}",
                day_label(day),
                day_label(start),
                day_label(end)
            );
            let others = fitting(on, None, reading);
            let mut all: Vec<Day> = [day].into_iter().chain(others).collect();
            // the weekday beside it tells which year is meant
            all.sort_by_key(|it| weekday.is_some_and(|weekday| it.weekday() != weekday));
            Err(Doubt::new(why, all))
        }
        [day] => check_weekday(day, weekday),
        _ => Err(Doubt::new("the year is missing, and more than one fits the season", days)),
    }
}

/// Returns true for a day of a year that is surely a slip, or else should be looked at.
fn is_far(day: Day, reading: &Reading) -> bool {
    let (start, end) = reading.window();
    let (around, after) = AROUND_SEASON;
    let before = if reading.tense == Tense::Season { around } else { LONG_BEFORE };
    let first = start.checked_sub_days(Days::new(before)).unwrap_or(start);
    let last = end.checked_add_days(Days::new(after)).unwrap_or(end);
    !(first..=last).contains(&day)
}

/// Returns true for the years that the season touches, and one more on either side.
pub(super) fn is_near_year(year: u32, reading: &Reading) -> bool {
    let (start, end) = reading.window();
    let year = i64::from(year);
    (i64::from(start.year()) - 1..=i64::from(end.year()) + 1).contains(&year)
}

/// Keeps the one day that lies close ahead, or the only one that isn't long over; else all.
fn near(days: &mut Vec<Day>, today: Day) {
    let ahead = |day: &Day| day.signed_duration_since(today).num_days();
    let only = |plausible: &dyn Fn(i64) -> bool| {
        let found: Vec<Day> = days.iter().copied().filter(|day| plausible(ahead(day))).collect();
        if let [day] = found[..] { Some(day) } else { None }
    };
    let soon = only(&|away| (0..=SOON).contains(&away));
    if let Some(day) = soon.or_else(|| only(&|away| away >= -LONG_AGO)) {
        days.retain(|it| *it == day);
    }
}

/// The days of this rule: in the year given, else the one that the tense asks for, else those in the season.
fn fitting(on: impl Fn(i32) -> Option<Day>, year: Option<u32>, reading: &Reading) -> Vec<Day> {
    if year.is_none()
        && let Some(day) = by_tense(&on, reading)
    {
        return vec![day];
    }
    let (start, end) = reading.window();
    let inside = |day: &Day| year.is_some() || (start..=end).contains(day);
    years(year, reading).filter_map(on).filter(inside).collect()
}

/// The one day of this rule that the tense asks for; none where the season decides.
fn by_tense(on: impl Fn(i32) -> Option<Day>, reading: &Reading) -> Option<Day> {
    let today = reading.today();
    let year = today.year();
    let all = (year.saturating_sub(LEAP_YEARS)..=year.saturating_add(1)).filter_map(on);
    match reading.tense {
        Tense::Season => None,
        Tense::Past => all.filter(|day| *day <= today).max(),
        Tense::Near => all.min_by_key(|day| day.signed_duration_since(today).num_days().abs()),
    }
}

/// The years that may be meant: the given one, else those that the season touches.
fn years(year: Option<u32>, reading: &Reading) -> impl Iterator<Item = i32> + use<> {
    let (start, end) = reading.window();
    let given = year.and_then(|year| i32::try_from(year).ok());
    let (first, last) = given.map_or((start.year(), end.year()), |year| (year, year));
    first..=last.min(first.saturating_add(MOST_YEARS))
}

fn on(year: i32, numbers: Numbers) -> Option<Day> {
    NaiveDate::from_ymd_opt(year, numbers.month, numbers.day).filter(|day| in_years(*day))
}

/// Two digits are a year of this century.
fn whole_year(year: u32) -> u32 {
    if year < 100 { 2000 + year } else { year }
}

/// Month 13: perhaps day and month the other way round.
fn no_month(numbers: Numbers, reading: &Reading) -> Doubt<Day> {
    let order = match numbers.style {
        Style::Slashes => "month/day, as in 12/15",
        Style::YearFirst => "year-month-day, as in 2026-12-15",
        Style::Dots | Style::Words => "day.month., as in 15.12.",
    };
    let why = format!("there is no month {}: the order is {order}", numbers.month);
    let swapped = Numbers { month: numbers.day, day: numbers.month, ..numbers };
    Doubt::new(why, fitting(|year| on(year, swapped), numbers.year, reading))
}

fn outside(days: Vec<Day>, reading: &Reading) -> Doubt<Day> {
    let (start, end) = reading.window();
    let (start, end) = (day_label(start), day_label(end));
    Doubt::new(format!("the year is missing, and the season goes from {start} to {end}"), days)
}

/// No such day in the year given or in the season.
fn nowhere(numbers: Numbers, reading: &Reading) -> Doubt<Day> {
    let days: Vec<Day> = years(numbers.year, reading).filter_map(|year| on(year, numbers)).collect();
    if !days.is_empty() {
        return outside(days, reading);
    }
    let (month, day) = (numbers.month, numbers.day);
    let why = match (month, day) {
        (2, 29) => "29 February comes only in leap years".to_string(),
        _ => format!("{} has no day {day}", month_name(month)),
    };
    if !(29..=31).contains(&day) {
        return Doubt::new(why, Vec::new());
    }
    Doubt::new(why, around(numbers, reading))
}

/// For 30 February: the last day of February and the first of March; for 29 February the next one there is, too.
fn around(numbers: Numbers, reading: &Reading) -> Vec<Day> {
    let (start, end) = reading.window();
    let lasts: Vec<Day> =
        years(numbers.year, reading).filter_map(|year| last_day(year, numbers.month)).collect();
    let inside = lasts.iter().find(|day| (start..=end).contains(day)).or(lasts.first());
    let Some(last) = inside.copied() else { return Vec::new() };
    let leap = (1..=8).filter_map(|more| on(last.year() + more, numbers)).next();
    let leap = leap.filter(|_| numbers.day == 29);
    let days = [Some(last), last.succ_opt(), leap];
    days.into_iter().flatten().filter(|day| in_years(*day)).collect()
}

fn month_name(month: u32) -> String {
    NaiveDate::from_ymd_opt(2000, month, 1).map_or_else(String::new, |day| day.format("%B").to_string())
}

/// A weekday typed beside a day must be its weekday.
fn check_weekday(day: Day, weekday: Option<Weekday>) -> Result<Day, Doubt<Day>> {
    let Some(weekday) = weekday.filter(|weekday| day.weekday() != *weekday) else { return Ok(day) };
    let back = Days::new(u64::from(day.weekday().days_since(weekday)));
    let on = Days::new(u64::from(weekday.days_since(day.weekday())));
    let choices = [Some(day), day.checked_sub_days(back), day.checked_add_days(on)];
    let why = format!("{} is a {}", day.format("%-d %b %Y"), day.format("%A"));
    Err(Doubt::new(why, choices.into_iter().flatten().filter(|day| in_years(*day)).collect()))
}
