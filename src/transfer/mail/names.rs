//! Names of institutions in a mail, and how far each may be trusted: people, streets and cities are called so too. Knows no
//! season.

use std::ops::Range;

use super::lines::is_greeting;
use crate::{
    data::catalog::{Catalog, Mention},
    domain::facts::Institution,
};

/// A name in a mail.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub from: Range<usize>,
    pub institutions: Vec<usize>,
    pub trust: Trust,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// It may be part of another name, or a person.
    Weak,
    /// It stands alone, and may be another word too.
    Likely,
    Strong,
}

/// Words before a name that make it a person's.
const TITLES: &[&str] = &["dr", "drs", "mr", "ms", "mrs", "prof", "professor", "doctor", "miss"];
/// Words behind a name that make it a person's.
const DEGREES: &[&str] = &["md", "do", "phd", "mph", "m", "mba", "mbbs", "np", "pa", "rn"];
/// Words behind a name that make it a street, a house, a room.
const STREETS: &[&str] = &[
    "road",
    "rd",
    "street",
    "st",
    "avenue",
    "ave",
    "blvd",
    "boulevard",
    "drive",
    "lane",
    "way",
    "parkway",
    "pkwy",
    "place",
    "hall",
    "building",
    "tower",
    "room",
    "suite",
    "hotel",
    "inn",
    "airport",
    "square",
    "plaza",
    "park",
    "bridge",
    "library",
];
/// Words that may stand beside a whole name, and make it no longer one.
const BESIDE: &[&str] = &[
    "university",
    "hospital",
    "hospitals",
    "health",
    "healthcare",
    "medical",
    "center",
    "centre",
    "school",
    "of",
    "medicine",
    "clinic",
    "system",
    "college",
    "department",
    "division",
    "section",
    "interventional",
    "ir",
    "vir",
    "dr",
    "diagnostic",
    "radiology",
    "vascular",
    "residency",
    "program",
    "programs",
    "integrated",
    "independent",
    "gme",
    "graduate",
    "interview",
    "interviews",
    "invitation",
    "team",
    "campus",
    "imaging",
    "transitional",
    "preliminary",
    "residents",
    "faculty",
    "the",
    "at",
    "from",
    "your",
    "our",
    "we",
    "re",
    "fwd",
    "fw",
    "virtual",
    "for",
    "with",
    "to",
    "by",
    "in",
    "welcome",
    "director",
    "coordinator",
    "and",
    "on",
    "is",
    "subject",
    "invite",
    "ty",
    "residencies",
    "via",
    "i",
    "applicant",
    "applicants",
    "confirmation",
    "reminder",
    "social",
    "am",
    "pm",
    "date",
    "application",
    "status",
    "update",
];
/// Words that make one word a house of its own: "Duke IR".
const HOUSES: &[&str] = &[
    "university",
    "hospital",
    "health",
    "healthcare",
    "medical",
    "center",
    "school",
    "medicine",
    "clinic",
    "interventional",
    "ir",
    "vir",
    "radiology",
    "diagnostic",
    "vascular",
    "residency",
    "gme",
    "dr",
    "integrated",
    "imaging",
    "transitional",
    "preliminary",
    "vir",
    "ir/dr",
];
/// Words before a house that somebody came from or went to.
const ASIDES: &[&str] = &[
    "trained",
    "graduated",
    "graduate",
    "graduates",
    "alumni",
    "alumnus",
    "alumna",
    "matched",
    "formerly",
    "previously",
    "fellowship",
    "attended",
    "degree",
    "joined",
    "joins",
    "fellow",
    "formerly",
    "undergraduate",
    "moved",
];

/// Returns the names of a text, strong or weak. `text` has blanks for all that is no place for a name.
pub(super) fn names(catalog: &Catalog, text: &str) -> Vec<Name> {
    let graded = |mention: Mention| {
        let trust = trust(catalog, text, &mention)?;
        Some(Name { from: mention.from, institutions: mention.institutions, trust })
    };
    catalog.mentions(text).into_iter().filter_map(graded).collect()
}

