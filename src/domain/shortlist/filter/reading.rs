//! Reads a filter as it is typed, and says what can't be read, where, and what may be meant.

use std::ops::Range;

use super::{
    pieces::{Body, Compare, Form, Piece, Sign, Typed, pieces},
    subject::{Called, Dated, Quantity, Subject, Unmeant, Vocabulary},
    terms::{Filter, Term},
    test::Test,
};
use crate::{
    domain::{
        shortlist::missing::Missing,
        tables::{Program, Status},
        time::{Refusal, read_day},
    },
    text::{fold, plain, slips::nearest},
};

/// A filter with what of it couldn't be read.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    pub filter: Filter,
    /// In the order of the text.
    pub faults: Vec<Fault>,
}

/// What of a filter can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the text where it stands.
    pub at: Range<usize>,
    /// Why, in words that end with what may be meant.
    pub why: String,
    pub stage: Stage,
}

/// Whether a fault goes away by typing on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// At the end of the text, where somebody may still be typing; such a term matches all.
    Open,
    Wrong,
}

/// Words that mean a specialty wherever they stand alone: a specialty's letters stand in many a name, "ty" in
/// "University".
const SPECIALTIES: [&str; 3] = ["ir", "dr", "ty"];

/// What is asked for where there is nothing.
pub const NONE: &str = "none";

/// A date has at most so many words behind the first.
const DATE_WORDS: usize = 4;

impl Parsed {
    /// The first fault that typing on won't mend.
    pub fn wrong(&self) -> Option<&Fault> {
        self.faults.iter().find(|it| it.stage == Stage::Wrong)
    }
}

impl Filter {
    /// Reads a filter. A term that can't be read is looked for as words; one that isn't finished matches all.
    pub fn read(text: &str, vocabulary: &Vocabulary) -> Parsed {
        let mut reader = Reader { text, vocabulary, parsed: Parsed::default() };
        let all = pieces(text);
        let mut rest = all.as_slice();
        while let Some((piece, more)) = rest.split_first() {
            let taken = reader.piece(piece, more);
            rest = more.get(taken..).unwrap_or_default();
        }
        reader.parsed
    }
}

struct Reader<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary<'a>,
    parsed: Parsed,
}

/// Why a value can't be read, and how far typing on helps.
type Wrong = (String, Stage);

