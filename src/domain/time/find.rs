//! Finds a zone from what people type: everyday abbreviations, IANA names, cities, beginnings of cities.
//! Written for a user in the US, and never guesses: what has several meanings is handed back as a question.
use super::{stamp::quoted, zone::Zone};

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

/// Choices handed back at once, at most.
const CHOICES: usize = 8;
/// A beginning of a city must have this many characters.
const SHORTEST_PREFIX: usize = 3;

/// Abbreviations, and the zones that they may mean with their labels.
type Everyday = (&'static [&'static str], &'static [(&'static str, &'static str)]);

/// Abbreviations and what they mean in the US. `EST` said in summer is New York's time as people use it, not UTC−5.
/// `CST` is Chicago, never China or Cuba. Where several meanings are usual, all of them.
const EVERYDAY: &[Everyday] = &[
    (
        &["et", "est", "edt", "eastern", "eastern standard", "eastern daylight"],
        &[("New York", "America/New_York")],
    ),
    (
        &["ct", "cst", "cdt", "central", "central standard", "central daylight"],
        &[("Chicago", "America/Chicago")],
    ),
    (&["mt", "mdt", "mountain", "mountain daylight"], &[("Denver", "America/Denver")]),
    (
        &["mst", "mountain standard"],
        &[("Denver (changes its clocks)", "America/Denver"), ("Phoenix (never does)", "America/Phoenix")],
    ),
    (
        &["pt", "pst", "pdt", "pacific", "pacific standard", "pacific daylight"],
        &[("Los Angeles", "America/Los_Angeles")],
    ),
    (&["akt", "akst", "akdt", "alaska"], &[("Anchorage", "America/Anchorage")]),
    (&["ht", "hst", "hawaii"], &[("Honolulu", "Pacific/Honolulu")]),
    (
        &["ast", "atlantic", "atlantic standard"],
        &[("Puerto Rico", "America/Puerto_Rico"), ("Halifax", "America/Halifax")],
    ),
    (&["adt", "atlantic daylight"], &[("Halifax", "America/Halifax"), ("Bermuda", "Atlantic/Bermuda")]),
    (&["nst", "ndt", "newfoundland"], &[("St. John's", "America/St_Johns")]),
    (&["utc", "gmt", "z", "zulu"], &[("UTC", "UTC")]),
    (&["ist"], &[("India", "Asia/Kolkata"), ("Ireland", "Europe/Dublin"), ("Israel", "Asia/Jerusalem")]),
    (&["bst"], &[("Britain", "Europe/London"), ("Bangladesh", "Asia/Dhaka")]),
    (&["sst"], &[("Samoa", "Pacific/Pago_Pago"), ("Singapore", "Asia/Singapore")]),
    (
        &["gst"],
        &[("Dubai", "Asia/Dubai"), ("Guam", "Pacific/Guam"), ("South Georgia", "Atlantic/South_Georgia")],
    ),
    (
        &["cet", "cest"],
        &[
            ("Berlin", "Europe/Berlin"),
            ("Paris", "Europe/Paris"),
            ("Rome", "Europe/Rome"),
            ("Madrid", "Europe/Madrid"),
        ],
    ),
    (
        &["aest", "aedt"],
        &[
            ("Sydney", "Australia/Sydney"),
            ("Melbourne", "Australia/Melbourne"),
            ("Brisbane", "Australia/Brisbane"),
        ],
    ),
    (&["jst"], &[("Tokyo", "Asia/Tokyo")]),
];

