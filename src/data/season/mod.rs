//! A file of a season's facts, bundled or of one's own: dates, and fees, signals, limits and rules as figures. What is wrong
//! in it is told with line and column.

mod entries;
mod entry;
mod file;
mod known;
mod write;

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::value::RawValue;

use self::{
    entries::{RawDate, RawFee, RawLimit, RawRule, RawSignals},
    entry::Entry,
};
pub use self::{
    file::{FactsFile, YEARS},
    known::Known,
    write::{Exported, facts_json},
};
use crate::domain::{
    bad_file::{BadFile, Lines, within},
    facts::Figure,
    time::{Day, parse_day},
};

/// The form that these files have now.
const SCHEMA: u64 = 1;

#[derive(Deserialize)]
#[serde(expecting = "an object { … } with \"schema\" and \"season\"")]
struct Head<'a> {
    #[serde(borrow)]
    schema: Option<&'a RawValue>,
    #[serde(borrow)]
    season: Option<&'a RawValue>,
    #[serde(borrow)]
    window: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body<'a> {
    #[serde(rename = "schema", borrow)]
    _schema: &'a RawValue,
    #[serde(rename = "season", borrow)]
    _season: &'a RawValue,
    #[serde(rename = "as_of", default)]
    _as_of: Option<String>,
    title: Option<String>,
    #[serde(rename = "window", borrow, default)]
    _window: Option<&'a RawValue>,
    #[serde(borrow, default)]
    dates: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    fees: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    signals: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    limits: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    rules: Vec<&'a RawValue>,
}

/// Reads a file of facts; all that is wrong in it, in the order of the file. `known` is what a file of one's own may speak
/// of; the bundled ones say it themselves.
pub(super) fn parse(text: &str, known: Option<&Known>) -> Result<FactsFile, Vec<BadFile>> {
    let whole = |error: serde_json::Error| vec![plain(within(&error, text, &mut Lines::of(text)))];
    let head: Head = serde_json::from_str(text).map_err(whole)?;
    let season = head_of(&head, text).map_err(|why| vec![why])?;
    let body: Body = serde_json::from_str(text).map_err(whole)?;
    let mut reader = Reader { lines: Lines::of(text), seen: HashSet::new(), known, bad: Vec::new() };
    let window = head.window.and_then(|raw| reader.window(raw));
    let dates = body.dates.iter().filter_map(|raw| reader.entry::<RawDate>(raw)).collect();
    let mut figures: Vec<Figure> = Vec::new();
    figures.extend(body.fees.iter().filter_map(|raw| reader.entry::<RawFee>(raw)));
    figures.extend(body.signals.iter().filter_map(|raw| reader.entry::<RawSignals>(raw)));
    figures.extend(body.limits.iter().filter_map(|raw| reader.entry::<RawLimit>(raw)));
    figures.extend(body.rules.iter().filter_map(|raw| reader.entry::<RawRule>(raw)));
    match reader.bad.is_empty() {
        true => Ok(FactsFile { season, title: body.title, window, dates, figures }),
        false => Err(reader.bad),
    }
}

/// Returns the year that a text says it is of, if it is a file of facts.
pub(super) fn year_of(text: &str) -> Option<i32> {
    head_of(&serde_json::from_str(text).ok()?, text).ok()
}

const WANTED: &str = "where a whole number is wanted";

/// Says what is wrong as somebody reads it who knows no types.
fn plain(bad: BadFile) -> BadFile {
    let why = match bad.why.as_str() {
        "expected value" => "this isn't JSON".to_owned(),
        why => why
            .replace("expected i64", WANTED)
            .replace("expected u32", WANTED)
            .replace("expected u64", WANTED),
    };
    BadFile { why: why.replace("invalid type: ", "").replace("invalid value: ", ""), ..bad }
}

/// Returns the year that the file is of, if it is one that this version reads.
fn head_of(head: &Head, text: &str) -> Result<i32, BadFile> {
    let at = |raw: Option<&RawValue>, why: String| {
        let (line, column) = raw.map_or((1, 1), |it| Lines::of(text).position(it.get()));
        Err(BadFile { why, line, column })
    };
    match head.schema.map(|it| it.get().parse::<u64>()) {
        Some(Ok(SCHEMA)) => {}
        Some(Ok(newer)) if newer > SCHEMA => {
            let why = format!(
                "it is of schema {newer}, which a newer fluoro wrote; this one reads schema {SCHEMA}"
            );
            return at(head.schema, why);
        }
        Some(_) | None => return at(head.schema, format!("it has no \"schema\": {SCHEMA}")),
    }
    let year = head.season.map(|it| it.get().trim_matches('"').parse::<i32>());
    match year {
        Some(Ok(year)) if YEARS.contains(&year) => Ok(year),
        Some(_) | None => {
            at(head.season, "its \"season\" is no year of a Match Day, such as \"2028\"".into())
        }
    }
}

struct Reader<'a, 'k> {
    lines: Lines<'a>,
    seen: HashSet<String>,
    known: Option<&'k Known>,
    bad: Vec<BadFile>,
}

impl<'a> Reader<'a, '_> {
    /// Reads an entry; what is wrong is noted.
    fn entry<E: Entry<'a>>(&mut self, raw: &'a RawValue) -> Option<E::Fact> {
        let fact = match serde_json::from_str::<E>(raw.get()) {
            Ok(entry) => entry.fact(),
            Err(error) => {
                let BadFile { why, line, column } = plain(within(&error, raw.get(), &mut self.lines));
                let name =
                    id_of(raw).map(|it| format!("{}: ", it.get().trim_matches('"'))).unwrap_or_default();
                let why = format!("{}, {}{why}", E::SECTION, crate::text::in_words(&name));
                self.bad.push(BadFile { why, line, column });
                return None;
            }
        };
        let id = E::id(&fact).to_owned();
        let repeated = || ("id", "stands there twice".to_owned());
        let fault = self.seen.contains(&id).then(repeated).or_else(|| E::fault(&fact, self.known));
        if let Some((key, why)) = fault {
            let place = value_of(raw, key).unwrap_or(raw);
            let (line, column) = self.lines.position(place.get());
            let why = format!("{}, {}: {why}", E::SECTION, crate::text::in_words(&id));
            self.bad.push(BadFile { why, line, column });
            return None;
        }
        self.seen.insert(id);
        Some(fact)
    }

    fn window(&mut self, raw: &'a RawValue) -> Option<(Day, Day)> {
        let days = serde_json::from_str::<(String, String)>(raw.get()).ok();
        let days = days.and_then(|(first, last)| Some((parse_day(&first).ok()?, parse_day(&last).ok()?)));
        if let Some((first, last)) = days.filter(|it| it.0 < it.1) {
            return Some((first, last));
        }
        let (line, column) = self.lines.position(raw.get());
        let why = "its \"window\" isn't two days, the first one first".into();
        self.bad.push(BadFile { why, line, column });
        None
    }
}

/// Returns the value of a key as it stands in the file.
fn value_of<'a>(raw: &'a RawValue, key: &str) -> Option<&'a RawValue> {
    let all: std::collections::BTreeMap<String, &RawValue> = serde_json::from_str(raw.get()).ok()?;
    all.get(key).copied()
}

fn id_of(raw: &RawValue) -> Option<&RawValue> {
    value_of(raw, "id")
}
