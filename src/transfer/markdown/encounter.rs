//! What was offered, scored, promised and answered at an interview, one line each, for the document and for the table.

use super::{ShortlistInput, interview::row_clocks};
use crate::domain::{
    questions::{answer_words, question_words},
    score::reckoning,
    tables::{Interview, Milestone},
    time::{When, day_words},
    write_up::hours_to_score,
};

/// Returns the dates to choose from, each with what became of it.
pub(super) fn offered(input: &ShortlistInput, row: &Interview) -> Vec<String> {
    row.offered
        .iter()
        .map(|(when, offer)| format!("{}: {}", row_clocks(input, row, when), offer.title()))
        .collect()
}

/// Says the score of this interview alone with all that it is made of.
pub(super) fn score_words(input: &ShortlistInput, row: &Interview) -> Option<String> {
    reckoning(&input.lookup.criteria, |criterion| row.scores.get(criterion).copied())
}

/// Returns how many hours after its end an interview was scored.
pub fn scored_after(input: &ShortlistInput, row: &Interview) -> Option<i64> {
    row.end(input.home).and_then(|end| hours_to_score(row, end))
}

/// Returns what was promised, each with its day and whether it is done.
pub fn promises(input: &ShortlistInput, row: &Interview) -> Vec<String> {
    let day = |when: &When| format!(", by {}", day_words(when.day_in(input.home), input.today()));
    let words = |task: &Milestone| {
        let done = task.done.map(|at| day_words(input.home.civil_at(at).date(), input.today()));
        let done = done.map_or_else(|| "not done".to_owned(), |day| format!("done {day}"));
        format!("{}{}: {done}", task.title, task.when.as_ref().map(day).unwrap_or_default())
    };
    row.promises
        .iter()
        .filter_map(|id| input.tracker.milestones.get(id.as_str()))
        .map(|it| words(it))
        .collect()
}

/// Returns the questions that were asked with what was answered.
pub fn answers(input: &ShortlistInput, row: &Interview) -> Vec<String> {
    let words = |id| {
        question_words(input.tracker, input.bank, id).unwrap_or_else(|| "a question that is gone".to_owned())
    };
    row.answers.iter().map(|(id, answer)| format!("{} → {}", words(id), answer_words(answer))).collect()
}
