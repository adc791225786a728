//! Where a position would stand by score.

use std::{cmp::Reverse, collections::BTreeMap};

use super::entry::Place;
use crate::domain::{score::Tenths, shortlist::Lookup};

/// Returns the place of each position among those of its list by its program's score, from 1; those of one score are as
/// high as the first of them.
pub fn by_score(lookup: &Lookup, places: &[Place]) -> BTreeMap<String, usize> {
    let scored = |it: &Place| Some((it.text.clone(), lookup.score(it.program.as_ref()?)?));
    let mut all: Vec<(String, Tenths)> = places.iter().filter_map(scored).collect();
    all.sort_by_key(|it| Reverse(it.1));
    let first = |score: Tenths| all.iter().position(|it| it.1 == score).unwrap_or(0).saturating_add(1);
    all.iter().map(|(entry, score)| (entry.clone(), first(*score))).collect()
}
