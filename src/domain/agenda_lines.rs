//! The agenda of an interview day as lines: "09:00 Dr. A. Rivera (PD) · Welcome · room 2". The times are those of the
//! program's place, as its agenda has them; a line of another zone is moved there. A line that stands as it was written
//! stays what it is, and no line is lost: one without a time goes with the stop right before it or stands alone.

use std::collections::BTreeMap;

use chrono::{NaiveTime, Timelike};

use super::{
    agenda_read::{AgendaRead, Content, Line, MOVED_TO, contents, zones},
    agenda_stop::{Stop, There, Used},
    agenda_zones::Named,
    id::{Id, IdSource},
    people_lines::person_head,
    tables::*,
    time::{Moment, When},
    tracker::Tracker,
};

/// Where lines stand that have no time.
const BEFORE: &str = "–";

impl Tracker {
    /// Returns the agenda of an interview as lines.
    pub fn agenda_text(&self, interview: &str) -> String {
        let Some(row) = self.interviews.get(interview) else { return String::new() };
        stops(row).into_iter().map(|it| self.slot_line(it)).collect::<Vec<_>>().join("\n")
    }

    fn slot_line(&self, (time, slot): (&String, &Slot)) -> String {
        let clock = slot_span(time, slot);
        let words = self.slot_words(slot);
        let clock = if clock == BEFORE && !words.is_empty() { "" } else { clock.as_str() };
        format!("{clock} {words}").split_whitespace().collect::<Vec<_>>().join(" ")
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

    /// Makes the agenda of lines, and says how they were read. People that they name are those of the interview and its
    /// programs, or new ones.
    pub fn set_agenda(&mut self, interview: &str, text: &str, ids: &mut IdSource) -> AgendaRead {
        let Some(row) = self.interviews.get(interview).cloned() else { return AgendaRead::default() };
        let mut free: Vec<Old> = stops(&row)
            .into_iter()
            .map(|(key, slot)| Old {
                key: key.clone(),
                slot: slot.clone(),
                line: self.slot_line((key, slot)),
                words: self.slot_words(slot),
            })
            .collect();
        let lines = Line::all(text);
        // lines that nobody touched keep their keys before others take new ones
        let kept: Vec<Option<Old>> = lines
            .iter()
            .map(|line| free.iter().position(|it| it.line == line.text).map(|at| free.remove(at)))
            .collect();
        let contents = contents(&lines, &kept);
        let agenda = kept.iter().flatten().map(|it| (it.key.clone(), it.slot.clone())).collect();
        let read = AgendaRead { place: self.place_words(&row), ..AgendaRead::default() };
        let mut draft = Draft { row: &row, free, agenda, last: None, read };
        let zones = zones(&lines, &contents);
        for (((line, content), kept), zone) in lines.iter().zip(contents).zip(&kept).zip(zones) {
            match content {
                Content::Kept => draft.keep(kept.as_ref()),
                Content::Head(_) => {}
                Content::Stop(stop) => self.add_stop(&mut draft, &stop, zone.as_ref(), ids),
                Content::Zone(named) => draft.add_zone(line, &named),
                Content::Words => draft.add_words(line),
            }
        }
        let Draft { agenda, mut read, .. } = draft;
        read.gone = row.agenda.len().saturating_sub(agenda.len());
        if agenda != row.agenda {
            self.interviews.put(Interview { agenda, ..Interview::clone(&row) });
        }
        read
    }

    fn add_stop(&mut self, draft: &mut Draft, stop: &Stop, zone: Option<&Named>, ids: &mut IdSource) {
        let There { from, until, zone: used } = stop.there(zone, start(draft.row));
        let key = free_key(&draft.agenda, &key_of(from));
        let until = until.filter(|it| *it != from).map(key_of).unwrap_or_default();
        // whose time was changed stays what it was
        let same = draft.free.iter().position(|it| it.words == stop.rest && !it.words.is_empty());
        let mut slot = match same.map(|at| draft.free.remove(at)) {
            Some(old) => Slot { until, ..old.slot },
            None => {
                let extra = draft.row.agenda.get(&key).map(|it| it.extra.clone()).unwrap_or_default();
                Slot { until, extra, ..self.agenda_slot(draft.row, &stop.rest, ids) }
            }
        };
        match used {
            Used::Same => {}
            Used::Moved(words) => AgendaRead::note(&mut draft.read.moved, &words),
            Used::Unused(words) => {
                let is_own = !stop.zone_words().is_empty();
                let said = if is_own { stop.zone_words() } else { words.as_str() };
                if is_own || start(draft.row).is_some() {
                    slot.title = format!("{said} {}", slot.title).trim().to_owned();
                }
                AgendaRead::note(&mut draft.read.unused, &words);
            }
        }
        draft.read.stops = draft.read.stops.saturating_add(1);
        draft.last = Some(key.clone());
        draft.agenda.insert(key, slot);
    }

    /// Returns the place by whose clock an interview is; empty where no moment tells.
    fn place_words(&self, row: &Interview) -> String {
        let Some(start) = start(row) else { return String::new() };
        let program = self.lead_program(&row.programs).and_then(|it| self.programs.get(it.as_str()).cloned());
        let city = program.filter(|it| it.time_zone.as_ref() == Some(start.zone())).map(|it| it.city.clone());
        city.filter(|it| !it.is_empty()).unwrap_or_else(|| start.zone().city())
    }
}

/// A line that stood in the agenda before.
struct Old {
    key: String,
    slot: Slot,
    line: String,
    words: String,
}

/// An agenda while its lines are read.
struct Draft<'a> {
    row: &'a Interview,
    /// Lines of before that don't stand any longer.
    free: Vec<Old>,
    agenda: BTreeMap<String, Slot>,
    /// The stop that a line without a time goes on about.
    last: Option<String>,
    read: AgendaRead,
}

