//! A bundled season file as typed facts: dates, and fees, signals, limits and rules as figures.

use serde::Deserialize;

use crate::domain::{
    facts::{Confidence, DateKind, Figure, FigureKind, Lane, OfficialDate, Origin, SeasonFacts},
    id::Id,
    tables::{Match, Signal, Specialty},
    time::{When, parse_day},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSeason {
    #[serde(rename = "schema")]
    _schema: u32,
    season: String,
    #[serde(rename = "as_of")]
    _as_of: String,
    title: String,
    window: (String, String),
    dates: Vec<RawDate>,
    fees: Vec<RawFee>,
    signals: Vec<RawSignals>,
    limits: Vec<RawLimit>,
    rules: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDate {
    id: String,
    #[serde(rename = "match")]
    matches: Vec<Match>,
    #[serde(rename = "for")]
    specialties: Vec<Specialty>,
    title: String,
    /// The title where there is little room; advice has none.
    #[serde(default)]
    short: String,
    when: String,
    until: Option<String>,
    kind: DateKind,
    hard: bool,
    lane: Lane,
    component: Option<String>,
    note: String,
    source: String,
    as_of: String,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFee {
    id: String,
    title: String,
    cents: i64,
    per: String,
    from: Option<u32>,
    to: Option<u32>,
    #[serde(default)]
    season_of_source: String,
    note: String,
    source: String,
    as_of: String,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSignals {
    id: String,
    title: String,
    specialties: Vec<Specialty>,
    tier: String,
    count: i64,
    #[serde(default)]
    alternative: bool,
    note: String,
    source: String,
    as_of: String,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLimit {
    id: String,
    title: String,
    value: i64,
    unit: String,
    #[serde(rename = "match")]
    matches: Vec<Match>,
    firm: bool,
    note: String,
    source: String,
    as_of: String,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: String,
    title: String,
    value: Option<i64>,
    #[serde(default)]
    unit: String,
    #[serde(rename = "match")]
    matches: Vec<Match>,
    note: String,
    source: String,
    as_of: String,
    confidence: Confidence,
}

/// Parses a bundled season; the error says which key or date is wrong.
pub(super) fn parse(text: &str) -> Result<SeasonFacts, String> {
    let raw: RawSeason = serde_json::from_str(text).map_err(|why| why.to_string())?;
    let day = |text: &str| parse_day(text).map_err(|why| why.to_string());
    let fees = raw.fees.into_iter().map(|it| Ok(fee(it)));
    let signals = raw.signals.into_iter().map(budget);
    let limits = raw.limits.into_iter().map(|it| Ok(limit(it)));
    let rules = raw.rules.into_iter().map(|it| Ok(rule(it)));
    Ok(SeasonFacts {
        window: (day(&raw.window.0)?, day(&raw.window.1)?),
        dates: raw.dates.into_iter().map(date).collect::<Result<_, _>>()?,
        figures: fees.chain(signals).chain(limits).chain(rules).collect::<Result<_, String>>()?,
        season: raw.season,
        title: raw.title,
        missing: Vec::new(),
        estimated_from: None,
    })
}

fn date(raw: RawDate) -> Result<OfficialDate, String> {
    let when = |text: &str| text.parse::<When>().map_err(|why| format!("{}: {why}", raw.id));
    Ok(OfficialDate {
        when: when(&raw.when)?,
        until: raw.until.as_deref().map(when).transpose()?,
        id: Id::new(&raw.id),
        matches: raw.matches,
        specialties: raw.specialties,
        title: raw.title,
        short: raw.short,
        kind: raw.kind,
        hard: raw.hard,
        lane: raw.lane,
        component: raw.component.as_deref().map(Id::new),
        note: raw.note,
        origin: Origin { source: raw.source, as_of: raw.as_of, confidence: raw.confidence },
    })
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

fn fee(raw: RawFee) -> Figure {
    let origin = Origin { source: raw.source, as_of: raw.as_of, confidence: raw.confidence };
    Figure {
        value: Some(raw.cents),
        unit: "cents".into(),
        per: raw.per,
        from: raw.from,
        to: raw.to,
        source_season: raw.season_of_source,
        ..figure(FigureKind::Fee, raw.id, raw.title, raw.note, origin)
    }
}

fn budget(raw: RawSignals) -> Result<Figure, String> {
    let origin = Origin { source: raw.source, as_of: raw.as_of, confidence: raw.confidence };
    let tier = match raw.tier.as_str() {
        "single" => Signal::Plain,
        tier => tier.parse().map_err(|why| format!("{}: {why}", raw.id))?,
    };
    Ok(Figure {
        value: Some(raw.count),
        unit: "signals".into(),
        specialties: raw.specialties,
        tier: Some(tier),
        alternative: raw.alternative,
        ..figure(FigureKind::Signal, raw.id, raw.title, raw.note, origin)
    })
}

fn limit(raw: RawLimit) -> Figure {
    let origin = Origin { source: raw.source, as_of: raw.as_of, confidence: raw.confidence };
    Figure {
        value: Some(raw.value),
        unit: raw.unit,
        matches: raw.matches,
        firm: raw.firm,
        ..figure(FigureKind::Limit, raw.id, raw.title, raw.note, origin)
    }
}

fn rule(raw: RawRule) -> Figure {
    let origin = Origin { source: raw.source, as_of: raw.as_of, confidence: raw.confidence };
    Figure {
        value: raw.value,
        unit: raw.unit,
        matches: raw.matches,
        ..figure(FigureKind::Rule, raw.id, raw.title, raw.note, origin)
    }
}
