//! Which institution a line of a pasted list means: its name in any spelling, told apart by a city or state beside it.

use super::{
    cost::naming_cost,
    find::Asked,
    index::{Entry, Exact, Index},
    pieces::pieces,
    slip::{Meant, by_words, meant},
    spell::Spelled,
    vocabulary::{NICKNAMES, is_idle, state_code},
};
use crate::domain::tables::Specialty;

#[derive(Clone, Debug, PartialEq)]
pub enum LineMatch {
    /// What a line means. Institutions are indexes in `Catalog::institutions`; the specialty is the one that the line
    /// names.
    One { institution: usize, specialty: Option<Specialty>, sure: Sure },
    /// Likeliest first, nine at most; a single one where the line names another place than it has.
    Several { institutions: Vec<usize>, specialty: Option<Specialty> },
    /// A heading, a total, or a program that the catalog hasn't.
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// A name, alias or code, letter by letter.
    Exact,
    /// The beginning of a name, its words, or a typing error.
    Likely,
}

const ASKED_BETWEEN: usize = 9;
/// Lines of more words than this are sentences.
const MOST_WORDS: usize = 16;
/// The most words that a city or state has.
const PLACE_WORDS: usize = 4;

/// What a line says: the pieces without the words of a specialty, and that specialty.
struct Said {
    pieces: Vec<Spelled>,
    specialty: Option<Specialty>,
}

/// A name, and what stands beside it.
struct Split {
    head: Spelled,
    hints: Vec<Spelled>,
}

/// The institutions that a name may mean.
struct Candidates {
    all: Vec<usize>,
    sure: Sure,
    /// True for a name in the list of those that must be asked about.
    asks: bool,
}

pub(super) fn match_line(index: &Index, line: &str) -> LineMatch {
    let raw: Vec<Spelled> = pieces(line).iter().map(|it| Spelled::new(it)).collect();
    if let Some((institution, specialty)) = raw.iter().flat_map(|it| &it.words).find_map(|it| index.code(it))
    {
        return LineMatch::One { institution, specialty: Some(specialty), sure: Sure::Exact };
    }
    let whole = joined(&raw);
    if let Some(found) = exact(index, &whole) {
        return answer_for(index, found, None);
    }
    let said = said(&raw);
    let name = joined(&said.pieces);
    match index.exact(&name) {
        None if state_code(&name.fold).is_some() => of_state(index, &name, said.specialty),
        None if names_nothing(&name) => LineMatch::Nothing,
        _ => resolve(index, &said),
    }
}

fn joined(pieces: &[Spelled]) -> Spelled {
    Spelled::of(pieces.iter().flat_map(|it| it.words.clone()).collect())
}

/// Returns true for headings and totals.
fn names_nothing(name: &Spelled) -> bool {
    name.words.iter().all(|it| is_idle(it))
}

/// Answers a line that is only a state: "Utah" is the university of that state, if it offers what is asked for; else
/// the line is a heading.
fn of_state(index: &Index, state: &Spelled, specialty: Option<Specialty>) -> LineMatch {
    let is_its = |entry: &&Entry| {
        let mut names = entry.names.iter().chain([&entry.official]);
        entry.offers(specialty) && names.any(|it| it.core == state.core)
    };
    let all = index.entries.iter().filter(is_its).map(|it| it.at).collect();
    answer_for(index, Candidates { all, sure: Sure::Likely, asks: false }, specialty)
}

fn said(raw: &[Spelled]) -> Said {
    let asked: Vec<Asked> = raw.iter().map(Asked::new).collect();
    let specialty = asked.iter().find_map(|it| it.specialty);
    let pieces = asked.into_iter().map(|it| it.name).filter(|it| !it.is_empty()).collect();
    Said { pieces, specialty }
}

/// Tries the ways to read a line, from sure to doubtful: the first that leads to one institution wins, else the first
/// that leads to several.
fn resolve(index: &Index, said: &Said) -> LineMatch {
    let ways: [fn(&Index, &Spelled) -> Option<Candidates>; 5] =
        [exact, beginning, wording, slip, slipping_words];
    let mut doubt = Doubt::default();
    for splits in [heads(index, &said.pieces), tails(&said.pieces)] {
        doubt.ambiguous_words = 0;
        for (way, split) in ways.iter().flat_map(|way| splits.iter().map(move |split| (way, split))) {
            let answer = doubt.weigh(index, *way, split, said.specialty);
            if let Some(answer) = answer {
                return answer;
            }
        }
    }
    match doubt.several {
        several if several.is_empty() => LineMatch::Nothing,
        institutions => LineMatch::Several { institutions, specialty: said.specialty },
    }
}

