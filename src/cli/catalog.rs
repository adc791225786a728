//! `fluoro catalog`: searches the bundled catalog; needs no season.

use clap::Args;
use serde_json::{Map, Value};

use super::{
    answer::{Answer, Code, Done},
    context::Context,
    json,
    table::{screen_width, table},
};
use crate::{
    data::{
        Data,
        catalog::{Rank, program_id},
    },
    domain::facts::{CatalogProgram, Institution},
};

#[derive(Debug, Args)]
pub struct CatalogArgs {
    /// A name, city, code or specialty, as you would type it; all where there is none
    query: Vec<String>,

    /// For other programs
    #[arg(long)]
    json: bool,
}

pub fn run(args: &CatalogArgs, _context: &Context) -> Done {
    let data = Data::new();
    let catalog = data.catalog();
    let query = args.query.join(" ");
    let hits = catalog.find(&query, catalog.institutions().len());
    let places: Vec<&Institution> = hits.iter().filter_map(|it| catalog.get(it.institution)).collect();
    let answer = match args.json {
        true => json::answer(&places.iter().map(|it| value(it)).collect::<Vec<_>>().into())?,
        false if places.is_empty() => Answer::text(String::new()),
        false => {
            Answer::text(table(HEAD, &places.iter().map(|it| row(it)).collect::<Vec<_>>(), screen_width()))
        }
    };
    let note = match hits.first().map(|it| it.rank) {
        None => format!("“{query}” fits no program of the catalog"),
        Some(Rank::Fuzzy) => format!("“{query}” fits no program of the catalog; these come nearest"),
        Some(_) => return Ok(answer),
    };
    Ok(answer.with_code(Code::Warned).with_note(note))
}

const HEAD: &[&str] = &["INSTITUTION", "CITY", "STATE", "PROGRAMS", "ID"];

fn row(place: &Institution) -> Vec<String> {
    let programs: Vec<&str> = place.programs.iter().map(|it| it.specialty.title()).collect();
    let cells = [&place.name, &place.city, &place.state, &programs.join(", "), place.id.as_str()];
    cells.map(str::to_owned).to_vec()
}

fn value(place: &Institution) -> Value {
    json::object([
        ("id", place.id.as_str().into()),
        ("name", json::text(&place.name)),
        ("short_name", json::text(&place.short)),
        ("institution", json::text(&place.official)),
        ("city", json::text(&place.city)),
        ("state", json::text(&place.state)),
        ("time_zone", json::text(&place.zone)),
        ("website", json::text(&place.website)),
        ("programs", place.programs.iter().map(|it| program(place, it)).collect::<Vec<_>>().into()),
    ])
}

fn program(place: &Institution, program: &CatalogProgram) -> Value {
    let positions = program.positions.iter().map(|(track, code)| (track.word().to_owned(), json::text(code)));
    json::object([
        ("id", program_id(&place.id, program.specialty).as_str().into()),
        ("specialty", program.specialty.word().into()),
        ("acgme_id", json::text(&program.acgme_id)),
        ("positions", Value::Object(positions.collect::<Map<_, _>>())),
    ])
}
