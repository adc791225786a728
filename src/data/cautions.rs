//! The bundled cautions: programs that can't be applied to in the usual way.

use serde::Deserialize;

use crate::domain::{
    cautions::{Caution, CautionKind, Cautions},
    facts::{Confidence, Origin},
    id::Id,
    tables::Specialty,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCautions {
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(rename = "note")]
    _note: String,
    cautions: Vec<RawCaution>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCaution {
    program: String,
    kind: CautionKind,
    text: String,
    source: String,
    as_of: String,
    confidence: Confidence,
    #[serde(default)]
    season: String,
    instead: Option<String>,
}

/// Parses the file of cautions; the error says which key is wrong.
pub(super) fn parse(text: &str) -> Result<Cautions, String> {
    let raw: RawCautions = serde_json::from_str(text).map_err(|why| why.to_string())?;
    let all: Result<Vec<_>, String> = raw.cautions.into_iter().map(caution).collect();
    Ok(Cautions::new(all?))
}

fn caution(raw: RawCaution) -> Result<((Id, Specialty), Caution), String> {
    let instead = raw.instead.as_deref().map(program).transpose()?;
    let origin = Origin { source: raw.source, as_of: raw.as_of, confidence: raw.confidence };
    let caution = Caution { kind: raw.kind, text: raw.text, season: raw.season, instead, origin };
    Ok((program(&raw.program)?, caution))
}

fn program(id: &str) -> Result<(Id, Specialty), String> {
    let (institution, word) = id.split_once('/').ok_or_else(|| format!("{id:?} is no id of a program"))?;
    Ok((Id::new(institution), word.parse()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{CAUTIONS, Data};

    #[test]
    fn each_is_about_a_program_of_the_catalog_and_has_its_source() {
        let data = Data::new();
        let raw: RawCautions = serde_json::from_str(CAUTIONS).unwrap();
        assert!(raw.cautions.len() >= 60);
        for it in &raw.cautions {
            assert!(data.catalog().program(&it.program).is_some(), "{}", it.program);
            assert!(
                it.instead.as_ref().is_none_or(|id| data.catalog().program(id).is_some()),
                "{}",
                it.program
            );
            assert!(
                !it.text.is_empty() && !it.source.is_empty() && it.as_of.starts_with("20"),
                "{}",
                it.program
            );
            assert_eq!(it.kind == CautionKind::OtherCode, it.instead.is_some(), "{}", it.program);
        }
        let of = |kind| raw.cautions.iter().filter(|it| it.kind == kind).count();
        assert_eq!(of(CautionKind::Military), 16, "nine places, most with two programs");
        assert!(of(CautionKind::NotInEras) >= 19);
    }

    #[test]
    fn what_is_said_of_one_season_is_not_said_of_another() {
        let cautions = parse(CAUTIONS).unwrap();
        let of = |season, id, specialty| cautions.of(season, &Id::new(id), specialty).count();
        assert_eq!(of("2027", "massachusetts-general-hospital-mgb", Specialty::Ir), 1);
        assert_eq!(of("2028", "massachusetts-general-hospital-mgb", Specialty::Ir), 0);
        assert_eq!(of("2028", "vcu", Specialty::IrIndependent), 1);
        assert_eq!(of("2027", "vcu", Specialty::Ir), 0);
        assert_eq!(of("2027", "hennepin-healthcare", Specialty::Ty), 1, "lost once");
    }
}
