//! How unlikely it is that typed words mean an institution, as a cost: the lowest cost wins.

use std::{collections::BTreeSet, ops::Bound};

use super::{
    index::Entry,
    spell::{Spelled, is_noise},
    states::{is_part_of_a_state, state_code},
    vocabulary::NOISE,
};
use crate::text::slips::{allowed, same_first, slips};

/// The cost of a word that isn't in an institution's own names.
const FOREIGN: usize = 4;
/// Fewer digits than this begin half the codes.
const CODE_FROM: usize = 3;

/// Returns the cost of taking these words for this institution, if all of them are found: words of its own names are
/// free, noise that it hasn't costs one, words found only in its place or official name cost four.
pub(super) fn words_cost(entry: &Entry, name: &Spelled) -> Option<usize> {
    let last = name.plain.last().map(String::as_str);
    cost(name, |word| {
        // a single letter begins a word only while that word is being typed
        if word.len() == 1 && Some(word) != last {
            return entry.own.contains(word).then_some(0);
        }
        if has_prefix(&entry.own, word) {
            return Some(0);
        }
        let is_code = word.len() >= CODE_FROM && word.starts_with(|it: char| it.is_ascii_digit());
        let other = has_prefix(&entry.other, word) || (is_code && has_prefix(&entry.codes, word));
        other.then_some(FOREIGN)
    })
}

/// Like [`words_cost`] for names written down: the official name's words are free too, a place's words name nothing,
/// and the name of a state must come with all the words beside it ("University of Utah").
pub(super) fn naming_cost(entry: &Entry, name: &Spelled) -> Option<usize> {
    let found = cost(name, |word| named(entry, word).then_some(0));
    found.filter(|cost| *cost == 0 || state_code(&name.core.concat()).is_none())
}

/// Returns true for a word of its names, or the beginning of one: a word of two letters must be there as it stands.
fn named(entry: &Entry, word: &str) -> bool {
    let has = |words: &BTreeSet<String>| match word.len() {
        0..=2 => words.contains(word),
        _ => has_prefix(words, word),
    };
    has(&entry.own) || has(&entry.formal)
}

/// Like [`naming_cost`], each word with the slips its length allows; a slip costs two. What resembles a part of a state's
/// name is no slip: "Carolinas" isn't Carolina.
pub(super) fn slipping_cost(entry: &Entry, name: &Spelled) -> Option<usize> {
    cost(name, |word| {
        if named(entry, word) {
            return Some(0);
        }
        let near = |known: &String| {
            if is_part_of_a_state(known) {
                return None;
            }
            let most = allowed(word.len().min(known.len()));
            if most == 0 || !same_first(word, known) { None } else { slips(word, known, most) }
        };
        let nearest = entry.own.iter().chain(&entry.formal).filter_map(near).min();
        nearest.map(|it| it.saturating_mul(2))
    })
}

fn cost(name: &Spelled, word_cost: impl Fn(&str) -> Option<usize>) -> Option<usize> {
    let (mut sum, mut found, mut real) = (0_usize, false, false);
    for word in &name.plain {
        match word_cost(word) {
            Some(cost) => {
                found = true;
                real |= !is_noise(word);
                sum = sum.saturating_add(if is_noise(word) { 0 } else { cost });
            }
            None if begins_noise(word) => sum = sum.saturating_add(1),
            None => return None,
        }
    }
    (found && (real || name.core.is_empty())).then_some(sum)
}

/// Returns true for a noise word, also one that isn't typed to its end.
fn begins_noise(word: &str) -> bool {
    word.len() >= 2 && NOISE.iter().any(|it| it.starts_with(word))
}

fn has_prefix(words: &BTreeSet<String>, word: &str) -> bool {
    let from = (Bound::Included(word), Bound::Unbounded);
    words.range::<str, _>(from).next().is_some_and(|it| it.starts_with(word))
}
