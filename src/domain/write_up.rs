//! What is written down after an interview: scores, what spoke for and against it, what was promised, who was there. The
//! promises become tasks, the people rows of their own; all of it is read from lines and written back into them.

use std::collections::BTreeMap;

use super::{
    id::{Id, IdSource},
    people_lines::person_line,
    tables::*,
    time::{Reading, Stamp, When, read_when, show_for_edit},
    tracker::Tracker,
};
use crate::text::{counted, fold::fold};

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

    /// Makes the people of an interview of lines, and says how many that took out: "4 people taken out".
    pub fn set_people(&mut self, interview: &str, text: &str, ids: &mut IdSource) -> String {
        let Some(row) = self.interviews.get(interview).cloned() else { return String::new() };
        match self.met(&row, text, ids) {
            0 => String::new(),
            gone => format!("{} taken out", counted(gone, "person")),
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
