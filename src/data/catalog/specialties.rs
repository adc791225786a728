//! The specialties that a line or a cell names. Several of them are several programs: "Duke IR and DR".

use super::{find::Asked, pieces::pieces, spell::Spelled, vocabulary::is_idle};
use crate::domain::tables::Specialty;

/// What stands between two specialties of a list.
const CUTS: &[&str] = &[",", ";", "/", "\\", "&", "+", "|", "\t", " and "];
/// A longer text is no name.
const MOST_CHARS: usize = 200;

/// A part of a text that names a specialty, and the sign before it.
struct Mention {
    specialty: Specialty,
    cut: &'static str,
    /// True for one that says how an IR program is run, and nothing else.
    is_kind: bool,
}

/// Returns the specialties of a line, in their order; "IR/DR" alone is the integrated one's own name.
pub(super) fn specialties(text: &str) -> Vec<Specialty> {
    let mut found: Vec<Mention> = Vec::new();
    let mut has_name = false;
    for (cut, part) in parts(text) {
        let (named, is_name) = named(cut, &part);
        let Some(named) = named else { continue };
        if is_name && has_name {
            break;
        }
        has_name |= is_name;
        match found.last_mut().filter(|it| named.is_kind && it.specialty == Specialty::Ir && !it.is_kind) {
            Some(last) => last.specialty = named.specialty,
            None => found.push(named),
        }
    }
    merged(&found)
}

/// Returns the specialties of a cell of their own column: another one is said there too.
pub(super) fn of_cell(cell: &str) -> Vec<Specialty> {
    let words = Spelled::new(cell).words;
    if words == ["both"] {
        return vec![Specialty::Ir, Specialty::Dr];
    }
    match specialties(cell) {
        all if !all.is_empty() => all,
        _ if words.iter().all(|it| is_idle(it) || it.len() < 2) => Vec::new(),
        _ => vec![Specialty::Other],
    }
}

/// Returns the specialty of a text that says nothing else: of a title, a heading.
pub(super) fn only(text: &str) -> Option<Specialty> {
    match specialties(text)[..] {
        [only] if is_mere(text) => Some(only),
        // a year before radiology, whichever
        [Specialty::Ty, Specialty::PrelimMedicine] | [Specialty::PrelimMedicine, Specialty::Ty]
            if is_mere(text) =>
        {
            Some(Specialty::Ty)
        }
        _ => None,
    }
}

/// Returns true if a text names specialties and nothing else.
pub(super) fn is_mere(text: &str) -> bool {
    let names = pieces(text).into_iter().map(|it| Asked::new(&Spelled::new(&it.text)).name);
    names.flat_map(|it| it.words).all(|it| is_idle(&it)) && !specialties(text).is_empty()
}

/// Returns a name without the specialty that stands before or behind it; a text that is nothing else stays whole.
pub(super) fn without(name: &str) -> &str {
    let edge = |it: char| it.is_whitespace() || matches!(it, ',' | ';' | ':' | '-' | '–' | '—' | '/' | '|');
    let cuts = || name.char_indices().filter(|it| !it.1.is_alphanumeric()).map(|it| it.0);
    let behind = |at: usize| name.split_at_checked(at).filter(|it| is_mere(it.1)).map(|it| it.0);
    let before = |at: usize| name.split_at_checked(at).filter(|it| is_mere(it.0)).map(|it| it.1);
    let rest =
        cuts().find_map(behind).or_else(|| cuts().collect::<Vec<_>>().into_iter().rev().find_map(before));
    rest.map(|it| it.trim_matches(edge)).filter(|it| it.chars().any(char::is_alphanumeric)).unwrap_or(name)
}

fn merged(found: &[Mention]) -> Vec<Specialty> {
    let is_list = found.len() > 2 && found.iter().skip(1).any(|it| it.cut != "/");
    let mut all: Vec<Specialty> = Vec::new();
    for it in found {
        let is_integrated =
            it.cut == "/" && it.specialty == Specialty::Dr && all.last() == Some(&Specialty::Ir);
        if !(is_integrated && (found.len() == 2 || is_list) || all.contains(&it.specialty)) {
            all.push(it.specialty);
        }
    }
    if all.iter().any(|it| *it != Specialty::Other) {
        all.retain(|it| *it != Specialty::Other);
    }
    all
}