/// Areas of the database whose last name part is a place.
const AREAS: &[&str] = &[
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// Finds the zone of a text such as `CT`, `America/chicago`, `los an` or the name of one of `cities`, which stand
/// beside the cities of the database. A city of both with different zones is asked about; a beginning counts only
/// when it is of one zone alone. Offsets (`GMT+5`) are no zones, since they say nothing about summer.
pub fn find_zone(text: &str, cities: &[(String, Zone)]) -> Found {
    let typed = plain(text);
    if typed.is_empty() {
        return Found::Unknown { why: "a time zone is missing".into(), near: Vec::new() };
    }
    if text.contains('/')
        && let Some(zone) = Zone::get(text.trim())
    {
        return Found::Zone(zone);
    }
    if let Some(found) = everyday(&typed) {
        return found;
    }
    let places = places(cities);
    let same = |place: &Place| place.key == typed || place.key.split(',').next() == Some(&typed);
    if let Some(found) = one_or_ask(&places, same) {
        return found;
    }
    let begins = |place: &Place| place.key.starts_with(&typed);
    if typed.chars().count() >= SHORTEST_PREFIX
        && let Some(found) = one_or_ask(&places, begins)
    {
        return found;
    }
    match Zone::get(text.trim()).filter(|zone| zone.name().chars().all(|c| c.is_ascii_alphabetic())) {
        Some(zone) => Found::Zone(zone),
        None => unknown(text, &typed, &places),
    }
}

/// A city; `key` is its name made plain.
struct Place {
    key: String,
    city: String,
    zone: PlaceZone,
}

enum PlaceZone {
    Given(Zone),
    /// A name of the database, looked up only when the place fits.
    Named(String),
}

impl Place {
    fn given((city, zone): &(String, Zone)) -> Place {
        Place { key: plain(city), city: city.clone(), zone: PlaceZone::Given(zone.clone()) }
    }

    fn bundled(name: String) -> Option<Place> {
        let (area, rest) = name.split_once('/')?;
        let city = rest.rsplit('/').next().unwrap_or(rest).replace('_', " ");
        let key = AREAS.contains(&area).then(|| plain(&city))?;
        Some(Place { key, city, zone: PlaceZone::Named(name) })
    }

    /// The zone under its primary name, or as the caller gave it.
    fn zone(&self) -> Option<Zone> {
        match &self.zone {
            PlaceZone::Given(zone) => Some(zone.clone()),
            PlaceZone::Named(name) => Zone::get(Zone::get(name)?.primary_name()),
        }
    }

    fn choice(&self) -> Option<(String, Zone)> {
        let zone = self.zone()?;
        Some((format!("{} ({})", self.city, zone.name()), zone))
    }
}

fn everyday(typed: &str) -> Option<Found> {
    let typed = typed.strip_suffix(" time").unwrap_or(typed);
    let (_, meanings) = EVERYDAY.iter().find(|(names, _)| names.contains(&typed))?;
    let zones: Vec<(String, Zone)> =
        meanings.iter().filter_map(|(label, name)| Some((label.to_string(), Zone::get(name)?))).collect();
    match &zones[..] {
        [] => None,
        [(_, zone)] => Some(Found::Zone(zone.clone())),
        _ => Some(Found::Ask(zones)),
    }
}

/// The caller's cities first, then those of the database.
fn places(cities: &[(String, Zone)]) -> Vec<Place> {
    let bundled = Zone::names().into_iter().filter_map(Place::bundled);
    cities.iter().map(Place::given).chain(bundled).collect()
}

/// `None` when nothing fits or far too much does.
fn one_or_ask(places: &[Place], fits: impl Fn(&Place) -> bool) -> Option<Found> {
    let mut choices: Vec<(String, Zone)> = Vec::new();
    for (label, zone) in places.iter().filter(|place| fits(place)).filter_map(Place::choice) {
        if !choices.iter().any(|(_, known)| known.primary_name() == zone.primary_name()) {
            choices.push((label, zone));
        }
    }
    match choices.len() {
        0 => None,
        1 => choices.pop().map(|(_, zone)| Found::Zone(zone)),
        2..=CHOICES => Some(Found::Ask(choices)),
        _ => None,
    }
}

fn unknown(text: &str, typed: &str, places: &[Place]) -> Found {
    let offset = ["gmt", "utc", "+", "-"].iter().any(|start| typed.starts_with(start));
    if offset && typed.contains(|c: char| c.is_ascii_digit()) {
        let why = format!("{} is an offset, no time zone: name a city, such as Chicago", quoted(text.trim()));
        return Found::Unknown { why, near: Vec::new() };
    }
    let long = typed.chars().count() >= SHORTEST_PREFIX;
    let far = |place: &Place| if place.key.contains(typed) { 1 } else { distance(typed, &place.key) };
    let mut fits: Vec<(usize, &Place)> =
        places.iter().filter(|_| long).map(|place| (far(place), place)).collect();
    fits.retain(|(far, _)| *far <= allowed(typed));
    fits.sort_by_key(|(far, _)| *far);
    let mut near: Vec<(String, Zone)> = Vec::new();
    for (label, zone) in fits.into_iter().filter_map(|(_, place)| place.choice()) {
        if near.len() < CHOICES && !near.iter().any(|(_, known)| *known == zone) {
            near.push((label, zone));
        }
    }
    Found::Unknown { why: format!("{} is no time zone or city that I know", quoted(text.trim())), near }
}

/// How many wrong letters still count as near.
fn allowed(typed: &str) -> usize {
    match typed.chars().count() {
        0..=4 => 1,
        _ => 2,
    }
}

/// Letters to change, add or drop to turn `a` into `b` (Levenshtein); 99 when they differ much in length.
fn distance(a: &str, b: &str) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return 99;
    }
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let cost = usize::from(x != *y);
            next.push((row[j] + cost).min(row[j + 1] + 1).min(next[j] + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(99)
}

/// Small letters without accents, dots and apostrophes, one space between words.
fn plain(text: &str) -> String {
    let spaced = text.replace(['_', '-'], " ").replace(['.', '\'', '’'], "");
    let folded: String = spaced.to_lowercase().chars().map(unaccented).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unaccented(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        _ => c,
    }
}

#[cfg(test)]
#[path = "find_tests.rs"]
mod tests;
