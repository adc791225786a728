//! What the season itself calls its programs, among the words of a mail.

use std::{collections::HashMap, ops::Range};

use crate::{
    domain::{id::Id, season::Season},
    text::{placed_words, words},
};

/// Shorter names of one word are too easily other words.
const SHORTEST: usize = 5;

/// Returns the programs whose own names stand in a text, word by word and in capital letters, with their places.
pub(super) fn own_names(season: &Season, text: &str) -> Vec<(Id, Range<usize>)> {
    let mut by_first: HashMap<String, Vec<(Vec<String>, Id)>> = HashMap::new();
    for row in season.tracker.programs.iter() {
        for name in [&row.name, &row.short_name, &row.institution] {
            let name = words(name);
            let is_telling = name.len() > 1 || row.catalog.is_none() && name.concat().len() >= SHORTEST;
            if let Some(first) = name.first().filter(|_| is_telling) {
                by_first.entry(first.clone()).or_default().push((name.clone(), row.id.clone()));
            }
        }
    }
    let all = placed_words(text);
    let mut found = Vec::new();
    for (at, (word, place)) in all.iter().enumerate() {
        let is_big = text.get(place.clone()).is_some_and(|it| it.starts_with(char::is_uppercase));
        for (name, id) in by_first.get(word).into_iter().flatten().filter(|_| is_big) {
            let Some(there) = all.get(at..at.saturating_add(name.len())) else { continue };
            if there.iter().map(|it| &it.0).eq(name) {
                let end = there.last().map_or(place.end, |it| it.1.end);
                found.push((id.clone(), place.start..end));
            }
        }
    }
    found
}
