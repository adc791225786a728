//! Whether a text tells a program that it is the first, by its words.

use super::message_text::sentences;
use crate::text::plain;

const CLAIMS: [&str; 8] = [
    "first choice",
    "top choice",
    "number one",
    "no. 1",
    "#1",
    "rank you first",
    "rank it first",
    "rank your program first",
];

/// A sentence with one of these doesn't say so, but that it isn't so.
const DENIALS: [&str; 3] = [" not ", "n't ", "no longer"];

/// Returns the sentences that tell a program that it is the first.
pub fn first_sentences(text: &str) -> Vec<&str> {
    text.lines().flat_map(sentences).map(str::trim).filter(|it| says_first(it)).collect()
}

/// Returns the text without those sentences, and without lines of which nothing is left.
pub fn without_first_sentences(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let left: String = sentences(line).filter(|it| !says_first(it)).collect();
        let is_gone = left.trim().is_empty() && !line.trim().is_empty();
        let is_second_blank = line.trim().is_empty() && lines.last().is_some_and(String::is_empty);
        if !is_gone && !is_second_blank {
            lines.push(left.trim_end().to_owned());
        }
    }
    lines.join("\n").trim().to_owned()
}

fn says_first(sentence: &str) -> bool {
    let plainly = plain(sentence);
    let says = |all: &[&str]| all.iter().any(|it| plainly.contains(it));
    says(&CLAIMS) && !says(&DENIALS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_that_says_first_is_found_and_taken() {
        let text = "Dear A,\n\nI was glad. UCSF is my first choice, and I will rank it first. No reply is needed.\n\nYou are my number one.\n\nM.";
        let found = ["UCSF is my first choice, and I will rank it first.", "You are my number one."];
        assert_eq!(first_sentences(text), found);
        assert_eq!(without_first_sentences(text), "Dear A,\n\nI was glad. No reply is needed.\n\nM.");
        assert_eq!(first_sentences("You are no longer my first choice. My first year was good."), [""; 0]);
    }
}
