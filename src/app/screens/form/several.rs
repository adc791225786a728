//! What is said of a name that several things have.

use crate::{
    domain::{field::refuse, time::Refusal},
    text::fold,
};

/// Refuses what may be several things: those whose name begins so come first, then those with a word that does.
pub fn several<T>(text: &str, mut names: Vec<String>) -> Result<T, Refusal> {
    const SHOWN: usize = 4;
    let typed = fold(text);
    names.sort_by_cached_key(|name| {
        let name = fold(name);
        let is_begun = name.split_whitespace().any(|word| word.starts_with(&typed));
        (!name.starts_with(&typed), !is_begun)
    });
    let all = names.len();
    names.truncate(SHOWN);
    let of = if all > SHOWN { format!(", {SHOWN} of {all}") } else { String::new() };
    refuse(format!("“{text}” can be several{of}: {}", names.join(" · ")))
}
