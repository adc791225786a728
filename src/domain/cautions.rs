//! Programs that can't be applied to in the usual way: what is known of it, and as of when.

use std::collections::BTreeMap;

use super::{
    facts::Origin,
    id::Id,
    record::words,
    tables::{Program, Specialty},
};

words! {
    /// Why it can't.
    pub enum CautionKind {
        /// It withdrew, or the accreditor doesn't list it.
        Withdrawn = "withdrawn" "may be closed",
        NotInEras = "not-in-eras" "not in ERAS",
        /// It takes residents by the services' own selection.
        Military = "military" "military only",
        /// Applications go to another program of the same house.
        OtherCode = "other-code" "applies elsewhere",
    }
}

/// One thing to ask before such a program is added.
#[derive(Clone, Debug, PartialEq)]
pub struct Caution {
    pub kind: CautionKind,
    pub text: String,
    /// The only season that it holds for; empty for all.
    pub season: String,
    /// The program that takes the applications.
    pub instead: Option<(Id, Specialty)>,
    pub origin: Origin,
}

/// All of them, by institution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cautions(BTreeMap<Id, Vec<(Specialty, Caution)>>);

impl Cautions {
    pub fn new(all: impl IntoIterator<Item = ((Id, Specialty), Caution)>) -> Cautions {
        let mut cautions = Cautions::default();
        for ((institution, specialty), caution) in all {
            cautions.0.entry(institution).or_default().push((specialty, caution));
        }
        cautions
    }

    /// Returns what is to be said of a program in that season.
    pub fn of(&self, season: &str, institution: &Id, specialty: Specialty) -> impl Iterator<Item = &Caution> {
        self.all_of(institution, specialty).filter(move |it| it.season.is_empty() || it.season == season)
    }

    /// Returns what is to be said of a program in any season.
    pub fn all_of(&self, institution: &Id, specialty: Specialty) -> impl Iterator<Item = &Caution> {
        let all = self.0.get(institution).map(Vec::as_slice).unwrap_or_default();
        all.iter().filter(move |(of, _)| *of == specialty).map(|(_, it)| it)
    }

    /// Returns what is to be said of a row of the season.
    pub fn of_row(&self, season: &str, row: &Program) -> Vec<&Caution> {
        let program = row.catalog.as_ref().zip(row.specialty);
        program.map(|(at, specialty)| self.of(season, at, specialty).collect()).unwrap_or_default()
    }
}
