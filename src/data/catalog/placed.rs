//! A line that names a place and nothing else: the institutions there, never one elsewhere.

use super::{
    index::{Entry, Index},
    meaning::{LineMatch, Sure},
    places::Place,
    resolve::{ASKED_BETWEEN, Said, resolve},
    spell::Spelled,
    states::state_name,
};
use crate::domain::tables::Specialty;

/// Returns the institutions in a place: of a state those that are called so, else all; of a city without its state also
/// those that its name may be a part of.
pub(super) fn of_place(index: &Index, place: &Place, said: &Said) -> LineMatch {
    let there = || index.costing(|it| place.has(it).then_some(usize::from(!it.offers(said.specialty))));
    let name = Spelled::new(state_name(place.state));
    let mut all: Vec<usize> = match place.is_state() {
        true => called(index, &name),
        false => Vec::new(),
    };
    let is_offered = |at: &usize| index.entries.get(*at).is_some_and(|it| it.offers(said.specialty));
    if !all.iter().any(is_offered) {
        let others = there().into_iter().map(|(_, at)| at).filter(|at| !all.contains(at));
        let others: Vec<usize> = others.collect();
        all.extend(others);
        all.sort_by_key(|it| !is_offered(it));
    }
    if place.state.is_empty() {
        let named = match resolve(index, said) {
            LineMatch::One { institution, .. } => vec![institution],
            LineMatch::Several { institutions, .. } => institutions,
            LineMatch::Disagreeing { .. } | LineMatch::Heading | LineMatch::Nothing => Vec::new(),
        };
        all.extend(named.into_iter().filter(|it| !all.contains(it)).collect::<Vec<_>>());
    }
    asked(all, said.specialty)
}

/// Returns the institutions whose names have a part of the country in them, which may be a heading as well.
pub(super) fn of_region(index: &Index, region: &Spelled, specialty: Option<Specialty>) -> LineMatch {
    let has = |it: &Entry| it.own.iter().any(|word| word.starts_with(region.fold.as_str()));
    let all = index.costing(|it| has(it).then_some(usize::from(!it.offers(specialty))));
    let institutions: Vec<usize> = all.into_iter().map(|(_, at)| at).take(ASKED_BETWEEN).collect();
    match institutions.is_empty() {
        true => LineMatch::Heading,
        false => LineMatch::Several { institutions, specialty },
    }
}

/// Returns the institutions of which a name has nothing but the state's besides noise.
fn called(index: &Index, state: &Spelled) -> Vec<usize> {
    let is_its = |it: &Entry| it.spelled().any(|name| name.core == state.core);
    index.costing(|it| is_its(it).then_some(0)).into_iter().map(|(_, at)| at).collect()
}

fn asked(mut all: Vec<usize>, specialty: Option<Specialty>) -> LineMatch {
    all.truncate(ASKED_BETWEEN);
    match all[..] {
        [] => LineMatch::Nothing,
        [institution] => LineMatch::One { institution, specialty, sure: Sure::Likely },
        _ => LineMatch::Several { institutions: all, specialty },
    }
}
