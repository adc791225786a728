//! Which day a typed day is: missing years, weekdays that must fit, days that don't exist. Knows no time of day.
use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

use super::{
    lex::{Numbers, Style},
    reading::{Doubt, Reading, day_label},
};
use crate::domain::time::stamp::Day;

/// A day as typed, not yet checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Date {
    Full(Day),
    Numbers(Numbers),
    /// Days from today.
    FromToday(i64),
    /// The first such weekday from today on, today included.
    Coming(Weekday),
    /// The latest such weekday before today.
    Latest(Weekday),
    /// That weekday of the week after the present one.
    NextWeek(Weekday),
}

/// The most years of a season that are looked at.
const MOST_YEARS: i32 = 8;
/// If the year is missing, a day at most this many days ahead is the one that is meant.
const SOON: i64 = 60;
/// If the year is missing, a day more than this many days ago is not meant if another can be.
const LONG_AGO: i64 = 30;

/// The day for certain, or what it may be. A `weekday` typed beside it must fit.
pub(super) fn fixed(date: &Date, weekday: Option<Weekday>, reading: &Reading) -> Result<Day, Doubt<Day>> {
    let today = reading.today();
    let days = match date {
        Date::Full(day) => return check_weekday(*day, weekday),
        Date::Numbers(numbers) => return month_day(*numbers, weekday, reading),
        Date::FromToday(days) => *days,
        Date::Coming(weekday) => steps(today.weekday(), *weekday),
        Date::Latest(weekday) => -1 - steps(*weekday, today.weekday().pred()),
        Date::NextWeek(weekday) => {
            let first = reading.first_weekday;
            7 - steps(first, today.weekday()) + steps(first, *weekday)
        }
    };
    let day = TimeDelta::try_days(days).and_then(|span| today.checked_add_signed(span));
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
    if numbers.style == Style::OneDot {
        let (day, month) = (numbers.day, numbers.month);
        let why = format!("{day}.{month:02} may be a day or a time: days end with a dot, times have a colon");
        return Err(Doubt::new(why, fitting(numbers, reading)));
    }
    if !(1..=12).contains(&numbers.month) {
        return Err(no_month(numbers, reading));
    }
    let mut days = fitting(numbers, reading);
    if let Some(weekday) = weekday.filter(|_| days.len() > 1)
        && days.iter().any(|day| day.weekday() == weekday)
    {
        days.retain(|day| day.weekday() == weekday);
    }
    if days.len() > 1 {
        near(&mut days, reading.today());
    }
    match days[..] {
        [day] => check_weekday(day, weekday),
        [] => Err(nowhere(numbers, reading)),
        _ => Err(Doubt::new("the year is missing, and more than one fits the season", days)),
    }
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

/// The days of this month and day: in the year given, else in the season.
fn fitting(numbers: Numbers, reading: &Reading) -> Vec<Day> {
    let (start, end) = reading.window();
    let inside = |day: &Day| numbers.year.is_some() || (start..=end).contains(day);
    years(numbers, reading).filter_map(|year| on(year, numbers)).filter(|day| inside(day)).collect()
}

/// The years that may be meant: the given one, else those that the season touches.
fn years(numbers: Numbers, reading: &Reading) -> impl Iterator<Item = i32> + use<> {
    let (start, end) = reading.window();
    let given = numbers.year.and_then(|year| i32::try_from(year).ok());
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
        Style::Dots | Style::OneDot | Style::Words => "day.month., as in 15.12.",
    };
    let why = format!("there is no month {}: the order is {order}", numbers.month);
    let swapped = Numbers { month: numbers.day, day: numbers.month, ..numbers };
    Doubt::new(why, fitting(swapped, reading))
}

/// No such day in the year given or in the season.
fn nowhere(numbers: Numbers, reading: &Reading) -> Doubt<Day> {
    let days: Vec<Day> = years(numbers, reading).filter_map(|year| on(year, numbers)).collect();
    if !days.is_empty() {
        let (start, end) = reading.window();
        let why = format!(
            "the year is missing, and the season goes from {} to {}",
            day_label(start),
            day_label(end)
        );
        return Doubt::new(why, days);
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
    let last_of = |year| {
        let next =
            NaiveDate::from_ymd_opt(year, numbers.month, 1)?.checked_add_months(chrono::Months::new(1))?;
        next.pred_opt()
    };
    let lasts: Vec<Day> = years(numbers, reading).filter_map(last_of).collect();
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
