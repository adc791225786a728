//! Spans of two times, such as `14:00-16:00`, where one time belongs. Knows no calendar.

/// A span of two times in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span<'a> {
    /// As it was typed.
    pub words: &'a str,
    /// The text with only the first of the two.
    pub start: String,
}

/// A time before a dash or behind it.
struct Side<'a> {
    /// Digits and colons.
    clock: &'a str,
    /// `am`, `pm` or nothing.
    half: &'a str,
}

pub(super) fn span(text: &str) -> Option<Span<'_>> {
    text.char_indices().filter(|it| matches!(it.1, '-' | '–')).find_map(|(at, dash)| {
        let (left, right) = (text.get(..at)?, text.get(at.saturating_add(dash.len_utf8())..)?);
        if left.ends_with(char::is_whitespace) != right.starts_with(char::is_whitespace) {
            return None; // an offset
        }
        let (begin, first) = before(left)?;
        let (end, last) = behind(right)?;
        let is_time = |it: &Side| it.clock.contains(':') || !it.half.is_empty();
        if !is_time(&first) && !is_time(&last) {
            return None;
        }
        let rest = text.len().saturating_sub(right.len()).saturating_add(end);
        let half = if first.half.is_empty() && !first.clock.contains(':') { last.half } else { first.half };
        let start = format!("{}{}{half}{}", text.get(..begin)?, first.clock, text.get(rest..)?);
        Some(Span { words: text.get(begin..rest)?, start })
    })
}

/// The time at the end of a text, and where it begins.
fn before(text: &str) -> Option<(usize, Side<'_>)> {
    let text = text.trim_end();
    let (rest, half) = match text.len().checked_sub(2).and_then(|at| text.split_at_checked(at)) {
        Some((rest, half)) if is_half(half) => (rest.trim_end(), half),
        _ => (text, ""),
    };
    let clock = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':');
    let begin = clock.len();
    let is_word = clock.is_empty() || clock.ends_with(char::is_whitespace);
    let clock = rest.get(begin..).filter(|it| is_word && is_clock(it))?;
    Some((begin, Side { clock, half }))
}

/// The time at the beginning of a text, and where it ends.
fn behind(text: &str) -> Option<(usize, Side<'_>)> {
    let at = text.len().saturating_sub(text.trim_start().len());
    let rest = text.get(at..)?;
    let tail = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    let clock = rest.get(..rest.len().saturating_sub(tail.len())).filter(|it| is_clock(it))?;
    let half = tail.trim_start().get(..2).filter(|it| is_half(it)).unwrap_or_default();
    let tail = if half.is_empty() { tail } else { tail.trim_start().get(2..)? };
    let is_word = tail.is_empty() || tail.starts_with(|c: char| c.is_whitespace() || c == ',');
    is_word.then(|| (text.len().saturating_sub(tail.len()), Side { clock, half }))
}

fn is_half(text: &str) -> bool {
    text.eq_ignore_ascii_case("am") || text.eq_ignore_ascii_case("pm")
}

/// `9`, `14:00`, `1400`.
fn is_clock(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.starts_with(|c: char| c.is_ascii_digit())
}
