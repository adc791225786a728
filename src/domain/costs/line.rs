//! One line of the bill.

use super::charge::Charge;
use crate::domain::{
    facts::{Confidence, Figure},
    record::words,
    tables::Specialty,
};

words! {
    /// Who is paid.
    pub enum Payee { Eras = "eras" "ERAS", Nrmp = "nrmp" "NRMP", Vslo = "vslo" "VSLO" }
}

/// What a line is for; no two lines of a bill have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineName {
    /// The applications of one specialty; none: of those without one.
    Residency(Option<Specialty>),
    Fellowship,
    FeeAssistance,
    UsmleTranscript,
    ComlexTranscript,
    Registration,
    LateRegistration,
    PrimaryCodes,
    SupplementalCodes,
    LongLists,
    Couple,
    Electives,
}

/// A line of the bill: what is committed, what is only planned, and what one more or one fewer would change.
#[derive(Clone, Debug, PartialEq)]
pub struct BillLine {
    pub name: LineName,
    pub payee: Payee,
    pub title: String,
    /// How many are committed, with their noun: "37 programs"; empty for what is paid once.
    pub many: String,
    /// None where a figure that it needs isn't known.
    pub committed: Option<Charge>,
    /// How many are only planned.
    pub planned: usize,
    /// What they add; none where that isn't known.
    pub ahead: Option<Charge>,
    /// What the next one would add, behind all that are committed and planned.
    pub next: Option<Charge>,
    /// What it saves to drop one that is only planned.
    pub saving: Option<Charge>,
    /// The figures it leans on, with the user's corrections in them.
    pub figures: Vec<Figure>,
    /// How many of them, from the first on, decide the amount: higher tiers wait until so many are counted.
    pub reached: usize,
    /// What there is to know, in sentences.
    pub notes: Vec<String>,
}

impl BillLine {
    pub fn new(name: LineName, payee: Payee, title: &str) -> BillLine {
        let nothing = Some(Charge::default());
        BillLine {
            name,
            payee,
            title: title.to_owned(),
            many: String::new(),
            committed: nothing,
            planned: 0,
            ahead: nothing,
            next: None,
            saving: None,
            figures: Vec::new(),
            reached: usize::MAX,
            notes: Vec::new(),
        }
    }

    /// Puts the whole of it where it belongs.
    pub fn placed_at(mut self, stage: Stage, charge: Option<Charge>) -> BillLine {
        match stage {
            Stage::Committed => self.committed = charge,
            Stage::Ahead => self.ahead = charge,
        }
        self
    }

    pub fn noting(mut self, note: impl Into<String>) -> BillLine {
        self.notes.push(note.into());
        self
    }

    /// Returns true where a figure is missing, so that the sum hasn't all of it.
    pub fn lacks_a_rate(&self) -> bool {
        self.committed.is_none() || self.ahead.is_none()
    }

    /// Returns how sure its amount is: as sure as the least sure of the figures that decide it.
    pub fn sureness(&self) -> Option<Confidence> {
        let all = || self.figures.iter().take(self.reached).map(|it| it.origin.confidence);
        let own = || all().find(|it| *it == Confidence::Yours);
        all().find(|it| it.is_shaky()).or_else(own).or_else(|| all().next())
    }

    /// Says an amount of this line with the sign of how sure it is; nothing and a span say by themselves how sure they
    /// are.
    pub fn signed(&self, charge: Charge) -> String {
        let sign = self.sureness().map_or("", Confidence::mark);
        match charge.is_nothing() || charge.least != charge.most {
            true => charge.said(),
            false => format!("{sign}{}", charge.said()),
        }
    }
}

/// Is it committed, or still ahead?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Committed,
    Ahead,
}
