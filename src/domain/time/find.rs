//! Finds a zone from what people type: abbreviations, long names, names of the database and of Windows, whole names of
//! cities and programs. Written for a user in the US, and never guesses: what has several meanings is handed back as a
//! question, and the beginning of a name is only a hint.
mod names;
mod near;
mod states;
mod windows;

use std::sync::LazyLock;

use self::{
    names::{AREAS, EVERYDAY, LONE_NAMES, NO_CITIES},
    near::nearness,
    states::{State, behind_city, named},
    windows::WINDOWS,
};
use super::{
    stamp::{Stamp, quoted},
    zone::Zone,
};
use crate::text::fold::{fold, words};

/// What a typed zone means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Zone(Zone),
    /// Several zones, each with a label to choose by.
    Ask(Vec<(String, Zone)>),
    /// No zone; `near` holds similar names, perhaps none.
    Unknown {
        why: String,
        near: Vec<(String, Zone)>,
    },
}

/// A city or a program whose name may be typed where a zone belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locality {
    /// What tells it from others of its name: `Portland, OR`.
    pub label: String,
    /// All that it is called, folded.
    pub keys: Vec<String>,
    pub zone: Zone,
}

/// Choices handed back at once, at most.
const CHOICES: usize = 8;

/// Finds the zone of a text such as `CT`, `America/chicago`, `Alaska Standard Time` or the name of one of `places`,
/// which stand beside the cities of the database. A name in different zones is asked about. Offsets (`GMT+5`) are no
/// zones, since they say nothing about summer.
pub fn find_zone(text: &str, places: &[Locality]) -> Found {
    let typed = words(text);
    if typed.is_empty() && !text.contains(['+', '-']) {
        return Found::Unknown { why: "a time zone is missing".into(), near: Vec::new() };
    }
    if let Some(found) = whole(text, &typed, places) {
        return found;
    }
    let both = (1..typed.len()).find_map(|at| {
        let (one, two) = typed.split_at(at);
        agreed(whole(&one.join(" "), one, places)?, whole(&two.join(" "), two, places)?)
    });
    both.or_else(|| in_state(&typed, places)).unwrap_or_else(|| unknown(text, places))
}

/// Reads the text as one name.
fn whole(text: &str, typed: &[String], places: &[Locality]) -> Option<Found> {
    let text = text.trim();
    if text.contains('/')
        && let Some(zone) = Zone::get(text)
    {
        return Some(Found::Zone(zone));
    }
    let typed = without_country(typed);
    everyday(typed)
        .or_else(|| windows(typed))
        .or_else(|| place(&typed.concat(), places))
        .or_else(|| place(&typed.strip_suffix(&["time".to_owned()])?.concat(), places))
        .or_else(|| lone_name(text))
}

/// Drops what programs write behind a zone's name: `Eastern Time (US & Canada)`.
fn without_country(typed: &[String]) -> &[String] {
    const BEHIND: [&[&str]; 4] = [&["us", "and", "canada"], &["u", "s", "and", "canada"], &["us"], &["usa"]];
    let cut = BEHIND.iter().find_map(|behind| {
        let kept = typed.len().checked_sub(behind.len()).filter(|kept| *kept > 0)?;
        typed.get(kept..).filter(|tail| tail.iter().eq(behind.iter()))?;
        typed.get(..kept)
    });
    cut.unwrap_or(typed)
}

fn everyday(typed: &[String]) -> Option<Found> {
    let typed = typed.strip_suffix(&["time".to_owned()]).unwrap_or(typed).concat();
    let (_, meanings) = EVERYDAY.iter().find(|(names, _)| names.iter().any(|name| fold(name) == typed))?;
    one_or_ask(meanings.iter().filter_map(|(label, name)| Some(((*label).to_owned(), Zone::get(name)?))))
}

/// Reads a name of Windows, in summer as well.
fn windows(typed: &[String]) -> Option<Found> {
    let standard = |word: &String| if word == "daylight" { "standard".to_owned() } else { word.clone() };
    let typed: String = typed.iter().map(standard).collect();
    let (_, name) = WINDOWS.iter().find(|(name, _)| fold(name) == typed)?;
    Zone::get(name).map(Found::Zone)
}

fn lone_name(text: &str) -> Option<Found> {
    let name = LONE_NAMES.iter().find(|name| name.eq_ignore_ascii_case(text))?;
    Zone::get(name).map(Found::Zone)
}

/// Reads the whole name of a place.
fn place(typed: &str, places: &[Locality]) -> Option<Found> {
    let known = places.iter().filter(|it| it.keys.iter().any(|key| key == typed));
    let known = known.map(|it| (it.label.clone(), it.zone.clone()));
    let bundled = CITIES.iter().filter(|(key, _)| key == typed).filter_map(|(_, name)| bundled(name));
    one_or_ask(known.chain(bundled))
}

