//! Signals: more than there are of a tier, at programs that take none, of tiers that their specialty doesn't have.

use super::{Look, Tone, Warning};
use crate::domain::{
    facts::{Confidence, Figure},
    id::Id,
    signals::{Budget, Pool, SIGNAL_SCOPE, Signaled},
    tables::{Program, Signal, Table},
};

/// Returns what is to be said of one signaled program.
pub(super) fn of_row(look: &Look, row: &Program) -> Vec<Warning> {
    let Some(signal) = row.signal else { return Vec::new() };
    [no_part(look, row, signal), no_tier(look, row, signal)].into_iter().flatten().collect()
}

fn no_part(look: &Look, row: &Program, signal: Signal) -> Option<Warning> {
    if row.is_signalable() {
        return None;
    }
    let scope = look.input.facts.effective(SIGNAL_SCOPE, &look.input.tracker.overrides);
    let scope = scope.filter(|it| look.input.tracker.profile.kind().reads(it));
    let rule = scope.as_ref().map(|it| format!(" {}: {}", it.title, it.note));
    let source = scope.map(|it| it.origin.source);
    let warning = look.warn("signal-refused", &[&row.id], (Table::Programs, &row.id), &[signal.word()]);
    Some(Warning {
        title: format!("Takes no signals: {}", look.input.naming.of(row)),
        reason: format!(
            "{} has a {} signal here, and takes no part by what you entered. Take one of the two back.{}",
            look.input.naming.full(row),
            signal_noun(signal),
            rule.unwrap_or_default()
        ),
        source: source.unwrap_or_else(|| warning.source.clone()),
        ..warning
    })
}

fn no_tier(look: &Look, row: &Program, signal: Signal) -> Option<Warning> {
    let pool = look.pools.pool_of(row).filter(|it| !it.has_tier(signal))?;
    let tiers: Vec<&str> = pool.budgets.iter().map(|it| it.tier.title()).collect();
    let figure = pool.budgets.iter().find_map(|it| it.figure.as_ref());
    let inputs = [signal.word(), &tiers.join(" ")];
    Some(Warning {
        title: format!("No such signal: {}, {}", look.input.naming.of(row), signal.title()),
        reason: format!(
            "{} has a {} signal here. In season {} {} has {}.",
            look.input.naming.full(row),
            signal_noun(signal),
            look.input.facts.season,
            pool.title(),
            if tiers.len() == 1 { "signals of one tier only".to_owned() } else { tiers.join(" and ") }
        ),
        source: figure.map(whose).unwrap_or_default(),
        ..look.warn("signal-tier", &[&row.id], (Table::Programs, &row.id), &inputs)
    })
}

/// "gold", "plain": the tier before the word "signal".
fn signal_noun(signal: Signal) -> &'static str {
    match signal {
        Signal::Gold | Signal::Silver => signal.title(),
        Signal::Plain => "plain",
    }
}

/// Returns one warning for each tier of which more signals are written down than there are.
pub(super) fn overspent(look: &Look, signaled: &Signaled) -> Vec<Warning> {
    let pools = look.pools.each().iter();
    let budgets = pools.flat_map(|pool| pool.budgets.iter().map(move |budget| (pool, budget)));
    budgets.filter_map(|(pool, budget)| over(look, signaled, (pool, budget))).collect()
}

fn over(look: &Look, signaled: &Signaled, (pool, budget): (&Pool, &Budget)) -> Option<Warning> {
    let (most, figure) = budget.most().zip(budget.figure.as_ref())?;
    let spent = signaled.spent(pool, budget.tier);
    if spent <= most {
        return None;
    }
    let programs: Vec<&Id> = signaled.programs_of(pool, budget.tier).collect();
    let first = programs.first()?;
    let rows = &look.input.tracker.programs;
    let mut names: Vec<String> =
        programs.iter().filter_map(|id| rows.get(id.as_str())).map(|it| look.input.naming.full(it)).collect();
    names.sort_unstable();
    let doubt = match budget.is_certain() {
        true => "Take one off, or correct the number.",
        false => "The number isn't certain: look it up in MyERAS and correct it, or take one off.",
    };
    let inputs = [spent.to_string(), most.to_string()];
    let pool_id = Id::new(&format!("{}-{}", pool.specialties.first()?.word(), budget.tier.word()));
    Some(Warning {
        tone: if budget.is_certain() { Tone::Hard } else { Tone::Soft },
        title: format!("{}: {}", pool.title(), budget.left_words(spent)),
        reason: format!(
            "{} of season {}: {most}; written down are {spent}: {}. {doubt}",
            figure.title,
            look.input.facts.season,
            names.join(", ")
        ),
        source: whose(figure),
        rows: programs.iter().copied().cloned().collect(),
        ..look.warn("signals-over", &[&pool_id], (Table::Programs, first), &[&inputs[0], &inputs[1]])
    })
}

fn whose(figure: &Figure) -> String {
    match (figure.origin.confidence, figure.origin.source.as_str()) {
        (Confidence::Yours, "") => "the number you entered".to_owned(),
        (Confidence::Yours, source) => source.to_owned(),
        (sure, source) => format!("{source} ({})", sure.title()),
    }
}

#[cfg(test)]
#[path = "signals_tests.rs"]
mod tests;
