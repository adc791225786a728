//! Where a line turns into visual rows: at blanks and word borders, inside a word only when it is longer than
//! the row. Pure; knows no editor and no screen.
use std::ops::Range;

use super::{grapheme, width};

/// Byte ranges of the visual rows of one logical line (no `\n`): at least one, together the whole line. Blanks
/// hang at the end of a row, so a row without them fits `columns` (0 counts as 1) unless one grapheme is wider.
pub fn wrap(line: &str, columns: usize) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut rows = Vec::new();
    for end in breaks(line, columns) {
        rows.push(start..end);
        start = end;
    }
    rows.push(start..line.len());
    rows
}

/// The rows of a text of several lines, without the blanks that hang.
pub fn wrap_text(text: &str, columns: usize) -> Vec<String> {
    let rows_of = |line| wrap(line, columns).into_iter().map(|row| line[row].trim_end().to_owned());
    text.split('\n').flat_map(rows_of).collect()
}

/// The bytes at which the second and later rows start.
pub(crate) fn breaks(line: &str, columns: usize) -> Vec<usize> {
    let mut out = Vec::new();
    if line.len() > columns {
        go_on(line, columns, 0, &mut out, |_| None);
    }
    out
}

/// What changed in a line: at byte `at`, `removed` bytes gave way to `inserted` ones.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Change {
    pub at: usize,
    pub removed: usize,
    pub inserted: usize,
}

/// The same as [`breaks`] of the changed `line`, at the cost of the rows near the change.
pub(crate) fn rebreak(old: &[usize], line: &str, columns: usize, change: Change) -> Vec<usize> {
    let before = old.partition_point(|b| *b < change.at);
    // A row's end depends on what follows up to the grapheme that didn't fit: two rows back is far enough.
    let kept = before.saturating_sub(2);
    let mut out = old[..kept].to_vec();
    let start = out.last().copied().unwrap_or(0);
    let mut rest = &old[old.partition_point(|b| *b < change.at + change.removed)..];
    let shift = |b: usize| b - change.removed + change.inserted;
    go_on(line, columns, start, &mut out, |end| {
        rest = &rest[rest.partition_point(|b| shift(*b) < end)..];
        let meets = rest.first().is_some_and(|b| shift(*b) == end);
        meets.then(|| rest[1..].iter().map(|b| shift(*b)).collect())
    });
    out
}

/// Pushes row starts behind `start`, until the line ends or `known` says which ones follow a start.
fn go_on(
    line: &str,
    columns: usize,
    mut start: usize,
    out: &mut Vec<usize>,
    mut known: impl FnMut(usize) -> Option<Vec<usize>>,
) {
    loop {
        start = row_end(line, start, columns.max(1));
        if start == line.len() {
            return;
        }
        out.push(start);
        if let Some(rest) = known(start) {
            return out.extend(rest);
        }
    }
}

/// Where the row that begins at `start` ends. Looks at nothing before `start`.
fn row_end(line: &str, start: usize, columns: usize) -> usize {
    let (mut used, mut at, mut border) = (0, start, None);
    let (mut earlier, mut last) = ("", "");
    while at < line.len() {
        let grapheme = grapheme::first(&line[at..]);
        let columns_here = width::of(grapheme);
        if !is_blank(grapheme) {
            if may_break(earlier, last, grapheme) {
                border = Some(at);
            }
            if at > start && used + columns_here > columns {
                return border.unwrap_or(at);
            }
        }
        used += columns_here;
        at += grapheme.len();
        (earlier, last) = (last, grapheme);
    }
    line.len()
}

/// Whether a row may end between `last` and `next`, which is no blank.
fn may_break(earlier: &str, last: &str, next: &str) -> bool {
    if last.is_empty() {
        return false;
    }
    if let ([a], [b]) = (last.as_bytes(), next.as_bytes()) {
        let inside_word = || earlier.ends_with(char::is_alphanumeric) && b.is_ascii_alphabetic();
        return is_blank(last) || (matches!(a, b'-' | b'/') && inside_word());
    }
    is_blank(last)
        || matches!(last, "–" | "—")
        || ((is_wide(last) || is_wide(next)) && !clings_back(next) && !clings_on(last))
}

fn is_blank(grapheme: &str) -> bool {
    matches!(grapheme, " " | "\t" | "\u{3000}")
}

fn is_wide(grapheme: &str) -> bool {
    !grapheme.is_ascii() && width::of(grapheme) > 1
}

/// Closing punctuation, which must not begin a row.
fn clings_back(grapheme: &str) -> bool {
    grapheme.starts_with(|c| {
        "!),.:;?]}、。〉》」』】〕〗！），．：；？］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ”’%".contains(c)
    })
}

/// Opening punctuation, which must not end a row.
fn clings_on(grapheme: &str) -> bool {
    grapheme.starts_with(|c| "([{〈《「『【〔〖（［｛“‘".contains(c))
}
