//! The third shape of time, a civil time in a zone, and "a day or a moment": how they stand in the file, where they
//! lie in time. Knows no clock and no words for people.
use std::{cmp::Ordering, fmt, str::FromStr};

use chrono::{Days, FixedOffset, NaiveDateTime, NaiveTime, Timelike};

use super::{
    stamp::{BadTime, Day, Stamp, beyond, parse_day, parse_offset, quoted},
    zone::{Resolved, Zone},
};

/// A civil time in a zone, text `2026-12-15T09:00[America/Chicago]`. It exists there: none in a gap can be made.
/// Where the clocks show it twice it carries the offset, text `2026-11-01T01:30-05:00[America/New_York]`.
/// Ordered by instant, then by civil time and zone name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    instant: Stamp,
    civil: NaiveDateTime,
    zone: Zone,
    offset: Option<FixedOffset>,
}

/// A day, or a moment of one. Ordered by the day as it is written, within it the day itself first, then by moment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum When {
    Day(Day),
    At(Moment),
}

impl Moment {
    /// Returns the moment that the clocks of `zone` show at that instant.
    pub fn at(instant: Stamp, zone: &Zone) -> Moment {
        let civil = zone.civil_at(instant);
        let is_twice = matches!(zone.resolve(civil), Resolved::Twice { .. });
        let offset = is_twice.then(|| zone.offset_at(instant));
        Moment { instant, civil, zone: zone.clone(), offset }
    }

    /// The moment at which the clocks of `zone` show `civil`, the first one where they show it twice.
    /// Err: a time in a gap, or outside the years 1900 to 9998. Who must ask about a fold looks at [`Zone::resolve`].
    pub fn new(civil: NaiveDateTime, zone: &Zone) -> Result<Moment, BadTime> {
        Moment::fitting(civil, None, zone)
    }

    /// Like [`Moment::new`] with an offset that must be in force there; it decides between two.
    pub(super) fn fitting(
        civil: NaiveDateTime,
        offset: Option<FixedOffset>,
        zone: &Zone,
    ) -> Result<Moment, BadTime> {
        let civil = civil.with_nanosecond(0).unwrap_or(civil);
        let instant = match (zone.resolve(civil), offset) {
            (Resolved::Never { .. }, _) => return Err(BadTime(gap_sentence(civil, zone))),
            (Resolved::Once(at), _) => at,
            (Resolved::Twice { second, .. }, Some(offset)) if second.offset == offset => second.at,
            (Resolved::Twice { first, .. }, _) => first.at,
        };
        if let Some(wrong) = offset.filter(|offset| *offset != zone.offset_at(instant)) {
            let right = zone.offset_at(instant);
            let text = civil_text(civil);
            return Err(BadTime(format!("{text} in {} has the offset {right}, not {wrong}", zone.city())));
        }
        if zone.civil_at(instant) != civil {
            return Err(beyond(&civil_text(civil)));
        }
        Ok(Moment::at(instant, zone))
    }

    pub fn instant(&self) -> Stamp {
        self.instant
    }

    /// Returns what the clocks of its own zone show.
    pub fn civil(&self) -> NaiveDateTime {
        self.civil
    }

    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Returns its offset from UTC, which is set only if its zone shows the civil time twice.
    pub fn offset(&self) -> Option<FixedOffset> {
        self.offset
    }

    /// Returns it as other programs read instants: `2026-12-15T09:00:00-06:00`, what its own clocks show.
    pub fn rfc3339(&self) -> String {
        format!("{}{}", self.civil.format("%Y-%m-%dT%H:%M:%S"), self.zone.offset_at(self.instant))
    }

    /// Returns its day in its own zone.
    pub fn day(&self) -> Day {
        self.civil.date()
    }

    /// Returns what the clocks of another zone show at that moment.
    pub fn in_zone(&self, zone: &Zone) -> NaiveDateTime {
        zone.civil_at(self.instant)
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Moment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        let key = |m: &Moment| (m.instant, m.civil);
        key(self).cmp(&key(other)).then_with(|| self.zone.cmp(&other.zone))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&civil_text(self.civil))?;
        if let Some(offset) = self.offset {
            write!(f, "{offset}")?;
        }
        write!(f, "[{}]", self.zone.name())
    }
}

impl FromStr for Moment {
    type Err = BadTime;

    /// Refuses an unknown zone, a time in a gap and an offset that isn't in force there. A civil time that happens
    /// twice without an offset is read as the first one: a file is not rejected for it, and is written with the
    /// offset from then on. An offset where none is needed is checked and dropped.
    fn from_str(text: &str) -> Result<Moment, BadTime> {
        let (civil, offset, zone) = split_moment(text)?;
        Moment::fitting(civil, offset, &zone)
    }
}

const MINUTES_OF_A_DAY: u32 = 1_440;

impl When {
    /// Returns its day as it is written: that of a moment in the moment's own zone.
    pub fn day(&self) -> Day {
        match self {
            When::Day(day) => *day,
            When::At(moment) => moment.day(),
        }
    }

    /// Returns its day in `zone`; a day is the same in every zone.
    pub fn day_in(&self, zone: &Zone) -> Day {
        match self {
            When::Day(day) => *day,
            When::At(moment) => moment.in_zone(zone).date(),
        }
    }

