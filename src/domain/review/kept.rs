//! The review as it is kept: which warnings each day and row brought, so that a changed row is looked at again with what
//! stands near it, and nothing else.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use super::{
    Input, Look, Warning, clashes, components, days,
    event::{Event, Events},
    invitations,
};
use crate::domain::{
    checklist::Entry,
    id::Id,
    rotations::Spans,
    tables::Interview,
    time::{Day, Stamp},
    tracker::Tracker,
};

/// Something that brings warnings and is looked at as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Place {
    Interview(Id),
    /// The interviews of a day at home that have no time.
    Day(Day),
    /// The interviews in person on a day there.
    There(Day),
    Rotation(Id),
    Component(Id),
}

/// The rows to look at again; an interview also if one of its programs changed.
#[derive(Debug, Default)]
pub struct Touched {
    pub interviews: BTreeSet<Id>,
    pub rotations: BTreeSet<Id>,
    pub components: BTreeSet<Id>,
}

/// If more warnings than this change at once, the lists are sorted anew instead of being updated.
const ANEW_FROM: usize = 64;

/// The warnings that go and those that come.
#[derive(Default)]
struct Change {
    gone: Vec<Arc<Warning>>,
    came: Vec<Arc<Warning>>,
}

#[derive(Debug, Default)]
pub struct Review {
    /// All warnings, hard ones first, then by day.
    warnings: Vec<Arc<Warning>>,
    places: HashMap<Place, Vec<Arc<Warning>>>,
    by_row: HashMap<Id, Vec<Arc<Warning>>>,
    by_day: BTreeMap<Day, Vec<Arc<Warning>>>,
    events: Events,
    until: Option<Stamp>,
}

impl Review {
    pub fn of(input: &Input, spans: &Spans) -> Review {
        let mut review = Review::default();
        let touched = Touched {
            interviews: input.tracker.interviews.iter().map(|it| it.id.clone()).collect(),
            rotations: spans.all().iter().map(|it| it.id.clone()).collect(),
            components: entries(input).map(|it| it.id().clone()).collect(),
        };
        review.follow(input, spans, &touched);
        review
    }

    /// All warnings, hard ones first, then by day.
    pub fn warnings(&self) -> &[Arc<Warning>] {
        &self.warnings
    }

    /// Returns the warnings about a row, in the same order.
    pub fn about(&self, row: &Id) -> impl Iterator<Item = &Warning> {
        self.by_row.get(row).into_iter().flatten().map(|it| &**it)
    }

    /// Returns the warnings of a day, in the same order.
    pub fn on(&self, day: Day) -> impl Iterator<Item = &Warning> {
        self.by_day.get(&day).into_iter().flatten().map(|it| &**it)
    }

    /// Returns the instant from which on a review may say something else although no row changed. Midnight at home does
    /// so as well.
    pub fn until(&self) -> Option<Stamp> {
        self.until
    }

    /// Looks again at these rows and at what stands near them. Nothing else may have changed since, and `until` must
    /// still lie ahead. Returns true if a warning came or went.
    pub fn follow(&mut self, input: &Input, spans: &Spans, touched: &Touched) -> bool {
        if touched.interviews.is_empty() && touched.rotations.is_empty() && touched.components.is_empty() {
            return false;
        }
        let look = Look::new(input);
        let entries: HashMap<&Id, &Entry> = entries(input).map(|it| (it.id(), it)).collect();
        let mut places = self.move_events(&look, &touched.interviews);
        places.extend(touched.rotations.iter().cloned().map(Place::Rotation));
        places.extend(touched.components.iter().cloned().map(Place::Component));
        let mut change = Change::default();
        for place in places {
            let found = match &place {
                Place::Interview(id) => self.of_interview(&look, id),
                Place::Day(day) => clashes::without_time(&look, &self.events, *day),
                Place::There(day) => clashes::in_space(&look, &self.events, *day),
                Place::Rotation(id) => {
                    spans.get(id).and_then(|it| days::on_rotation(&look, it)).into_iter().collect()
                }
                Place::Component(id) => {
                    entries.get(id).and_then(|it| components::late(&look, it)).into_iter().collect()
                }
            };
            self.replace(place, found, &mut change);
        }
        let changed = !change.gone.is_empty() || !change.came.is_empty();
        self.list(change);
        let rows = touched.interviews.iter().filter_map(|id| input.tracker.interviews.get(id.as_str()));
        let of_rows = rows.flat_map(|it| turns(&look, it));
        let due = touched.components.iter().filter_map(|id| entries.get(id)?.due.as_ref());
        let of_due = due.map(|it| it.end(input.home).plus(1));
        let soonest = of_rows.chain(of_due).filter(|at| *at > input.now).min();
        self.until = self.until.into_iter().chain(soonest).min();
        changed
    }

