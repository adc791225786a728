//! Dated things as a calendar file. A second import updates instead of doubling: names are those of the rows, and each
//! export counts higher; what an earlier file held and this one doesn't goes out as canceled. What comes and goes by itself (an invitation's age, dates on offer, notes owed) is left
//! out, since no calendar could take it back; so is advice.

mod event;
#[cfg(test)]
mod given_tests;
mod retired;
#[cfg(test)]
mod tests;
mod write;

use std::collections::BTreeSet;

pub use retired::Given;

use super::timeline::TimelineInput;
use crate::domain::{
    absence::absences,
    agenda::{Item, Origin},
    audience::Privacy,
    away::Parts,
    facts::DateKind,
    time::{Day, Stamp, When},
};
use crate::text::listed;
use write::{Event, File, Span, Status, Takes, Writer};

/// The instant from which revisions are counted, in minutes: 2026-01-01T00:00:00Z.
const FIRST_REVISION: i64 = 1_767_225_600;

/// A calendar file, and what is to be said and remembered of it.
#[derive(Debug)]
pub struct Calendar {
    pub text: String,
    pub given: Given,
    /// What the calendar lacks of what this audience would get, in a sentence.
    pub left_out: Option<String>,
}

/// Makes the calendar file. The clerkship office gets days and half-days away and nothing else.
pub fn calendar(input: &TimelineInput) -> Calendar {
    let (events, given) = match input.may(Privacy::Shared) {
        true => dated(input),
        false => days_away(input),
    };
    Calendar { text: written(input, &events), given, left_out: left_out(input) }
}

fn dated(input: &TimelineInput) -> (Vec<Event>, Given) {
    let all = TimelineInput { only: &[], ..*input }.shown();
    let standing: BTreeSet<String> =
        all.into_iter().filter(|it| lasts(input, it)).map(|it| event::name(&it.origin)).collect();
    let mut given = Given::default();
    let mut events = Vec::new();
    for item in input.shown().into_iter().filter(|it| lasts(input, it)) {
        let event = event::of(input, item);
        if event.status != Status::Canceled {
            let times = (item.when.clone(), item.until.clone());
            given.put(event.name.clone(), &event.title, times, input.audience);
        }
        events.push(event);
    }
    events.extend(retired::events(input, |name| standing.contains(name)));
    (events, given)
}

fn days_away(input: &TimelineInput) -> (Vec<Event>, Given) {
    let mut given = Given::default();
    let mut events = Vec::new();
    for (day, absence) in &absences(input.tracker, input.home) {
        let event = away(input, *day, absence.parts());
        given.put(event.name.clone(), &event.title, (When::Day(*day), None), input.audience);
        events.push(event);
    }
    let standing: BTreeSet<String> = events.iter().map(|it| it.name.clone()).collect();
    events.extend(retired::events(input, |name| standing.contains(name)));
    (events, given)
}

fn written(input: &TimelineInput, events: &[Event]) -> String {
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
    for event in events {
        writer.event(event, &file);
    }
    writer.plain("END", "VCALENDAR");
    writer.finish()
}

fn calendar_name<'a>(input: &TimelineInput<'a>) -> &'a str {
    match input.tracker.profile.name.trim() {
        _ if !input.may(Privacy::Shared) => "Days away",
        "" => "fluoro",
        name => name,
    }
}

fn left_out(input: &TimelineInput) -> Option<String> {
    if !input.may(Privacy::Shared) {
        return None;
    }
    let out: Vec<&Item> = input.shown().into_iter().filter(|it| !lasts(input, it)).collect();
    let kinds: BTreeSet<Fleeting> = out.iter().map(|it| Fleeting::of(&it.origin)).collect();
    let kinds: Vec<String> = kinds.into_iter().map(|it| it.words().to_owned()).collect();
    if kinds.is_empty() {
        return None;
    }
    let named = listed(&kinds);
    let count = match out.len() {
        1 => "1 date is".to_owned(),
        count => format!("{count} dates are"),
    };
    Some(format!("{count} left out: {named}, which no calendar could take back"))
}

/// What comes and goes by itself.
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
