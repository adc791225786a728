//! Dated things as a calendar file. A second import updates instead of doubling: names are those of the rows, and each
//! export counts higher. What comes and goes by itself (an invitation's age, dates on offer, notes owed) is left
//! out, since no calendar could take it back; so is advice.

mod event;
mod retired;
#[cfg(test)]
mod tests;
mod write;

use std::collections::BTreeSet;

use super::timeline::TimelineInput;
use crate::domain::{
    agenda::{Item, Origin},
    audience::Privacy,
    away::{Parts, days},
    facts::DateKind,
    time::{Day, Stamp},
};
use write::{Event, File, Span, Status, Takes, Writer};

/// The instant from which revisions are counted, in minutes: 2026-01-01T00:00:00Z.
const FIRST_REVISION: i64 = 1_767_225_600;

/// Writes the calendar file. The clerkship office gets days and half-days away and nothing else.
pub fn calendar(input: &TimelineInput) -> String {
    let mut events: Vec<Event> = Vec::new();
    match input.may(Privacy::Shared) {
        true => {
            let shown = input.shown().into_iter().filter(|it| lasts(input, it));
            events.extend(shown.map(|it| event::of(input, it)));
            events.extend(retired::events(input));
        }
        false => {
            let days = days(input.tracker, input.home);
            events.extend(days.iter().map(|(day, parts)| away(input, *day, *parts)));
        }
    }
    // <record>.<kind>@<file id>.fluoro
    let id = Some(input.tracker.id.as_str()).filter(|it| !it.is_empty()).unwrap_or("season");
    let domain = format!("{id}.fluoro");
    let file = File { domain: &domain, revision: revision(input.now), now: input.now };
    let mut writer = Writer::default();
    writer.plain("BEGIN", "VCALENDAR");
    writer.plain("VERSION", "2.0");
    writer.plain("PRODID", "-//fluoro//fluoro//EN");
    writer.plain("CALSCALE", "GREGORIAN");
    writer.named("X-WR-CALNAME", calendar_name(input));
    for event in &events {
        writer.event(event, &file);
    }
    writer.plain("END", "VCALENDAR");
    writer.finish()
}

fn calendar_name<'a>(input: &TimelineInput<'a>) -> &'a str {
    match input.tracker.profile.name.trim() {
        _ if !input.may(Privacy::Shared) => "Interview days",
        "" => "fluoro",
        name => name,
    }
}

/// Says in a sentence what the calendar lacks of what this audience would get.
pub fn left_out(input: &TimelineInput) -> Option<String> {
    if !input.may(Privacy::Shared) {
        return None;
    }
    let out: Vec<&Item> = input.shown().into_iter().filter(|it| !lasts(input, it)).collect();
    let kinds: BTreeSet<Fleeting> = out.iter().map(|it| Fleeting::of(&it.origin)).collect();
    let kinds: Vec<&str> = kinds.into_iter().map(Fleeting::words).collect();
    let named = match kinds.as_slice() {
        [] => return None,
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    };
    let count = match out.len() {
        1 => "1 date is".to_owned(),
        count => format!("{count} dates are"),
    };
    Some(format!("{count} left out: {named}, which no calendar could take back"))
}

/// Returns true for what comes and goes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fleeting {
    Advice,
    Offers,
    Invitations,
    Owed,
}

impl Fleeting {
    fn of(origin: &Origin) -> Fleeting {
        match origin {
            Origin::WriteUp(_) | Origin::Thanks(_) => Fleeting::Owed,
            Origin::Offered(..) => Fleeting::Offers,
            Origin::Official(_) => Fleeting::Advice,
            Origin::Task(_)
            | Origin::Component(_)
            | Origin::Interview(_)
            | Origin::Reply(_)
            | Origin::Letter(_)
            | Origin::Deadline(_)
            | Origin::RotationStart(..)
            | Origin::RotationReply(_) => Fleeting::Invitations,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Fleeting::Advice => "advice",
            Fleeting::Offers => "offers",
            Fleeting::Invitations => "invitations without an answer",
            Fleeting::Owed => "what is owed",
        }
    }
}

/// Returns true for what stays until it is over or turned down. Advice is no appointment.
fn lasts(input: &TimelineInput, item: &Item) -> bool {
    match &item.origin {
        Origin::WriteUp(_) | Origin::Thanks(_) | Origin::Offered(..) => false,
        Origin::Official(id) => input.dates.iter().any(|it| it.id == *id && it.kind != DateKind::Advice),
        Origin::Task(_)
        | Origin::Component(_)
        | Origin::Interview(_)
        | Origin::Reply(_)
        | Origin::Letter(_)
        | Origin::Deadline(_)
        | Origin::RotationStart(..)
        | Origin::RotationReply(_) => item.waits_since.is_none(),
    }
}

fn revision(now: Stamp) -> u32 {
    u32::try_from(now.seconds().saturating_sub(FIRST_REVISION) / 60).unwrap_or(0)
}

fn away(input: &TimelineInput, day: Day, parts: Parts) -> Event {
    let span = match parts.minutes() {
        (0, 1_440) => Span::Days(day, day),
        (from, until) => {
            let at = |minutes: u32| input.home.midnight(day).plus(i64::from(minutes).saturating_mul(60));
            Span::Moments(at(from), Some(at(until)))
        }
    };
    let title = format!("Away: {}", parts.words());
    Event { takes: Takes::Time, ..Event::new(format!("{day}.away"), span, &title, Status::Confirmed) }
}
