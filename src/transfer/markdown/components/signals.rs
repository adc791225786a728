//! The signals: how many of each tier went where, and which program has which.

use std::collections::BTreeMap;

use crate::{
    domain::tables::{Signal, Specialty},
    text::counted,
    transfer::{components::ComponentsInput, markdown::doc::Doc},
};

const HEAD: [&str; 4] = ["Signal", "Program", "Specialty", "Status"];

pub(super) fn write(doc: &mut Doc, input: &ComponentsInput) {
    doc.heading(2, "Signals");
    let signaled = input.signaled();
    if signaled.is_empty() {
        return doc.paragraph("No program has a signal.");
    }
    let mut counts: BTreeMap<Option<Specialty>, BTreeMap<Signal, usize>> = BTreeMap::new();
    for (signal, _, row) in &signaled {
        let count = counts.entry(row.specialty).or_default().entry(*signal).or_default();
        *count = count.saturating_add(1);
    }
    for (specialty, by_tier) in counts {
        let tiers = by_tier.iter().map(|(signal, count)| many(*signal, *count));
        doc.item(specialty.map_or("No specialty", Specialty::title), &tiers.collect::<Vec<_>>().join(" · "));
    }
    let rows = signaled.iter().map(|(signal, name, row)| {
        let specialty = row.specialty.map(Specialty::title).unwrap_or_default();
        [signal.title(), name, specialty, input.status_words(row)].map(str::to_owned).to_vec()
    });
    doc.table(&HEAD, &rows.collect::<Vec<_>>());
    doc.paragraph("Programs that ended are among them: a signal stays spent.");
    let without = input.rows.iter().filter(|it| it.signal.is_none()).count();
    if without > 0 {
        doc.paragraph(&format!("{} of this page without a signal.", counted(without, "program")));
    }
}

/// "3 gold", "1 signal", "3 signals".
fn many(signal: Signal, count: usize) -> String {
    match signal {
        Signal::Gold | Signal::Silver => format!("{count} {}", signal.title()),
        Signal::Plain => counted(count, signal.title()),
    }
}
