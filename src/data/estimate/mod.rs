//! Seasons that nobody has published yet, reckoned from the nearest one that is known: by the rule of each date where
//! there is one, else moved with Match Day by whole weeks.

mod rule;

use chrono::{Datelike, Days, TimeDelta};

pub use self::rule::Rules;
use self::rule::{DateRule, Rule};
use crate::domain::{
    facts::{Confidence, Figure, FigureKind, OfficialDate, SeasonFacts},
    tables::Match,
    time::{Day, When},
};

/// How many dates may hang on one another; more is a circle.
const DEEP: usize = 8;

/// Parses the bundled rules; the error says which is none.
pub(super) fn parse(text: &str) -> Result<Rules, String> {
    serde_json::from_str(text).map_err(|why| why.to_string())
}

/// Returns the year that names a season; 0 if the name is no year.
pub(super) fn year_of(facts: &SeasonFacts) -> i32 {
    facts.season.parse().unwrap_or(0)
}

/// Returns Match Day of that year as it is known, else the estimate; none if no known season has one to reckon from.
pub(super) fn match_day(known: &[SeasonFacts], rules: &Rules, year: i32, kind: Match) -> Option<Day> {
    let own = known.iter().find(|it| year_of(it) == year);
    let own = own.and_then(|it| match_day_of(it, kind));
    own.or_else(|| Estimate::new(known, rules, (year, kind), &[])?.match_day)
}

/// Returns the season of that year, all its dates estimates that fit those that are given; empty if nothing is known.
pub(super) fn estimate(
    known: &[SeasonFacts],
    rules: &Rules,
    (year, kind): (i32, Match),
    given: &[OfficialDate],
) -> SeasonFacts {
    let Some(estimate) = Estimate::new(known, rules, (year, kind), given) else {
        return SeasonFacts { season: year.to_string(), title: title(year), ..SeasonFacts::default() };
    };
    let base = estimate.base;
    SeasonFacts {
        season: year.to_string(),
        title: title(year),
        window: (estimate.in_year(base.window.0), estimate.in_year(base.window.1)),
        dates: base.dates.iter().filter_map(|it| estimate.date(it)).collect(),
        figures: base.figures.iter().cloned().map(doubted).collect(),
        estimated_from: Some(base.season.clone()),
        ..SeasonFacts::default()
    }
}

/// "2028 Match (ERAS 2027–28)".
fn title(year: i32) -> String {
    format!("{year} Match (ERAS {}–{:02})", year.saturating_sub(1), year.rem_euclid(100))
}

/// One year that is reckoned from a known one.
struct Estimate<'a> {
    base: &'a SeasonFacts,
    rules: &'a Rules,
    /// The dates of that year that are known.
    given: &'a [OfficialDate],
    /// From the known year to that year.
    years: i32,
    match_day: Option<Day>,
    /// From the known Match Day to that year's.
    days: i64,
}

