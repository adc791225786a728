//! Interviews held against the lists: programs where one was and that aren't ranked, and those ranked without one.

use std::collections::BTreeSet;

use super::{
    Warning, dates,
    joint::advanced_of,
    lists::{Listed, Ranks},
};
use crate::{
    domain::{
        agenda::programs_title,
        id::Id,
        ranking::Place,
        shortlist::logged,
        tables::{Flag, InterviewKind, InterviewState, Program, Specialty, Status, Table},
    },
    text::counted,
};

pub(super) fn of_programs(ranks: &Ranks) -> Vec<Warning> {
    [not_ranked(ranks), not_interviewed(ranks)].into_iter().flatten().collect()
}

/// True where an interview proper at the program is in one of these states.
fn has_interview(ranks: &Ranks, row: &Program, states: &[InterviewState]) -> bool {
    ranks.look.input.lookup.interviews(&row.id).iter().any(|row| {
        let is_proper = row.kind.unwrap_or(InterviewKind::Interview) == InterviewKind::Interview;
        is_proper && row.state.is_some_and(|it| states.contains(&it))
    })
}

fn was_interviewed(ranks: &Ranks, row: &Program) -> bool {
    row.status == Some(Status::Interviewed)
        || logged(row, Status::Interviewed).is_some()
        || has_interview(ranks, row, &[InterviewState::Done])
}

/// Programs where one was interviewed, that go on and stand on no list. It is said once a list is begun, or ranking is
/// open.
fn not_ranked(ranks: &Ranks) -> Option<Warning> {
    let look = ranks.look;
    if ranks.places().next().is_none() && !dates::is_open(look) {
        return None;
    }
    let has_first_year = look.input.tracker.profile.has(Flag::FirstYear);
    let ranked: BTreeSet<&Id> = ranks.places().filter_map(|it| Some(&it.entry.as_ref()?.program)).collect();
    let lacks = |row: &&Program| {
        row.status.unwrap_or(Status::Planned).is_open()
            && row.do_not_rank.trim().is_empty()
            && !ranked.contains(&row.id)
            && !(has_first_year && is_first_year(row))
            && was_interviewed(ranks, row)
    };
    let lacking: Vec<&Program> = look.input.tracker.programs.iter().map(|it| &**it).filter(lacks).collect();
    let first = lacking.first()?;
    let ids: Vec<&str> = lacking.iter().map(|it| it.id.as_str()).collect();
    let name = |id: &Id| programs_title(look.input.tracker, look.input.naming, std::slice::from_ref(id));
    let names: Vec<String> = lacking.iter().map(|it| name(&it.id)).collect();
    let title = match names.as_slice() {
        [one] => format!("Interviewed, not ranked: {one}"),
        all => format!("{} interviewed, not ranked", counted(all.len(), "program")),
    };
    let target = match &ranks.primary {
        Some(primary) => (Table::RankLists, &primary.list.id),
        None => (Table::Programs, &first.id),
    };
    let all = Id::new("all");
    Some(Warning {
        title,
        reason: format!(
            "{}. A program that isn't on the list can't match you. Rank it, or write down why not: do not rank.",
            names.join(", ")
        ),
        rows: lacking.iter().map(|it| it.id.clone()).collect(),
        ..look.warn("rank-missing", &[&all], target, &ids)
    })
}

fn is_first_year(row: &Program) -> bool {
    match row.specialty {
        Some(Specialty::Ty | Specialty::PrelimSurgery | Specialty::PrelimMedicine) => true,
        Some(Specialty::Ir | Specialty::IrIndependent | Specialty::Dr | Specialty::Other) | None => false,
    }
}

/// Ranked programs of which no interview is written down, neither held nor still to come. The first year of a joint
/// arrangement comes with its advanced position.
fn not_interviewed(ranks: &Ranks) -> Option<Warning> {
    let lacks = |place: &&Place| {
        let Some(program) = &place.program else { return false };
        let is_to_come = || has_interview(ranks, program, &[InterviewState::Scheduled, InterviewState::Held]);
        let is_joint = || place.entry.as_ref().is_some_and(|it| advanced_of(ranks, it).is_some());
        !was_interviewed(ranks, program) && !is_to_come() && !is_joint()
    };
    let mut seen = BTreeSet::new();
    let lacking = ranks.lists().flat_map(|of| of.places.iter().map(move |it| (of, it)));
    let lacking = lacking.filter(|(_, it)| lacks(it));
    let lacking: Vec<_> =
        lacking.filter(|(_, it)| seen.insert(it.entry.as_ref().map(|it| &it.program))).collect();
    let about: Vec<&Place> = lacking.iter().map(|it| it.1).collect();
    let named = |(of, place): &(&Listed, &Place)| {
        format!("{}, rank {} of {}", ranks.name(place), place.rank, of.title())
    };
    Some(Warning {
        title: ranks.titled(&about, "Ranked, not interviewed", "programs ranked, not interviewed"),
        reason: format!(
            "{}. No interview there is written down, and who didn't interview you won't rank you. If it took place, mark it \
             as done.",
            lacking.iter().map(named).collect::<Vec<_>>().join("; ")
        ),
        ..ranks.warn("rank-uninterviewed", lacking.first()?.0, &about)?
    })
}
