//! Exams whose new score no program has yet.

use super::{Look, Warning};
use crate::{
    domain::{
        exams::known_exam,
        id::Id,
        rules::NEW_SCORE,
        shortlist::logged,
        tables::{Exam, Program, Status, Table},
        time::Day,
    },
    text::counted,
};

/// Warns where a score came after the transcript was released, and programs were applied to before that.
pub(super) fn of_exam(look: &Look, id: &Id) -> Option<Warning> {
    let exam = look.input.tracker.exams.get(id.as_str()).filter(|it| it.waits_to_be_sent())?;
    let (posted, released) = exam.score_posted.zip(exam.released)?;
    let figure = look.input.facts.effective(NEW_SCORE, &look.input.tracker.overrides)?;
    let is_of_match =
        figure.matches.is_empty() || figure.matches.contains(&look.input.tracker.profile.kind());
    let programs = look.input.tracker.programs.iter().filter(|it| applied_before(look, it, posted)).count();
    if !is_of_match || programs == 0 {
        return None;
    }
    let title = called(exam);
    let inputs = [posted.to_string(), released.to_string(), programs.to_string()];
    Some(Warning {
        title: format!("New score not sent: {title}"),
        reason: format!(
            "The score of {title} was posted {}, after the transcript was released {}. {} you applied to before can't \
             see it. {} Send it again, and enter the day.",
            look.day(posted),
            look.day(released),
            counted(programs, "program"),
            figure.note
        ),
        source: format!("season {}: {}", look.input.facts.season, figure.origin.source),
        day: Some(posted),
        ..look.warn("new-score", &[id], (Table::Exams, id), &[&inputs[0], &inputs[1], &inputs[2]])
    })
}

fn called(exam: &Exam) -> &str {
    let usual = known_exam(exam.id.as_str()).map_or("an exam", |it| it.title);
    if exam.title.is_empty() { usual } else { &exam.title }
}

/// True where the application went out before that day; where nobody noted when, the day of the submission counts.
fn applied_before(look: &Look, row: &Program, day: Day) -> bool {
    let is_out = row.status.and_then(Status::step).is_some_and(|it| it >= 1);
    let applied = logged(row, Status::Applied).map(|at| look.input.home.civil_at(at).date());
    let applied = applied.or(look.input.tracker.profile.submitted);
    is_out && applied.is_none_or(|it| it < day)
}
