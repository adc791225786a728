//! Dates of a mail that were read, compared and put as what is asked. Knows not what they are for.

use std::ops::Range;

use super::{
    read::label,
    said::{Offered, Read},
};
use crate::domain::time::When;

/// A date that was read, with the instant by which it stands in order.
pub(super) struct Dated {
    pub offered: Offered,
    pub from: Range<usize>,
}

pub(super) fn with_doubt(mut offered: Offered, doubt: &str) -> Offered {
    if offered.why.is_empty() {
        offered.why = doubt.to_owned();
    }
    offered
}

/// Returns the date of one that leaves no doubt.
pub(super) fn sure(it: &Dated) -> Option<&When> {
    it.offered.when.as_ref().filter(|_| it.offered.why.is_empty())
}

pub(super) fn sure_last(it: &Dated) -> usize {
    usize::from(sure(it).is_none())
}

pub(super) fn first_instant(offered: &Offered) -> Option<i64> {
    let first = offered.when.as_ref().or_else(|| offered.choices.first().map(|it| &it.1));
    first.map(|it| it.instant().seconds())
}

/// Returns true if a date says all that another one says: the same moment, or a moment of that day.
pub(super) fn is_said_by(one: &Offered, other: &Offered) -> bool {
    let all = |said: &Offered| -> Vec<When> {
        let choices = said.choices.iter().map(|it| it.1.clone());
        said.when.iter().cloned().chain(choices).collect()
    };
    let (one, other) = (all(one), all(other));
    let is_in = |when: &When| {
        one.iter().any(|known| match (known, when) {
            (When::At(a), When::At(b)) => a.instant() == b.instant(),
            (known, When::Day(day)) => known.day() == *day,
            (When::Day(_), When::At(_)) => false,
        })
    };
    !other.is_empty() && other.iter().all(is_in)
}

/// Makes a date that is asked one whose choices say all that it may be.
pub(super) fn read(it: Dated) -> Read<Offered> {
    let Dated { mut offered, from } = it;
    let is_sure = offered.why.is_empty() && offered.when.is_some();
    if !is_sure {
        if let Some(when) = offered.when.take()
            && offered.choices.is_empty()
        {
            offered.choices.push((label(&when), when));
        }
    } else {
        offered.choices.clear();
    }
    Read { value: offered, from, is_sure }
}

/// Returns the one date of several; of more than one the first, which then isn't sure.
pub(super) fn only(all: Vec<Dated>) -> Option<Read<When>> {
    let mut dates: Vec<(When, Range<usize>, String)> = Vec::new();
    for it in all {
        let first = it.offered.when.clone().or_else(|| it.offered.choices.first().map(|it| it.1.clone()));
        let Some(when) = first else { continue };
        let is_known = |known: &(When, Range<usize>, String)| {
            known.0.instant() == when.instant() || known.0.day() == when.day()
        };
        match dates.iter_mut().find(|known| is_known(known)) {
            Some(known) if known.2.is_empty() || !it.offered.why.is_empty() => {}
            Some(known) => *known = (when, it.from, it.offered.why),
            None => dates.push((when, it.from, it.offered.why)),
        }
    }
    dates.sort_by_key(|it| it.0.instant().seconds());
    let is_one = dates.len() == 1;
    let (value, from, why) = dates.into_iter().next()?;
    Some(Read { value, from, is_sure: is_one && why.is_empty() })
}