impl Reader<'_> {
    /// Reads a term; returns how many of the pieces behind it belong to it.
    fn piece(&mut self, piece: &Piece, more: &[Piece]) -> usize {
        match &piece.body {
            Body::Word(word) => {
                self.push(piece.sign, self.word(word));
                0
            }
            Body::Asked { name, is, values } => match self.vocabulary.find(&name.text) {
                Ok(called) => self.asked(piece, more, (&called, *is, values)),
                Err(unmeant) => {
                    self.fault(name.at.clone(), no_field(&name.text, unmeant), Stage::Wrong);
                    self.keep_as_words(piece);
                    0
                }
            },
        }
    }

    fn asked(&mut self, piece: &Piece, more: &[Piece], asked: (&Called, Compare, &[Typed])) -> usize {
        let (called, is, values) = asked;
        let Some(first) = values.first() else {
            let why = format!("{}{} isn't finished", called.name, is.sign());
            self.fault(piece.at.clone(), why, Stage::Open);
            return 0;
        };
        if let (Subject::Day(of), [_]) = (&called.subject, values)
            && first.form == Form::Bare
        {
            return self.day(piece, more, (*of, is, first));
        }
        let mut any = Vec::new();
        for value in values {
            match self.value(called, is, value) {
                Ok(test) => any.extend(test),
                Err((why, stage)) => {
                    self.fault(value.at.clone(), why, stage);
                    if stage == Stage::Wrong {
                        self.keep_as_words(piece);
                    }
                    return 0;
                }
            }
        }
        self.push(piece.sign, any);
        0
    }

    /// Reads a date of several words; returns how many pieces behind it are of them.
    fn day(&mut self, piece: &Piece, more: &[Piece], (of, is, first): (Dated, Compare, &Typed)) -> usize {
        let is_bare = |piece: &&Piece| {
            piece.sign == Sign::With && matches!(&piece.body, Body::Word(word) if word.form == Form::Bare)
        };
        let words = more.iter().take(DATE_WORDS).take_while(is_bare).count();
        for count in (0..=words).rev() {
            let last = count.checked_sub(1).and_then(|at| more.get(at)).map_or(first.at.end, |it| it.at.end);
            let text = self.text.get(first.at.start..last).unwrap_or_default();
            if let Ok(test) = self.day_test(of, is, text) {
                self.push(piece.sign, vec![test]);
                return count;
            }
        }
        let at_end = self.text.trim_end().len()
            <= more.get(words.wrapping_sub(1)).map_or(first.at.end, |it| it.at.end);
        let why = self.day_test(of, is, &first.text).err().unwrap_or_default();
        self.fault(first.at.clone(), why, if at_end { Stage::Open } else { Stage::Wrong });
        0
    }

    fn day_test(&self, of: Dated, is: Compare, text: &str) -> Result<Test, String> {
        if is == Compare::Same && plain(text) == NONE {
            return Ok(Test::Lacks(Subject::Day(of)));
        }
        let home = self.vocabulary.reading.home.clone();
        match read_day(text, &self.vocabulary.reading) {
            Ok(than) => Ok(Test::Day { of, is, than, home }),
            Err(Refusal { why, .. }) => Err(why),
        }
    }

    /// Returns what a word alone is looked for in.
    fn word(&self, word: &Typed) -> Vec<Test> {
        let typed = plain(&word.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let specialty = || Program::FIELDS.iter().position(|it| it.name == "specialty");
        if word.form == Form::Bare
            && SPECIALTIES.contains(&typed.as_str())
            && let Some(field) = specialty()
        {
            return vec![Test::Is { field, titles: self.titles(field, &typed) }];
        }
        match typed.is_empty() {
            true => Vec::new(),
            false => vec![Test::Says { of: self.vocabulary.everywhere(), word: typed }],
        }
    }

    fn value(&self, called: &Called, is: Compare, value: &Typed) -> Result<Vec<Test>, Wrong> {
        let (name, typed) = (&called.name, plain(value.text.trim()));
        let is_none = typed == NONE && value.form == Form::Bare;
        let ordered = matches!(called.subject, Subject::Number(_) | Subject::Day(_));
        if is != Compare::Same && !ordered {
            return Err((format!("{name} has no order: {name}:{typed}"), Stage::Wrong));
        }
        if is_none && is == Compare::Same && !matches!(called.subject, Subject::Has) {
            return Ok(vec![Test::Lacks(called.subject.clone())]);
        }
        Ok(vec![match &called.subject {
            Subject::Text(of) => Test::Says { of: of.clone(), word: typed },
            Subject::Choice(field) => {
                let titles = self.titles(*field, &typed);
                if titles.is_empty() {
                    let all = self.vocabulary.choices(*field);
                    let words: Vec<&str> = all.iter().map(|it| it.0).chain([NONE]).collect();
                    return Err((none_of(name, &value.text, &words), Stage::Wrong));
                }
                Test::Is { field: *field, titles }
            }
            Subject::Number(of) => self.number(name, of, (is, value))?,
            Subject::Day(of) => self.day_test(*of, is, &value.text).map_err(|why| (why, Stage::Wrong))?,
            Subject::Missing => return missing(value),
            Subject::Has => match self.vocabulary.find(&value.text) {
                Ok(of) => Test::Holds(of.subject),
                Err(unmeant) => return Err((no_field(&value.text, unmeant), self.stage_of(value))),
            },
        }])
    }

    fn number(&self, name: &str, of: &Quantity, (is, value): (Compare, &Typed)) -> Result<Test, Wrong> {
        let is_written = |it: char| it.is_ascii_digit() || matches!(it, '.' | '-');
        let number = value.text.chars().all(is_written).then(|| value.text.parse::<f64>());
        match number {
            Some(Ok(than)) => Ok(Test::Number { of: of.clone(), is, than }),
            Some(Err(_)) | None => {
                Err((format!("“{}” is no number: {name}>4", value.text), self.stage_of_number(value)))
            }
        }
    }

    /// A sign or a point alone may become a number.
    fn stage_of_number(&self, value: &Typed) -> Stage {
        if matches!(value.text.as_str(), "-" | "." | "-.") { self.stage_of(value) } else { Stage::Wrong }
    }

    fn stage_of(&self, value: &Typed) -> Stage {
        if value.at.end == self.text.len() { Stage::Open } else { Stage::Wrong }
    }

    /// Returns the titles that a value means: those that begin so, else those of which a later word does. One that others
    /// read differently is meant by what they read.
    fn titles(&self, field: usize, typed: &str) -> Vec<&'static str> {
        let wanted = spaced(typed);
        let begins = |word: &(&str, &str)| [word.0, word.1].iter().any(|it| spaced(it).starts_with(&wanted));
        let goes_on = |word: &(&str, &str)| {
            let behind = format!(" {wanted}");
            [word.0, word.1].iter().any(|it| spaced(it).contains(&behind))
        };
        let all = self.vocabulary.choices(field);
        let mut found: Vec<_> = all.iter().copied().filter(begins).collect();
        if found.is_empty() {
            found = all.iter().copied().filter(goes_on).collect();
        }
        let read = |it: Status| it.as_read(self.vocabulary.audience);
        let is_meant = |it: &Status| read(*it) != *it && found.iter().any(|of| of.1 == read(*it).title());
        let hidden = Status::ALL.iter().copied().filter(is_meant).map(Status::title);
        found.iter().map(|it| it.1).chain(hidden).collect()
    }

    fn push(&mut self, sign: Sign, any: Vec<Test>) {
        if !any.is_empty() {
            self.parsed.filter.terms.push(Term { sign, any });
        }
    }

    fn fault(&mut self, at: Range<usize>, why: String, stage: Stage) {
        self.parsed.faults.push(Fault { at, why, stage });
    }

    /// Looks for a term that can't be read letter by letter.
    fn keep_as_words(&mut self, piece: &Piece) {
        let word = plain(self.text.get(piece.at.clone()).unwrap_or_default());
        self.push(Sign::With, vec![Test::Says { of: self.vocabulary.everywhere(), word }]);
    }
}

