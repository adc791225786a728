//! `fluoro add`: programs by name, as people type or paste them. Shows what each line means; `--yes` adds them in one save.

use std::io::{self, Read};

use clap::Args;

use super::{
    answer::{Answer, Code, Done, Failure},
    context::Context,
    survey::Survey,
    table::{screen_width, table},
    values::specialty,
    words::counted,
};
use crate::{
    data::{
        Data,
        catalog::{LineMatch, Sure, program_id},
    },
    domain::{
        facts::{CatalogProgram, Institution},
        id::Id,
        season::Season,
        tables::Specialty,
        time::{Reading, read_span},
    },
    store::SaveOptions,
};

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  fluoro add MIR \"U Mich\"\n  fluoro add - --yes < names.txt\n\nEnds with 1 where a line was left out, or nothing was done."
)]
pub struct AddArgs {
    /// Names of programs; - reads them from standard input, one per line
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,

    /// The specialty of names that say none; else what you apply to, the main one first
    #[arg(long, value_parser = specialty)]
    specialty: Option<Specialty>,

    /// Add what was found, likely ones too
    #[arg(long, short)]
    yes: bool,
}

/// The most bytes of a list of names; a longer text is none.
const MOST_BYTES: u64 = 1 << 20;

/// What a line means.
enum Meaning<'a> {
    Found {
        place: &'a Institution,
        program: &'a CatalogProgram,
        sure: Sure,
    },
    /// A program that is on the shortlist already, or added by a line above.
    There {
        place: &'a Institution,
        program: &'a CatalogProgram,
    },
    Several(Vec<&'a Institution>),
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
    Unknown,
}

struct Line<'a> {
    typed: String,
    meaning: Meaning<'a>,
}

pub fn run(args: &AddArgs, context: &Context) -> Done {
    let (tracker, mut store) = context.write()?;
    let typed = lines(&args.names)?;
    if typed.is_empty() {
        return Err(Failure::not_done("no names were given"));
    }
    let Survey { season, data, .. } = Survey::new(tracker, context);
    let lines = meanings(typed, &season, &data, args.specialty);
    let preview = preview(&lines);
    let new: Vec<&Line> = lines.iter().filter(|it| matches!(it.meaning, Meaning::Found { .. })).collect();
    let left = lines.iter().filter(|it| it.is_left()).count();
    if new.is_empty() || !args.yes {
        return Ok(unchanged(preview, new.len(), left));
    }
    let mut tracker = season.tracker.clone();
    let status = season.first_status();
    for line in &new {
        if let Meaning::Found { place, program, .. } = &line.meaning {
            let id = program_id(&place.id, program.specialty);
            tracker.programs.put(data.catalog().typed_program(place, program, &line.typed));
            tracker.set_status(id.as_str(), status, season.known_since(status));
        }
    }
    let count = counted(new.len(), "program", "programs");
    let text = format!("{preview}\nAdded {count}, {}.\n", season.since_words(status));
    let answer = context.save(&mut store, &tracker, SaveOptions::at(context.now), text)?;
    Ok(match left {
        0 => answer,
        left => answer.with_code(Code::Warned).with_note(not_added(left)),
    })
}

fn unchanged(preview: String, new: usize, left: usize) -> Answer {
    let answer = Answer::text(preview);
    match (new, left) {
        (0, 0) => answer.with_note("nothing to add: all are on the shortlist already"),
        (0, left) => answer.with_code(Code::Warned).with_note(format!("nothing added: {}", not_added(left))),
        (new, _) => {
            let note = format!("not done: --yes adds {}", counted(new, "program", "programs"));
            answer.with_code(Code::Warned).with_note(note)
        }
    }
}

fn not_added(left: usize) -> String {
    format!(
        "{} not added: say more of the name, or pick it in fluoro",
        counted(left, "line was", "lines were")
    )
}

