//! A field that holds some of a few words: the lines to tick, and what goes with a tick that is taken away.

use super::field::FormField;
use crate::app::outcome::{Choice, Choices, Next, Outcome, Reply, Route};

/// Opens the lines that can be ticked, with that one selected.
pub fn open(field: Option<&FormField>, line: usize) -> Outcome {
    let Some(field) = field else { return Outcome::stay() };
    let choice = |(at, (title, on)): (usize, (&str, bool))| {
        let mark = if on { "[x]" } else { "[ ]" };
        let letter = u32::try_from(at).ok().and_then(|at| char::from_digit(at.saturating_add(1), 10));
        Choice::new(letter, format!("{mark} {title}"), "", Next::Tell(Reply::Ticked(at)))
    };
    let lines = field.ticked().into_iter().enumerate().map(choice).collect();
    let about = removed_words(field).unwrap_or_else(|| field.info.help.to_owned());
    Outcome::open(Route::Menu(Choices::new(field.info.label, about, lines).select(line)))
}

/// Says what a field held and doesn't hold any more.
pub fn removed_words(field: &FormField) -> Option<String> {
    let removed = field.removed();
    (!removed.is_empty()).then(|| format!("removes {}", removed.join(", ")))
}
