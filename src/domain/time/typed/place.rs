//! Whose time a typed time is: home, theirs, or a zone by name. Knows no calendar.
use super::reading::{Doubt, Reading};
use crate::domain::time::{
    find::{Found, find_zone},
    zone::Zone,
};

/// A zone with the label that tells it in choices, empty where it goes without saying.
pub(super) type Labeled = (String, Zone);

/// Whether a time of day was typed, without which a zone says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clocked {
    Yes,
    No,
}

/// Returns true for a zone as computers write it, whose clocks go to 24: `America/Chicago`, `UTC`.
pub(super) fn is_exact(words: &[String]) -> bool {
    match words {
        [word] => word.contains('/') || matches!(word.as_str(), "utc" | "gmt" | "z" | "zulu"),
        _ => false,
    }
}

/// The zone that the words behind a time mean; none at all mean home.
pub(super) fn zone_of(
    words: &[String],
    clocked: Clocked,
    reading: &Reading,
) -> Result<Labeled, Doubt<Labeled>> {
    let home = || (String::new(), reading.home.clone());
    let phrase = words.join(" ");
    if phrase.is_empty() {
        return Ok(home());
    }
    let their = reading.their.map(labeled);
    let short = phrase.strip_suffix(" time").unwrap_or(&phrase);
    let read = match short {
        "my" | "mine" | "home" | "here" | "our" | "your" => Ok(home()),
        "their" | "theirs" | "there" => their.ok_or_else(|| {
            Doubt::new("their time zone isn't known yet: name a city or a zone", vec![home()])
        }),
        "local" | "time" => match their {
            Some((_, zone)) if zone == *reading.home => Ok(home()),
            their => {
                let choices = [Some(labeled(reading.home)), their].into_iter().flatten().collect();
                Err(Doubt::new("local time here or there?", choices))
            }
        },
        _ => named(&phrase, reading),
    };
    match (read, clocked) {
        (Ok(_), Clocked::No) => Err(Doubt::new("a time is missing beside the time zone", Vec::new())),
        (read, _) => read,
    }
}

fn named(phrase: &str, reading: &Reading) -> Result<Labeled, Doubt<Labeled>> {
    match find_zone(phrase, reading.cities) {
        Found::Zone(zone) => Ok(labeled(&zone)),
        Found::Ask(choices) => Err(Doubt::new("that zone may be one of several", choices)),
        Found::Unknown { why, near } => Err(Doubt::new(why, near)),
    }
}

fn labeled(zone: &Zone) -> Labeled {
    (zone.city(), zone.clone())
}
