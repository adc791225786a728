//! What somebody called an institution who added one of its programs by name, where that is a name to keep.

use super::{
    index::Index,
    pieces::{Piece, pieces},
    spell::Spelled,
    vocabulary::split_specialty,
};
use crate::{
    domain::{facts::Institution, naming::SHORT_NAME},
    text::width,
};

/// Returns the nickname that a typed line has for this institution, as it was typed: "WashU" for MIR. None where the line
/// says a code, a long name or a row of a table, and where lists call it so anyway.
pub(super) fn nickname_in(index: &Index, place: &Institution, at: usize, line: &str) -> Option<String> {
    let [typed] = <[Piece; 1]>::try_from(pieces(line)).ok()?;
    let name = without_specialty(&typed.text);
    let folded = Spelled::new(name).fold;
    let is_called = |known: &str| Spelled::new(known).fold == folded;
    let is_long = width(name) > SHORT_NAME || width(name) >= width(&place.official);
    if folded.is_empty() || is_long || is_called(&place.short) {
        return None;
    }
    let is_one_of_several =
        || index.ambiguous.iter().any(|(it, asked)| it.fold == folded && asked.contains(&at));
    match place.aliases.iter().find(|it| is_called(it)) {
        // who types without capitals leaves the spelling to us
        Some(alias) if !name.chars().any(char::is_uppercase) => Some(alias.clone()),
        Some(_) => Some(name.to_owned()),
        None => is_one_of_several().then(|| name.to_owned()),
    }
}

/// Returns a name without the specialty behind it: "Penn" of "Penn IR".
fn without_specialty(typed: &str) -> &str {
    let mut name = typed.trim();
    while let Some((before, last)) = name.rsplit_once(' ') {
        let words = Spelled::new(last).words;
        if !split_specialty(&words).0.is_empty() {
            break;
        }
        name = before.trim_end();
    }
    name
}
