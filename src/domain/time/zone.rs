//! A time zone that exists, and what its clocks show: the only place that knows jiff and the bundled zone data.
//! Must not know the computer's own zone, the clock, or how people name zones (that is `find.rs`).
use std::{cmp::Ordering, fmt, hash};

use chrono::{Datelike, FixedOffset, NaiveDateTime, NaiveTime, Offset as _, TimeDelta, Timelike, Utc};
use jiff::{
    Timestamp, civil,
    tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase},
};

use super::stamp::{Day, Stamp};

/// A zone of the bundled IANA database. Compared by its name alone; a clone costs a pointer.
#[derive(Clone)]
pub struct Zone(TimeZone);

/// What a civil time is in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// The clocks show it once.
    Once(Stamp),
    /// The clocks are set back over it: it is shown twice.
    Twice { first: Pass, second: Pass },
    /// The clocks jump over it at `change`. `before` is that civil time less the length of the jump, `after` the
    /// civil time plus it: for 02:30 in New York 01:30 EST and 03:30 EDT.
    Never { before: Stamp, after: Stamp, change: Stamp },
}

/// One of the two times at which the clocks show a civil time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    pub at: Stamp,
    pub offset: FixedOffset,
}

/// The clocks of a zone being set to another offset from UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub at: Stamp,
    pub before: FixedOffset,
    pub after: FixedOffset,
}

impl Zone {
    /// Finds the zone of an IANA name in any case. Its [`Zone::name`] has the database's own case; links keep their
    /// name.
    pub fn get(name: &str) -> Option<Zone> {
        let zone = TimeZoneDatabase::bundled().get(name).ok()?;
        let known = zone.iana_name().is_some_and(|name| name != "Factory") && !zone.is_unknown();
        known.then_some(Zone(zone))
    }

    pub fn utc() -> Zone {
        Zone(TimeZone::UTC)
    }

    /// Returns its IANA name, such as `America/Chicago`.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// Returns true for the zone of a place: `EST`, `CST6CDT`, `UTC` and `Etc/GMT+5` say nothing about where one is.
    pub fn is_place(&self) -> bool {
        self.name().contains('/') && !self.name().starts_with("Etc/")
    }

    /// Returns the name that stands for all names of this zone: `Asia/Kolkata` for `Asia/Calcutta`.
    pub fn primary_name(&self) -> &str {
        self.0.primary_iana_name().unwrap_or_else(|| self.name())
    }

    /// Returns the last part of the name, such as `Chicago` or `New York`.
    pub fn city(&self) -> String {
        let name = self.name();
        name.rsplit('/').next().unwrap_or(name).replace('_', " ")
    }

    /// Returns the names of all zones, in the order of the database.
    pub(super) fn names() -> Vec<String> {
        TimeZoneDatabase::bundled().available().map(|name| name.as_str().to_string()).collect()
    }

    /// Returns what the clocks there show at that instant.
    pub fn civil_at(&self, stamp: Stamp) -> NaiveDateTime {
        let seconds = i64::from(self.offset_at(stamp).local_minus_utc());
        let utc = stamp.utc();
        utc.checked_add_signed(TimeDelta::seconds(seconds)).unwrap_or(utc)
    }

    /// Returns the offset east of UTC in force at that instant.
    pub fn offset_at(&self, stamp: Stamp) -> FixedOffset {
        fixed(self.0.to_offset(instant(stamp)))
    }

    /// Returns the abbreviation in force at that instant, such as `EST` or `EDT`; for zones without one what the
    /// database has: `-03`, `+0545`.
    pub fn abbreviation_at(&self, stamp: Stamp) -> String {
        self.0.to_offset_info(instant(stamp)).abbreviation().to_string()
    }

    /// Finds the instants at which the clocks show `civil` (a fraction of a second is ignored).
    pub fn resolve(&self, civil: NaiveDateTime) -> Resolved {
        let at = |offset: Offset| shifted(civil, offset);
        match self.0.to_ambiguous_timestamp(jiff_civil(civil)).offset() {
            AmbiguousOffset::Unambiguous { offset } => Resolved::Once(at(offset)),
            AmbiguousOffset::Fold { before, after } => Resolved::Twice {
                first: Pass { at: at(before), offset: fixed(before) },
                second: Pass { at: at(after), offset: fixed(after) },
            },
            AmbiguousOffset::Gap { before, after } => {
                let (early, late) = (at(after), at(before));
                Resolved::Never {
                    before: early,
                    after: late,
                    change: self.change_after(early).unwrap_or(late),
                }
            }
        }
    }

    /// Returns the first instant of that day there, even if the clocks jump over midnight; of a day that was left out
    /// altogether the first instant after it.
    pub fn midnight(&self, day: Day) -> Stamp {
        match self.resolve(day.and_time(NaiveTime::MIN)) {
            Resolved::Once(at) => at,
            Resolved::Twice { first, .. } => first.at,
            Resolved::Never { change, .. } => change,
        }
    }

    /// Returns the first change of the offset on that day there, if its clocks are set.
    pub fn changes_on(&self, day: Day) -> Option<Change> {
        let start = self.midnight(day);
        let end = day.succ_opt().map_or(Stamp::MAX, |next| self.midnight(next));
        let following = self.0.following(instant(start.plus(-1)));
        let stamps = following.map(|change| Stamp::from_seconds(change.timestamp().as_second()));
        stamps
            .take_while(|at| *at < end)
            .map(|at| Change { at, before: self.offset_at(at.plus(-1)), after: self.offset_at(at) })
            .find(|change| change.before != change.after)
    }

    fn change_after(&self, stamp: Stamp) -> Option<Stamp> {
        let change = self.0.following(instant(stamp)).next()?;
        Some(Stamp::from_seconds(change.timestamp().as_second()))
    }
}

/// Never fails in practice: a stamp's range lies inside that of jiff.
fn instant(stamp: Stamp) -> Timestamp {
    Timestamp::from_second(stamp.seconds()).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Offsets of the database stay well below a day.
fn fixed(offset: Offset) -> FixedOffset {
    FixedOffset::east_opt(offset.seconds()).unwrap_or(Utc.fix())
}

fn shifted(civil: NaiveDateTime, offset: Offset) -> Stamp {
    Stamp::from_seconds(civil.and_utc().timestamp().saturating_sub(i64::from(offset.seconds())))
}

/// Years that jiff can't hold are moved to its nearest end, where no zone has a change.
fn jiff_civil(civil: NaiveDateTime) -> civil::DateTime {
    let field = |value: u32| i8::try_from(value).unwrap_or(1);
    let made = i16::try_from(civil.year()).ok().and_then(|year| {
        let (month, day) = (field(civil.month()), field(civil.day()));
        let (hour, minute, second) = (field(civil.hour()), field(civil.minute()), field(civil.second()));
        civil::DateTime::new(year, month, day, hour, minute, second, 0).ok()
    });
    made.unwrap_or(if civil.year() < 0 { civil::DateTime::MIN } else { civil::DateTime::MAX })
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Zone) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Zone {}

impl PartialOrd for Zone {
    fn partial_cmp(&self, other: &Zone) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Zone {
    fn cmp(&self, other: &Zone) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl hash::Hash for Zone {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

#[cfg(test)]
#[path = "zone_tests.rs"]
pub(super) mod tests;
