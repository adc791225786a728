//! What a line of a pasted list may mean.

use crate::domain::tables::Specialty;

#[derive(Clone, Debug, PartialEq)]
pub enum LineMatch {
    /// What a line means. Institutions are indexes in `Catalog::institutions`; the specialty is the one that the line
    /// names.
    One { institution: usize, specialty: Option<Specialty>, sure: Sure },
    /// Likeliest first, nine at most; a single one where the line names another place than it has.
    Several { institutions: Vec<usize>, specialty: Option<Specialty> },
    /// A code of one program beside the name, or the specialty, of another.
    Disagreeing { code: (usize, Specialty), institutions: Vec<usize>, specialty: Option<Specialty> },
    /// A heading, a total, a remark: it names no program.
    Heading,
    /// A name that nothing fits.
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// A name, alias or code, letter by letter, and nothing beside it that speaks against it.
    Exact,
    /// The beginning of a name, its words, or a typing error; or a name beside words that may name a site of its own.
    Likely,
}
