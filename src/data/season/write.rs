//! Facts of a season as a file of facts, which reads back as the same.

use serde::Serialize;

use crate::domain::{
    facts::{DateKind, Figure, FigureKind, Lane, OfficialDate},
    tables::{Match, Signal, Specialty},
    time::Day,
};

/// What goes into the file.
pub struct Exported<'a> {
    pub season: &'a str,
    pub title: &'a str,
    pub window: Option<(Day, Day)>,
    pub dates: &'a [OfficialDate],
    pub figures: &'a [Figure],
}

#[derive(Serialize)]
struct Whole<'a> {
    schema: u32,
    season: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<(String, String)>,
    dates: Vec<OutDate<'a>>,
    fees: Vec<OutFigure<'a>>,
    signals: Vec<OutFigure<'a>>,
    limits: Vec<OutFigure<'a>>,
    rules: Vec<OutFigure<'a>>,
}

#[derive(Serialize)]
struct OutDate<'a> {
    id: &'a str,
    #[serde(rename = "match")]
    matches: &'a [Match],
    #[serde(rename = "for", skip_serializing_if = "<[_]>::is_empty")]
    specialties: &'a [Specialty],
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    short: &'a str,
    when: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    kind: DateKind,
    hard: bool,
    lane: Lane,
    #[serde(skip_serializing_if = "Option::is_none")]
    component: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(flatten)]
    origin: OutOrigin<'a>,
}

#[derive(Serialize)]
struct OutOrigin<'a> {
    source: &'a str,
    as_of: &'a str,
    confidence: &'a str,
}

#[derive(Default, Serialize)]
struct OutFigure<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    specialties: Option<&'a [Specialty]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<u32>,
    #[serde(skip_serializing_if = "str::is_empty")]
    season_of_source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<i64>,
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'a str,
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    matches: Option<&'a [Match]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    firm: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternative: Option<bool>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(flatten)]
    origin: Option<OutOrigin<'a>>,
}

/// Returns the file; it ends with a newline.
///
/// # Errors
/// What JSON can't hold, which facts have nothing of.
pub fn facts_json(exported: &Exported<'_>) -> Result<String, serde_json::Error> {
    let figures = |kind: FigureKind| {
        exported.figures.iter().filter(move |it| it.kind == kind).map(out_figure).collect::<Vec<_>>()
    };
    let whole = Whole {
        schema: 1,
        season: exported.season,
        title: exported.title,
        window: exported.window.map(|(first, last)| (first.to_string(), last.to_string())),
        dates: exported.dates.iter().map(out_date).collect(),
        fees: figures(FigureKind::Fee),
        signals: figures(FigureKind::Signal),
        limits: figures(FigureKind::Limit),
        rules: figures(FigureKind::Rule),
    };
    serde_json::to_string_pretty(&whole).map(|it| it + "\n")
}

fn out_origin(origin: &crate::domain::facts::Origin) -> OutOrigin<'_> {
    let (source, as_of) = (origin.source.as_str(), origin.as_of.as_str());
    OutOrigin { source, as_of, confidence: origin.confidence.word() }
}

fn out_date(date: &OfficialDate) -> OutDate<'_> {
    OutDate {
        id: date.id.as_str(),
        matches: &date.matches,
        specialties: &date.specialties,
        title: &date.title,
        short: &date.short,
        when: date.when.to_string(),
        until: date.until.as_ref().map(ToString::to_string),
        kind: date.kind,
        hard: date.hard,
        lane: date.lane,
        component: date.component.as_ref().map(|it| it.as_str()),
        note: &date.note,
        origin: out_origin(&date.origin),
    }
}

fn out_figure(figure: &Figure) -> OutFigure<'_> {
    let base = OutFigure {
        id: &figure.id,
        title: &figure.title,
        note: &figure.note,
        origin: Some(out_origin(&figure.origin)),
        ..OutFigure::default()
    };
    match figure.kind {
        FigureKind::Fee => OutFigure {
            cents: figure.value,
            matches: Some(figure.matches.as_slice()).filter(|it| !it.is_empty()),
            per: Some(&figure.per),
            from: figure.from,
            to: figure.to,
            season_of_source: &figure.source_season,
            ..base
        },
        FigureKind::Signal => OutFigure {
            specialties: Some(&figure.specialties),
            tier: figure.tier.map(|it| if it == Signal::Plain { "single" } else { it.word() }),
            count: figure.value,
            alternative: Some(figure.alternative).filter(|it| *it),
            ..base
        },
        FigureKind::Limit => OutFigure {
            value: figure.value,
            unit: &figure.unit,
            matches: Some(&figure.matches),
            firm: Some(figure.firm),
            ..base
        },
        FigureKind::Rule => {
            OutFigure { value: figure.value, unit: &figure.unit, matches: Some(&figure.matches), ..base }
        }
    }
}
