//! Two ends in one text: `14:00-16:00`, `dec 20-22`. Knows which pieces are which end, nothing about which days exist.
use super::{
    calendar::day_number,
    clock::Clock,
    piece::{Numbers, Piece, Style},
};

/// What stands on either side of a dash, each whole.
#[derive(Debug, PartialEq)]
pub(super) enum Ends {
    /// Two times of one day: all else, with a place for the time at an index.
    Times {
        first: Clock,
        last: Clock,
        rest: Vec<Piece>,
        at: usize,
    },
    Days {
        first: Vec<Piece>,
        last: Vec<Piece>,
    },
}

/// Finds the two ends; `None` where no dash stands between two of a kind.
pub(super) fn ends(pieces: &[Piece]) -> Option<Ends> {
    pieces.iter().enumerate().filter(|(_, piece)| **piece == Piece::To).find_map(|(at, _)| {
        let (left, right) = (pieces.get(..at)?, pieces.get(at + 1..)?);
        days(left, right).or_else(|| times(left, right))
    })
}

fn is_date(piece: &Piece) -> bool {
    matches!(
        piece,
        Piece::Month(_)
            | Piece::Numbers(_)
            | Piece::Day(_)
            | Piece::Near(_)
            | Piece::Holiday(_)
            | Piece::Shift(..)
            | Piece::Unit(_)
    )
}

/// `11am ET / 10am CT`: all pieces with the one time and zone, and all with the other.
pub(super) fn told_twice(pieces: &[Piece]) -> Option<[Vec<Piece>; 2]> {
    let mut told: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let rest = pieces.get(at..)?;
        let used =
            clock(rest).filter(|(time, used)| *used == 2 || time.is_written_out()).map_or(0, |it| it.1);
        let words = rest.iter().skip(used).take_while(|it| matches!(it, Piece::Word(_))).count();
        if used > 0 && words > 0 {
            told.push((at, at + used + words));
        }
        at += (used + words).max(1);
    }
    let [one, two] = told[..] else { return None };
    let without = |(from, to): (usize, usize)| Some([pieces.get(..from)?, pieces.get(to..)?].concat());
    Some([without(two)?, without(one)?])
}

fn has_date(pieces: &[Piece]) -> bool {
    pieces.iter().any(is_date)
}

fn has_weekday(pieces: &[Piece]) -> bool {
    pieces.iter().any(|it| matches!(it, Piece::Weekday(_)))
}

fn has_clock(pieces: &[Piece]) -> bool {
    pieces.iter().any(|it| matches!(it, Piece::Clock(_) | Piece::Half(_)))
}

fn days(left: &[Piece], right: &[Piece]) -> Option<Ends> {
    let (dated, weekdays) = ((has_date(left), has_date(right)), (has_weekday(left), has_weekday(right)));
    let both = match (dated, weekdays) {
        ((true, true), _) => true,
        ((false, false), (true, true)) => true,
        ((true, false), (false, true)) => matches!((left, right), ([Piece::Near(_)], [Piece::Weekday(_)])),
        _ => return short_days(left, right),
    };
    let day_numbers = |pieces: &[Piece]| pieces.iter().any(|it| matches!(it, Piece::Unit(_)));
    if !both || day_numbers(left) || day_numbers(right) {
        return None;
    }
    let mut first = left.to_vec();
    let has_zone = |pieces: &[Piece]| pieces.iter().any(|it| matches!(it, Piece::Word(_)));
    if has_clock(left) && !has_zone(left) {
        first.extend(right.iter().filter(|it| matches!(it, Piece::Word(_))).cloned());
    }
    Some(Ends::Days { first, last: right.to_vec() })
}

