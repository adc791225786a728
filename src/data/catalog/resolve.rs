//! Which institution a name means, told apart by what stands beside it: the ways to read it, from sure to doubtful.

use super::{
    cost::naming_cost,
    index::{Entry, Exact, Index},
    meaning::{LineMatch, Sure},
    places::place,
    slip::{Meant, by_words, meant},
    spell::Spelled,
    states::state_code,
    vocabulary::{NICKNAMES, is_idle},
};
use crate::domain::tables::Specialty;

/// What a line says, without the words of a specialty.
#[derive(Clone)]
pub(super) struct Said {
    pub pieces: Vec<Part>,
    /// Cities and states of a table's own columns, and whether each is the code of a state.
    pub places: Vec<(Spelled, bool)>,
    pub specialty: Option<Specialty>,
    /// True where a mere number says the specialty.
    pub is_doubtful: bool,
}

/// A piece of a line.
#[derive(Clone)]
pub(super) struct Part {
    pub name: Spelled,
    pub is_state: bool,
    /// True for a remark, which is no name of a site.
    pub is_comment: bool,
}

/// The institutions that a name may mean.
pub(super) struct Candidates {
    pub all: Vec<usize>,
    pub sure: Sure,
    /// True for a name in the list of those that must be asked about.
    pub asks: bool,
}

/// A name, and what stands beside it.
struct Split {
    head: Spelled,
    hints: Vec<Part>,
}

type Finder = fn(&Index, &Spelled) -> Option<Candidates>;

pub(super) const ASKED_BETWEEN: usize = 9;
/// Lines of more words than this are sentences.
const MOST_WORDS: usize = 16;
/// The most words that a city or state has.
const PLACE_WORDS: usize = 4;
const FINDERS: [Finder; 6] = [exact, same_core, beginning, wording, slip, slipping_words];

impl Said {
    pub fn joined(&self) -> Spelled {
        joined(&self.pieces)
    }

    fn places(&self) -> impl Iterator<Item = Part> {
        self.places.iter().map(|(name, is_state)| Part {
            name: name.clone(),
            is_state: *is_state,
            is_comment: false,
        })
    }
}

fn joined(parts: &[Part]) -> Spelled {
    Spelled::of(parts.iter().flat_map(|it| it.name.words.clone()).collect())
}

/// Tries the ways to read a line: the first that leads to one institution wins, else the first that leads to several.
pub(super) fn resolve(index: &Index, said: &Said) -> LineMatch {
    let said = &names_first(index, said);
    let mut doubt = Doubt::default();
    for splits in [heads(index, said), tails(said)] {
        doubt.ambiguous_words = 0;
        doubt.name.clear();
        for (way, split) in FINDERS.iter().flat_map(|way| splits.iter().map(move |split| (way, split))) {
            let answer = doubt.weigh(index, *way, split, said.specialty);
            if let Some(answer) = answer {
                return answer;
            }
        }
    }
    if doubt.several.is_empty() {
        doubt.several = beginning_named(index, &said.joined());
    }
    match doubt.several {
        several if several.is_empty() => LineMatch::Nothing,
        institutions => LineMatch::Several { institutions, specialty: said.specialty },
    }
}

/// Puts the places of a line that begins with them behind its name: "CA, Los Angeles, UCLA".
fn names_first(index: &Index, said: &Said) -> Said {
    let is_mere_place =
        |it: &&Part| place(index, &it.name.words).is_some() && index.exact(&it.name).is_none();
    let leading = said.pieces.iter().take_while(is_mere_place).count();
    let (places, names) = said.pieces.split_at(leading);
    let is_named = names.iter().any(|it| !it.name.words.iter().all(|word| is_idle(word)));
    let pieces = if is_named { [names, places].concat() } else { said.pieces.clone() };
    Said { pieces, ..said.clone() }
}

/// The answer to ask about if nothing better is found.
#[derive(Default)]
struct Doubt {
    several: Vec<usize>,
    /// The name that was found elsewhere.
    name: Vec<String>,
    /// The words of an ambiguous name; only a longer name can say which institution is meant.
    ambiguous_words: usize,
}

impl Doubt {
    /// Returns true if this name says no more than the one that was found elsewhere, but for a state.
    fn may_be_as_well(&self, index: &Index, head: &Spelled) -> bool {
        let is_state = |rest: &[String]| place(index, rest).is_some_and(|it| it.city.is_empty());
        let behind = head.words.strip_prefix(self.name.as_slice());
        !self.name.is_empty() && (head.words.len() <= self.name.len() || behind.is_some_and(is_state))
    }