/// The answer to ask about if nothing better is found.
#[derive(Default)]
struct Doubt {
    several: Vec<usize>,
    /// The words of an ambiguous name; only a longer name can say which institution is meant.
    ambiguous_words: usize,
}

impl Doubt {
    /// Returns the answer, if this way of reading this split settles it; else remembers it.
    fn weigh(
        &mut self,
        index: &Index,
        way: fn(&Index, &Spelled) -> Option<Candidates>,
        split: &Split,
        specialty: Option<Specialty>,
    ) -> Option<LineMatch> {
        let words = split.head.words.len();
        if words <= self.ambiguous_words || words > MOST_WORDS {
            return None;
        }
        let found = way(index, &split.head)?;
        let asks = found.asks;
        let (narrowed, explained) = narrow(index, found, &split.hints);
        let answer = answer_for(index, narrowed, specialty);
        let institutions = match answer {
            LineMatch::One { .. } | LineMatch::Several { .. } if explained => return Some(answer),
            LineMatch::One { institution, .. } => vec![institution],
            LineMatch::Several { institutions, .. } => institutions,
            LineMatch::Nothing => return None,
        };
        if asks {
            self.ambiguous_words = words;
        }
        if self.several.is_empty() {
            self.several = institutions;
        }
        None
    }
}

/// Returns the splits with the first pieces as the name, the longest first; each also without a place at its end.
fn heads(index: &Index, pieces: &[Spelled]) -> Vec<Split> {
    let mut splits = Vec::new();
    for n in (1..=pieces.len()).rev() {
        let (head, hints) = pieces.split_at(n);
        let head = joined(head);
        let shorter: Vec<Split> =
            (1..=PLACE_WORDS).filter_map(|words| without_place(index, &head, words, hints)).collect();
        splits.push(Split { head, hints: hints.to_vec() });
        splits.extend(shorter);
    }
    splits
}

fn without_place(index: &Index, head: &Spelled, words: usize, hints: &[Spelled]) -> Option<Split> {
    let cut = head.words.len().checked_sub(words).filter(|it| *it > 0)?;
    let (name, place) = head.words.split_at(cut);
    if !is_place(index, place) {
        return None;
    }
    let hints = [Spelled::of(place.to_vec())].into_iter().chain(hints.iter().cloned()).collect();
    Some(Split { head: Spelled::of(name.to_vec()), hints })
}

/// Returns the splits with a later piece as the name.
fn tails(pieces: &[Spelled]) -> Vec<Split> {
    let tail = |at: usize| {
        let hints =
            pieces.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, it)| it.clone()).collect();
        Some(Split { head: pieces.get(at)?.clone(), hints })
    };
    (1..pieces.len()).filter_map(tail).filter(|it| !names_nothing(&it.head)).collect()
}

fn is_place(index: &Index, words: &[String]) -> bool {
    let is_city = |words: &[String]| {
        let city = words.concat();
        index.cities.contains(&city) || NICKNAMES.iter().any(|(short, _)| *short == city)
    };
    let is_state = |words: &[String]| state_code(&words.concat()).is_some();
    let both =
        |at: usize| words.split_at_checked(at).is_some_and(|(city, state)| is_city(city) && is_state(state));
    is_city(words) || is_state(words) || (1..words.len()).any(both)
}

fn exact(index: &Index, head: &Spelled) -> Option<Candidates> {
    Some(match index.exact(head)? {
        Exact::Named(all) => Candidates { all: all.to_vec(), sure: Sure::Exact, asks: false },
        Exact::Ambiguous(all) => Candidates { all: all.to_vec(), sure: Sure::Exact, asks: true },
    })
}

/// Finds names that begin with this, else official names.
fn beginning(index: &Index, head: &Spelled) -> Option<Candidates> {
    if head.core.is_empty() || head.fold.len() < 3 {
        return None;
    }
    let cost = |it: &Entry| match () {
        () if it.begins(head) => Some(0),
        () if it.begins_officially(head) => Some(1),
        () => None,
    };
    let found = index.costing(cost);
    let best = found.first().map(|(cost, _)| *cost)?;
    likely(found.into_iter().filter(|(cost, _)| *cost == best).map(|(_, at)| at).collect())
}

