//! What NRMP takes: registration, program codes beyond those included, long lists, couples.

use std::collections::BTreeSet;

use super::{
    charge::Charge,
    line::{BillLine, LineName, Payee, Stage},
    rates::Rates,
};
use crate::domain::{
    facts::Figure,
    figure::limit_words,
    tables::{Flag, Match, RankKind, RankList, Track},
    tracker::Tracker,
};

const REGISTRATION: &str = "fees.nrmp.registration";
const LATE: &str = "fees.nrmp.late_registration";
const EXTRA_CODE: &str = "fees.nrmp.extra_code";
const COUPLE: &str = "fees.nrmp.couple";
const LONG_LISTS: &str = "fees.nrmp.ranks_";
/// The most ranks of one list.
pub const MOST_RANKS: &str = "limits.ranks_per_list";
const INCLUDED_PRIMARY: &str = "limits.included_codes_primary";
const INCLUDED_SUPPLEMENTAL: &str = "limits.included_codes_supplemental";
const FELLOWSHIP_REGISTRATION: &str = "fees.nrmp.fellowship_registration";
const FELLOWSHIP_EXTRA_CODE: &str = "fees.nrmp.fellowship_extra_code";
const FELLOWSHIP_INCLUDED: &str = "limits.fellowship_included_codes";

const AT_CERTIFYING: &str = "Paid when you certify, and not returned. Until then it counts as planned.";

/// Returns the lines of the NRMP; `stage` is that of what every applicant pays.
pub fn match_lines(rates: &Rates, tracker: &Tracker, stage: Stage) -> Vec<BillLine> {
    let (registration, late) = match rates.kind {
        Match::Main => (REGISTRATION, Some(LATE)),
        Match::Fellowship => (FELLOWSHIP_REGISTRATION, None),
    };
    let profile = &tracker.profile;
    let mut lines = vec![paid_once(rates, LineName::Registration, "Registration", registration, stage)];
    if let Some(late) = late.filter(|_| profile.has(Flag::LateRegistration)) {
        lines.push(paid_once(rates, LineName::LateRegistration, "Late registration", late, stage));
    }
    if profile.has(Flag::Couple) {
        let line = paid_once(rates, LineName::Couple, "Couple", COUPLE, stage);
        lines.push(line.noting("Your half: your partner pays as much."));
    }
    lines.extend(code_lines(rates, tracker));
    lines.extend(long_lists(rates, tracker));
    lines
}

fn paid_once(rates: &Rates, name: LineName, title: &str, id: &str, stage: Stage) -> BillLine {
    let figure = rates.priced(id);
    let charge = figure.as_ref().and_then(|it| it.value).map(Charge::exactly);
    let mut line = BillLine::new(name, Payee::Nrmp, title).placed_at(stage, charge);
    line.figures = figure.into_iter().collect();
    match stage {
        Stage::Committed => line,
        Stage::Ahead => line.noting("It counts as planned until the first application is out."),
    }
}

fn code_lines(rates: &Rates, tracker: &Tracker) -> Vec<BillLine> {
    let lists = |kind| tracker.rank_lists.iter().map(AsRef::as_ref).filter(move |it| is_of(it, kind));
    let (primary, supplemental) =
        (codes(tracker, lists(RankKind::Primary)), codes(tracker, lists(RankKind::Supplemental)));
    let counted = |name, title, count, ids| code_line(rates, stage(tracker), (name, title), count, ids);
    match rates.kind {
        Match::Main => vec![
            counted(LineName::PrimaryCodes, "Codes, primary list", primary, (INCLUDED_PRIMARY, EXTRA_CODE)),
            counted(
                LineName::SupplementalCodes,
                "Codes, supplemental",
                supplemental,
                (INCLUDED_SUPPLEMENTAL, EXTRA_CODE),
            ),
        ],
        Match::Fellowship => vec![counted(
            LineName::PrimaryCodes,
            "Codes, rank list",
            primary,
            (FELLOWSHIP_INCLUDED, FELLOWSHIP_EXTRA_CODE),
        )],
    }
}

fn is_of(list: &RankList, kind: RankKind) -> bool {
    list.kind.unwrap_or(RankKind::Primary) == kind
}

