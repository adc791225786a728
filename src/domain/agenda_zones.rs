//! The zones that an agenda names: behind a time, "9:00 AM ET", or over all of them, "All times Eastern".

use chrono::{NaiveDate, NaiveTime};

use super::time::{Found, Moment, Zone, find_zone};
use crate::text::fold::{fold, placed_words};

/// What follows the CT of the scanner, folded; so "CT scan review" is no hour of Chicago.
const OF_SCANNER: [&str; 18] = [
    "scan",
    "scans",
    "scanner",
    "suite",
    "guided",
    "angiography",
    "angiogram",
    "fluoroscopy",
    "fluoro",
    "imaging",
    "lab",
    "biopsy",
    "biopsies",
    "case",
    "cases",
    "reading",
    "room",
    "surgery",
];
/// Words of a line that speaks of all its times, folded.
const OF_ALL: [&str; 6] = ["times", "time", "timezone", "zone", "schedule", "agenda"];
/// The first words of the long names of zones.
const LONG: [&str; 4] = ["eastern", "central", "mountain", "pacific"];
/// What may stand between "times" and a zone.
const BEFORE: [&str; 8] = ["times", "time", "are", "in", "zone", "timezone", "listed", "shown"];

/// A zone as it is named. An abbreviation may have several meanings.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    /// As it is written: "ET", "Eastern".
    pub words: String,
    zones: Vec<Zone>,
}

impl Named {
    /// Returns the zone that is meant on a day: the one of the place, or the one whose clock all meanings share.
    fn on(&self, day: NaiveDate, there: &Zone) -> Option<&Zone> {
        let at = |zone: &Zone| Moment::new(day.and_hms_opt(12, 0, 0)?, zone).ok().map(|it| it.instant());
        let own = self.zones.iter().find(|it| at(it).is_some() && at(it) == at(there));
        own.or_else(|| {
            let first = self.zones.first()?;
            self.zones.iter().all(|it| at(it) == at(first)).then_some(first)
        })
    }

    /// True if the clock of the place shows another hour then; unknown where the name has several meanings.
    pub fn differs(&self, there: &Moment) -> Option<bool> {
        let noon = there.day().and_hms_opt(12, 0, 0)?;
        let zone = self.on(there.day(), there.zone())?;
        Some(Moment::new(noon, zone).ok()?.in_zone(there.zone()) != noon)
    }

    /// Returns what the clock of the place shows then; none where it shows another day.
    pub fn moved(&self, time: NaiveTime, there: &Moment) -> Option<NaiveTime> {
        let zone = self.on(there.day(), there.zone())?;
        let at = Moment::new(there.day().and_time(time), zone).ok()?.in_zone(there.zone());
        (at.date() == there.day()).then_some(at.time())
    }

    fn new(words: &str) -> Option<Named> {
        let is_short = (2..=4).contains(&words.len()) && words.chars().all(char::is_uppercase);
        let zones = match find_zone(words, &[]) {
            Found::Zone(zone) => vec![zone],
            Found::Ask(choices) if is_short => choices.into_iter().map(|it| it.1).collect(),
            Found::Ask(_) | Found::Unknown { .. } => return None,
        };
        let words = words.strip_suffix(" time").or_else(|| words.strip_suffix(" Time")).unwrap_or(words);
        Some(Named { words: words.to_owned(), zones })
    }
}

/// A zone behind a time, and what follows it.
pub(super) struct Behind<'a> {
    pub named: Named,
    pub rest: &'a str,
    pub is_sure: Sure,
}

/// How sure it is that a zone is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sure {
    Yes,
    /// The CT before a capital letter may be of the scanner, unless am or pm stands before it or others name zones.
    IfOthers,
    /// So may an Eastern or Central, which is a zone if others name the same.
    IfSame,
}

