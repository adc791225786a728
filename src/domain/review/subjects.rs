//! The tables of which the rules say something, and where each is looked at.

use super::{
    Input, Warning, components, days, exams, invitations, messages, near::Near, papers, programs, signals,
};
use crate::domain::{checklist::Group, id::Id, rotations::Spans, tables::Table, time::Stamp};

/// A table of which the rules say something.
pub(super) struct Subject {
    pub table: Table,
    /// All its rows.
    pub rows: fn(&Input, &Spans) -> Vec<Id>,
    /// What is said of one row; nothing where it is gone.
    pub look: fn(&Near, &Id) -> Vec<Warning>,
    /// The instants from which on something else may be said of it, though nothing changed.
    pub turns: fn(&Near, &Id) -> Vec<Stamp>,
}

pub(super) const SUBJECTS: &[Subject] = &[
    Subject {
        table: Table::Interviews,
        rows: |input, _| input.tracker.interviews.iter().map(|it| it.id.clone()).collect(),
        look: |near, id| invitations::of_row(near, id),
        turns: |near, id| near.interview(id).map(|it| invitations::turns(near.look, it)).unwrap_or_default(),
    },
    Subject {
        table: Table::Rotations,
        rows: |_, spans| spans.ids(),
        look: |near, id| {
            near.spans.whole(id).and_then(|it| days::on_rotation(near.look, &it)).into_iter().collect()
        },
        turns: |_, _| Vec::new(),
    },
    Subject {
        table: Table::Components,
        rows: |input, _| Group::entries(input.groups).map(|it| it.id().clone()).collect(),
        look: |near, id| {
            near.entries.get(id).map(|it| components::of_entry(near.look, it)).unwrap_or_default()
        },
        turns: |near, id| near.entries.get(id).map(|it| components::turns(near.look, it)).unwrap_or_default(),
    },
    Subject {
        table: Table::Exams,
        rows: |input, _| input.tracker.exams.iter().map(|it| it.id.clone()).collect(),
        look: |near, id| near.exam(id).map(|it| exams::of_row(near.look, it)).unwrap_or_default(),
        turns: |_, _| Vec::new(),
    },
    Subject {
        table: Table::Programs,
        rows: |input, _| {
            let all = input.tracker.programs.iter().filter(|it| programs::is_subject(input, it));
            all.map(|it| it.id.clone()).collect()
        },
        look: |near, id| near.program(id).map(|it| programs::of_row(near.look, it)).unwrap_or_default(),
        turns: |near, id| near.program(id).map(|it| programs::turns(near.look, it)).unwrap_or_default(),
    },
    Subject {
        table: Table::Programs,
        rows: |input, _| input.tracker.programs.iter().map(|it| it.id.clone()).collect(),
        look: |near, id| near.program(id).map(|it| papers::of_program(near.look, it)).unwrap_or_default(),
        turns: |_, _| Vec::new(),
    },
    Subject {
        table: Table::Letters,
        rows: |input, _| input.tracker.letters.iter().map(|it| it.id.clone()).collect(),
        look: |near, id| near.letter(id).map(|it| papers::of_letter(near.look, it)).unwrap_or_default(),
        turns: |near, id| near.letter(id).map(|it| papers::letter_turns(near.look, it)).unwrap_or_default(),
    },
    Subject {
        table: Table::Messages,
        rows: |input, _| input.tracker.messages.iter().map(|it| it.id.clone()).collect(),
        look: |near, id| near.message(id).map(|it| messages::of_row(near.look, it)).unwrap_or_default(),
        turns: |_, _| Vec::new(),
    },
    Subject {
        table: Table::Statements,
        rows: |input, _| input.tracker.statements.iter().map(|it| it.id.clone()).collect(),
        look: |near, id| {
            near.statement(id).and_then(|it| papers::of_statement(near.look, it)).into_iter().collect()
        },
        turns: |_, _| Vec::new(),
    },
    Subject {
        table: Table::Programs,
        rows: |input, _| {
            let all = input.tracker.programs.iter().filter(|it| it.signal.is_some());
            all.map(|it| it.id.clone()).collect()
        },
        look: |near, id| near.program(id).map(|it| signals::of_row(near.look, it)).unwrap_or_default(),
        turns: |_, _| Vec::new(),
    },
];
