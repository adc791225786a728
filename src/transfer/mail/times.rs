//! Times of day among the tokens of a mail, with their zones: "8:00 AM – 1:30 PM CT". Knows no day.

use std::ops::Range;

use super::lex::{Lexed, Token};
use crate::domain::time::{Found, Locality, find_zone};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct TimeWords {
    /// What a reader of dates is given, without the zone.
    pub phrase: String,
    pub from: Range<usize>,
    pub zone: Option<ZoneWords>,
    pub is_span: bool,
    /// Why it may mean something else; empty if it doesn't.
    pub doubt: &'static str,
}

/// A zone as it is said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ZoneWords {
    pub phrase: String,
    pub from: Range<usize>,
    pub whose: Whose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// A zone by its name.
    Named,
    /// "Local time", "our time": theirs, as likely as not.
    Theirs,
    /// "Your time".
    Yours,
}

/// Names of zones that stand alone.
const SHORT: &[&str] = &[
    "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "akst", "akdt", "hst",
    "ast", "utc", "gmt",
];
/// Names of zones that are other words too.
const LONG: &[&str] =
    &["eastern", "central", "mountain", "pacific", "alaska", "hawaii", "arizona", "atlantic"];
/// Words behind such a name that make it one of a building.
const BUILDINGS: &[&str] = &[
    "campus",
    "hall",
    "lobby",
    "building",
    "room",
    "conference",
    "library",
    "tower",
    "wing",
    "entrance",
    "park",
    "avenue",
];
const DASHES: &[&str] = &["to", "until", "till", "through", "thru"];

const WINDOW: &str = "that may be a window of hours, or how long it takes";
const TWO_ZONES: &str = "its two ends are in two zones";

/// A time of day.
struct Clock {
    phrase: String,
    used: usize,
}

/// Returns the time that begins at a token, and how many tokens it takes.
pub(super) fn time(
    text: &str,
    tokens: &[Lexed],
    at: usize,
    cities: &[Locality],
) -> Option<(TimeWords, usize)> {
    let before = at.checked_sub(1).and_then(|it| tokens.get(it));
    let rest = tokens.get(at..)?;
    let start = rest.first()?;
    if before.is_some_and(|it| it.touches(start) && is_part_of_more(it)) {
        return None;
    }
    let first = clock(rest).or_else(|| bare(rest))?;
    let mut used = first.used;
    let mut zone = self::zone(text, rest, used, cities);
    used = zone.as_ref().map_or(used, |it| it.1);
    let mut time = TimeWords {
        phrase: first.phrase,
        from: start.from.start..start.from.end,
        zone: None,
        is_span: false,
        doubt: "",
    };
    let is_window = before.is_some_and(|it| it.is_word(&["between"]));
    let is_and = is_window && rest.get(used).is_some_and(|it| it.is_word(&["and"]));
    let is_dash = rest.get(used).is_some_and(|it| it.is_sign(&['-']) || it.is_word(DASHES));
    if (is_dash || is_and)
        && let Some(last) =
            rest.get(used.saturating_add(1)..).and_then(|it| clock(it).or_else(|| open_end(it)))
    {
        time.phrase = format!("{} - {}", time.phrase, last.phrase);
        time.is_span = true;
        time.doubt = if is_and { WINDOW } else { "" };
        used = used.saturating_add(1).saturating_add(last.used);
        let behind = self::zone(text, rest, used, cities);
        used = behind.as_ref().map_or(used, |it| it.1);
        if let (Some((one, _)), Some((two, _))) = (&zone, &behind)
            && one.phrase != two.phrase
        {
            time.doubt = TWO_ZONES;
        }
        zone = behind.or(zone);
    } else if clock(rest).is_none() {
        return None;
    }
    let last = rest.get(used.checked_sub(1)?)?;
    time.from = start.from.start..last.from.end;
    time.zone = zone.map(|it| it.0);
    Some((time, used))
}

fn is_part_of_more(token: &Lexed) -> bool {
    match &token.token {
        Token::Word(_) | Token::Number(..) => true,
        Token::Sign(sign) => {
            matches!(sign, '.' | ':' | '$' | '#' | '+' | '=' | '_' | '%' | '\'' | '\u{200B}')
        }
        Token::Line => false,
    }
}