    /// Changes a day, or the civil time of a moment in its own zone; a time that the clocks skip there is set after the
    /// gap. What can't be changed stays.
    pub fn mapped(&self, change: impl Fn(NaiveDateTime) -> Option<NaiveDateTime>) -> When {
        match self {
            When::Day(day) => {
                When::Day(change(day.and_time(Default::default())).map_or(*day, |it| it.date()))
            }
            When::At(moment) => {
                let civil = change(moment.civil()).unwrap_or(moment.civil());
                let made = match moment.zone().resolve(civil) {
                    Resolved::Never { after, .. } => Ok(Moment::at(after, moment.zone())),
                    Resolved::Once(_) | Resolved::Twice { .. } => Moment::new(civil, moment.zone()),
                };
                When::At(made.unwrap_or_else(|_| moment.clone()))
            }
        }
    }

    /// Returns the instant from which on a lead time of so many minutes counts, before its last instant. Whole days are
    /// counted by the calendar at home: they begin at midnight.
    pub fn lead_start(&self, minutes: u32, home: &Zone) -> Stamp {
        let day = self.day_in(home).checked_sub_days(Days::new(u64::from(minutes / MINUTES_OF_A_DAY)));
        match day {
            Some(day) if minutes >= MINUTES_OF_A_DAY && minutes.is_multiple_of(MINUTES_OF_A_DAY) => {
                home.midnight(day)
            }
            _ => self.end(home).plus(i64::from(minutes).saturating_mul(-60)),
        }
    }

    /// Returns its first instant: a day begins at its midnight in `home`.
    pub fn start(&self, home: &Zone) -> Stamp {
        match self {
            When::Day(day) => home.midnight(*day),
            When::At(moment) => moment.instant(),
        }
    }

    /// Returns the instant from which on it is over: a day at the midnight after it in `home`, a moment at itself.
    pub fn end(&self, home: &Zone) -> Stamp {
        match self {
            When::Day(day) => day.succ_opt().map_or(Stamp::MAX, |next| home.midnight(next)),
            When::At(moment) => moment.instant(),
        }
    }

    /// Returns an instant for sorting things of several zones; a day counts as that of UTC.
    pub fn instant(&self) -> Stamp {
        self.end(&Zone::utc())
    }

    /// Orders lists: by day in `home`, within it whole days first, then by instant.
    pub fn sort_key(&self, home: &Zone) -> (Day, Option<Stamp>) {
        match self {
            When::Day(day) => (*day, None),
            When::At(moment) => (self.day_in(home), Some(moment.instant())),
        }
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &When) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for When {
    fn cmp(&self, other: &When) -> Ordering {
        let moment = |when: &When| if let When::At(moment) = when { Some(moment.clone()) } else { None };
        let key = |when: &When| (when.day(), moment(when));
        key(self).cmp(&key(other))
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Day(day) => write!(f, "{day}"),
            When::At(moment) => write!(f, "{moment}"),
        }
    }
}

impl FromStr for When {
    type Err = BadTime;

    /// Reads what [`parse_day`] or [`Moment`] reads.
    fn from_str(text: &str) -> Result<When, BadTime> {
        if text.contains('[') { text.parse().map(When::At) } else { parse_day(text).map(When::Day) }
    }
}

/// The parts of a moment's text, not yet checked against each other.
pub(super) fn split_moment(text: &str) -> Result<(NaiveDateTime, Option<FixedOffset>, Zone), BadTime> {
    let bad = || {
        BadTime(format!("{} is no moment; moments look like 2026-12-15T09:00[America/Chicago]", quoted(text)))
    };
    let (rest, name) = text.strip_suffix(']').and_then(|t| t.split_once('[')).ok_or_else(bad)?;
    let (day, rest) = rest.split_once('T').ok_or_else(bad)?;
    let (clock, offset) = match rest.find(['+', '-']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let offset = match offset {
        "" => None,
        text => Some(parse_offset(text).ok_or_else(bad)?),
    };
    let civil = parse_day(day).map_err(|_| bad())?.and_time(parse_clock(clock).ok_or_else(bad)?);
    let zone = Zone::get(name).ok_or_else(|| BadTime(format!("{} is no known time zone", quoted(name))))?;
    Ok((civil, offset, zone))
}

/// `09:00`, `09:00:30`, a fraction of a second is cut off.
fn parse_clock(text: &str) -> Option<NaiveTime> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let fields: Vec<u32> = whole.split(':').map(two_digits).collect::<Option<_>>()?;
    match fields[..] {
        [hour, minute] if fraction == "0" => NaiveTime::from_hms_opt(hour, minute, 0),
        [hour, minute, second] => NaiveTime::from_hms_opt(hour, minute, second),
        _ => None,
    }
}

fn two_digits(text: &str) -> Option<u32> {
    let shaped = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    if shaped { text.parse().ok() } else { None }
}

/// `2026-12-15T09:00`, seconds only where there are any.
pub(super) fn civil_text(civil: NaiveDateTime) -> String {
    format!("{}T{}", civil.date(), clock_text(civil.time()))
}

/// `09:00`, seconds only where there are any.
pub(super) fn clock_text(time: NaiveTime) -> String {
    match time.second() {
        0 => format!("{:02}:{:02}", time.hour(), time.minute()),
        second => format!("{:02}:{:02}:{second:02}", time.hour(), time.minute()),
    }
}

/// Says which gap a civil time lies in.
pub(super) fn gap_sentence(civil: NaiveDateTime, zone: &Zone) -> String {
    let what = civil_text(civil).replace('T', " ");
    let Resolved::Never { change, .. } = zone.resolve(civil) else {
        return format!("{what} doesn't exist in {}", zone.city());
    };
    let after = zone.civil_at(change);
    let before = change.utc().checked_add_offset(zone.offset_at(change.plus(-1))).unwrap_or(after);
    let (from, to) = (clock_text(before.time()), clock_text(after.time()));
    format!("{what} doesn't exist in {}: the clocks jump from {from} to {to} there", zone.city())
}

#[cfg(test)]
#[path = "shapes_tests.rs"]
mod tests;
