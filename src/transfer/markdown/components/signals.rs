//! The signals: what is spent of each pool, and which program has which.

use crate::{
    domain::{
        signals::{Budget, Pool, SignalCounts},
        tables::{Signal, Specialty},
    },
    transfer::{components::ComponentsInput, markdown::doc::Doc},
};

const HEAD: [&str; 4] = ["Signal", "Program", "Specialty", "Status"];

pub(super) fn write(doc: &mut Doc, input: &ComponentsInput) {
    doc.heading(2, "Signals");
    pools(doc, input);
    let signaled = input.signaled();
    if signaled.is_empty() {
        return doc.paragraph("No program has a signal.");
    }
    let rows = signaled.iter().map(|(signal, name, row)| {
        let specialty = row.specialty.map(Specialty::title).unwrap_or_default();
        [signal.title(), name, specialty, input.status_words(row)].map(str::to_owned).to_vec()
    });
    doc.table(&HEAD, &rows.collect::<Vec<_>>());
    doc.paragraph("Programs that ended are among them: a signal stays spent.");
    let counts = SignalCounts::of(input.rows.iter().map(|it| &**it));
    let said = [(counts.without, "without a signal"), (counts.no_part, "that take no signals")];
    for (count, words) in said.into_iter().filter(|it| it.0 > 0) {
        doc.item(&format!("Programs of this page {words}"), &count.to_string());
    }
}

/// Writes what is spent of each pool that the applicant has, and of any other of which some are spent.
fn pools(doc: &mut Doc, input: &ComponentsInput) {
    let spent = |pool: &Pool, tier: Signal| input.lookup.signaled.spent(pool, tier);
    let mut is_unsure = false;
    for pool in input.lookup.pools.each() {
        // a tier that the pool doesn't have may be given all the same
        let extra = Signal::ALL.iter().filter(|it| pool.budget(**it).is_none());
        let extra = extra.map(|tier| Budget { tier: *tier, figure: None });
        let all = pool.budgets.iter().cloned().chain(extra);
        let is_own = pool.specialties.iter().any(|it| input.season.tracker.profile.is_for(*it));
        let is_told = |it: &Budget| (is_own && it.most().is_some()) || spent(pool, it.tier) > 0;
        let all: Vec<Budget> = all.filter(is_told).collect();
        is_unsure |= all.iter().any(|it| !it.is_certain());
        let words =
            all.iter().map(|it| format!("{} {}", it.spent_words(spent(pool, it.tier)), it.tier.several()));
        doc.item(&pool.title(), &words.collect::<Vec<_>>().join(" · "));
    }
    if is_unsure {
        doc.paragraph("? stands where the number isn't certain.");
    }
}
