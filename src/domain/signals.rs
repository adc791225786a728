//! Signals: from which pool a program's signal comes, what of each tier is spent, and what a change would break.

use std::collections::BTreeMap;

use super::{
    facts::{Confidence, Figure, FigureKind},
    id::Id,
    tables::{Override, Program, Signal, Specialty, Status, TakesSignals},
};

/// The rule that a signal can't be changed once the application is out.
pub const SIGNALS_FINAL: &str = "rules.signals_final";
/// The rule of what a signal reaches.
pub const SIGNAL_SCOPE: &str = "rules.signal_scope";

/// Specialties that share their signals.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    pub specialties: Vec<Specialty>,
    /// One for each tier, the highest first.
    pub budgets: Vec<Budget>,
    /// Rival counts that nobody reckons with.
    pub alternatives: Vec<Figure>,
}

/// How many signals of one tier a pool has.
#[derive(Clone, Debug, PartialEq)]
pub struct Budget {
    pub tier: Signal,
    /// None where the season has no figure, which the user could correct.
    pub figure: Option<Figure>,
}

/// The pools of a season; each specialty is in one of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pools(Vec<Pool>);

impl Pools {
    /// Makes the pools from the season's figures under the user's corrections.
    pub fn new(figures: &[Figure], overrides: &BTreeMap<String, Override>) -> Pools {
        let signals = figures.iter().filter(|it| it.kind == FigureKind::Signal);
        let all: Vec<Figure> = signals.map(|it| it.effective(overrides)).collect();
        let mut pools: Vec<(Vec<Specialty>, Pool)> = Vec::new();
        for specialty in Specialty::ALL {
            let shared = shared_with(&all, *specialty);
            match pools.iter_mut().find(|it| it.0 == shared) {
                Some((_, pool)) => pool.specialties.push(*specialty),
                None => pools.push((shared.clone(), Pool::of_figures(&all, &shared, *specialty))),
            }
        }
        Pools(pools.into_iter().map(|it| it.1).collect())
    }

    pub fn each(&self) -> &[Pool] {
        &self.0
    }

    /// Returns the pool of a program; one without a specialty counts as another one.
    pub fn pool_of(&self, row: &Program) -> Option<&Pool> {
        let specialty = row.specialty.unwrap_or(Specialty::Other);
        self.0.iter().find(|it| it.specialties.contains(&specialty))
    }
}

/// Returns the specialties with which one shares its signals: as the user says with a rival count that was taken over, else
/// as the season does.
fn shared_with(all: &[Figure], specialty: Specialty) -> Vec<Specialty> {
    let mine = all.iter().filter(|it| weight(it) > 0 && it.specialties.contains(&specialty));
    let shared = mine.min_by_key(|it| (!it.alternative, it.specialties.len()));
    shared.map_or(vec![specialty], |it| it.specialties.clone())
}

/// Returns which of two figures for the same thing counts; 0 for a rival count that the user didn't take over.
fn weight(figure: &Figure) -> u8 {
    match (figure.origin.confidence == Confidence::Yours, figure.alternative) {
        (true, false) => 3,
        (true, true) => 2,
        (false, false) => 1,
        (false, true) => 0,
    }
}

impl Pool {
    fn of_figures(all: &[Figure], shared: &Vec<Specialty>, specialty: Specialty) -> Pool {
        let of_tier = |tier: &Signal| {
            let mine = all.iter().filter(|it| it.specialties == *shared && it.tier == Some(*tier));
            let figure = mine.filter(|it| weight(it) > 0).max_by_key(|it| weight(it));
            figure.map(|it| Budget { tier: *tier, figure: Some(it.clone()) })
        };
        let mut budgets: Vec<Budget> = Signal::ALL.iter().filter_map(of_tier).collect();
        let counts = |figure: &Figure| budgets.iter().any(|it| it.figure.as_ref() == Some(figure));
        let rivals = all.iter().filter(|it| it.alternative && !counts(it));
        let alternatives = rivals.filter(|it| it.specialties.iter().any(|it| shared.contains(it))).cloned();
        let alternatives = alternatives.collect();
        if budgets.is_empty() {
            budgets.push(Budget { tier: Signal::Plain, figure: None });
        }
        Pool { specialties: vec![specialty], budgets, alternatives }
    }

    /// "IR and DR".
    pub fn title(&self) -> String {
        self.specialties.iter().map(|it| it.title()).collect::<Vec<_>>().join(" and ")
    }

    /// "IR DR", for the narrowest column.
    pub fn short_title(&self) -> String {
        self.specialties.iter().map(|it| it.tag()).collect::<Vec<_>>().join(" ")
    }

