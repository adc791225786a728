//! The agenda of an interview day as lines: "09:00 Dr. A. Rivera (PD) · Welcome · room 2". The times are those of the
//! program's place, as its agenda has them; a line that names another zone is moved there. No line is lost: one without a
//! time goes with the line before it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::{
    id::{Id, IdSource},
    people_lines::{is_person, person_head, read_person},
    tables::*,
    time::{Found, Moment, When, Zone, find_zone},
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

/// Returns the room of "room 2", "Rm 114".
fn room(part: &str) -> Option<&str> {
    let (word, rest) = part.split_once(' ')?;
    let is_room = ["room", "rm", "rm."].contains(&word.to_lowercase().as_str());
    is_room.then_some(rest.trim()).filter(|it| !it.is_empty())
}

/// A stop as a line has it.
struct Stop<'a> {
    from: NaiveTime,
    until: Option<NaiveTime>,
    /// The zone that the line names, and what follows it.
    zoned: Option<(Zone, &'a str)>,
    /// What stands behind the times.
    rest: &'a str,
}

impl Stop<'_> {
    /// Returns the stop by the clock of the place where the interview is. A line without a zone is by that clock already;
    /// where that clock isn't known, or another day would begin, the zone stays in the words.
    fn there(self, when: Option<&When>) -> Self {
        let (Some((zone, rest)), Some(When::At(start))) = (&self.zoned, when) else { return self };
        let moved = |time| in_zone_of(time, (start.civil().date(), zone), start.zone());
        let until = self.until.map(moved);
        match (moved(self.from), until) {
            (Some(from), None | Some(Some(_))) => Stop { from, until: until.flatten(), zoned: None, rest },
            (None, _) | (_, Some(None)) => self,
        }
    }
}

/// Returns what the clock of another zone shows then; none where it shows another day.
fn in_zone_of(time: NaiveTime, (day, zone): (NaiveDate, &Zone), there: &Zone) -> Option<NaiveTime> {
    let at = Moment::new(day.and_time(time), zone).ok()?.in_zone(there);
    (at.date() == day).then_some(at.time())
}

/// Reads the time at the beginning of a line, an end and a zone behind it, and the same time again in another zone.
fn stop(line: &str) -> Option<Stop<'_>> {
    let (from, rest) = one_clock(line.trim_start_matches(['-', '*', '•', '·', '|']).trim_start())?;
    let (until, rest) = end_of(rest);
    let zoned = zone_of(rest).map(|(zone, rest)| (zone, behind_times(again(rest).unwrap_or(rest))));
    Some(Stop { from, until, zoned, rest: behind_times(rest) })
}

fn behind_times(rest: &str) -> &str {
    rest.trim_start_matches([' ', ':', '|', '\t', '-', '–', '·', ','])
}

/// Reads the end of a span: "–9:20", "to 9:20 am".
fn end_of(rest: &str) -> (Option<NaiveTime>, &str) {
    let behind = rest.trim_start();
    let range = ["-", "–", "—", "to "].iter().find_map(|it| behind.strip_prefix(it));
    match range.and_then(|it| one_clock(it.trim_start())) {
        Some((until, rest)) => (Some(until), rest),
        None => (None, rest),
    }
}

/// Reads the zone behind a time: "ET", "(CST)", "Pacific time". What may be a word of the agenda, like the CT of a CT
/// scan, is a zone only where it stands alone.
fn zone_of(rest: &str) -> Option<(Zone, &str)> {
    let text = rest.trim_start();
    let (text, close) = text.strip_prefix('(').map_or((text, ""), |it| (it, ")"));
    let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(length)?;
    let is_short =
        (2..=4).contains(&word.len()) && word.ends_with('T') && word.chars().all(char::is_uppercase);
    let is_long = ["Eastern", "Central", "Mountain", "Pacific"].contains(&word);
    let with_time = [" time", " Time"].iter().find_map(|it| rest.strip_prefix(it));
    let behind = with_time.unwrap_or(rest).strip_prefix(close)?;
    let is_alone = !close.is_empty() || with_time.is_some() || !begins_word(behind);
    let is_doubtful = is_long || ["CT", "MT"].contains(&word);
    match find_zone(word, &[]) {
        Found::Zone(zone) if (is_short || is_long) && (is_alone || !is_doubtful) => Some((zone, behind)),
        Found::Zone(_) | Found::Ask(_) | Found::Unknown { .. } => None,
    }
}

/// True if the next thing is a word, not a sign that parts it from what was before.
fn begins_word(text: &str) -> bool {
    text.starts_with('-') && !text.starts_with("- ")
        || text.trim_start_matches(' ').starts_with(char::is_alphanumeric)
}

/// Passes over the same time said once more in another zone: " / 8:00 AM CT".
fn again(rest: &str) -> Option<&str> {
    let text = rest.trim_start();
    let (text, close) = match text.strip_prefix('(') {
        Some(text) => (text, ")"),
        None => (text.strip_prefix('/')?, ""),
    };
    let (_, behind) = one_clock(text.trim_start())?;
    let (_, behind) = zone_of(end_of(behind).1)?;
    behind.strip_prefix(close)
}

/// Reads a time of the day, and returns what follows.
fn one_clock(text: &str) -> Option<(NaiveTime, &str)> {
    let noon = text.get(..4).filter(|it| it.eq_ignore_ascii_case("noon")).and_then(|_| text.get(4..));
    if let Some(rest) = noon.filter(|it| !it.starts_with(char::is_alphanumeric)) {
        return Some((NaiveTime::from_hms_opt(12, 0, 0)?, rest));
    }
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
    if is_bare && half.is_none() {
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
    Some((NaiveTime::from_hms_opt(hour, minute, 0)?, behind))
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
