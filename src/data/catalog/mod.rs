//! The bundled catalog of institutions and their programs, and finding one by what people call it.

mod around;
mod called;
mod codes;
mod cost;
mod find;
mod headers;
mod index;
mod line;
mod localities;
mod meaning;
mod mentions;
mod named;
mod namesakes;
pub(super) mod nicknames;
mod pieces;
mod placed;
mod places;
mod raw;
mod remarks;
mod resolve;
mod rows;
mod several;
mod slip;
mod specialties;
mod spell;
mod states;
mod table;
mod vocabulary;

use std::sync::OnceLock;

use crate::domain::{
    facts::{CatalogProgram, Confidence, Institution, Origin},
    id::Id,
    tables::{Position, Program, Specialty},
    time::{Locality, Zone},
};
use index::Index;

pub use find::{Hit, Rank};
pub use meaning::{LineMatch, Sure};
pub use mentions::Mention;
pub use named::Named;
pub use rows::{Columns, Names, with_columns_shown};

/// The institutions of the catalog; hits and matches name them by their index.
pub struct Catalog {
    institutions: Vec<Institution>,
    /// Names that stand for several institutions, with their ids, likeliest first.
    ambiguous: Vec<(String, Vec<String>)>,
    /// Made when the first name is looked for.
    index: OnceLock<Index>,
    note: String,
    codes: Origin,
}

impl Catalog {
    /// Parses the catalog; the error says which key is wrong.
    pub(super) fn parse(text: &str) -> Result<Catalog, String> {
        let raw::Loaded { institutions, ambiguous, note, codes } = raw::parse(text)?;
        Ok(Catalog { institutions, ambiguous, index: OnceLock::new(), note, codes })
    }

    /// Returns the institutions in the order of their ids.
    pub fn institutions(&self) -> &[Institution] {
        &self.institutions
    }

    pub fn get(&self, at: usize) -> Option<&Institution> {
        self.institutions.get(at)
    }

    /// Returns what to say about the catalog as a whole: as of when, and how far to trust it.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Returns where the NRMP codes come from, and of when they are.
    pub fn codes_origin(&self) -> &Origin {
        &self.codes
    }

    pub fn institution(&self, id: &str) -> Option<&Institution> {
        self.institutions.iter().find(|it| it.id.as_str() == id)
    }

    /// Returns the program of an id such as `ucsf/ir`, with its institution.
    pub fn program(&self, id: &str) -> Option<(&Institution, &CatalogProgram)> {
        let (institution, word) = id.split_once('/')?;
        let institution = self.institution(institution)?;
        Some((institution, institution.program(word.parse().ok()?)?))
    }

    /// Returns institutions for a typed text, best first; for an empty one all, those with IR first.
    pub fn find(&self, query: &str, most: usize) -> Vec<Hit> {
        find::find(self.index(), query, most)
    }

    /// Returns which institution a line is about that names one.
    pub fn match_line(&self, line: &str) -> LineMatch {
        line::match_line(self.index(), line)
    }

    /// Returns the row that a program becomes whose name was typed: what was typed stays its name in lists if it is a
    /// nickname.
    pub fn typed_program(&self, place: &Institution, program: &CatalogProgram, line: &str) -> Program {
        let at = self.institutions.iter().position(|it| it.id == place.id);
        let short_name =
            at.and_then(|at| called::nickname_in(self.index(), place, at, line)).unwrap_or_default();
        Program { short_name, ..new_program(place, program) }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.institutions, &self.ambiguous))
    }

    /// Reads a pasted list or table: what each name in it means. `names_in` is the column of the names, where the user
    /// said so.
    pub fn read_names(&self, text: &str, names_in: Option<usize>) -> Names {
        rows::read(self.index(), text, names_in)
    }

    /// Returns the names that stand in a text letter by letter, the longest ones, in their order.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        mentions::mentions(self.index(), text)
    }

    pub(super) fn cities(&self) -> Vec<Locality> {
        localities::localities(&self.institutions, self.index())
    }
}

impl Default for Catalog {
    /// Makes an empty catalog, for a bundle that can't be read.
    fn default() -> Catalog {
        let codes = Origin { source: String::new(), as_of: String::new(), confidence: Confidence::General };
        Catalog {
            institutions: Vec::new(),
            ambiguous: Vec::new(),
            index: OnceLock::new(),
            note: String::new(),
            codes,
        }
    }
}

/// Returns the id of a program of the catalog: `ucsf/ir`.
pub fn program_id(institution: &Id, specialty: Specialty) -> Id {
    Id::new(&format!("{institution}/{specialty}"))
}

/// Returns the row that a program of the catalog becomes; its status is left to the caller.
pub fn new_program(institution: &Institution, program: &CatalogProgram) -> Program {
    let position = |code: &String| Position { nrmp_code: code.clone(), ..Default::default() };
    let city = if program.city.is_empty() { &institution.city } else { &program.city };
    Program {
        id: program_id(&institution.id, program.specialty),
        catalog: Some(institution.id.clone()),
        name: institution.name.clone(),
        institution: institution.official.clone(),
        specialty: Some(program.specialty),
        city: city.clone(),
        state: institution.state.clone(),
        time_zone: Zone::get(&institution.zone),
        acgme_id: program.acgme_id.clone(),
        positions: program.positions.iter().map(|(track, code)| (*track, position(code))).collect(),
        website: institution.website.clone(),
        ..Default::default()
    }
}

#[cfg(test)]
mod list_tests;
#[cfg(test)]
mod tests;
