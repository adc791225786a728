//! Borders between graphemes (what a person takes for one character) in a line. Knows only the line it is given.
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// What a person takes for the characters of a text.
pub fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true)
}

/// The first border behind `at`, which is a border itself; the end of the line stays.
pub fn next(line: &str, at: usize) -> usize {
    at + first(line.get(at..).unwrap_or_default()).len()
}

/// The last border before `at`, which is a border itself; 0 stays.
pub fn before(line: &str, at: usize) -> usize {
    let bytes = line.as_bytes();
    match at {
        0 => 0,
        1 => 0,
        _ if bytes[at - 1].is_ascii() && bytes[at - 2].is_ascii() => {
            if &bytes[at - 2..at] == b"\r\n" {
                at - 2
            } else {
                at - 1
            }
        }
        _ => GraphemeCursor::new(at, line.len(), true).prev_boundary(line, 0).ok().flatten().unwrap_or(0),
    }
}

/// The first border at or behind any byte `at`.
pub fn snap(line: &str, at: usize) -> usize {
    let mut at = at.min(line.len());
    while !line.is_char_boundary(at) {
        at += 1;
    }
    let mut cursor = GraphemeCursor::new(at, line.len(), true);
    match cursor.is_boundary(line, 0) {
        Ok(false) => cursor.next_boundary(line, 0).ok().flatten().unwrap_or(line.len()),
        _ => at,
    }
}

/// The last border at or before any byte `at`.
pub fn snap_back(line: &str, at: usize) -> usize {
    let mut at = at.min(line.len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    let mut cursor = GraphemeCursor::new(at, line.len(), true);
    match cursor.is_boundary(line, 0) {
        Ok(false) => cursor.prev_boundary(line, 0).ok().flatten().unwrap_or(0),
        _ => at,
    }
}

/// The first grapheme of `rest`, which begins at a border; empty at the end.
pub fn first(rest: &str) -> &str {
    match rest.as_bytes() {
        [] => "",
        [b'\r', b'\n', ..] => &rest[..2],
        [a] if a.is_ascii() => &rest[..1],
        [a, b, ..] if a.is_ascii() && b.is_ascii() => &rest[..1],
        _ => rest.graphemes(true).next().unwrap_or(rest),
    }
}
