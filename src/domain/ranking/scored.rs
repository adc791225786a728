//! Where a position would stand by score.

use std::collections::BTreeMap;

use super::entry::Place;
use crate::domain::{score::Tenths, shortlist::Lookup};

/// The place of a position among those of its list that have a score, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByScore {
    /// As the list has it.
    pub chosen: usize,
    /// As the scores have it; those of one score are as high as the first of them.
    pub place: usize,
}

/// Returns where each position with a score stands among those that have one.
pub fn by_score(lookup: &Lookup, places: &[Place]) -> BTreeMap<String, ByScore> {
    let scored = |it: &Place| Some((it.text.clone(), lookup.score(it.program.as_ref()?)?));
    let all: Vec<(String, Tenths)> = places.iter().filter_map(scored).collect();
    let place = |score: Tenths| all.iter().filter(|it| it.1 > score).count().saturating_add(1);
    let found = all.iter().zip(1usize..);
    found.map(|((entry, score), chosen)| (entry.clone(), ByScore { chosen, place: place(*score) })).collect()
}
