//! The lines of searchable lists.

use super::{
    command::Command,
    outcome::{Next, Outcome},
};
use crate::text::{clean, width, wrap_text};

/// In fewer columns beside its text a detail isn't begun.
const LEAST_BESIDE: usize = 16;

#[derive(Clone, Debug)]
pub struct PickLine {
    pub text: String,
    pub detail: String,
    /// What stands before the text: its keys, or the kind of thing.
    pub mark: String,
    /// Why it can't be chosen now; none if it can.
    pub why_not: Option<String>,
    /// What choosing it does; none for a heading.
    pub leads_to: Option<Next>,
    /// True for a row that belongs to the line above: its detail goes on there, or another text behind its name.
    pub goes_on: bool,
}

impl PickLine {
    pub fn new(
        text: impl Into<String>,
        detail: impl Into<String>,
        mark: impl Into<String>,
        next: Next,
    ) -> Self {
        PickLine {
            text: text.into(),
            detail: detail.into(),
            mark: mark.into(),
            why_not: None,
            leads_to: Some(next),
            goes_on: false,
        }
    }

    pub fn heading(text: &str) -> PickLine {
        PickLine {
            text: text.to_owned(),
            detail: String::new(),
            mark: String::new(),
            why_not: None,
            leads_to: None,
            goes_on: false,
        }
    }

    /// Makes a row below a line: a text, and what it is called.
    pub fn below(name: impl Into<String>, text: impl Into<String>) -> PickLine {
        PickLine { detail: text.into(), goes_on: true, ..PickLine::heading(&name.into()) }
    }

    pub fn can_be_chosen(&self) -> bool {
        self.leads_to.is_some()
    }

    /// Returns the line with its detail, or why it can't be chosen, in rows of so many columns, the first of `first`.
    pub fn wrapped(self, first: usize, columns: usize) -> Vec<PickLine> {
        let detail = self.why_not.as_ref().unwrap_or(&self.detail);
        if self.leads_to.is_none() || width(&clean(detail)) <= first {
            return vec![self];
        }
        // the whole stands below where its first words would stand alone
        let beside = if first >= LEAST_BESIDE { wrap_text(detail, first).into_iter().next() } else { None };
        let beside = beside.unwrap_or_default();
        let rest = detail.strip_prefix(beside.as_str()).unwrap_or(detail).trim_start();
        let row = |text: String| PickLine::below("", text);
        let below: Vec<PickLine> = wrap_text(rest, columns).into_iter().map(row).collect();
        let why_not = self.why_not.as_ref().map(|_| beside.clone());
        [PickLine { detail: beside, why_not, ..self }].into_iter().chain(below).collect()
    }

    /// Makes the line of a command with its keys; `why_not` is why it can't run now.
    pub fn command(command: Command, why_not: Option<&str>) -> PickLine {
        let spec = command.spec();
        PickLine {
            why_not: why_not.map(str::to_owned),
            ..PickLine::new(spec.title, spec.help, spec.shown_keys(), Next::Run(command))
        }
    }

    /// Returns what choosing it does.
    pub fn chosen(&self) -> Outcome {
        match self.leads_to.clone() {
            Some(next) => Outcome::close().and(next),
            None => Outcome::stay(),
        }
    }
}
