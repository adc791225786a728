//! The rank lists in R3's order, a row for each rank.

use serde_json::Value;

use super::shape::List;
use crate::{
    cli::{json, survey::Survey},
    domain::{
        ranking::{Place, by_score, lines},
        review::Warning,
        score::Tenths,
        tables::{RankKind, RankList, Table, Track},
    },
};

/// A rank of a list.
struct Rank<'a> {
    list: &'a RankList,
    place: Place,
    by_score: Option<usize>,
    /// What the review says of it on this list, by the warnings' ids.
    warnings: Vec<String>,
}

pub fn list(survey: &Survey) -> List {
    let ranks = ranks(survey);
    List {
        head: ["LIST", "RANK", "PROGRAM", "POSITION", "CODE", "SUPPLEMENTAL", "SCORE", "WARNINGS"]
            .map(str::to_owned)
            .to_vec(),
        rows: ranks.iter().map(|it| cells(survey, it)).collect(),
        values: ranks.iter().map(|it| value(survey, it)).collect(),
        none: "Nothing is ranked yet.",
    }
}

fn ranks(survey: &Survey) -> Vec<Rank<'_>> {
    let tracker = &survey.season.tracker;
    let mut warnings = survey.review(&survey.agenda());
    warnings.retain(|it| it.rule.starts_with("rank-") && !it.is_dismissed(&tracker.dismissed));
    let mut ranks = Vec::new();
    for list in tracker.primary_list().into_iter().chain(tracker.supplemental_lists()) {
        let places = lines(tracker, list);
        let by_score = by_score(&survey.lookup, &places);
        let rank = |place: Place| Rank {
            list,
            by_score: by_score.get(&place.text).map(|it| it.place),
            warnings: about(&warnings, list, &place),
            place,
        };
        ranks.extend(places.into_iter().map(rank));
    }
    ranks
}

/// Returns the warnings about a program on that list.
fn about(warnings: &[Warning], list: &RankList, place: &Place) -> Vec<String> {
    let Some(entry) = &place.entry else { return Vec::new() };
    let is_of = |warning: &&Warning| {
        let is_here = warning.target.1 == list.id || warning.target.0 == Table::Programs;
        is_here && warning.rows.contains(&entry.program)
    };
    warnings.iter().filter(is_of).map(|it| it.id.clone()).collect()
}

fn name(list: &RankList) -> String {
    match list.kind {
        Some(RankKind::Supplemental) => list.letter.clone(),
        Some(RankKind::Primary | RankKind::Couple) | None => RankKind::Primary.title().to_owned(),
    }
}

fn cells(survey: &Survey, rank: &Rank) -> Vec<String> {
    let Rank { list, place, .. } = rank;
    let score = place.program.as_ref().and_then(|it| survey.lookup.score(it));
    let count = rank.warnings.len();
    vec![
        name(list),
        place.rank.to_string(),
        place.name(&survey.season.naming),
        place.position_words().to_owned(),
        place.code(&survey.season.tracker).unwrap_or_default(),
        place.supplemental.clone().unwrap_or_default(),
        score.map(|it| it.to_string()).unwrap_or_default(),
        if count == 0 { String::new() } else { count.to_string() },
    ]
}

fn value(survey: &Survey, rank: &Rank) -> Value {
    let Rank { list, place, .. } = rank;
    let score = place.program.as_ref().and_then(|it| survey.lookup.score(it));
    let next = list.order.get(place.rank);
    let letter = Some(list.letter.as_str()).filter(|_| list.kind == Some(RankKind::Supplemental));
    json::object([
        ("list", list.id.as_str().into()),
        ("kind", list.kind.unwrap_or(RankKind::Primary).word().into()),
        ("letter", json::text(letter.unwrap_or_default())),
        ("list_name", json::text(&list.name)),
        ("rank", place.rank.into()),
        ("entry", place.text.as_str().into()),
        ("program", json::word(&place.entry.as_ref().map(|it| it.program.clone()))),
        ("name", place.name(&survey.season.naming).into()),
        ("position", json::text(place.track().map(Track::word).unwrap_or_default())),
        ("code", json::text(&place.code(&survey.season.tracker).unwrap_or_default())),
        ("supplemental", json::text(place.supplemental.as_deref().unwrap_or_default())),
        ("score", score.map_or(Value::Null, |Tenths(it)| (f64::from(it) / 10.0).into())),
        ("by_score", rank.by_score.into()),
        ("firm_above_next", json::word(&next.map(|next| list.firmness(&place.text, next)))),
        ("reason", json::text(&place.reason)),
        ("warnings", rank.warnings.clone().into()),
    ])
}
