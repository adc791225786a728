//! The agenda of an interview day as lines: "09:00 Dr. A. Rivera (PD) · Welcome · room 2". The times are those of the
//! program's place, as its agenda has them; a line that names another zone is moved there. No line is lost: one without a
//! time goes with the line before it.

use std::collections::BTreeMap;

use chrono::{NaiveTime, Timelike};

use super::{
    agenda_clock::stop,
    id::{Id, IdSource},
    people_lines::{is_person, person_head, read_person},
    tables::*,
    tracker::Tracker,
};
use crate::text::{counted, fold::fold};

/// Where lines stand that come before the first time.
const BEFORE: &str = "–";

impl Tracker {
    /// Returns the agenda of an interview as lines.
    pub fn agenda_text(&self, interview: &str) -> String {
        let Some(row) = self.interviews.get(interview) else { return String::new() };
        let line = |(time, slot): (&String, &Slot)| {
            let time = if time == BEFORE { String::new() } else { slot_span(time, slot) };
            format!("{time} {}", self.slot_words(slot)).trim().to_owned()
        };
        row.agenda.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Says what a stop of the day is: "Dr. A. Rivera (PD) · welcome · room 2".
    pub fn slot_words(&self, slot: &Slot) -> String {
        let head =
            |id: &Id| self.people.get(id.as_str()).map_or("missing person".to_owned(), |it| person_head(it));
        let person = slot.person.as_ref().map(head).unwrap_or_default();
        let room = if slot.room.is_empty() { String::new() } else { format!("room {}", slot.room) };
        let parts = [person, slot.title.clone(), room];
        parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Makes the agenda of lines. People that they name are those of the interview and its programs, or new ones.
    pub fn set_agenda(&mut self, interview: &str, text: &str, ids: &mut IdSource) {
        let Some(row) = self.interviews.get(interview) else { return };
        let mut row = Interview::clone(row);
        let mut agenda: BTreeMap<String, Slot> = BTreeMap::new();
        let mut last = BEFORE.to_owned();
        for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
            match stop(line) {
                Some(stop) => {
                    let stop = stop.there(row.when.as_ref());
                    last = free_key(&agenda, stop.from);
                    let until = stop.until.filter(|it| *it != stop.from).map(key_of).unwrap_or_default();
                    let extra = row.agenda.get(&last).map(|it| it.extra.clone()).unwrap_or_default();
                    let slot = Slot { until, extra, ..self.slot(&row, stop.rest, ids) };
                    agenda.insert(last.clone(), slot);
                }
                None => {
                    let slot = agenda.entry(last.clone()).or_default();
                    let gap = if slot.title.is_empty() { "" } else { " · " };
                    slot.title = format!("{}{gap}{line}", slot.title);
                }
            }
        }
        row.agenda = agenda;
        self.interviews.put(row);
    }

    fn slot(&mut self, row: &Interview, rest: &str, ids: &mut IdSource) -> Slot {
        let mut slot = Slot::default();
        let mut titles: Vec<&str> = Vec::new();
        for part in parts(rest) {
            let (part, behind) = room_behind(part);
            if let Some(room) = behind.filter(|_| slot.room.is_empty()) {
                room.clone_into(&mut slot.room);
            }
            match room(part) {
                Some(room) if slot.room.is_empty() => room.clone_into(&mut slot.room),
                Some(_) | None if slot.person.is_none() && self.person_in(row, part).is_some() => {
                    let (title, person) = self.person_in(row, part).unwrap_or_default();
                    titles.extend(Some(title).filter(|it| !it.is_empty()));
                    slot.person = self.person_of(row, person, ids);
                }
                Some(_) | None => titles.push(part),
            }
        }
        slot.title = titles.join(" · ");
        slot
    }

    /// Returns what is on and with whom: "Welcome by Dr. A. Rivera", or a person alone.
    fn person_in<'a>(&self, row: &Interview, part: &'a str) -> Option<(&'a str, &'a str)> {
        let names = |text: &str| is_person(text) || self.known(row, text).is_some();
        let cuts = [" by ", " with "].iter().filter_map(|it| part.split_once(it));
        let led = cuts.into_iter().find(|it| names(it.1) && !names(it.0));
        led.map(|it| (it.0.trim(), it.1.trim())).or_else(|| names(part).then_some(("", part)))
    }

