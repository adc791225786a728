//! When a stop of an agenda is, as a line says it: "9-9:30", "9:00 AM ET / 8:00 AM CT", "noon".

use chrono::NaiveTime;

/// Hours up to this one without am or pm are in the afternoon: nobody is interviewed at night.
const LAST_SMALL_HOUR: u32 = 5;

/// A time with its end, as a line has them, and what follows.
pub(super) type Span<'a> = (NaiveTime, Option<NaiveTime>, &'a str);

/// Reads a time with its end, "9:00–9:20", "9 to 10 am", and returns what follows. A mere number is no time, unless a time
/// ends what it begins: "9-9:30".
pub(super) fn span(text: &str) -> Option<Span<'_>> {
    let (from, rest) = clock(text)?;
    let behind = rest.trim_start();
    let range = ["-", "–", "—", "to ", "until "].iter().find_map(|it| behind.strip_prefix(it));
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
    if let Some(rest) = noon(text) {
        return Some((Clock { hour: 12, minute: Some(0), half: None, is_long: true }, rest));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (first, rest) = text.split_at_checked(digits)?;
    let number: u32 = first.parse().ok()?;
    let (hour, minute, rest) = match (digits, minutes(rest)) {
        (1 | 2, Some((minute, rest))) => (number, Some(minute), rest),
        (4, None) if !is_year(number, rest) => (number / 100, Some(number % 100), hours_sign(rest)),
        (1 | 2, None) => (number, None, rest),
        _ => return None,
    };
    let (half, rest) = half_of_day(rest);
    // "12:00 noon" says the same twice
    let rest = noon(rest.trim_start()).filter(|_| hour == 12).unwrap_or(rest);
    let clock = Clock { hour, minute, half, is_long: first.starts_with('0') || digits == 4 };
    clock.time().map(|_| (clock, rest))
}

/// Passes over the word noon.
fn noon(text: &str) -> Option<&str> {
    let word = text.get(..4).filter(|it| it.eq_ignore_ascii_case("noon"));
    word.and_then(|_| text.get(4..)).filter(|it| !it.starts_with(char::is_alphanumeric))
}

/// Reads the minutes of "9:30", "9.30", "9h30"; seconds of nought are passed over. The 12.15 of a date has none.
fn minutes(rest: &str) -> Option<(u32, &str)> {
    let digits = rest.strip_prefix([':', '.', 'h'])?;
    let (minute, behind) = digits.split_at_checked(2)?;
    let minute = minute.bytes().all(|it| it.is_ascii_digit()).then(|| minute.parse().ok())??;
    let behind = behind.strip_prefix(":00").unwrap_or(behind);
    let goes_on = |it: &str| it.starts_with(|c: char| c.is_ascii_digit());
    let is_date = behind.strip_prefix(['.', '/']).is_some_and(goes_on);
    (!goes_on(behind) && !is_date).then_some((minute, behind))
}

/// True for the year of a title: "2026 interview day" is not at 20:26. Nothing begins at so odd a minute of the evening.
fn is_year(number: u32, behind: &str) -> bool {
    let is_marked = behind.starts_with(['h', '-', '–']);
    (2024..2030).contains(&number) && !is_marked
}

/// Passes over the sign behind a clock of 24 hours: "0900h", "0900 hrs".
fn hours_sign(rest: &str) -> &str {
    let signs = ["h", " h", "hrs", " hrs", " hours"];
    let mut behind = signs.iter().filter_map(|it| rest.strip_prefix(it));
    behind.find(|it| !it.starts_with(char::is_alphanumeric)).unwrap_or(rest)
}

/// Reads am or pm, also the a of "11:45a": the hours that it adds, and what follows.
fn half_of_day(text: &str) -> (Option<u32>, &str) {
    let rest = text.trim_start();
    let words = [("a.m.", 0), ("am", 0), ("p.m.", 12), ("pm", 12), ("a", 0), ("p", 12)];
    let found = words.iter().find_map(|(word, adds)| {
        let said = rest.get(..word.len()).filter(|it| it.eq_ignore_ascii_case(word))?;
        let behind = rest.get(said.len()..).unwrap_or_default();
        let is_near = said.len() > 1 || rest.len() == text.len();
        (is_near && !behind.starts_with(char::is_alphanumeric)).then_some((Some(*adds), behind))
    });
    found.unwrap_or((None, text))
}
