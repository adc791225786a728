//! When a stop of an agenda is, as a line says it: "9-9:30", "9:00 AM ET / 8:00 AM CT", "noon".

use chrono::{NaiveDate, NaiveTime};

use super::time::{Found, Moment, When, Zone, find_zone};

/// Hours up to this one without am or pm are in the afternoon: nobody is interviewed at night.
const LAST_SMALL_HOUR: u32 = 5;

/// A stop as a line has it.
pub(super) struct Stop<'a> {
    pub from: NaiveTime,
    pub until: Option<NaiveTime>,
    /// The zone that the line names, and what follows it.
    zoned: Option<(Zone, &'a str)>,
    /// What stands behind the times.
    pub rest: &'a str,
}

impl Stop<'_> {
    /// Returns the stop by the clock of the place where the interview is. A line without a zone is by that clock already;
    /// where that clock isn't known, or another day would begin, the zone stays in the words.
    pub fn there(self, when: Option<&When>) -> Self {
        let (Some((zone, rest)), Some(When::At(start))) = (&self.zoned, when) else { return self };
        let moved = |time| in_zone_of(time, (start.civil().date(), zone), start.zone());
        let until = self.until.map(moved);
        match (moved(self.from), until) {
            (Some(from), None | Some(Some(_))) => Stop { from, until: until.flatten(), zoned: None, rest },
            (None, _) | (_, Some(None)) => self,
        }
    }
}

/// Returns what the clock of another zone shows then; none where it shows another day.
fn in_zone_of(time: NaiveTime, (day, zone): (NaiveDate, &Zone), there: &Zone) -> Option<NaiveTime> {
    let at = Moment::new(day.and_time(time), zone).ok()?.in_zone(there);
    (at.date() == day).then_some(at.time())
}

/// Reads the time at the beginning of a line, an end and a zone behind it, and the same time again in another zone.
pub(super) fn stop(line: &str) -> Option<Stop<'_>> {
    let (from, until, rest) = span(line.trim_start_matches(['-', '*', '•', '·', '|']).trim_start())?;
    let zoned = zone_of(rest).map(|(zone, rest)| (zone, behind_times(again(rest).unwrap_or(rest))));
    Some(Stop { from, until, zoned, rest: behind_times(rest) })
}

fn behind_times(rest: &str) -> &str {
    rest.trim_start_matches([' ', ':', '|', '\t', '-', '–', '·', ','])
}

/// Reads a time with its end, "9:00–9:20", "9 to 10 am", and returns what follows. A mere number is no time, unless a time
/// ends what it begins: "9-9:30".
fn span(text: &str) -> Option<(NaiveTime, Option<NaiveTime>, &str)> {
    let (from, rest) = clock(text)?;
    let behind = rest.trim_start();
    let range = ["-", "–", "—", "to "].iter().find_map(|it| behind.strip_prefix(it));
    let is_tight = rest.len() == behind.len() && range.is_some_and(|it| !it.starts_with(' '));
    let end = range.and_then(|it| clock(it.trim_start()));
    // the 3 of "9:00 - 3 rooms" ends nothing
    let is_end =
        |it: &Clock, behind: &str| !it.is_bare() || is_tight && !behind.starts_with(char::is_alphanumeric);
    let end = end.filter(|(it, behind)| is_end(it, behind) && !(from.is_bare() && it.is_bare()));
    match end {
        Some((until, rest)) => Some((from.before(&until).time()?, Some(until.time()?), rest)),
        None if from.is_bare() => None,
        None => Some((from.time()?, None, rest)),
    }
}

/// Reads the zone behind a time: "ET", "(CST)", "Pacific time". What may be a word of the agenda, like the CT of a CT
/// scan, is a zone only where it stands alone.
fn zone_of(rest: &str) -> Option<(Zone, &str)> {
    let text = rest.trim_start();
    let (text, close) = text.strip_prefix('(').map_or((text, ""), |it| (it, ")"));
    let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(length)?;
    let is_short =
        (2..=4).contains(&word.len()) && word.ends_with('T') && word.chars().all(char::is_uppercase);
    let is_long = ["Eastern", "Central", "Mountain", "Pacific"].contains(&word);
    let with_time = [" time", " Time"].iter().find_map(|it| rest.strip_prefix(it));
    let behind = with_time.unwrap_or(rest).strip_prefix(close)?;
    let is_alone = !close.is_empty() || with_time.is_some() || !begins_word(behind);
    let is_doubtful = is_long || ["CT", "MT"].contains(&word);
    match find_zone(word, &[]) {
        Found::Zone(zone) if (is_short || is_long) && (is_alone || !is_doubtful) => Some((zone, behind)),
        Found::Zone(_) | Found::Ask(_) | Found::Unknown { .. } => None,
    }
}

