//! What accepting a date that a program offers would bring.

use std::collections::BTreeSet;

use super::{Input, Warning, kept::review};
use crate::domain::{
    id::Id,
    tables::InterviewState,
    time::{Moment, When},
};

/// Returns the warnings that there would be besides the present ones, were this interview scheduled for that moment.
pub fn if_taken(input: &Input, interview: &Id, moment: &Moment) -> Vec<Warning> {
    let present = review(input);
    let known: BTreeSet<(&str, &str)> =
        present.iter().map(|it| (it.id.as_str(), it.fingerprint.as_str())).collect();
    let mut tracker = input.tracker.clone();
    tracker.interviews.edit(interview.as_str(), |row| {
        row.when = Some(When::At(moment.clone()));
        row.state = Some(InterviewState::Scheduled);
    });
    let mut all = review(&Input { tracker: &tracker, ..*input });
    all.retain(|it| !known.contains(&(it.id.as_str(), it.fingerprint.as_str())));
    all
}