impl Draft<'_> {
    fn keep(&mut self, old: Option<&Old>) {
        self.last = old.map(|it| it.key.clone()).filter(|it| !it.starts_with(BEFORE));
        match self.last {
            Some(_) => self.read.stops = self.read.stops.saturating_add(1),
            None => self.read.without = self.read.without.saturating_add(1),
        }
    }

    /// Keeps a line that says the zone of all times in sight, with what became of them.
    fn add_zone(&mut self, line: &Line, named: &Named) {
        let is_moved = start(self.row).is_some_and(|it| named.differs(it) == Some(true));
        let moved = if is_moved { format!("{MOVED_TO}{} time", self.read.place) } else { String::new() };
        self.add_alone(format!("{}{moved}", line.text));
    }

    fn add_words(&mut self, line: &Line) {
        let slot = self.last.as_ref().filter(|_| line.goes_on).and_then(|it| self.agenda.get_mut(it));
        let Some(slot) = slot else { return self.add_alone(line.text.to_owned()) };
        let gap = if slot.title.is_empty() { "" } else { " · " };
        slot.title = format!("{}{gap}{}", slot.title, line.text);
        self.read.without = self.read.without.saturating_add(1);
    }

    fn add_alone(&mut self, title: String) {
        self.last = None;
        self.read.without = self.read.without.saturating_add(1);
        let key = free_key(&self.agenda, BEFORE);
        self.agenda.insert(key, Slot { title, ..Slot::default() });
    }
}

fn start(row: &Interview) -> Option<&Moment> {
    match &row.when {
        Some(When::At(start)) => Some(start),
        Some(When::Day(_)) | None => None,
    }
}

/// Returns the stops of an interview in their order, first the lines without a time.
pub fn stops(row: &Interview) -> Vec<(&String, &Slot)> {
    let order = |key: &str| {
        let (time, count) = key.split_once('-').unwrap_or((key, ""));
        (time != BEFORE, time.to_owned(), count.parse::<u32>().unwrap_or(0))
    };
    let mut all: Vec<(&String, &Slot)> = row.agenda.iter().collect();
    all.sort_by_key(|it| order(it.0));
    all
}

/// Returns `0900` as `09:00`, a second line of the same time likewise, and anything else as it is.
pub fn clock_words(time: &str) -> String {
    let digits = time.split('-').next().unwrap_or(time);
    match digits.split_at_checked(2) {
        Some((hours, minutes)) if digits.len() == 4 && digits.bytes().all(|it| it.is_ascii_digit()) => {
            format!("{hours}:{minutes}")
        }
        Some(_) | None if time.starts_with(BEFORE) => BEFORE.to_owned(),
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

/// Returns a key that is free; a second line of the same time gets one of its own.
fn free_key(agenda: &BTreeMap<String, Slot>, key: &str) -> String {
    let more = (2u32..).map(|it| format!("{key}-{it}"));
    let all = std::iter::once(key.to_owned()).chain(more);
    all.into_iter().find(|it| !agenda.contains_key(it)).unwrap_or(key.to_owned())
}

#[cfg(test)]
#[path = "agenda_lines_tests.rs"]
mod tests;
