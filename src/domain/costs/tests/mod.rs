//! What the bill says of seasons whose fees are known.

mod applications;
mod nrmp;
mod sums;

use super::*;
use crate::{
    data::Data,
    domain::{
        facts::SeasonFacts,
        id::Id,
        naming::Naming,
        tables::{
            Certified, Component, Exam, Flag, Item, Match, Override, Position, Profile, Program, Progress,
            RankKind, RankList, Rotation, RotationKind, RotationState, Specialty, Status, Track,
        },
        time::Zone,
        tracker::Tracker,
    },
};

/// An applicant of that match with so many programs of each specialty, all of that status.
fn applicant(kind: Match, counts: &[(Specialty, usize)], status: Option<Status>) -> Tracker {
    let profile = Profile { kind: Some(kind), season: "2027".into(), ..Profile::default() };
    let mut tracker = Tracker { profile: profile.into(), ..Tracker::default() };
    add_programs(&mut tracker, counts, status);
    tracker
}

fn add_programs(tracker: &mut Tracker, counts: &[(Specialty, usize)], status: Option<Status>) {
    for (specialty, count) in counts {
        for at in 0..*count {
            let id = Id::new(&format!("{at}-{status:?}/{specialty}"));
            let specialty = Some(*specialty);
            tracker.programs.put(Program { id, specialty, status, ..Program::default() });
        }
    }
}

fn flagged(mut tracker: Tracker, flags: &[Flag]) -> Tracker {
    std::sync::Arc::make_mut(&mut tracker.profile).flags = flags.to_vec();
    tracker
}

fn corrected(mut tracker: Tracker, id: &str, value: i64) -> Tracker {
    let own = Override { value: Some(value.into()), source: "invoice".into(), ..Override::default() };
    std::sync::Arc::make_mut(&mut tracker.overrides).insert(id.into(), own);
    tracker
}

/// A day on which standard registration goes on.
const NOVEMBER: &str = "2026-11-24T15:00:00Z";

fn at(tracker: &Tracker, now: &str, facts: SeasonFacts) -> Bill {
    Bill::reckon(&Season {
        tracker: tracker.clone(),
        facts: facts.into(),
        naming: Naming::long(),
        cautions: Arc::default(),
        now: now.parse().unwrap(),
        local_zone: Zone::get("America/New_York").unwrap(),
    })
}

fn facts_of(tracker: &Tracker) -> SeasonFacts {
    SeasonFacts::clone(&Data::new().season("2027", tracker.profile.kind()))
}

fn bill(tracker: &Tracker) -> Bill {
    at(tracker, NOVEMBER, facts_of(tracker))
}

fn line(bill: &Bill, name: LineName) -> &BillLine {
    bill.lines.iter().find(|it| it.name == name).unwrap_or_else(|| panic!("no {name:?}"))
}

fn has(bill: &Bill, name: LineName) -> bool {
    bill.lines.iter().any(|it| it.name == name)
}

/// What the applications of a bill cost, without transcripts.
fn applications(bill: &Bill) -> String {
    let is_one = |line: &&BillLine| {
        matches!(line.name, LineName::Residency(_) | LineName::Fellowship | LineName::FeeAssistance)
    };
    let sum = summed(bill.lines.iter().filter(is_one).map(|it| Sum::of_amount(it.committed)));
    sum.words()
}

fn said(charge: Option<Charge>) -> String {
    charge.map_or("not known".into(), Charge::said)
}

const APPLIED: Option<Status> = Some(Status::Applied);
const IR: LineName = LineName::Residency(Some(Specialty::Ir));
