//! Seasons that aren't bundled: the nearest bundled one moved by whole weeks, so that Match Day and all weekdays fit.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

use crate::domain::{
    facts::{Confidence, OfficialDate, SeasonFacts},
    tables::Match,
    time::{Day, When},
};

/// The ids of dates that keep their day of the month, whatever weekday it is.
const FIXED: [&str; 2] = ["training-starts", "fellowship-training-starts"];

/// Returns the year that names a season; 0 if the name is no year.
pub(super) fn year_of(facts: &SeasonFacts) -> i32 {
    facts.season.parse().unwrap_or(0)
}

/// Returns the bundled Match Day of that year, else the estimate; none if no bundled season has one to reckon from.
pub(super) fn match_day(bundled: &[SeasonFacts], year: i32, kind: Match) -> Option<Day> {
    let own = bundled.iter().find(|it| year_of(it) == year);
    if let Some(day) = own.and_then(|it| bundled_match_day(it, kind)) {
        return Some(day);
    }
    match kind {
        Match::Main => third_friday(year),
        Match::Fellowship => {
            let having = bundled.iter().filter(|it| bundled_match_day(it, kind).is_some());
            let base = nearest(having, year)?;
            same_weekday(bundled_match_day(base, kind)?, year)
        }
    }
}

/// Returns the season of that year, all its dates estimates; empty if nothing is bundled.
pub(super) fn estimate(bundled: &[SeasonFacts], year: i32, kind: Match) -> SeasonFacts {
    let having = bundled.iter().filter(|it| bundled_match_day(it, kind).is_some());
    let Some(base) = nearest(having, year).or_else(|| nearest(bundled.iter(), year)) else {
        return empty(year);
    };
    let days = bundled_match_day(base, kind)
        .zip(match_day(bundled, year, kind))
        .map_or(0, |(from, to)| to.signed_duration_since(from).num_days());
    let years = year.saturating_sub(year_of(base));
    let in_year = |day: Day| day.with_year(day.year().saturating_add(years)).unwrap_or(day);
    SeasonFacts {
        season: year.to_string(),
        title: title(year),
        window: (in_year(base.window.0), in_year(base.window.1)),
        dates: base.dates.iter().map(|it| moved(it, days, years)).collect(),
        figures: base.figures.iter().cloned().map(doubted).collect(),
        missing: Vec::new(),
        estimated_from: Some(base.season.clone()),
    }
}

fn empty(year: i32) -> SeasonFacts {
    SeasonFacts {
        season: year.to_string(),
        title: title(year),
        window: (Day::MIN, Day::MAX),
        dates: Vec::new(),
        figures: Vec::new(),
        missing: Vec::new(),
        estimated_from: None,
    }
}

/// "2028 Match (ERAS 2027–28)".
fn title(year: i32) -> String {
    format!("{year} Match (ERAS {}–{:02})", year.saturating_sub(1), year.rem_euclid(100))
}

/// Returns the nearest bundled season; of two that are equally near, the later one.
fn nearest<'a>(all: impl Iterator<Item = &'a SeasonFacts>, year: i32) -> Option<&'a SeasonFacts> {
    all.min_by_key(|it| (year_of(it).abs_diff(year), year_of(it) < year))
}

fn bundled_match_day(facts: &SeasonFacts, kind: Match) -> Option<Day> {
    let id = match kind {
        Match::Main => "match-day",
        Match::Fellowship => "fellowship-match-day",
    };
    facts.date(id).map(|it| match &it.when {
        When::Day(day) => *day,
        When::At(moment) => moment.day(),
    })
}

fn third_friday(year: i32) -> Option<Day> {
    NaiveDate::from_weekday_of_month_opt(year, 3, Weekday::Fri, 3)
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

fn moved(date: &OfficialDate, days: i64, years: i32) -> OfficialDate {
    let shift = |when: &When| match FIXED.contains(&date.id.as_str()) {
        true => when.mapped(|at| at.with_year(at.year().saturating_add(years))),
        false => when.mapped(|at| at.checked_add_signed(TimeDelta::try_days(days)?)),
    };
    let mut date =
        OfficialDate { when: shift(&date.when), until: date.until.as_ref().map(shift), ..date.clone() };
    date.origin.confidence = Confidence::Estimate;
    date
}

/// Marks a fact as a projection, since it was published for another season.
fn doubted(mut figure: crate::domain::facts::Figure) -> crate::domain::facts::Figure {
    if !figure.origin.confidence.is_shaky() {
        figure.origin.confidence = Confidence::Projected;
    }
    figure
}
