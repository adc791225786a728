//! What may stand at the cursor of a filter that is being typed.

use std::{collections::BTreeMap, ops::Range};

use super::{
    pieces::{Body, Form, Piece, Typed, pieces, quoted},
    reading::NONE,
    subject::{Called, Source, Subject, Unmeant, Vocabulary},
};
use crate::{
    domain::{
        rows::Rows,
        shortlist::{lookup::Lookup, missing::Missing},
        tables::Program,
    },
    text::{fold, plain, slips::nearest},
};

/// What may stand in place of a part of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the text that it replaces.
    pub at: Range<usize>,
    /// The texts to choose from, as they are typed.
    pub choices: Vec<String>,
}

/// Values of texts are looked for in so many programs; the choices of a letter must come at once.
const LOOKED_THROUGH: usize = 5_000;
/// More choices than this nobody goes through.
const MOST_CHOICES: usize = 60;
/// A longer value is a text and no choice, in characters.
const LONGEST_VALUE: usize = 40;

/// What is asked for most, in this order, where nothing is typed yet.
const FIRST: [&str; 9] =
    ["status", "state", "signal", "specialty", "score", "letters", "missing", "interview", "tags"];

/// Where values are found.
pub struct Shelf<'a> {
    pub programs: &'a Rows<Program>,
    pub lookup: &'a Lookup,
}

/// Returns what may stand at the cursor, a place in bytes; nothing where all that may stand there does.
pub fn complete(text: &str, cursor: usize, vocabulary: &Vocabulary, shelf: &Shelf) -> Completion {
    let found = completion(text, cursor, vocabulary, shelf);
    let typed = text.get(found.at.clone()).unwrap_or_default();
    match found.choices.as_slice() {
        [one] if one == typed => Completion::default(),
        _ => found,
    }
}

fn completion(text: &str, cursor: usize, vocabulary: &Vocabulary, shelf: &Shelf) -> Completion {
    let all = pieces(text);
    let at_cursor = |it: &&Piece| it.at.start < cursor && cursor <= it.at.end;
    let Some(piece) = all.iter().find(at_cursor) else {
        return Completion { at: cursor..cursor, choices: names(vocabulary, "") };
    };
    match &piece.body {
        Body::Word(word) if word.form == Form::Quoted => Completion::default(),
        Body::Word(word) => Completion { at: word.at.clone(), choices: names(vocabulary, &word.text) },
        Body::Asked { name, values, .. } => match vocabulary.find(&name.text) {
            Ok(_) if cursor <= name.at.end => Completion::default(),
            Ok(called) => {
                let typed = values.iter().find(|it| it.at.start < cursor && cursor <= it.at.end);
                let at = typed.map_or(cursor..cursor, |it| it.at.clone());
                Completion { at, choices: values_of(&called, typed, vocabulary, shelf) }
            }
            Err(Unmeant::Unknown(Some(near))) => Completion { at: name.at.clone(), choices: vec![near] },
            Err(Unmeant::Unknown(None) | Unmeant::Private) => Completion::default(),
        },
    }
}

/// Returns the names of fields that begin so, each with its sign.
fn names(vocabulary: &Vocabulary, typed: &str) -> Vec<String> {
    let wanted = fold(typed);
    if wanted.is_empty() && !typed.is_empty() {
        return Vec::new();
    }
    let mut all = vocabulary.all();
    all.retain(|it| fold(&it.name).starts_with(&wanted));
    let place = |name: &str| FIRST.iter().position(|it| *it == name).unwrap_or(FIRST.len());
    all.sort_by_key(|it| place(&it.name));
    all.iter().map(|it| format!("{}{}", it.name, sign(&it.subject))).collect()
}

/// Returns the sign that mostly stands behind a field.
fn sign(subject: &Subject) -> &'static str {
    match subject {
        Subject::Number(_) | Subject::Day(_) => ">",
        Subject::Text(_) | Subject::Choice(_) | Subject::Missing | Subject::Has => ":",
    }
}

fn values_of(called: &Called, typed: Option<&Typed>, vocabulary: &Vocabulary, shelf: &Shelf) -> Vec<String> {
    let typed = typed.map(|it| plain(it.text.trim())).unwrap_or_default();
    let known: Vec<String> = match &called.subject {
        Subject::Choice(field) => vocabulary.choices(*field).iter().map(|it| it.0.to_owned()).collect(),
        Subject::Missing => Missing::ALL.iter().map(|it| it.word().to_owned()).collect(),
        Subject::Has => vocabulary.all().into_iter().map(|it| it.name).filter(|it| it != "has").collect(),
        Subject::Text(of) => texts(of, shelf),
        Subject::Number(_) | Subject::Day(_) => Vec::new(),
    };
    let is_text = matches!(called.subject, Subject::Text(_));
    let begins = |word: &&String| {
        let word = plain(word);
        word.starts_with(&typed)
            || word.match_indices(&typed).any(|it| !word[..it.0].ends_with(char::is_alphanumeric))
    };
    let mut found: Vec<String> = known.iter().filter(begins).map(|it| quoted(it)).collect();
    if found.is_empty() && !is_text {
        found.extend(nearest(&fold(&typed), known.iter().map(String::as_str)).map(quoted));
    }
    found.truncate(MOST_CHOICES);
    let can_lack = matches!(called.subject, Subject::Text(_) | Subject::Choice(_));
    if can_lack && NONE.starts_with(&typed) && (!found.is_empty() || !typed.is_empty()) {
        found.push(NONE.to_owned());
    }
    found
}

/// Returns the different values of some texts, in the order of the alphabet.
fn texts(of: &[Source], shelf: &Shelf) -> Vec<String> {
    let mut all = BTreeMap::new();
    let mut keep = |text: &str| {
        let text = text.trim();
        if !text.is_empty() && text.chars().count() <= LONGEST_VALUE {
            all.entry(plain(text)).or_insert_with(|| text.to_owned());
        }
        false
    };
    for row in shelf.programs.iter().take(LOOKED_THROUGH) {
        for source in of {
            source.any(row, shelf.lookup, &mut keep);
        }
    }
    all.into_values().collect()
}
