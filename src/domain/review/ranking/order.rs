//! What stands on which list, and above what.

use std::collections::BTreeMap;

use super::{
    Tone, Warning, joint,
    lists::{Listed, Ranks},
};
use crate::{
    domain::{
        ranking::Place,
        tables::{Flag, Match, Program, Specialty, Track},
    },
    text::fold::fold,
};

pub(super) fn of_lists(ranks: &Ranks) -> Vec<Warning> {
    let mut all: Vec<Warning> = ranks.lists().filter_map(|it| twice(ranks, it)).collect();
    if ranks.kind() == Match::Fellowship {
        return all;
    }
    all.extend(ranks.lists().filter_map(|it| joint::misplaced(ranks, it)));
    if let Some(primary) = &ranks.primary {
        let more = [without_first_year(ranks, primary), too_early(ranks, primary), below_dr(ranks, primary)];
        all.extend(more.into_iter().flatten());
    }
    all
}

/// Advanced positions without a supplemental list, or with an empty one, while no first year is secured.
fn without_first_year(ranks: &Ranks, of: &Listed) -> Option<Warning> {
    if ranks.look.input.tracker.profile.has(Flag::FirstYear) {
        return None;
    }
    let is_empty = |letter: &String| {
        !ranks.supplemental.iter().any(|it| it.list.letter == *letter && !it.places.is_empty())
    };
    let lacks =
        |it: &&Place| it.track() == Some(Track::Advanced) && it.supplemental.as_ref().is_none_or(is_empty);
    let about: Vec<&Place> = of.places.iter().filter(lacks).collect();
    let warning = ranks.warn("rank-first-year", of, &about)?;
    Some(Warning {
        title: ranks.titled(
            &about,
            "An advanced position without a supplemental list",
            "advanced positions without a supplemental list",
        ),
        reason: format!(
            "At {}: if one of them matches, no first year is looked for, and the match binds all the same. Attach a list \
             with preliminary positions on it; say in the settings if your first year is secured.",
            ranks.ranked(&about)
        ),
        ..warning
    })
}

/// Preliminary positions that stand above others on the primary list.
fn too_early(ranks: &Ranks, of: &Listed) -> Option<Warning> {
    let is_first_year = |it: &&Place| it.track() == Some(Track::Preliminary);
    let last = of.places.iter().rfind(|it| it.track().is_some() && !is_first_year(it))?.rank;
    let about: Vec<&Place> = of.places.iter().filter(is_first_year).filter(|it| it.rank < last).collect();
    let warning = ranks.warn("rank-preliminary", of, &about)?;
    Some(Warning {
        tone: Tone::Hard,
        title: ranks.titled(
            &about,
            "A preliminary position above others",
            "preliminary positions above others",
        ),
        reason: format!(
            "A preliminary position on the primary list is tried like any other: if {} matches, you have a first year and \
             the search ends there; nothing below it is tried, down to rank {last}. Its place is the end of the list, or \
             a supplemental list.",
            ranks.ranked(&about)
        ),
        ..warning
    })
}

/// The same code, or the same position, twice on one list.
fn twice(ranks: &Ranks, of: &Listed) -> Option<Warning> {
    let mut by_code: BTreeMap<String, Vec<&Place>> = BTreeMap::new();
    for place in &of.places {
        let code = place.code(ranks.look.input.tracker).unwrap_or_else(|| place.text.clone());
        by_code.entry(code).or_default().push(place);
    }
    by_code.retain(|_, it| it.len() > 1);
    let about: Vec<&Place> = by_code.values().flatten().copied().collect();
    let warning = ranks.warn("rank-twice", of, &about)?;
    let one = |(code, places): (&String, &Vec<&Place>)| {
        let what = if code.contains('#') { "the same position".to_owned() } else { format!("code {code}") };
        format!("{what}: {}", ranks.ranked(places))
    };
    let firsts: Vec<&Place> = by_code.values().filter_map(|it| it.first().copied()).collect();
    let on = of.title();
    Some(Warning {
        tone: Tone::Hard,
        title: ranks.titled(&firsts, &format!("Twice on {on}"), &format!("codes twice on {on}")),
        reason: format!(
            "{}. A list has each code once: take one of the two off, or put its code right.",
            by_code.iter().map(one).collect::<Vec<_>>().join("; ")
        ),
        ..warning
    })
}

/// DR above IR of the same institution, which may be meant.
fn below_dr(ranks: &Ranks, of: &Listed) -> Option<Warning> {
    let mut best: BTreeMap<String, [Option<&Place>; 2]> = BTreeMap::new();
    for place in &of.places {
        let Some(program) = &place.program else { continue };
        let at = match program.specialty {
            Some(Specialty::Ir) => 0,
            Some(Specialty::Dr) => 1,
            Some(
                Specialty::IrIndependent
                | Specialty::Ty
                | Specialty::PrelimSurgery
                | Specialty::PrelimMedicine
                | Specialty::Other,
            )
            | None => continue,
        };
        let both = best.entry(institution(program)).or_default();
        if let Some(it) = both.get_mut(at) {
            it.get_or_insert(place);
        }
    }
    let pair = |it: &[Option<&'_ Place>; 2]| it[0].zip(it[1]).is_some_and(|(ir, dr)| dr.rank < ir.rank);
    best.retain(|_, it| pair(it));
    let irs: Vec<&Place> = best.values().filter_map(|it| it[0]).collect();
    let about: Vec<&Place> = best.values().flat_map(|it| it.iter().rev().flatten().copied()).collect();
    let warning = ranks.warn("rank-below-dr", of, &about)?;
    Some(Warning {
        title: ranks.titled(&irs, "DR above IR of one institution", "institutions with DR above IR"),
        reason: format!(
            "{}. If DR there matches, IR there isn't tried. Is it meant so? Then set this aside.",
            ranks.ranked(&about)
        ),
        ..warning
    })
}

fn institution(row: &Program) -> String {
    match (&row.catalog, row.institution.trim()) {
        (Some(catalog), _) => catalog.to_string(),
        (None, "") => fold(&row.name),
        (None, institution) => fold(institution),
    }
}