    /// Returns the answer, if this way of reading this split settles it; else remembers it.
    fn weigh(
        &mut self,
        index: &Index,
        way: Finder,
        split: &Split,
        specialty: Option<Specialty>,
    ) -> Option<LineMatch> {
        let words = split.head.words.len();
        if words <= self.ambiguous_words || words > MOST_WORDS {
            return None;
        }
        let found = way(index, &split.head)?;
        let asks = found.asks;
        let (narrowed, explained) = narrow(index, found, split);
        let answer = answer_for(index, narrowed, specialty);
        let institutions = match answer {
            LineMatch::One { institution, .. }
                if explained
                    && self.may_be_as_well(index, &split.head)
                    && !self.several.contains(&institution) =>
            {
                self.several.insert(0, institution);
                let institutions = self.several.clone();
                return Some(LineMatch::Several { institutions, specialty });
            }
            LineMatch::One { institution, .. } if explained && is_vague(index, institution, &split.head) => {
                let mut institutions = beginning_named(index, &split.head);
                institutions.retain(|it| *it != institution);
                institutions.push(institution);
                return Some(LineMatch::Several { institutions, specialty });
            }
            LineMatch::One { .. } | LineMatch::Several { .. } if explained => return Some(answer),
            LineMatch::One { institution, .. } => vec![institution],
            LineMatch::Several { institutions, .. } => institutions,
            LineMatch::Disagreeing { .. } | LineMatch::Heading | LineMatch::Nothing => return None,
        };
        if asks {
            self.ambiguous_words = words;
        }
        if self.several.is_empty() {
            self.several = institutions;
            self.name.clone_from(&split.head.words);
        }
        None
    }
}

/// Returns the institutions whose name the words begin with, letter by letter, if it is no place: an unknown site of
/// theirs may be meant.
fn beginning_named(index: &Index, head: &Spelled) -> Vec<usize> {
    let named = |words: usize| {
        let words = head.words.get(..words)?;
        let begins = Spelled::of(words.to_vec());
        let is_name =
            letters(&begins) >= 3 && !words.iter().all(|it| is_idle(it)) && place(index, words).is_none();
        match index.exact(&begins).filter(|_| is_name)? {
            Exact::Named(all) | Exact::Ambiguous(all) => Some(all.to_vec()),
        }
    };
    (1..head.words.len()).rev().find_map(named).unwrap_or_default()
}

/// Returns true if no name of the institution has all these words, or only longer ones that begin with them: "Christ" is
/// no Christiana; or if a single word is the inner part of its names: "Grant" is no David Grant.
fn is_vague(index: &Index, institution: usize, head: &Spelled) -> bool {
    let Some(entry) = index.entries.get(institution) else { return false };
    let has = |name: &Spelled, word: &String| name.words.contains(word) || name.plain.contains(word);
    let all = |name: &Spelled| head.core.iter().all(|word| has(name, word));
    let begins = |name: &Spelled| name.core.first() == head.core.first();
    let is_inner = head.core.len() == 1 && !entry.spelled().any(begins);
    let is_slip = || meant(index, head).is_some_and(|it| it.all.contains(&institution));
    !head.core.is_empty() && (is_inner || !entry.spelled().any(all)) && !is_slip()
}

/// Returns the splits with the first pieces as the name, the longest first; each also without a place at its end.
fn heads(index: &Index, said: &Said) -> Vec<Split> {
    let mut splits = Vec::new();
    for n in (1..=said.pieces.len()).rev() {
        let (head, hints) = said.pieces.split_at(n);
        let head = joined(head);
        let hints: Vec<Part> = hints.iter().cloned().chain(said.places()).collect();
        let shorter: Vec<Split> =
            (1..=PLACE_WORDS).filter_map(|words| without_place(index, &head, words, &hints)).collect();
        splits.push(Split { head, hints });
        splits.extend(shorter);
    }
    splits
}

fn without_place(index: &Index, head: &Spelled, words: usize, hints: &[Part]) -> Option<Split> {
    let cut = head.words.len().checked_sub(words).filter(|it| *it > 0)?;
    let (name, words_behind) = head.words.split_at(cut);
    place(index, words_behind)?;
    let name =
        name.strip_suffix(&["in".to_owned()]).or(name.strip_suffix(&["at".to_owned()])).unwrap_or(name);
    let hint =
        |words: &[String], is_state| Part { name: Spelled::of(words.to_vec()), is_state, is_comment: false };
    let mut all = match words_behind.split_last() {
        Some((state, city)) if state.len() == 2 && state_code(state).is_some() => {
            let city = Some(city).filter(|it| !it.is_empty()).map(|city| hint(city, false));
            city.into_iter().chain([hint(std::slice::from_ref(state), true)]).collect()
        }
        _ => vec![hint(words_behind, false)],
    };
    all.extend(hints.iter().cloned());
    Some(Split { head: Spelled::of(name.to_vec()), hints: all })
}

/// Returns the splits with a later piece as the name.
fn tails(said: &Said) -> Vec<Split> {
    let tail = |at: usize| {
        let others =
            said.pieces.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, it)| it.clone());
        let hints = others.chain(said.places()).collect();
        Some(Split { head: said.pieces.get(at)?.name.clone(), hints })
    };
    let names = |split: &Split| !split.head.words.iter().all(|it| is_idle(it));
    (1..said.pieces.len()).filter_map(tail).filter(names).collect()
}

