//! Counts of the checklist that another list gives: letters asked for and received, statements assigned. Nobody ticks
//! them.

use super::{
    id::Id,
    tables::{LetterState, Program, Specialty, Status},
    tracker::Tracker,
};

/// How many of a list have come so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub done: usize,
    pub of: usize,
    /// What has come of them: "received".
    pub what: &'static str,
    /// What is counted, behind "of 4".
    pub about: &'static str,
}

impl Tally {
    /// "2 of 4 received".
    pub fn words(self) -> String {
        format!("{} of {} {}", self.done, self.of, self.what)
    }

    /// "22 of 23 programs have a statement".
    pub fn sentence(self) -> String {
        format!("{} of {} {}", self.done, self.of, self.about)
    }

    pub fn is_full(self) -> bool {
        self.done == self.of
    }
}

/// Returns what a list says of a component; none where no list is about it, or the list is empty.
pub fn tally(tracker: &Tracker, component: &Id) -> Option<Tally> {
    let found = match component.as_str() {
        "letters-received" => letters(
            tracker,
            &[LetterState::Received],
            ["received", "letters received, without declined ones"],
        ),
        "letters-requested" => letters(
            tracker,
            &[LetterState::Asked, LetterState::Agreed, LetterState::Received],
            ["asked", "letters asked for, without declined ones"],
        ),
        "documents-assigned" | "fellowship-documents-assigned" => documents(tracker),
        "fellowship-personal-statement" => statements(tracker, Specialty::IrIndependent),
        other => statements(tracker, other.strip_prefix("personal-statement-")?.parse().ok()?),
    };
    Some(found).filter(|it| it.of > 0)
}

/// Letters in these states, of those that weren't declined.
fn letters(tracker: &Tracker, states: &[LetterState], [what, about]: [&'static str; 2]) -> Tally {
    let hoped = tracker.letters.iter().filter(|it| it.state != Some(LetterState::Declined));
    let done = hoped.clone().filter(|it| it.state.is_some_and(|it| states.contains(&it))).count();
    Tally { done, of: hoped.count(), what, about }
}

/// Programs of that specialty with a statement, of those that need one.
fn statements(tracker: &Tracker, specialty: Specialty) -> Tally {
    let need = programs(tracker).filter(|it| it.specialty == Some(specialty));
    let done = need.clone().filter(|it| has_statement(tracker, it)).count();
    Tally { done, of: need.count(), what: "assigned", about: "programs have a statement" }
}

/// Programs with a statement and a letter, of all that need them.
fn documents(tracker: &Tracker) -> Tally {
    let has_letter = |row: &Program| tracker.letters.iter().any(|it| it.programs.contains(&row.id));
    let need = programs(tracker);
    let done = need.clone().filter(|it| has_statement(tracker, it) && has_letter(it)).count();
    Tally { done, of: need.count(), what: "assigned", about: "programs have a statement and a letter" }
}

/// Programs whose application goes on, or is still to be sent.
fn programs(tracker: &Tracker) -> impl Iterator<Item = &Program> + Clone {
    let goes_on = |it: &&Program| it.status.unwrap_or(Status::Planned).step().is_some();
    tracker.programs.iter().map(|it| &**it).filter(goes_on)
}

fn has_statement(tracker: &Tracker, row: &Program) -> bool {
    row.statement.as_ref().is_some_and(|it| tracker.statements.has(it.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tables::{Letter, Statement};

    fn words(tracker: &Tracker, component: &str) -> String {
        tally(tracker, &Id::new(component)).map(Tally::words).unwrap_or_default()
    }

    #[test]
    fn letters_are_counted_by_their_states() {
        let mut tracker = Tracker::default();
        assert_eq!(words(&tracker, "letters-received"), "", "an empty list says nothing");
        let states = [
            None,
            Some(LetterState::Planned),
            Some(LetterState::Asked),
            Some(LetterState::Agreed),
            Some(LetterState::Received),
            Some(LetterState::Declined),
        ];
        for (n, state) in states.into_iter().enumerate() {
            tracker.letters.put(Letter { id: Id::new(&n.to_string()), state, ..Letter::default() });
        }
        assert_eq!(words(&tracker, "letters-received"), "1 of 5 received");
        assert_eq!(words(&tracker, "letters-requested"), "3 of 5 asked");
        assert_eq!(words(&tracker, "photo"), "");
    }

    #[test]
    fn a_statement_counts_where_it_is_there_and_the_program_goes_on() {
        let mut tracker = Tracker::default();
        tracker.statements.put(Statement { id: Id::new("s"), ..Statement::default() });
        let program = |id: &str, specialty, statement: Option<&str>, status| Program {
            id: Id::new(id),
            specialty: Some(specialty),
            statement: statement.map(Id::new),
            status: Some(status),
            ..Program::default()
        };
        tracker.programs.put(program("a", Specialty::Ir, Some("s"), Status::Planned));
        tracker.programs.put(program("b", Specialty::Ir, Some("gone"), Status::Applied));
        tracker.programs.put(program("c", Specialty::Ir, None, Status::TheyRejected));
        tracker.programs.put(program("d", Specialty::Dr, Some("s"), Status::Applied));
        assert_eq!(words(&tracker, "personal-statement-ir"), "1 of 2 assigned");
        assert_eq!(words(&tracker, "personal-statement-dr"), "1 of 1 assigned");
        assert_eq!(words(&tracker, "personal-statement-ty"), "");
        assert_eq!(words(&tracker, "documents-assigned"), "0 of 3 assigned");
        let programs = vec![Id::new("a"), Id::new("b")];
        tracker.letters.put(Letter { id: Id::new("l"), programs, ..Letter::default() });
        assert_eq!(words(&tracker, "documents-assigned"), "1 of 3 assigned");
    }
}
