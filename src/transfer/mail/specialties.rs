//! The specialties that a mail speaks of: that of its program, or only that of a department. Knows no program.

use std::ops::Range;

use super::phrase::{Word, Words, find_all, has};
use crate::domain::tables::Specialty;

/// A specialty that is named.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spoken {
    pub specialty: Specialty,
    pub from: Range<usize>,
    /// True for the specialty of a program or an interview, false for that of a department.
    pub is_program: bool,
}

const TERMS: &[(Specialty, &str)] = &[
    (Specialty::IrIndependent, "independent interventional"),
    (Specialty::IrIndependent, "independent ir|vir"),
    (Specialty::IrIndependent, "independent vascular and interventional"),
    (Specialty::IrIndependent, "interventional radiology independent"),
    (Specialty::IrIndependent, "ir|vir independent"),
    (Specialty::IrIndependent, "interventional radiology * independent"),
    (Specialty::Ir, "interventional radiology"),
    (Specialty::Ir, "ir|vir"),
    (Specialty::Ir, "integrated"),
    (Specialty::Dr, "diagnostic radiology"),
    (Specialty::Dr, "dr"),
    (Specialty::Ty, "transitional year"),
    (Specialty::Ty, "ty"),
    (Specialty::PrelimSurgery, "preliminary|prelim surgery|surgical"),
    (Specialty::PrelimSurgery, "preliminary|prelim general surgery"),
    (Specialty::PrelimSurgery, "surgery|surgical preliminary|prelim"),
    (Specialty::PrelimMedicine, "preliminary|prelim medicine"),
    (Specialty::PrelimMedicine, "preliminary|prelim internal medicine"),
    (Specialty::PrelimMedicine, "internal medicine|medicine preliminary|prelim"),
    (Specialty::Other, "general|vascular|orthopaedic|orthopedic|plastic|thoracic surgery"),
    (Specialty::Other, "internal|emergency|family|nuclear medicine"),
    (
        Specialty::Other,
        "anesthesiology|anesthesia|pediatrics|neurology|psychiatry|pathology|dermatology|urology|neurosurgery",
    ),
    (Specialty::Other, "ophthalmology|otolaryngology|obstetrics|neuroradiology"),
    (Specialty::Other, "radiation oncology"),
    (Specialty::Other, "physical medicine"),
];
/// Short forms, which count in capital letters only.
const IN_CAPITALS: &[&str] = &["ir", "vir", "dr", "ty"];
/// Words that may stand beside DR, which is a title too.
const BESIDE_DR: &[&str] = &[
    "residency",
    "program",
    "programs",
    "interview",
    "interviews",
    "applicant",
    "applicants",
    "track",
    "position",
    "positions",
    "and",
    "or",
    "ir",
];
const OF_PROGRAM: &[&str] = &[
    "residency|residencies",
    "program|programs",
    "track",
    "position|positions",
    "interview…",
    "applicant…",
    "training",
    "pathway",
    "fellowship",
];
const OF_DEPARTMENT: &[&str] = &["department|division|section|chair|professor|chief|dept of|in|and"];
/// More of them say nothing new.
const SPOKEN: usize = 200;
/// So many words beside a specialty say whose it is.
const NEAR: usize = 5;

/// Returns the specialties of a text in their order.
pub(super) fn spoken(text: &str, words: &Words) -> Vec<Spoken> {
    let all = words.all();
    let mut found: Vec<(Range<usize>, Specialty)> = Vec::new();
    for (specialty, term) in TERMS {
        for place in find_all(all, term) {
            let is_known = found.iter().any(|(known, _)| known.start < place.end && place.start < known.end);
            if !is_known && found.len() < SPOKEN && is_meant(text, all, &place) {
                found.push((place, *specialty));
            }
        }
    }
    found.sort_by_key(|it| it.0.start);
    drop_integrated(&mut found, text, all);
    let spoken = |(place, specialty): (Range<usize>, Specialty)| {
        let first = all.get(place.start)?;
        let last = all.get(place.end.checked_sub(1)?)?;
        let sentence = |it: &&Word| it.sentence == first.sentence;
        let behind: &[Word] = all.get(place.end..).unwrap_or_default();
        let count = behind.iter().take(NEAR).take_while(sentence).count();
        let before = all.get(place.start.saturating_sub(NEAR)..place.start).unwrap_or_default();
        let skipped = before.iter().take_while(|it| it.sentence != first.sentence).count();
        let before = before.get(skipped..).unwrap_or_default();
        let near = before.get(before.len().saturating_sub(2)..).unwrap_or_default();
        let is_program = (has(behind.get(..count).unwrap_or_default(), OF_PROGRAM)
            || has(before, &["interview…"]))
            && !has(near, OF_DEPARTMENT);
        Some(Spoken { specialty, from: first.from.start..last.from.end, is_program })
    };
    found.into_iter().filter_map(spoken).collect()
}

