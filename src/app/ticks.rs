//! Ticking things that stand on more than one tab: components and interviews.

use super::{command::TabCommand, component_edits::refuse_unsent, context::Context};
use crate::domain::{
    id::Id,
    tables::{InterviewState, Progress, Status},
};

pub fn tick_component(cx: &mut Context, id: &Id) {
    let Some(entry) = cx.entry(id).cloned() else { return };
    if entry.waits_to_be_sent() {
        return refuse_unsent(cx);
    }
    let word = if entry.progress() == Progress::Done { "To do again" } else { "Done" };
    let was = if entry.progress() == Progress::NotNeeded { " · was not needed: reason kept" } else { "" };
    cx.change(format!("{word}: {}{was}", entry.row.title), |tracker| {
        tracker.tick_component(id, entry.progress())
    });
}

/// Ticks an interview, or takes its tick off. Once it is done, its programs move forward to "interviewed".
pub fn tick_interview(cx: &mut Context, id: &Id) {
    let Some(row) = cx.season.tracker.interviews.get(id.as_str()) else { return };
    let done = row.state == Some(InterviewState::Done);
    let began = row.when.as_ref().is_some_and(|when| when.start(cx.home()) <= cx.season.now);
    if !done && !began {
        let key = TabCommand::Edit.key();
        return cx.refuse(format!("That interview is still to come · {key} changes its date or state"));
    }
    let title = cx.season.interview_title(id);
    let (now, programs) = (cx.season.now, row.programs.clone());
    let label =
        if done { format!("Not done: interview {title}") } else { format!("Done: interview {title}") };
    cx.change(label, |tracker| {
        let state = if done { InterviewState::Scheduled } else { InterviewState::Done };
        tracker.interviews.edit(id.as_str(), |row| row.state = Some(state));
        for program in programs.iter().filter(|_| done) {
            let was = tracker.programs.get(program.as_str()).and_then(|it| it.status);
            if was == Some(Status::Interviewed) {
                tracker.set_status(program.as_str(), Status::Scheduled, now);
            }
        }
        tracker.advance_by_interview(id.as_str(), now);
    });
}
