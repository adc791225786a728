//! The days and times of a mail in their order, and what stands between two of them. Knows not what they are for.

use std::ops::Range;

use super::{
    days::{self, DayWords, Found},
    lex::{Lexed, Token, lexed},
    times::{self, TimeWords},
};
use crate::domain::time::Locality;

/// A mail cut into tokens, with the days and times among them.
pub(super) struct Scan<'a> {
    pub text: &'a str,
    pub tokens: Vec<Lexed>,
    pub elements: Vec<Element>,
}

#[derive(Clone, Debug)]
pub(super) struct Element {
    pub what: What,
    pub from: Range<usize>,
    /// The indexes of its tokens.
    tokens: Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    Days(Vec<DayWords>),
    Span(DayWords, DayWords),
    Time(TimeWords),
}

/// How near two elements stand to each other, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// A comma, "and", "or": they are of one list.
    Joint,
    /// "at", "from", a colon: the one is the other's.
    Plain,
    /// Words that say nothing of either.
    Harmless,
    /// Any other words of the same sentence.
    Far,
    /// A sentence ends between them.
    Apart,
}

/// So many bytes of a line are looked at on either side.
const LONGEST_LINE: usize = 1_000;

const JOINTS: &[&str] = &["and", "or"];
const PLAIN: &[&str] = &[
    "at",
    "from",
    "starting",
    "beginning",
    "begins",
    "starts",
    "time",
    "start",
    "between",
    "on",
    "the",
    "of",
];
/// Words that may stand between a day and its time and change neither.
const HARMLESS: &[&str] = &[
    "will",
    "take",
    "takes",
    "place",
    "be",
    "held",
    "via",
    "by",
    "over",
    "using",
    "zoom",
    "webex",
    "microsoft",
    "ms",
    "teams",
    "thalamus",
    "google",
    "meet",
    "virtually",
    "virtual",
    "video",
    "in",
    "person",
    "interview",
    "interviews",
    "interviewing",
    "day",
    "date",
    "your",
    "our",
    "with",
    "us",
    "run",
    "runs",
    "scheduled",
    "conducted",
    "all",
    "for",
    "slot",
    "session",
    "times",
    "this",
    "a",
    "an",
    "it",
    "is",
    "are",
    "has",
    "been",
    "confirmed",
    "set",
    "when",
    "duration",
    "hours",
    "promptly",
    "sharp",
    "exactly",
    "available",
];

impl<'a> Scan<'a> {
    pub fn new(text: &'a str, cities: &[Locality]) -> Scan<'a> {
        let tokens = lexed(text);
        let (mut elements, mut at) = (Vec::new(), 0_usize);
        while at < tokens.len() {
            let found = days::days(text, &tokens, at).map(|(found, used)| match found {
                Found::Days(all) => (What::Days(all), used),
                Found::Span(first, last) => (What::Span(first, last), used),
            });
            let found = found.or_else(|| {
                times::time(text, &tokens, at, cities).map(|(time, used)| (What::Time(time), used))
            });
            let Some((what, used)) = found else {
                at = at.saturating_add(1);
                continue;
            };
            let end = at.saturating_add(used.max(1));
            let last = end.saturating_sub(1).min(tokens.len().saturating_sub(1));
            let from = tokens[at].from.start..tokens[last].from.end;
            elements.push(Element { what, from, tokens: at..end });
            at = end;
        }
        Scan { text, tokens, elements }
    }

    /// Returns the tokens between an element and the next one; those up to the end behind the last.
    pub fn between(&self, at: usize) -> &[Lexed] {
        let start = self.elements.get(at).map_or(0, |it| it.tokens.end);
        let end = self.elements.get(at.saturating_add(1)).map_or(self.tokens.len(), |it| it.tokens.start);
        self.tokens.get(start..end.max(start)).unwrap_or_default()
    }

    /// Returns how near an element stands to the next one.
    pub fn gap(&self, at: usize) -> Gap {
        gap(self.between(at))
    }

    /// Returns how many lines end between an element and the next one.
    pub fn lines(&self, at: usize) -> usize {
        self.between(at).iter().filter(|it| it.token == Token::Line).count()
    }

    /// Returns true if two elements stand in cells of one row.
    pub fn is_row(&self, at: usize) -> bool {
        let ends = self.elements.get(at).zip(self.elements.get(at.saturating_add(1)));
        let between =
            ends.and_then(|(one, two)| self.text.get(one.from.end..two.from.start)).unwrap_or_default();
        between.contains(['\t', '|']) && !between.contains(char::is_alphanumeric)
    }

    /// Returns the line on which a byte is, or as much of it as is near.
    pub fn line(&self, at: usize) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let before = bytes.get(..at).unwrap_or_default().iter().rev().take(LONGEST_LINE);
        let behind = bytes.get(at..).unwrap_or_default().iter().take(LONGEST_LINE);
        let back = before.clone().position(|it| *it == b'\n').unwrap_or(before.len());
        let on = behind.clone().position(|it| *it == b'\n').unwrap_or(behind.len());
        at.saturating_sub(back)..at.saturating_add(on)
    }
}

fn gap(tokens: &[Lexed]) -> Gap {
    let lines = tokens.iter().filter(|it| it.token == Token::Line).count();
    if tokens.iter().any(|it| it.is_sign(&['.', '!', '?'])) || lines > 2 {
        return Gap::Apart;
    }
    let all = |words: &[&[&str]], signs: &[char]| {
        let fits = |it: &Lexed| match &it.token {
            Token::Line => true,
            Token::Sign(sign) => signs.contains(sign),
            Token::Word(word) => words.iter().any(|all| all.contains(&word.as_str())),
            Token::Number(..) => false,
        };
        tokens.iter().all(fits)
    };
    let signs = [',', ':', '-', '@', '(', ')', '|', '•', '[', ']', '~', '>'];
    match () {
        () if all(&[JOINTS], &[',', ';', '&', '/', '•', '-', '|']) && !tokens.is_empty() && lines < 2 => {
            Gap::Joint
        }
        () if all(&[PLAIN], &signs) => Gap::Plain,
        () if all(&[PLAIN, HARMLESS], &signs) && lines < 2 => Gap::Harmless,
        () if lines < 2 => Gap::Far,
        () => Gap::Apart,
    }
}
