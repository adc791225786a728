//! Which pieces are a day together. Knows nothing about which days exist, nor times.
use chrono::{Datelike, Months};

use super::{
    dates::Date,
    piece::{Numbers, Piece, Style, Unit},
    reading::Reading,
    yearly::Rule,
};

/// The day at the beginning of the pieces, and how many of them it takes.
pub(super) fn date(pieces: &[Piece], reading: &Reading) -> Option<(Date, usize)> {
    anchored(pieces, reading).or_else(|| plain(pieces, reading))
}

fn plain(pieces: &[Piece], reading: &Reading) -> Option<(Date, usize)> {
    rule(pieces, reading)
        .or_else(|| of_month(pieces, reading))
        .or_else(|| calendar(pieces))
        .or_else(|| relative(pieces))
}

/// `3 days after dec 15`, `a week from friday`, `the day before thanksgiving`, `friday after dec 15`.
fn anchored(pieces: &[Piece], reading: &Reading) -> Option<(Date, usize)> {
    let base = |used: usize| {
        let rest = pieces.get(used..)?;
        let (date, more) = plain(rest, reading).or(match rest {
            [Piece::Weekday(day), ..] => Some((Date::Coming(*day), 1)),
            _ => None,
        })?;
        Some((Box::new(date), used + more))
    };
    if let [Piece::Weekday(day), side @ (Piece::After | Piece::Before), ..] = pieces {
        let (base, used) = base(2)?;
        let is_after = matches!(side, Piece::After);
        let date = if is_after { Date::WeekdayAfter(base, *day) } else { Date::WeekdayBefore(base, *day) };
        return Some((date, used));
    }
    let (count, unit, used) = match pieces {
        [Piece::Unit(Unit::Day), Piece::After | Piece::Before, ..] => (1, Unit::Day, 1),
        [Piece::Shift(count, unit), ..] if *count > 0 => (*count, *unit, 1),
        [count, Piece::Unit(unit), ..] => (counted(count)?, *unit, 2),
        _ => return None,
    };
    let side = pieces.get(used)?;
    let sign = if matches!(side, Piece::After | Piece::From) {
        1
    } else if matches!(side, Piece::Before) {
        -1
    } else {
        return None;
    };
    let (days, months) = unit.length(count * sign)?;
    let (base, used) = base(used + 1)?;
    Some((Date::Beside(base, days, months), used))
}

