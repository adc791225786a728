//! Transcripts, and electives at other hospitals.

use std::collections::BTreeMap;

use super::{
    charge::Charge,
    line::{BillLine, LineName, Payee, Stage},
    rates::Rates,
    sent::Sent,
};
use crate::{
    domain::{
        figure::dollars,
        tables::{Flag, RotationKind, RotationState},
        tracker::Tracker,
    },
    text::{contains::contains, counted, fold::fold},
};

const USMLE: &str = "fees.eras.usmle_transcript";
const COMLEX: &str = "fees.eras.comlex_transcript";
const ELECTIVE: &str = "fees.vslo.elective";

/// Returns the transcripts that this applicant sends.
pub fn transcript_lines(rates: &Rates, tracker: &Tracker, stage: Stage) -> Vec<BillLine> {
    let is_osteopathic = tracker.profile.has(Flag::Osteopathic);
    let has_usmle =
        tracker.exams.iter().any(|it| contains(it.id.as_str(), "usmle") || contains(&it.title, "usmle"));
    let mut lines = Vec::new();
    if has_usmle || !is_osteopathic {
        lines.push(transcript(rates, LineName::UsmleTranscript, ("USMLE transcript", USMLE), stage));
    }
    if is_osteopathic {
        lines.push(transcript(rates, LineName::ComlexTranscript, ("COMLEX transcript", COMLEX), stage));
    }
    lines
}

fn transcript(rates: &Rates, name: LineName, (title, id): (&str, &str), stage: Stage) -> BillLine {
    let figure = rates.priced(id);
    let charge = figure.as_ref().and_then(|it| it.value).map(Charge::exactly);
    let mut line = BillLine::new(name, Payee::Eras, title).placed_at(stage, charge);
    line.figures = figure.into_iter().collect();
    match stage {
        Stage::Committed => line,
        Stage::Ahead => line.noting("It is to come until the first application is out."),
    }
}

/// Returns the line of away electives; none in a match that knows none. Several dates at one host cost once.
pub fn elective_line(rates: &Rates, tracker: &Tracker) -> Option<BillLine> {
    let figure = rates.priced(ELECTIVE)?;
    let mut electives: BTreeMap<(String, String), Stage> = BTreeMap::new();
    for rotation in tracker.rotations.iter().filter(|it| it.kind == Some(RotationKind::Away)) {
        let stage =
            electives.entry((fold(&rotation.host), fold(&rotation.specialty))).or_insert(Stage::Ahead);
        if !matches!(rotation.state, None | Some(RotationState::Planned)) {
            *stage = Stage::Committed;
        }
    }
    let out = electives.values().filter(|it| **it == Stage::Committed).count();
    let sent = Sent { out, planned: electives.len().saturating_sub(out) };
    let cost = |count: usize| figure.value?.checked_mul(i64::try_from(count).ok()?).map(Charge::exactly);
    let mut line = BillLine::new(LineName::Electives, Payee::Vslo, "Away electives");
    line.many = counted(sent.out, "elective");
    line.committed = cost(sent.out);
    line.planned = sent.planned;
    line.ahead = cost(sent.planned);
    let made = |count: usize| match figure.value {
        Some(each) if count > 0 => format!("{count} × {}", dollars(each)),
        Some(_) | None => String::new(),
    };
    line = line.making(made(sent.out), made(sent.planned));
    line.next = cost(1);
    line.saving = cost(1).filter(|_| sent.planned > 0);
    line.figures = vec![figure];
    Some(line)
}
