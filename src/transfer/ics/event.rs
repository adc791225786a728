//! One dated thing as an event of a calendar: when, where, by which clocks, and its alarms.

use super::write::{Alarm, Event, Span, Status, Takes};
use crate::{
    domain::{
        agenda::{Item, Origin, State},
        audience::Privacy,
        tables::{Interview, Mode},
        time::{When, clock},
    },
    transfer::{markdown::is_plain_address, timeline::TimelineInput},
};

/// The most characters of a description.
const LONGEST: usize = 4_000;
/// A day, in minutes.
const DAY: u32 = 1_440;

pub(super) fn of(input: &TimelineInput, item: &Item) -> Event {
    let row = interview(input, item);
    let takes = if row.is_some() && item.state != State::Off { Takes::Time } else { Takes::Nothing };
    Event {
        takes,
        category: item.lane.title(),
        place: row.map(|it| place(input, it)).unwrap_or_default(),
        link: row.map(|it| link(input, it)).unwrap_or_default(),
        about: about(input, item, row),
        alarms: alarms(item),
        ..Event::new(name(&item.origin), span(input, item, row), &item.title, status(item))
    }
}

/// Whole days are told of in the morning, since an alarm by the hour would ring at night: by lead times of whole days;
/// where there are none, in the morning of that day. A rotation is nothing to be reminded of.
fn alarms(item: &Item) -> Vec<Alarm> {
    if !item.state.is_open() || matches!(item.origin, Origin::RotationStart(..)) {
        return Vec::new();
    }
    match (&item.when, item.leads.first()) {
        (_, None) => Vec::new(),
        (When::At(_), _) => item.leads.iter().map(|it| Alarm::Before(*it)).collect(),
        (When::Day(_), Some(longest)) if *longest < DAY => vec![Alarm::Morning(0)],
        (When::Day(_), Some(_)) => {
            let mut days: Vec<u32> = item.leads.iter().map(|it| it / DAY).filter(|it| *it > 0).collect();
            days.dedup();
            days.into_iter().map(Alarm::Morning).collect()
        }
    }
}

/// Returns the name of an event: `<record>.<kind>`.
pub(super) fn name(origin: &Origin) -> String {
    format!("{}.{}", origin.row().1, origin.word())
}

fn status(item: &Item) -> Status {
    match (item.state, &item.origin) {
        (State::Off, _) => Status::Canceled,
        (State::Doing, Origin::Interview(_)) => Status::Tentative,
        _ => Status::Confirmed,
    }
}

fn interview<'a>(input: &TimelineInput<'a>, item: &Item) -> Option<&'a Interview> {
    let Origin::Interview(id) = &item.origin else { return None };
    input.tracker.interviews.get(id.as_str()).map(|it| it.as_ref())
}

/// Returns when an item is; an interview of unknown length has no end.
fn span(input: &TimelineInput, item: &Item, row: Option<&Interview>) -> Span {
    match &item.when {
        When::Day(day) => Span::Days(*day, item.until.as_ref().map_or(*day, |it| it.day_in(input.home))),
        When::At(moment) => {
            let start = moment.instant();
            let minutes = row.and_then(|it| it.minutes);
            let length = minutes.map(|it| start.plus(i64::from(it).saturating_mul(60)));
            Span::Moments(start, item.until.as_ref().map(|it| it.end(input.home)).or(length))
        }
    }
}

/// Returns the city, or the platform if nobody travels.
fn place(input: &TimelineInput, row: &Interview) -> String {
    let mode = row.mode.map(Mode::title).unwrap_or_default();
    match row.mode {
        Some(Mode::Video | Mode::Phone) if row.platform.trim().is_empty() => mode.to_owned(),
        Some(Mode::Video | Mode::Phone) => row.platform.clone(),
        _ => {
            let programs = row.programs.iter().filter_map(|id| input.tracker.programs.get(id.as_str()));
            programs.map(|it| it.place()).find(|it| !it.is_empty()).unwrap_or_default()
        }
    }
}

fn link(input: &TimelineInput, row: &Interview) -> String {
    let link = row.link.trim();
    if input.may(Privacy::Private) && is_plain_address(link) { link.to_owned() } else { String::new() }
}

/// Returns the description: both clocks, then what one wants at hand; others than the applicant get the clocks alone.
fn about(input: &TimelineInput, item: &Item, row: Option<&Interview>) -> String {
    let mut lines = Vec::new();
    if let When::At(moment) = &item.when {
        let ours = format!("{} in {}", clock(moment, input.home), input.home.city());
        let theirs = Some(input.there(item)).filter(|it| !it.is_empty());
        lines.push([Some(ours), theirs].into_iter().flatten().collect::<Vec<_>>().join(" · "));
    }
    if let Some(row) = row {
        lines.push(row.minutes.map_or("Length: not stated".to_owned(), |it| format!("{it} min")));
        lines.extend(row.mode.map(|it| it.title().to_owned()));
        if input.may(Privacy::Private) {
            lines.extend([&row.link, &row.logistics].map(|it| it.trim().to_owned()));
        }
    }
    if let Origin::Official(id) = &item.origin {
        lines.extend(input.dates.iter().find(|it| it.id == *id).map(|it| it.note.clone()));
        lines.push(input.source(item));
    }
    lines.retain(|it| !it.is_empty());
    lines.join("\n").chars().take(LONGEST).collect()
}
