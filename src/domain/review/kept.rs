//! The review as it is kept: which warnings each day and row brought, so that a changed row is looked at again with what
//! stands near it, and nothing else.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Input, Look, Warning, clashes,
    event::{Event, Events},
    near::Near,
    ranking, sent, signals,
    subjects::{SUBJECTS, Subject},
};
use crate::domain::{
    id::Id,
    kept::{Change, Index, Kept},
    rotations::Spans,
    signals::Signaled,
    tables::Table,
    time::{Day, Stamp},
    tracker::Tracker,
};

/// Something that brings warnings and is looked at as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Place {
    Row(Table, Id),
    /// A day at home, for what has no time.
    Day(Day),
    /// What is spent of the signals.
    Signals,
    /// What is open in all though the application went out.
    Sent,
    /// The rank order lists.
    Ranks,
    /// A day on which one is there in person, by the date there.
    There(Day),
}

#[derive(Debug, Default)]
pub struct Review {
    /// Hard ones first, then by day.
    warnings: Kept<Place, Warning>,
    by_row: Index<Id, Warning>,
    by_day: Index<Day, Warning>,
    events: Events,
    signaled: Signaled,
    until: Option<Stamp>,
}

impl Review {
    pub fn of(input: &Input, spans: &Spans) -> Review {
        let mut review = Review::default();
        let rows =
            |it: &Subject| (it.rows)(input, spans).into_iter().map(|id| (it.table, id)).collect::<Vec<_>>();
        let lists = input.tracker.rank_lists.iter().map(|it| (Table::RankLists, it.id.clone()));
        review.follow(input, spans, &SUBJECTS.iter().flat_map(rows).chain(lists).collect());
        review
    }

    /// All warnings, hard ones first, then by day.
    pub fn warnings(&self) -> &[Arc<Warning>] {
        self.warnings.all()
    }

    /// Returns the warnings about a row, in the same order.
    pub fn about(&self, row: &Id) -> impl Iterator<Item = &Warning> {
        self.by_row.on(row).iter().map(|it| &**it)
    }

    /// Returns the warnings of a day, in the same order.
    pub fn on(&self, day: Day) -> impl Iterator<Item = &Warning> {
        self.by_day.on(&day).iter().map(|it| &**it)
    }

    /// Returns the instant from which on a review may say something else although no row changed. Midnight at home does
    /// so as well.
    pub fn until(&self) -> Option<Stamp> {
        self.until
    }

    /// Looks again at these rows and at what stands near them; an interview is touched also where its programs changed, a
    /// rotation where its days off are used otherwise. Nothing else may have changed since, and `until` not be over. True
    /// where a warning came or went.
    pub fn follow(&mut self, input: &Input, spans: &Spans, touched: &BTreeSet<(Table, Id)>) -> bool {
        if touched.is_empty() {
            return false;
        }
        let look = Look::new(input);
        let mut places = self.move_events(&look, touched);
        places.extend(touched.iter().map(|(table, id)| Place::Row(*table, id.clone())));
        places.extend(self.note_signals(&look, touched));
        places.extend(touched.iter().any(|it| sent::TABLES.contains(&it.0)).then_some(Place::Sent));
        let ranks = touched.iter().any(ranking::leans_on).then_some(Place::Ranks);
        let turns_of_ranks = if ranks.is_some() { ranking::turns(&look) } else { Vec::new() };
        places.extend(ranks);
        let entries = input.groups.iter().flat_map(|it| &it.entries).map(|it| (it.id(), it)).collect();
        let near = Near { look: &look, events: &self.events, spans, entries };
        let of = |table: Table| SUBJECTS.iter().filter(move |it| it.table == table);
        let found = places.into_iter().map(|place| {
            let found = match &place {
                Place::Row(table, id) => of(*table).flat_map(|it| (it.look)(&near, id)).collect(),
                Place::Day(day) => clashes::without_time(&look, &self.events, *day),
                Place::Signals => signals::overspent(&look, &self.signaled),
                Place::Sent => sent::of_all(&look),
                Place::Ranks => ranking::of_all(&look),
                Place::There(day) => clashes::in_space(&look, &self.events, *day),
            };
            (place, found)
        });
        let change = self.warnings.replace(found, Warning::order);
        let turns = touched.iter().flat_map(|(table, id)| of(*table).flat_map(|it| (it.turns)(&near, id)));
        let soonest = turns.chain(turns_of_ranks).filter(|at| *at > input.now).min();
        self.until = self.until.into_iter().chain(soonest).min();
        self.list(&change);
        !change.is_empty()
    }

    /// Takes over the signals of the changed programs; gives the place where what is spent is looked at.
    fn note_signals(&mut self, look: &Look, touched: &BTreeSet<(Table, Id)>) -> Option<Place> {
        let programs = &look.input.tracker.programs;
        let mut differ = false;
        for (_, id) in touched.iter().filter(|it| it.0 == Table::Programs) {
            // the warning also names them
            differ |= self.signaled.is_noted(id);
            differ |= self.signaled.note_program(id, programs.get(id.as_str()).map(|it| &**it));
        }
        differ.then_some(Place::Signals)
    }

    /// Puts the changed rows where they are now; gives the places near which they were and are.
    fn move_events(&mut self, look: &Look, touched: &BTreeSet<(Table, Id)>) -> BTreeSet<Place> {
        let fresh = self.events.is_empty();
        let mut places = BTreeSet::new();
        let mut keys = BTreeSet::new();
        let mut near = |event: &Event| {
            keys.insert(event.key());
            places.insert(Place::Day(event.day));
            places.extend(event.there().map(Place::There));
        };
        for (_, id) in touched.iter().filter(|it| it.0 == Table::Interviews) {
            self.events.remove(id).iter().for_each(&mut near);
            let row = look.input.tracker.interviews.get(id.as_str());
            row.and_then(|row| self.events.put(row, &look.input)).into_iter().for_each(&mut near);
        }
        // where none was before, those after them are among them
        for key in keys.iter().filter(|_| !fresh) {
            let after = self.events.after(key).take(clashes::NEIGHBORS);
            places.extend(after.map(|it| Place::Row(Table::Interviews, it.row.id.clone())));
        }
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

/// All warnings, hard ones first, then by day.
pub fn review(input: &Input) -> Vec<Warning> {
    let mut spans = Spans::default();
    spans.follow(&Tracker::default(), input.tracker, input.home);
    let review = Review::of(input, &spans);
    review.warnings().iter().map(|it| Warning::clone(it)).collect()
}