/// Returns the specialty of a part, whose pieces tell more of it ("IR - independent"), and whether it has a name too.
fn named(cut: &'static str, part: &str) -> (Option<Mention>, bool) {
    let asked: Vec<Asked> = pieces(part).iter().map(|it| Asked::new(&Spelled::new(&it.text))).collect();
    let all: Vec<Specialty> = asked.iter().filter_map(|it| it.specialty).collect();
    let is_name = asked.iter().any(|it| !it.name.words.iter().all(|word| is_idle(word)));
    let words = Spelled::new(part).words;
    let is_kind = words.iter().any(|it| it == "independent")
        && !words.iter().any(|it| matches!(it.as_str(), "ir" | "vir" | "interventional" | "radiology"));
    let specialty = match all.first() {
        Some(Specialty::Ir) if all.contains(&Specialty::IrIndependent) => Some(Specialty::IrIndependent),
        _ if all.contains(&Specialty::Ir) && all.contains(&Specialty::Dr) => Some(Specialty::Ir),
        first => first.copied(),
    };
    (specialty.map(|specialty| Mention { specialty, cut, is_kind: is_kind && !is_name }), is_name)
}

fn parts(text: &str) -> Vec<(&'static str, String)> {
    let text: String = text.chars().take(MOST_CHARS).collect();
    let (mut all, mut part, mut cut, mut rest) = (Vec::new(), String::new(), "", text.as_str());
    while let Some(letter) = rest.chars().next() {
        let begins = |it: &&&str| rest.get(..it.len()).is_some_and(|at| at.eq_ignore_ascii_case(it));
        match CUTS.iter().find(begins) {
            Some(next) => {
                all.push((cut, std::mem::take(&mut part)));
                cut = next;
                rest = rest.get(next.len()..).unwrap_or_default();
            }
            None => {
                part.push(letter);
                rest = rest.get(letter.len_utf8()..).unwrap_or_default();
            }
        }
    }
    all.push((cut, part));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use Specialty::{Dr, Ir, IrIndependent, Other, PrelimMedicine, Ty};

    #[test]
    fn several_specialties_are_told_from_one() {
        for (text, expected) in [
            ("Duke", vec![]),
            ("Duke IR", vec![Ir]),
            ("Duke IR and DR", vec![Ir, Dr]),
            ("Duke (IR & DR)", vec![Ir, Dr]),
            ("Emory: IR, DR, TY", vec![Ir, Dr, Ty]),
            ("Emory IR/DR/TY", vec![Ir, Dr, Ty]),
            ("Emory IR/DR", vec![Ir]),
            ("Emory IR-DR", vec![Ir]),
            ("Emory IR/DR, TY", vec![Ir, Ty]),
            ("Emory IR - independent", vec![IrIndependent]),
            ("Emory, IR, independent", vec![IrIndependent]),
            ("Interventional Radiology - Integrated", vec![Ir]),
            ("Diagnostic Radiology/Nuclear Medicine", vec![Dr]),
            ("Emory Anesthesiology", vec![Other]),
            ("Emory preliminary internal medicine", vec![PrelimMedicine]),
        ] {
            assert_eq!(specialties(text), expected, "{text}");
        }
    }

    #[test]
    fn a_cell_says_what_is_none_of_ours() {
        for (cell, expected) in [
            ("Both", vec![Ir, Dr]),
            ("IR, DR", vec![Ir, Dr]),
            ("internal medicine", vec![Other]),
            ("Neurosurgery", vec![Other]),
            ("something else", vec![Other]),
            ("Prelim", vec![PrelimMedicine]),
            ("Advanced (A)", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(of_cell(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_name_is_told_from_the_specialty_beside_it() {
        for (text, name) in [
            ("Plainview TY", "Plainview"),
            ("Plainview (TY)", "Plainview"),
            ("Plainview - transitional year", "Plainview"),
            ("St. Elsewhere, IR independent", "St. Elsewhere"),
            ("DR: Plainview", "Plainview"),
            ("Plainview", "Plainview"),
            ("TY", "TY"),
            ("Radiology Associates of Erie", "Radiology Associates of Erie"),
        ] {
            assert_eq!(super::without(text), name, "{text}");
        }
    }

    #[test]
    fn a_heading_says_one_specialty_only() {
        for (text, expected) in [
            ("IR:", Some(Ir)),
            ("## DR", Some(Dr)),
            ("Diagnostic Radiology", Some(Dr)),
            ("Transitional year:", Some(Ty)),
            ("TY programs", Some(Ty)),
            ("Prelim/TY", Some(Ty)),
            ("IR and DR", None),
            ("Duke IR", None),
        ] {
            assert_eq!(only(text), expected, "{text}");
        }
    }
}