pub(super) fn exact(index: &Index, head: &Spelled) -> Option<Candidates> {
    Some(match index.exact(head)? {
        Exact::Named(all) => Candidates { all: all.to_vec(), sure: Sure::Exact, asks: false },
        Exact::Ambiguous(all) => Candidates { all: all.to_vec(), sure: Sure::Exact, asks: true },
    })
}

/// Finds names that differ in noise only: "Vanderbilt Medical Center". A full name comes before a sibling's that begins
/// with it.
fn same_core(index: &Index, head: &Spelled) -> Option<Candidates> {
    if letters(head) < 3 || matches!(index.exact(&Spelled::of(head.core.clone())), Some(Exact::Ambiguous(_)))
    {
        return None;
    }
    let same = index.entries.iter().filter(|it| it.spelled().any(|name| name.core == head.core));
    likely(same.map(|it| it.at).collect())
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
pub(super) fn letters(name: &Spelled) -> usize {
    name.core.iter().map(String::len).sum()
}

/// Returns the institution that costs least, or all if several do; for a mere place all.
fn cheapest(index: &Index, head: &Spelled, found: Vec<(usize, usize)>) -> Option<Candidates> {
    let best = found.first().map(|(cost, _)| *cost)?;
    let is_unique = found.iter().filter(|(cost, _)| *cost == best).count() == 1;
    let most = if is_unique && place(index, &head.words).is_none() { 1 } else { found.len() };
    likely(found.into_iter().take(most).map(|(_, at)| at).collect())
}

fn likely(all: Vec<usize>) -> Option<Candidates> {
    (!all.is_empty()).then_some(Candidates { all, sure: Sure::Likely, asks: false })
}

/// Keeps the institutions that the hints agree with. Returns false if a hint names another place or institution, or if
/// an ambiguous name stands beside words that don't tell which one is meant. Unknown words beside a name may be those of
/// a site of its own, so that the name is no more than likely.
fn narrow(index: &Index, mut found: Candidates, split: &Split) -> (Candidates, bool) {
    let mut explained = true;
    for hint in &split.hints {
        let says_nothing = !hint.is_state && hint.name.words.iter().all(|word| is_idle(word));
        if says_nothing || repeats(&hint.name, &split.head) {
            continue;
        }
        let named = match index.exact(&hint.name) {
            Some(Exact::Named(all)) if !hint.is_state => all,
            _ => &[],
        };
        let keep = |fits: &dyn Fn(usize) -> bool| {
            found.all.iter().copied().filter(|at| fits(*at)).collect::<Vec<_>>()
        };
        let by_name = keep(&|at| named.contains(&at));
        let by_words = keep(&|at| agrees(&index.entries[at], hint));
        let by_one_word = keep(&|at| found.asks && agrees_partly(&index.entries[at], &hint.name));
        match [by_name, by_words, by_one_word].into_iter().find(|it| !it.is_empty()) {
            Some(kept) => found.all = kept,
            None if hint.is_state
                || !named.is_empty()
                || place(index, &hint.name.words).is_some()
                || found.asks =>
            {
                explained = false;
            }
            None if hint.is_comment => {}
            None => found.sure = Sure::Likely,
        }
    }
    (found, explained)
}

/// Returns true for a hint that says no more than the name itself: a word doesn't confirm itself.
fn repeats(hint: &Spelled, head: &Spelled) -> bool {
    hint.words.iter().all(|word| head.words.contains(word))
}

/// Returns true if an institution has all words of a hint. Short words must be there as they stand: a state's code is
/// no beginning of a name, and in capitals it is nothing but a state.
fn agrees(entry: &Entry, hint: &Part) -> bool {
    if hint.is_state {
        let is_city = |it: &(&str, &str)| it.0 == hint.name.fold && it.1 == entry.city;
        return entry.state == hint.name.fold || NICKNAMES.iter().any(is_city);
    }
    let known = |word: &String| match word.len() {
        0..=3 => entry.own.contains(word) || entry.other.contains(word),
        _ => entry.own.iter().chain(&entry.other).any(|it| it.starts_with(word.as_str())),
    };
    hint.name.words.iter().all(known)
}

/// Returns true if the hint has a word of its names, beside words that nobody knows.
fn agrees_partly(entry: &Entry, hint: &Spelled) -> bool {
    hint.core.iter().any(|word| word.len() >= 4 && !is_idle(word) && entry.own.contains(word))
}

/// Returns the answer: the one institution that is left, or the only one with the program asked for (IR if none is),
/// except for names that must be asked about.
pub(super) fn answer_for(index: &Index, found: Candidates, specialty: Option<Specialty>) -> LineMatch {
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
