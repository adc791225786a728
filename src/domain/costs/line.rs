//! One line of the bill.

use super::{charge::Charge, sum::Sum};
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

/// A line of the bill: what is committed, what is still to come, and what one more or one fewer would change.
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
    /// What is still to come: what the planned ones add, or all of what isn't committed yet. None where that isn't known.
    pub ahead: Option<Charge>,
    /// How the committed amount is made, and the one to come: "30 × $11 + 1 × $30"; empty where there is one charge.
    made: [String; 2],
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
            made: [String::new(), String::new()],
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

    pub fn amount(&self, stage: Stage) -> Option<Charge> {
        match stage {
            Stage::Committed => self.committed,
            Stage::Ahead => self.ahead,
        }
    }

    pub fn making(mut self, committed: String, ahead: String) -> BillLine {
        self.made = [committed, ahead];
        self
    }

    /// Says how an amount is made.
    pub fn made(&self, stage: Stage) -> &str {
        let [committed, ahead] = &self.made;
        match stage {
            Stage::Committed => committed,
            Stage::Ahead => ahead,
        }
    }

    /// Returns its part of a sum. Where a discount isn't known the sum isn't sure, but it lacks nothing.
    pub fn part(&self, stage: Stage) -> Sum {
        let amount = self.amount(stage);
        if amount.is_none() && self.name == LineName::FeeAssistance {
            return Sum::default().unsure();
        }
        let sum = Sum::of_amount(amount);
        let is_shaky = self.sureness().is_some_and(Confidence::is_shaky);
        let counts = amount.is_some_and(|it| !it.is_nothing() && it.least == it.most);
        if is_shaky && counts { sum.unsure() } else { sum }
    }

    /// Returns the figures that decide the amount.
    pub fn deciding(&self) -> impl Iterator<Item = &Figure> + Clone {
        self.figures.iter().take(self.reached)
    }

    /// Returns how sure its amount is: as sure as the least sure of the figures that decide it.
    pub fn sureness(&self) -> Option<Confidence> {
        let all = || self.deciding().map(|it| it.origin.confidence);
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