    /// Moves the changed rows to where they are now. Returns the places near which they were and are.
    fn move_events(&mut self, look: &Look, ids: &BTreeSet<Id>) -> BTreeSet<Place> {
        let fresh = self.events.is_empty();
        let mut places = BTreeSet::new();
        let mut keys = BTreeSet::new();
        let mut near = |event: &Event| {
            keys.insert(event.key());
            places.insert(Place::Day(event.day));
            places.extend(event.there().map(Place::There));
        };
        for id in ids {
            self.events.remove(id).iter().for_each(&mut near);
            let row = look.input.tracker.interviews.get(id.as_str());
            row.and_then(|row| self.events.put(row, &look.input)).into_iter().for_each(&mut near);
        }
        // where none was before, those after them are among them
        for key in keys.iter().filter(|_| !fresh) {
            let after = self.events.after(key).take(clashes::NEIGHBORS);
            places.extend(after.map(|it| Place::Interview(it.row.id.clone())));
        }
        places.extend(ids.iter().cloned().map(Place::Interview));
        places
    }

    fn of_interview(&self, look: &Look, id: &Id) -> Vec<Warning> {
        let mut found = Vec::new();
        if let Some(event) = self.events.get(id) {
            found.extend(clashes::in_time(look, &self.events, event));
            found.extend(days::hours(look, event));
        }
        let row = look.input.tracker.interviews.get(id.as_str());
        found.extend(row.and_then(|row| invitations::look(look, row)));
        found
    }

    /// Keeps what was found in a place instead of what was found there before.
    fn replace(&mut self, place: Place, found: Vec<Warning>, change: &mut Change) {
        let before = self.places.remove(&place).unwrap_or_default();
        if before.is_empty() && found.is_empty() {
            return;
        }
        let same = |it: Warning| match before.iter().find(|old| ***old == it) {
            Some(old) => old.clone(),
            None => Arc::new(it),
        };
        let after: Vec<Arc<Warning>> = found.into_iter().map(same).collect();
        let missing = |it: &&Arc<Warning>, all: &[Arc<Warning>]| !all.iter().any(|o| Arc::ptr_eq(o, it));
        change.gone.extend(before.iter().filter(|it| missing(it, &after)).cloned());
        change.came.extend(after.iter().filter(|it| missing(it, &before)).cloned());
        if !after.is_empty() {
            self.places.insert(place, after);
        }
    }

    fn list(&mut self, change: Change) {
        if change.gone.len().saturating_add(change.came.len()) > ANEW_FROM {
            return self.list_anew();
        }
        for it in &change.gone {
            take_out(&mut self.warnings, it);
            for id in &it.rows {
                self.by_row.get_mut(id).into_iter().for_each(|list| take_out(list, it));
            }
            it.day.and_then(|day| self.by_day.get_mut(&day)).into_iter().for_each(|list| take_out(list, it));
        }
        for it in &change.came {
            put_in(&mut self.warnings, it);
            for id in &it.rows {
                put_in(self.by_row.entry(id.clone()).or_default(), it);
            }
            it.day.into_iter().for_each(|day| put_in(self.by_day.entry(day).or_default(), it));
        }
    }

    fn list_anew(&mut self) {
        self.warnings = self.places.values().flatten().cloned().collect();
        self.warnings.sort_by(|a, b| a.order(b));
        self.by_row.clear();
        self.by_day.clear();
        for it in &self.warnings {
            for id in &it.rows {
                self.by_row.entry(id.clone()).or_default().push(it.clone());
            }
            it.day.into_iter().for_each(|day| self.by_day.entry(day).or_default().push(it.clone()));
        }
    }
}

fn take_out(list: &mut Vec<Arc<Warning>>, it: &Arc<Warning>) {
    let at = list.partition_point(|other| other.order(it).is_lt());
    if list.get(at).is_some_and(|other| Arc::ptr_eq(other, it)) {
        list.remove(at);
    }
}

fn put_in(list: &mut Vec<Arc<Warning>>, it: &Arc<Warning>) {
    let at = list.partition_point(|other| other.order(it).is_lt());
    list.insert(at, it.clone());
}

fn entries<'a>(input: &Input<'a>) -> impl Iterator<Item = &'a Entry> {
    input.groups.iter().flat_map(|it| &it.entries)
}

/// Returns the instants from which on something else may be said about an interview.
fn turns(look: &Look, row: &Interview) -> impl Iterator<Item = Stamp> {
    let home = look.input.home;
    let notice = look.notice_days.unwrap_or(0).saturating_mul(-86_400);
    let hours = look.answer_hours.unwrap_or(0).saturating_mul(3_600);
    let start = row.when.as_ref().map(|it| it.start(home));
    let last_notice = start.map(|it| it.plus(notice).plus(1));
    let started = start.map(|it| it.plus(1));
    [row.end(home), started, last_notice, row.invited.map(|it| it.plus(hours))].into_iter().flatten()
}

/// All warnings, hard ones first, then by day.
pub fn review(input: &Input) -> Vec<Warning> {
    let mut spans = Spans::default();
    spans.follow(&Tracker::default(), input.tracker, input.home);
    let review = Review::of(input, &spans);
    review.warnings().iter().map(|it| Warning::clone(it)).collect()
}