/// Returns a word as it is compared: plain, with blanks for hyphens.
fn spaced(text: &str) -> String {
    plain(text).replace(['-', '_'], " ")
}

fn missing(value: &Typed) -> Result<Vec<Test>, Wrong> {
    let typed = plain(&value.text);
    let meant: Vec<Test> =
        Missing::ALL.iter().filter(|it| it.word().starts_with(&typed)).map(|it| Test::Misses(*it)).collect();
    let words: Vec<&str> = Missing::ALL.iter().map(|it| it.word()).collect();
    match meant.is_empty() {
        true => Err((none_of("missing", &value.text, &words), Stage::Wrong)),
        false => Ok(meant),
    }
}

/// "“golf” is no signal: gold?"
fn none_of(name: &str, typed: &str, words: &[&str]) -> String {
    let name = name.replace('_', " ");
    match nearest(&fold(typed), words.iter().copied()) {
        Some(near) => format!("“{typed}” is no {name}: {near}?"),
        None => format!("“{typed}” is no {name}: {}", words.join(", ")),
    }
}

fn no_field(typed: &str, unmeant: Unmeant) -> String {
    match unmeant {
        Unmeant::Unknown(Some(near)) => format!("“{typed}” is no field: {near}?"),
        Unmeant::Unknown(None) => format!("“{typed}” is no field; quotes look for it as words"),
        Unmeant::Private => format!("“{typed}” is for you alone, and would tell others"),
    }
}
