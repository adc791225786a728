//! What is done with signals: given and taken back, one tier at a time, for one program or many. What a change would break
//! is said before it is made.

use super::{
    command::UndoCommand,
    context::Context,
    outcome::{Action, Named, Outcome, Question, Route},
    rows::refuse_gone,
    statuses::named_programs,
};
use crate::{
    domain::{
        facts::Figure,
        id::Id,
        signals::{Breaks, Budget, Overspent, Pool, SIGNALS_FINAL, TierStep},
        tables::{Program, Signal},
    },
    text::counted,
};

/// Programs, each with the signal that it is to have.
pub type Wanted = Vec<(Named, Option<Signal>)>;

/// Returns a rule in words, if it holds in this season and match.
pub fn signal_rule(cx: &Context, id: &str) -> Option<Figure> {
    let rule = cx.season.facts.effective(id, &cx.season.tracker.overrides);
    rule.filter(|it| cx.season.kind().reads(it))
}

/// Moves the signals of these programs by one step, asks first where that would break something, or says why not.
pub fn step_signals(cx: &mut Context, programs: &[Id], step: TierStep) -> Outcome {
    let wanted = wanted(cx, programs, step);
    let Some(first) = wanted.first() else {
        cx.refuse(no_step(cx, programs, step));
        return Outcome::stay();
    };
    let name = match wanted.as_slice() {
        [_] => first.0.title.clone(),
        many => counted(many.len(), "program"),
    };
    let breaks = breaks(cx, &wanted);
    if let Some(over) = breaks.over.iter().find(|it| it.is_refused) {
        cx.refuse(format!("{name}: {}", over_words(cx, over)));
        return Outcome::stay();
    }
    if breaks.is_nothing() {
        set_signals(cx, &wanted);
        return Outcome::stay();
    }
    let text = format!("{name}: {}", broken_words(cx, &wanted, &breaks));
    let action = Action::SetSignals(wanted);
    Outcome::open(Route::Question(Question::unsafe_to(text, "Change it", "The signal stays", action)))
}

/// Returns what the step gives to each program that it moves. One program skips tiers that are full; of many, each goes to
/// the next one.
fn wanted(cx: &Context, programs: &[Id], step: TierStep) -> Wanted {
    let lookup = &cx.derived.lookup;
    let is_one = programs.len() == 1;
    let one = |named: Named| {
        let row = cx.season.tracker.programs.get(named.id.as_str())?;
        let pool = lookup.pools.pool_of(row)?;
        let is_full = |tier| {
            is_one && pool.budget(tier).is_some_and(|it| it.is_spent(lookup.signaled.spent(pool, tier)))
        };
        Some((named, pool.tier_after(row.signal, step, is_full)?))
    };
    named_programs(cx, programs).into_iter().filter_map(one).collect()
}

fn no_step(cx: &Context, programs: &[Id], step: TierStep) -> String {
    let first = programs.first().and_then(|id| cx.season.tracker.programs.get(id.as_str()));
    let Some(row) = first else { return "No program is selected".to_owned() };
    let name = match programs {
        [_] => cx.season.naming.full(row),
        many => counted(many.len(), "program"),
    };
    match (step, row.signal) {
        (TierStep::Up | TierStep::Around, Some(signal)) => {
            format!("{name}: {} already, there is no higher tier", signal.title())
        }
        (TierStep::Down, _) | (_, None) => format!("{name}: there is no signal to take back"),
    }
}

/// Pairs what is wanted with the programs that are still there.
fn there<'a>(cx: &'a Context, wanted: &'a Wanted) -> Vec<(&'a Program, Option<Signal>)> {
    let programs = &cx.season.tracker.programs;
    wanted.iter().filter_map(|it| Some((&**programs.get(it.0.id.as_str())?, it.1))).collect()
}

fn breaks(cx: &Context, wanted: &Wanted) -> Breaks {
    let lookup = &cx.derived.lookup;
    Breaks::of(&there(cx, wanted), &lookup.pools, &lookup.signaled)
}

/// "7 gold of 6, 1 too many · ERAS 2027 gives 6 · F3 corrects".
fn over_words(cx: &Context, over: &Overspent) -> String {
    let rule = over.budget.figure.as_ref().and_then(|it| cx.allowed(it, "gives")).unwrap_or_default();
    format!("{}{rule}", over.budget.left_words(over.spent))
}

