//! One dated thing as an event of a calendar: when, where, by which clocks, and its alarms.

use super::write::{Alarm, Event, Span, Status, Takes};
use crate::{
    domain::{
        agenda::{Item, Origin, State},
        audience::Privacy,
        facts::Confidence,
        rules::{Rules, usual_length},
        tables::{Interview, MilestoneKind, Mode},
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
    Event {
        takes: takes(input, item),
        category: item.lane.title(),
        place: row.map(|it| place(input, it)).unwrap_or_default(),
        link: row.map(|it| link(input, it)).unwrap_or_default(),
        about: about(input, item, row),
        alarms: alarms(input, item),
        ..Event::new(name(&item.origin), span(input, item, row), &item.doubted_title(), status(item))
    }
}

/// Interviews take their time, and so do call, clinic, days that are taken, and events of one's own. A rotation is where one is all day, and
/// interviews lie in it.
fn takes(input: &TimelineInput, item: &Item) -> Takes {
    let busy = match &item.origin {
        Origin::Interview(_) => true,
        Origin::RotationStart(id, _) => {
            let row = input.tracker.rotations.get(id.as_str());
            row.and_then(|it| it.kind).is_some_and(|it| !it.is_rotation())
        }
        Origin::Task(id) => {
            let row = input.tracker.milestones.get(id.as_str());
            row.is_some_and(|it| it.kind == Some(MilestoneKind::Event))
        }
        Origin::Official(_)
        | Origin::Component(_)
        | Origin::Reply(_)
        | Origin::Offered(..)
        | Origin::WriteUp(_)
        | Origin::Thanks(_)
        | Origin::Letter(_)
        | Origin::Deadline(_)
        | Origin::RotationReply(_) => false,
    };
    if busy && item.state != State::Off { Takes::Time } else { Takes::Nothing }
}

/// Those that still lie ahead.
fn alarms(input: &TimelineInput, item: &Item) -> Vec<Alarm> {
    let ahead = |alarm: &Alarm| alarm.rings_at(&item.when, input.home) > input.now;
    all_alarms(item).into_iter().filter(ahead).collect()
}

/// Whole days are told of in the morning, since an alarm by the hour would ring at night: by lead times of whole days;
/// where there are none, in the morning of that day. A rotation is nothing to be reminded of.
fn all_alarms(item: &Item) -> Vec<Alarm> {
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

/// Returns the name of an event: `<record>.<kind>`; each time of what comes back has its day in it.
pub(super) fn name(origin: &Origin) -> String {
    let day =
        if let Origin::RotationStart(_, Some(day)) = origin { format!("-{day}") } else { String::new() };
    format!("{}.{}{day}", origin.row().1, origin.word())
}

fn status(item: &Item) -> Status {
    match (item.state, &item.origin) {
        (State::Off, _) => Status::Canceled,
        (State::Doing, Origin::Interview(_)) => Status::Tentative,
        _ if item.confidence.and_then(Confidence::doubt).is_some() => Status::Tentative,
        _ => Status::Confirmed,
    }
}

fn interview<'a>(input: &TimelineInput<'a>, item: &Item) -> Option<&'a Interview> {
    let Origin::Interview(id) = &item.origin else { return None };
    input.tracker.interviews.get(id.as_str()).map(|it| it.as_ref())
}

/// Returns when an item is; an interview whose length isn't known takes the usual one.
fn span(input: &TimelineInput, item: &Item, row: Option<&Interview>) -> Span {
    match &item.when {
        When::Day(day) => Span::Days(*day, item.until.as_ref().map_or(*day, |it| it.day_in(input.home))),
        When::At(moment) => {
            let start = moment.instant();
            let minutes = row.and_then(|it| it.minutes.map(i64::from).or_else(|| usual_minutes(input, it)));
            let length = minutes.map(|it| start.plus(it.saturating_mul(60)));
            Span::Moments(start, item.until.as_ref().map(|it| it.end(input.home)).or(length))
        }
    }
}

fn usual_minutes(input: &TimelineInput, row: &Interview) -> Option<i64> {
    Rules::of(input.facts, input.tracker).value(usual_length(row.kind))
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
    let moment = if let When::At(moment) = &item.when { Some(moment) } else { None };
    if let Some(moment) = moment {
        let ours = format!("{} in {}", clock(moment, input.home), input.home.city());
        let theirs = Some(input.there(item)).filter(|it| !it.is_empty());
        lines.push([Some(ours), theirs].into_iter().flatten().collect::<Vec<_>>().join(" · "));
    }
    if let Some(row) = row {
        lines.push(match (row.minutes, usual_minutes(input, row).filter(|_| moment.is_some())) {
            (Some(minutes), _) => format!("{minutes} min"),
            (None, Some(usual)) => format!("Length: not stated, the usual {usual} min are kept free"),
            (None, None) => "Length: not stated".to_owned(),
        });
        lines.extend(row.mode.map(|it| it.title().to_owned()));
        if input.may(Privacy::Private) {
            lines.extend([&row.link, &row.logistics].map(|it| it.trim().to_owned()));
        }
    }
    if let Origin::Official(id) = &item.origin {
        lines.extend(input.dates.iter().find(|it| it.id == *id).map(|it| input.filled(&it.note)));
        lines.push(input.source(item));
    }
    lines.retain(|it| !it.is_empty());
    lines.join("\n").chars().take(LONGEST).collect()
}
