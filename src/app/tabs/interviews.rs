//! The interviews' rows.

use crate::{
    app::{App, command::Command},
    domain::{
        id::Id,
        tables::{InterviewState, Status, Table},
    },
};

impl App {
    pub(super) fn tick_interview(&mut self) {
        if let Some(id) = self.interviews.selected.clone() {
            self.tick_interview_id(&id);
        }
    }

    /// Done, or scheduled again; its programs move forward to "interviewed".
    pub(super) fn tick_interview_id(&mut self, id: &Id) {
        let Some(row) = self.tracker.interviews.get(id.as_str()) else { return };
        let done = row.state == Some(InterviewState::Done);
        let began = row.when.as_ref().is_some_and(|when| when.start(self.home()) <= self.now);
        if !done && !began {
            let key = Command::Edit.key();
            return self.refuse(format!("That interview is still to come · {key} changes its date or state"));
        }
        let title = self.interview_title(id);
        let (now, programs) = (self.now, row.programs.clone());
        let label =
            if done { format!("Not done: interview {title}") } else { format!("Done: interview {title}") };
        self.change(label, |tracker| {
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

    pub(super) fn open_new_interview(&mut self) {
        self.open_new(Table::Interviews, "New interview", App::interview_preset());
    }

    pub(in crate::app) fn interview_preset() -> Vec<(&'static str, String)> {
        vec![("kind", "interview".to_owned()), ("mode", "video".to_owned())]
    }
}