    pub fn budget(&self, tier: Signal) -> Option<&Budget> {
        self.budgets.iter().find(|it| it.tier == tier)
    }

    /// False for a tier that the pool surely doesn't have; where no number is known, nobody knows the tiers either.
    pub fn has_tier(&self, tier: Signal) -> bool {
        self.budget(tier).is_some() || self.budgets.iter().all(|it| it.most().is_none())
    }

    /// Returns where a step leads from a signal: to the next tier that isn't full or, where all are, to the next one. None
    /// where there is no further step.
    pub fn tier_after(
        &self,
        from: Option<Signal>,
        step: TierStep,
        is_full: impl Fn(Signal) -> bool,
    ) -> Option<Option<Signal>> {
        let ladder: Vec<Signal> = self.budgets.iter().rev().map(|it| it.tier).collect();
        let at = from.and_then(|from| ladder.iter().position(|it| *it == from));
        let above = ladder.get(at.map_or(0, |at| at.saturating_add(1))..).unwrap_or_default();
        let below = ladder.get(..at.unwrap_or(0)).unwrap_or_default();
        let free = above.iter().find(|it| !is_full(**it)).copied();
        match step {
            TierStep::Up => free.or(above.first().copied()).map(Some),
            TierStep::Down if from.is_none() => None,
            TierStep::Down => Some(below.iter().rev().find(|it| !is_full(**it)).copied()),
            TierStep::Around if from.is_some() => Some(free),
            TierStep::Around => free.or(above.first().copied()).map(Some),
        }
    }
}

/// A step of a program's signal: to a higher tier, to a lower one, or up and after the highest to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TierStep {
    Up,
    Down,
    Around,
}

impl Budget {
    /// Returns how many there are; none where nobody knows.
    pub fn most(&self) -> Option<u32> {
        self.figure.as_ref().and_then(|it| u32::try_from(it.value?).ok())
    }

    /// True for a number that planning keeps to.
    pub fn is_certain(&self) -> bool {
        self.most().is_some() && self.figure.as_ref().is_some_and(Figure::binds)
    }

    /// Returns how many are left; none where nobody knows.
    pub fn left(&self, spent: u32) -> Option<u32> {
        self.most().map(|most| most.saturating_sub(spent))
    }

    /// True where nothing is left.
    pub fn is_spent(&self, spent: u32) -> bool {
        self.left(spent) == Some(0)
    }

    /// Says how many there are: "6", "6?" where that isn't certain, "?" where nobody knows.
    pub fn most_words(&self) -> String {
        let doubt = if self.is_certain() { "" } else { "?" };
        self.most().map_or("?".to_owned(), |most| format!("{most}{doubt}"))
    }

    /// "4 of 6?".
    pub fn spent_words(&self, spent: u32) -> String {
        format!("{spent} of {}", self.most_words())
    }

    /// Says what is left once so many are spent: "1 gold of 6 left", "7 gold of 6?, 1 too many".
    pub fn left_words(&self, spent: u32) -> String {
        let most = self.most_words();
        match self.most() {
            None => format!("{} of ?", self.tier.counted(spent)),
            Some(number) if spent > number => {
                format!("{} of {most}, {} too many", self.tier.counted(spent), spent.saturating_sub(number))
            }
            Some(number) if spent == number => format!("none of {most} {} left", self.tier.several()),
            Some(number) => format!("{} of {most} left", self.tier.counted(number.saturating_sub(spent))),
        }
    }
}

impl Signal {
    /// Returns what several of them are called: "gold", "signals".
    pub fn several(self) -> &'static str {
        match self {
            Signal::Gold | Signal::Silver => self.title(),
            Signal::Plain => "signals",
        }
    }

    /// "1 gold", "3 signals".
    pub fn counted(self, count: u32) -> String {
        let noun = if count == 1 { self.title() } else { self.several() };
        format!("{count} {noun}")
    }
}

impl Program {
    /// False for a program that can't be signaled.
    pub fn is_signalable(&self) -> bool {
        self.takes_signals != Some(TakesSignals::No)
    }

    /// True once the application is out, or the program is ended.
    pub fn is_out(&self) -> bool {
        self.status.unwrap_or(Status::Planned) != Status::Planned
    }

    /// True while the program could still get a signal and has none. What is left of its pool isn't asked.
    pub fn wants_signal(&self) -> bool {
        !self.is_out() && self.is_signalable() && self.signal.is_none()
    }
}

/// Which programs have which signal, kept as programs change.
#[derive(Clone, Debug, Default)]
pub struct Signaled {
    by_program: BTreeMap<Id, Sent>,
    counts: BTreeMap<Sent, u32>,
}

