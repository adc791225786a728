//! A name in the spellings in which it is compared. Must not know which names there are.

use super::{
    states::state_name,
    vocabulary::{LONG, NOISE, SHORT, SMALL},
};
use crate::text;

/// One name, or what somebody typed for one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Spelled {
    /// The words as they stand, folded; single letters in a row are one word ("M D" is "md").
    pub words: Vec<String>,
    /// All of these words in one text.
    pub fold: String,
    /// Abbreviations written out, small words left out.
    pub plain: Vec<String>,
    /// All of those words in one text.
    pub joined: String,
    /// The joined words, with long names in their short form.
    pub short: String,
    /// The plain words without noise: what tells this name from others; empty for noise alone.
    pub core: Vec<String>,
}

impl Spelled {
    pub fn new(name: &str) -> Spelled {
        Spelled::of(letters_joined(text::words(name)))
    }

    /// Makes the spellings from words that are folded already.
    pub fn of(words: Vec<String>) -> Spelled {
        let plain = if words.len() == 1 { words.clone() } else { written_out(&words) };
        // at the end "in" and "de" are states
        let ends = |at: usize, word: &str| {
            at > 0 && at.saturating_add(1) == plain.len() && !state_name(word).is_empty()
        };
        let stays = |(at, word): &(usize, &String)| !SMALL.contains(&word.as_str()) || ends(*at, word);
        let kept: Vec<String> = plain.iter().enumerate().filter(stays).map(|(_, it)| it.clone()).collect();
        let plain = if kept.is_empty() { plain } else { kept };
        let core = plain.iter().filter(|it| !is_noise(it)).cloned().collect();
        Spelled {
            fold: words.concat(),
            joined: plain.concat(),
            short: shortened(&plain).concat(),
            words,
            plain,
            core,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

pub(super) fn is_noise(word: &str) -> bool {
    NOISE.contains(&word)
}

/// Writes abbreviations out, and the code of a state in "University of PA".
fn written_out(words: &[String]) -> Vec<String> {
    let mut all = Vec::with_capacity(words.len());
    let mut last = "";
    for word in words {
        let state = if last == "of" && word.len() == 2 { state_name(word) } else { "" };
        match LONG.iter().find(|(short, _)| short == word) {
            _ if !state.is_empty() => all.extend(state.split(' ').map(str::to_owned)),
            Some((_, long)) => all.extend(long.iter().map(|it| (*it).to_owned())),
            None => all.push(word.clone()),
        }
        last = word;
    }
    all
}

fn letters_joined(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    let mut was_letter = false;
    for word in words {
        let is_letter = word.len() == 1 && word.bytes().all(|it| it.is_ascii_alphabetic());
        match joined.last_mut().filter(|_| is_letter && was_letter) {
            Some(last) => last.push_str(&word),
            None => joined.push(word),
        }
        was_letter = is_letter;
    }
    joined
}

fn shortened(plain: &[String]) -> Vec<&str> {
    let mut short: Vec<&str> = Vec::with_capacity(plain.len());
    let mut rest = plain;
    while let Some((first, behind)) = rest.split_first() {
        let known = SHORT
            .iter()
            .find(|(long, _)| long.len() <= rest.len() && rest.iter().zip(*long).all(|(a, b)| a == b));
        match known {
            Some((long, word)) => {
                short.push(word);
                rest = rest.get(long.len()..).unwrap_or_default();
            }
            None => {
                short.push(first);
                rest = behind;
            }
        }
    }
    short
}
