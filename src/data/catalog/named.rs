//! A name of a pasted text, and what the text says of it.

use super::{
    codes,
    index::Index,
    line::{Reading, meaning},
    meaning::LineMatch,
    specialties,
};
use crate::domain::{
    id::Id,
    tables::{Position, Program, Specialty},
};

/// A name of the text, with what else the text says of it.
#[derive(Clone, Debug)]
pub struct Named {
    pub text: String,
    pub city: String,
    /// The code of its state, in capitals.
    pub state: String,
    /// Its codes, in capitals, known to the catalog or not.
    pub codes: Vec<String>,
    /// The specialty that it names, or its code.
    pub specialty: Option<Specialty>,
    pub found: LineMatch,
}

impl Named {
    pub(super) fn of(index: &Index, reading: &Reading) -> Named {
        Named {
            text: String::new(),
            city: String::new(),
            state: String::new(),
            codes: reading.codes.iter().map(|it| it.0.to_uppercase()).collect(),
            specialty: reading.specialty(),
            found: meaning(index, reading),
        }
    }

    /// Returns the row that this name becomes if the catalog hasn't it: a program of the user's own, with what the text
    /// says of it; its name is without the specialty that stands beside it. `wanted` is the specialty where it says none.
    pub fn own_program(&self, id: Id, wanted: Specialty) -> Program {
        let (codes, name) = codes::split(&self.text);
        let name = name.trim_matches(|it: char| !it.is_alphanumeric() && !"().".contains(it));
        let name = if codes.is_empty() || name.is_empty() { &self.text } else { name };
        let is_nrmp = |code: &&String| code.len() == 9;
        let position = |code: &String| {
            let track = codes::track(code)?;
            Some((track, Position { nrmp_code: code.clone(), ..Position::default() }))
        };
        Program {
            id,
            name: specialties::without(name).to_owned(),
            specialty: Some(self.specialty.unwrap_or(wanted)),
            city: self.city.clone(),
            state: self.state.clone(),
            acgme_id: self.codes.iter().find(|it| !is_nrmp(it)).cloned().unwrap_or_default(),
            positions: self.codes.iter().filter(is_nrmp).filter_map(position).collect(),
            ..Program::default()
        }
    }
}