/// Returns true unless a short form has small letters, or is a doctor's title.
fn is_meant(text: &str, all: &[Word], place: &Range<usize>) -> bool {
    let words = all.get(place.clone()).unwrap_or_default();
    let is_big = |it: &Word| text.get(it.from.clone()).is_some_and(|raw| raw.chars().all(char::is_uppercase));
    if !words.iter().filter(|it| IN_CAPITALS.contains(&it.fold.as_str())).all(is_big) {
        return false;
    }
    if words.len() != 1 || words.first().is_none_or(|it| it.fold != "dr") {
        return true;
    }
    let beside = [place.start.checked_sub(1), Some(place.end)].map(|it| it.and_then(|it| all.get(it)));
    let is_beside = |it: &Option<&Word>| it.is_some_and(|it| BESIDE_DR.contains(&it.fold.as_str()));
    let dot = words.first().and_then(|it| text.get(it.from.end..)).is_some_and(|it| it.starts_with('.'));
    let starts_name = dot && all.get(place.end).is_some_and(|it| !BESIDE_DR.contains(&it.fold.as_str()));
    beside.iter().any(is_beside) && !starts_name
}

/// Drops the DR of "IR/DR", which is the integrated program's own name.
fn drop_integrated(found: &mut Vec<(Range<usize>, Specialty)>, text: &str, all: &[Word]) {
    let is_joined = |one: &Range<usize>, two: &Range<usize>| {
        let ends = one.end.checked_sub(1).and_then(|it| all.get(it)).zip(all.get(two.start));
        ends.and_then(|(a, b)| text.get(a.from.end..b.from.start))
            .is_some_and(|it| matches!(it.trim(), "/" | "-" | "–"))
    };
    let pairs: Vec<usize> = (1..found.len())
        .filter(|at| {
            let (one, two) = (&found[at - 1], &found[*at]);
            one.1 == Specialty::Ir && two.1 == Specialty::Dr && is_joined(&one.0, &two.0)
        })
        .collect();
    for at in pairs.into_iter().rev() {
        found.remove(at);
    }
}

/// The name of a house is looked for so many bytes before its first specialty.
const HOUSE: usize = 40;

/// Returns true if two specialties are named in one breath: "the IR and DR residencies".
pub(super) fn are_joined(text: &str, one: &Spoken, two: &Spoken) -> bool {
    let (first, last) = if one.from.start < two.from.start { (one, two) } else { (two, one) };
    let between = text.get(first.from.end..last.from.start).unwrap_or_default().to_lowercase();
    let words: Vec<&str> =
        between.split(|c: char| !c.is_alphanumeric() && c != '&').filter(|it| !it.is_empty()).collect();
    // "the NYU IR and the NYU DR residencies": the house may be named again
    let start =
        (first.from.start.saturating_sub(HOUSE)..=first.from.start).find(|it| text.is_char_boundary(*it));
    let before = start.and_then(|it| text.get(it..first.from.start)).unwrap_or_default().to_lowercase();
    let house: Vec<&str> = before.split(|c: char| !c.is_alphanumeric()).filter(|it| it.len() > 1).collect();
    let may = [
        "and",
        "&",
        "both",
        "our",
        "the",
        "residency",
        "residencies",
        "program",
        "programs",
        "integrated",
        "as",
        "well",
    ];
    !between.contains('.')
        && words.len() < 6
        && words.iter().all(|it| may.contains(it) || house.contains(it))
        && words.iter().any(|it| ["and", "&", "as"].contains(it))
}