/// Reads the zone behind a time: "ET", "(CST)", "Pacific time", "UTC". What may be a word of the agenda, like the CT of a
/// CT scan, is a zone where it stands alone, else it is doubtful.
pub(super) fn zone_behind(rest: &str) -> Option<Behind<'_>> {
    let text = rest.trim_start();
    let (text, close) = text.strip_prefix('(').map_or((text, ""), |it| (it, ")"));
    let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(length)?;
    let is_short = is_short(word);
    let is_long = LONG.contains(&word.to_lowercase().as_str()) && word.starts_with(char::is_uppercase);
    if !is_short && !is_long {
        return None;
    }
    let tails = [" Standard Time", " Daylight Time", " Time", " time", " Standard", " Daylight"];
    let tail = tails.iter().find_map(|it| rest.strip_prefix(it).map(|behind| (*it, behind)));
    let (tail, behind) = tail.unwrap_or(("", rest));
    let behind = behind.strip_prefix(close)?;
    let is_alone = !close.is_empty() || !tail.is_empty() || !begins_word(behind);
    let is_sure = match word {
        _ if is_alone => Sure::Yes,
        "CT" | "MT" if may_be_of_agenda(behind) => return None,
        "CT" | "MT" => Sure::IfOthers,
        _ if is_long => Sure::IfSame,
        _ => Sure::Yes,
    };
    Some(Behind { named: Named::new(&format!("{word}{tail}"))?, rest: behind, is_sure })
}

fn is_short(word: &str) -> bool {
    let is_capital = (2..=4).contains(&word.len()) && word.chars().all(char::is_uppercase);
    is_capital && (word.ends_with('T') || word == "UTC")
}

/// True if a CT before it may be that of the scanner: "CT scan review", "CT-guided".
fn may_be_of_agenda(behind: &str) -> bool {
    let next = behind.trim_start_matches([' ', '-']);
    let length = next.find(|c: char| !c.is_alphanumeric()).unwrap_or(next.len());
    let word = next.get(..length).unwrap_or(next);
    behind.starts_with('-')
        || !word.starts_with(char::is_uppercase)
        || OF_SCANNER.contains(&fold(word).as_str())
}

/// True if the next thing is a word, not a sign that parts it from what was before.
fn begins_word(text: &str) -> bool {
    text.starts_with('-') && !text.starts_with("- ")
        || text.trim_start_matches(' ').starts_with(char::is_alphanumeric)
}

/// Returns the zone that a line says of all times: "All times are in Pacific Time", "Schedule (ET)". A line that names
/// two says none.
pub(super) fn zone_of_all(line: &str) -> Option<Named> {
    let words = placed_words(line);
    let said: Vec<&str> = words.iter().map(|it| it.0.as_str()).collect();
    let speaks = |from: usize, to: usize| {
        said.iter().enumerate().any(|(at, it)| !(from..to).contains(&at) && OF_ALL.contains(it))
    };
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let next = (1..=3).rev().find_map(|count| {
            let end = at.saturating_add(count);
            let range = words.get(at)?.1.start..words.get(end.checked_sub(1)?)?.1.end;
            let text = line.get(range.clone())?;
            is_zone_name(text).then_some((end, range, text))
        });
        let Some((end, range, text)) = next else {
            at = at.saturating_add(1);
            continue;
        };
        let is_in_brackets = line.get(..range.start).is_some_and(|it| it.ends_with(['(', '[']))
            && line.get(range.end..).is_some_and(|it| it.starts_with([')', ']']));
        let before = at.checked_sub(1).and_then(|it| said.get(it));
        let is_led = before.is_some_and(|it| BEFORE.contains(it)) && speaks(at, end);
        let is_doubtful = ["CT", "MT"].contains(&text) || LONG.contains(&text.to_lowercase().as_str());
        let is_whole = at == 0 && end == words.len();
        if is_in_brackets || is_led || is_whole || (!is_doubtful && speaks(at, end)) {
            found.extend(Named::new(text));
        }
        at = end;
    }
    let first = found.first()?.clone();
    found.iter().all(|it| it.zones == first.zones).then_some(first)
}

fn is_zone_name(text: &str) -> bool {
    let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [word] => is_short(text) || LONG.contains(word),
        [word, "time" | "standard" | "daylight"] | [word, "standard" | "daylight", "time"] => {
            LONG.contains(word)
        }
        _ => false,
    }
}
