//! Names of programs on the command line: what each means, and what becomes of it.

use std::sync::Arc;

use serde_json::Value;

use super::{
    json,
    table::{screen_width, table},
};
use crate::{
    data::{
        Data,
        catalog::{LineMatch, Named, Sure, program_id},
    },
    domain::{
        facts::{CatalogProgram, Institution},
        id::Id,
        season::Season,
        tables::{Program, Specialty},
        time::{Reading, read_span},
    },
    text::fold,
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
    /// A program that is on the shortlist already, or added by a line above.
    There {
        place: &'a Institution,
        program: &'a CatalogProgram,
    },
    /// A program of the user's own of that name.
    Mine,
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

pub struct Line<'a> {
    pub named: Named,
    pub meaning: Meaning<'a>,
}

/// What the user wants added besides what is clear.
pub struct Wants {
    pub likely: bool,
    pub anyway: bool,
    pub own: bool,
}

/// What becomes of a line with `--yes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Added,
    /// Kept as a program of the user's own.
    Own,
    There,
    /// It names no program.
    Passed,
    /// It adds nothing although it should.
    Left,
}

impl Fate {
    pub fn adds(self) -> bool {
        matches!(self, Fate::Added | Fate::Own)
    }

    fn word(self) -> &'static str {
        match self {
            Fate::Added => "added",
            Fate::Own => "own",
            Fate::There => "there",
            Fate::Passed => "no-name",
            Fate::Left => "left",
        }
    }
}

pub fn meanings<'a>(
    names: Vec<Named>,
    season: &Season,
    data: &'a Data,
    asked: Option<Specialty>,
) -> Vec<Line<'a>> {
    let mut seen: Vec<Id> = Vec::new();
    let mut all = Vec::new();
    for named in names {
        let mut meaning = meaning(&named, season, data, asked);
        if let Meaning::Found { place, program, .. } = meaning {
            let id = program_id(&place.id, program.specialty);
            if seen.contains(&id) || season.tracker.programs.has(id.as_str()) {
                meaning = Meaning::There { place, program };
            }
            seen.push(id);
        }
        let name = fold(&named.own_program(Id::default(), Specialty::Ir).name);
        let is_own = |row: &Arc<Program>| row.catalog.is_none() && fold(&row.name) == name;
        if meaning.is_left() && season.tracker.programs.iter().any(is_own) {
            meaning = Meaning::Mine;
        }
        all.push(Line { named, meaning });
    }
    all
}