/// `thanksgiving`, `2nd tuesday of january`, `last friday in march`, `end of january`.
fn rule(pieces: &[Piece], reading: &Reading) -> Option<(Date, usize)> {
    let yearly = |rule, used| Some((Date::Yearly(rule, None), used));
    match pieces {
        [Piece::Holiday(rule), ..] => yearly(*rule, 1),
        [Piece::End, Piece::Month(month), ..] => yearly(Rule::LastDay(*month), 2),
        [Piece::End, Piece::Unit(Unit::Month), ..]
        | [Piece::End, Piece::This, Piece::Unit(Unit::Month), ..] => {
            yearly(Rule::MonthEnd, 2 + usize::from(matches!(pieces.get(1), Some(Piece::This))))
        }
        [nth @ (Piece::Ordinal(_) | Piece::Last), Piece::Weekday(day), rest @ ..] => {
            let rule = |month| {
                let Piece::Ordinal(n) = nth else { return Some(Rule::Last(*day, month)) };
                u8::try_from(*n).ok().map(|n| Rule::Nth(n, *day, month, 0))
            };
            let (is_in, behind) = match rest {
                [Piece::In, behind @ ..] => (1, behind),
                _ => (0, rest),
            };
            match behind {
                [Piece::Month(month), ..] => yearly(rule(*month)?, 3 + is_in),
                [side @ (Piece::This | Piece::Next), Piece::Unit(Unit::Month), ..] => {
                    let (month, year) = month_beside(side, reading)?;
                    Some((Date::Yearly(rule(month)?, Some(year)), 4 + is_in))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// `the 15th of next month`.
fn of_month(pieces: &[Piece], reading: &Reading) -> Option<(Date, usize)> {
    let [day, side @ (Piece::This | Piece::Next), Piece::Unit(Unit::Month), ..] = pieces else { return None };
    let (month, year) = month_beside(side, reading)?;
    let numbers = Numbers { month, day: day_number(day)?, year: Some(year), style: Style::Words };
    Some((Date::Numbers(numbers), 3))
}

fn month_beside(side: &Piece, reading: &Reading) -> Option<(u32, u32)> {
    let months = Months::new(u32::from(matches!(side, Piece::Next)));
    let first = reading.today().with_day(1)?.checked_add_months(months)?;
    Some((first.month(), u32::try_from(first.year()).ok()?))
}

/// Days of the calendar: `2026-12-15`, `12/15`, `dec 15`, `15th dec`.
fn calendar(pieces: &[Piece]) -> Option<(Date, usize)> {
    let words = |month: &u32, day: u32| {
        Date::Numbers(Numbers { month: *month, day, year: None, style: Style::Words })
    };
    match pieces {
        [Piece::Day(day), ..] => Some((Date::Full(*day), 1)),
        [Piece::Numbers(numbers), ..] => Some((Date::Numbers(*numbers), 1)),
        [Piece::Month(month), day, ..] | [day, Piece::Month(month), ..] => {
            Some((words(month, day_number(day)?), 2))
        }
        _ => None,
    }
}

pub(super) fn day_number(piece: &Piece) -> Option<u32> {
    if let Piece::Number(day, 1 | 2) | Piece::Ordinal(day) = piece { Some(*day) } else { None }
}

/// Days counted from today: `tomorrow`, `+3d`, `in 3 days`, `a week ago`, `in 2 months`, `next week`, `next fri`.
fn relative(pieces: &[Piece]) -> Option<(Date, usize)> {
    let found = |date, used| Some((date, used));
    let (count, unit, used) = match pieces {
        [Piece::Near(days), Piece::Next, Piece::Unit(Unit::Week), ..] => {
            return found(Date::FromToday(days + 7), 3);
        }
        [Piece::Near(days), ..] => return found(Date::FromToday(*days), 1),
        [Piece::Weekday(day), Piece::Next, Piece::Unit(Unit::Week), ..] => {
            return found(Date::NextWeek(*day), 3);
        }
        [Piece::Weekday(day), Piece::This, Piece::Unit(Unit::Week), ..] => {
            return found(Date::Coming(*day), 3);
        }
        [Piece::Next, Piece::Weekday(day), ..] => return found(Date::NextWeek(*day), 2),
        [Piece::Last, Piece::Weekday(day), ..] => return found(Date::Latest(*day), 2),
        [Piece::This, Piece::Weekday(day), ..] => return found(Date::Coming(*day), 2),
        [Piece::Next, Piece::Unit(Unit::Week), Piece::Weekday(day), ..] => {
            return found(Date::NextWeek(*day), 3);
        }
        [Piece::This, Piece::Unit(Unit::Week), Piece::Weekday(day), ..] => {
            return found(Date::Coming(*day), 3);
        }
        [Piece::Next, Piece::Unit(Unit::Week), ..] => return found(Date::FromToday(7), 2),
        [Piece::Last, Piece::Unit(Unit::Week), ..] => return found(Date::FromToday(-7), 2),
        [Piece::This, Piece::PartOfDay(_), ..] => return found(Date::FromToday(0), 1),
        [Piece::Last, Piece::PartOfDay(_), ..] => return found(Date::FromToday(-1), 1),
        [Piece::Shift(count, unit), ..] => (*count, *unit, 1),
        [Piece::In, count, Piece::Unit(unit), ..] => (counted(count)?, *unit, 3),
        [count, Piece::Unit(unit), Piece::From, Piece::Now | Piece::Near(0), ..] => {
            (counted(count)?, *unit, 4)
        }
        [count, Piece::Unit(unit), Piece::Ago, ..] => (-counted(count)?, *unit, 3),
        _ => return None,
    };
    match unit.length(count)? {
        (days, 0) => found(Date::FromToday(days), used),
        (_, months) => found(Date::Months(months), used),
    }
}

/// Seconds from now: `now`, `+48h`, `in 90 min`, `in half an hour`, `2 hours ago`.
pub(super) fn from_now(pieces: &[Piece]) -> Option<(i64, usize)> {
    let (count, unit, used) = match pieces {
        [Piece::Now, ..] => return Some((0, 1)),
        [Piece::In, Piece::Word(half), Piece::Word(_), Piece::Unit(Unit::Hour), ..] if half == "half" => {
            return Some((1_800, 4));
        }
        [Piece::Shift(count, unit), ..] => (*count, *unit, 1),
        [Piece::In, count, Piece::Unit(unit), ..] => (counted(count)?, *unit, 3),
        [count, Piece::Unit(unit), Piece::From, Piece::Now, ..] => (counted(count)?, *unit, 4),
        [count, Piece::Unit(unit), Piece::Ago, ..] => (-counted(count)?, *unit, 3),
        _ => return None,
    };
    Some((count.saturating_mul(unit.seconds()?), used))
}

pub(super) fn counted(piece: &Piece) -> Option<i64> {
    if let Piece::Number(count, _) = piece {
        return Some(i64::from(*count));
    }
    matches!(piece, Piece::Word(word) if matches!(word.as_str(), "a" | "an")).then_some(1)
}

impl Unit {
    /// Days and months in so many of it, or `None` for units below a day.
    pub fn length(self, count: i64) -> Option<(i64, i32)> {
        let months = |each: i64| Some((0, i32::try_from(count.saturating_mul(each)).ok()?));
        match self {
            Unit::Day => Some((count, 0)),
            Unit::Week => Some((count.saturating_mul(7), 0)),
            Unit::Fortnight => Some((count.saturating_mul(14), 0)),
            Unit::Month => months(1),
            Unit::Year => months(12),
            Unit::Hour | Unit::Minute => None,
        }
    }

    /// Seconds in it, or `None` for units of a day and more.
    pub fn seconds(self) -> Option<i64> {
        match self {
            Unit::Hour => Some(3_600),
            Unit::Minute => Some(60),
            Unit::Day | Unit::Week | Unit::Fortnight | Unit::Month | Unit::Year => None,
        }
    }
}