/// Names the number as a rule, with its source and how sure it is.
fn number_words(cx: &Context, over: &Overspent) -> String {
    let figure = over.budget.figure.as_ref();
    let rule = figure.map(|it| cx.season.limit_words(it)).unwrap_or_default();
    let sure = figure.filter(|_| !over.budget.is_certain());
    let sure = sure.map(|it| format!(", {}", it.origin.confidence.title())).unwrap_or_default();
    format!("{rule}{sure}.")
}

/// Says what a change would break: first all that speaks against it, then by which rules.
fn broken_words(cx: &Context, wanted: &Wanted, breaks: &Breaks) -> String {
    let of = |ids: &[Id]| match wanted.len() {
        1 => String::new(),
        _ => format!(" of {}", ids.len()),
    };
    let (mut faults, mut rules) = (Vec::new(), Vec::new());
    if !breaks.no_part.is_empty() {
        faults.push(match wanted.len() {
            1 => "takes no signals, by what you entered".to_owned(),
            _ => match breaks.no_part.len() {
                1 => "1 takes no signals, by what you entered".to_owned(),
                many => format!("{many} take no signals, by what you entered"),
            },
        });
    }
    if !breaks.out.is_empty() {
        faults.push(format!("the application{} is out", of(&breaks.out)));
        rules.push("Yes changes only what fluoro has written down.".to_owned());
        rules.push(match signal_rule(cx, SIGNALS_FINAL) {
            Some(rule) => format!("{} ({}, {}).", rule.title, cx.season.facts.season, rule.origin.source),
            None => "No source says whether signals can still change then.".to_owned(),
        });
    }
    for over in &breaks.over {
        faults.push(over.budget.left_words(over.spent));
        rules.push(number_words(cx, over));
    }
    format!("{}. {}", faults.join("; "), rules.join(" ")).trim_end().to_owned()
}

/// Gives the programs their signals in one step, and says what is left.
pub fn set_signals(cx: &mut Context, wanted: &Wanted) {
    let gone = wanted.iter().find(|it| !cx.season.tracker.programs.has(it.0.id.as_str()));
    if let Some((gone, _)) = gone.filter(|_| there(cx, wanted).is_empty()) {
        return refuse_gone(cx, &gone.title);
    }
    let label = match wanted.as_slice() {
        [(one, signal)] => format!("{}: {}", one.title, signal.map_or("no signal", Signal::title)),
        many => format!("{}: {}", counted(many.len(), "program"), given_words(many)),
    };
    let left = left_words(cx, wanted);
    let changed = cx.change(label.clone(), |tracker| {
        for (named, signal) in wanted {
            tracker.programs.edit(named.id.as_str(), |row| row.signal = *signal);
        }
    });
    if changed {
        let undo = UndoCommand::Undo.key();
        cx.say(format!("{label} · {left} · {undo} undoes"));
    }
}

/// "7 silver, 1 signal": what many programs are given.
fn given_words(wanted: &[(Named, Option<Signal>)]) -> String {
    let count = |signal: Option<Signal>| wanted.iter().filter(|it| it.1 == signal).count();
    let tiers = Signal::ALL.iter().map(|it| (count(Some(*it)), it.several()));
    let given = tiers.chain([(count(None), "without")]).filter(|it| it.0 > 0);
    given.map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join(", ")
}

/// Says what the tiers have left that the change touches: "1 gold of 6? left".
fn left_words(cx: &Context, wanted: &Wanted) -> String {
    let lookup = &cx.derived.lookup;
    let (changes, mut after) = (there(cx, wanted), lookup.signaled.clone());
    for (row, signal) in &changes {
        let changed = Program { signal: *signal, ..Program::clone(row) };
        after.note_program(&row.id, Some(&changed));
    }
    let concerns = |pool: &Pool, budget: &Budget| {
        let tier = Some(budget.tier);
        let is_in = |row: &Program| lookup.pools.pool_of(row) == Some(pool);
        // where it is given, the tier that it came from says nothing new
        changes.iter().any(|(row, signal)| is_in(row) && signal.or(row.signal) == tier)
    };
    let budgets = lookup.pools.each().iter().flat_map(|pool| pool.budgets.iter().map(move |it| (pool, it)));
    let touched = budgets.filter(|it| concerns(it.0, it.1));
    let words = touched.map(|(pool, budget)| budget.left_words(after.spent(pool, budget.tier)));
    words.collect::<Vec<_>>().join(" · ")
}
