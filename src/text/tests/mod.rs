//! Tests of the text floor: texts as hostile as they come, and a naive editor beside ours.
mod examples;
mod manners;
mod model;
mod properties;

use proptest::prelude::*;
use proptest::test_runner::Config;

/// What breaks text programs, and what people write.
const PIECES: [&str; 40] = [
    "a",
    "B",
    "7",
    " ",
    "  ",
    "word",
    "follow-up",
    "- ",
    "1. ",
    "\t",
    "*",
    "**",
    "_",
    "`",
    "[",
    "](x)",
    "http://a",
    "é",
    "e\u{301}",
    "\u{301}",
    "ß",
    "日",
    "本語",
    "。",
    "「",
    "👩\u{200D}👩\u{200D}👧",
    "🇺🇸",
    "🇺",
    "❤\u{FE0F}",
    "\u{FE0F}",
    "\u{200D}",
    "\u{200C}",
    "\u{202E}",
    "\u{FEFF}",
    "\u{1B}[2J",
    "\u{85}",
    "\u{600}",
    "नि",
    "\u{E0041}",
    "\u{1100}",
];

fn config(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// One line of up to `most` pieces.
fn line(most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        20 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_filter("a line", |c| !matches!(c, '\n' | '\r')).prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..=most).prop_map(|pieces| pieces.concat())
}

/// Up to `most` lines.
fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(line(8), 1..=most).prop_map(|lines| lines.join("\n"))
}
