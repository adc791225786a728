//! The search of the catalog while typing: exact names and codes, beginnings, words, typing errors, fuzzy matches.

use std::cmp::Reverse;

use super::{
    codes,
    cost::words_cost,
    index::{Entry, Exact, Index},
    slip::{by_words, meant},
    spell::Spelled,
    vocabulary::split_specialty,
};
use crate::{
    domain::tables::Specialty,
    text::{Query, graphemes},
};

/// An institution found, and the specialty that the query or code asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its index in the catalog's list of institutions.
    pub institution: usize,
    pub rank: Rank,
    pub specialty: Option<Specialty>,
    /// The indexes of the graphemes of the display name that matched, rising.
    pub marks: Vec<usize>,
}

/// How an institution was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// An alias, or an institution that an ambiguous name stands for.
    Alias,
    /// An ACGME id or NRMP code.
    Code,
    /// The name or the official name.
    Name,
    /// The beginning of a name or alias.
    Beginning,
    /// The beginning of the official name.
    Official,
    /// Beginnings of words of its names, place, codes.
    Words,
    /// A name with a typing error.
    Slip,
    /// No name fits, but these letters come in it in this order.
    Fuzzy,
    /// Any institution: nothing was asked but a specialty, or nothing at all.
    All,
}

/// Fewer letters than this would find half the catalog by fuzzy search.
const FUZZY_FROM: usize = 3;

/// So many institutions are named where no name fits.
const NEAREST: usize = 5;

/// A query in its spellings.
pub(super) struct Asked {
    pub name: Spelled,
    pub specialty: Option<Specialty>,
}

impl Asked {
    /// The query without the words of a specialty at both ends.
    pub fn new(full: &Spelled) -> Asked {
        let (rest, specialty) = split_specialty(&full.words);
        Asked { name: Spelled::of(rest.to_vec()), specialty }
    }
}

pub(super) fn find(index: &Index, query: &str, most: usize) -> Vec<Hit> {
    let (codes, name) = codes::split(query);
    if let Some((institution, specialty)) = codes.iter().find_map(|it| index.code(&it.0)) {
        return coded(institution, specialty, most);
    }
    let full = Spelled::new(&name);
    if !codes.is_empty() && full.is_empty() {
        return Vec::new();
    }
    let mut asked = Asked::new(&full);
    let whole = index.exact(&full);
    if whole.is_some() {
        asked = Asked { name: full, specialty: None };
    }
    let exact = whole.or_else(|| index.exact(&asked.name));
    let mut found = ranked(index, &asked, exact);
    found.sort_by_key(|(rank, cost, at)| {
        let entry = &index.entries[*at];
        (*rank, *cost, !entry.offers(asked.specialty), entry.grade, entry.order)
    });
    if found.is_empty() && !asked.name.is_empty() {
        found = slipped(index, &asked.name);
    }
    if found.is_empty() && asked.name.fold.len() >= FUZZY_FROM {
        found = fuzzy(index, &asked.name.words.join(" "));
    }
    found.truncate(most);
    let hit = |(rank, _, institution): (Rank, usize, usize)| Hit {
        institution,
        rank,
        specialty: asked.specialty,
        marks: marks(&index.entries[institution], &asked.name, query, rank),
    };
    found.into_iter().map(hit).collect()
}

fn coded(institution: usize, specialty: Specialty, most: usize) -> Vec<Hit> {
    let hit = Hit { institution, rank: Rank::Code, specialty: Some(specialty), marks: Vec::new() };
    [hit].into_iter().take(most).collect()
}

/// Returns rank, cost and index of all institutions that fit without fuzzy search.
fn ranked(index: &Index, asked: &Asked, exact: Option<Exact<'_>>) -> Vec<(Rank, usize, usize)> {
    let name = &asked.name;
    let entry = |(at, entry): (usize, &Entry)| {
        if name.is_empty() {
            return asked.specialty.is_none_or(|it| entry.specialties.contains(&it)).then_some((
                Rank::All,
                0,
                at,
            ));
        }
        if let Some((rank, cost)) = exact.and_then(|it| exactly(it, entry, name, at)) {
            return Some((rank, cost, at));
        }
        if entry.short.fold == name.fold {
            return Some((Rank::Alias, 0, at));
        }
        if entry.begins(name) || entry.short.fold.starts_with(&name.fold) {
            return Some((Rank::Beginning, 0, at));
        }
        if entry.begins_officially(name) {
            return Some((Rank::Official, 0, at));
        }
        words_cost(entry, name).map(|cost| (Rank::Words, cost, at))
    };
    index.entries.iter().enumerate().filter_map(entry).collect()
}

