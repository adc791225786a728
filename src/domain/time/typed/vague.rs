//! What can't be read as it stands: why, and what may have been meant.
use chrono::{Months, NaiveDate, TimeDelta, Weekday};

use super::{
    calendar::{counted, date, day_number},
    clock::Clock,
    dates::{fixed, in_years, is_near_year},
    piece::{Numbers, Piece, Style, Unit},
    reading::{Reading, Refusal, day_label},
};
use crate::domain::time::{shapes::When, stamp::Day};
use chrono::Datelike;

/// Why the first of these pieces begins neither a day nor a time.
pub(super) fn vague(pieces: &[Piece], reading: &Reading) -> Refusal {
    match pieces {
        [count, Piece::Unit(unit), ..] if counted(count).is_some() => {
            ahead_or_ago(counted(count).unwrap_or_default(), *unit, reading)
        }
        [Piece::Ordinal(n), Piece::Weekday(day), ..] => which_month_of(*n, *day, reading),
        [Piece::Ordinal(day) | Piece::Number(day, _), ..] => which_month(*day, reading),
        [Piece::Unit(Unit::Week), rest @ ..] => which_of_week(rest, reading),
        [Piece::Month(_), ..] => Refusal::new("which day of the month?"),
        [Piece::Next | Piece::Last | Piece::This, Piece::Unit(Unit::Month), ..] => {
            Refusal::new("which day of that month?")
        }
        [Piece::Half(_), ..] => Refusal::new("am and pm need an hour before them"),
        [Piece::Next | Piece::Last | Piece::This, ..] => {
            Refusal::new("“next”, “last” and “this” go with a weekday, or with “week”")
        }
        [Piece::Ago, ..] => Refusal::new("“ago” needs a span before it, such as 3 days"),
        [Piece::After | Piece::Before, ..] => {
            Refusal::new("“after” and “before” stand between a span and a day, as in 3 days after Dec 15")
        }
        [Piece::End, ..] => Refusal::new("the end of what? Days look like Dec 15, 12/15 or 2026-12-15"),
        _ => Refusal::new("that is no day and no time; days look like Dec 15, 12/15 or 2026-12-15"),
    }
}

/// `3 days` alone.
fn ahead_or_ago(count: i64, unit: Unit, reading: &Reading) -> Refusal {
    let why = "ahead or ago? Write +3d, in 3 days, or 3 days ago";
    let days = unit.length(count).filter(|(_, months)| *months == 0);
    let days = days.and_then(|(days, _)| TimeDelta::try_days(days));
    let today = reading.today();
    let choices =
        days.iter().flat_map(|days| [today.checked_add_signed(*days), today.checked_sub_signed(*days)]);
    Refusal { why: why.into(), choices: day_choices(choices.flatten()) }
}

fn next_month(reading: &Reading) -> Option<Day> {
    reading.today().with_day(1)?.checked_add_months(Months::new(1))
}

/// `the 15th` alone.
fn which_month(day: u32, reading: &Reading) -> Refusal {
    let next = next_month(reading);
    let choices = [reading.today().with_day(day), next.and_then(|first| first.with_day(day))];
    Refusal { why: "which month?".into(), choices: day_choices(choices.into_iter().flatten()) }
}

/// `2nd tuesday` alone.
fn which_month_of(n: u32, weekday: Weekday, reading: &Reading) -> Refusal {
    let firsts = [Some(reading.today()), next_month(reading)].into_iter().flatten();
    let on = |first: Day| {
        NaiveDate::from_weekday_of_month_opt(first.year(), first.month(), weekday, u8::try_from(n).ok()?)
    };
    Refusal { why: "which month?".into(), choices: day_choices(firsts.filter_map(on)) }
}

/// `week of dec 14`.
fn which_of_week(pieces: &[Piece], reading: &Reading) -> Refusal {
    let day = date(pieces, reading).and_then(|(date, _)| fixed(&date, None, reading).ok());
    let monday = day.map(|day| day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday())));
    let days = monday.into_iter().flat_map(|monday| (0..5).map(move |n| monday + TimeDelta::days(n)));
    Refusal { why: "a week has several days: which one?".into(), choices: day_choices(days) }
}

fn day_choices(days: impl Iterator<Item = Day>) -> Vec<(String, When)> {
    days.filter(|day| in_years(*day)).map(|day| (day_label(day), When::Day(day))).collect()
}

