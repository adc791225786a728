//! What ERAS takes for applications.

use super::{
    assistance::Assistance,
    charge::Charge,
    line::{BillLine, LineName, Payee},
    rates::{Rates, Tiers},
    sent::{Counts, Sent, counts_by_specialty},
};
use crate::{
    domain::{
        tables::{Match, Specialty},
        tracker::Tracker,
    },
    text::counted,
};

const RESIDENCY: &str = "fees.eras.residency.";
const FELLOWSHIP: &str = "fees.eras.fellowship.";

const NO_REFUNDS: &str = "ERAS gives no refunds: to withdraw an application that was sent saves nothing. Dropping a planned one does.";

/// Returns the lines of the applications: one for each specialty, or one for all of a fellowship.
pub fn application_lines(rates: &Rates, tracker: &Tracker) -> Vec<BillLine> {
    let counts = counts_by_specialty(tracker);
    match rates.kind {
        Match::Main => residency_lines(rates, tracker, &counts),
        Match::Fellowship => {
            let all = counts.values().fold(Sent::default(), |sum, it| Sent {
                out: sum.out.saturating_add(it.out),
                planned: sum.planned.saturating_add(it.planned),
            });
            let line = BillLine::new(LineName::Fellowship, Payee::Eras, "Fellowship programs");
            vec![counted_line(line, &rates.tiers(FELLOWSHIP), all).noting(NO_REFUNDS)]
        }
    }
}

fn residency_lines(rates: &Rates, tracker: &Tracker, counts: &Counts) -> Vec<BillLine> {
    let tiers = rates.tiers(RESIDENCY);
    let assistance = Assistance::of_applicant(rates, &tracker.profile);
    let mut lines = Vec::new();
    for (specialty, sent) in counts {
        let title = specialty.map_or("No specialty", Specialty::title);
        let line = BillLine::new(LineName::Residency(*specialty), Payee::Eras, title);
        let line = match specialty {
            Some(Specialty::Other) => line.noting("Several specialties under “Other” count as one here."),
            Some(_) => line,
            None => line.noting("Give these programs their specialty: each has a count of its own."),
        };
        let mut line = counted_line(line, &tiers, *sent).noting(NO_REFUNDS);
        if let Some(assistance) = &assistance {
            assist(&mut line, assistance, &tiers, counts, *specialty);
        }
        lines.push(line);
    }
    if let Some(assistance) = assistance {
        let out = prices(&tiers, counts.values().map(|it| it.out));
        let all = prices(&tiers, counts.values().map(|it| it.all()));
        lines.push(assistance.into_line(out.as_deref(), all.as_deref()));
    }
    lines
}

/// Fills a line with what its tiers say of a count.
fn counted_line(mut line: BillLine, tiers: &Tiers, sent: Sent) -> BillLine {
    line.many = counted(sent.out, "program");
    line.committed = tiers.together(sent.out).map(Charge::exactly);
    line.planned = sent.planned;
    let both = tiers.together(sent.all()).zip(tiers.together(sent.out));
    line.ahead = both.map(|(all, out)| Charge::exactly(all.saturating_sub(out)));
    line.next = tiers.at_place(sent.all().saturating_add(1)).map(Charge::exactly);
    line.saving = tiers.at_place(sent.all()).filter(|_| sent.planned > 0).map(Charge::exactly);
    line = line.making(tiers.made_of(0..sent.out), tiers.made_of(sent.out..sent.all()));
    line.figures = tiers.0.clone();
    line.reached = tiers.reached_by(sent.all().max(1));
    line
}

/// With Fee Assistance the next program and a dropped one change the discount too.
fn assist(
    line: &mut BillLine,
    assistance: &Assistance,
    tiers: &Tiers,
    counts: &Counts,
    of: Option<Specialty>,
) {
    let with = |change: fn(usize) -> usize| {
        prices(tiers, counts.iter().map(|(it, sent)| if *it == of { change(sent.all()) } else { sent.all() }))
    };
    let Some(now) = with(|it| it) else { return };
    let more = with(|it| it.saturating_add(1));
    let uncertain = |price: Option<Charge>, count| assistance.uncertain_price(price?.most, count);
    line.next = uncertain(line.next, now.len().saturating_add(1))
        .or_else(|| more.and_then(|more| assistance.difference(&more, &now)));
    let fewer = with(|it| it.saturating_sub(1)).filter(|_| line.planned > 0);
    line.saving = uncertain(line.saving, now.len())
        .or_else(|| fewer.and_then(|fewer| assistance.difference(&now, &fewer)));
}

/// Returns the price of each single application.
fn prices(tiers: &Tiers, counts: impl Iterator<Item = usize>) -> Option<Vec<i64>> {
    counts.flat_map(|count| (1..=count).map(|place| tiers.at_place(place))).collect()
}
