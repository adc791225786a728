//! What the application costs: a bill that follows from the season, and the applicant's own expenses. Each amount is
//! reckoned from figures of the season with the user's corrections in them; where one isn't known, the bill says so.

mod assistance;
mod charge;
mod eras;
mod line;
mod nrmp;
mod once;
mod rates;
mod sent;
mod sum;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use charge::Charge;
pub use line::{BillLine, LineName, Payee, Stage};
pub use nrmp::{Registration, Settled};
pub use sum::{Sum, summed};

use super::{
    facts::{Confidence, Figure},
    season::Season,
    tables::Expense,
};
use rates::Rates;

/// What the application costs, line by line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bill {
    /// By who is paid.
    pub lines: Vec<BillLine>,
    /// The applicant's own, by day; those without a day last.
    pub expenses: Vec<Arc<Expense>>,
}

impl Bill {
    /// Reckons the bill as of the season's moment: whoever hasn't registered in time pays more.
    pub fn reckon(season: &Season) -> Bill {
        let tracker = &season.tracker;
        let rates = Rates::of_season(&season.facts, tracker);
        let is_out = sent::counts_by_specialty(tracker).values().any(|it| it.out > 0);
        let stage = if is_out { Stage::Committed } else { Stage::Ahead };
        let mut lines = eras::application_lines(&rates, tracker);
        lines.extend(once::transcript_lines(&rates, tracker, stage));
        lines.extend(nrmp::match_lines(&rates, tracker, &Settled::of_season(season)));
        lines.extend(once::elective_line(&rates, tracker));
        let mut expenses: Vec<Arc<Expense>> = tracker.expenses.iter().cloned().collect();
        expenses.sort_by_key(|it| (it.on.is_none(), it.on, it.id.clone()));
        Bill { lines, expenses }
    }

    pub fn paid_to(&self, payee: Payee) -> impl Iterator<Item = &BillLine> {
        self.lines.iter().filter(move |it| it.payee == payee)
    }

    /// Returns what is committed to somebody, or still to come.
    pub fn owed_to(&self, payee: Payee, stage: Stage) -> Sum {
        summed(self.paid_to(payee).map(|it| it.part(stage)))
    }

    /// Returns what all fees come to, without own expenses.
    pub fn fees(&self, stage: Stage) -> Sum {
        summed(self.lines.iter().map(|it| it.part(stage)))
    }

    /// Returns the sum of the applicant's own expenses.
    pub fn own(&self) -> Sum {
        own_sum(self.expenses.iter())
    }

    /// Returns all that is committed, own expenses and all.
    pub fn committed(&self) -> Sum {
        self.fees(Stage::Committed).plus(self.own())
    }

    /// Returns what is committed and what is still to come, together.
    pub fn together(&self) -> Sum {
        self.committed().plus(self.fees(Stage::Ahead))
    }

    /// Returns how many amounts aren't known, of fees and of own expenses.
    pub fn unknown(&self) -> usize {
        let fees = self.lines.iter().filter(|it| it.lacks_a_rate());
        fees.count().saturating_add(self.expenses.iter().filter(|it| it.cents.is_none()).count())
    }

    fn bundled_fees(&self) -> impl Iterator<Item = &Figure> {
        let figures = self.lines.iter().flat_map(|it| &it.figures);
        figures.filter(|it| it.origin.confidence != Confidence::Yours && it.id.starts_with("fees."))
    }

    /// Returns the seasons, the oldest and the newest, whose rates stand in for those of this season that weren't found.
    pub fn borrowed_seasons(&self, season: &str) -> Option<(String, String)> {
        let other = |it: &&Figure| !it.source_season.is_empty() && it.source_season != season;
        let mut all: Vec<&String> = self.bundled_fees().filter(other).map(|it| &it.source_season).collect();
        all.sort();
        Some(((*all.first()?).clone(), (*all.last()?).clone()))
    }

    /// Says from which season the rates are, or as of when they were read.
    pub fn rates_words(&self, season: &Season) -> String {
        let of = &season.facts.season;
        let some = if self.has_rates_of(of) { "some rates" } else { "rates" };
        match self.borrowed_seasons(of) {
            Some((first, last)) if first == last => format!("{some} of {first}: this season's not found"),
            Some((first, last)) => format!("{some} of {first} to {last}: this season's not found"),
            None => match self.read_on() {
                Some(day) => format!("rates of {of}, as of {}", season.as_of_words(day)),
                None => format!("no rates of {of} are known"),
            },
        }
    }

    /// Returns true where some rates are those of this very season.
    pub fn has_rates_of(&self, season: &str) -> bool {
        self.bundled_fees().any(|it| it.source_season.is_empty() || it.source_season == season)
    }

    /// Returns the newest day as of which a rate was read.
    pub fn read_on(&self) -> Option<&str> {
        self.bundled_fees().map(|it| it.origin.as_of.as_str()).max()
    }
}

/// Returns what some own expenses come to.
pub fn own_sum<'a>(expenses: impl Iterator<Item = &'a Arc<Expense>>) -> Sum {
    summed(expenses.map(|it| Sum::of_amount(it.cents.map(Charge::exactly))))
}
