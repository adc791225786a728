//! What the lines of a list say about each other: headings above names, states above their institutions, signatures.

use super::{
    index::Index,
    meaning::{LineMatch, Sure},
    named::Named,
    places::place,
    remarks::{is_direction, region},
    specialties,
    spell::Spelled,
    states::state_code,
};
use crate::domain::tables::Specialty;

/// A cell in quotes goes over so many lines at most.
const MOST_LINES: usize = 6;
/// So many lines of a signature stand below a mail.
const SIGNATURE: usize = 4;

/// Returns the lines with something in them; a line break in quotes ends none.
pub(super) fn lines(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().filter(|it| !it.trim().is_empty()).collect();
    let is_open = |line: &str| line.matches('"').count() % 2 == 1 && opens(line);
    let (mut all, mut at) = (Vec::with_capacity(lines.len()), 0);
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at.saturating_add(1)..).unwrap_or_default();
        let end = rest.iter().take(MOST_LINES).position(|it| it.matches('"').count() % 2 == 1);
        match end.filter(|_| is_open(line)).and_then(|end| rest.get(..=end)) {
            Some(more) => {
                all.push(format!("{line} {}", more.iter().map(|it| it.trim()).collect::<Vec<_>>().join(" ")));
                at = at.saturating_add(more.len());
            }
            None => all.push((*line).to_owned()),
        }
        at = at.saturating_add(1);
    }
    all
}

/// Returns true if the last quote of a line begins a cell.
fn opens(line: &str) -> bool {
    let before = line.rfind('"').and_then(|at| line.get(..at)).unwrap_or_default();
    before.trim_end_matches(' ').is_empty() || before.trim_end_matches(' ').ends_with([',', ';', '\t', '|'])
}

/// Returns the specialties that a line says of all its names, before or behind them: "DR: Duke, UNC", "Duke, UNC (all DR)";
/// and the names.
pub(super) fn heading_before(line: &str) -> (Vec<Specialty>, &str) {
    let behind = line.trim_end().trim_end_matches([')', '.']).rsplit_once(['(', ',', '-', ':', '\u{2013}']);
    if let Some((names, all)) = behind
        && let Some(specialty) = of_all(all)
    {
        return (vec![specialty], names);
    }
    match line.split_once(':') {
        Some((before, rest)) if specialties::is_mere(before) && rest.chars().any(char::is_alphanumeric) => {
            (specialties::specialties(before), rest)
        }
        Some(_) | None => (Vec::new(), line),
    }
}

/// Returns the names of a line, each with the specialty that only the last of several says: it may be meant for all.
pub(super) fn with_specialty_behind(names: Vec<String>) -> Vec<(String, Option<Specialty>)> {
    let of = |name: &String| specialties::specialties(name).first().copied();
    let last = match names.split_last() {
        Some((last, others)) if !others.is_empty() && others.iter().all(|it| of(it).is_none()) => of(last),
        Some(_) | None => None,
    };
    names.into_iter().map(|it| (it, last)).collect()
}

/// Returns the specialty of words such as "all DR".
fn of_all(words: &str) -> Option<Specialty> {
    let (first, rest) = words.trim().split_once(' ')?;
    let is_all = ["all", "both", "each"].contains(&first.to_lowercase().as_str());
    specialties::only(rest).filter(|_| is_all)
}

/// Settles what only the lines beside it tell: a state, a part of the country, the end of a mail.
pub(super) fn tell_by_neighbors(index: &Index, lines: &[&str], all: &mut [Named]) {
    let regions = all.iter().filter(|it| is_direction(&Spelled::new(&it.text).words)).count();
    for at in 0..all.len() {
        let Some(it) = all.get(at) else { continue };
        let words = Spelled::new(&it.text).words;
        if !lines.iter().any(|line| line.trim() == it.text.trim()) {
            continue;
        }
        let ends = it.text.trim_end().ends_with(':');
        let heading = match state_code(&words.concat()) {
            _ if it.codes.is_empty() && ends && place(index, &words).is_some() => Some(LineMatch::Heading),
            Some(state) => above_its_own(index, &it.found, all.get(at.saturating_add(1)), state),
            None => (region(&words).is_some() && (ends || regions > 1)).then_some(LineMatch::Heading),
        };
        if let (Some(found), Some(it)) = (heading, all.get_mut(at)) {
            it.found = found;
        }
    }
    sign(lines, all);
}

/// Returns what the name of a state is above an institution in that state: a heading, or no more than likely a name.
fn above_its_own(index: &Index, found: &LineMatch, next: Option<&Named>, state: &str) -> Option<LineMatch> {
    let is_there = |at: &usize| index.entries.get(*at).is_some_and(|it| it.state == state);
    let is_above = match &next?.found {
        LineMatch::One { institution, .. } => is_there(institution),
        LineMatch::Several { institutions, .. } => institutions.iter().any(is_there),
        LineMatch::Disagreeing { .. } | LineMatch::Heading | LineMatch::Nothing => false,
    };
    match found {
        _ if !is_above => None,
        LineMatch::One { institution, specialty, sure: Sure::Exact } => {
            Some(LineMatch::One { institution: *institution, specialty: *specialty, sure: Sure::Likely })
        }
        LineMatch::One { .. }
        | LineMatch::Several { .. }
        | LineMatch::Disagreeing { .. }
        | LineMatch::Heading
        | LineMatch::Nothing => Some(LineMatch::Heading),
    }
}

/// Takes the lines below "Best regards," for a signature, if few stand there and none is a name letter by letter.
fn sign(lines: &[&str], all: &mut [Named]) {
    let is_end = |line: &&str| {
        let words = Spelled::new(line).words;
        let first = words.first().map(String::as_str).unwrap_or_default();
        line.trim_end().ends_with(',')
            && words.len() < 5
            && ["best", "cheers", "kind", "many", "regards", "sincerely", "thank", "thanks", "warm", "warmly"]
                .contains(&first)
    };
    let Some(end) = lines.iter().rposition(is_end).filter(|at| lines.len().saturating_sub(*at) <= SIGNATURE)
    else {
        return;
    };
    let below: Vec<&str> = lines.iter().skip(end).map(|it| it.trim()).collect();
    for it in all.iter_mut().rev().take_while(|it| below.contains(&it.text.trim())) {
        let is_exact = matches!(it.found, LineMatch::One { sure: Sure::Exact, .. });
        if !is_exact && it.codes.is_empty() {
            it.found = LineMatch::Heading;
        }
    }
}
