//! Whether a text contains another, ignoring case; without making a copy where both are plain ASCII.

/// `needle` must be lower case already.
pub fn contains(text: &str, needle: &str) -> bool {
    if !text.is_ascii() {
        return text.to_lowercase().contains(needle);
    }
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let Some((first, rest)) = needle.split_first() else { return true };
    let upper = first.to_ascii_uppercase();
    let last = (text.len() + 1).saturating_sub(needle.len());
    (0..last).any(|at| {
        (text[at] == *first || text[at] == upper)
            && text[at + 1..at + needle.len()].eq_ignore_ascii_case(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn finds_in_any_case_and_any_place() {
        for (text, needle, found) in [
            ("Mayo Clinic", "clin", true),
            ("Mayo Clinic", "c", true),
            ("Mayo", "mayor", false),
            ("", "", true),
            ("", "a", false),
            ("Montréal", "ÉAL".to_lowercase().as_str(), true),
            ("Mayo", "o", true),
        ] {
            assert_eq!(contains(text, needle), found, "{needle:?} in {text:?}");
        }
    }
}
