//! Two interviews that get in each other's way: at the same time, too close together, in two cities on one day.

use super::{
    Look, Tone, Warning,
    event::{City, Event, Events},
};
use crate::domain::{
    tables::Table,
    time::{Day, length_words},
};
use crate::text::counted;

/// An interview is compared with at most this many that begin before it.
pub(super) const NEIGHBORS: usize = 16;

/// Warns of an interview and of those before it that are still on then or ended just before.
pub(super) fn in_time(look: &Look, events: &Events, event: &Event) -> Vec<Warning> {
    if !event.has_time() {
        return Vec::new();
    }
    let gap = look.gap_minutes;
    let near = |other: &&Event| {
        other.has_time()
            && (other.end.plus(gap.saturating_mul(60)) > event.start || other.start == event.start)
    };
    let key = event.key();
    let before = events.before(&key).take(NEIGHBORS).filter(near);
    before.filter_map(|earlier| pair(look, earlier, event, gap)).collect()
}

fn pair(look: &Look, a: &Event, b: &Event, gap: i64) -> Option<Warning> {
    let overlaps = b.start < a.end || b.start == a.start;
    match overlaps {
        true if a.shares_house(b, look.input.tracker) => None,
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
        title: format!("{} and {} overlap", a.title(look), b.title(look)),
        reason,
        day: Some(b.day),
        ..look.warn(
            "overlap",
            &[&a.row.id, &b.row.id],
            (Table::Interviews, &b.row.id),
            &[&a.inputs(look.input.tracker), &b.inputs(look.input.tracker)],
        )
    }
}

fn close(look: &Look, a: &Event, b: &Event, gap: i64) -> Warning {
    let minutes = b.start.since(a.end) / 60;
    let mut reason = format!("{} Below {} you are warned.", times(look, &[a, b]), length_words(gap));
    if a.row.minutes.is_none() {
        reason.push_str(&format!(" How long {} takes isn't known.", a.title(look)));
    }
    Warning {
        title: format!("{} between {} and {}", length_words(minutes), a.title(look), b.title(look)),
        reason,
        day: Some(b.day),
        ..look.warn_as(
            "gap",
            &format!("gap-{gap}"),
            &[&a.row.id, &b.row.id],
            (Table::Interviews, &b.row.id),
            &[&a.inputs(look.input.tracker), &b.inputs(look.input.tracker), &gap.to_string()],
        )
    }
}

/// "Penn: Wed 25 Nov 09:00, 240 min. MCW: Wed 25 Nov 10:00 your time · 09:00 in Chicago, 210 min."
fn times(look: &Look, events: &[&Event]) -> String {
    let one = |event: &&Event| {
        let length = event.row.minutes.map(|it| format!(", {it} min")).unwrap_or_default();
        format!("{}: {}{length}.", event.title(look), event.when_words(look))
    };
    events.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Says how long one of them can still be moved with the notice that programs ask for.
fn notice(look: &Look, first: &Event) -> String {
    let Some(days) = look.notice_days else { return String::new() };
    let last = first.start.plus(days.saturating_mul(-86_400));
    let ahead = counted(usize::try_from(days).unwrap_or(0), "day");
    match last >= look.input.now {
        true => format!(" Until {} you can move one {ahead} ahead, as programs ask.", look.stamp(last)),
        false => format!(" There is less time left than the {ahead} that programs ask for."),
    }
}

/// Warns of interviews of a day that have no time, each beside another interview of that day.
pub(super) fn without_time(look: &Look, events: &Events, day: Day) -> Vec<Warning> {
    let events: Vec<&Event> = events.on(day, look.input.home).collect();
    let mut all = Vec::new();
    for event in events.iter().filter(|it| !it.has_time()) {
        let tracker = look.input.tracker;
        let is_other = |other: &&&Event| {
            other.row.id != event.row.id && !other.shares_house(event, tracker) && !apart(look, other, event)
        };
        let other = events.iter().find(is_other);
        let Some(other) = other else { continue };
        if !other.has_time() && other.row.id > event.row.id {
            continue; // the same two, told once
        }
        let title = event.title(look);
        all.push(Warning {
            reason: format!("{}: the time of {title} isn't known.", look.day(day)),
            title: format!("{} and {title} on one day", other.title(look)),
            day: Some(day),
            ..look.warn(
                "same-day",
                &[&event.row.id, &other.row.id],
                (Table::Interviews, &event.row.id),
                &[&event.inputs(tracker), &other.inputs(tracker)],
            )
        });
    }
    all
}

/// Returns true if both are in person on one day, in two cities: another warning tells that.
fn apart(look: &Look, a: &Event, b: &Event) -> bool {
    let cities = a.city(look.input.tracker).zip(b.city(look.input.tracker));
    a.there().is_some() && a.there() == b.there() && cities.is_some_and(|(here, there)| here != there)
}

/// Warns of interviews in person on one day in two cities, by the day there. A city that isn't known warns of nothing.
pub(super) fn in_space(look: &Look, events: &Events, day: Day) -> Vec<Warning> {
    let there = events.there(day, look.input.home);
    let known: Vec<(&Event, City)> =
        there.filter_map(|it| Some((it, it.city(look.input.tracker)?))).collect();
    let pairs = known.windows(2).filter_map(|pair| match pair {
        [(a, here), (b, there)] if here != there => Some(two_cities(look, day, a, b)),
        _ => None,
    });
    pairs.collect()
}

fn two_cities(look: &Look, day: Day, a: &Event, b: &Event) -> Warning {
    let timeless: Vec<String> =
        [a, b].into_iter().filter(|it| !it.has_time()).map(|it| it.title(look)).collect();
    let (order, unknown) = match timeless.as_slice() {
        [] => (", then", String::new()),
        [one] => (" and", format!(" The time of {one} isn't known.")),
        _ => (" and", format!(" The times of {} aren't known.", timeless.join(" and "))),
    };
    Warning {
        tone: if a.is_held() || b.is_held() { Tone::Soft } else { Tone::Hard },
        title: format!("{} and {} in person on one day", a.title(look), b.title(look)),
        reason: format!(
            "{}: {}{order} {}.{unknown}{}",
            look.day(day),
            a.place(look.input.tracker),
            b.place(look.input.tracker),
            notice(look, a)
        ),
        day: Some(day),
        ..look.warn(
            "two-cities",
            &[&a.row.id, &b.row.id],
            (Table::Interviews, &b.row.id),
            &[&a.inputs(look.input.tracker), &b.inputs(look.input.tracker)],
        )
    }
}