/// Finds institutions with exactly this name. An ambiguous name keeps its own order; an alias comes before a name.
fn exactly(exact: Exact<'_>, entry: &Entry, name: &Spelled, at: usize) -> Option<(Rank, usize)> {
    match exact {
        Exact::Ambiguous(all) => Some((Rank::Alias, all.iter().position(|it| *it == at)?)),
        Exact::Named(all) if !all.contains(&at) => None,
        Exact::Named(_) => {
            let is_alias = entry.names.iter().skip(1).any(|it| it.fold == name.fold);
            Some((if is_alias { Rank::Alias } else { Rank::Name }, 0))
        }
    }
}

/// Finds typing errors in whole names, else in words.
fn slipped(index: &Index, name: &Spelled) -> Vec<(Rank, usize, usize)> {
    let places = match meant(index, name) {
        Some(meant) => meant.all,
        None => by_words(index, name).into_iter().map(|(_, at)| at).collect(),
    };
    places.into_iter().map(|at| (Rank::Slip, 0, at)).collect()
}

/// Returns true if the letters that matched begin words, or go on where they stand: letters strewn over a name are
/// nobody's name. A run of three letters may begin anywhere ("nwestern").
fn hangs_together(hay: &str, marks: &[usize]) -> bool {
    let letters: Vec<&str> = graphemes(hay).collect();
    let is_letter = |at: usize| letters.get(at).is_some_and(|it| it.starts_with(char::is_alphanumeric));
    let begins_word = |at: usize| at.checked_sub(1).is_none_or(|before| !is_letter(before));
    let mut runs = marks.chunk_by(|a, b| a.saturating_add(1) == *b);
    runs.all(|run| run.len() >= 3 || run.first().is_some_and(|it| begins_word(*it)))
}

/// Finds the few institutions in which these letters come nearest together in this order, best first.
fn fuzzy(index: &Index, typed: &str) -> Vec<(Rank, usize, usize)> {
    let mut query = Query::new(typed);
    let mut found: Vec<(u32, &Entry)> =
        index.entries.iter().filter_map(|entry| Some((query.score(&entry.hay)?, entry))).collect();
    found.sort_by_key(|(score, entry)| (Reverse(*score), entry.grade, entry.order));
    found.retain(|(_, entry)| hangs_together(&entry.hay, &query.marks(&entry.hay)));
    found.into_iter().take(NEAREST).map(|(_, entry)| (Rank::Fuzzy, 0, entry.at)).collect()
}

/// Returns which graphemes matched: the whole query at the start of a word of the name, else each word of it; for a
/// fuzzy hit what the matcher says.
fn marks(entry: &Entry, name: &Spelled, query: &str, rank: Rank) -> Vec<usize> {
    let mut marks = match rank {
        Rank::All | Rank::Code => Vec::new(),
        Rank::Fuzzy => fuzzy_marks(entry, query),
        Rank::Alias | Rank::Name | Rank::Beginning | Rank::Official | Rank::Words | Rank::Slip => {
            let flat: Vec<(char, usize)> = entry.letters.iter().flatten().copied().collect();
            let starts = entry.letters.iter().scan(0, |start, word| {
                let here = *start;
                *start += word.len();
                Some(here)
            });
            let whole = starts.into_iter().find_map(|start| begun(flat.get(start..)?, &name.fold));
            whole.unwrap_or_else(|| {
                let pairs =
                    entry.letters.iter().flat_map(|word| name.words.iter().map(move |typed| (word, typed)));
                pairs.filter_map(|(word, typed)| begun(word, typed)).flatten().collect()
            })
        }
    };
    marks.sort_unstable();
    marks.dedup();
    marks
}

fn fuzzy_marks(entry: &Entry, query: &str) -> Vec<usize> {
    let last = entry.letters.iter().flatten().map(|(_, at)| *at).max().unwrap_or(0);
    let mut marks = Query::new(query).marks(&entry.hay);
    marks.retain(|at| *at <= last);
    marks
}

/// Returns the indexes of the first letters, if they are those of `typed`.
fn begun(letters: &[(char, usize)], typed: &str) -> Option<Vec<usize>> {
    let mut marks = Vec::new();
    let mut rest = letters.iter();
    for c in typed.chars() {
        let (_, at) = rest.next().filter(|(letter, _)| *letter == c)?;
        marks.push(*at);
    }
    (!marks.is_empty()).then_some(marks)
}