impl<'a> Estimate<'a> {
    fn new(
        known: &'a [SeasonFacts],
        rules: &'a Rules,
        (year, kind): (i32, Match),
        given: &'a [OfficialDate],
    ) -> Option<Estimate<'a>> {
        let having = known.iter().filter(|it| match_day_of(it, kind).is_some());
        let base = nearest(having, year).or_else(|| nearest(known.iter(), year))?;
        let years = year.saturating_sub(year_of(base));
        let mut estimate = Estimate { base, rules, given, years, match_day: None, days: 0 };
        if let Some(from) = match_day_of(base, kind) {
            let by_rule = || rules.dates.get(match_day_id(kind)).and_then(|it| it.when.day_in(year));
            let to =
                estimate.given_day(match_day_id(kind)).or_else(by_rule).or_else(|| same_weekday(from, year));
            estimate.days = to.map_or(0, |to| to.signed_duration_since(from).num_days());
            estimate.match_day = to;
        }
        Some(estimate)
    }

    fn given_day(&self, id: &str) -> Option<Day> {
        self.given.iter().find(|it| it.id.as_str() == id).map(|it| it.when.day())
    }

    fn in_year(&self, day: Day) -> Day {
        let year = day.year().saturating_add(self.years);
        day.with_year(year).or_else(|| day.pred_opt()?.with_year(year)).unwrap_or(day)
    }

    /// Returns the date in that year; none for one that doesn't come again.
    fn date(&self, date: &OfficialDate) -> Option<OfficialDate> {
        let rule = self.rules.dates.get(date.id.as_str());
        if rule.is_some_and(|it| it.when == Rule::Once) {
            return None;
        }
        let when = self.moved(&date.when, rule.map(|it| &it.when));
        let shift = when.day().signed_duration_since(date.when.day());
        let until = date.until.as_ref().map(|until| match rule.and_then(|it| it.until.as_ref()) {
            Some(rule) => self.moved(until, Some(rule)),
            None => until.mapped(|at| at.checked_add_signed(shift)),
        });
        let mut date = OfficialDate { when, until, ..date.clone() };
        date.origin.confidence = Confidence::Estimate;
        Some(date)
    }

    /// Returns the time on its day in that year.
    fn moved(&self, when: &When, rule: Option<&Rule>) -> When {
        match rule.and_then(|it| self.day_by(it, when.day(), DEEP)) {
            Some(day) => when.mapped(|at| Some(day.and_time(at.time()))),
            None => when.mapped(|at| at.checked_add_signed(TimeDelta::try_days(self.days)?)),
        }
    }

    /// Returns the day that a rule gives in that year. `known` is its day in the known one.
    fn day_by(&self, rule: &Rule, known: Day, deep: usize) -> Option<Day> {
        match rule {
            Rule::Once => None,
            Rule::Date { .. } | Rule::Nth { .. } => rule.day_in(known.year().saturating_add(self.years)),
            Rule::Apart { days, from } => {
                let other = self.base.date(from)?;
                let rule: Option<&DateRule> = self.rules.dates.get(from);
                let deeper = deep.checked_sub(1)?;
                let by_rule = || rule.and_then(|it| self.day_by(&it.when, other.when.day(), deeper));
                let day = self.given_day(from).or_else(by_rule)?;
                day.checked_add_signed(TimeDelta::try_days(*days)?)
            }
        }
    }
}

/// Returns the nearest season; of two that are equally near, the later one.
fn nearest<'a>(all: impl Iterator<Item = &'a SeasonFacts>, year: i32) -> Option<&'a SeasonFacts> {
    all.min_by_key(|it| (year_of(it).abs_diff(year), year_of(it) < year))
}

fn match_day_id(kind: Match) -> &'static str {
    match kind {
        Match::Main => "match-day",
        Match::Fellowship => "fellowship-match-day",
    }
}

fn match_day_of(facts: &SeasonFacts, kind: Match) -> Option<Day> {
    facts.date(match_day_id(kind)).map(|it| it.when.day())
}

/// Returns the day of that weekday that lies nearest to the same date in another year.
fn same_weekday(day: Day, year: i32) -> Option<Day> {
    let date = day.with_year(year).or_else(|| day.pred_opt()?.with_year(year))?;
    let ahead = u64::from(day.weekday().days_since(date.weekday()));
    match ahead {
        0..=3 => date.checked_add_days(Days::new(ahead)),
        _ => date.checked_sub_days(Days::new(7_u64.saturating_sub(ahead))),
    }
}

/// Takes a figure over from another season: fees and counts change every year, rules and limits hold until somebody changes
/// them.
fn doubted(mut figure: Figure) -> Figure {
    let confidence = figure.origin.confidence;
    figure.origin.confidence = match figure.kind {
        FigureKind::Fee | FigureKind::Signal if !confidence.is_shaky() => Confidence::Projected,
        FigureKind::Limit | FigureKind::Rule if confidence == Confidence::Firm => Confidence::Good,
        FigureKind::Fee | FigureKind::Signal | FigureKind::Limit | FigureKind::Rule => confidence,
    };
    figure
}

#[cfg(test)]
mod tests;