/// The specialty of a signaled program, and its signal.
type Sent = (Specialty, Signal);

impl Signaled {
    /// Takes over one program as it is now; none if it is gone. True where that changed what is spent.
    pub fn note_program(&mut self, id: &Id, row: Option<&Program>) -> bool {
        let sent = row.and_then(|row| Some((row.specialty.unwrap_or(Specialty::Other), row.signal?)));
        let before = match sent {
            Some(sent) => self.by_program.insert(id.clone(), sent),
            None => self.by_program.remove(id),
        };
        for (sent, by) in [(before, -1), (sent, 1)] {
            if let Some(sent) = sent {
                let count = self.counts.entry(sent).or_default();
                *count = count.saturating_add_signed(by);
            }
        }
        before != sent
    }

    /// True for a program that has a signal.
    pub fn is_noted(&self, id: &Id) -> bool {
        self.by_program.contains_key(id)
    }

    /// Returns how many signals of a tier a pool has spent.
    pub fn spent(&self, pool: &Pool, tier: Signal) -> u32 {
        let of = |it: &Specialty| self.counts.get(&(*it, tier)).copied().unwrap_or(0);
        pool.specialties.iter().map(of).sum()
    }

    /// Returns the programs that have a signal of that tier and pool.
    pub fn programs_of<'a>(&'a self, pool: &'a Pool, tier: Signal) -> impl Iterator<Item = &'a Id> {
        let is_it = move |sent: &Sent| sent.1 == tier && pool.specialties.contains(&sent.0);
        self.by_program.iter().filter(move |it| is_it(it.1)).map(|it| it.0)
    }

    /// True where a pool surely has a signal left.
    pub fn has_left(&self, pool: &Pool) -> bool {
        pool.budgets.iter().any(|it| it.left(self.spent(pool, it.tier)).is_some_and(|left| left > 0))
    }
}

/// How many programs have a signal, how many none, and how many take none.
#[derive(Clone, Copy, Debug, Default)]
pub struct SignalCounts {
    pub set: usize,
    pub without: usize,
    pub no_part: usize,
}

impl SignalCounts {
    pub fn of<'a>(programs: impl Iterator<Item = &'a Program>) -> SignalCounts {
        let mut counts = SignalCounts::default();
        for row in programs {
            let count = match row.signal {
                Some(_) => &mut counts.set,
                None if row.is_signalable() => &mut counts.without,
                None => &mut counts.no_part,
            };
            *count = count.saturating_add(1);
        }
        counts
    }
}

/// What giving programs other signals would break.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Breaks {
    /// Programs whose application is out.
    pub out: Vec<Id>,
    /// Programs that take no signals and would get one.
    pub no_part: Vec<Id>,
    pub over: Vec<Overspent>,
}

/// A budget that would not do.
#[derive(Clone, Debug, PartialEq)]
pub struct Overspent {
    pub budget: Budget,
    pub spent: u32,
    /// True where something that isn't out yet goes beyond a number that planning keeps to.
    pub is_refused: bool,
}

impl Breaks {
    /// Finds what these changes would break, given what is spent before them.
    pub fn of(changes: &[(&Program, Option<Signal>)], pools: &Pools, signaled: &Signaled) -> Breaks {
        let mut after = signaled.clone();
        let mut breaks = Breaks::default();
        for (row, signal) in changes.iter().filter(|it| it.0.signal != it.1) {
            let changed = Program { signal: *signal, ..Program::clone(row) };
            after.note_program(&row.id, Some(&changed));
            if row.is_out() {
                breaks.out.push(row.id.clone());
            }
            if signal.is_some() && !row.is_signalable() {
                breaks.no_part.push(row.id.clone());
            }
        }
        for pool in pools.each() {
            for budget in &pool.budgets {
                let spent = after.spent(pool, budget.tier);
                let grows = spent > signaled.spent(pool, budget.tier);
                if !grows || budget.most().is_none_or(|most| spent <= most) {
                    continue;
                }
                let is_planned = |(row, signal): &(&Program, Option<Signal>)| {
                    *signal == Some(budget.tier)
                        && row.signal != *signal
                        && !row.is_out()
                        && pool.specialties.contains(&row.specialty.unwrap_or(Specialty::Other))
                };
                let is_refused = budget.is_certain() && changes.iter().any(is_planned);
                breaks.over.push(Overspent { budget: budget.clone(), spent, is_refused });
            }
        }
        breaks
    }

    pub fn is_nothing(&self) -> bool {
        self.out.is_empty() && self.no_part.is_empty() && self.over.is_empty()
    }
}

#[cfg(test)]
#[path = "signals_tests.rs"]
mod tests;
