//! Who was met at which interview, and who was thanked: an index that is kept, and updated with what changes.

use std::collections::{BTreeSet, HashMap};

use crate::domain::{
    id::Id,
    tables::{Message, MessageKind, Person},
    tracker::Tracker,
};

#[derive(Debug, Default)]
pub struct Encounters {
    /// The people met, by interview.
    met: HashMap<Id, BTreeSet<Id>>,
    /// How many messages say that a person was thanked or needn't be, by person.
    thanked: HashMap<Id, usize>,
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
            if let Some(person) = before.and_then(|it| thanked(it)) {
                self.count(person, |count| count.saturating_sub(1));
            }
            if let Some(person) = after.and_then(|it| thanked(it)) {
                self.count(person, |count| count.saturating_add(1));
            }
            let both = before.into_iter().chain(after).filter_map(|it| it.person.as_ref());
            let rows = both.filter_map(|it| new.people.get(it.as_str()));
            touched.extend(rows.flat_map(|it| &it.interviews).cloned());
        }
        touched
    }

    /// Returns how many of the people met at an interview are still to be thanked.
    pub fn owed(&self, interview: &Id) -> usize {
        let all = self.met.get(interview);
        all.map_or(0, |all| all.iter().filter(|it| !self.thanked.contains_key(*it)).count())
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

    fn count(&mut self, person: &Id, step: impl Fn(usize) -> usize) {
        match step(self.thanked.get(person).copied().unwrap_or(0)) {
            0 => drop(self.thanked.remove(person)),
            count => drop(self.thanked.insert(person.clone(), count)),
        }
    }
}

/// Returns the person for whom this message settles the thanks; none if it settles nothing.
fn thanked(row: &Message) -> Option<&Id> {
    let settled = row.kind == Some(MessageKind::ThankYou) && row.is_settled();
    row.person.as_ref().filter(|_| settled)
}
