//! Fee Assistance: a discount on so many applications, whose rate two pages of AAMC give differently.

use super::{
    charge::Charge,
    line::{BillLine, LineName, Payee},
    rates::Rates,
};
use crate::{
    domain::{
        facts::{Confidence, Figure},
        tables::{Flag, Profile},
    },
    text::counted,
};

const PERCENT: &str = "rules.fee_assistance_percent";
const PERCENT_EXAMPLE: &str = "rules.fee_assistance_percent_example";
const PROGRAMS: &str = "limits.fee_assistance_programs";

/// A dollar in cents.
const DOLLAR: i64 = 100;

/// The discount of an applicant who has it.
pub struct Assistance {
    /// The rates that are said; one where the user knows it.
    percents: Vec<i64>,
    /// How many applications it covers at most.
    most: Option<usize>,
    figures: Vec<Figure>,
}

impl Assistance {
    pub fn of_applicant(rates: &Rates, profile: &Profile) -> Option<Assistance> {
        let both: Vec<Figure> = [PERCENT, PERCENT_EXAMPLE].iter().filter_map(|it| rates.priced(it)).collect();
        let covered = rates.priced(PROGRAMS);
        if !profile.has(Flag::FeeAssistance) || (both.is_empty() && covered.is_none()) {
            return None;
        }
        let own: Vec<Figure> =
            both.iter().filter(|it| it.origin.confidence == Confidence::Yours).cloned().collect();
        let mut figures = if own.is_empty() { both } else { own };
        let percents = figures.iter().filter_map(|it| it.value).filter(|it| *it <= 100).collect();
        let most = covered.as_ref().and_then(|it| usize::try_from(it.value?).ok());
        figures.extend(covered);
        Some(Assistance { percents, most, figures })
    }

    /// Returns what each rate takes off these prices, in hundredths of a cent. Which applications are covered isn't
    /// published: the cheapest are, so that the bill is never too low.
    fn taken_off(&self, prices: &[i64]) -> Option<Vec<i64>> {
        let mut prices = prices.to_vec();
        prices.sort_unstable();
        let covered: i64 = prices.iter().take(self.most?).sum();
        let off: Vec<i64> = self.percents.iter().map(|it| covered.saturating_mul(*it)).collect();
        (!off.is_empty()).then_some(off)
    }

    /// Returns the discount on these prices, each rate's in whole dollars, as a charge below zero.
    pub fn discount(&self, prices: &[i64]) -> Option<Charge> {
        let dollars = |it: &i64| it.saturating_add(DOLLAR * 50) / (DOLLAR * 100) * DOLLAR;
        Charge::across(self.taken_off(prices)?.iter().map(|it| -dollars(it)))
    }

    /// Returns what it costs to have these prices in place of those, with the discount on both.
    pub fn difference(&self, more: &[i64], fewer: &[i64]) -> Option<Charge> {
        let list: i64 = more.iter().sum::<i64>().saturating_sub(fewer.iter().sum());
        let (more, fewer) = (self.taken_off(more)?, self.taken_off(fewer)?);
        let off = more.iter().zip(&fewer).map(|(a, b)| a.saturating_sub(*b));
        Charge::across(off.map(|it| list.saturating_sub(it.saturating_add(50).div_euclid(100))))
    }

    /// Returns what one application of that price costs where there are more than are covered: nobody knows whether this
    /// one is, so between the discounted and the full price.
    pub fn uncertain_price(&self, price: i64, count: usize) -> Option<Charge> {
        self.most.filter(|most| count > *most)?;
        let off = |it: &i64| price.saturating_mul(*it).saturating_add(50).div_euclid(100);
        let most_off = self.percents.iter().map(off).max()?;
        Some(Charge { least: price.saturating_sub(most_off), most: price })
    }

    /// Returns its line: `out` are the prices of what was sent, `all` those with what is planned.
    pub fn into_line(self, out: Option<&[i64]>, all: Option<&[i64]>) -> BillLine {
        let mut line = BillLine::new(LineName::FeeAssistance, Payee::Eras, "Fee Assistance");
        let before = out.and_then(|it| self.discount(it));
        let after = all.and_then(|it| self.discount(it));
        line.committed = before;
        line.ahead = before.zip(after).map(|(before, after)| Charge {
            least: after.least.saturating_sub(before.least),
            most: after.most.saturating_sub(before.most),
        });
        let count = out.map_or(0, <[i64]>::len);
        line.many = match self.most {
            Some(most) => format!("{} of {most} programs", count.min(most)),
            None => counted(count, "program"),
        };
        if self.most.is_some_and(|most| all.is_some_and(|it| it.len() > most)) {
            line = line.noting(
                "Which of your applications get it isn't published. The cheapest are taken here, so that the true bill is \
                 no higher.",
            );
        }
        if self.percents.len() > 1 {
            line = line.noting("AAMC's pages disagree about the rate: the amount lies between the two.");
        }
        line.figures = self.figures;
        line
    }
}
