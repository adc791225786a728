//! Reads the two ends of a span, each on its own, and puts them together. Knows no fields.
use chrono::{NaiveTime, TimeDelta};

use super::{
    clock::{Clock, Spot},
    piece::Piece,
    range::Ends,
    reading::{Reading, Refusal, split},
    whole::{labeled, one},
};
use crate::domain::time::{
    shapes::{Moment, When},
    stamp::Day,
};

/// What was typed where a day or a moment belongs: that, or from when till when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: When,
    pub end: Option<When>,
}

impl From<When> for Span {
    fn from(start: When) -> Span {
        Span { start, end: None }
    }
}

impl Span {
    /// Returns how many minutes it lasts, between two moments.
    pub fn minutes(&self) -> Option<i64> {
        match (&self.start, &self.end) {
            (When::At(start), Some(When::At(end))) => Some(end.instant().since(start.instant()) / 60),
            (When::At(_) | When::Day(_), _) => None,
        }
    }
}

pub(super) fn between(ends: Ends, reading: &Reading) -> Result<Span, Refusal> {
    match ends {
        Ends::Days { first, last } => days(&first, &last, reading),
        Ends::Times { first, last, rest, at } => times((first, last), rest, at, reading),
    }
}

/// Reads one moment that is told in two zones; where they aren't the same, both are choices.
pub(super) fn same(ways: &[Vec<Piece>; 2], reading: &Reading) -> Result<Span, Refusal> {
    let [first, second] = [one(&ways[0], reading)?, one(&ways[1], reading)?];
    if first.instant() == second.instant() {
        return Ok(Span::from(first));
    }
    let choices = [first, second].iter().flat_map(|when| labeled(when, reading)).collect();
    Err(Refusal { why: "the two times aren't the same moment: which one?".to_owned(), choices })
}

fn days(first: &[Piece], last: &[Piece], reading: &Reading) -> Result<Span, Refusal> {
    let (start, mut end) = (one(first, reading)?, one(last, reading)?);
    let is_weekday = matches!(last, [Piece::Weekday(_)]);
    if let (true, Some(from), Some(to)) = (is_weekday, day(&start), day(&end))
        && to < from
    {
        end = When::Day(to + TimeDelta::days(7));
    }
    if end.end(reading.home) <= start.start(reading.home) {
        return Err(Refusal::new("the span ends before it begins"));
    }
    Ok(Span { start, end: Some(end) })
}

fn day(when: &When) -> Option<Day> {
    match when {
        When::Day(day) => Some(*day),
        When::At(_) => None,
    }
}

/// All that is typed but the times, as pieces, and where the time goes.
fn times(
    (first, last): (Clock, Clock),
    rest: Vec<Piece>,
    at: usize,
    reading: &Reading,
) -> Result<Span, Refusal> {
    let with = |clock: Clock| {
        let mut pieces = rest.clone();
        pieces.insert(at.min(rest.len()), Piece::Clock(clock));
        one(&pieces, reading)
    };
    let fitting = fitting((first, last), &rest)?;
    let (Spot::Within(from), minutes) = (match fitting[..] {
        [(from, minutes)] => (from, minutes),
        [] => return Err(Refusal::new("the span ends as it begins")),
        _ => return with(first).map(Span::from),
    }) else {
        return Err(Refusal::new("the span ends before it begins"));
    };
    let start = with(exact(from))?;
    let end = match &start {
        When::At(moment) => {
            let civil = moment.civil().checked_add_signed(TimeDelta::minutes(minutes));
            let end = civil.and_then(|civil| Moment::new(civil, moment.zone()).ok());
            Some(When::At(end.ok_or_else(|| Refusal::new("its end doesn't exist on that day"))?))
        }
        When::Day(_) => None,
    };
    Ok(Span { start, end })
}

/// Returns how many minutes two times of one day lie apart, where all that they may be agree.
pub(super) fn minutes_between(ends: Ends) -> Option<i64> {
    let Ends::Times { first, last, rest, .. } = ends else { return None };
    let all = fitting((first, last), &rest).ok()?;
    let minutes = all.first()?.1;
    all.iter().all(|it| it.1 == minutes).then_some(minutes)
}

/// Returns what two times may be: the beginning, and the minutes to the end.
fn fitting((first, last): (Clock, Clock), rest: &[Piece]) -> Result<Vec<(Spot, i64)>, Refusal> {
    let is_on_24 = rest.iter().any(|it| matches!(it, Piece::Day(_) | Piece::Offset(_)));
    let on_24 = |clock: Clock| if is_on_24 { clock.on_clock_of_24() } else { clock };
    let (first, last) = (on_24(first), on_24(last));
    let (mut firsts, why) = split(first.time());
    let (mut lasts, why_last) = split(last.time());
    if let Some(why) =
        [why, why_last].into_iter().flatten().next().filter(|_| firsts.is_empty() || lasts.is_empty())
    {
        return Err(Refusal::new(why));
    }
    for part in rest.iter().filter_map(|it| if let Piece::PartOfDay(part) = it { Some(*part) } else { None })
    {
        firsts.retain(|spot| part.narrow(Ok(*spot)).is_ok());
    }
    if first == Clock::midnight() {
        firsts.retain(|spot| *spot != Spot::End);
    }
    if last == Clock::midnight() {
        lasts.retain(|spot| *spot == Spot::End);
    }
    let is_sure = firsts.len() == 1 && lasts.len() == 1;
    let all = firsts.iter().flat_map(|from| lasts.iter().map(move |to| (*from, length(*from, *to))));
    let fits = |(_, minutes): &(Spot, i64)| *minutes > 0 && (is_sure || *minutes <= 720);
    Ok(all.filter(fits).collect())
}

fn exact(time: NaiveTime) -> Clock {
    use chrono::Timelike;
    Clock::at(time.hour(), time.minute(), time.second())
}

/// Minutes from one time to the next other one.
fn length(from: Spot, to: Spot) -> i64 {
    (i64::from(to.minutes()) - i64::from(from.minutes())).rem_euclid(1_440)
}
