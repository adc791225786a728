//! Where sentences, rows of tables and lines of lists begin. Knows no word's meaning.

/// A shorter line isn't broken because the window ended.
const FULL_LINE: usize = 45;
/// No such word has more letters.
const LONGEST_SHORTENED: usize = 6;
/// Words behind which a full stop ends no sentence.
const SHORTENED: &[&str] = &[
    "dr", "drs", "mr", "ms", "mrs", "prof", "st", "mt", "ft", "jr", "sr", "no", "vs", "approx", "e.g", "i.e",
    "u.s", "inc", "ph.d", "m.d", "d.o", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "univ",
    "dept", "rm", "bldg",
];

/// Returns the bytes at which one begins, rising.
pub(super) fn starts(text: &str) -> Vec<usize> {
    let (mut all, mut at, mut before) = (Vec::new(), 0, "");
    for line in text.split('\n') {
        if begins(line, before) {
            all.push(at);
        }
        within(line, at, &mut all);
        before = line;
        at += line.len().saturating_add(1);
    }
    all
}

fn begins(line: &str, before: &str) -> bool {
    let (line, last) = (line.trim(), before.trim());
    let is_bullet =
        line.starts_with(['-', '•', '·', '–', '—', '◦', '▪', '●', '|', '\t']) || is_numbered(line);
    let is_row = |it: &str| it.contains(['\t', '|']);
    let is_new = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    last.is_empty()
        || is_bullet
        || is_label(line)
        || is_row(before.trim_end())
        || is_row(line)
        || last.ends_with([':', '.', '!', '?'])
        || is_new && last.chars().count() < FULL_LINE && !last.ends_with(',')
}

/// Returns true for "1. …" and "2) …".
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len()
        && line.len().saturating_sub(rest.len()) < 3
        && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// Returns true for "When: …".
fn is_label(line: &str) -> bool {
    let label = line.split_once(':').map(|it| it.0).unwrap_or_default();
    let is_words = label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '/' | '-'));
    !label.is_empty() && is_words && label.len() < 26 && label.starts_with(char::is_uppercase)
}

/// Adds where a sentence begins within a line.
fn within(line: &str, start: usize, all: &mut Vec<usize>) {
    for (at, _) in line.match_indices(['.', '!', '?']) {
        let end = at.saturating_add(1);
        let rest = line.get(end..).unwrap_or_default().trim_start_matches(['"', ')', '”', '\'']);
        let next = rest.trim_start();
        let is_end =
            rest.starts_with(' ') && next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let letters = line.get(..at).unwrap_or_default().chars().rev().take(LONGEST_SHORTENED);
        let letters: Vec<char> = letters.take_while(|it| !matches!(it, ' ' | '(' | ',' | '\t')).collect();
        let word = letters.into_iter().rev().collect::<String>().to_lowercase();
        let is_half = word.ends_with("a.m") || word.ends_with("p.m");
        let is_zone = line.get(..at).is_some_and(|it| it.ends_with("MT"));
        let is_short = SHORTENED.contains(&word.as_str()) && !is_zone
            || word.len() == 1 && line.get(at..end) == Some(".");
        if is_end && !is_short && !(is_half && may_be_zone(next)) {
            all.push(start.saturating_add(line.len().saturating_sub(next.len())));
        }
    }
}

fn may_be_zone(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|it| it.is_alphabetic()).collect();
    let is_abbreviation = (2..=4).contains(&word.len()) && word.chars().all(char::is_uppercase);
    is_abbreviation
        || ["Eastern", "Central", "Mountain", "Pacific", "Alaska", "Hawaii", "Arizona"]
            .contains(&word.as_str())
}
