//! "Within 48 hours": a day to reply by that is reckoned from the day of the mail, and so never sure.

use super::{
    context::Context,
    days::{Found, days},
    lex::lexed,
    parts::Parts,
    phrase::{find_all, has},
    read::Desk,
    said::Read,
};
use crate::domain::time::{Day, When};
use chrono::Days;

const NUMBERS: &[(&str, u64)] =
    &[("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("seven", 7), ("ten", 10)];
const REPLY: &[&str] = &[
    "reply…",
    "respond…",
    "response…",
    "confirm…",
    "schedul…",
    "select…",
    "choos…",
    "accept…",
    "rsvp",
    "let us|me know",
];

pub(super) fn reply_by(parts: &Parts, context: &Context, desk: &Desk) -> Option<Read<When>> {
    let sent = sent(parts, desk)?.value;
    let words = context.words.all();
    let place = find_all(words, "within * hours|hrs|days|day|week|weeks").next()?;
    let said = words.get(place.clone())?;
    let sentence = context.sentence(said.first()?.from.start);
    if !has(context.words.within(&sentence), REPLY) {
        return None;
    }
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

/// Returns the day of the mail's own header; sure if that leaves no other, and it isn't still to come.
pub(super) fn sent(parts: &Parts, desk: &Desk) -> Option<Read<Day>> {
    let from = parts.date.clone()?;
    let header = parts.mask.get(from.clone())?;
    let tokens = lexed(header);
    let (Found::Days(found), _) = (0..tokens.len()).find_map(|at| days(header, &tokens, at))? else {
        return None;
    };
    let read = desk.read(found.first()?, None, None);
    let is_told = read.when.is_some();
    let first = read.when.or_else(|| read.choices.into_iter().next().map(|it| it.1));
    let value = first?.day();
    Some(Read { value, from, is_sure: is_told && value <= desk.reading.today() })
}
