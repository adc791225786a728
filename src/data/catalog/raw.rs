//! The catalog's file as typed institutions.

use serde::Deserialize;

use crate::domain::{
    facts::{CatalogProgram, Institution},
    id::Id,
    tables::{Specialty, Track},
};

pub(super) struct Loaded {
    pub institutions: Vec<Institution>,
    /// A name, and the ids it may stand for, likeliest first.
    pub ambiguous: Vec<(String, Vec<String>)>,
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCatalog {
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(rename = "as_of")]
    _as_of: String,
    note: String,
    sources: Vec<String>,
    #[serde(rename = "confidence")]
    _confidence: RawConfidence,
    ambiguous: Vec<RawAmbiguous>,
    institutions: Vec<RawInstitution>,
}

/// A remark for readers of the file; users read `note`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConfidence {
    #[serde(rename = "programs")]
    _programs: String,
    #[serde(rename = "aliases")]
    _aliases: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAmbiguous {
    name: String,
    ask: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawInstitution {
    id: String,
    name: String,
    short: String,
    institution: String,
    city: String,
    state: String,
    zone: String,
    lat: Option<f64>,
    lon: Option<f64>,
    related: Option<String>,
    #[serde(default)]
    website: String,
    #[serde(default)]
    esir: bool,
    #[serde(default)]
    esir_note: String,
    #[serde(default)]
    esir_sources: Vec<usize>,
    #[serde(default)]
    aliases: Vec<String>,
    programs: Vec<RawProgram>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProgram {
    specialty: Specialty,
    acgme_id: String,
    #[serde(rename = "listed")]
    listed: Option<bool>,
    #[serde(default)]
    city: String,
    first_year: Option<Track>,
    #[serde(default)]
    positions: Vec<RawPosition>,
    positions_per_year: Option<u32>,
    #[serde(default)]
    positions_text: String,
    #[serde(default)]
    listed_as: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    check: Vec<String>,
    sources: Vec<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPosition {
    track: Track,
    nrmp_code: String,
}

/// Parses the catalog's file; the error says which key is wrong.
pub(super) fn parse(text: &str) -> Result<Loaded, String> {
    let raw: RawCatalog = serde_json::from_str(text).map_err(|why| why.to_string())?;
    Ok(Loaded {
        institutions: raw.institutions.into_iter().map(|it| institution(it, &raw.sources)).collect(),
        ambiguous: raw.ambiguous.into_iter().map(|it| (it.name, it.ask)).collect(),
        note: raw.note,
    })
}

fn institution(mut raw: RawInstitution, sources: &[String]) -> Institution {
    let programs = std::mem::take(&mut raw.programs);
    let mut programs: Vec<CatalogProgram> = programs.into_iter().map(|it| program(it, sources)).collect();
    if let Some(dr) = programs.iter_mut().find(|it| it.specialty == Specialty::Dr && raw.esir) {
        let note = if raw.esir_note.is_empty() { "offered".into() } else { raw.esir_note };
        dr.facts.push(("ESIR", note));
        let more = texts(&raw.esir_sources, sources);
        dr.sources.extend(more.into_iter().filter(|it| !dr.sources.contains(it)).collect::<Vec<_>>());
    }
    Institution {
        id: Id::new(&raw.id),
        name: raw.name,
        short: raw.short,
        official: raw.institution,
        city: raw.city,
        state: raw.state,
        zone: raw.zone,
        website: raw.website,
        place: raw.lat.zip(raw.lon),
        related: raw.related.as_deref().map(Id::new),
        aliases: raw.aliases,
        programs,
    }
}

fn program(raw: RawProgram, sources: &[String]) -> CatalogProgram {
    let facts = facts(&raw);
    let mut positions: Vec<(Track, String)> =
        raw.positions.into_iter().map(|it| (it.track, it.nrmp_code)).collect();
    if let Some(track) = raw.first_year.filter(|track| positions.iter().all(|(known, _)| known != track)) {
        positions.insert(0, (track, String::new()));
    }
    CatalogProgram {
        specialty: raw.specialty,
        acgme_id: raw.acgme_id,
        city: raw.city,
        positions,
        checks: raw.check,
        facts,
        sources: texts(&raw.sources, sources),
    }
}

fn facts(raw: &RawProgram) -> Vec<(&'static str, String)> {
    let count = raw.positions_per_year.map(|it| it.to_string()).unwrap_or_default();
    let listed = match raw.listed {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not known",
    };
    let all = [
        ("Positions a year", if count.is_empty() { raw.positions_text.clone() } else { count }),
        ("First year", raw.first_year.map(|it| it.title().to_owned()).unwrap_or_default()),
        ("On ACGME's list", listed.to_owned()),
        ("Listed as", raw.listed_as.clone()),
        ("Note", raw.note.clone()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn texts(which: &[usize], sources: &[String]) -> Vec<String> {
    which.iter().filter_map(|at| sources.get(*at).cloned()).collect()
}
