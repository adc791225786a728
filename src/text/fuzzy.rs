//! Fuzzy search as people type it: several words in any order, no matter the case or the accents. Knows neither
//! the list that is searched nor how matches are shown.
use nucleo_matcher::chars::{graphemes, normalize, to_lower_case};
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Longer words are cut: the matcher counts its score in 16 bits.
const LONGEST_WORD: usize = 256;

/// A typed text, ready to be matched. It owns the matcher's memory: make one per typed text, not one per row.
#[derive(Clone, Debug)]
pub struct Query {
    words: Vec<Vec<char>>,
    atoms: Vec<Atom>,
    matcher: Matcher,
    haystack: Vec<char>,
    found: Vec<u32>,
}

impl Query {
    pub fn new(typed: &str) -> Self {
        // Accents and case go before the matcher sees a word: it would take an accented query literally.
        let plain: String = bases(typed).map(to_lower_case).collect();
        let atoms: Vec<Atom> = plain.split_whitespace().map(atom).collect();
        let words = atoms.iter().map(|atom| atom.needle_text().chars().collect()).collect();
        Query {
            words,
            atoms,
            matcher: Matcher::new(Config::DEFAULT),
            haystack: Vec::new(),
            found: Vec::new(),
        }
    }

    /// No word yet: everything matches, with score 0.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The higher the better; none unless every word matches.
    pub fn score(&mut self, haystack: &str) -> Option<u32> {
        let Self { atoms, matcher, haystack: chars, .. } = self;
        let haystack = segmented(haystack, chars);
        let mut sum = 0;
        for atom in atoms {
            sum += u32::from(atom.score(haystack, matcher)?);
        }
        Some(sum)
    }

    /// Which graphemes of the haystack matched (0 is the first), rising; none unless every word matches.
    pub fn marks(&mut self, haystack: &str) -> Vec<usize> {
        let Self { atoms, matcher, haystack: chars, found, .. } = self;
        let haystack = segmented(haystack, chars);
        found.clear();
        for atom in atoms {
            if atom.indices(haystack, matcher, found).is_none() {
                return Vec::new();
            }
        }
        found.sort_unstable();
        found.dedup();
        found.iter().map(|at| *at as usize).collect()
    }

    /// Whether every match of this query is one of `older` too, so that a list may filter its last result.
    pub fn narrows(&self, older: &Query) -> bool {
        older.words.iter().all(|old| self.words.iter().any(|new| is_within(old, new)))
    }
}

/// The first character of each grapheme without its accent, also where the matcher's own table has a gap.
fn bases(text: &str) -> impl Iterator<Item = char> {
    graphemes(text).map(|c| match c {
        'ł' => 'l',
        'Ł' => 'L',
        c => normalize(c),
    })
}

fn atom(word: &str) -> Atom {
    let word: String = word.chars().take(LONGEST_WORD).collect();
    Atom::new(&word, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy, false)
}

/// `Utf32Str::new` calls a text of ASCII bases with combining accents ASCII, which breaks its indices.
fn segmented<'a>(text: &'a str, chars: &'a mut Vec<char>) -> Utf32Str<'a> {
    if text.is_ascii() && !text.contains('\r') {
        return Utf32Str::Ascii(text.as_bytes());
    }
    chars.clear();
    chars.extend(bases(text));
    Utf32Str::Unicode(chars)
}

/// Whether the characters of `short` come in this order in `long`.
fn is_within(short: &[char], long: &[char]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|c| rest.any(|d| d == c))
}