/// Finds by the words of the name. "Columbia University" is as ambiguous as "Columbia".
fn wording(index: &Index, head: &Spelled) -> Option<Candidates> {
    if letters(head) < 3 {
        return None;
    }
    match index.exact(&Spelled::of(head.core.clone())) {
        Some(Exact::Ambiguous(all)) => Some(Candidates { all: all.to_vec(), sure: Sure::Likely, asks: true }),
        _ => cheapest(index, head, index.costing(|it| naming_cost(it, head))),
    }
}

fn slip(index: &Index, head: &Spelled) -> Option<Candidates> {
    let Meant { all, asks } = meant(index, head)?;
    Some(Candidates { all, sure: Sure::Likely, asks })
}

fn slipping_words(index: &Index, head: &Spelled) -> Option<Candidates> {
    if letters(head) < 5 { None } else { cheapest(index, head, by_words(index, head)) }
}

/// Returns how many letters tell this name from others.
fn letters(name: &Spelled) -> usize {
    name.core.iter().map(String::len).sum()
}

/// Returns the institution that costs least, or all if several do; for a mere place all.
fn cheapest(index: &Index, head: &Spelled, found: Vec<(usize, usize)>) -> Option<Candidates> {
    let best = found.first().map(|(cost, _)| *cost)?;
    let is_unique = found.iter().filter(|(cost, _)| *cost == best).count() == 1;
    let most = if is_unique && !is_place(index, &head.words) { 1 } else { found.len() };
    likely(found.into_iter().take(most).map(|(_, at)| at).collect())
}

fn likely(all: Vec<usize>) -> Option<Candidates> {
    (!all.is_empty()).then_some(Candidates { all, sure: Sure::Likely, asks: false })
}

/// Keeps the institutions that the hints agree with. Returns false if a hint names another place or institution, or if
/// an ambiguous name stands beside words that don't tell which one is meant.
fn narrow(index: &Index, mut found: Candidates, hints: &[Spelled]) -> (Candidates, bool) {
    let mut explained = true;
    for hint in hints.iter().filter(|it| !it.words.iter().all(|word| is_idle(word))) {
        let named = match index.exact(hint) {
            Some(Exact::Named(all)) => all,
            _ => &[],
        };
        let keep = |fits: &dyn Fn(usize) -> bool| {
            found.all.iter().copied().filter(|at| fits(*at)).collect::<Vec<_>>()
        };
        let by_name = keep(&|at| named.contains(&at));
        let by_words = keep(&|at| agrees(&index.entries[at], hint));
        let by_one_word = keep(&|at| found.asks && agrees_partly(&index.entries[at], hint));
        match [by_name, by_words, by_one_word].into_iter().find(|it| !it.is_empty()) {
            Some(kept) => found.all = kept,
            None => explained &= named.is_empty() && !is_place(index, &hint.words) && !found.asks,
        }
    }
    (found, explained)
}

/// Returns true if an institution has all words of a hint. Short words must be there as they stand: a state's code is
/// no beginning of a name.
fn agrees(entry: &Entry, hint: &Spelled) -> bool {
    let known = |word: &String| match word.len() {
        0..=3 => entry.own.contains(word) || entry.other.contains(word),
        _ => entry.own.iter().chain(&entry.other).any(|it| it.starts_with(word.as_str())),
    };
    hint.words.iter().all(known)
}

/// Returns true if the hint has a word of its names, beside words that nobody knows.
fn agrees_partly(entry: &Entry, hint: &Spelled) -> bool {
    hint.core.iter().any(|word| word.len() >= 4 && !is_idle(word) && entry.own.contains(word))
}

/// Returns the answer: the one institution that is left, or the only one with the program asked for (IR if none is),
/// except for names that must be asked about.
fn answer_for(index: &Index, found: Candidates, specialty: Option<Specialty>) -> LineMatch {
    let one = |institution, sure| LineMatch::One { institution, specialty, sure };
    match found.all[..] {
        [] => return LineMatch::Nothing,
        [only] => return one(only, found.sure),
        _ => {}
    }
    let mut offering = found.all.iter().copied().filter(|at| index.entries[*at].offers(specialty));
    match (offering.next(), offering.next()) {
        (Some(only), None) if !found.asks => one(only, Sure::Likely),
        _ => LineMatch::Several {
            institutions: found.all.into_iter().take(ASKED_BETWEEN).collect(),
            specialty,
        },
    }
}
