//! The agenda of an interview day as lines: "09:00 Dr. A. Rivera (PD) · Welcome · room 2". The times are those of the
//! program's place, as its agenda has them. No line is lost: one without a time goes with the line before it.

use std::collections::BTreeMap;

use super::{
    id::{Id, IdSource},
    people_lines::{is_person, person_head, read_person},
    tables::*,
    tracker::Tracker,
};
use crate::text::fold::fold;

/// Where lines stand that come before the first time.
const BEFORE: &str = "–";
/// Hours up to this one without am or pm are in the afternoon: nobody is interviewed at night.
const LAST_SMALL_HOUR: u32 = 5;

impl Tracker {
    /// Returns the agenda of an interview as lines.
    pub fn agenda_text(&self, interview: &str) -> String {
        let Some(row) = self.interviews.get(interview) else { return String::new() };
        let line = |(time, slot): (&String, &Slot)| {
            let person = slot.person.as_ref().and_then(|id| self.people.get(id.as_str()));
            let room = if slot.room.is_empty() { String::new() } else { format!("room {}", slot.room) };
            let parts = [person.map(|it| person_head(it)).unwrap_or_default(), slot.title.clone(), room];
            let said = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
            let time = if time == BEFORE { String::new() } else { clock_words(time) };
            format!("{time} {said}").trim().to_owned()
        };
        row.agenda.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Makes the agenda of lines. People that they name are those of the interview and its programs, or new ones.
    pub fn set_agenda(&mut self, interview: &str, text: &str, ids: &mut IdSource) {
        let Some(row) = self.interviews.get(interview) else { return };
        let mut row = Interview::clone(row);
        let mut agenda: BTreeMap<String, Slot> = BTreeMap::new();
        let mut last = BEFORE.to_owned();
        for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
            match clock(line) {
                Some((time, rest)) => {
                    last = free_key(&agenda, time);
                    let slot = self.slot(&row, rest, ids);
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
            match room(part) {
                Some(room) if slot.room.is_empty() => room.clone_into(&mut slot.room),
                Some(_) | None if slot.person.is_none() && self.names_person(row, part) => {
                    slot.person = self.person_of(row, part, ids);
                }
                Some(_) | None => titles.push(part),
            }
        }
        slot.title = titles.join(" · ");
        slot
    }

    fn names_person(&self, row: &Interview, part: &str) -> bool {
        is_person(part) || self.known(row, part).is_some()
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

/// Returns the key of a time; a second line of the same time gets one of its own.
fn free_key(agenda: &BTreeMap<String, Slot>, time: u32) -> String {
    let key = format!("{:02}{:02}", time / 60, time % 60);
    let more = (2u32..).map(|it| format!("{key}-{it}"));
    std::iter::once(key.clone()).chain(more).find(|it| !agenda.contains_key(it)).unwrap_or(key)
}

fn parts(rest: &str) -> Vec<&str> {
    let separators = [" · ", "\t", " | ", " – ", " - ", ", "];
    let separator = separators.into_iter().find(|it| rest.contains(it)).unwrap_or(" · ");
    rest.split(separator).map(str::trim).filter(|it| !it.is_empty()).collect()
}

/// Returns the room of "room 2", "Rm 114".
fn room(part: &str) -> Option<&str> {
    let (word, rest) = part.split_once(' ')?;
    let is_room = ["room", "rm", "rm."].contains(&word.to_lowercase().as_str());
    is_room.then_some(rest.trim()).filter(|it| !it.is_empty())
}

/// Reads the time at the beginning of a line in minutes of the day, an end behind it, and returns what follows.
fn clock(line: &str) -> Option<(u32, &str)> {
    let (time, rest) = one_clock(line.trim_start_matches(['-', '*', '•', '·', '|']).trim_start())?;
    let behind = rest.trim_start();
    let range = ["-", "–", "—", "to "].iter().find_map(|it| behind.strip_prefix(it));
    let rest = range.and_then(|it| one_clock(it.trim_start())).map_or(rest, |it| it.1);
    Some((time, rest.trim_start_matches([' ', ':', '|', '\t', '-', '–', '·', ','])))
}

fn one_clock(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (first, rest) = text.split_at_checked(digits)?;
    let number: u32 = first.parse().ok()?;
    let minutes =
        rest.strip_prefix([':', '.']).and_then(|it| Some((it.get(..2)?.parse::<u32>().ok()?, it.get(2..)?)));
    let (hour, minute, rest, is_bare) = match (digits, minutes) {
        (1 | 2, Some((minute, rest))) => (number, minute, rest, false),
        (4, None) => (number / 100, number % 100, rest, false),
        (1 | 2, None) => (number, 0, rest, true),
        _ => return None,
    };
    let (half, behind) = half_of_day(rest);
    // a mere number is no time
    if hour > 23 || minute > 59 || (is_bare && half.is_none()) {
        return None;
    }
    let hour = match half {
        Some(12) if hour < 12 => hour.saturating_add(12),
        Some(0) if hour == 12 => 0,
        None if (1..=LAST_SMALL_HOUR).contains(&hour) && !first.starts_with('0') && digits < 4 => {
            hour.saturating_add(12)
        }
        Some(_) | None => hour,
    };
    Some((hour.saturating_mul(60).saturating_add(minute), behind))
}

/// Reads am or pm: the hours that it adds, and what follows.
fn half_of_day(text: &str) -> (Option<u32>, &str) {
    let rest = text.trim_start();
    for (words, adds) in [(["a.m.", "am"], 0), (["p.m.", "pm"], 12)] {
        for word in words {
            let found = rest.get(..word.len()).filter(|it| it.eq_ignore_ascii_case(word));
            let behind = rest.get(word.len()..).unwrap_or_default();
            if found.is_some() && !behind.starts_with(char::is_alphabetic) {
                return (Some(adds), behind);
            }
        }
    }
    (None, text)
}

#[cfg(test)]
#[path = "agenda_lines_tests.rs"]
mod tests;