/// Reads `Denver, CO`: the city, if it is a known one in that state; else the zones of the state are offered.
fn in_state(typed: &[String], places: &[Locality]) -> Option<Found> {
    let (city, State { zones, .. }) = behind_city(typed)?;
    let known = match place(&city.concat(), places) {
        Some(Found::Zone(zone)) => vec![zone],
        Some(Found::Ask(choices)) => choices.into_iter().map(|it| it.1).collect(),
        Some(Found::Unknown { .. }) | None => Vec::new(),
    };
    let is_there = |zone: &Zone| zones.iter().any(|it| it.primary_name() == zone.primary_name());
    let mut there = known.into_iter().filter(is_there);
    match (there.next(), there.next()) {
        (Some(zone), None) => Some(Found::Zone(zone)),
        _ => Some(Found::Ask(zones.into_iter().map(|zone| (zone.city(), zone)).collect())),
    }
}

/// The cities of the database: their names, folded, with the names of their zones.
static CITIES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let city = |name: String| {
        let (area, rest) = name.split_once('/')?;
        let city = rest.rsplit('/').next().unwrap_or(rest);
        let is_city = AREAS.contains(&area) && !NO_CITIES.contains(&city);
        is_city.then(|| (fold(city), name.clone()))
    };
    Zone::names().into_iter().filter_map(city).collect()
});

/// Returns a city of the database with its zone under its primary name.
fn bundled(name: &str) -> Option<(String, Zone)> {
    let named = Zone::get(name)?;
    let zone = Zone::get(named.primary_name())?;
    Some((format!("{} ({})", named.city(), zone.name()), zone))
}

/// Returns the zone that all the names have in common, or the question which one; `None` when nothing fits.
fn one_or_ask(all: impl Iterator<Item = (String, Zone)>) -> Option<Found> {
    let mut choices: Vec<(String, Zone)> = Vec::new();
    for (label, zone) in all {
        if !choices.iter().any(|(_, known)| known.primary_name() == zone.primary_name()) {
            choices.push((label, zone));
        }
    }
    choices.truncate(CHOICES);
    match choices.len() {
        0 => None,
        1 => choices.pop().map(|(_, zone)| Found::Zone(zone)),
        _ => Some(Found::Ask(choices)),
    }
}

/// Puts two names beside each other together: `CT Chicago`, `MST Phoenix`. The second decides where the first leaves it
/// open; two that contradict each other are asked about.
fn agreed(one: Found, two: Found) -> Option<Found> {
    let zones = |found: Found| match found {
        Found::Zone(zone) => vec![(zone.city(), zone)],
        Found::Ask(choices) => choices,
        Found::Unknown { .. } => Vec::new(),
    };
    let (one, two) = (zones(one), zones(two));
    let common = two.iter().filter(|it| one.iter().any(|other| same_clocks(&it.1, &other.1))).cloned();
    one_or_ask(common).or_else(|| one_or_ask(one.iter().chain(&two).cloned()))
}

/// Returns true if the clocks of both show the same in winter and in summer.
fn same_clocks(one: &Zone, two: &Zone) -> bool {
    const WINTER: i64 = 1_800_000_000; // 15 January 2027
    const SUMMER: i64 = 1_816_000_000; // 19 July 2027
    [WINTER, SUMMER].map(Stamp::from_seconds).iter().all(|at| one.offset_at(*at) == two.offset_at(*at))
}

fn unknown(text: &str, places: &[Locality]) -> Found {
    let typed = fold(text);
    let offset = ["gmt", "utc"].iter().any(|start| typed.starts_with(start)) || text.contains(['+', '-']);
    if offset && typed.contains(|c: char| c.is_ascii_digit()) {
        let why = format!("{} is an offset, no time zone: name a city, such as Chicago", quoted(text.trim()));
        return Found::Unknown { why, near: Vec::new() };
    }
    if let Some(State { name, zones }) = named(&words(text)) {
        let near = zones.into_iter().map(|zone| (zone.city(), zone)).collect();
        return Found::Unknown { why: format!("{name} is a state: name a city or a time zone"), near };
    }
    let known = places.iter().filter_map(|place| {
        let far = place.keys.iter().filter_map(|key| nearness(&typed, key)).min()?;
        Some((far, place.label.clone(), place.zone.clone()))
    });
    let bundled = CITIES.iter().filter_map(|(key, name)| {
        let far = nearness(&typed, key)?;
        bundled(name).map(|(label, zone)| (far, label, zone))
    });
    let mut fits: Vec<(usize, String, Zone)> = known.chain(bundled).collect();
    fits.sort_by_key(|it| it.0);
    let best = fits.first().map(|it| it.0);
    fits.retain(|it| Some(it.0) == best);
    let mut near: Vec<(String, Zone)> = Vec::new();
    for (_, label, zone) in fits {
        if near.len() < CHOICES && !near.iter().any(|(_, known)| *known == zone) {
            near.push((label, zone));
        }
    }
    Found::Unknown { why: format!("{} is no time zone or city that I know", quoted(text.trim())), near }
}

#[cfg(test)]
#[path = "find_tests.rs"]
mod tests;
