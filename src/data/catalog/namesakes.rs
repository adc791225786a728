//! Cities by whose names people know several. Knows no institution.

use serde::Deserialize;

use crate::{domain::facts::Confidence, text::fold};

/// Cities that the catalog has in one state, and as many people know in another one with other clocks.
const NAMESAKES: &str = include_str!("../../../assets/cities.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCities {
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(rename = "as_of")]
    _as_of: String,
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "confidence")]
    _confidence: Confidence,
    cities: Vec<Namesake>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Namesake {
    pub city: String,
    pub state: String,
    pub zone: String,
}

pub(super) fn namesakes() -> Vec<Namesake> {
    serde_json::from_str(NAMESAKES).map(|it: RawCities| it.cities).unwrap_or_default()
}

/// Returns the cities that are known by their name in several states, folded.
pub(super) fn known_elsewhere() -> Vec<String> {
    namesakes().iter().map(|it| fold(&it.city)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Zone;

    #[test]
    fn each_namesake_has_a_zone_and_stands_there_once() {
        let all = namesakes();
        assert!(all.len() > 20);
        for (at, it) in all.iter().enumerate() {
            assert!(Zone::get(&it.zone).is_some(), "{}", it.zone);
            assert!(!all[at + 1..].iter().any(|other| (&other.city, &other.state) == (&it.city, &it.state)));
        }
    }
}
