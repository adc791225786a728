//! The people of an interview out of their lines: those who were there stay the same rows, also where a name was
//! corrected.

use super::{
    id::{Id, IdSource},
    people_lines::{person_line, read_person},
    people_match::{is_corrected, is_renamed},
    tables::*,
    tracker::Tracker,
};
use crate::text::fold::fold;

/// So many ids are drawn to find one that sorts behind another.
const DRAWN: usize = 16;

/// What a line is about.
enum Said {
    /// It stands as it was written.
    Kept(Id),
    Person(Box<Person>),
}

impl Tracker {
    /// Makes people of the lines: those who are known at the interview or at its programs stay the same rows. Returns how
    /// many are no longer of the interview.
    pub(super) fn met(&mut self, row: &Interview, text: &str, ids: &mut IdSource) -> usize {
        let is_there = |it: &Person| it.programs.iter().any(|id| row.programs.contains(id));
        let known: Vec<Person> = self
            .people
            .iter()
            .filter(|it| it.interviews.contains(&row.id) || is_there(it))
            .map(|it| Person::clone(it))
            .collect();
        let before: Vec<&Person> = known.iter().filter(|it| it.interviews.contains(&row.id)).collect();
        let said = said(&before, text);
        let whose = whose(&said, &before, &known);
        let mut kept: Vec<Id> = Vec::new();
        for (said, whose) in said.into_iter().zip(whose) {
            match said {
                Said::Kept(id) => kept.push(id),
                Said::Person(said) if self.goes_on(&kept, &said) => {}
                Said::Person(said) => {
                    let same = whose.filter(|it| !kept.contains(&it.id)).cloned();
                    let mut person =
                        same.unwrap_or_else(|| Person { id: next_id(kept.last(), ids), ..Person::default() });
                    write_said(&mut person, *said);
                    add(&mut person.interviews, [&row.id]);
                    add(&mut person.programs, &row.programs);
                    kept.push(person.id.clone());
                    self.people.put(person);
                }
            }
        }
        let gone: Vec<&Person> = before.into_iter().filter(|it| !kept.contains(&it.id)).collect();
        gone.iter().for_each(|it| self.part(it, &row.id));
        gone.len()
    }

    /// Adds what a line says of somebody of a line before: one without a name, or the same name again.
    fn goes_on(&mut self, kept: &[Id], said: &Person) -> bool {
        let is_said = |it: &&Id| self.people.get(it.as_str()).is_some_and(|row| is_same_person(row, said));
        let of = if said.name.is_empty() { kept.last() } else { kept.iter().find(is_said) };
        let Some(id) = of else { return false };
        self.people.edit(id.as_str(), |row| add_said(row, said.clone()));
        true
    }

    /// Takes a person out of an interview; one that nothing else tells of goes.
    fn part(&mut self, person: &Person, interview: &Id) {
        let is_linked = self.messages.iter().any(|it| it.person.as_ref() == Some(&person.id));
        let is_elsewhere = person.interviews.len() > 1 || !person.notes.is_empty() || is_linked;
        if is_elsewhere {
            self.people.edit(person.id.as_str(), |row| row.interviews.retain(|it| it != interview));
        } else {
            self.delete(Table::People, person.id.as_str());
        }
    }
}

/// Reads the lines; one that stands as it was written is about the same person as before.
fn said(before: &[&Person], text: &str) -> Vec<Said> {
    let mut free: Vec<(&Id, String)> = before.iter().map(|it| (&it.id, person_line(it))).collect();
    let read = |line: &str| {
        let same = free.iter().position(|it| it.1 == line).map(|at| free.remove(at));
        same.map(|it| Said::Kept(it.0.clone()))
            .or_else(|| read_person(line).map(|it| Said::Person(Box::new(it))))
    };
    text.lines().map(str::trim).filter_map(read).collect()
}

/// Finds of each line whose it is: by the same name, else as a correction of a line that doesn't stand any longer. What
/// fits better is taken first.
fn whose<'a>(said: &[Said], before: &[&'a Person], known: &'a [Person]) -> Vec<Option<&'a Person>> {
    let mut taken: Vec<&Id> = said
        .iter()
        .filter_map(|it| match it {
            Said::Kept(id) => Some(id),
            Said::Person(_) => None,
        })
        .collect();
    let mut whose: Vec<Option<&Person>> = vec![None; said.len()];
    let known: Vec<&Person> = before.iter().copied().chain(known).collect();
    let is_alone = said.len() == before.len() && said.len().saturating_sub(taken.len()) == 1;
    type Fits = fn(&Person, &Person) -> bool;
    let is_named: Fits = |one, two| fold(&one.name) == fold(&two.name);
    let none: &[&Person] = &[];
    let only = if is_alone { before } else { none };
    let rounds: [(&[&Person], Fits); 3] = [(&known, is_named), (before, is_corrected), (only, is_renamed)];
    for (among, fits) in rounds {
        for (said, whose) in said.iter().zip(&mut whose) {
            let Said::Person(said) = said else { continue };
            if whose.is_none() && !said.name.is_empty() {
                *whose = among.iter().copied().find(|it| fits(it, said) && !taken.contains(&&it.id));
                taken.extend(whose.map(|it| &it.id));
            }
        }
    }
    whose
}

/// Returns an id for a new row. Rows stand in the order of their ids, so one behind the line before is drawn: people come
/// back as they were typed, unless chance has none.
fn next_id(before: Option<&Id>, ids: &mut IdSource) -> Id {
    let first = ids.make();
    let Some(before) = before else {
        let more = (1..DRAWN).map(|_| ids.make());
        return more.fold(first, Id::min);
    };
    let more: Vec<Id> = std::iter::once(first.clone()).chain((1..DRAWN).map(|_| ids.make())).collect();
    more.into_iter().filter(|it| it > before).min().unwrap_or(first)
}

/// Writes what a line says over what was known.
fn write_said(person: &mut Person, said: Person) {
    person.name = said.name;
    person.role = said.role;
    person.email = said.email;
    person.say = said.say;
    person.talking_point = said.talking_point;
}

/// True for two lines about the same person: the same name, and nothing that tells them apart.
fn is_same_person(row: &Person, said: &Person) -> bool {
    let agrees = |one: &str, two: &str| one.is_empty() || two.is_empty() || fold(one) == fold(two);
    fold(&row.name) == fold(&said.name) && agrees(&row.role, &said.role) && agrees(&row.email, &said.email)
}

/// Adds what another line says of a person.
fn add_said(row: &mut Person, said: Person) {
    let fields = [(&mut row.role, said.role), (&mut row.email, said.email), (&mut row.say, said.say)];
    for (own, said) in fields.into_iter().filter(|it| it.0.is_empty()) {
        *own = said;
    }
    if !said.talking_point.is_empty() && !row.talking_point.contains(&said.talking_point) {
        let parts = [row.talking_point.as_str(), &said.talking_point];
        row.talking_point = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    }
}

fn add<'a>(all: &mut Vec<Id>, more: impl IntoIterator<Item = &'a Id>) {
    for id in more {
        if !all.contains(id) {
            all.push(id.clone());
        }
    }
    all.sort();
}