/// Joins what belongs together, and finds the years among the numbers: a year stands beside a day that lacks one, and
/// is near, or can be no time.
pub(super) fn prepared(mut pieces: Vec<Piece>, reading: &Reading) -> Vec<Piece> {
    let mut at = 0;
    while at < pieces.len() {
        let joined = match pieces.get(at..).unwrap_or_default() {
            [Piece::Number(12, _), Piece::Clock(clock), ..] if clock.is_noon_or_midnight() => Some(*clock),
            [Piece::Clock(twelve), Piece::Clock(clock), ..]
                if twelve.is_twelve() && clock.is_noon_or_midnight() =>
            {
                Some(*clock)
            }
            [Piece::Number(number, 4), Piece::Unit(Unit::Hour), ..] => Some(Clock::from_number(*number, 4)),
            [Piece::Dotted(hour, minute, 2), Piece::Half(half), ..] => {
                Some(Clock::open(*hour, *minute).halved(*half))
            }
            [Piece::End, Piece::Unit(Unit::Day), ..] => Some(Clock::day_end()),
            _ => None,
        };
        if let Some(clock) = joined {
            pieces.splice(at..at + 2, [Piece::Clock(clock)]);
        }
        at += 1;
    }
    for at in 1..pieces.len().saturating_sub(1) {
        let is_or = matches!(&pieces[at], Piece::Word(word) if matches!(word.as_str(), "and" | "&" | "or"));
        let is_between = [at - 1, at + 1].iter().all(|at| !matches!(pieces[*at], Piece::Word(_)));
        if is_or && is_between {
            pieces[at] = Piece::Or;
        }
    }
    for at in 0..pieces.len() {
        if let Some(year) = year_at(&pieces, at, reading) {
            pieces[at] = Piece::Year(year);
        }
    }
    pieces
}

fn year_at(pieces: &[Piece], at: usize, reading: &Reading) -> Option<u32> {
    let Piece::Number(number, digits) = *pieces.get(at)? else { return None };
    if matches!(pieces.get(at + 1), Some(Piece::Half(_) | Piece::Unit(_))) || !lacks_year(pieces) {
        return None;
    }
    match digits {
        4 if is_near_year(number, reading) || !is_time(number) => Some(number),
        4 if (1900..=2199).contains(&number) && has_clock(pieces) => Some(number),
        2 if number > 24 && is_near_year(2000 + number, reading) => {
            is_behind_day(pieces, at).then_some(2000 + number)
        }
        _ => None,
    }
}

/// Returns true if a month and its day stand before that index.
fn is_behind_day(pieces: &[Piece], at: usize) -> bool {
    let before = at.checked_sub(2).and_then(|from| pieces.get(from..at)).unwrap_or_default();
    let is_of_month = |at: Option<usize>| matches!(at.and_then(|at| pieces.get(at)), Some(Piece::Month(_)));
    match before {
        [Piece::Month(_), day] => day_number(day).is_some(),
        [day, Piece::Month(_)] => day_number(day).is_some() && !is_of_month(at.checked_sub(3)),
        _ => false,
    }
}

/// Returns true if there is a day of a month, and nothing that is surely its year.
pub(super) fn lacks_year(pieces: &[Piece]) -> bool {
    let lacks = |piece: &Piece| {
        matches!(
            piece,
            Piece::Month(_)
                | Piece::Holiday(_)
                | Piece::Numbers(Numbers { year: None, .. })
                | Piece::Dotted(..)
        )
    };
    pieces.iter().any(lacks) && !pieces.iter().any(|it| matches!(it, Piece::Year(_)))
}

fn is_day(piece: &Piece) -> bool {
    matches!(piece, Piece::Weekday(_) | Piece::Near(_) | Piece::Day(_))
}

fn is_time(number: u32) -> bool {
    number / 100 < 24 && number % 100 < 60 || number == 2400
}

fn has_clock(pieces: &[Piece]) -> bool {
    pieces.iter().any(|it| matches!(it, Piece::Clock(_) | Piece::Half(_)))
}

/// Several ways to read the pieces, none of which goes without asking.
pub(super) struct Several {
    pub why: String,
    pub ways: Vec<Vec<Piece>>,
}

/// Finds what must be asked about before anything is read.
pub(super) fn several(pieces: &[Piece], reading: &Reading) -> Option<Several> {
    (0..pieces.len()).find_map(|at| match pieces.get(at..).unwrap_or_default() {
        [Piece::Or, ..] => Some(either(pieces, at)),
        [Piece::To, ..] if is_unclear(pieces, at) => {
            let why = "which two days? Write them as in Dec 14 - Dec 15".to_owned();
            Some(Several { why, ways: Vec::new() })
        }
        [Piece::Numbers(numbers), ..] => orders(pieces, at, *numbers, reading),
        [Piece::Dotted(first, second, digits), ..] => {
            let (first, second) = (*first, *second);
            let why = format!(
                "{first}.{second:02} may be a day or a time: days end with a dot, times have a colon"
            );
            let mut ways =
                vec![day(pieces, at, (second, first, None)), day(pieces, at, (first, second, None))];
            ways.extend((*digits == 2).then(|| with(pieces, at, Piece::Clock(Clock::open(first, second)))));
            Some(Several { why, ways })
        }
        [piece @ Piece::Number(number @ 13..=31, 2), ..]
            if is_behind_day(pieces, at) && !has_clock(pieces) && !pieces.contains(&Piece::To) =>
        {
            let why = format!("{number} may be another day or an hour: write {number}:00 for the time");
            let month = pieces.get(..at)?.iter().rev().find(|it| matches!(it, Piece::Month(_)))?;
            Some(Several { why, ways: vec![vec![month.clone(), piece.clone()], pieces.to_vec()] })
        }
        [Piece::Number(2000..=2099, 4), Piece::Half(_), ..] => None,
        [Piece::Number(number @ 2000..=2099, 4), ..] => year_or_time(pieces, at, *number, reading),
        _ => None,
    })
}