/// Returns how far a name may be trusted; none for what is no institution's.
fn trust(catalog: &Catalog, text: &str, it: &Mention) -> Option<Trust> {
    let line = line(text, &it.from);
    let before = text.get(line.start..it.from.start)?;
    let behind = text.get(it.from.end..line.end)?;
    let (last, next) = (word_before(before), word_behind(behind));
    let told = |word: &str, any: &[&str]| any.contains(&word.to_lowercase().as_str());
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let degree = word_behind(behind.trim_start_matches([',', ' ']));
    let is_person =
        told(last, TITLES) || it.words < 3 && told(degree, DEGREES) && degree.starts_with(char::is_uppercase);
    if is_person
        || is_number(last)
        || told(next, STREETS) && next.starts_with(char::is_uppercase)
        || is_greeting(text.get(line)?)
    {
        return None;
    }
    if before.split(|c: char| !c.is_alphanumeric()).rev().take(12).any(|word| told(word, ASIDES)) {
        return None;
    }
    let is_house = told(next, HOUSES);
    let is_own = |word: &str| {
        let cities =
            it.institutions.iter().filter_map(|at| catalog.get(*at)).map(|it| it.city.to_lowercase());
        cities.into_iter().any(|city| city.split(' ').any(|part| part == word.to_lowercase()))
    };
    let raw = text.get(it.from.clone())?;
    // the one institution of a city that is called like it: "Stanford IR"
    let is_city = it.words == 1 && it.institutions.len() == 1 && is_own(raw);
    if it.is_place && !(is_city && is_house) {
        return is_house.then_some(Trust::Weak);
    }
    let is_cut = |word: &str| {
        word.starts_with(char::is_uppercase) && !told(word, BESIDE) && !is_number(word) && !is_own(word)
    };
    if !raw.contains(char::is_uppercase) {
        return None;
    }
    let is_acronym =
        raw.len() > 2 && raw.chars().all(|it| !it.is_lowercase()) && is_spelled(catalog, it, raw);
    let is_plain = match it.words {
        1 => is_acronym || is_house || told(last, &["at", "to"]) && raw.len() > 2,
        _ => raw.chars().filter(|it| it.is_uppercase()).count() > 1,
    };
    let is_whole = !is_cut(last) && !is_cut(next);
    Some(match (is_plain, is_whole) {
        (true, true) => Trust::Strong,
        (false, true) => Trust::Likely,
        (_, false) => Trust::Weak,
    })
}

/// Returns true if one of the institutions spells a name of its own in this way.
fn is_spelled(catalog: &Catalog, it: &Mention, raw: &str) -> bool {
    let known = it.institutions.iter().filter_map(|at| catalog.get(*at));
    let is_so = |place: &Institution| {
        place.short == raw || place.name == raw || place.aliases.iter().any(|it| it == raw)
    };
    it.institutions.len() > 1 || known.into_iter().any(is_so)
}

/// So many bytes of a line are looked at on either side of a name.
const NEAR: usize = 200;

/// Returns the line on which a name is, or as much of it as is near.
fn line(text: &str, from: &Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let before = bytes.get(..from.start).unwrap_or_default().iter().rev().take(NEAR);
    let behind = bytes.get(from.end..).unwrap_or_default().iter().take(NEAR);
    let back = before.clone().position(|it| *it == b'\n').unwrap_or(before.len());
    let on = behind.clone().position(|it| *it == b'\n').unwrap_or(behind.len());
    let start = (from.start.saturating_sub(back)..=from.start).find(|it| text.is_char_boundary(*it));
    let end = (from.end..=from.end.saturating_add(on)).rev().find(|it| text.is_char_boundary(*it));
    start.unwrap_or(from.start)..end.unwrap_or(from.end)
}

/// Returns the word right before, with nothing but blanks or a title's full stop between.
fn word_before(text: &str) -> &str {
    let text = text.trim_end_matches([' ', '.', '\u{A0}']);
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, it)| it.is_alphanumeric())
        .last()
        .map_or(text.len(), |it| it.0);
    text.get(start..).unwrap_or_default()
}

/// Returns the word right behind, with nothing but blanks between.
fn word_behind(text: &str) -> &str {
    let text = text.trim_start_matches([' ', '\u{A0}']);
    let end = text.find(|it: char| !it.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}
