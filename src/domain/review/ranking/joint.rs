//! Joint arrangements: a first year that comes with an advanced position.

use super::{
    Tone, Warning,
    lists::{Listed, Ranks},
};
use crate::{
    domain::{
        ranking::{Entry, Place},
        tables::{Program, RankKind, Track},
    },
    text::listed,
};

/// First years of a joint arrangement on another list than that of their advanced position.
pub(super) fn misplaced(ranks: &Ranks, of: &Listed) -> Option<Warning> {
    let wrong: Vec<(&Place, Entry)> = of
        .places
        .iter()
        .filter(|it| it.track() == Some(Track::Preliminary))
        .filter_map(|it| Some((it, advanced_of(ranks, it.entry.as_ref()?)?)))
        .filter(|(_, advanced)| !is_its_list(ranks, of, advanced))
        .collect();
    let about: Vec<&Place> = wrong.iter().map(|it| it.0).collect();
    let warning = ranks.warn("rank-joint", of, &about)?;
    let naming = ranks.look.input.naming;
    let whose = |(place, advanced): &(&Place, Entry)| {
        let program = ranks.look.input.tracker.programs.get(advanced.program.as_str());
        let program = program.map(|it| naming.full(it)).unwrap_or_default();
        format!("{} is joint with {program}, advanced", ranks.name(place))
    };
    let only = match of.list.kind {
        Some(RankKind::Supplemental) => "which this list isn't, or not of it alone",
        Some(RankKind::Primary | RankKind::Couple) | None => "never on the primary list",
    };
    Some(Warning {
        tone: Tone::Hard,
        title: ranks.titled(
            &about,
            "Joint first year on the wrong list",
            "joint first years on the wrong list",
        ),
        reason: format!(
            "{}. It can be ranked only on the supplemental list of its own advanced position, {only}. This is {}.",
            listed(&wrong.iter().map(whose).collect::<Vec<_>>()),
            of.title()
        ),
        ..warning
    })
}

/// Returns the advanced position with which a first year is joint, by what either of the two says.
pub(super) fn advanced_of(ranks: &Ranks, first_year: &Entry) -> Option<Entry> {
    let programs = &ranks.look.input.tracker.programs;
    let has = |row: &Program, entry: &Entry| {
        row.positions.get(&Track::Advanced).is_some_and(|it| it.is_joint_with(&entry.program, entry.track))
    };
    let advanced = |row: &Program| Entry { program: row.id.clone(), track: Track::Advanced };
    if let Some(row) = programs.iter().find(|it| has(it, first_year)) {
        return Some(advanced(row));
    }
    let own = programs.get(first_year.program.as_str())?.positions.get(&first_year.track)?;
    let says = |row: &Program| {
        row.positions.contains_key(&Track::Advanced) && own.is_joint_with(&row.id, Track::Advanced)
    };
    programs.iter().find(|it| says(it)).map(|it| advanced(it))
}

/// True for a supplemental list that is attached to that position, and to no other.
fn is_its_list(ranks: &Ranks, of: &Listed, advanced: &Entry) -> bool {
    let Some(primary) = ranks.primary.as_ref().filter(|_| of.list.kind == Some(RankKind::Supplemental))
    else {
        return false;
    };
    let is_attached = |place: &&Place| {
        let more = primary.list.entries.get(&place.text);
        more.and_then(|it| it.supplemental.as_ref()) == Some(&of.list.id)
    };
    let mut attached = primary.places.iter().filter(is_attached).peekable();
    attached.peek().is_some() && attached.all(|it| it.entry.as_ref() == Some(advanced))
}