/// "9am", "9:30 a.m.", "14:00", "noon", "0900 hours".
fn clock(tokens: &[Lexed]) -> Option<Clock> {
    let first = tokens.first()?;
    match &first.token {
        Token::Word(word) if word == "noon" || word == "midnight" => {
            Some(Clock { phrase: word.clone(), used: 1 })
        }
        Token::Number(hour, 1 | 2) if *hour <= 24 => {
            let (minutes, used) = minutes(tokens);
            let half = half(tokens, used);
            if minutes.is_empty() && half.is_none() || goes_on(tokens, used) {
                return None;
            }
            let (half, count) = half.unwrap_or_default();
            let width = if first.from.len() == 2 { 2 } else { 1 };
            let phrase = format!("{hour:0width$}{minutes} {half}");
            Some(Clock { phrase: phrase.trim_end().to_owned(), used: used.saturating_add(count) })
        }
        Token::Number(number @ 0..=2400, 4) if tokens.get(1)?.is_word(&["hrs", "hours", "h"]) => {
            let phrase = format!("{:02}:{:02}", number / 100, number % 100);
            Some(Clock { phrase, used: 2 })
        }
        Token::Word(_) | Token::Number(..) | Token::Sign(_) | Token::Line => None,
    }
}

/// ":30", and how many tokens hour and minutes take.
fn minutes(tokens: &[Lexed]) -> (String, usize) {
    match tokens {
        [hour, colon, minute, ..]
            if colon.is_sign(&[':']) && hour.touches(colon) && colon.touches(minute) =>
        {
            match minute.token {
                Token::Number(minute @ 0..=59, 2) => (format!(":{minute:02}"), 3),
                Token::Word(_) | Token::Number(..) | Token::Sign(_) | Token::Line => (String::new(), 1),
            }
        }
        _ => (String::new(), 1),
    }
}

/// "am" or "pm" behind a time; "noon" behind twelve.
fn half(tokens: &[Lexed], at: usize) -> Option<(&'static str, usize)> {
    let (last, next) = (tokens.get(at.checked_sub(1)?)?, tokens.get(at)?);
    let Token::Word(word) = &next.token else { return None };
    match word.as_str() {
        "am" => Some(("am", 1)),
        "pm" => Some(("pm", 1)),
        "a" if last.touches(next) => Some(("am", 1)),
        "p" if last.touches(next) => Some(("pm", 1)),
        "noon" if matches!(tokens.first()?.token, Token::Number(12, _)) => Some(("noon", 1)),
        _ => None,
    }
}

/// Returns true where figures go on that are no time.
fn goes_on(tokens: &[Lexed], used: usize) -> bool {
    let Some((last, next)) = used.checked_sub(1).and_then(|it| tokens.get(it)).zip(tokens.get(used)) else {
        return false;
    };
    last.touches(next)
        && (matches!(next.token, Token::Number(..)) || next.is_sign(&[':', '%', '+', '=', '_']))
}

/// The hour before a dash: "8 – 10 AM".
fn bare(tokens: &[Lexed]) -> Option<Clock> {
    let Token::Number(hour @ 1..=12, 1 | 2) = tokens.first()?.token else { return None };
    let is_before = tokens.get(1)?.is_sign(&['-']) || tokens.get(1)?.is_word(DASHES);
    is_before.then(|| Clock { phrase: hour.to_string(), used: 1 })
}

/// The hour behind a dash: "8 AM – 1".
fn open_end(tokens: &[Lexed]) -> Option<Clock> {
    let Token::Number(hour @ 1..=12, 1 | 2) = tokens.first()?.token else { return None };
    let next = tokens.get(1);
    let ends = next.is_none_or(|next| {
        let is_zone = next.is_word(SHORT) || next.is_word(LONG);
        is_zone || next.token == Token::Line || next.is_sign(&[',', ')', ';', '('])
    });
    ends.then(|| Clock { phrase: hour.to_string(), used: 1 })
}

