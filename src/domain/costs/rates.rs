//! The figures of the fees as the bill reads them: with the user's corrections, and in the order of their tiers.

use std::{collections::BTreeMap, ops::Range};

use crate::domain::{
    facts::{Figure, SeasonFacts},
    figure::dollars,
    tables::{Match, Override},
    tracker::Tracker,
};

/// The figures of one season for one applicant.
#[derive(Clone, Copy)]
pub struct Rates<'a> {
    facts: &'a SeasonFacts,
    overrides: &'a BTreeMap<String, Override>,
    pub kind: Match,
}

/// The tiers of one fee, by the count from which they hold.
pub struct Tiers(pub Vec<Figure>);

/// A fee for each one of what is counted; any other is one charge.
const FOR_EACH: [&str; 2] = ["program", "code"];

impl<'a> Rates<'a> {
    pub fn of_season(facts: &'a SeasonFacts, tracker: &'a Tracker) -> Rates<'a> {
        Rates { facts, overrides: &tracker.overrides, kind: tracker.profile.kind() }
    }

    /// Returns the season whose figures they are.
    pub fn season_named(&self) -> &str {
        &self.facts.season
    }

    /// Returns the figure; none if it isn't of this season and match. Its number may be unknown.
    pub fn priced(&self, id: &str) -> Option<Figure> {
        self.facts.figure(id).filter(|it| self.kind.reads(it)).map(|it| self.corrected_figure(it))
    }

    /// Returns the tiers whose ids begin so.
    pub fn tiers(&self, prefix: &str) -> Tiers {
        let is_one = |it: &&Figure| it.id.starts_with(prefix) && !it.alternative && self.kind.reads(it);
        let mut all: Vec<Figure> =
            self.facts.figures.iter().filter(is_one).map(|it| self.corrected_figure(it)).collect();
        all.sort_by_key(|it| it.from);
        Tiers(all)
    }

    /// A number that can be no fee counts as none.
    fn corrected_figure(&self, figure: &Figure) -> Figure {
        let mut figure = figure.effective(self.overrides);
        let is_sound = figure.value.is_some_and(|it| it >= 0) && !figure.is_too_large();
        figure.value = figure.value.filter(|_| is_sound);
        figure
    }
}

impl Tiers {
    /// Returns what so many cost together, in cents; none where that isn't known.
    pub fn together(&self, count: usize) -> Option<i64> {
        let count = u32::try_from(count).ok()?;
        if self.0.is_empty() && count > 0 {
            return None;
        }
        let reached = self.0.iter().filter(|it| first(it) <= count);
        reached.map(|it| part(it, count)).try_fold(0i64, |sum, part| sum.checked_add(part?))
    }

    /// Says how the amount is made of those behind the first `counted.start` up to `counted.end`: "30 × $11 + 1 × $30";
    /// empty where a rate isn't known.
    pub fn made_of(&self, counted: Range<usize>) -> String {
        let (Ok(before), Ok(upto)) = (u32::try_from(counted.start), u32::try_from(counted.end)) else {
            return String::new();
        };
        let reached = self.0.iter().filter(|it| first(it) <= upto && before < it.to.unwrap_or(u32::MAX));
        let said = |tier: &Figure| {
            let each = dollars(tier.value?);
            if !is_for_each(tier) {
                // one charge is paid with the first one that it covers
                return Some(if before < first(tier) { each } else { String::new() });
            }
            let last = tier.to.unwrap_or(upto).min(upto);
            Some(format!("{} × {each}", last.saturating_sub(before.max(first(tier).saturating_sub(1)))))
        };
        let parts: Option<Vec<String>> = reached.map(said).collect();
        parts.unwrap_or_default().into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" + ")
    }

    /// Returns how many tiers a count reaches.
    pub fn reached_by(&self, count: usize) -> usize {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.0.iter().filter(|it| first(it) <= count).count()
    }

    /// Returns what the one at that place costs, counted from one.
    pub fn at_place(&self, place: usize) -> Option<i64> {
        self.together(place)?.checked_sub(self.together(place.saturating_sub(1))?)
    }

    /// Returns what a thing of that size costs where each tier takes the place of the one before, in cents; none
    /// past the last tier.
    pub fn by_size(&self, size: usize) -> Option<i64> {
        let size = u32::try_from(size).ok()?;
        let tier = self.0.iter().rfind(|it| first(it) <= size);
        tier.map_or(Some(0), |it| it.value.filter(|_| it.to.is_none_or(|last| size <= last)))
    }
}

fn is_for_each(figure: &Figure) -> bool {
    FOR_EACH.contains(&figure.per.as_str())
}

fn first(figure: &Figure) -> u32 {
    figure.from.unwrap_or(1).max(1)
}

/// Returns what one tier adds where so many are counted.
fn part(figure: &Figure, count: u32) -> Option<i64> {
    if !is_for_each(figure) {
        return figure.value;
    }
    let upto = figure.to.unwrap_or(count).min(count);
    let many = upto.saturating_add(1).saturating_sub(first(figure));
    figure.value?.checked_mul(i64::from(many))
}
