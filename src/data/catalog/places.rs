//! Words that are the name of a place. Must not know what is there.

use super::{
    index::{Entry, Index},
    states::state_code,
    vocabulary::NICKNAMES,
};

/// A city, a state, or both; folded, and empty for none. The state is its code.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Place {
    pub city: String,
    pub state: &'static str,
}

/// Returns the place that these words are, if they are one and nothing else.
pub(super) fn place(index: &Index, words: &[String]) -> Option<Place> {
    let city = |words: &[String]| {
        let typed = words.concat();
        let long = NICKNAMES.iter().find(|(short, _)| *short == typed).map(|(_, long)| (*long).to_owned());
        let known = index.cities.contains(&typed).then(|| typed.clone());
        known.or(long)
    };
    if let Some(state) = state_code(&words.concat()) {
        return Some(Place { city: String::new(), state });
    }
    if let Some(city) = city(words) {
        return Some(Place { city, state: "" });
    }
    let both = |at: usize| {
        let (before, behind) = words.split_at_checked(at)?;
        Some(Place { city: city(before)?, state: state_code(&behind.concat())? })
    };
    (1..words.len()).find_map(both)
}

impl Place {
    pub fn has(&self, entry: &Entry) -> bool {
        (self.city.is_empty() || self.city == entry.city)
            && (self.state.is_empty() || self.state == entry.state)
    }

    pub fn is_state(&self) -> bool {
        self.city.is_empty()
    }
}
