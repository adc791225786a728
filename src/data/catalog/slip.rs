//! Names with typing errors: what somebody may have meant who typed a name that doesn't exist.

use super::{
    cost::slipping_cost,
    index::{Exact, Index},
    spell::Spelled,
    vocabulary::NOISE,
};
use crate::text::slips::{allowed, same_first, slips};

/// The greatest distance of whole names that is counted.
const FAR: usize = 6;
/// The fewest letters of a noise word with a typing error: shorter noise is too much like other words.
const LONG_NOISE: usize = 6;

/// The institutions that may be meant, nearest first, and whether they stand for one ambiguous name.
pub(super) struct Meant {
    pub all: Vec<usize>,
    pub asks: bool,
}

/// Finds the names with the fewest typing errors in what tells them from others; ambiguous names are among them.
pub(super) fn meant(index: &Index, typed: &Spelled) -> Option<Meant> {
    let typed = mended(typed);
    match index.exact(&typed) {
        Some(Exact::Ambiguous(all)) => return Some(Meant { all: all.to_vec(), asks: true }),
        Some(Exact::Named(all)) => return Some(Meant { all: all.to_vec(), asks: false }),
        None => {}
    }
    let asking =
        index.ambiguous.iter().filter_map(|(name, all)| Some((between(name, &typed)?, &all[..], true)));
    let named = index.entries.iter().filter_map(|entry| {
        Some((
            entry.spelled().filter_map(|it| between(it, &typed)).min()?,
            std::slice::from_ref(&entry.at),
            false,
        ))
    });
    let found: Vec<_> = asking.chain(named).collect();
    let best = found.iter().map(|(slips, _, _)| *slips).min()?;
    let mut meant = Meant { all: Vec::new(), asks: false };
    for (_, all, asks) in found.into_iter().filter(|(slips, _, _)| *slips == best) {
        meant.asks |= asks;
        meant.all.extend(all.iter().filter(|at| !meant.all.contains(at)).copied().collect::<Vec<_>>());
    }
    Some(meant)
}

/// Returns costs and indexes of the institutions that have all the words, with typing errors mended.
pub(super) fn by_words(index: &Index, typed: &Spelled) -> Vec<(usize, usize)> {
    let typed = mended(typed);
    index.costing(|entry| slipping_cost(entry, &typed))
}

/// Counts typing errors in the core, then in the whole name.
fn between(name: &Spelled, typed: &Spelled) -> Option<(usize, usize)> {
    let (known, core) = (name.core.concat(), typed.core.concat());
    let most = allowed(known.len().min(core.len()));
    if most == 0 || !same_first(&known, &core) {
        return None;
    }
    let in_core = slips(&known, &core, most)?;
    Some((in_core, slips(&name.joined, &typed.joined, FAR).unwrap_or(FAR)))
}

/// Corrects typing errors in noise words, such as "Univeristy", so that they count as noise.
fn mended(typed: &Spelled) -> Spelled {
    let mend = |word: &String| {
        let near = |noise: &&&str| {
            noise.len() >= LONG_NOISE
                && same_first(noise, word)
                && slips(noise, word, allowed(noise.len().min(word.len()))).is_some()
        };
        NOISE.iter().find(near).map_or_else(|| word.clone(), |it| (*it).to_owned())
    };
    Spelled::of(typed.words.iter().map(mend).collect())
}