/// What the lists cost is committed once they are certified.
fn stage(tracker: &Tracker) -> Stage {
    let is_certified = |it: &RankList| is_of(it, RankKind::Primary) && it.certified.is_some();
    match tracker.rank_lists.iter().any(|it| is_certified(it)) {
        true => Stage::Committed,
        false => Stage::Ahead,
    }
}

/// Returns how many different codes some lists have; an entry whose code isn't known counts as one.
fn codes<'a>(tracker: &Tracker, lists: impl Iterator<Item = &'a RankList>) -> usize {
    let entries = lists.flat_map(|it| &it.order);
    entries.map(|it| code(tracker, it).unwrap_or_else(|| it.clone())).collect::<BTreeSet<String>>().len()
}

/// Returns the NRMP code of an entry such as `ucsf/ir#advanced`.
fn code(tracker: &Tracker, entry: &str) -> Option<String> {
    let (program, position) = entry.split_once('#')?;
    let track: Track = position.parse().ok()?;
    let code = tracker.programs.get(program)?.positions.get(&track)?.nrmp_code.trim().to_uppercase();
    (!code.is_empty()).then_some(code)
}

fn code_line(
    rates: &Rates,
    stage: Stage,
    (name, title): (LineName, &str),
    count: usize,
    (included, extra): (&str, &str),
) -> BillLine {
    let (included, extra) = (rates.priced(included), rates.priced(extra));
    let most = included.as_ref().and_then(|it| usize::try_from(it.value?).ok());
    let each = extra.as_ref().and_then(|it| it.value);
    let cost = |count: usize| {
        let beyond = i64::try_from(count.saturating_sub(most?)).ok()?;
        // where none is beyond, it doesn't matter what one costs
        if beyond == 0 { Some(0) } else { each?.checked_mul(beyond) }
    };
    let now = cost(count);
    let mut line = BillLine::new(name, Payee::Nrmp, title).placed_at(stage, now.map(Charge::exactly));
    line.many = match most {
        Some(most) => format!("{count} of {most} codes"),
        None => format!("{count} codes"),
    };
    let next = cost(count.saturating_add(1)).zip(now).map(|(next, now)| next.saturating_sub(now));
    line.next = next.map(Charge::exactly);
    line.figures = extra.into_iter().chain(included).collect();
    if name == LineName::SupplementalCodes {
        line = line.noting("Counted over all supplemental lists together. A code on both counts in both.");
    }
    if now.is_some_and(|it| it > 0) && stage == Stage::Ahead { line.noting(AT_CERTIFYING) } else { line }
}

/// Returns the line of lists so long that they cost; none while they are far from that.
fn long_lists(rates: &Rates, tracker: &Tracker) -> Option<BillLine> {
    let tiers = rates.tiers(LONG_LISTS);
    let first = tiers.0.first()?.from?;
    let ranks: Vec<usize> = tracker.rank_lists.iter().map(|it| it.order.len()).collect();
    let longest = ranks.iter().copied().max().unwrap_or(0);
    if u32::try_from(longest.saturating_add(1)).is_ok_and(|it| it < first) {
        return None;
    }
    let now = ranks.iter().map(|it| tiers.by_size(*it)).try_fold(0i64, |sum, it| sum.checked_add(it?));
    let stage = stage(tracker);
    let line = BillLine::new(LineName::LongLists, Payee::Nrmp, "Long list");
    let mut line = line.placed_at(stage, now.map(Charge::exactly));
    line.many = format!("{longest} ranks");
    let next = tiers.by_size(longest.saturating_add(1)).zip(tiers.by_size(longest));
    line.next = next.map(|(next, now)| Charge::exactly(next.saturating_sub(now)));
    line.reached = tiers.reached_by(longest);
    line.figures = tiers.0;
    let limit = rates.priced(MOST_RANKS);
    let is_reached =
        |it: &&Figure| it.value.and_then(|it| usize::try_from(it).ok()).is_some_and(|it| longest >= it);
    if let Some(limit) = limit.as_ref().filter(is_reached) {
        line.next = None;
        line = line.noting(format!("No list may be longer. {}.", limit_words(limit, rates.season_named())));
    }
    line.figures.extend(limit);
    Some(if stage == Stage::Ahead { line.noting(AT_CERTIFYING) } else { line })
}
