//! What a stop of an agenda says besides its time: whom one meets, what is on, in which room.

use std::ops::Range;

use super::{
    id::{Id, IdSource},
    people_lines::{bracketed, cut_names, is_person, is_role, read_person},
    people_match::named,
    tables::*,
    tracker::Tracker,
};
use crate::text::fold::fold;

/// Signs that part a line surely, and those that may belong to its words.
const HARD: [&str; 3] = [" · ", "\t", " | "];
const SOFT: [&str; 5] = [", ", "; ", " – ", " — ", " - "];

/// The title of a stop while it is put together.
#[derive(Default)]
struct Title {
    text: String,
    /// Where the last piece of it ends in the line.
    end: Option<usize>,
}

impl Title {
    fn add(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let gap = if self.text.is_empty() { "" } else { " · " };
        self.text = format!("{}{gap}{text}", self.text);
        self.end = None;
    }

    /// Adds a piece of a line; two that stand side by side stay as they are written.
    fn add_piece(&mut self, (line, piece): (&str, Range<usize>), text: &str) {
        let between = self.end.and_then(|it| line.get(it..piece.start)).filter(|it| SOFT.contains(it));
        match between.filter(|_| !self.text.is_empty()) {
            Some(sign) => self.text = format!("{}{sign}{text}", self.text),
            None => self.add(text),
        }
        self.end = Some(piece.end);
    }
}

impl Tracker {
    /// Makes a stop of what stands behind its time.
    pub(super) fn agenda_slot(&mut self, row: &Interview, rest: &str, ids: &mut IdSource) -> Slot {
        let hard = HARD.into_iter().find(|it| rest.contains(it));
        let pieces = hard.map_or_else(|| cut_names(rest, &SOFT), |it| cut_names(rest, &[it]));
        let (mut slot, mut title) = (Slot::default(), Title::default());
        let mut met = None;
        for (at, piece) in pieces.into_iter().enumerate() {
            let text = rest.get(piece.clone()).unwrap_or_default();
            let (text, behind) = without_room(text);
            let (text, behind) = if slot.room.is_empty() {
                (text.as_str(), behind)
            } else {
                (rest.get(piece.clone()).unwrap_or_default(), None)
            };
            slot.room.push_str(&behind.unwrap_or_default());
            match room(text).filter(|_| slot.room.is_empty()) {
                Some(room) => room.clone_into(&mut slot.room),
                None if text.is_empty() => {}
                None if met == at.checked_sub(1)
                    && met.is_some()
                    && is_role(text)
                    && self.has_no_role(&slot) =>
                {
                    self.give_role(&slot, text);
                }
                None => match self.person_in(row, text).filter(|_| slot.person.is_none()) {
                    Some((what, person)) => {
                        let (what, person) = (what.to_owned(), person.to_owned());
                        title.add(&what);
                        let (id, more) = self.person_of_slot(row, &person, ids);
                        title.add(&more);
                        (slot.person, met) = (id, Some(at));
                    }
                    None => title.add_piece((rest, piece), text),
                },
            }
        }
        slot.title = title.text;
        slot
    }

    fn has_no_role(&self, slot: &Slot) -> bool {
        let person = slot.person.as_ref().and_then(|it| self.people.get(it.as_str()));
        person.is_some_and(|it| it.role.is_empty())
    }

    fn give_role(&mut self, slot: &Slot, role: &str) {
        if let Some(id) = &slot.person {
            self.people.edit(id.as_str(), |it| role.clone_into(&mut it.role));
        }
    }

    /// Returns what is on and with whom: "Welcome by Dr. A. Rivera", or a person alone.
    fn person_in<'a>(&self, row: &Interview, part: &'a str) -> Option<(&'a str, &'a str)> {
        let names = |text: &str| is_person(text) || self.known(row, text).is_some();
        let cuts = [" by ", " with "].iter().filter_map(|it| part.split_once(it));
        let led = cuts.into_iter().find(|it| names(it.1) && !names(it.0));
        led.map(|it| (it.0.trim(), it.1.trim())).or_else(|| names(part).then_some(("", part)))
    }

    /// Returns somebody of the interview or of its programs by the name; with a title the last name does.
    fn known(&self, row: &Interview, name: &str) -> Option<Person> {
        let works_there = |it: &Person| it.programs.iter().any(|id| row.programs.contains(id));
        let comes = |it: &Person| it.interviews.contains(&row.id);
        let known: Vec<&Person> =
            self.people.iter().map(|it| &**it).filter(|it| comes(it) || works_there(it)).collect();
        let there: Vec<&Person> = known.iter().copied().filter(|it| comes(it) && is_person(name)).collect();
        named(&read_person(name)?.name, &known, &there).cloned()
    }

    /// Makes somebody one of the interview, and returns what else was said.
    fn person_of_slot(&mut self, row: &Interview, part: &str, ids: &mut IdSource) -> (Option<Id>, String) {
        let Some(said) = read_person(part) else { return (None, part.to_owned()) };
        let known = self.known(row, part);
        let mut person = known.clone().unwrap_or_else(|| Person {
            id: ids.make(),
            name: said.name.clone(),
            ..Person::default()
        });
        let mut more = vec![said.talking_point];
        let fields =
            [(&mut person.role, said.role), (&mut person.email, said.email), (&mut person.say, said.say)];
        for (own, said) in fields {
            if own.is_empty() {
                *own = said;
            } else if fold(own) != fold(&said) {
                more.push(said);
            }
        }
        if !person.interviews.contains(&row.id) {
            person.interviews.push(row.id.clone());
        }
        for program in &row.programs {
            if !person.programs.contains(program) {
                person.programs.push(program.clone());
            }
        }
        let id = person.id.clone();
        if known.as_ref() != Some(&person) {
            self.people.put(person);
        }
        more.retain(|it| !it.is_empty());
        (Some(id), more.join(" · "))
    }
}

/// Takes the room off "Dr. A. Rivera (PD) room 7", "Dr. A (Room 1)", "Dr. A (PD, room 1)".
fn without_room(part: &str) -> (String, Option<String>) {
    let signs = [" room ", " Room ", " rm ", " Rm ", " Rm. "];
    let cut = signs.iter().find_map(|it| part.rsplit_once(it)).map(|it| (it.0.trim(), it.1.trim()));
    if let Some((before, room)) = cut.filter(|it| !it.1.is_empty() && !it.1.contains([' ', ')'])) {
        return (before.to_owned(), Some(room.to_owned()));
    }
    let (before, inside) = bracketed(part);
    let inside: Vec<&str> = inside.split(", ").collect();
    let Some(found) = inside.iter().find_map(|it| room(it)) else { return (part.to_owned(), None) };
    let others: Vec<&str> = inside.iter().copied().filter(|it| room(it) != Some(found)).collect();
    let part = if others.is_empty() { before } else { format!("{before} ({})", others.join(", ")) };
    (part, Some(found.to_owned()))
}

/// Returns the room of "room 2", "Rm 114".
fn room(part: &str) -> Option<&str> {
    let (word, rest) = part.split_once(' ')?;
    let is_room = ["room", "rm", "rm."].contains(&word.to_lowercase().as_str());
    is_room.then_some(rest.trim()).filter(|it| !it.is_empty())
}