fn lines(names: &[String]) -> Result<Vec<String>, Failure> {
    let mut all = Vec::new();
    for name in names {
        match name.as_str() {
            "-" => all.extend(typed()?.lines().map(str::to_owned)),
            name => all.push(name.to_owned()),
        }
    }
    all.retain(|it| !it.trim().is_empty());
    Ok(all)
}

fn typed() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(MOST_BYTES.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|why| Failure::refused(format!("standard input: {why}")))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
        return Err(Failure::refused("standard input is longer than 1 MiB: that is no list of names"));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn meanings<'a>(
    typed: Vec<String>,
    season: &Season,
    data: &'a Data,
    asked: Option<Specialty>,
) -> Vec<Line<'a>> {
    let mut seen: Vec<Id> = Vec::new();
    let mut all = Vec::new();
    for typed in typed {
        let mut meaning = meaning(&typed, season, data, asked);
        if let Meaning::Found { place, program, .. } = meaning {
            let id = program_id(&place.id, program.specialty);
            if seen.contains(&id) || season.tracker.programs.has(id.as_str()) {
                meaning = Meaning::There { place, program };
            }
            seen.push(id);
        }
        all.push(Line { typed: typed.trim().to_owned(), meaning });
    }
    all
}

fn meaning<'a>(typed: &str, season: &Season, data: &'a Data, asked: Option<Specialty>) -> Meaning<'a> {
    let catalog = data.catalog();
    let found = catalog.match_line(typed);
    let is_sure = matches!(found, LineMatch::One { sure: Sure::Exact, .. });
    if !is_sure && is_date(typed, &season.reading(data.cities(), None)) {
        return Meaning::Date;
    }
    match found {
        LineMatch::Nothing => Meaning::Unknown,
        LineMatch::Several { institutions, .. } => {
            Meaning::Several(institutions.into_iter().filter_map(|at| catalog.get(at)).collect())
        }
        LineMatch::One { institution, specialty, sure } => {
            let Some(place) = catalog.get(institution) else { return Meaning::Unknown };
            match offered(place, specialty.or(asked), &season.wanted()) {
                Ok(program)
                    if is_foreign(season, program, specialty.is_none().then_some(asked).flatten()) =>
                {
                    Meaning::Foreign { place, program }
                }
                Ok(program) => Meaning::Found { place, program, sure },
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

impl Line<'_> {
    /// Returns true if the line adds nothing although it should.
    fn is_left(&self) -> bool {
        !matches!(self.meaning, Meaning::Found { .. } | Meaning::There { .. })
    }

    /// Says what becomes of the line, and which program it means.
    fn words(&self) -> (&'static str, String) {
        match &self.meaning {
            Meaning::Found { place, program, sure } => {
                let mark = if *sure == Sure::Exact { "found" } else { "likely" };
                (mark, full_name(place, program.specialty))
            }
            Meaning::There { place, program } => ("there already", full_name(place, program.specialty)),
            Meaning::Foreign { place, program } => {
                let name = full_name(place, program.specialty);
                ("not yours", format!("{name}: not what you apply to; --specialty names another"))
            }
            Meaning::Several(places) => {
                let names: Vec<String> =
                    places.iter().map(|it| format!("{} ({})", it.name, it.city)).collect();
                ("several", names.join(", "))
            }
            Meaning::Without { place, asked } => {
                let has: Vec<&str> = place.programs.iter().map(|it| it.specialty.title()).collect();
                (
                    "not there",
                    format!("{} has no {} program, but {}", place.name, asked.title(), has.join(", ")),
                )
            }
            Meaning::Date => ("no name", "this is a date".to_owned()),
            Meaning::Unknown => ("not found", String::new()),
        }
    }
}

fn full_name(place: &Institution, specialty: Specialty) -> String {
    format!("{} · {}, {}", place.name, specialty.title(), place.city)
}

fn preview(lines: &[Line]) -> String {
    let row = |line: &Line| {
        let (mark, means) = line.words();
        vec![line.typed.clone(), mark.to_owned(), means]
    };
    table(&["LINE", "", "PROGRAM"], &lines.iter().map(row).collect::<Vec<_>>(), screen_width())
}
