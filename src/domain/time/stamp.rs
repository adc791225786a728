//! The two plain shapes of time, a day and an instant, and how they stand in the file as text.
//! Knows no zone and no clock.
use std::{fmt, str::FromStr};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike};

/// A calendar day that never moves with a zone. Its text is read with [`parse_day`].
pub type Day = NaiveDate;

/// Why a text is no day, no stamp or no moment, in one sentence that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadTime(pub String);

impl fmt::Display for BadTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadTime {}

/// An instant in whole seconds, text `2026-11-22T22:20:00Z`.
/// Lies between [`Stamp::MIN`] and [`Stamp::MAX`]; all arithmetic stops there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(i64);

impl Stamp {
    /// 1900-01-02T00:00:00Z; a day inside 1900 so that every zone's civil time lies in 1900 too.
    pub const MIN: Stamp = Stamp(-2_208_902_400);
    /// 9998-12-30T00:00:00Z.
    pub const MAX: Stamp = Stamp(253_370_592_000);

    /// Makes a stamp from seconds since 1970-01-01T00:00:00Z; what lies outside the range becomes its nearest end.
    pub fn from_seconds(seconds: i64) -> Stamp {
        Stamp(seconds.clamp(Stamp::MIN.0, Stamp::MAX.0))
    }

    /// Makes a stamp from a civil time in UTC; a fraction of a second is dropped.
    pub fn from_utc(utc: NaiveDateTime) -> Stamp {
        Stamp::from_seconds(utc.and_utc().timestamp())
    }

    /// Returns the seconds since 1970-01-01T00:00:00Z.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// Returns the civil time in UTC.
    pub fn utc(self) -> NaiveDateTime {
        DateTime::from_timestamp(self.0, 0).unwrap_or(DateTime::UNIX_EPOCH).naive_utc()
    }

    /// Returns this instant moved by `seconds`, stopping at the ends of the range.
    pub fn plus(self, seconds: i64) -> Stamp {
        Stamp::from_seconds(self.0.saturating_add(seconds))
    }

    /// Returns the seconds from `earlier` to this instant, negative if this one comes first.
    pub fn since(self, earlier: Stamp) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let utc = self.utc();
        write!(f, "{}T{:02}:{:02}:{:02}Z", utc.date(), utc.hour(), utc.minute(), utc.second())
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Stamp {
    type Err = BadTime;

    /// Reads RFC 3339: an offset is converted to UTC, a fraction of a second is cut off.
    fn from_str(text: &str) -> Result<Stamp, BadTime> {
        let read = DateTime::parse_from_rfc3339(text).map_err(|_| {
            BadTime(format!("{} is no instant; instants look like 2026-11-22T22:20:00Z", quoted(text)))
        })?;
        let stamp = Stamp::from_seconds(read.timestamp());
        if stamp.0 == read.timestamp() { Ok(stamp) } else { Err(beyond(text)) }
    }
}

/// Reads a day as it stands in the file: `2026-12-15`, exactly ten characters, years 0001 to 9999.
pub fn parse_day(text: &str) -> Result<Day, BadTime> {
    let bad = || BadTime(format!("{} is no day; days look like 2026-12-15", quoted(text)));
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return Err(bad());
    }
    let day: Day = text.parse().map_err(|_| bad())?;
    if day.year() >= 1 { Ok(day) } else { Err(bad()) }
}

/// Reads `-05:00`, `+0530`, `+05` or `+05:53:28`.
pub(super) fn parse_offset(text: &str) -> Option<FixedOffset> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'+' => (1, text.get(1..)?),
        b'-' => (-1, text.get(1..)?),
        _ => return None,
    };
    let colons = matches!(digits.len(), 5 | 8);
    let shaped = digits.bytes().enumerate().all(|(at, byte)| match at {
        2 | 5 if colons => byte == b':',
        _ => byte.is_ascii_digit(),
    });
    if !shaped || !matches!(digits.len(), 2 | 4 | 5 | 8) {
        return None;
    }
    let plain = digits.replace(':', "");
    let pair = |at: usize| plain.get(at..at + 2).map_or(Some(0), |two| two.parse::<i32>().ok());
    let (hours, minutes, seconds) = (pair(0)?, pair(2)?, pair(4)?);
    if minutes > 59 || seconds > 59 {
        return None;
    }
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60 + seconds))
}

/// Returns the refusal of a time outside the range of [`Stamp`].
pub(super) fn beyond(text: &str) -> BadTime {
    BadTime(format!("{} lies outside the years 1900 to 9998", quoted(text)))
}

/// Quotes a foreign text for a message: in quotation marks, without control characters, 40 characters at most.
pub(super) fn quoted(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if clean.chars().count() <= 40 {
        return format!("“{clean}”");
    }
    let start: String = clean.chars().take(39).collect();
    format!("“{start}…”")
}

#[cfg(test)]
#[path = "stamp_tests.rs"]
mod tests;