    /// Returns somebody of the interview or of its programs by the name.
    fn known(&self, row: &Interview, name: &str) -> Option<Person> {
        let works_there = |it: &Person| it.programs.iter().any(|id| row.programs.contains(id));
        let is_there = |it: &Person| it.interviews.contains(&row.id) || works_there(it);
        let name = fold(&read_person(name)?.name);
        self.people.iter().find(|it| is_there(it) && fold(&it.name) == name).map(|it| Person::clone(it))
    }

    fn person_of(&mut self, row: &Interview, part: &str, ids: &mut IdSource) -> Option<Id> {
        let said = read_person(part)?;
        let mut person = self.known(row, part).unwrap_or_else(|| Person {
            id: ids.make(),
            name: said.name.clone(),
            ..Person::default()
        });
        if person.role.is_empty() {
            person.role = said.role;
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
        self.people.put(person);
        Some(id)
    }
}

/// Says how an agenda was read: "5 stops, 2 lines without a time".
pub fn read_words(text: &str) -> String {
    let lines = || text.lines().map(str::trim).filter(|it| !it.is_empty());
    let stops = lines().filter(|it| stop(it).is_some()).count();
    match lines().count().saturating_sub(stops) {
        0 => counted(stops, "stop"),
        1 => format!("{}, 1 line without a time", counted(stops, "stop")),
        without => format!("{}, {without} lines without a time", counted(stops, "stop")),
    }
}

/// Returns `0900` as `09:00`, a second line of the same time likewise, and anything else as it is.
pub fn clock_words(time: &str) -> String {
    let digits = time.split('-').next().unwrap_or(time);
    match digits.split_at_checked(2) {
        Some((hours, minutes)) if digits.len() == 4 && digits.bytes().all(|it| it.is_ascii_digit()) => {
            format!("{hours}:{minutes}")
        }
        Some(_) | None => time.to_owned(),
    }
}

/// Returns when a stop is, with its end where that is known: "09:00–09:20".
pub fn slot_span(time: &str, slot: &Slot) -> String {
    let from = clock_words(time);
    if slot.until.is_empty() { from } else { format!("{from}–{}", clock_words(&slot.until)) }
}

fn key_of(time: NaiveTime) -> String {
    format!("{:02}{:02}", time.hour(), time.minute())
}

/// Returns the key of a time; a second line of the same time gets one of its own.
fn free_key(agenda: &BTreeMap<String, Slot>, time: NaiveTime) -> String {
    let key = key_of(time);
    let more = (2u32..).map(|it| format!("{key}-{it}"));
    std::iter::once(key.clone()).chain(more).find(|it| !agenda.contains_key(it)).unwrap_or(key)
}

fn parts(rest: &str) -> Vec<&str> {
    let separators = [" · ", "\t", " | ", " – ", " - ", ", "];
    let separator = separators.into_iter().find(|it| rest.contains(it)).unwrap_or(" · ");
    rest.split(separator).map(str::trim).filter(|it| !it.is_empty()).collect()
}

/// Takes the room off the end of "Dr. A. Rivera (PD) room 7".
fn room_behind(part: &str) -> (&str, Option<&str>) {
    let cut = [" room ", " Room ", " rm ", " Rm ", " Rm. "].iter().find_map(|it| part.rsplit_once(it));
    let found = cut.filter(|it| !it.1.trim().is_empty() && !it.1.trim().contains(' '));
    found.map_or((part, None), |(part, room)| (part.trim(), Some(room.trim())))
}

/// Returns the room of "room 2", "Rm 114".
fn room(part: &str) -> Option<&str> {
    let (word, rest) = part.split_once(' ')?;
    let is_room = ["room", "rm", "rm."].contains(&word.to_lowercase().as_str());
    is_room.then_some(rest.trim()).filter(|it| !it.is_empty())
}

#[cfg(test)]
#[path = "agenda_lines_tests.rs"]
mod tests;
