//! The lines of searchable lists.

use super::{
    command::Command,
    outcome::{Next, Outcome},
};

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
        }
    }

    pub fn heading(text: &str) -> PickLine {
        PickLine {
            text: text.to_owned(),
            detail: String::new(),
            mark: String::new(),
            why_not: None,
            leads_to: None,
        }
    }

    pub fn is_heading(&self) -> bool {
        self.leads_to.is_none()
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
