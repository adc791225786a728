//! Typed words, ready to be looked for in many texts that are plain already.

use memchr::memmem::Finder;

use super::{
    contains::Fit,
    fold::typed_words,
    tags::{tag_at, tags},
};

/// What somebody typed in order to find something. `#` and letters mean a tag that begins so; with a blank behind, that tag.
#[derive(Clone, Debug)]
pub struct Sought {
    words: Vec<String>,
    finders: Vec<Finder<'static>>,
    reaches: Vec<Reach>,
}

/// What a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// These letters, wherever they stand.
    Letters,
    /// Tags that begin with them.
    Tags,
    /// The tag that is called so.
    Tag,
}

impl Sought {
    pub fn new(query: &str) -> Sought {
        let words = typed_words(query);
        let ended = query.ends_with(char::is_whitespace);
        let last = words.len().saturating_sub(1);
        let reach = |(at, word): (usize, &String)| match tags(word).next() {
            Some(tag) if tag == (0..word.len()) && (at < last || ended) => Reach::Tag,
            Some(tag) if tag == (0..word.len()) => Reach::Tags,
            None if word == "#" => Reach::Tags,
            Some(_) | None => Reach::Letters,
        };
        let reaches = words.iter().enumerate().map(reach).collect();
        let finders = words.iter().map(|it| Finder::new(it).into_owned()).collect();
        Sought { words, finders, reaches }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, as plain texts have them.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The tag that is typed, with its `#`, where nothing else is and it isn't complete.
    pub fn begun_tag(&self) -> Option<&str> {
        match (self.words.as_slice(), self.reaches.as_slice()) {
            ([tag], [Reach::Tags]) => Some(tag),
            _ => None,
        }
    }

    /// Whether a plain text has all the words.
    pub fn is_in(&self, plain: &str) -> bool {
        let all = self.words.iter().zip(&self.finders).zip(&self.reaches);
        all.into_iter().all(|((word, finder), reach)| match reach {
            Reach::Letters => finder.find(plain.as_bytes()).is_some(),
            Reach::Tags => finder.find_iter(plain.as_bytes()).any(|at| tag_at(plain, at).is_some()),
            Reach::Tag => {
                let ends = |at: usize| tag_at(plain, at) == Some(at + word.len());
                finder.find_iter(plain.as_bytes()).any(ends)
            }
        })
    }

    /// How well a plain text has the word that fits it worst; none where it lacks one.
    pub fn fit(&self, plain: &str) -> Option<Fit> {
        let mut all = self.words.iter().zip(&self.finders);
        all.try_fold(Fit::Word, |worst, (word, finder)| Some(worst.max(fit_of(plain, word, finder)?)))
    }

    /// Whether each text that has all these words has all the older ones, too.
    pub fn narrows(&self, older: &Sought) -> bool {
        let holds = |(old, of): (&String, &Reach), (new, by): (&String, &Reach)| match of {
            Reach::Letters => new.contains(old.as_str()),
            Reach::Tags => *by != Reach::Letters && new.starts_with(old.as_str()),
            Reach::Tag => *by == Reach::Tag && new == old,
        };
        let mut olds = older.words.iter().zip(&older.reaches);
        olds.all(|old| self.words.iter().zip(&self.reaches).any(|new| holds(old, new)))
    }
}

/// How well a plain text has a word at its best.
fn fit_of(plain: &str, word: &str, finder: &Finder) -> Option<Fit> {
    let fit = |at: usize| {
        let before = plain.get(..at).and_then(|it| it.chars().next_back());
        let after = plain.get(at + word.len()..).and_then(|it| it.chars().next());
        Fit::between(before, after)
    };
    let mut best = None;
    for at in finder.find_iter(plain.as_bytes()) {
        let here = fit(at);
        if here == Fit::Word {
            return Some(here);
        }
        best = Some(best.map_or(here, |it: Fit| it.min(here)));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::plain;

    #[test]
    fn words_and_tags_are_found_in_plain_texts() {
        for (query, text, found) in [
            ("call", "The CALL list", true),
            ("call list", "list, then call", true),
            ("call x", "call", false),
            ("#ca", "good #call", true),
            ("#ca ", "good #call", false),
            ("#call ", "good #call, #x", true),
            ("#call good", "good #call", true),
            ("#call good", "good #callback", false),
            ("#", "good #call", true),
            ("#", "# Heading #1", false),
            ("#1", "in room #12", true),
            ("#call", "https://x.org/#call", false),
            ("#fel", "#Fellowship", true),
            ("", "", true),
        ] {
            assert_eq!(Sought::new(query).is_in(&plain(text)), found, "{query:?} in {text:?}");
        }
    }

    #[test]
    fn a_longer_query_narrows_and_a_shorter_one_does_not() {
        for (new, old, narrows) in [
            ("call", "cal", true),
            ("call list", "call", true),
            ("call", "", true),
            ("cal", "call", false),
            ("xcall", "call", true),
            ("#call", "#ca", true),
            ("#call ", "#call", true),
            ("#call", "#call ", false),
            ("#call", "call", true),
            ("x#call", "#call", false),
            ("call", "#call", false),
        ] {
            assert_eq!(Sought::new(new).narrows(&Sought::new(old)), narrows, "{new:?} after {old:?}");
        }
    }

    #[test]
    fn a_plain_text_fits_as_the_text_itself() {
        for (query, text) in
            [("ir", "Northwestern IR"), ("ir", "Virginia"), ("ir", "Ireland"), ("a", ""), ("cli", "x clinic")]
        {
            let words = typed_words(query);
            let expected = crate::text::contains::fit_all(text, &words);
            assert_eq!(Sought::new(query).fit(&plain(text)), expected, "{query:?} in {text:?}");
        }
    }
}