/// True if the next thing is a word, not a sign that parts it from what was before.
fn begins_word(text: &str) -> bool {
    text.starts_with('-') && !text.starts_with("- ")
        || text.trim_start_matches(' ').starts_with(char::is_alphanumeric)
}

/// Passes over the same time said once more in another zone: " / 8:00 AM CT".
fn again(rest: &str) -> Option<&str> {
    let text = rest.trim_start();
    let (text, close) = match text.strip_prefix('(') {
        Some(text) => (text, ")"),
        None => (text.strip_prefix('/')?, ""),
    };
    let (_, _, behind) = span(text.trim_start())?;
    let (_, behind) = zone_of(behind)?;
    behind.strip_prefix(close)
}

/// A time of the day as it is written.
#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    /// None for a mere hour.
    minute: Option<u32>,
    /// The hours that am or pm adds.
    half: Option<u32>,
    /// True if it is written as clocks of 24 hours are.
    is_long: bool,
}

impl Clock {
    fn is_bare(&self) -> bool {
        self.minute.is_none() && self.half.is_none()
    }

    /// Returns a time as the end of its span makes it: "8-9 PM" begins in the evening, "11-1 PM" in the morning.
    fn before(self, until: &Clock) -> Clock {
        if self.half.is_some() || self.is_long {
            return self;
        }
        let ends = until.time();
        let with = |half| Clock { half, ..self };
        let late = with(until.half.filter(|it| *it == 12));
        if late.time() <= ends { late } else { with(Some(0).filter(|_| until.half.is_some())) }
    }

    fn time(&self) -> Option<NaiveTime> {
        let hour = match self.half {
            Some(12) if self.hour < 12 => self.hour.saturating_add(12),
            Some(0) if self.hour == 12 => 0,
            None if !self.is_long && (1..=LAST_SMALL_HOUR).contains(&self.hour) => {
                self.hour.saturating_add(12)
            }
            Some(_) | None => self.hour,
        };
        NaiveTime::from_hms_opt(hour, self.minute.unwrap_or(0), 0)
    }
}

/// Reads a time of the day, and returns what follows.
fn clock(text: &str) -> Option<(Clock, &str)> {
    let noon = text.get(..4).filter(|it| it.eq_ignore_ascii_case("noon")).and_then(|_| text.get(4..));
    if let Some(rest) = noon.filter(|it| !it.starts_with(char::is_alphanumeric)) {
        return Some((Clock { hour: 12, minute: Some(0), half: None, is_long: true }, rest));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (first, rest) = text.split_at_checked(digits)?;
    let number: u32 = first.parse().ok()?;
    let minutes =
        rest.strip_prefix([':', '.']).and_then(|it| Some((it.get(..2)?.parse::<u32>().ok()?, it.get(2..)?)));
    let (hour, minute, rest) = match (digits, minutes) {
        (1 | 2, Some((minute, rest))) => (number, Some(minute), rest),
        (4, None) => (number / 100, Some(number % 100), rest),
        (1 | 2, None) => (number, None, rest),
        _ => return None,
    };
    let (half, rest) = half_of_day(rest);
    let clock = Clock { hour, minute, half, is_long: first.starts_with('0') || digits == 4 };
    clock.time().map(|_| (clock, rest))
}

/// Reads am or pm: the hours that it adds, and what follows.
fn half_of_day(text: &str) -> (Option<u32>, &str) {
    let rest = text.trim_start();
    for (words, adds) in [(["a.m.", "am"], 0), (["p.m.", "pm"], 12)] {
        for word in words {
            let found = rest.get(..word.len()).filter(|it| it.eq_ignore_ascii_case(word));
            let behind = rest.get(word.len()..).unwrap_or_default();
            if found.is_some() && !behind.starts_with(char::is_alphabetic) {
                return (Some(adds), behind);
            }
        }
    }
    (None, text)
}
