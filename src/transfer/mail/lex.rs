//! A mail cut into words, figures and signs, as dates are made of them. Knows no calendar.

use std::ops::Range;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// Letters, small ones, with what was between them in "a.m.".
    Word(String),
    /// Figures with their count.
    Number(u32, usize),
    Sign(char),
    Line,
}

#[derive(Clone, Debug)]
pub(super) struct Lexed {
    pub token: Token,
    pub from: Range<usize>,
}

/// A longer row of figures is no part of a date.
const MOST_FIGURES: usize = 4;

pub(super) fn lexed(text: &str) -> Vec<Lexed> {
    let mut all = Vec::with_capacity(text.len() / 4);
    let mut at = 0_usize;
    while let Some(c) = text.get(at..).and_then(|it| it.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let length = match c {
            '\n' => push(&mut all, Token::Line, at, 1),
            c if c.is_ascii_digit() => {
                let length = rest.bytes().take_while(u8::is_ascii_digit).count();
                let number = rest.get(..length.min(MOST_FIGURES)).and_then(|it| it.parse().ok());
                push(&mut all, Token::Number(number.unwrap_or(0), length), at, length)
            }
            c if c.is_alphabetic() => word(&mut all, rest, at),
            c if c.is_whitespace() => c.len_utf8(),
            c => push(&mut all, Token::Sign(plain(c)), at, c.len_utf8()),
        };
        at = at.saturating_add(length);
    }
    all
}

fn push(all: &mut Vec<Lexed>, token: Token, at: usize, length: usize) -> usize {
    all.push(Lexed { token, from: at..at.saturating_add(length) });
    length
}

/// Pushes a word; "a.m." and "P. M." are one.
fn word(all: &mut Vec<Lexed>, rest: &str, at: usize) -> usize {
    if let Some((half, length)) = dotted_half(rest) {
        return push(all, Token::Word(half.to_owned()), at, length);
    }
    let is_inside = |c: &char| c.is_alphabetic() || matches!(c, '\'' | '’');
    let length = rest.chars().take_while(is_inside).map(char::len_utf8).sum();
    let word = rest.get(..length).unwrap_or_default().to_lowercase();
    push(all, Token::Word(word), at, length)
}

fn dotted_half(rest: &str) -> Option<(&'static str, usize)> {
    let half = match rest.bytes().next()? {
        b'a' | b'A' => "am",
        b'p' | b'P' => "pm",
        _ => return None,
    };
    let behind = rest.get(1..)?.strip_prefix('.')?.trim_start_matches(' ');
    let behind = behind.strip_prefix(['m', 'M'])?;
    if behind.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let behind = behind.strip_prefix('.').unwrap_or(behind);
    Some((half, rest.len().saturating_sub(behind.len())))
}

fn plain(c: char) -> char {
    match c {
        '–' | '—' | '−' | '‐' | '‑' | '‒' => '-',
        '⋅' | '•' | '·' | '●' | '▪' | '◦' => '•',
        c => c,
    }
}

impl Lexed {
    pub fn is_word(&self, any: &[&str]) -> bool {
        matches!(&self.token, Token::Word(word) if any.contains(&word.as_str()))
    }

    pub fn is_sign(&self, any: &[char]) -> bool {
        matches!(&self.token, Token::Sign(sign) if any.contains(sign))
    }

    /// Returns true if nothing stands between this token and the next one.
    pub fn touches(&self, next: &Lexed) -> bool {
        self.from.end == next.from.start
    }
}
