//! Reads what is typed behind options, for all subcommands.

use std::str::FromStr;

use crate::{
    domain::{audience::Audience, field::read_word, tables::Specialty, time::Refusal},
    text::{clean, plain},
};

/// Reads a specialty by its word or its title, in any case.
pub fn specialty(text: &str) -> Result<Specialty, String> {
    let found = read_word(text, Specialty::ALL, |it| [it.word(), it.title()]);
    match found {
        Ok(Some(specialty)) => Ok(specialty),
        Ok(None) => Err("a specialty is missing".to_owned()),
        Err(refusal) => Err(clean(&refusal.why).into_owned()),
    }
}

/// Reads any word of the file, in lower case.
pub fn word<W: FromStr<Err = String>>(text: &str) -> Result<W, String> {
    plain(text.trim()).parse().map_err(|why: String| clean(&why).into_owned())
}

/// Reads for whom something is written down.
///
/// # Errors
/// The words that can stand there.
pub fn audience(text: &str) -> Result<Audience, String> {
    Audience::read(text).ok_or_else(|| "me, adviser, partner, clerkship or chief".to_owned())
}

/// Returns why a date wasn't read, with what it may have meant.
pub fn with_choices(refusal: &Refusal) -> String {
    let choices: Vec<&str> = refusal.choices.iter().map(|it| it.0.as_str()).collect();
    match choices.is_empty() {
        true => refusal.why.clone(),
        false => format!("{}: {}", refusal.why.trim_end_matches('?'), choices.join(" · ")),
    }
}
