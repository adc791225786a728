//! Names of programs on the command line: what each means.

use crate::{
    app::match_line::is_date,
    data::{
        Data,
        catalog::{LineMatch, Named, Sure},
    },
    domain::{
        facts::{CatalogProgram, Institution},
        season::Season,
        tables::Specialty,
    },
};

/// What a line means.
pub enum Meaning<'a> {
    Found {
        place: &'a Institution,
        program: &'a CatalogProgram,
        sure: Sure,
        /// Why it can't be applied to in the usual way; empty if it can.
        caution: String,
    },
    Several(Vec<&'a Institution>),
    /// A code of one program beside the name of others.
    Disagreeing {
        by_code: (&'a Institution, Specialty),
        by_name: Vec<&'a Institution>,
        specialty: Specialty,
    },
    /// A program of another match, or of a specialty that the applicant doesn't apply to.
    Foreign {
        place: &'a Institution,
        program: &'a CatalogProgram,
        sure: Sure,
    },
    /// The institution has no program of that specialty.
    Without {
        place: &'a Institution,
        asked: Specialty,
    },
    /// A date, which is no name.
    Date,
    /// A heading or a total, which is none either.
    Heading,
    Unknown,
}

pub fn meaning<'a>(named: &Named, season: &Season, data: &'a Data, asked: Option<Specialty>) -> Meaning<'a> {
    let catalog = data.catalog();
    if is_date(named, season) {
        return Meaning::Date;
    }
    let places = |all: &[usize]| all.iter().filter_map(|at| catalog.get(*at)).collect::<Vec<_>>();
    match &named.found {
        LineMatch::Nothing => Meaning::Unknown,
        LineMatch::Heading => Meaning::Heading,
        LineMatch::Several { institutions, .. } => Meaning::Several(places(institutions)),
        LineMatch::Disagreeing { code, institutions, specialty } => match catalog.get(code.0) {
            Some(place) => Meaning::Disagreeing {
                by_code: (place, code.1),
                by_name: places(institutions),
                specialty: specialty.unwrap_or(code.1),
            },
            None => Meaning::Unknown,
        },
        LineMatch::One { institution, specialty, sure } => {
            let Some(place) = catalog.get(*institution) else { return Meaning::Unknown };
            match offered(place, specialty.or(asked), &season.wanted()) {
                Ok(program)
                    if is_foreign(season, program, specialty.is_none().then_some(asked).flatten()) =>
                {
                    Meaning::Foreign { place, program, sure: *sure }
                }
                Ok(program) => {
                    let cautions = season.cautions_of(&place.id, program.specialty);
                    let texts: Vec<&str> = cautions.iter().map(|it| it.text.as_str()).collect();
                    Meaning::Found { place, program, sure: *sure, caution: texts.join(". ") }
                }
                Err(asked) => Meaning::Without { place, asked },
            }
        }
    }
}

/// Returns true for a program that this season isn't about, unless its specialty was asked for by its own option.
fn is_foreign(season: &Season, program: &CatalogProgram, option: Option<Specialty>) -> bool {
    let is_asked = option == Some(program.specialty) && season.kind().has(program.specialty);
    !is_asked && !season.tracker.profile.is_for(program.specialty)
}

/// Returns the program of the asked specialty, else of the first that the user applies to and that is offered there,
/// else any.
fn offered<'a>(
    place: &'a Institution,
    asked: Option<Specialty>,
    wanted: &[Specialty],
) -> Result<&'a CatalogProgram, Specialty> {
    if let Some(asked) = asked {
        return place.program(asked).ok_or(asked);
    }
    let own = wanted.iter().find_map(|it| place.program(*it));
    own.or(place.programs.first()).ok_or(Specialty::Other)
}
