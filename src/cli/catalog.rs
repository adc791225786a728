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
    domain::{
        cautions::Caution,
        facts::{CatalogProgram, Institution, Origin},
    },
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
        true => {
            let value = |it: &&Institution| value(&data, it);
            json::answer(&places.iter().map(value).collect::<Vec<_>>().into())?
        }
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

fn value(data: &Data, place: &Institution) -> Value {
    json::object([
        ("id", place.id.as_str().into()),
        ("name", json::text(&place.name)),
        ("short_name", json::text(&place.short)),
        ("institution", json::text(&place.official)),
        ("city", json::text(&place.city)),
        ("state", json::text(&place.state)),
        ("time_zone", json::text(&place.zone)),
        ("website", json::text(&place.website)),
        ("programs", place.programs.iter().map(|it| program(data, place, it)).collect::<Vec<_>>().into()),
    ])
}

fn program(data: &Data, place: &Institution, program: &CatalogProgram) -> Value {
    let positions = program.positions.iter().map(|(track, code)| (track.word().to_owned(), json::text(code)));
    let other = program.other_codes.iter().map(|(code, track)| (code.clone(), json::text(track)));
    let cautions = data.cautions().all_of(&place.id, program.specialty);
    json::object([
        ("id", program_id(&place.id, program.specialty).as_str().into()),
        ("specialty", program.specialty.word().into()),
        ("acgme_id", json::text(&program.acgme_id)),
        ("positions", Value::Object(positions.collect::<Map<_, _>>())),
        ("other_codes", Value::Object(other.collect::<Map<_, _>>())),
        ("codes_origin", origin(data.catalog().codes_origin())),
        ("checks", program.checks.clone().into()),
        ("cautions", cautions.map(caution).collect::<Vec<_>>().into()),
    ])
}

fn caution(it: &Caution) -> Value {
    let instead = it.instead.as_ref().map(|(at, specialty)| program_id(at, *specialty).to_string());
    json::object([
        ("kind", it.kind.word().into()),
        ("text", json::text(&it.text)),
        ("season", json::text(&it.season)),
        ("instead", instead.into()),
        ("origin", origin(&it.origin)),
    ])
}

fn origin(it: &Origin) -> Value {
    json::object([
        ("source", json::text(&it.source)),
        ("as_of", json::text(&it.as_of)),
        ("confidence", it.confidence.word().into()),
    ])
}
