//! Interviews on days and at hours that ask for care: rotations beyond their days off, blocked days, early and late
//! hours at home, days on which clocks are set.

use chrono::Timelike;

use super::{Look, Tone, Warning, event::Event};
use crate::domain::{
    rotations::Span,
    tables::{InterviewKind, RotationKind, RotationState, Table},
    time::{Change, Day, Moment, Zone},
};
use crate::text::counted;

/// The hours of an interview.
pub(super) fn hours(look: &Look, event: &Event) -> Vec<Warning> {
    let Some(moment) = event.moment() else { return Vec::new() };
    [early(look, event, moment), late(look, event, moment), clocks(look, event, moment)]
        .into_iter()
        .flatten()
        .collect()
}

/// Blocked days that allow some days off count as a rotation.
pub(super) fn on_rotation(look: &Look, span: &Span) -> Option<Warning> {
    let first = *span.used.iter().find(|day| **day >= look.today)?;
    let (rule, tone, title) = match (span.kind, span.allowed) {
        _ if span.state == Some(RotationState::Done) => return None,
        (_, Some(allowed)) if span.count() > allowed => (
            "days-off",
            Tone::Hard,
            format!("{} of {} off: {}", span.count(), counted(allowed as usize, "day"), span.title),
        ),
        (_, Some(_)) => return None,
        (kind, None) if !kind.is_rotation() => {
            let host = Some(span.host.as_str()).filter(|it| !it.is_empty());
            let host = host.map(|it| format!(": {it}")).unwrap_or_default();
            ("blocked", Tone::Soft, format!("Interviews {}{host}", days_of(kind)))
        }
        (_, None) => ("days-off-unknown", Tone::Soft, format!("Days off not known: {}", span.title)),
    };
    let days: Vec<String> = span.used.iter().map(|day| look.day(*day)).collect();
    let (from, until) = (look.day(span.from), look.day(span.until));
    let within = if span.comes_back { String::new() } else { format!("From {from} to {until}; ") };
    let taken = format!("{within}interviews take {}.", days.join(", "));
    let inputs = format!("{} {} {:?} {:?}", span.from, span.until, span.allowed, span.used);
    Some(Warning {
        tone,
        title,
        reason: taken.replacen("interviews", if span.comes_back { "Interviews" } else { "interviews" }, 1),
        day: Some(first),
        ..look.warn(rule, &[&span.id], (Table::Rotations, &span.id), &[&inputs])
    })
}

/// "on blocked days", "on call".
fn days_of(kind: RotationKind) -> &'static str {
    match kind {
        RotationKind::Home | RotationKind::Away => "on a rotation",
        RotationKind::Call => "on call",
        RotationKind::Clinic => "on clinic days",
        RotationKind::Vacation => "on vacation",
        RotationKind::Conference => "during a conference",
        RotationKind::Blocked => "on blocked days",
    }
}

/// Interviews in person are judged by the clock there, since whoever travels lives by it.
fn early(look: &Look, event: &Event, moment: &Moment) -> Option<Warning> {
    let earliest = look.earliest_minute.filter(|_| !event.is_in_person())?;
    let start = minute_of_day(look.input.home, moment);
    (start < earliest).then(|| Warning {
        title: format!("{} begins before {}", event.title(look), clock_words(earliest)),
        reason: format!("{}.", event.when_words(look)),
        day: Some(event.day),
        ..of_hour(look, "early", event, earliest)
    })
}

/// Warns of a late hour: by the end if it is known, of a social only by its start.
fn late(look: &Look, event: &Event, moment: &Moment) -> Option<Warning> {
    let latest = look.latest_minute.filter(|_| !event.is_in_person())?;
    let is_social = event.row.kind == Some(InterviewKind::Social);
    let minutes = if is_social { 0 } else { event.row.minutes.unwrap_or(0) };
    let end = minute_of_day(look.input.home, moment).saturating_add(i64::from(minutes));
    (end > latest).then(|| Warning {
        title: format!("{} ends after {}", event.title(look), clock_words(latest)),
        reason: format!("{}, until {}.", event.when_words(look), clock_words(end)),
        day: Some(event.day),
        ..of_hour(look, "late", event, latest)
    })
}

fn of_hour(look: &Look, rule: &'static str, event: &Event, limit: i64) -> Warning {
    let id = &event.row.id;
    let inputs = [&event.inputs(look.input.tracker), look.input.home.name(), &limit.to_string()];
    look.warn(rule, &[id], (Table::Interviews, id), &inputs)
}

fn minute_of_day(home: &Zone, moment: &Moment) -> i64 {
    let civil = moment.in_zone(home);
    i64::from(civil.hour().saturating_mul(60).saturating_add(civil.minute()))
}

fn clock_words(minute: i64) -> String {
    let of_day = minute.rem_euclid(1_440);
    format!("{:02}:{:02}", of_day / 60, of_day % 60)
}

fn clocks(look: &Look, event: &Event, moment: &Moment) -> Option<Warning> {
    let home = look.input.home;
    let here = event.day;
    let mut set: Vec<String> = set_words(home, here).into_iter().collect();
    if moment.zone().primary_name() != home.primary_name() {
        set.extend(set_words(moment.zone(), moment.day()));
    }
    if set.is_empty() {
        return None;
    }
    let id = &event.row.id;
    Some(Warning {
        title: format!("The clocks are set on the day of {}", event.title(look)),
        reason: format!("In {}. It is at {}.", set.join("; in "), event.when_words(look)),
        day: Some(here),
        ..look.warn(
            "clocks",
            &[id],
            (Table::Interviews, id),
            &[&event.inputs(look.input.tracker), home.name()],
        )
    })
}

/// Says how clocks are set on that day, if they are: "New York the clocks go back that day".
fn set_words(zone: &Zone, day: Day) -> Option<String> {
    let Change { before, after, .. } = zone.changes_on(day)?;
    let way = if after.local_minus_utc() > before.local_minus_utc() { "forward" } else { "back" };
    Some(format!("{} the clocks go {way} that day", zone.city()))
}
