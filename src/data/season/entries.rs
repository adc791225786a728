//! The entries of a file of facts as they stand there: what they must have, and the facts that they become.

use serde::{Deserialize, Deserializer, de::Error as _};

use super::{entry::Entry, known::Known};
use crate::domain::{
    facts::{Confidence, DateKind, Figure, FigureKind, Lane, OfficialDate, Origin},
    id::Id,
    tables::{Match, Signal, Specialty},
    time::When,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDate {
    id: String,
    #[serde(rename = "match")]
    matches: Vec<Match>,
    #[serde(rename = "for", default)]
    specialties: Vec<Specialty>,
    title: String,
    /// The title where there is little room; advice has none.
    #[serde(default)]
    short: String,
    #[serde(deserialize_with = "time")]
    when: When,
    #[serde(default, deserialize_with = "time_or_none")]
    until: Option<When>,
    kind: DateKind,
    #[serde(default)]
    hard: bool,
    lane: Lane,
    component: Option<String>,
    #[serde(default)]
    note: String,
    source: String,
    as_of: String,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFee {
    id: String,
    title: String,
    cents: i64,
    #[serde(rename = "match", default)]
    matches: Vec<Match>,
    per: String,
    from: Option<u32>,
    to: Option<u32>,
    #[serde(default)]
    season_of_source: String,
    #[serde(default)]
    note: String,
    source: String,
    as_of: String,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSignals {
    id: String,
    title: String,
    specialties: Vec<Specialty>,
    #[serde(deserialize_with = "tier")]
    tier: Signal,
    /// None where nobody knows the number.
    count: Option<i64>,
    #[serde(default)]
    alternative: bool,
    #[serde(default)]
    note: String,
    source: String,
    as_of: String,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLimit {
    id: String,
    title: String,
    value: i64,
    unit: String,
    #[serde(rename = "match")]
    matches: Vec<Match>,
    #[serde(default)]
    firm: bool,
    #[serde(default)]
    note: String,
    source: String,
    as_of: String,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    id: String,
    title: String,
    value: Option<i64>,
    #[serde(default)]
    unit: String,
    #[serde(rename = "match")]
    matches: Vec<Match>,
    #[serde(default)]
    note: String,
    source: String,
    as_of: String,
    confidence: Confidence,
}

/// The tier of a specialty that has but one.
pub(super) const SINGLE: &str = "single";

fn time<'de, D: Deserializer<'de>>(from: D) -> Result<When, D::Error> {
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}

fn time_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<Option<When>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    text.map(|it| it.parse().map_err(D::Error::custom)).transpose()
}

fn tier<'de, D: Deserializer<'de>>(from: D) -> Result<Signal, D::Error> {
    match String::deserialize(from)?.as_str() {
        SINGLE => Ok(Signal::Plain),
        tier => tier.parse().map_err(D::Error::custom),
    }
}

impl Entry<'_> for RawDate {
    type Fact = OfficialDate;
    const SECTION: &'static str = "dates";

    fn fact(self) -> OfficialDate {
        OfficialDate {
            id: Id::new(&self.id),
            matches: self.matches,
            specialties: self.specialties,
            title: self.title,
            short: self.short,
            when: self.when,
            until: self.until,
            kind: self.kind,
            hard: self.hard,
            lane: self.lane,
            component: self.component.as_deref().map(Id::new),
            note: self.note,
            origin: Origin { source: self.source, as_of: self.as_of, confidence: self.confidence },
        }
    }

    fn fault(date: &OfficialDate, known: Option<&Known>) -> Option<(&'static str, String)> {
        if let Some(fault) = said(&date.title, &date.origin) {
            return Some(fault);
        }
        if date.until.as_ref().is_some_and(|until| until.day() < date.when.day()) {
            return Some(("until", "it ends before it begins".into()));
        }
        known.and_then(|it| it.date_fault(date))
    }

    fn id(date: &OfficialDate) -> &str {
        date.id.as_str()
    }
}

/// Returns what is missing of what every fact must say.
fn said(title: &str, origin: &Origin) -> Option<(&'static str, String)> {
    match () {
        () if title.trim().is_empty() => Some(("title", "it has no title".into())),
        () if origin.source.trim().is_empty() => Some(("source", "it has no source".into())),
        () if origin.as_of.trim().is_empty() => Some(("as_of", "it doesn't say as of when".into())),
        () if origin.confidence == Confidence::Yours => {
            Some(("confidence", "\"yours\" is what you enter in the program, nothing for a file".into()))
        }
        () => None,
    }
}

/// Returns what is wrong with a figure, under the key that its section calls the number.
fn figure_fault(
    figure: &Figure,
    number: &'static str,
    known: Option<&Known>,
) -> Option<(&'static str, String)> {
    if let Some(fault) = said(&figure.title, &figure.origin) {
        return Some(fault);
    }
    if figure.value.is_some_and(|it| it < 0) {
        return Some((number, "it is less than nothing".into()));
    }
    known.and_then(|it| it.figure_fault(figure, number))
}

/// Makes a figure with what all figures have.
fn figure(kind: FigureKind, id: String, title: String, note: String, origin: Origin) -> Figure {
    Figure {
        id,
        kind,
        title,
        value: None,
        unit: String::new(),
        per: String::new(),
        from: None,
        to: None,
        matches: Vec::new(),
        specialties: Vec::new(),
        tier: None,
        firm: false,
        alternative: false,
        source_season: String::new(),
        note,
        origin,
    }
}

impl From<RawFee> for Figure {
    fn from(raw: RawFee) -> Figure {
        let origin = Origin { source: raw.source, as_of: raw.as_of, confidence: raw.confidence };
        Figure {
            value: Some(raw.cents),
            unit: "cents".into(),
            matches: raw.matches,
            per: raw.per,
            from: raw.from,
            to: raw.to,
            source_season: raw.season_of_source,
            ..figure(FigureKind::Fee, raw.id, raw.title, raw.note, origin)
        }
    }
}

impl From<RawSignals> for Figure {
    fn from(raw: RawSignals) -> Figure {
        let origin = Origin { source: raw.source, as_of: raw.as_of, confidence: raw.confidence };
        Figure {
            value: raw.count,
            unit: "signals".into(),
            specialties: raw.specialties,
            tier: Some(raw.tier),
            alternative: raw.alternative,
            ..figure(FigureKind::Signal, raw.id, raw.title, raw.note, origin)
        }
    }
}

impl From<RawLimit> for Figure {
    fn from(raw: RawLimit) -> Figure {
        let origin = Origin { source: raw.source, as_of: raw.as_of, confidence: raw.confidence };
        Figure {
            value: Some(raw.value),
            unit: raw.unit,
            matches: raw.matches,
            firm: raw.firm,
            ..figure(FigureKind::Limit, raw.id, raw.title, raw.note, origin)
        }
    }
}

impl From<RawRule> for Figure {
    fn from(raw: RawRule) -> Figure {
        let origin = Origin { source: raw.source, as_of: raw.as_of, confidence: raw.confidence };
        Figure {
            value: raw.value,
            unit: raw.unit,
            matches: raw.matches,
            ..figure(FigureKind::Rule, raw.id, raw.title, raw.note, origin)
        }
    }
}

macro_rules! figures {
    ($($raw:ident $section:literal $number:literal;)*) => {$(
        impl Entry<'_> for $raw {
            type Fact = Figure;
            const SECTION: &'static str = $section;

            fn fact(self) -> Figure {
                self.into()
            }

            fn fault(figure: &Figure, known: Option<&Known>) -> Option<(&'static str, String)> {
                figure_fault(figure, $number, known)
            }

            fn id(figure: &Figure) -> &str {
                &figure.id
            }
        }
    )*};
}

figures! {
    RawFee "fees" "cents";
    RawSignals "signals" "count";
    RawLimit "limits" "value";
    RawRule "rules" "value";
}
