//! Counts, times and paths as every subcommand says them.

use std::path::Path;

use crate::{
    domain::time::{Day, Stamp, When, Zone, clock, day_words},
    text::clean,
};

/// Returns a path as it may be printed.
pub fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// Returns a time without its seconds.
pub fn when(at: Stamp, home: &Zone) -> String {
    home.civil_at(at).format("%Y-%m-%d %H:%M").to_string()
}

/// "Tue 15 Dec 09:00", at home.
pub fn date(when: &When, home: &Zone, today: Day) -> String {
    let day = day_words(when.day_in(home), today);
    match when {
        When::Day(_) => day,
        When::At(moment) => format!("{day} {}", clock(moment, home)),
    }
}

pub fn rows(count: usize) -> String {
    counted(count, "row", "rows")
}

pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

pub fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}
