//! Phrases looked for among the words of a text: fixed words, words of which one stands there, gaps. Knows no phrase by
//! itself.

use std::ops::Range;

use crate::text::placed_words;

/// The words of a text with their places and the sentence that each is in.
pub(super) struct Words {
    all: Vec<Word>,
}

#[derive(Debug)]
pub(super) struct Word {
    pub fold: String,
    pub from: Range<usize>,
    /// Words of one sentence have the same number.
    pub sentence: usize,
}

/// So many words a gap may take.
const GAP: usize = 8;

impl Words {
    /// Takes the words of one stretch of a masked text. `ends` are the bytes of that text at which a sentence ends.
    pub fn of(text: &str, stretch: Range<usize>, ends: &[usize]) -> Words {
        let start = stretch.start;
        let mut words = Words { all: Vec::new() };
        for (fold, place) in placed_words(text.get(stretch).unwrap_or_default()) {
            let from = place.start.saturating_add(start)..place.end.saturating_add(start);
            let sentence = ends.partition_point(|end| *end <= from.start);
            let (first, last) = taken_apart(&fold, text.get(from.clone()).unwrap_or_default());
            words.all.push(Word { fold: first, from: from.clone(), sentence });
            words.all.extend(last.map(|fold| Word { fold: fold.to_owned(), from, sentence }));
        }
        words
    }

    pub fn all(&self) -> &[Word] {
        &self.all
    }

    /// Returns the words within these bytes.
    pub fn within(&self, range: &Range<usize>) -> &[Word] {
        let first = self.all.partition_point(|it| it.from.start < range.start);
        let last = self.all.partition_point(|it| it.from.start < range.end);
        self.all.get(first..last.max(first)).unwrap_or_default()
    }
}

/// Ends of words that are words of their own, and what they are written out.
const SHORT_FORMS: &[(&str, &str)] =
    &[("re", "are"), ("ve", "have"), ("ll", "will"), ("d", "would"), ("m", "am"), ("nt", "not")];

/// Returns "you" and "are" for "you're"; other words as they are.
fn taken_apart(fold: &str, raw: &str) -> (String, Option<&'static str>) {
    let end = raw.rsplit_once(['\'', '’']).map(|it| it.1.to_lowercase());
    let end = end.map(|it| if it == "t" { "nt".to_owned() } else { it });
    let known = SHORT_FORMS.iter().find(|(short, _)| end.as_deref() == Some(*short));
    match known.and_then(|(short, long)| Some((fold.strip_suffix(short)?, *long))) {
        Some(("wo", long)) => ("will".to_owned(), Some(long)),
        Some(("ca", long)) => ("can".to_owned(), Some(long)),
        Some((start, long)) if !start.is_empty() => (start.to_owned(), Some(long)),
        Some(_) | None => (fold.to_owned(), None),
    }
}

/// Returns where a phrase stands first in these words, as indexes. A phrase is words with blanks between; `a|b` is one of
/// two, `*` up to eight words of the same sentence, and `word…` any word that begins so.
pub(super) fn find(words: &[Word], phrase: &str) -> Option<Range<usize>> {
    find_all(words, phrase).next()
}

/// Returns all places of a phrase.
pub(super) fn find_all<'a>(words: &'a [Word], phrase: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let parts: Vec<&str> = phrase.split(' ').collect();
    (0..words.len()).filter_map(move |at| Some(at..at.saturating_add(fits(words.get(at..)?, &parts)?)))
}

/// Returns whether one of the phrases stands in these words.
pub(super) fn has(words: &[Word], phrases: &[&str]) -> bool {
    phrases.iter().any(|it| find(words, it).is_some())
}

/// Returns how many words the phrase takes from the first one on.
fn fits(words: &[Word], parts: &[&str]) -> Option<usize> {
    let (mut at, mut rest) = (0_usize, parts);
    while let Some((part, behind)) = rest.split_first() {
        if *part == "*" {
            return (0..=GAP).find_map(|gap| {
                let next = at.saturating_add(gap);
                let used = fits(words.get(next..)?, behind)?;
                let end = next.saturating_add(used);
                let is_one = words.first()?.sentence == words.get(end.checked_sub(1)?)?.sentence;
                is_one.then_some(end)
            });
        }
        let word =
            words.get(at).filter(|it| words.first().is_some_and(|first| first.sentence == it.sentence))?;
        if !part.split('|').any(|it| is(&word.fold, it)) {
            return None;
        }
        at = at.saturating_add(1);
        rest = behind;
    }
    Some(at)
}

fn is(word: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('…') {
        Some(start) => word.starts_with(start),
        None => word == pattern,
    }
}
