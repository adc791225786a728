//! The review as it is kept: which warnings each day and row brought, so that a changed row is looked at again with what
//! stands near it, and nothing else.

use std::{
    collections::{BTreeSet, HashMap},
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
    kept::{Change, Index, Kept},
    rotations::Spans,
    tables::Interview,
    time::{Day, Stamp},
    tracker::Tracker,
};

/// What brings warnings, and is looked at as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Place {
    Interview(Id),
    /// At home, for what has no time.
    Day(Day),
    /// In person, by the day there.
    There(Day),
    Rotation(Id),
    Component(Id),
}

/// The rows to look at again; an interview also where its programs changed.
#[derive(Debug, Default)]
pub struct Touched {
    pub interviews: BTreeSet<Id>,
    pub rotations: BTreeSet<Id>,
    pub components: BTreeSet<Id>,
}

#[derive(Debug, Default)]
pub struct Review {
    /// Hard ones first, then by day.
    warnings: Kept<Place, Warning>,
    by_row: Index<Id, Warning>,
    by_day: Index<Day, Warning>,
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

    /// Hard ones first, then by day.
    pub fn warnings(&self) -> &[Arc<Warning>] {
        self.warnings.all()
    }

    /// Those that a row is part of, in the same order.
    pub fn about(&self, row: &Id) -> impl Iterator<Item = &Warning> {
        self.by_row.on(row).iter().map(|it| &**it)
    }

    /// Those of a day, in the same order.
    pub fn on(&self, day: Day) -> impl Iterator<Item = &Warning> {
        self.by_day.on(&day).iter().map(|it| &**it)
    }

    /// From then on a review may say something else though no row changed, besides at midnight at home.
    pub fn until(&self) -> Option<Stamp> {
        self.until
    }

    /// Looks again at these rows and at what stands near them. Nothing else may have changed since, and `until` not be
    /// over. True where a warning came or went.
    pub fn follow(&mut self, input: &Input, spans: &Spans, touched: &Touched) -> bool {
        if touched.interviews.is_empty() && touched.rotations.is_empty() && touched.components.is_empty() {
            return false;
        }
        let look = Look::new(input);
        let entries: HashMap<&Id, &Entry> = entries(input).map(|it| (it.id(), it)).collect();
        let mut places = self.move_events(&look, &touched.interviews);
        places.extend(touched.rotations.iter().cloned().map(Place::Rotation));
        places.extend(touched.components.iter().cloned().map(Place::Component));
        let events = &self.events;
        let found = places.into_iter().map(|place| {
            let found = match &place {
                Place::Interview(id) => of_interview(&look, events, id),
                Place::Day(day) => clashes::without_time(&look, events, *day),
                Place::There(day) => clashes::in_space(&look, events, *day),
                Place::Rotation(id) => {
                    spans.get(id).and_then(|it| days::on_rotation(&look, it)).into_iter().collect()
                }
                Place::Component(id) => {
                    entries.get(id).and_then(|it| components::late(&look, it)).into_iter().collect()
                }
            };
            (place, found)
        });
        let change = self.warnings.replace(found, Warning::order);
        self.list(&change);
        let rows = touched.interviews.iter().filter_map(|id| input.tracker.interviews.get(id.as_str()));
        let of_rows = rows.flat_map(|it| turns(&look, it));
        let due = touched.components.iter().filter_map(|id| entries.get(id)?.due.as_ref());
        let of_due = due.map(|it| it.end(input.home).plus(1));
        let soonest = of_rows.chain(of_due).filter(|at| *at > input.now).min();
        self.until = self.until.into_iter().chain(soonest).min();
        !change.is_empty()
    }

    /// Puts the changed rows where they are now; gives the places near which they were and are.
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

    /// Lists the warnings by row and by day, in the same order.
    fn list(&mut self, change: &Change<Warning>) {
        if change.is_large() {
            (self.by_row, self.by_day) = (Index::default(), Index::default());
            for it in self.warnings.all() {
                it.rows.iter().for_each(|id| self.by_row.push(id.clone(), it));
                it.day.into_iter().for_each(|day| self.by_day.push(day, it));
            }
            return;
        }
        for it in &change.gone {
            it.rows.iter().for_each(|id| self.by_row.remove(id, it, Warning::order));
            it.day.iter().for_each(|day| self.by_day.remove(day, it, Warning::order));
        }
        for it in &change.came {
            it.rows.iter().for_each(|id| self.by_row.put(id.clone(), it, Warning::order));
            it.day.into_iter().for_each(|day| self.by_day.put(day, it, Warning::order));
        }
    }
}

fn of_interview(look: &Look, events: &Events, id: &Id) -> Vec<Warning> {
    let mut found = Vec::new();
    if let Some(event) = events.get(id) {
        found.extend(clashes::in_time(look, events, event));
        found.extend(days::hours(look, event));
    }
    let row = look.input.tracker.interviews.get(id.as_str());
    found.extend(row.and_then(|row| invitations::look(look, row)));
    found
}

fn entries<'a>(input: &Input<'a>) -> impl Iterator<Item = &'a Entry> {
    input.groups.iter().flat_map(|it| &it.entries)
}

/// The instants from which on something else may be said about an interview.
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
