//! Names of institutions that stand in a text among other words. Only names letter by letter; must not guess.

use std::ops::Range;

use super::{
    index::{Exact, Index},
    places::place,
    spell::Spelled,
    vocabulary::{LONG, SMALL, is_idle},
};
use crate::text::placed_words;

/// A name that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the text where it stands.
    pub from: Range<usize>,
    /// The indexes of the institutions that are called so, likeliest first.
    pub institutions: Vec<usize>,
    /// True where the same words are a city, a state or both.
    pub is_place: bool,
    /// How many words it has.
    pub words: usize,
}

/// A longer name is none.
const MOST_WORDS: usize = 14;
/// Signs between two words of one name.
const INSIDE: &[char] = &[' ', '-', '/', '(', ')', ',', '\'', '’', '.', '\n', '\r', '–', '&', '\u{A0}'];

pub(super) fn mentions(index: &Index, text: &str) -> Vec<Mention> {
    let words = placed_words(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let mention = begins_name(index, &words[at].0).then(|| longest(index, text, &words[at..])).flatten();
        at = at.saturating_add(mention.as_ref().map_or(1, |it| it.words));
        found.extend(mention);
    }
    found
}

fn begins_name(index: &Index, word: &str) -> bool {
    let is_small = SMALL.contains(&word);
    !is_small && index.openings.contains(word) || LONG.iter().any(|(short, _)| *short == word)
}

/// Returns the longest name with which the words begin.
fn longest(index: &Index, text: &str, words: &[(String, Range<usize>)]) -> Option<Mention> {
    let most =
        words.windows(2).take(MOST_WORDS.saturating_sub(1)).take_while(|it| hang_together(text, it)).count();
    (1..=most.saturating_add(1).min(words.len())).rev().find_map(|count| {
        let name: Vec<String> = words.iter().take(count).map(|it| it.0.clone()).collect();
        let from = words.first()?.1.start..words.get(count.checked_sub(1)?)?.1.end;
        let ends_small = name.last().is_some_and(|it| SMALL.contains(&it.as_str()));
        if ends_small || name.iter().all(|it| is_idle(it)) {
            return None;
        }
        let is_place = place(index, &name).is_some();
        let (Exact::Named(all) | Exact::Ambiguous(all)) = index.exact(&Spelled::of(name))?;
        Some(Mention { from, institutions: all.to_vec(), is_place, words: count })
    })
}

/// Returns true if nothing between two words ends a name: at most one line's end, a full stop only behind an abbreviation.
fn hang_together(text: &str, pair: &[(String, Range<usize>)]) -> bool {
    let [(word, one), (_, two)] = pair else { return false };
    let between = text.get(one.end..two.start).unwrap_or_default();
    let ends = between.contains('.') && word.len() > 3;
    !ends && between.matches('\n').count() < 2 && between.chars().all(|it| INSIDE.contains(&it))
}
