//! The pieces that a typed date is cut into. Knows neither their spelling nor their meaning together.
use chrono::{FixedOffset, Weekday};

use super::{
    clock::{Clock, Half, PartOfDay},
    yearly::Rule,
};
use crate::domain::time::stamp::Day;

/// One piece of a typed date.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A whole day: `2026-12-15`.
    Day(Day),
    /// `12/15/26` or `15.12.`, month and day not yet checked.
    Numbers(Numbers),
    /// `15.12`, `9.30`: a day or a time; with the count of digits of the second number.
    Dotted(u32, u32, usize),
    /// A number alone, with the count of its digits.
    Number(u32, usize),
    Year(u32),
    /// `15th`.
    Ordinal(u32),
    Month(u32),
    Weekday(Weekday),
    /// `today` and its neighbors, in days.
    Near(i64),
    /// `+3d`: count and unit.
    Shift(i64, Unit),
    Unit(Unit),
    Holiday(Rule),
    Next,
    Last,
    This,
    In,
    Ago,
    Now,
    From,
    Between,
    After,
    Before,
    /// A dash or a word between the two ends of a span; or only a dash.
    To,
    /// A word between two of which one is meant.
    Or,
    End,
    PartOfDay(PartOfDay),
    Clock(Clock),
    Half(Half),
    Offset(FixedOffset),
    /// Part of a zone, or nothing known.
    Word(String),
}

/// Two or three numbers with slashes, dashes or dots between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    pub month: u32,
    pub day: u32,
    pub year: Option<u32>,
    pub style: Style,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `12/15`, month first.
    Slashes,
    /// `2026/12/15`, `2026-12-5`, year first.
    YearFirst,
    /// `15.12.`, day first.
    Dots,
    /// `dec 15`.
    Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Fortnight,
    Month,
    Year,
    Hour,
    Minute,
}
