//! What is written down after an interview: scores, what spoke for and against it, what was promised, who was there. The
//! promises become tasks, the people rows of their own; all of it is read from lines and written back into them.

use std::collections::BTreeMap;

use super::{
    id::{Id, IdSource},
    people_lines::{person_line, read_person},
    tables::*,
    time::{Reading, Stamp, When, read_when, show_for_edit},
    tracker::Tracker,
};
use crate::text::fold::fold;

/// A write-up as it is filled in. Texts are lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WriteUp {
    pub scores: BTreeMap<String, Score>,
    pub gut: Option<u8>,
    pub happy: Option<Happy>,
    pub pros: String,
    pub cons: String,
    pub red_flags: String,
    /// One promise a line, its day behind the last comma: "send the TIPS poster, fri".
    pub promises: String,
    /// One person a line.
    pub people: String,
}

impl Tracker {
    /// Returns what is written down of an interview so far.
    pub fn write_up(&self, interview: &str) -> WriteUp {
        let Some(row) = self.interviews.get(interview) else { return WriteUp::default() };
        let promises = row.promises.iter().filter_map(|id| self.milestones.get(id.as_str()));
        let people = self.people.iter().filter(|it| it.interviews.contains(&row.id));
        WriteUp {
            scores: row.scores.clone(),
            gut: row.gut,
            happy: row.happy,
            pros: row.pros.clone(),
            cons: row.cons.clone(),
            red_flags: row.red_flags.clone(),
            promises: lines(promises.map(|it| promise_line(it))),
            people: lines(people.map(|it| person_line(it))),
        }
    }

    /// Writes a write-up into the season: `before` is what it was when one began. An interview that was on is done with
    /// its first score or word.
    pub fn set_write_up(
        &mut self,
        interview: &str,
        (before, after): (&WriteUp, &WriteUp),
        reading: &Reading,
        ids: &mut IdSource,
    ) {
        let Some(row) = self.interviews.get(interview) else { return };
        if before == after {
            return;
        }
        let mut row = Interview::clone(row);
        let scored = after.scores != before.scores || after.gut != before.gut;
        row.scores = after.scores.clone();
        (row.gut, row.happy) = (after.gut, after.happy);
        row.scored_at = row.scored_at.or(scored.then_some(reading.now));
        row.pros.clone_from(&after.pros);
        row.cons.clone_from(&after.cons);
        row.red_flags.clone_from(&after.red_flags);
        if after.promises != before.promises {
            row.promises = self.promise(&row, &after.promises, reading, ids);
        }
        if matches!(row.state, None | Some(InterviewState::Scheduled)) && is_over(&row, reading) {
            row.state = Some(InterviewState::Done);
        }
        if after.people != before.people {
            self.met(&row, &after.people, ids);
        }
        self.interviews.put(row);
        self.advance_by_interview(interview, reading.now);
    }

    /// Makes the people of an interview of lines.
    pub fn set_people(&mut self, interview: &str, text: &str, ids: &mut IdSource) {
        if let Some(row) = self.interviews.get(interview).cloned() {
            self.met(&row, text, ids);
        }
    }

    /// Returns how many promises of an interview are to be kept and have no day, so that no list of dates names them.
    pub fn undated_promises(&self, interview: &str) -> usize {
        let promises = self.interviews.get(interview).into_iter().flat_map(|it| &it.promises);
        let rows = promises.filter_map(|it| self.milestones.get(it.as_str()));
        rows.filter(|it| it.when.is_none() && it.done.is_none()).count()
    }

