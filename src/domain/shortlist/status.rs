//! Where an application stands: in words, and how it moves on.

use crate::domain::{
    audience::{Audience, Privacy},
    tables::*,
    time::{Stamp, When},
    tracker::Tracker,
};

/// Says the status with what can be reckoned from it: "applied, no word 82 d".
pub fn status_words(row: &Program, now: Stamp) -> String {
    let Some(status) = row.status else { return Status::Planned.title().to_owned() };
    let silent = (status == Status::Applied).then(|| logged(row, status)).flatten();
    // to the nearest day: a day without an hour stands in the log by its noon
    match silent.map(|since| now.since(since).saturating_add(43_200) / 86_400) {
        Some(days) if days >= 14 => format!("{}, no word {days} d", status.title()),
        _ => status.title().to_owned(),
    }
}

/// Returns when the program got its present status, by its log.
pub fn logged(row: &Program, status: Status) -> Option<Stamp> {
    let last =
        row.status_log.iter().rev().find_map(|line| line.split_once(' ').filter(|it| it.1 == status.word()));
    last.and_then(|it| it.0.parse().ok())
}

/// Returns when the program got its first status, by its log; none where it has none.
pub fn first_logged(row: &Program) -> Option<Stamp> {
    row.status_log.iter().filter_map(|line| line.split_once(' ')?.0.parse().ok()).min()
}

/// Writes a status into the log, at its end: there stands what the program has now.
pub fn log(row: &mut Program, status: Status, since: Stamp) {
    row.status_log.push(format!("{since} {}", status.word()));
}

impl Status {
    /// Returns the status as that audience reads it: that a program is on the rank list stays with the applicant.
    pub fn as_read(self, audience: Audience) -> Status {
        let is_told = self != Status::Ranked || audience.may(Privacy::Private);
        if is_told { self } else { Status::Interviewed }
    }
}

impl Tracker {
    /// Sets a program's status and writes it down in its log.
    pub fn set_status(&mut self, program: &str, status: Status, now: Stamp) {
        self.programs.edit(program, |row| {
            if row.status != Some(status) {
                row.status = Some(status);
                log(row, status, now);
            }
        });
    }

    /// Sets a program's status as of the instant that the user named. If it has that status already, the date in the
    /// log is put right.
    pub fn date_status(&mut self, program: &str, status: Status, since: Stamp) {
        self.programs.edit(program, |row| {
            let is_of = |line: &String| line.split_once(' ').is_some_and(|it| it.1 == status.word());
            if row.status == Some(status)
                && let Some(at) = row.status_log.iter().rposition(is_of)
            {
                row.status_log.remove(at);
            }
            row.status = Some(status);
            log(row, status, since);
        });
    }

    /// Moves a program's status forward to `status`; one that is further, or ended, stays.
    pub fn advance_status(&mut self, program: &str, status: Status, now: Stamp) {
        let Some(row) = self.programs.get(program) else { return };
        let present = row.status.unwrap_or(Status::Planned);
        if present.step().is_some_and(|step| Some(step) < status.step()) {
            self.set_status(program, status, now);
        }
    }

    /// Moves the programs of an interview on to what its state implies, with the day on which that happened where it is
    /// known.
    pub fn advance_by_interview(&mut self, interview: &str, now: Stamp) {
        let Some(row) = self.interviews.get(interview).cloned() else { return };
        if row.kind.unwrap_or(InterviewKind::Interview) != InterviewKind::Interview {
            return;
        }
        let status = match row.state {
            Some(InterviewState::Unanswered | InterviewState::Held) => Status::Invited,
            Some(InterviewState::Waitlisted) => Status::Waitlisted,
            Some(InterviewState::Done) => Status::Interviewed,
            Some(InterviewState::Scheduled) => Status::Scheduled,
            None if row.when.is_some() => Status::Scheduled,
            _ => return,
        };
        let known = match (status, &row.when) {
            (Status::Invited, _) => row.invited,
            (Status::Scheduled, _) => row.replied,
            (Status::Interviewed, Some(When::At(moment))) => Some(moment.instant()),
            _ => None,
        };
        let since = known.unwrap_or(now).min(now);
        for program in &row.programs {
            self.advance_status(program.as_str(), status, since);
        }
    }
}
