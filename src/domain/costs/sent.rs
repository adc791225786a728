//! Which applications went out and which are only planned.

use std::collections::BTreeMap;

use crate::domain::{
    tables::{Program, Specialty, Status},
    tracker::Tracker,
};

/// How many applications were sent, and how many are only planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    pub out: usize,
    pub planned: usize,
}

impl Sent {
    pub fn all(self) -> usize {
        self.out.saturating_add(self.planned)
    }
}

/// Applications by specialty.
pub type Counts = BTreeMap<Option<Specialty>, Sent>;

/// Counts the programs of the applicant's match; the specialties applied to are there also without one.
pub fn counts_by_specialty(tracker: &Tracker) -> Counts {
    let kind = tracker.profile.kind();
    let named = tracker.profile.specialties.iter().copied().chain([kind.specialty()]);
    let mut counts: Counts = named.filter(|it| kind.has(*it)).map(|it| (Some(it), Sent::default())).collect();
    for program in tracker.programs.iter().filter(|it| it.specialty.is_none_or(|it| kind.has(it))) {
        let sent = counts.entry(program.specialty).or_default();
        match went(program) {
            Went::Out => sent.out = sent.out.saturating_add(1),
            Went::Planned => sent.planned = sent.planned.saturating_add(1),
            Went::Never => {}
        }
    }
    counts
}

/// What became of an application.
enum Went {
    Out,
    Planned,
    /// It was given up before it was sent.
    Never,
}

/// A program that was given up counts as sent, unless its history says that nothing went out.
fn went(program: &Program) -> Went {
    let is_sent = |line: &String| {
        let status = line.split_once(' ').and_then(|it| it.1.parse::<Status>().ok());
        !matches!(status, Some(Status::Planned | Status::IWithdrew))
    };
    match program.status {
        None | Some(Status::Planned) => Went::Planned,
        Some(Status::IWithdrew) if program.status_log.is_empty() => Went::Out,
        Some(Status::IWithdrew) if !program.status_log.iter().any(is_sent) => Went::Never,
        Some(_) => Went::Out,
    }
}