fn meaning<'a>(named: &Named, season: &Season, data: &'a Data, asked: Option<Specialty>) -> Meaning<'a> {
    let catalog = data.catalog();
    let is_sure = matches!(named.found, LineMatch::One { sure: Sure::Exact, .. });
    if !is_sure && is_date(&named.text, &season.reading(data.cities(), None)) {
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
                    Meaning::Foreign { place, program }
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

/// Returns true for a line with figures that is a date from end to end.
fn is_date(typed: &str, reading: &Reading) -> bool {
    let has_figure = typed.contains(|c: char| c.is_ascii_digit());
    has_figure && read_span(typed, reading).map_or_else(|why| !why.choices.is_empty(), |_| true)
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

impl Meaning<'_> {
    /// Returns true for a name that only a program of the user's own could stand for.
    fn is_left(&self) -> bool {
        match self {
            Meaning::Several(_)
            | Meaning::Disagreeing { .. }
            | Meaning::Without { .. }
            | Meaning::Unknown => true,
            Meaning::Found { .. }
            | Meaning::There { .. }
            | Meaning::Mine
            | Meaning::Foreign { .. }
            | Meaning::Date
            | Meaning::Heading => false,
        }
    }
}

impl Line<'_> {
    pub fn fate(&self, wants: &Wants) -> Fate {
        let takes = |sure: Sure, caution: &str| {
            (sure == Sure::Exact || wants.likely) && (caution.is_empty() || wants.anyway)
        };
        match &self.meaning {
            Meaning::Found { sure, caution, .. } if takes(*sure, caution) => Fate::Added,
            Meaning::There { .. } | Meaning::Mine => Fate::There,
            Meaning::Date | Meaning::Heading => Fate::Passed,
            // known, and not wanted as it stands: it would only come a second time
            Meaning::Found { caution, .. } if !caution.is_empty() => Fate::Left,
            Meaning::Foreign { .. } => Fate::Left,
            Meaning::Found { .. }
            | Meaning::Several(_)
            | Meaning::Disagreeing { .. }
            | Meaning::Without { .. }
            | Meaning::Unknown => {
                if wants.own {
                    Fate::Own
                } else {
                    Fate::Left
                }
            }
        }
    }

    /// Says what the line means: in a word, and which program.
    fn words(&self) -> (&'static str, String) {
        match &self.meaning {
            Meaning::Found { place, program, caution, .. } if !caution.is_empty() => {
                let name = full_name(place, program.specialty);
                ("ask first", format!("{name}: {caution}; --anyway adds it"))
            }
            Meaning::Found { place, program, sure, .. } => {
                let mark = if *sure == Sure::Exact { "found" } else { "likely" };
                (mark, full_name(place, program.specialty))
            }
            Meaning::There { place, program } => ("there already", full_name(place, program.specialty)),
            Meaning::Foreign { place, program } => {
                let name = full_name(place, program.specialty);
                ("not yours", format!("{name}: not what you apply to; --specialty names another"))
            }
            Meaning::Mine => ("there already", "a program of your own".to_owned()),
            Meaning::Several(places) => ("several", names(places).join(", ")),
            Meaning::Disagreeing { by_code, by_name, specialty } => {
                let code = full_name(by_code.0, by_code.1);
                let name = format!("{} · {}", names(by_name).join(", "), specialty.title());
                ("disagrees", format!("its code is that of {code}, its name says {name}"))
            }
            Meaning::Without { place, asked } => {
                let has: Vec<&str> = place.programs.iter().map(|it| it.specialty.title()).collect();
                (
                    "not there",
                    format!("{} has no {} program, but {}", place.name, asked.title(), has.join(", ")),
                )
            }
            Meaning::Date => ("no name", "this is a date".to_owned()),
            Meaning::Heading => ("no name", "this is a heading or a remark".to_owned()),
            Meaning::Unknown => ("not found", String::new()),
        }
    }

    /// Returns the programs that it may mean, by their ids.
    fn candidates(&self) -> Vec<String> {
        let any = |place: &Institution| place.id.to_string();
        let one = |place: &Institution, specialty| program_id(&place.id, specialty).to_string();
        match &self.meaning {
            Meaning::Found { place, program, .. }
            | Meaning::There { place, program }
            | Meaning::Foreign { place, program } => vec![one(place, program.specialty)],
            Meaning::Several(places) => places.iter().map(|it| any(it)).collect(),
            Meaning::Disagreeing { by_code, by_name, specialty } => {
                let named = by_name.iter().map(|it| one(it, *specialty));
                [one(by_code.0, by_code.1)].into_iter().chain(named).collect()
            }
            Meaning::Without { place, .. } => vec![any(place)],
            Meaning::Mine | Meaning::Date | Meaning::Heading | Meaning::Unknown => Vec::new(),
        }
    }
}

fn names(places: &[&Institution]) -> Vec<String> {
    places.iter().map(|it| format!("{} ({})", it.name, it.city)).collect()
}

fn full_name(place: &Institution, specialty: Specialty) -> String {
    format!("{} · {}, {}", place.name, specialty.title(), place.city)
}

pub fn preview(lines: &[Line]) -> String {
    let row = |line: &Line| {
        let (mark, means) = line.words();
        vec![line.named.text.clone(), mark.to_owned(), means]
    };
    table(&["LINE", "", "PROGRAM"], &lines.iter().map(row).collect::<Vec<_>>(), screen_width())
}

/// What became of each line; `added` is how many programs were.
pub fn json_lines(lines: &[Line], fates: &[Fate], added: usize) -> Value {
    let line = |(line, fate): (&Line, &Fate)| {
        let (meaning, words) = line.words();
        let fate = if added == 0 && fate.adds() { Fate::Left } else { *fate };
        json::object([
            ("line", json::text(&line.named.text)),
            ("meaning", meaning.replace(' ', "-").into()),
            ("became", fate.word().into()),
            ("programs", line.candidates().into()),
            ("why", json::text(&words)),
        ])
    };
    json::object([
        ("added", added.into()),
        ("lines", lines.iter().zip(fates).map(line).collect::<Vec<_>>().into()),
    ])
}
