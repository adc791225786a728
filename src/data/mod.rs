//! The bundled facts, parsed on first use: seasons, checklist, criteria, questions, guide, catalog. Hand one
//! [`Data`] down as `Arc`; knows neither the user's file nor the clock.

pub mod catalog;
mod cautions;
mod checklist;
mod criteria;
pub mod guide;
mod season;
mod shift;

use std::{
    collections::HashMap,
    ops::RangeInclusive,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use chrono::{Datelike, Days};

use crate::domain::{
    cautions::Cautions,
    facts::{
        BundledComponent, BundledCriterion, BundledQuestion, DateKind, Improper, OfficialDate, SeasonFacts,
    },
    tables::{Match, Profile},
    time::{Day, Locality},
};
use catalog::Catalog;
use guide::Guide;

const BUNDLED: [(&str, &str); 3] = [
    ("2025", include_str!("../../assets/seasons/2025.json")),
    ("2026", include_str!("../../assets/seasons/2026.json")),
    ("2027", include_str!("../../assets/seasons/2027.json")),
];
const COMPONENTS: &str = include_str!("../../assets/components.json");
const CRITERIA: &str = include_str!("../../assets/criteria.json");
const QUESTIONS: &str = include_str!("../../assets/questions.json");
const GUIDE: &str = include_str!("../../assets/guide.json");
const CATALOG: &str = include_str!("../../assets/catalog.json");
const CAUTIONS: &str = include_str!("../../assets/cautions.json");
const SAMPLE: &str = include_str!("../../assets/sample.json");
const SAMPLE_OF_A_RESIDENT: &str = include_str!("../../assets/sample-fellowship.json");

/// All bundled facts. Each part is parsed when it is first asked for; a part that can't be parsed is empty.
#[derive(Default)]
pub struct Data {
    bundled: OnceLock<Vec<SeasonFacts>>,
    seasons: Mutex<HashMap<(i32, Match), Arc<SeasonFacts>>>,
    checklist: OnceLock<checklist::Checklist>,
    criteria: OnceLock<criteria::Criteria>,
    questions: OnceLock<criteria::Questions>,
    guide: OnceLock<Guide>,
    catalog: OnceLock<Catalog>,
    cautions: OnceLock<Arc<Cautions>>,
    cities: OnceLock<Vec<Locality>>,
}

/// How many days before a fellowship Match Day nobody begins that season any more.
const LAST_DAYS: i64 = 30;

impl Data {
    pub fn new() -> Data {
        Data::default()
    }

    /// Returns the years of the bundled seasons, oldest first.
    pub fn seasons(&self) -> &'static [&'static str] {
        const YEARS: [&str; 3] = [BUNDLED[0].0, BUNDLED[1].0, BUNDLED[2].0];
        &YEARS
    }

    /// Returns the facts of a season, named by the year of its Match Day. The dates are those of that match, sorted as
    /// bundled; figures are those of both. A year that isn't bundled is estimated from the nearest one; what is no year
    /// between 1950 and 9000 gives the newest bundled season.
    pub fn season(&self, season: &str, kind: Match) -> Arc<SeasonFacts> {
        let newest = self.bundled().last().map_or(0, shift::year_of);
        let year = season.trim().parse().ok().filter(|year| (1950..=9000).contains(year)).unwrap_or(newest);
        let mut cache = self.seasons.lock().unwrap_or_else(PoisonError::into_inner);
        let facts = cache.entry((year, kind)).or_insert_with(|| Arc::new(self.make_season(year, kind)));
        facts.clone()
    }

    /// Returns Match Day of that year: the bundled day, else the estimate.
    pub fn match_day(&self, year: i32, kind: Match) -> Option<Day> {
        shift::match_day(self.bundled(), year, kind)
    }

    /// Returns the season that is running on that day: the first whose Match Day hasn't been over for more than two
    /// weeks.
    pub fn running_season(&self, day: Day, kind: Match) -> String {
        let last = |year| self.match_day(year, kind)?.checked_add_days(Days::new(14));
        let runs = last(day.year()).is_none_or(|last| day <= last);
        day.year().saturating_add(i32::from(!runs)).to_string()
    }

    /// Returns the season that a newcomer begins on that day: the running one, and in the last month before a fellowship
    /// Match Day the next one.
    pub fn first_season(&self, day: Day, kind: Match) -> String {
        let running = self.running_season(day, kind);
        let Ok(year) = running.parse::<i32>() else { return running };
        let left = self.match_day(year, kind).map(|match_day| (match_day - day).num_days());
        match left {
            Some(days) if days < LAST_DAYS && kind == Match::Fellowship => year.saturating_add(1).to_string(),
            _ => running,
        }
    }

    /// Returns the years in which a season can be begun on that day: the bundled ones, and the two after the running one.
    pub fn near_seasons(&self, day: Day, kind: Match) -> RangeInclusive<i32> {
        let running = self.running_season(day, kind).parse().unwrap_or(0);
        let first = self.bundled().first().map_or(running, shift::year_of);
        first.min(running)..=running.saturating_add(2)
    }

    /// Returns the season that a profile is about: the one it names, else the one that runs on that day.
    pub fn season_of(&self, profile: &Profile, today: Day) -> String {
        match profile.season.as_str() {
            "" => self.running_season(today, profile.kind()),
            named => named.to_owned(),
        }
    }

    pub fn components(&self) -> &[BundledComponent] {
        &self.checklist().components
    }

    /// Returns id and title of each heading of the checklist, in order.
    pub fn groups(&self) -> &[(String, String)] {
        &self.checklist().groups
    }

    /// Returns the criteria for scoring programs, without the gates.
    pub fn criteria(&self) -> &[BundledCriterion] {
        &self.scoring().criteria
    }

    /// Returns the gates: criteria with weight 0 that aren't scored but settled before a program is ranked.
    pub fn gates(&self) -> &[BundledCriterion] {
        &self.scoring().gates
    }

    pub fn questions(&self) -> &[BundledQuestion] {
        &self.asked().questions
    }

    pub fn improper(&self) -> &[Improper] {
        &self.asked().improper
    }

    pub fn guide(&self) -> &Guide {
        self.guide.get_or_init(|| guide::parse(GUIDE).unwrap_or_default())
    }

    pub fn catalog(&self) -> &Catalog {
        self.catalog.get_or_init(|| Catalog::parse(CATALOG).unwrap_or_default())
    }

    /// Returns the programs that can't be applied to in the usual way.
    pub fn cautions(&self) -> &Arc<Cautions> {
        self.cautions.get_or_init(|| Arc::new(cautions::parse(CAUTIONS).unwrap_or_default()))
    }

    /// Returns the cities and programs of the catalog with their zones, for reading typed zones.
    pub fn cities(&self) -> &[Locality] {
        self.cities.get_or_init(|| self.catalog().cities())
    }

    /// Returns a whole season file with made-up rows, of a student or of a resident.
    pub fn sample(&self, kind: Match) -> &'static str {
        match kind {
            Match::Main => SAMPLE,
            Match::Fellowship => SAMPLE_OF_A_RESIDENT,
        }
    }

    fn bundled(&self) -> &[SeasonFacts] {
        self.bundled.get_or_init(|| BUNDLED.iter().filter_map(|(_, text)| season::parse(text).ok()).collect())
    }

    fn make_season(&self, year: i32, kind: Match) -> SeasonFacts {
        let mut facts = match self.bundled().iter().find(|it| shift::year_of(it) == year) {
            Some(bundled) => bundled.clone(),
            None => shift::estimate(self.bundled(), year, kind),
        };
        facts.dates.retain(|it| is_of(it, kind));
        if facts.estimated_from.is_none() {
            facts.missing = self.missing_in(&facts, kind);
        }
        facts
    }

    /// Returns the titles of the dates by which something opens or closes, and of Match Day, that another bundled season
    /// has and this one lacks.
    fn missing_in(&self, facts: &SeasonFacts, kind: Match) -> Vec<String> {
        let others = self.bundled().iter().rev().flat_map(|it| &it.dates).filter(|it| is_of(it, kind));
        let matters = |date: &&OfficialDate| {
            matches!(date.kind, DateKind::Deadline | DateKind::Opens)
                || date.id.as_str().ends_with("match-day")
        };
        let mut missing: Vec<String> = Vec::new();
        for date in others.filter(matters).filter(|it| facts.date(it.id.as_str()).is_none()) {
            if !missing.contains(&date.title) {
                missing.push(date.title.clone());
            }
        }
        missing
    }

    fn checklist(&self) -> &checklist::Checklist {
        self.checklist.get_or_init(|| checklist::parse(COMPONENTS).unwrap_or_default())
    }

    fn scoring(&self) -> &criteria::Criteria {
        self.criteria.get_or_init(|| criteria::parse(CRITERIA).unwrap_or_default())
    }

    fn asked(&self) -> &criteria::Questions {
        self.questions.get_or_init(|| criteria::parse_questions(QUESTIONS).unwrap_or_default())
    }
}

fn is_of(date: &OfficialDate, kind: Match) -> bool {
    date.matches.is_empty() || date.matches.contains(&kind)
}

#[cfg(test)]
mod clock_tests;
#[cfg(test)]
mod tests;