    /// Makes tasks of the lines of promises; one whose line went and that isn't done goes too.
    fn promise(&mut self, row: &Interview, text: &str, reading: &Reading, ids: &mut IdSource) -> Vec<Id> {
        let known: Vec<Milestone> = row
            .promises
            .iter()
            .filter_map(|id| self.milestones.get(id.as_str()).map(|it| Milestone::clone(it)))
            .collect();
        let mut kept = Vec::new();
        for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
            // a line that nobody touched stays what it is, to the minute
            if let Some(same) = known.iter().find(|it| promise_line(it) == line && !kept.contains(&it.id)) {
                kept.push(same.id.clone());
                continue;
            }
            let (title, when) = read_promise(line, reading);
            let same = known.iter().find(|it| fold(&it.title) == fold(&title) && !kept.contains(&it.id));
            let mut task = same.cloned().unwrap_or_else(|| Milestone {
                id: ids.make(),
                kind: Some(MilestoneKind::Promise),
                program: self.lead_program(&row.programs),
                ..Milestone::default()
            });
            task.title = title;
            task.when = when;
            kept.push(task.id.clone());
            self.milestones.put(task);
        }
        let gone = known.iter().filter(|it| !kept.contains(&it.id));
        for task in gone.filter(|it| it.done.is_none()) {
            self.delete(Table::Milestones, task.id.as_str());
        }
        // a promise that was kept already stays with the interview, even without its line
        kept.extend(known.iter().filter(|it| it.done.is_some()).map(|it| it.id.clone()));
        kept.dedup();
        kept
    }

    /// Returns the program that something belongs to which is of several: the one of IR.
    pub(super) fn lead_program<'a>(&self, ids: impl IntoIterator<Item = &'a Id>) -> Option<Id> {
        let is_ir = |id: &Id| {
            let of = self.programs.get(id.as_str()).and_then(|it| it.specialty);
            matches!(of, Some(Specialty::Ir | Specialty::IrIndependent))
        };
        let all: Vec<&Id> = ids.into_iter().collect();
        let found = all.iter().find(|it| is_ir(it)).or(all.first());
        found.map(|it| Id::clone(it))
    }

    /// Makes people of the lines: those who are known at the interview or at its programs stay the same rows.
    fn met(&mut self, row: &Interview, text: &str, ids: &mut IdSource) {
        let is_there = |it: &Person| it.programs.iter().any(|id| row.programs.contains(id));
        let known: Vec<Person> = self
            .people
            .iter()
            .filter(|it| it.interviews.contains(&row.id) || is_there(it))
            .map(|it| Person::clone(it))
            .collect();
        let mut kept: Vec<Id> = Vec::new();
        for line in text.lines().map(str::trim) {
            if let Some(same) =
                known.iter().find(|it| person_line(it) == line && it.interviews.contains(&row.id))
            {
                kept.push(same.id.clone());
                continue;
            }
            let Some(said) = read_person(line) else { continue };
            if let Some(id) = kept.last().filter(|_| said.name.is_empty()) {
                self.people.edit(id.as_str(), |row| add_said(row, said));
                continue;
            }
            let is_said =
                |it: &&Id| self.people.get(it.as_str()).is_some_and(|row| is_same_person(row, &said));
            if let Some(id) = kept.iter().find(is_said).cloned() {
                self.people.edit(id.as_str(), |row| add_said(row, said));
                continue;
            }
            let same = known.iter().find(|it| fold(&it.name) == fold(&said.name) && !kept.contains(&it.id));
            let mut person = same.cloned().unwrap_or_else(|| Person { id: ids.make(), ..Person::default() });
            let fields = [
                (&mut person.name, said.name),
                (&mut person.role, said.role),
                (&mut person.email, said.email),
                (&mut person.say, said.say),
                (&mut person.talking_point, said.talking_point),
            ];
            fields.into_iter().for_each(|(own, said)| *own = said);
            add(&mut person.interviews, [&row.id]);
            add(&mut person.programs, &row.programs);
            kept.push(person.id.clone());
            self.people.put(person);
        }
        for person in known.iter().filter(|it| it.interviews.contains(&row.id) && !kept.contains(&it.id)) {
            self.part(person, &row.id);
        }
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

fn is_over(row: &Interview, reading: &Reading) -> bool {
    row.when.as_ref().is_some_and(|it| it.start(reading.home) <= reading.now)
}

fn lines(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join("\n")
}

/// "send the TIPS poster, 2026-11-27".
fn promise_line(row: &Milestone) -> String {
    match &row.when {
        Some(When::Day(day)) => format!("{}, {}", row.title, day.format("%-d %b %Y")),
        Some(when) => format!("{}, {}", row.title, show_for_edit(when)),
        None => row.title.clone(),
    }
}

/// Reads a promise with its day or moment, if what stands behind the last comma or "by" is one.
fn read_promise(line: &str, reading: &Reading) -> (String, Option<When>) {
    let cuts = [", ", " by ", " on "];
    let found = cuts.iter().find_map(|cut| {
        let (title, when) = line.rsplit_once(cut)?;
        let when = read_when(when, reading).ok()?;
        (!title.trim().is_empty()).then(|| (title.trim().to_owned(), Some(when)))
    });
    found.or_else(|| day_behind(line, reading)).unwrap_or_else(|| (line.to_owned(), None))
}

/// Reads a day that the last words are, without a comma: "write the PD in 3 days", "send the CV dec 1".
fn day_behind(line: &str, reading: &Reading) -> Option<(String, Option<When>)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    (1..=DAY_WORDS.min(words.len().saturating_sub(1))).rev().find_map(|count| {
        let (title, day) = words.split_at(words.len().saturating_sub(count));
        let when = read_when(&day.join(" "), reading).ok()?;
        title.iter().any(|it| it.contains(char::is_alphabetic)).then_some(())?;
        Some((title.join(" "), Some(when)))
    })
}

/// So many words a day has at most.
const DAY_WORDS: usize = 4;

/// Returns how many hours lie between the end of an interview and its first score.
pub fn hours_to_score(row: &Interview, end: Stamp) -> Option<i64> {
    let seconds = row.scored_at?.since(end);
    (seconds >= 0).then_some(seconds / 3_600)
}

#[cfg(test)]
#[path = "write_up_tests.rs"]
mod tests;
