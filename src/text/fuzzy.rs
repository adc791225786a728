//! Fuzzy search as people type it: several words in any order, no matter the case or the accents. Knows neither
//! the list that is searched nor how matches are shown.
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    contains::{Fit, best},
    fold::{push_plain, typed_words},
};

/// Longer words are cut: the matcher counts its score in 16 bits.
const LONGEST_WORD: usize = 256;

/// A typed text, ready to be matched. It owns the matcher's memory: make one per typed text, not one per row.
#[derive(Clone, Debug)]
pub struct Query {
    words: Vec<String>,
    atoms: Vec<Atom>,
    matcher: Matcher,
    haystack: Haystack,
}

/// A text as it is compared, letter by letter.
#[derive(Clone, Debug, Default)]
struct Haystack {
    plain: String,
    letters: Vec<char>,
    /// Of each letter the grapheme that it comes from.
    graphemes: Vec<usize>,
}

impl Query {
    /// What a word scores at least that stands there with no letter between its own: more than all strewn letters.
    pub const WHOLE: u32 = 1 << 17;

    pub fn new(typed: &str) -> Self {
        let cut = |word: String| word.chars().take(LONGEST_WORD).collect();
        let words: Vec<String> = typed_words(typed).into_iter().map(cut).collect();
        let atom =
            |it: &String| Atom::new(it, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy, false);
        let atoms = words.iter().map(atom).collect();
        Query { words, atoms, matcher: Matcher::new(Config::DEFAULT), haystack: Haystack::default() }
    }

    /// No word yet: everything matches, with score 0.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The higher the better; none unless every word matches. Words that stand there whole come before beginnings, those
    /// before parts of words, and all of them before letters with others between.
    pub fn score(&mut self, haystack: &str) -> Option<u32> {
        let Self { words, atoms, matcher, haystack: hay } = self;
        hay.fill(haystack);
        let mut sum: u32 = 0;
        for (word, atom) in words.iter().zip(atoms) {
            let whole = match best(&hay.plain, word).map(|it| it.0) {
                Some(Fit::Word) => 3 * Self::WHOLE,
                Some(Fit::Beginning) => 2 * Self::WHOLE,
                Some(Fit::Inside) => Self::WHOLE,
                None => 0,
            };
            let letters = atom.score(Utf32Str::Unicode(&hay.letters), matcher)?;
            sum = sum.saturating_add(whole).saturating_add(u32::from(letters));
        }
        Some(sum)
    }

    /// Whether every word stands there, with no other letter between its own.
    pub fn is_whole(&self, haystack: &str) -> bool {
        self.words.iter().all(|word| super::contains::contains(haystack, word))
    }

    /// Which graphemes of the haystack matched (0 is the first), rising; none unless every word matches.
    pub fn marks(&mut self, haystack: &str) -> Vec<usize> {
        let Self { words, atoms, matcher, haystack: hay } = self;
        hay.fill(haystack);
        let mut found = Vec::new();
        for (word, atom) in words.iter().zip(atoms) {
            if let Some((_, at)) = best(&hay.plain, word) {
                let first = hay.plain.get(..at).map_or(0, |it| it.chars().count());
                let all = first..first.saturating_add(word.chars().count());
                found.extend(all.filter_map(|it| u32::try_from(it).ok()));
            } else if atom.indices(Utf32Str::Unicode(&hay.letters), matcher, &mut found).is_none() {
                return Vec::new();
            }
        }
        let mut marks: Vec<usize> =
            found.iter().filter_map(|at| hay.graphemes.get(*at as usize).copied()).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    /// Whether every match of this query is one of `older` too, so that a list may filter its last result.
    pub fn narrows(&self, older: &Query) -> bool {
        older.words.iter().all(|old| self.words.iter().any(|new| is_within(old, new)))
    }
}

impl Haystack {
    fn fill(&mut self, text: &str) {
        self.plain.clear();
        self.letters.clear();
        self.graphemes.clear();
        for (at, grapheme) in text.graphemes(true).enumerate() {
            let from = self.plain.len();
            grapheme.chars().for_each(|c| push_plain(&mut self.plain, c));
            self.letters.extend(self.plain.get(from..).unwrap_or_default().chars());
            self.graphemes.resize(self.letters.len(), at);
        }
    }
}

/// Whether the characters of `short` come in this order in `long`.
fn is_within(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|d| d == c))
}
