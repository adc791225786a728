//! Answers that an earlier export asked for and that were given since: they go out once more as canceled while their
//! time lies ahead.

use super::{
    event::name,
    write::{Event, Span, Status},
};
use crate::{
    domain::{
        agenda::{Origin, programs_title},
        tables::{InterviewState, RotationState},
        time::When,
    },
    transfer::timeline::{Part, TimelineInput},
};

pub(super) fn events(input: &TimelineInput) -> Vec<Event> {
    let wants =
        |part| input.only.is_empty() || input.only.contains(&part) || input.only.contains(&Part::Deadlines);
    let mut gone: Vec<(Origin, When, String)> = Vec::new();
    if wants(Part::Interviews) {
        gone.extend(of_interviews(input));
    }
    if wants(Part::Rotations) {
        gone.extend(of_rotations(input));
    }
    gone.retain(|(origin, when, _)| {
        when.end(input.home) > input.now && !input.items.iter().any(|it| it.origin == *origin)
    });
    gone.iter().map(|(origin, when, title)| canceled(origin, when, title)).collect()
}

fn of_interviews(input: &TimelineInput) -> Vec<(Origin, When, String)> {
    let mut gone = Vec::new();
    for row in input.tracker.interviews.iter() {
        let programs = || programs_title(input.tracker, &row.programs);
        let open = matches!(row.state, Some(InterviewState::Unanswered | InterviewState::Held));
        if let Some(by) = row.reply_by.as_ref().filter(|_| !open) {
            let title = format!("Answer the invitation: {}", programs());
            gone.push((Origin::Reply(row.id.clone()), by.clone(), title));
        }
    }
    gone
}

fn of_rotations(input: &TimelineInput) -> Vec<(Origin, When, String)> {
    let answered = input.tracker.rotations.iter().filter(|it| it.state != Some(RotationState::Offered));
    let one = |row: &std::sync::Arc<crate::domain::tables::Rotation>| {
        let title = format!("Reply to rotation offer: {}", row.host);
        Some((Origin::RotationReply(row.id.clone()), When::Day(row.reply_by?), title))
    };
    answered.filter_map(one).collect()
}

fn canceled(origin: &Origin, when: &When, title: &str) -> Event {
    let span = match when {
        When::Day(day) => Span::Days(*day, *day),
        When::At(moment) => Span::Moments(moment.instant(), None),
    };
    Event::new(name(origin), span, title, Status::Canceled)
}
