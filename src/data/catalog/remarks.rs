//! What people write around names: remarks, sentences of a mail, parts of the country. Folded as `text::words` folds.

/// What people write beside a name: where it stands, how they like it, when it was.
const REMARKS: &[&str] = &[
    "accepted",
    "also",
    "applied",
    "apply",
    "applying",
    "away",
    "backup",
    "best",
    "both",
    "canceled",
    "choice",
    "completed",
    "declined",
    "definitely",
    "done",
    "dream",
    "either",
    "fav",
    "favorite",
    "gold",
    "good",
    "great",
    "home",
    "interested",
    "interview",
    "interviewed",
    "interviews",
    "invite",
    "invited",
    "loi",
    "love",
    "maybe",
    "nice",
    "no",
    "offer",
    "ok",
    "pending",
    "person",
    "planned",
    "plus",
    "possibly",
    "probably",
    "ranked",
    "reach",
    "received",
    "rejected",
    "rejection",
    "safe",
    "safety",
    "scheduled",
    "signal",
    "signaled",
    "signaling",
    "signals",
    "silver",
    "submitted",
    "target",
    "then",
    "tier",
    "top",
    "virtual",
    "waitlist",
    "waitlisted",
    "withdrawn",
    "yes",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
];

/// Words with which a sentence of a mail begins, or its greeting, or what stands above its signature.
const SPEECH: &[&str] = &[
    "attached",
    "cheers",
    "dear",
    "hello",
    "here",
    "hey",
    "hi",
    "hope",
    "i",
    "im",
    "let",
    "my",
    "our",
    "please",
    "regards",
    "sent",
    "sincerely",
    "thank",
    "thanks",
    "we",
];

/// Parts of the country of one word, which begin names too.
const REGIONS: &[&str] =
    &["eastern", "midwest", "northeast", "northwest", "southeast", "southeastern", "southwest", "western"];

/// Returns true for a line that speaks rather than names.
pub(super) fn is_speech(words: &[String]) -> bool {
    words.len() > 1 && words.first().is_some_and(|it| SPEECH.contains(&it.as_str()))
        || words.last().is_some_and(|it| words.len() < 3 && matches!(it.as_str(), "regards" | "thanks"))
}

/// Returns true for a part of the country, also one that begins no name.
pub(super) fn is_direction(words: &[String]) -> bool {
    let is_one = |it: &str| matches!(it, "east" | "west" | "north" | "south" | "central" | "coast");
    region(words).is_some() || !words.is_empty() && words.iter().all(|it| is_one(it))
}

/// Returns the part of the country that these words are, if they are nothing else.
pub(super) fn region(words: &[String]) -> Option<&String> {
    let [only] = words else { return None };
    REGIONS.contains(&only.as_str()).then_some(only)
}

/// Returns true for a word that says something about a program, and for a number.
pub(super) fn is_remark(word: &str) -> bool {
    let is_number = |word: &str| !word.is_empty() && word.chars().all(char::is_numeric);
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    REMARKS.contains(&word) || is_number(word) || ordinal.is_some_and(is_number)
}
