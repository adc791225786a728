//! What the rules look with and at, besides the row.

use std::collections::HashMap;

use super::{Look, event::Events};
use crate::domain::{
    checklist::Entry,
    id::Id,
    rotations::Spans,
    tables::{Exam, Interview, Letter, Message, Program, Statement},
};

pub(super) struct Near<'a> {
    pub look: &'a Look<'a>,
    pub events: &'a Events,
    pub spans: &'a Spans,
    pub entries: HashMap<&'a Id, &'a Entry>,
}

impl Near<'_> {
    pub fn interview(&self, id: &Id) -> Option<&Interview> {
        self.look.input.tracker.interviews.get(id.as_str()).map(|it| &**it)
    }

    pub fn exam(&self, id: &Id) -> Option<&Exam> {
        self.look.input.tracker.exams.get(id.as_str()).map(|it| &**it)
    }

    pub fn letter(&self, id: &Id) -> Option<&Letter> {
        self.look.input.tracker.letters.get(id.as_str()).map(|it| &**it)
    }

    pub fn message(&self, id: &Id) -> Option<&Message> {
        self.look.input.tracker.messages.get(id.as_str()).map(|it| &**it)
    }

    pub fn statement(&self, id: &Id) -> Option<&Statement> {
        self.look.input.tracker.statements.get(id.as_str()).map(|it| &**it)
    }

    pub fn program(&self, id: &Id) -> Option<&Program> {
        self.look.input.tracker.programs.get(id.as_str()).map(|it| &**it)
    }
}