/// Two days of one month, named once: `dec 20-22, 2026`, `20-22 dec`, `12/20-22`.
fn short_days(left: &[Piece], right: &[Piece]) -> Option<Ends> {
    if has_clock(left) || has_clock(right) {
        return None;
    }
    let years = |pieces: &[Piece]| pieces.iter().filter(|it| matches!(it, Piece::Year(_))).cloned().collect();
    let with = |mut day: Vec<Piece>, years: Vec<Piece>| {
        day.extend(years);
        day
    };
    match (left, right) {
        ([.., Piece::Month(month), first], [last, behind @ ..])
            if day_number(first).and(day_number(last)).is_some()
                && behind.iter().all(|it| matches!(it, Piece::Year(_))) =>
        {
            Some(Ends::Days {
                first: with(left.to_vec(), years(right)),
                last: with(vec![Piece::Month(*month), last.clone()], years(right)),
            })
        }
        ([before @ .., first], [last, Piece::Month(month), behind @ ..])
            if day_number(first).and(day_number(last)).is_some()
                && before.iter().all(|it| matches!(it, Piece::Weekday(_) | Piece::From | Piece::Between))
                && behind.iter().all(|it| matches!(it, Piece::Year(_))) =>
        {
            let mut begin = left.to_vec();
            begin.push(Piece::Month(*month));
            Some(Ends::Days { first: with(begin, years(right)), last: right.to_vec() })
        }
        ([first], [Piece::Numbers(numbers), ..]) if numbers.style == Style::Dots => {
            let first = Numbers { day: day_number(first)?, ..*numbers };
            Some(Ends::Days { first: vec![Piece::Numbers(first)], last: right.to_vec() })
        }
        ([.., Piece::Numbers(numbers)], [last]) if numbers.year.is_none() => {
            let last = Numbers { day: day_number(last)?, ..*numbers };
            Some(Ends::Days { first: left.to_vec(), last: vec![Piece::Numbers(last)] })
        }
        _ => None,
    }
}

/// A time at the beginning of the pieces, and how many of them it takes.
fn clock(pieces: &[Piece]) -> Option<(Clock, usize)> {
    match pieces {
        [Piece::Number(number, digits @ 1..=4), Piece::Half(half), ..] => {
            Some((Clock::from_number(*number, *digits).halved(*half), 2))
        }
        [Piece::Clock(typed), Piece::Half(half), ..] => Some((typed.halved(*half), 2)),
        [Piece::Clock(typed), ..] => Some((*typed, 1)),
        [Piece::Number(_, _), Piece::Unit(_), ..] => None,
        [Piece::Number(number, digits @ 1..=4), ..] => Some((Clock::from_number(*number, *digits), 1)),
        _ => None,
    }
}

/// Returns true if the number at that index is the day of a month.
fn is_of_month(pieces: &[Piece], at: usize) -> bool {
    let is_day = |at: Option<usize>| at.and_then(|at| pieces.get(at)).and_then(day_number).is_some();
    let is_month =
        |at: Option<usize>| at.and_then(|at| pieces.get(at)).is_some_and(|it| matches!(it, Piece::Month(_)));
    let behind = is_month(at.checked_sub(1)) && !is_day(at.checked_sub(2));
    // `11 dec 15`: the number behind the month is its day if there is one
    let before = is_month(Some(at + 1)) && !is_day(Some(at + 2));
    is_day(Some(at)) && (behind || before)
}

fn times(left: &[Piece], right: &[Piece]) -> Option<Ends> {
    let at = (0..left.len()).rev().find(|at| left.get(*at..).and_then(clock).is_some())?;
    let (first, used) = clock(left.get(at..)?)?;
    let (last, used_right) = clock(right)?;
    let is_number = |piece: Option<&Piece>| matches!(piece, Some(Piece::Number(..)));
    if is_number(left.get(at)) && used == 1 && is_of_month(left, at)
        || is_number(right.first()) && used_right == 1 && is_of_month(right, 0)
    {
        return None;
    }
    let behind = right.get(used_right..)?;
    let mut rest = left.get(..at)?.to_vec();
    rest.extend(left.get(at + used..)?.iter().cloned());
    rest.extend(behind.iter().filter(|it| !(matches!(it, Piece::Word(_)) && left.contains(it))).cloned());
    let is_clear = first.is_written_out() || last.is_written_out() || has_date(&rest) || has_weekday(&rest);
    let is_clear = is_clear || rest.iter().any(|it| matches!(it, Piece::PartOfDay(_)));
    is_clear.then_some(Ends::Times { first, last, rest, at })
}
