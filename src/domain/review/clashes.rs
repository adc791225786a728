//! Two interviews that get in each other's way: at the same time, too close together, in two cities on one day.

use std::collections::BTreeMap;

use super::{Event, Look, Tone, Warning, event::City};
use crate::domain::{
    rules::{CANCEL_NOTICE_DAYS, GAP_MINUTES, length_words},
    tables::Table,
    time::{Day, When},
};

/// So many interviews at once are looked at; who has more has other worries.
const MOST: usize = 16;

pub(super) fn look(look: &Look, events: &[Event]) -> Vec<Warning> {
    let mut all = in_time(look, events);
    all.extend(without_time(look, events));
    all.extend(in_space(look, events));
    all
}

/// One sweep from the first start to the last: only what is still on, or was until just now, is compared.
fn in_time(look: &Look, events: &[Event]) -> Vec<Warning> {
    let gap = look.rules.value(GAP_MINUTES).unwrap_or(0);
    let mut open: Vec<&Event> = Vec::new();
    let mut all = Vec::new();
    for event in events.iter().filter(|it| it.has_time()) {
        open.retain(|it| it.end.plus(gap.saturating_mul(60)) > event.start || it.start == event.start);
        all.extend(open.iter().filter_map(|earlier| pair(look, earlier, event, gap)));
        open.push(event);
        if open.len() > MOST {
            open.remove(0);
        }
    }
    all
}

fn pair(look: &Look, a: &Event, b: &Event, gap: i64) -> Option<Warning> {
    let overlaps = b.start < a.end || b.start == a.start;
    match overlaps {
        true if a.shares_house(b) => None,
        true => Some(overlap(look, a, b)),
        false => Some(close(look, a, b, gap)),
    }
}

fn overlap(look: &Look, a: &Event, b: &Event) -> Warning {
    let held = a.is_held() || b.is_held();
    let mut reason = times(look, &[a, b]);
    reason.push_str(&notice(look, a));
    Warning {
        tone: if held { Tone::Soft } else { Tone::Hard },
        title: format!("{} and {} overlap", a.title, b.title),
        reason,
        day: Some(b.when.day_in(look.input.home)),
        ..look.warn(
            "overlap",
            &[&a.row.id, &b.row.id],
            (Table::Interviews, &b.row.id),
            &[&a.inputs(), &b.inputs()],
        )
    }
}

fn close(look: &Look, a: &Event, b: &Event, gap: i64) -> Warning {
    let minutes = b.start.since(a.end) / 60;
    let mut reason = format!("{} Below {} you are warned.", times(look, &[a, b]), length_words(gap));
    if a.row.minutes.is_none() {
        reason.push_str(&format!(" How long {} takes isn't known.", a.title));
    }
    Warning {
        title: format!("{} between {} and {}", length_words(minutes), a.title, b.title),
        reason,
        day: Some(b.when.day_in(look.input.home)),
        ..look.warn_as(
            "gap",
            &format!("gap-{gap}"),
            &[&a.row.id, &b.row.id],
            (Table::Interviews, &b.row.id),
            &[&a.inputs(), &b.inputs(), &gap.to_string()],
        )
    }
}

/// "Penn: Wed 25 Nov 09:00, 240 min. MCW: Wed 25 Nov 10:00 your time · 09:00 in Chicago, 210 min."
fn times(look: &Look, events: &[&Event]) -> String {
    let one = |it: &&Event| {
        let length = it.row.minutes.map(|it| format!(", {it} min")).unwrap_or_default();
        format!("{}: {}{length}.", it.title, look.when(it.when))
    };
    events.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// How long one of them can still be moved with the notice that programs ask for.
fn notice(look: &Look, first: &Event) -> String {
    let Some(days) = look.rules.value(CANCEL_NOTICE_DAYS) else { return String::new() };
    let last = first.start.plus(days.saturating_mul(-86_400));
    match last >= look.input.now {
        true => format!(" Until {} you can move one with {days} days' notice.", look.stamp(last)),
        false => format!(" Less than {days} days are left: programs ask for that notice."),
    }
}

/// A day without a time beside another interview of that day.
fn without_time(look: &Look, events: &[Event]) -> Vec<Warning> {
    let mut days: BTreeMap<Day, Vec<&Event>> = BTreeMap::new();
    for event in events {
        days.entry(event.when.day_in(look.input.home)).or_default().push(event);
    }
    let mut all = Vec::new();
    for (day, events) in days.iter().filter(|it| it.1.len() > 1) {
        for event in events.iter().filter(|it| !it.has_time()) {
            let other = events.iter().find(|it| it.row.id != event.row.id && !it.shares_house(event));
            let Some(other) = other else { continue };
            if !other.has_time() && other.row.id > event.row.id {
                continue; // the same two, told once
            }
            all.push(Warning {
                title: format!("{} and {} on one day", other.title, event.title),
                reason: format!("{}: the time of {} isn't known.", look.day(*day), event.title),
                day: Some(*day),
                ..look.warn(
                    "same-day",
                    &[&event.row.id, &other.row.id],
                    (Table::Interviews, &event.row.id),
                    &[&event.inputs(), &other.inputs()],
                )
            });
        }
    }
    all
}

/// By the day there. A city that isn't known warns of nothing.
fn in_space(look: &Look, events: &[Event]) -> Vec<Warning> {
    let mut days: BTreeMap<Day, Vec<(&Event, City)>> = BTreeMap::new();
    for event in events.iter().filter(|it| it.is_in_person()) {
        let day = match event.when {
            When::Day(day) => *day,
            When::At(moment) => moment.day(),
        };
        if let Some(city) = event.city() {
            days.entry(day).or_default().push((event, city));
        }
    }
    let two = |(day, events): (&Day, &Vec<(&Event, City)>)| {
        let pairs = events.windows(2).filter_map(|pair| match pair {
            [(a, here), (b, there)] if here != there => Some(two_cities(look, *day, a, b)),
            _ => None,
        });
        pairs.collect::<Vec<_>>()
    };
    days.iter().flat_map(two).collect()
}

fn two_cities(look: &Look, day: Day, a: &Event, b: &Event) -> Warning {
    Warning {
        tone: if a.is_held() || b.is_held() { Tone::Soft } else { Tone::Hard },
        title: format!("{} and {} in person on one day", a.title, b.title),
        reason: format!("{}: {}, then {}.{}", look.day(day), a.place(), b.place(), notice(look, a)),
        day: Some(day),
        ..look.warn(
            "two-cities",
            &[&a.row.id, &b.row.id],
            (Table::Interviews, &b.row.id),
            &[&a.inputs(), &b.inputs()],
        )
    }
}
