//! The catalog's file as typed institutions.

use serde::Deserialize;

use crate::domain::{
    facts::{CatalogProgram, Confidence, Institution, Origin},
    id::Id,
    tables::{Specialty, Track},
};

pub(super) struct Loaded {
    pub institutions: Vec<Institution>,
    /// A name, and the ids it may stand for, likeliest first.
    pub ambiguous: Vec<(String, Vec<String>)>,
    pub note: String,
    /// Where the NRMP codes come from.
    pub codes: Origin,
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
    codes: RawCodes,
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

/// Where the NRMP codes come from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCodes {
    source: String,
    as_of: String,
    confidence: Confidence,
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
    /// Its name as the NRMP spells it.
    #[serde(default)]
    spellings: Vec<String>,
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
    /// Codes of tracks beside the ordinary ones.
    #[serde(default)]
    other_codes: Vec<RawOtherCode>,
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
    /// False for a code that stands on a program's own page only.
    #[serde(default = "listed")]
    in_list: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOtherCode {
    nrmp_code: String,
    /// The track as the NRMP calls it.
    name: String,
}

fn listed() -> bool {
    true
}

/// Parses the catalog's file; the error says which key is wrong.
pub(super) fn parse(text: &str) -> Result<Loaded, String> {
    let raw: RawCatalog = serde_json::from_str(text).map_err(|why| why.to_string())?;
    let RawCodes { source, as_of, confidence } = raw.codes;
    let codes = Origin { source, as_of, confidence };
    Ok(Loaded {
        institutions: raw.institutions.into_iter().map(|it| institution(it, &raw.sources, &codes)).collect(),
        ambiguous: raw.ambiguous.into_iter().map(|it| (it.name, it.ask)).collect(),
        note: raw.note,
        codes,
    })
}

fn institution(mut raw: RawInstitution, sources: &[String], codes: &Origin) -> Institution {
    let programs = std::mem::take(&mut raw.programs);
    let mut programs: Vec<CatalogProgram> =
        programs.into_iter().map(|it| program(it, sources, codes)).collect();
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
        spellings: raw.spellings,
        programs,
    }
}

fn program(raw: RawProgram, sources: &[String], codes: &Origin) -> CatalogProgram {
    let facts = facts(&raw, codes);
    let other_codes = raw.other_codes.into_iter().map(|it| (it.nrmp_code, it.name)).collect();
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
        other_codes,
        checks: raw.check,
        facts,
        sources: texts(&raw.sources, sources),
    }
}

/// Says the codes of the NRMP's list with their day, since they may have changed.
fn codes_words(raw: &RawProgram, origin: &Origin) -> String {
    let ordinary = raw.positions.iter().filter(|it| it.in_list && !it.nrmp_code.is_empty());
    let ordinary = ordinary.map(|it| format!("{} {}", it.nrmp_code, it.track.title()));
    let other = raw.other_codes.iter().map(|it| format!("{} {}", it.nrmp_code, it.name));
    let all: Vec<String> = ordinary.chain(other).collect();
    match all.is_empty() {
        true => String::new(),
        false => format!("{} (as of {}, verify before you rank)", all.join(" · "), origin.as_of),
    }
}

fn facts(raw: &RawProgram, codes: &Origin) -> Vec<(&'static str, String)> {
    let count = raw.positions_per_year.map(|it| it.to_string()).unwrap_or_default();
    let listed = match raw.listed {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not known",
    };
    let all = [
        ("Positions a year", if count.is_empty() { raw.positions_text.clone() } else { count }),
        ("First year", raw.first_year.map(|it| it.title().to_owned()).unwrap_or_default()),
        ("NRMP codes", codes_words(raw, codes)),
        ("On ACGME's list", listed.to_owned()),
        ("Listed as", raw.listed_as.clone()),
        ("Note", raw.note.clone()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn texts(which: &[usize], sources: &[String]) -> Vec<String> {
    which.iter().filter_map(|at| sources.get(*at).cloned()).collect()
}
