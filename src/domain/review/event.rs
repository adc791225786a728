//! Interviews that lie ahead or are going on, as spans with a place.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Bound,
    sync::Arc,
};

use super::{Input, Look};
use crate::{
    domain::{
        agenda::programs_title,
        id::Id,
        tables::{Interview, InterviewKind, InterviewState, Mode, Program},
        time::{Day, Moment, Stamp, When, Zone},
        tracker::Tracker,
    },
    text::fold,
};

#[derive(Debug)]
pub(super) struct Event {
    pub row: Arc<Interview>,
    pub start: Stamp,
    pub end: Stamp,
    /// The day on which it begins, at home.
    pub day: Day,
}

/// All events, sorted by start, then id.
#[derive(Debug, Default)]
pub(super) struct Events {
    by_start: BTreeMap<(Stamp, Id), Event>,
    starts: HashMap<Id, Stamp>,
}

/// The greatest difference between the clocks of two places, in seconds.
const FARTHEST: i64 = 27 * 3_600;

/// City and state in the form in which they are compared.
#[derive(PartialEq)]
pub(super) struct City(String, String);

impl Events {
    /// Takes the row out. Returns the event that it was.
    pub fn remove(&mut self, id: &Id) -> Option<Event> {
        let start = self.starts.remove(id)?;
        self.by_start.remove(&(start, id.clone()))
    }

    /// Puts in a row that is fixed or held and not over.
    pub fn put(&mut self, row: &Arc<Interview>, input: &Input) -> Option<&Event> {
        let event = event(row, input).filter(|it| it.end > input.now)?;
        self.starts.insert(row.id.clone(), event.start);
        Some(self.by_start.entry(event.key()).or_insert(event))
    }

    pub fn is_empty(&self) -> bool {
        self.by_start.is_empty()
    }

    pub fn get(&self, id: &Id) -> Option<&Event> {
        self.by_start.get(&(*self.starts.get(id)?, id.clone()))
    }

    /// Returns the events before it, the nearest first.
    pub fn before(&self, key: &(Stamp, Id)) -> impl Iterator<Item = &Event> {
        self.by_start.range(..key).rev().map(|it| it.1)
    }

    /// Returns the events after it, the nearest first.
    pub fn after(&self, key: &(Stamp, Id)) -> impl Iterator<Item = &Event> {
        self.by_start.range((Bound::Excluded(key), Bound::Unbounded)).map(|it| it.1)
    }

    /// Returns the events of a day at home, by start.
    pub fn on(&self, day: Day, home: &Zone) -> impl Iterator<Item = &Event> {
        self.near(day, 0, home).filter(move |it| it.day == day)
    }

    /// Returns the events in person on a day there, by start.
    pub fn there(&self, day: Day, home: &Zone) -> impl Iterator<Item = &Event> {
        self.near(day, FARTHEST, home).filter(move |it| it.there() == Some(day))
    }

    fn near(&self, day: Day, seconds: i64, home: &Zone) -> impl Iterator<Item = &Event> {
        let start = home.midnight(day);
        let end = day.succ_opt().map_or(Stamp::MAX, |next| home.midnight(next)).max(start);
        let (start, end) = (start.plus(seconds.saturating_neg()), end.plus(seconds));
        self.by_start.range((start, Id::default())..).map(|it| it.1).take_while(move |it| it.start <= end)
    }
}

fn event(row: &Arc<Interview>, input: &Input) -> Option<Event> {
    let fixed = matches!(row.state, None | Some(InterviewState::Scheduled | InterviewState::Held));
    let when = row.when.as_ref().filter(|_| fixed)?;
    Some(Event {
        row: row.clone(),
        start: when.start(input.home),
        end: row.end(input.home)?,
        day: when.day_in(input.home),
    })
}

/// Returns the programs that it serves.
fn programs<'a>(row: &'a Interview, tracker: &'a Tracker) -> impl Iterator<Item = &'a Arc<Program>> {
    row.programs.iter().filter_map(|id| tracker.programs.get(id.as_str()))
}

pub(super) fn title(row: &Interview, look: &Look) -> String {
    let programs = programs_title(look.input.tracker, look.input.naming, &row.programs);
    match row.kind.unwrap_or(InterviewKind::Interview) {
        InterviewKind::Interview => programs,
        kind @ (InterviewKind::Social | InterviewKind::SecondLook | InterviewKind::Call) => {
            format!("{} {programs}", kind.title())
        }
    }
}

impl Event {
    pub fn key(&self) -> (Stamp, Id) {
        (self.start, self.row.id.clone())
    }

    /// "UCSF IR + DR", "Social UCSF IR".
    pub fn title(&self, look: &Look) -> String {
        title(&self.row, look)
    }

    pub fn when_words(&self, look: &Look) -> String {
        self.row.when.as_ref().map(|it| look.when_of(&self.row, it)).unwrap_or_default()
    }

    pub fn moment(&self) -> Option<&Moment> {
        match self.row.when.as_ref()? {
            When::At(moment) => Some(moment),
            When::Day(_) => None,
        }
    }

    /// Returns the day there; none if it isn't in person.
    pub fn there(&self) -> Option<Day> {
        self.is_in_person().then(|| self.moment().map_or(self.day, Moment::day))
    }

    pub fn is_held(&self) -> bool {
        self.row.state == Some(InterviewState::Held)
    }

    pub fn is_in_person(&self) -> bool {
        self.row.mode == Some(Mode::InPerson)
    }

    pub fn has_time(&self) -> bool {
        self.moment().is_some()
    }

    /// Returns true if both are at one institution, so that one visit serves them.
    pub fn shares_house(&self, other: &Event, tracker: &Tracker) -> bool {
        let same = |a: &Program, b: &Program| {
            a.id == b.id || (a.catalog.is_some() && a.catalog == b.catalog) || a.name == b.name
        };
        programs(&self.row, tracker).any(|a| programs(&other.row, tracker).any(|b| same(a, b)))
    }

    /// Returns the place that it is at; none if the city isn't known.
    pub fn city(&self, tracker: &Tracker) -> Option<City> {
        let program = programs(&self.row, tracker).find(|it| !it.city.is_empty())?;
        Some(City(fold(&program.city), fold(&program.state)))
    }

    /// "Boston, MA".
    pub fn place(&self, tracker: &Tracker) -> String {
        let known = programs(&self.row, tracker).find(|it| !it.city.is_empty());
        known.map(|it| it.place()).unwrap_or_default()
    }

    /// Returns what a warning about it is reckoned from, for its fingerprint.
    pub fn inputs(&self, tracker: &Tracker) -> String {
        let minutes = self.row.minutes.map(|it| it.to_string()).unwrap_or_default();
        let state = self.row.state.map(InterviewState::word).unwrap_or_default();
        let mode = self.row.mode.map(Mode::word).unwrap_or_default();
        let when = self.row.when.as_ref().map(|it| it.to_string()).unwrap_or_default();
        format!("{} {when} {minutes} {state} {mode} {}", self.row.id, self.place(tracker))
    }
}
