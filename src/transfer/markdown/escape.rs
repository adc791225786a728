//! Text that people typed, made safe inside Markdown: cleaned, and escaped so that a viewer shows what was typed.
//! Knows no document.

use std::borrow::Cow;

use crate::text::clean;

/// Returns one line for a paragraph, a heading or a list item.
pub(super) fn line(text: &str) -> String {
    escaped(clean(text).trim())
}

/// Returns one line for a cell of a table. A bar is written as an entity, since viewers differ on backslashes before a
/// bar.
pub(super) fn cell(text: &str) -> String {
    let mut out = String::new();
    let text = clean(text);
    push_escaped(&mut out, text.trim(), list_mark(text.trim()), "&#124;");
    out
}

/// Returns an address as a link if it is plainly one of the web, else as text.
pub(super) fn link(text: &str) -> Cow<'static, str> {
    let text = text.trim();
    match is_plain_address(text) {
        true => format!("<{text}>").into(),
        false => line(text).into(),
    }
}

/// Returns true for an address of the web without anything that could end it early.
pub fn is_plain_address(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,=%".contains(&byte);
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(plain))
}

/// Escapes a line that is cleaned already.
pub(super) fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len().saturating_add(8));
    push_escaped(&mut out, line, list_mark(line), "\\|");
    out
}

/// The same for a stretch that begins no line.
pub(super) fn escaped_within(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(8));
    push_escaped(&mut out, text, None, "\\|");
    out
}

/// Escapes what has a meaning anywhere in a line, and `mark`, the index of what would start a list, a rule, a heading or
/// a table at its beginning.
fn push_escaped(out: &mut String, line: &str, mark: Option<usize>, bar: &str) {
    for (at, c) in line.char_indices() {
        match c {
            '|' => out.push_str(bar),
            _ if mark == Some(at) || is_special(c) || would_link(line, at, c) => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
}

fn is_special(c: char) -> bool {
    matches!(
        c,
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '~' | '&' | '$' | '@' | '^'
    )
}

/// Returns true at a character by which a viewer would make a link by itself, and show the backslashes inside it.
fn would_link(line: &str, at: usize, c: char) -> bool {
    let before = at.checked_sub(3).and_then(|from| line.get(from..at));
    let behind_www = || before.is_some_and(|it| it.eq_ignore_ascii_case("www"));
    (c == ':' && line[at..].starts_with("://")) || (c == '.' && behind_www())
}

/// Returns the index of the character that would turn the line into a list item, a rule, an underline or a table's
/// rule.
fn list_mark(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let ends = || matches!(line.as_bytes().get(digits.saturating_add(1)), None | Some(b' '));
    match line.as_bytes().get(digits)? {
        b'-' | b'+' | b'=' | b':' if digits == 0 => Some(0),
        b'.' | b')' if digits > 0 && ends() => Some(digits),
        _ => None,
    }
}
