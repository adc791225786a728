//! What NRMP takes: registration, program codes beyond those included, long lists, couples.

use super::{
    charge::Charge,
    line::{BillLine, LineName, Payee, Stage},
    rates::Rates,
};
use crate::domain::{
    facts::Figure,
    figure::{dollars, limit_words},
    ranking::codes,
    rules::{
        EXTRA_CODE, FELLOWSHIP_EXTRA_CODE, FELLOWSHIP_INCLUDED, INCLUDED_PRIMARY, INCLUDED_SUPPLEMENTAL,
        MOST_RANKS,
    },
    season::Season,
    tables::{Flag, Match, Progress, RankKind, RankList},
    tracker::Tracker,
};

const REGISTRATION: &str = "fees.nrmp.registration";
const LATE: &str = "fees.nrmp.late_registration";
const COUPLE: &str = "fees.nrmp.couple";
const LONG_LISTS: &str = "fees.nrmp.ranks_";
const FELLOWSHIP_REGISTRATION: &str = "fees.nrmp.fellowship_registration";

const AT_CERTIFYING: &str = "Paid when you certify, and not returned. Until then it is to come.";

/// The end of standard registration, and of ranking, among the official dates.
const STANDARD: &str = "nrmp-registration";
const RANKING_CLOSES: &str = "nrmp-rol-deadline";

/// The components of the checklist that tell what is paid.
const COUPLE_LINKED: &str = "couples-link";

/// How far registering is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registration {
    Done,
    /// Standard registration goes on, or nobody knows when it ends.
    Open,
    /// It costs the late fee now.
    Late,
    /// Nobody can register any more.
    Over,
}

/// What of NRMP's fees is settled, by the checklist and the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    pub registration: Registration,
    is_couple_paid: bool,
}

impl Settled {
    pub fn of_season(season: &Season) -> Settled {
        Settled {
            registration: Registration::of_season(season),
            is_couple_paid: is_paid(&season.tracker, COUPLE_LINKED),
        }
    }
}

impl Registration {
    /// Returns how far it is: done where the checklist or the calendar says so, or a list is certified.
    pub fn of_season(season: &Season) -> Registration {
        let tracker = &season.tracker;
        let component = match season.kind() {
            Match::Main => STANDARD,
            Match::Fellowship => "fellowship-registration",
        };
        let is_ticked = tracker.milestones.get(component).is_some_and(|it| it.done.is_some());
        if is_ticked || is_paid(tracker, component) || stage(tracker) == Stage::Committed {
            return Registration::Done;
        }
        let is_over = |id: &str| {
            let date = season.dated(id).filter(|_| season.kind() == Match::Main);
            date.is_some_and(|it| it.when.end(season.home()) < season.now)
        };
        match (is_over(STANDARD), is_over(RANKING_CLOSES)) {
            (_, true) => Registration::Over,
            (true, false) => Registration::Late,
            (false, false) => Registration::Open,
        }
    }
}

/// True where a component is done, or its step of paying is ticked.
fn is_paid(tracker: &Tracker, component: &str) -> bool {
    let Some(row) = tracker.components.get(component) else { return false };
    let is_ticked = |it: &str| row.items.get(it).is_some_and(|it| it.done.is_some());
    row.state == Some(Progress::Done) || ["pay", "paid"].into_iter().any(is_ticked)
}

/// Returns the lines of the NRMP.
pub fn match_lines(rates: &Rates, tracker: &Tracker, settled: &Settled) -> Vec<BillLine> {
    let (registration, late) = match rates.kind {
        Match::Main => (REGISTRATION, Some(LATE)),
        Match::Fellowship => (FELLOWSHIP_REGISTRATION, None),
    };
    let profile = &tracker.profile;
    let staged = |is_paid| if is_paid { Stage::Committed } else { Stage::Ahead };
    let stage = staged(settled.registration == Registration::Done);
    let paid = |name, title, id| paid_once(rates, (name, title), id, stage);
    let mut lines = vec![paid(LineName::Registration, "Registration", registration)];
    let is_late = settled.registration == Registration::Late;
    if let Some(late) = late.filter(|_| is_late || profile.has(Flag::LateRegistration)) {
        lines.push(paid(LineName::LateRegistration, "Late registration", late));
    }
    if profile.has(Flag::Couple) {
        let stage = staged(settled.is_couple_paid);
        let line = paid_once(rates, (LineName::Couple, "Couple"), COUPLE, stage);
        lines.push(line.noting("Your half: your partner pays as much."));
    }
    lines.extend(code_lines(rates, tracker));
    lines.extend(long_lists(rates, tracker));
    lines
}

fn paid_once(rates: &Rates, (name, title): (LineName, &str), id: &str, stage: Stage) -> BillLine {
    let figure = rates.priced(id);
    let charge = figure.as_ref().and_then(|it| it.value).map(Charge::exactly);
    let mut line = BillLine::new(name, Payee::Nrmp, title).placed_at(stage, charge);
    line.figures = figure.into_iter().collect();
    match (stage, name) {
        (Stage::Committed, _) => line,
        (Stage::Ahead, LineName::Couple) => {
            line.noting("It is to come until the checklist says that the couple is linked or has paid.")
        }
        (Stage::Ahead, _) => {
            line.noting("It is to come until the checklist says that you have registered or paid.")
        }
    }
}

fn code_lines(rates: &Rates, tracker: &Tracker) -> Vec<BillLine> {
    let lists = |kind| tracker.rank_lists.iter().map(AsRef::as_ref).filter(move |it| is_of(it, kind));
    let count = |kind| codes(&tracker.programs, lists(kind)).len();
    let (primary, supplemental) = (count(RankKind::Primary), count(RankKind::Supplemental));
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
    let beyond = most.map_or(0, |most| count.saturating_sub(most));
    if let Some(each) = each.filter(|_| beyond > 0) {
        let made = format!("{beyond} × {}", dollars(each));
        line = line.making(made.clone(), made);
    }
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