fn with(pieces: &[Piece], at: usize, other: Piece) -> Vec<Piece> {
    let mut way = pieces.to_vec();
    way[at] = other;
    way
}

fn day(pieces: &[Piece], at: usize, (month, day, year): (u32, u32, Option<u32>)) -> Vec<Piece> {
    with(pieces, at, Piece::Numbers(Numbers { month, day, year, style: Style::Slashes }))
}

/// `27-1-15`, whose year may be the first or the last; `3.5.27`, whose month may be the first or the second.
fn orders(pieces: &[Piece], at: usize, numbers: Numbers, reading: &Reading) -> Option<Several> {
    let (first, second) = (numbers.month, numbers.day);
    let year = numbers.year.filter(|year| *year < 100)?;
    let (why, ways) = match numbers.style {
        Style::Slashes if first > 12 && is_near_year(2000 + first, reading) => {
            let ways = [(second, year, Some(first)), (second, first, Some(year))];
            ("is the year first or last? Write it as in 2026-12-15", ways)
        }
        Style::Dots if first <= 12 && second <= 12 && first != second => {
            let ways = [(first, second, Some(year)), (second, first, Some(year))];
            ("day or month first? Write it as in Dec 15", ways)
        }
        Style::Slashes | Style::Dots | Style::YearFirst | Style::Words => return None,
    };
    Some(Several { why: why.to_owned(), ways: ways.map(|it| day(pieces, at, it)).to_vec() })
}

/// `dec 15 2030`, `tomorrow 2026`, `2026`.
fn year_or_time(pieces: &[Piece], at: usize, number: u32, reading: &Reading) -> Option<Several> {
    let time = with(pieces, at, Piece::Clock(Clock::from_number(number, 4)));
    let ways = match (pieces.len(), lacks_year(pieces), is_near_year(number, reading)) {
        (1, _, _) => Vec::new(),
        (_, true, _) if !has_clock(pieces) => vec![time, with(pieces, at, Piece::Year(number))],
        (_, false, true) if pieces.iter().any(is_day) => vec![time],
        (_, false, true) => Vec::new(),
        _ => return None,
    };
    let (hour, minute) = (number / 100, number % 100);
    let alone = if ways.is_empty() { " alone" } else { "" };
    let why = format!("{number}{alone} may be a year or a time: write {hour:02}:{minute:02} for the time");
    Some(Several { why, ways })
}

/// `dec 14 and 15`, `9 or 10am`: one of two.
fn either(pieces: &[Piece], at: usize) -> Several {
    let (left, right) = (pieces.get(..at).unwrap_or_default(), pieces.get(at + 1..).unwrap_or_default());
    let mut second = right.to_vec();
    if let ([.., month @ Piece::Month(_), _], [Piece::Number(_, 1 | 2) | Piece::Ordinal(_)]) = (left, right) {
        second.insert(0, month.clone());
    }
    Several { why: "there are two in it: which one?".to_owned(), ways: vec![left.to_vec(), second] }
}

/// `14-15/12`: a number before a day of another writing.
fn is_unclear(pieces: &[Piece], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| pieces.get(at));
    let behind = pieces.get(at + 1);
    matches!(before, Some(Piece::Number(_, 1 | 2)))
        && matches!(behind, Some(Piece::Numbers(Numbers { style: Style::Slashes, .. })))
        && !at.checked_sub(2).is_some_and(|at| matches!(pieces.get(at), Some(Piece::Month(_))))
}

/// `9-5` alone: a day, or hours of today.
pub(super) fn bare_ends(pieces: &[Piece]) -> Option<Several> {
    let [Piece::Number(first, 1 | 2), Piece::To, Piece::Number(last, 1 | 2)] = *pieces else { return None };
    let day = Numbers { month: first, day: last, year: None, style: Style::Slashes };
    let why =
        format!("{first}-{last} may be a day or a span of hours: write {first}/{last}, or {first}-{last}pm");
    let ways = vec![vec![Piece::Numbers(day)], vec![Piece::Number(first, 2)]];
    Some(Several { why, ways })
}
