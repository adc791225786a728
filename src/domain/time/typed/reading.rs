//! What reading a typed date needs to know, and how it says no. Knows no grammar.
use chrono::Weekday;

use crate::domain::time::{
    find::Locality,
    shapes::When,
    stamp::{Day, Stamp},
    zone::Zone,
};

/// What typed dates are read against.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    pub now: Stamp,
    /// The reader's zone: today is today there, and a time without a zone is one there.
    pub home: &'a Zone,
    /// The zone of `their time`, if it is known.
    pub their: Option<&'a Zone>,
    /// Cities and programs that may be named besides the cities of the zone database.
    pub cities: &'a [Locality],
    /// First and last day of the season: decides a missing year.
    pub season: (Day, Day),
    pub first_weekday: Weekday,
    pub tense: Tense,
}

/// On which side of today a typed day may lie: decides a missing year and a bare weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Wherever the season has it.
    Season,
    /// It has been, or is booked: the day nearest to today.
    Near,
    /// It has been: the newest one up to today.
    Past,
}

impl<'a> Reading<'a> {
    /// Returns the reading of a field whose days lie on that side of today.
    pub fn in_tense(&self, tense: Tense) -> Reading<'a> {
        Reading { tense, ..*self }
    }

    /// The present day at home.
    pub fn today(&self) -> Day {
        self.home.civil_at(self.now).date()
    }

    /// The season's first and last day, whichever way round they were given.
    pub(super) fn window(&self) -> (Day, Day) {
        let (one, two) = self.season;
        (one.min(two), one.max(two))
    }
}

/// Why a text was not read, and what it may have meant: each choice with a label for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub why: String,
    pub choices: Vec<(String, When)>,
}

impl Refusal {
    pub(super) fn new(why: impl Into<String>) -> Refusal {
        Refusal { why: why.into(), choices: Vec::new() }
    }
}

/// A part that could not be read for certain, and what it may have meant.
#[derive(Debug)]
pub(super) struct Doubt<T> {
    pub why: String,
    pub choices: Vec<T>,
}

impl<T> Doubt<T> {
    pub fn new(why: impl Into<String>, choices: Vec<T>) -> Doubt<T> {
        Doubt { why: why.into(), choices }
    }
}

/// Splits a part into what it may be and the doubt about it.
pub(super) fn split<T>(part: Result<T, Doubt<T>>) -> (Vec<T>, Option<String>) {
    match part {
        Ok(one) => (vec![one], None),
        Err(doubt) => (doubt.choices, Some(doubt.why)),
    }
}

/// `Tue 15 Dec 2026`.
pub(super) fn day_label(day: Day) -> String {
    day.format("%a %-d %b %Y").to_string()
}
