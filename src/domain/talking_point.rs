//! A talking point as it stands in a letter. It is noted for oneself ("portal hypertension rounds", "from Queens as well"):
//! what names a thing is carried by a sentence, anything else stands in brackets, to be written by hand.

/// A note of more words isn't carried by a sentence.
const MOST_WORDS: usize = 9;

/// No name of a thing begins with one of these.
const NO_NAMES: [&str; 57] = [
    "also",
    "although",
    "and",
    "as",
    "ask",
    "asked",
    "at",
    "because",
    "bring",
    "but",
    "came",
    "did",
    "does",
    "everybody",
    "follow",
    "from",
    "had",
    "has",
    "he",
    "his",
    "i",
    "in",
    "is",
    "it",
    "knew",
    "knows",
    "likes",
    "loved",
    "loves",
    "mention",
    "met",
    "no",
    "not",
    "of",
    "on",
    "or",
    "remind",
    "said",
    "says",
    "send",
    "she",
    "so",
    "tell",
    "thank",
    "that",
    "they",
    "to",
    "too",
    "used",
    "very",
    "wants",
    "was",
    "we",
    "went",
    "will",
    "with",
    "write",
];

/// Returns a note as a part of a sentence: "portal hypertension rounds", or "[from Queens as well]".
pub fn within_sentence(point: &str) -> String {
    let point = point.trim().trim_end_matches('.').trim_end();
    if names_something(point) { point.to_owned() } else { format!("[{point}]") }
}

/// Returns a note as a sentence of its own, with its stop.
pub fn as_sentence(point: &str) -> String {
    match is_sentence(point.trim()) {
        true => point.trim().to_owned(),
        false => format!("I enjoyed talking with you about {}.", within_sentence(point)),
    }
}

fn is_sentence(point: &str) -> bool {
    point.starts_with(char::is_uppercase) && point.ends_with(['.', '!', '?']) && point.contains(' ')
}

fn names_something(point: &str) -> bool {
    let first = point.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_broken =
        point.contains([';', '!', '?', ':', '[', ']']) || point.contains(". ") || point.contains('…');
    !NO_NAMES.contains(&first.as_str()) && !is_broken && point.split_whitespace().count() <= MOST_WORDS
}

/// Returns what is still to be written of a letter: what stands in brackets, and a "…" between words.
pub fn to_be_written(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some((_, behind)) = rest.split_once('[') {
            let Some((inside, after)) = behind.split_once(']') else { break };
            all.push(format!("[{inside}]"));
            rest = after;
        }
        let is_gap = |word: &str| word.trim_end_matches(['.', ',', ';', ':']) == "…";
        all.extend(line.split_whitespace().find(|it| is_gap(it)).map(|_| "…".to_owned()));
    }
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_carried_and_a_note_to_oneself_stands_in_brackets() {
        assert_eq!(within_sentence("portal hypertension rounds"), "portal hypertension rounds");
        assert_eq!(within_sentence("the TIPS trial."), "the TIPS trial");
        for note in [
            "from Queens as well",
            "asked about call; liked it",
            "ask about the embolization registry",
            "Queens? Both of us",
            "Sails. Has a cat",
        ] {
            assert_eq!(within_sentence(note), format!("[{note}]"));
        }
        assert_eq!(as_sentence("night call"), "I enjoyed talking with you about night call.");
        assert_eq!(as_sentence("You showed me the board."), "You showed me the board.");
    }

    #[test]
    fn what_remains_is_named() {
        assert_eq!(
            to_be_written("Dear A,\n\nWe [from Queens] and [cats].\nNews: …"),
            ["[from Queens]", "[cats]", "…"]
        );
        assert_eq!(to_be_written("Dear Dr. …, I would …"), ["…"]);
        assert_eq!(to_be_written("And so on… (see [1]"), ["[1]"]);
    }
}
