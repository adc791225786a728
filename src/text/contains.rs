//! Whether and how well a text contains a typed word, in any case and without accents; without making a copy where both
//! are plain ASCII.

use super::fold::plain;

/// How well a word fits a text, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// A word of the text.
    Word,
    /// The beginning of one.
    Beginning,
    /// A part of one.
    Inside,
}

/// Whether the text contains the word. `needle` must be [`plain`] already.
pub fn contains(text: &str, needle: &str) -> bool {
    if !text.is_ascii() {
        return plain(text).contains(needle);
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

/// How well the text contains the word at its best; none where it doesn't. `needle` must be [`plain`] already.
pub fn fit(text: &str, needle: &str) -> Option<Fit> {
    if !contains(text, needle) {
        return None;
    }
    best(&plain(text), needle).map(|it| it.0)
}

/// How well the text contains the word that fits it worst; none where it lacks one.
pub fn fit_all(text: &str, needles: &[String]) -> Option<Fit> {
    needles.iter().try_fold(Fit::Word, |worst, needle| Some(worst.max(fit(text, needle)?)))
}

/// How well a plain text contains a word at its best, and at which byte.
pub(super) fn best(plain: &str, needle: &str) -> Option<(Fit, usize)> {
    let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let fit = |at: usize| {
        let before = plain.get(..at).and_then(|it| it.chars().next_back());
        let after = plain.get(at + needle.len()..).and_then(|it| it.chars().next());
        match (joined(before), joined(after)) {
            (false, false) => Fit::Word,
            (false, true) => Fit::Beginning,
            (true, _) => Fit::Inside,
        }
    };
    plain.match_indices(needle).map(|(at, _)| (fit(at), at)).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::typed_words;

    #[test]
    fn finds_in_any_case_and_any_place() {
        for (text, needle, found) in [
            ("Mayo Clinic", "clin", true),
            ("Mayo Clinic", "c", true),
            ("Mayo", "mayor", false),
            ("", "", true),
            ("", "a", false),
            ("Mayo", "o", true),
        ] {
            assert_eq!(contains(text, needle), found, "{needle:?} in {text:?}");
        }
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        for (text, typed) in [
            ("Be\u{301}chard", "bechard"),
            ("Be\u{301}chard", "b\u{e9}chard"),
            ("B\u{e9}chard", "be\u{301}chard"),
            ("Hôpital Saint-Luc", "hopital"),
            ("Hopital", "HÔPITAL"),
            ("Straße", "strasse"),
            ("Strasse", "straße"),
            ("Łódź", "lodz"),
            ("İstanbul", "istanbul"),
            ("Diyarbakır", "diyarbakir"),
            ("ČAPEK", "capek"),
            ("Nguyễn Thị Ế", "nguyen e"),
            ("Sørensen Þór Đà Nẵng", "sorensen thor da nang"),
            ("O’Brien", "o'brien"),
            ("O'Brien", "O’Brien"),
            ("2026–2027", "2026-2027"),
            ("ﬁbroid", "fibroid"),
        ] {
            let words = typed_words(typed);
            assert!(!words.is_empty() && words.iter().all(|it| contains(text, it)), "{typed:?} in {text:?}");
        }
        assert!(typed_words(" \u{301} ").is_empty(), "an accent alone finds nothing in particular");
    }

    #[test]
    fn a_word_fits_better_than_its_beginning_and_that_better_than_a_part() {
        for (text, needle, fits) in [
            ("Northwestern IR", "ir", Some(Fit::Word)),
            ("Ireland", "ir", Some(Fit::Beginning)),
            ("Virginia", "ir", Some(Fit::Inside)),
            ("Virginia IR", "ir", Some(Fit::Word)),
            ("Île", "il", Some(Fit::Beginning)),
            ("Mayo", "ir", None),
        ] {
            assert_eq!(fit(text, needle), fits, "{needle:?} in {text:?}");
        }
    }
}
