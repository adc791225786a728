//! Exams whose new score no program has yet, or whose days don't follow each other.

use super::{Look, Warning, order};
use crate::{
    domain::{
        exams::title_of,
        rules::NEW_SCORE,
        shortlist::logged,
        tables::{Exam, Program, Status, Table},
        time::Day,
    },
    text::counted,
};

/// Returns what is to be said of an exam: its new score is nowhere, or its days don't follow each other.
pub(super) fn of_row(look: &Look, row: &Exam) -> Vec<Warning> {
    new_score(look, row).into_iter().chain(order::of_exam(look, row)).collect()
}

/// Warns where a score came after the transcript was released, and programs were applied to before that.
fn new_score(look: &Look, exam: &Exam) -> Option<Warning> {
    let out = look.input.tracker.transcript_out(exam).filter(|it| exam.waits_to_be_sent(Some(*it)))?;
    let posted = exam.score_posted?;
    let figure = look.input.facts.effective(NEW_SCORE, &look.input.tracker.overrides)?;
    let is_of_match =
        figure.matches.is_empty() || figure.matches.contains(&look.input.tracker.profile.kind());
    let programs = look.input.tracker.programs.iter().filter(|it| applied_before(look, it, posted)).count();
    if !is_of_match || programs == 0 {
        return None;
    }
    let title = title_of(exam);
    let inputs = [posted.to_string(), out.to_string(), programs.to_string()];
    let went = match exam.released {
        Some(day) => format!("the transcript was released {}", look.day(day)),
        None => format!("the application went out {} with the transcript", look.day(out)),
    };
    Some(Warning {
        title: format!("New score not sent: {title}"),
        reason: format!(
            "The score of {title} was posted {}, after {went}. {} you applied to before can't see it. {} Send it again, \
             and enter the day.",
            look.day(posted),
            counted(programs, "program"),
            figure.note
        ),
        source: format!("season {}: {}", look.input.facts.season, figure.origin.source),
        day: Some(posted),
        ..look.warn("new-score", &[&exam.id], (Table::Exams, &exam.id), &[&inputs[0], &inputs[1], &inputs[2]])
    })
}

/// True where the application went out before that day; where nobody noted when, the day of the submission counts.
fn applied_before(look: &Look, row: &Program, day: Day) -> bool {
    let is_out = row.status.and_then(Status::step).is_some_and(|it| it >= 1);
    let applied = logged(row, Status::Applied).map(|at| look.input.home.civil_at(at).date());
    let applied = applied.or(look.input.tracker.profile.submitted);
    is_out && applied.is_none_or(|it| it < day)
}
