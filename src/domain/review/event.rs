//! Interviews that lie ahead or are going on, as spans with a place.

use std::sync::Arc;

use super::Input;
use crate::{
    domain::{
        agenda::programs_title,
        tables::{Interview, InterviewKind, InterviewState, Mode, Program},
        time::{Stamp, When},
        tracker::Tracker,
    },
    text::fold,
};

pub(super) struct Event<'a> {
    pub row: &'a Arc<Interview>,
    pub when: &'a When,
    pub start: Stamp,
    pub end: Stamp,
    /// "UCSF IR + DR", "Social UCSF IR".
    pub title: String,
    programs: Vec<&'a Arc<Program>>,
}

/// City and state as they are compared.
#[derive(PartialEq)]
pub(super) struct City(String, String);

/// Those that are fixed or held and not over, by start.
pub(super) fn events<'a>(input: &Input<'a>) -> Vec<Event<'a>> {
    let rows = input.tracker.interviews.iter();
    let mut events: Vec<Event> =
        rows.filter_map(|row| event(row, input)).filter(|it| it.end > input.now).collect();
    events.sort_by(|a, b| (a.start, &a.row.id).cmp(&(b.start, &b.row.id)));
    events
}

fn event<'a>(row: &'a Arc<Interview>, input: &Input<'a>) -> Option<Event<'a>> {
    let fixed = matches!(row.state, None | Some(InterviewState::Scheduled | InterviewState::Held));
    let when = row.when.as_ref().filter(|_| fixed)?;
    Some(Event {
        row,
        when,
        start: when.start(input.home),
        end: row.end(input.home)?,
        title: title(row, input.tracker),
        programs: row.programs.iter().filter_map(|id| input.tracker.programs.get(id.as_str())).collect(),
    })
}

pub(super) fn title(row: &Interview, tracker: &Tracker) -> String {
    let programs = programs_title(tracker, &row.programs);
    match row.kind.unwrap_or(InterviewKind::Interview) {
        InterviewKind::Interview => programs,
        kind => format!("{} {programs}", kind.title()),
    }
}

impl Event<'_> {
    pub fn is_held(&self) -> bool {
        self.row.state == Some(InterviewState::Held)
    }

    pub fn is_in_person(&self) -> bool {
        self.row.mode == Some(Mode::InPerson)
    }

    pub fn has_time(&self) -> bool {
        matches!(self.when, When::At(_))
    }

    /// True where one house has both, so that one visit serves them.
    pub fn shares_house(&self, other: &Event) -> bool {
        let same = |a: &Program, b: &Program| {
            a.id == b.id || (a.catalog.is_some() && a.catalog == b.catalog) || a.name == b.name
        };
        self.programs.iter().any(|a| other.programs.iter().any(|b| same(a, b)))
    }

    /// None where the city isn't known.
    pub fn city(&self) -> Option<City> {
        let program = self.programs.iter().find(|it| !it.city.is_empty())?;
        Some(City(fold(&program.city), fold(&program.state)))
    }

    /// "Boston, MA".
    pub fn place(&self) -> String {
        self.programs.iter().find(|it| !it.city.is_empty()).map(|it| it.place()).unwrap_or_default()
    }

    /// What a warning about it was reckoned from.
    pub fn inputs(&self) -> String {
        let minutes = self.row.minutes.map(|it| it.to_string()).unwrap_or_default();
        let state = self.row.state.map(InterviewState::word).unwrap_or_default();
        let mode = self.row.mode.map(Mode::word).unwrap_or_default();
        format!("{} {} {minutes} {state} {mode} {}", self.row.id, self.when, self.place())
    }
}
