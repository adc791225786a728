//! One program's signal, and the pool that it comes from.

use super::page::{Ink, Page};
use crate::{
    app::{command::GlobalCommand, context::Context, signal_steps::signal_rule},
    domain::{
        facts::{Confidence, Figure},
        id::Id,
        shortlist::{logged, status_words},
        signals::{Budget, Pool, SIGNAL_SCOPE, SIGNALS_FINAL, SignalCounts},
        tables::{Program, Signal, Status, TakesSignals},
    },
    text::fold::fold,
};

/// Says of a program which signal it has, whether that can still change, and by which rule.
pub fn program_signal(cx: &Context, page: &mut Page, id: &Id) {
    let Some(row) = cx.season.tracker.programs.get(id.as_str()) else { return };
    page.title(&cx.season.naming.full(row));
    let (words, ink) = match row.signal {
        Some(Signal::Gold) => ("gold", Ink::Warn),
        Some(signal) => (signal.title(), Ink::Strong),
        None if row.is_out() => ("none: the application is out without one", Ink::Dim),
        None => ("none", Ink::Dim),
    };
    page.labeled_in("Signal", words, ink);
    page.labeled("Status", &status_words(row, cx.season.now));
    match row.takes_signals {
        Some(TakesSignals::No) => page.labeled_in("Takes part", "no: it can't be signaled", Ink::Warn),
        Some(TakesSignals::Yes) => page.labeled("Takes part", "yes"),
        None => {}
    }
    if row.is_out() && row.signal.is_some() {
        page.labeled("Final", &final_words(cx, row));
    }
}

/// "since Wed 2 Sep, with the application", as far as that is known.
fn final_words(cx: &Context, row: &Program) -> String {
    let since = logged(row, Status::Applied).map(|at| format!("since {}, ", cx.season.happened_words(at)));
    match signal_rule(cx, SIGNALS_FINAL) {
        Some(_) => format!("{}with the application", since.unwrap_or_default()),
        None => "the application is out; whether its signal can still change isn't known".to_owned(),
    }
}

/// Says what a pool has and has spent, on which programs, and who says so. One of its budgets stands first.
pub fn pool_page(cx: &Context, page: &mut Page, pool: &Pool, first: Option<&Budget>) {
    page.head(&match pool.specialties.len() {
        1 => pool.title(),
        _ => format!("{} share their signals", pool.title()),
    });
    let signaled = &cx.derived.lookup.signaled;
    let rest = pool.budgets.iter().filter(|it| first.is_none_or(|first| first != *it));
    for budget in first.into_iter().chain(rest) {
        budget_lines(cx, page, pool, budget);
    }
    let strays = Signal::ALL.iter().filter(|it| pool.budget(**it).is_none());
    for tier in strays.filter(|it| signaled.spent(pool, **it) > 0) {
        let words = format!("{}: {}", signaled.spent(pool, *tier), names(cx, pool, *tier));
        let ink = if pool.has_tier(*tier) { Ink::Plain } else { Ink::Bad };
        page.labeled_in(label(*tier), &words, ink);
    }
    let programs = cx.season.tracker.programs.iter().map(|it| &**it);
    let mine = programs.filter(|row| cx.derived.lookup.pools.pool_of(row) == Some(pool));
    let counts = SignalCounts::of(mine);
    page.labeled("None", &counts.without.to_string());
    if counts.no_part > 0 {
        page.labeled("Take none", &format!("{}: can't be signaled", counts.no_part));
    }
    whose_numbers(cx, page, pool);
    for rule in [SIGNALS_FINAL, SIGNAL_SCOPE].into_iter().filter_map(|it| signal_rule(cx, it)) {
        page.head(&rule.title);
        page.text(&cx.season.filled(&rule.note), Ink::Plain);
        page.text(&cx.season.origin_words(&rule.origin), Ink::Dim);
    }
}

fn label(tier: Signal) -> &'static str {
    match tier {
        Signal::Gold => "Gold",
        Signal::Silver => "Silver",
        Signal::Plain => "Signals",
    }
}

fn budget_lines(cx: &Context, page: &mut Page, pool: &Pool, budget: &Budget) {
    let spent = cx.derived.lookup.signaled.spent(pool, budget.tier);
    let ink = match budget.most() {
        Some(most) if spent > most => Ink::Bad,
        _ => Ink::Strong,
    };
    let left = match budget.most().map(|most| (most.saturating_sub(spent), spent.saturating_sub(most))) {
        None => String::new(),
        Some((0, 0)) => ", none left".to_owned(),
        Some((left, 0)) => format!(", {left} left"),
        Some((_, over)) => format!(", {over} too many"),
    };
    page.labeled_in(label(budget.tier), &format!("{}{left}", budget.spent_words(spent)), ink);
    page.labeled_in("", &names(cx, pool, budget.tier), Ink::Plain);
}

/// Names the programs that have a signal of that tier.
fn names(cx: &Context, pool: &Pool, tier: Signal) -> String {
    let programs = cx.derived.lookup.signaled.programs_of(pool, tier);
    let rows = programs.filter_map(|id| cx.season.tracker.programs.get(id.as_str()));
    let mut names: Vec<String> = rows.map(|it| cx.season.naming.full(it)).collect();
    names.sort_by_key(|it| fold(it));
    names.join(", ")
}

/// Says of the numbers who says so and how sure that is, and what others say.
fn whose_numbers(cx: &Context, page: &mut Page, pool: &Pool) {
    page.head("Whose numbers");
    let figures: Vec<&Figure> = pool.budgets.iter().filter_map(|it| it.figure.as_ref()).collect();
    if figures.is_empty() {
        page.text("The season has no number for these programs.", Ink::Dim);
    }
    of_one_source(&figures).iter().for_each(|it| numbers(cx, page, it, Ink::Plain));
    let rivals: Vec<&Figure> = pool.alternatives.iter().collect();
    if !rivals.is_empty() {
        let key = GlobalCommand::Facts.key();
        page.head(&format!("Other counts, not reckoned with · {key} takes one over"));
    }
    of_one_source(&rivals).iter().for_each(|it| numbers(cx, page, it, Ink::Warn));
}

/// Puts figures together that one source says of the same programs.
fn of_one_source<'a>(figures: &[&'a Figure]) -> Vec<Vec<&'a Figure>> {
    let mut all: Vec<Vec<&Figure>> = Vec::new();
    for figure in figures {
        let is_alike = |it: &&Figure| (&it.origin, &it.specialties) == (&figure.origin, &figure.specialties);
        match all.iter_mut().find(|it| it.first().is_some_and(is_alike)) {
            Some(alike) => alike.push(figure),
            None => all.push(vec![figure]),
        }
    }
    all
}

/// "Radiology gold signals: 6 signals · silver 6", with source and note.
fn numbers(cx: &Context, page: &mut Page, figures: &[&Figure], ink: Ink) {
    let number = |it: &Figure| it.number().unwrap_or_else(|| "not known".to_owned());
    let Some((first, rest)) = figures.split_first() else { return };
    let more =
        rest.iter().map(|it| format!(" · {} {}", it.tier.map(Signal::title).unwrap_or_default(), number(it)));
    page.text(&format!("{}: {}{}", first.title, number(first), more.collect::<String>()), ink);
    page.text(&cx.season.origin_words(&first.origin), Ink::Dim);
    if first.origin.confidence != Confidence::Yours {
        page.text(&cx.season.filled(&first.note), Ink::Dim);
    }
}
