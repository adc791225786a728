//! A typed filter taken apart at its blanks, quotes and signs, each part with its place. Must not know what can be asked
//! for.

use std::ops::Range;

use crate::text::fold::is_accent;

/// One term as it was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The bytes of the text where it stands.
    pub at: Range<usize>,
    pub sign: Sign,
    pub body: Body,
}

/// Whether what fits a term stays or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    With,
    Without,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Word(Typed),
    /// A field with what is asked of it; no value where nothing stands behind the sign yet.
    Asked {
        name: Typed,
        is: Compare,
        values: Vec<Typed>,
    },
}

/// A part of a piece, without its quotes.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    pub text: String,
    pub at: Range<usize>,
    pub form: Form,
}

/// Whether a part stands in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Bare,
    Quoted,
}

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    Same,
    More,
    Less,
    AtLeast,
    AtMost,
}

/// The signs of comparing, the longer ones first.
const SIGNS: [(&str, Compare); 8] = [
    (">=", Compare::AtLeast),
    ("<=", Compare::AtMost),
    ("≥", Compare::AtLeast),
    ("≤", Compare::AtMost),
    (":", Compare::Same),
    ("=", Compare::Same),
    (">", Compare::More),
    ("<", Compare::Less),
];

impl Compare {
    /// Returns the sign that stands at the start of the text, with its length in bytes.
    fn at_start(text: &str) -> Option<(Compare, usize)> {
        SIGNS.iter().find(|it| text.starts_with(it.0)).map(|it| (it.1, it.0.len()))
    }

    /// Returns its sign as it is typed.
    pub fn sign(self) -> &'static str {
        SIGNS.iter().find(|it| it.1 == self).map_or(":", |it| it.0)
    }
}

/// Takes a filter apart. A quote that isn't closed reaches to the end.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut cursor = Cursor { text, at: 0 };
    while cursor.skip_blanks() {
        all.push(cursor.piece());
    }
    all
}

struct Cursor<'a> {
    text: &'a str,
    /// How many bytes are read.
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip(&mut self, c: char) {
        self.at = self.at.saturating_add(c.len_utf8());
    }

    /// Skips blanks; returns false at the end.
    fn skip_blanks(&mut self) -> bool {
        while let Some(c) = self.next() {
            if !c.is_whitespace() {
                return true;
            }
            self.skip(c);
        }
        false
    }

    fn piece(&mut self) -> Piece {
        let from = self.at;
        let sign = match self.next() {
            Some(c @ ('-' | '−' | '–')) => {
                self.skip(c);
                Sign::Without
            }
            Some(_) | None => Sign::With,
        };
        let name = self.name();
        let body = match Compare::at_start(self.rest()) {
            Some((is, bytes)) if !name.text.is_empty() => {
                self.at = self.at.saturating_add(bytes);
                Body::Asked { name, is, values: self.values() }
            }
            Some(_) | None if name.form == Form::Quoted => Body::Word(name),
            Some(_) | None => {
                self.at = name.at.start;
                Body::Word(self.part(|_| false))
            }
        };
        Piece { at: from..self.at, sign, body }
    }

    /// Reads what may be the name of a field: it begins with a letter, or stands in quotes.
    fn name(&mut self) -> Typed {
        if !self.next().is_some_and(|it| it.is_alphabetic() || is_quote(it)) {
            return Typed { text: String::new(), at: self.at..self.at, form: Form::Bare };
        }
        self.part(|c| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '\'' | '’') && !is_accent(c))
    }

    fn values(&mut self) -> Vec<Typed> {
        let mut all = Vec::new();
        loop {
            let value = self.part(|it| it == ',');
            if !value.text.is_empty() {
                all.push(value);
            }
            match self.next() {
                Some(',') => self.skip(','),
                Some(_) | None => return all,
            }
        }
    }

    /// Reads what stands in quotes, else up to a blank or another end.
    fn part(&mut self, ends: impl Fn(char) -> bool) -> Typed {
        let from = self.at;
        let mut text = String::new();
        if let Some(quote) = self.next().filter(|it| is_quote(*it)) {
            self.skip(quote);
            while let Some(c) = self.next() {
                self.skip(c);
                if is_quote(c) {
                    break;
                }
                text.push(c);
            }
            return Typed { text, at: from..self.at, form: Form::Quoted };
        }
        while let Some(c) = self.next().filter(|it| !it.is_whitespace() && !ends(*it)) {
            text.push(c);
            self.skip(c);
        }
        Typed { text, at: from..self.at, form: Form::Bare }
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

/// Returns a value as it is typed: in quotes where it has blanks, commas or signs.
pub fn quoted(value: &str) -> String {
    let is_plain = |c: char| !c.is_whitespace() && !is_quote(c) && c != ',';
    match !value.is_empty() && value.chars().all(is_plain) {
        true => value.to_owned(),
        false => format!("\"{}\"", value.replace(is_quote, "'")),
    }
}
