//! When a mail was sent, and days to reply by that are reckoned from that day: "within 48 hours", "by tomorrow noon". Such a
//! day is never sure; where it can't be reckoned, the words that name it are handed on.

use std::ops::Range;

use super::{
    context::Context,
    days::{DayWords, Found, WEEKDAYS, days},
    groups::{Grouped, Slot},
    lex::lexed,
    parts::Parts,
    phrase::{Word, find, find_all, has},
    read::Desk,
    said::Read,
    times::time,
};
use crate::domain::time::{Day, Moment, Stamp, When};
use chrono::{DateTime, Datelike, Days, Weekday};

/// What words of a day to reply by say, as far as they can be reckoned.
pub(super) enum ReplyWords {
    Read(Read<When>),
    /// They name a day that wasn't found.
    Unread(Range<usize>),
}

const NUMBERS: &[(&str, u64)] =
    &[("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("seven", 7), ("ten", 10)];
const REPLY: &[&str] = &[
    "reply|replies|replying",
    "respond…",
    "response…",
    "answer…",
    "confirm…",
    "schedul…",
    "select…",
    "choos…",
    "accept…",
    "rsvp",
    "let us|me know",
    "tell us|me",
];
/// Words that name a day to reply by, though not which.
const LIMITS: &[&str] = &[
    "within * hours|hrs|days|day|week|weeks",
    "hours|hrs",
    "tomorrow",
    "asap",
    "as soon as possible",
    "no later than",
    "by today|end|close|cob|eod|noon|midnight|the|this|next|mon|monday|tue|tues|tuesday|wed|wednesday",
    "by thu|thurs|thursday|fri|friday|sat|saturday|sun|sunday",
    "today",
    "before * mon|monday|tue|tuesday|wed|wednesday|thu|thursday|fri|friday|sat|saturday|sun|sunday",
    "first to",
];
/// Words beside a weekday that leave open which one it is.
const WHICH: &[&str] = &["next", "week|weeks", "or", "after", "following", "every|each"];

/// Words of a sentence whose day may be the last one.
const UP_TO: &[&str] = &["by|before|until|till|deadline|tomorrow|today", "no later"];

/// Returns what the words of a mail say of a day to reply by that isn't written as a date.
pub(super) fn reply_by(
    parts: &Parts,
    context: &Context,
    desk: &Desk,
    grouped: &Grouped,
) -> Option<ReplyWords> {
    let sent = day_of(parts, desk);
    let mut unread = None;
    for sentence in sentences(context.words.all()) {
        if !has(sentence, REPLY) {
            continue;
        }
        let day = sent.and_then(|sent| {
            within(sentence, sent).or_else(|| relative(sentence, sent, desk, context, grouped))
        });
        if let Some(day) = day {
            return Some(ReplyWords::Read(day));
        }
        let limit = LIMITS.iter().find_map(|it| find(sentence, it)).and_then(|it| sentence.get(it));
        let from = limit.and_then(|it| Some(it.first()?.from.start..it.last()?.from.end));
        unread = unread.or(from);
    }
    unread.map(ReplyWords::Unread)
}

/// Returns the words of each sentence.
fn sentences(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    words.chunk_by(|one, two| one.sentence == two.sentence)
}

/// "Within two days".
fn within(sentence: &[Word], sent: Day) -> Option<Read<When>> {
    let place = find_all(sentence, "within * hours|hrs|days|day|week|weeks").next()?;
    let said = sentence.get(place)?;
    let number = said.iter().find_map(|word| {
        let named = NUMBERS.iter().find(|(name, _)| *name == word.fold).map(|it| it.1);
        named.or_else(|| word.fold.parse::<u64>().ok())
    })?;
    let days = match said.last()?.fold.as_str() {
        "hours" | "hrs" => number.div_ceil(24),
        "week" | "weeks" => number.saturating_mul(7),
        _ => number,
    };
    let day = sent.checked_add_days(Days::new(days.min(60)))?;
    let from = said.first()?.from.start..said.last()?.from.end;
    Some(Read { value: When::Day(day), from, is_sure: false })
}

/// "By tomorrow noon", "by Wednesday": the one that comes next, where no word leaves open which.
fn relative(
    sentence: &[Word],
    sent: Day,
    desk: &Desk,
    context: &Context,
    grouped: &Grouped,
) -> Option<Read<When>> {
    let is_day =
        |it: &&Word| matches!(it.fold.as_str(), "tomorrow" | "today") || WEEKDAYS.contains(&it.fold.as_str());
    let named: Vec<&Word> = sentence.iter().filter(is_day).collect();
    let [word] = named[..] else { return None };
    let whole = context.sentence(word.from.start);
    let has_date = grouped.groups.iter().any(|it| whole.contains(&it.from.start));
    if has_date || has(sentence, WHICH) || !has(sentence, UP_TO) {
        return None;
    }
    let ahead = match word.fold.as_str() {
        "today" => 0,
        "tomorrow" => 1,
        name => days_to(name.parse().ok()?, sent)?,
    };
    let day = sent.checked_add_days(Days::new(ahead))?;
    let slot = grouped.loose.iter().find(|it| whole.contains(&it.time.from.start));
    let end = slot.map_or(word.from.end, |it| it.time.from.end.max(word.from.end));
    let start = slot.map_or(word.from.start, |it| it.time.from.start.min(word.from.start));
    let value = slot.and_then(|slot| timed(day, slot, desk)).unwrap_or(When::Day(day));
    Some(Read { value, from: start..end, is_sure: false })
}

fn timed(day: Day, slot: &Slot, desk: &Desk) -> Option<When> {
    let phrase = day.format("%Y-%m-%d").to_string();
    let words = DayWords { phrase, from: slot.time.from.clone(), figures: None, doubt: "" };
    let read = desk.read(&words, Some(slot), None);
    read.when.or_else(|| read.choices.into_iter().next().map(|it| it.1))
}

/// Returns how many days on from a day a weekday comes; none for that day's own, which may be this one or the next.
fn days_to(weekday: Weekday, from: Day) -> Option<u64> {
    let ahead = weekday.days_since(from.weekday());
    (ahead > 0).then_some(u64::from(ahead))
}

/// Returns when the mail was sent by its own header: the moment if a zone stands with the time, else the day. Sure if the
/// header leaves no other, and it isn't still to come.
pub(super) fn sent(parts: &Parts, desk: &Desk) -> Option<Read<When>> {
    let from = parts.date.clone()?;
    let header = parts.mask.get(from.clone())?.trim();
    if let Ok(at) = DateTime::parse_from_rfc2822(header) {
        let instant = Stamp::from_seconds(at.timestamp());
        let value = When::At(Moment::at(instant, desk.reading.home));
        return Some(Read { value, from, is_sure: instant <= desk.reading.now });
    }
    let (day, is_told) = header_day(header, desk)?;
    let tokens = lexed(header);
    let time = (0..tokens.len()).find_map(|at| time(header, &tokens, at, desk.reading.cities));
    let slot = time.map(|it| Slot { time: it.0, also: Vec::new() }).filter(|it| it.time.zone.is_some());
    if let Some(When::At(moment)) = slot.and_then(|slot| timed(day, &slot, desk)) {
        let is_sure = is_told && moment.instant() <= desk.reading.now;
        return Some(Read { value: When::At(moment), from, is_sure });
    }
    Some(Read { value: When::Day(day), from, is_sure: is_told && day <= desk.reading.today() })
}

/// Returns the day of the header as the sender wrote it.
fn day_of(parts: &Parts, desk: &Desk) -> Option<Day> {
    header_day(parts.mask.get(parts.date.clone()?)?, desk).map(|it| it.0)
}

/// Returns the day of a header, and whether it can be no other.
fn header_day(header: &str, desk: &Desk) -> Option<(Day, bool)> {
    let tokens = lexed(header);
    let (Found::Days(found), _) = (0..tokens.len()).find_map(|at| days(header, &tokens, at))? else {
        return None;
    };
    let read = desk.read(found.first()?, None, None);
    let is_told = read.when.is_some();
    let first = read.when.or_else(|| read.choices.into_iter().next().map(|it| it.1));
    Some((first?.day(), is_told))
}
