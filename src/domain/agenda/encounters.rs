//! Who was met at which interview, and who was thanked: an index that is kept, and updated with what changes.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use crate::domain::{
    id::Id,
    tables::{Interview, Message, Person, Program},
    time::{Stamp, Zone},
    tracker::Tracker,
};

#[derive(Debug, Default)]
pub struct Encounters {
    /// The people met, by interview.
    met: HashMap<Id, BTreeSet<Id>>,
    /// The messages that say that a person was thanked or needn't be, by person.
    thanked: HashMap<Id, BTreeSet<Id>>,
}

impl Encounters {
    pub fn of(tracker: &Tracker) -> Encounters {
        let mut met = Encounters::default();
        met.follow(&Tracker::default(), tracker);
        met
    }

    /// Takes over what changed between two values of the season. Returns the interviews that this concerns.
    pub fn follow(&mut self, old: &Tracker, new: &Tracker) -> BTreeSet<Id> {
        let mut touched = BTreeSet::new();
        for (before, after) in new.people.changed_since(&old.people) {
            before.into_iter().for_each(|it| self.part(it));
            after.into_iter().for_each(|it| self.meet(it));
            let both = before.into_iter().chain(after);
            touched.extend(both.flat_map(|it| &it.interviews).cloned());
        }
        for (before, after) in new.messages.changed_since(&old.messages) {
            if let Some((person, row)) = before.and_then(|it| Some((it.thanked()?, it))) {
                self.thanked.entry(person.clone()).or_default().remove(&row.id);
            }
            if let Some((person, row)) = after.and_then(|it| Some((it.thanked()?, it))) {
                self.thanked.entry(person.clone()).or_default().insert(row.id.clone());
            }
            let both = before.into_iter().chain(after).filter_map(|it| it.person.as_ref());
            touched.extend(both.flat_map(|it| events(new, it)));
        }
        // after which of several events a note is owed depends on all of them
        let moved = new.interviews.changed_since(&old.interviews).into_iter();
        let moved = moved.filter_map(|it| it.0.or(it.1)).map(|it| &it.id);
        let moved = moved.chain(wanting_otherwise(old, new));
        touched.extend(moved.filter_map(|it| self.met.get(it)).flatten().flat_map(|it| events(new, it)));
        touched
    }

    /// Returns how many of the people met at an interview wait for a thank-you note after it.
    pub fn owed(&self, tracker: &Tracker, row: &Interview, at: (&Zone, Stamp)) -> usize {
        if tracker.refuses_thanks(row) {
            return 0;
        }
        let met = self.met.get(&row.id).into_iter().flatten();
        let people = met.filter_map(|it| tracker.people.get(it.as_str()));
        people.filter(|it| self.waits(tracker, it, at).iter().any(|it| it.id == row.id)).count()
    }

    fn waits<'a>(&self, tracker: &'a Tracker, person: &Person, at: (&Zone, Stamp)) -> Vec<&'a Interview> {
        let ids = self.thanked.get(&person.id).into_iter().flatten();
        let settled: Vec<&Message> =
            ids.filter_map(|it| tracker.messages.get(it.as_str())).map(|it| &**it).collect();
        tracker.unthanked(person, &settled, at)
    }

    fn meet(&mut self, person: &Person) {
        for interview in &person.interviews {
            self.met.entry(interview.clone()).or_default().insert(person.id.clone());
        }
    }

    fn part(&mut self, person: &Person) {
        for interview in &person.interviews {
            if let Some(all) = self.met.get_mut(interview) {
                all.remove(&person.id);
            }
        }
    }
}

/// The interviews at which a person was met.
fn events(tracker: &Tracker, person: &Id) -> Vec<Id> {
    tracker.people.get(person.as_str()).map(|it| it.interviews.clone()).unwrap_or_default()
}

/// The interviews of programs that say something else about thank-you notes now.
fn wanting_otherwise<'a>(old: &Tracker, new: &'a Tracker) -> Vec<&'a Id> {
    let wants = |row: Option<&Arc<Program>>| row.and_then(|it| it.thank_yous);
    let changed = new.programs.changed_since(&old.programs).into_iter();
    let programs: BTreeSet<&Id> = changed
        .filter(|it| wants(it.0) != wants(it.1))
        .filter_map(|it| it.0.or(it.1))
        .map(|it| &it.id)
        .collect();
    let serves = |row: &&Arc<Interview>| row.programs.iter().any(|it| programs.contains(it));
    match programs.is_empty() {
        true => Vec::new(),
        false => new.interviews.iter().filter(serves).map(|it| &it.id).collect(),
    }
}