/// Returns the zone behind a time, and the index behind it. "(UTC-05:00) Eastern Time" is Eastern Time; a zone with "Time"
/// may stand on the next line.
fn zone(text: &str, tokens: &[Lexed], used: usize, cities: &[Locality]) -> Option<(ZoneWords, usize)> {
    let next = |at: usize| tokens.get(at);
    let opens = next(used).is_some_and(|it| it.is_sign(&['(', ',']));
    let is_line = next(used).is_some_and(|it| it.token == Token::Line);
    let start = used.saturating_add(usize::from(opens || is_line));
    let offset = offset(tokens.get(start..)?);
    let (zone, count) = match offset {
        0 => zone_words(text, tokens.get(start..)?, cities)?,
        count => (offset_words(text, tokens.get(start..)?, count)?, count),
    };
    if is_line && !zone.phrase.contains(" time") {
        return None;
    }
    let end = start.saturating_add(count);
    let closes = opens && next(end).is_some_and(|it| it.is_sign(&[')']));
    let end = end.saturating_add(usize::from(closes));
    let named = tokens.get(end..).filter(|_| offset > 0).and_then(|it| zone_words(text, it, cities));
    match named {
        Some((named, count)) => Some((named, end.saturating_add(count))),
        None => Some((zone, end)),
    }
}

/// Returns how many tokens "UTC-05:00" takes; 0 for anything else.
fn offset(tokens: &[Lexed]) -> usize {
    let is_number = |at: usize| tokens.get(at).is_some_and(|it| matches!(it.token, Token::Number(..)));
    let is_offset = tokens.first().is_some_and(|it| it.is_word(&["utc", "gmt"]))
        && tokens.get(1).is_some_and(|it| it.is_sign(&['-', '+']))
        && is_number(2);
    let has_minutes = tokens.get(3).is_some_and(|it| it.is_sign(&[':'])) && is_number(4);
    match (is_offset, has_minutes) {
        (true, true) => 5,
        (true, false) => 3,
        (false, _) => 0,
    }
}

fn offset_words(text: &str, tokens: &[Lexed], count: usize) -> Option<ZoneWords> {
    let from = tokens.first()?.from.start..tokens.get(count.checked_sub(1)?)?.from.end;
    let phrase = text.get(from.clone())?.replace(char::is_whitespace, "").to_lowercase();
    Some(ZoneWords { phrase, from, whose: Whose::Named })
}

/// Returns true for a token with which the name of a zone may begin; "et" and "pt" in small letters are other words.
pub(super) fn is_zone(text: &str, token: &Lexed) -> bool {
    let is_big = text.get(token.from.clone()).is_some_and(|it| it.starts_with(char::is_uppercase));
    is_big && (token.is_word(SHORT) || token.is_word(LONG))
}

/// Returns the zone with which the tokens begin, and how many it takes.
pub(super) fn zone_words(text: &str, tokens: &[Lexed], cities: &[Locality]) -> Option<(ZoneWords, usize)> {
    let named = |count: usize, whose: Whose| {
        let from = tokens.first()?.from.start..tokens.get(count.checked_sub(1)?)?.from.end;
        let phrase = text.get(from.clone())?.replace(['\n', '\t'], " ").to_lowercase();
        Some((ZoneWords { phrase, from, whose }, count))
    };
    let is_time = |at: usize| tokens.get(at).is_some_and(|it| it.is_word(&["time"]));
    let first = tokens.first()?;
    if first.is_word(SHORT) {
        return named(if is_time(1) { 2 } else { 1 }, Whose::Named);
    }
    let lead = usize::from(first.is_word(&["us"]));
    if tokens.get(lead)?.is_word(LONG) {
        let season =
            tokens.get(lead.saturating_add(1)).is_some_and(|it| it.is_word(&["standard", "daylight"]));
        let end = lead.saturating_add(1).saturating_add(usize::from(season));
        let end = if is_time(end) { end.saturating_add(1) } else { end };
        let is_building = tokens.get(end).is_some_and(|it| it.is_word(BUILDINGS));
        return if is_building { None } else { named(end, Whose::Named) };
    }
    let local = usize::from(tokens.get(1)?.is_word(&["local"])).saturating_add(1);
    match first.is_word(&["local", "our", "their", "your"]) && is_time(local)
        || first.is_word(&["local"]) && is_time(1)
    {
        true if first.is_word(&["your"]) => return named(local.saturating_add(1), Whose::Yours),
        true => return named(local.saturating_add(1), Whose::Theirs),
        false => {}
    }
    let end = (1..=3).find(|at| is_time(*at))?;
    let words = tokens.get(..end)?.iter().all(|it| matches!(it.token, Token::Word(_)));
    let city = text.get(first.from.start..tokens.get(end.checked_sub(1)?)?.from.end)?;
    let is_city =
        words && city.starts_with(char::is_uppercase) && matches!(find_zone(city, cities), Found::Zone(_));
    if is_city { named(end.saturating_add(1), Whose::Named) } else { None }
}
