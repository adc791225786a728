//! Two texts beside each other, paragraph by paragraph.

use std::collections::HashMap;

use super::common::matches;

/// A paragraph of one text or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    Same(String),
    /// Only in the first text.
    Gone(String),
    /// Only in the second text.
    New(String),
}

/// Compares two texts by their paragraphs, which blank lines divide. What both have stands once.
pub fn compare(first: &str, second: &str) -> Vec<Compared> {
    let (first, second) = (paragraphs(first), paragraphs(second));
    let mut all: HashMap<String, usize> = HashMap::new();
    let mut number = |text: &String| {
        let next = all.len();
        *all.entry(text.clone()).or_insert(next)
    };
    let one: Vec<usize> = first.iter().map(&mut number).collect();
    let two: Vec<usize> = second.iter().map(&mut number).collect();
    let mut found = Vec::new();
    let (mut from, mut to) = (0, 0);
    let ends = (first.len(), second.len());
    for (row, column) in matches(&one, &two).into_iter().chain([ends]) {
        found.extend(first.iter().take(row).skip(from).cloned().map(Compared::Gone));
        found.extend(second.iter().take(column).skip(to).cloned().map(Compared::New));
        found.extend(first.get(row).cloned().map(Compared::Same));
        (from, to) = (row.saturating_add(1), column.saturating_add(1));
    }
    found
}

/// Splits a text at its blank lines; lines of one paragraph stay together.
fn paragraphs(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        match (line.trim().is_empty(), all.last_mut()) {
            (true, _) => goes_on = false,
            (false, Some(last)) if goes_on => {
                last.push('\n');
                last.push_str(line.trim_end());
            }
            (false, _) => {
                all.push(line.trim_end().to_owned());
                goes_on = true;
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Compared::*, compare};

    #[test]
    fn what_both_texts_have_stands_once() {
        let first = "Opening.\n\nThe case.\nIn two lines.\n\nClosing.\n";
        let second = "Opening.\n\n\nThe other case.\n\nClosing.\n\nThanks.";
        let want = [
            Same("Opening.".to_owned()),
            Gone("The case.\nIn two lines.".to_owned()),
            New("The other case.".to_owned()),
            Same("Closing.".to_owned()),
            New("Thanks.".to_owned()),
        ];
        assert_eq!(compare(first, second), want);
    }

    #[test]
    fn blank_lines_and_ends_of_lines_make_no_difference() {
        assert_eq!(compare("a  \n\n\n\nb", "a\n\nb\n"), [Same("a".to_owned()), Same("b".to_owned())]);
        assert_eq!(compare("", "a"), [New("a".to_owned())]);
        assert_eq!(compare("a", ""), [Gone("a".to_owned())]);
        assert_eq!(compare("", ""), []);
    }
}
