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

impl Fit {
    /// How a word fits between these two neighbors.
    pub(super) fn between(before: Option<char>, after: Option<char>) -> Fit {
        let joined = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
        match (joined(before), joined(after)) {
            (false, false) => Fit::Word,
            (false, true) => Fit::Beginning,
            (true, _) => Fit::Inside,
        }
    }
}

/// Whether the text contains the word. `needle` must be [`plain`] already.
pub fn contains(text: &str, needle: &str) -> bool {
    if !text.is_ascii() {
        return plain(text).contains(needle);
    }
    let (bytes, needle) = (text.as_bytes(), needle.as_bytes());
    match bytes.len() < LONG {
        true => needle.is_empty() || ascii_places(bytes, needle).next().is_some(),
        false => stands_in(bytes, needle),
    }
}

/// From so many bytes on, a text is worth looking for the rarest letter of a word first.
const LONG: usize = 64;

/// Letters as often as they stand in English, the most frequent first; whatever isn't among them is rarer.
const FREQUENT: &[u8] = b"etaoinsrhldcumfpgwybvkxjqz";

/// True where a word stands in a long text of ASCII, in any case.
fn stands_in(text: &[u8], needle: &[u8]) -> bool {
    let rarity = |letter: u8| FREQUENT.iter().position(|it| *it == letter).unwrap_or(FREQUENT.len());
    let rarest = (0..needle.len()).max_by_key(|at| if needle[*at] == b' ' { 0 } else { rarity(needle[*at]) });
    let Some(at) = rarest else { return true };
    let (lower, upper) = (needle[at], needle[at].to_ascii_uppercase());
    memchr::memchr2_iter(lower, upper, text).any(|found| {
        let from = found.checked_sub(at);
        let there = from.and_then(|from| text.get(from..from.checked_add(needle.len())?));
        there.is_some_and(|it| it.eq_ignore_ascii_case(needle))
    })
}

/// How well the text contains the word at its best; none where it doesn't. `needle` must be [`plain`] already.
pub fn fit(text: &str, needle: &str) -> Option<Fit> {
    if !text.is_ascii() || needle.is_empty() {
        return best(&plain(text), needle).map(|it| it.0);
    }
    let bytes = text.as_bytes();
    let letter = |at: usize| bytes.get(at).copied().map(char::from);
    let places = ascii_places(bytes, needle.as_bytes());
    places.map(|at| Fit::between(at.checked_sub(1).and_then(letter), letter(at + needle.len()))).min()
}

/// How well the text contains the word that fits it worst; none where it lacks one.
pub fn fit_all(text: &str, needles: &[String]) -> Option<Fit> {
    needles.iter().try_fold(Fit::Word, |worst, needle| Some(worst.max(fit(text, needle)?)))
}

/// Where a word stands in a text of ASCII, in any case.
fn ascii_places<'a>(text: &'a [u8], needle: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let last = if needle.is_empty() { 0 } else { (text.len() + 1).saturating_sub(needle.len()) };
    let first = needle.first().copied().unwrap_or_default();
    let upper = first.to_ascii_uppercase();
    (0..last).filter(move |at| {
        (text[*at] == first || text[*at] == upper)
            && text[at + 1..at + needle.len()].eq_ignore_ascii_case(&needle[1..])
    })
}

/// How well a plain text contains a word at its best, and at which byte.
pub(super) fn best(plain: &str, needle: &str) -> Option<(Fit, usize)> {
    let fit = |at: usize| {
        let before = plain.get(..at).and_then(|it| it.chars().next_back());
        let after = plain.get(at + needle.len()..).and_then(|it| it.chars().next());
        Fit::between(before, after)
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
    fn a_long_text_is_looked_through_like_a_short_one() {
        let text = "Spoke with the chief about call and cases. Zebra crossing. ".repeat(3);
        for needle in
            ["", "spoke", "cases. z", "zebra", "crossing. ", "the chief", "q", "callous", " ", "g. s"]
        {
            let places =
                ascii_places(text.as_bytes(), needle.as_bytes()).next().is_some() || needle.is_empty();
            assert_eq!(contains(&text, needle), places, "{needle:?}");
        }
        assert!(contains(&text, "crossing. spoke") && contains(&text.to_uppercase(), "zebra"));
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
            assert_eq!(best(&plain(text), needle).map(|it| it.0), fits, "{needle:?} in {text:?}, as a copy");
        }
    }
}
