//! The cities and programs of the catalog as places whose time may be named. Knows no typed time.
use std::collections::BTreeMap;

use super::{index::Index, namesakes::namesakes, states::state_name, vocabulary::NICKNAMES};
use crate::{
    domain::{
        facts::Institution,
        time::{Locality, Zone},
    },
    text::fold,
};

/// Returns all places, those of one name beside each other.
pub(super) fn localities(institutions: &[Institution], index: &Index) -> Vec<Locality> {
    let cities = institutions.iter().flat_map(|place| {
        let own = place.programs.iter().map(|program| program.city.as_str());
        let named = own.chain([place.city.as_str()]).filter(|city| !city.is_empty());
        named.map(|city| (city, place.state.as_str(), place.zone.as_str()))
    });
    let mut known: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let namesakes = namesakes();
    let others = namesakes.iter().map(|it| (it.city.as_str(), it.state.as_str(), it.zone.as_str()));
    for (city, state, zone) in cities.chain(others) {
        known.entry((city, state)).or_insert(zone);
    }
    let mut all: Vec<Locality> =
        known.into_iter().filter_map(|((city, state), zone)| of_city(city, state, zone)).collect();
    all.extend(institutions.iter().enumerate().filter_map(|(at, it)| of_program(at, it, index)));
    all
}

fn of_city(city: &str, state: &str, zone: &str) -> Option<Locality> {
    let plain = fold(city);
    let short = NICKNAMES.iter().filter(|(_, long)| *long == plain).map(|(short, _)| (*short).to_owned());
    let mut keys = vec![format!("{plain}{}", fold(state)), format!("{plain}{}", fold(state_name(state)))];
    keys.extend(short);
    keys.push(plain);
    Some(Locality { label: format!("{city}, {state}"), keys, zone: Zone::get(zone)? })
}

/// A program by its names and nicknames, those that it shares with others included.
fn of_program(at: usize, it: &Institution, index: &Index) -> Option<Locality> {
    let shared =
        index.ambiguous.iter().filter(|(_, all)| all.contains(&at)).map(|(name, _)| name.fold.clone());
    let mut keys: Vec<String> =
        [&it.name, &it.official].into_iter().chain(&it.aliases).map(|name| fold(name)).collect();
    keys.extend(shared);
    keys.retain(|key| !key.is_empty());
    Some(Locality { label: it.name.clone(), keys, zone: Zone::get(&it.zone)? })
}
