//! The bundled facts, parsed on first use: seasons, checklist, criteria, questions, guide, catalog. Hand one
//! [`Data`] down as `Arc`; knows neither the user's file nor the clock.

pub mod catalog;
mod cautions;
mod checklist;
mod criteria;
mod estimate;
pub mod guide;
pub mod season;
mod templates;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use chrono::{Datelike, Days};

use crate::domain::{
    bad_file::BadFile,
    cautions::Cautions,
    facts::{
        BundledComponent, BundledCriterion, BundledQuestion, DateKind, Improper, OfficialDate, SeasonFacts,
    },
    naming::Nicknames,
    questions::Bundle,
    tables::{Match, Profile},
    templates::BundledTemplate,
    time::{Day, Locality},
};
use catalog::Catalog;
use guide::Guide;
use season::{FactsFile, Known, YEARS};

const BUNDLED: [(&str, &str); 3] = [
    ("2025", include_str!("../../assets/seasons/2025.json")),
    ("2026", include_str!("../../assets/seasons/2026.json")),
    ("2027", include_str!("../../assets/seasons/2027.json")),
];
const ESTIMATES: &str = include_str!("../../assets/estimates.json");
const COMPONENTS: &str = include_str!("../../assets/components.json");
const CRITERIA: &str = include_str!("../../assets/criteria.json");
const QUESTIONS: &str = include_str!("../../assets/questions.json");
const GUIDE: &str = include_str!("../../assets/guide.json");
const CATALOG: &str = include_str!("../../assets/catalog.json");
const CAUTIONS: &str = include_str!("../../assets/cautions.json");
const TEMPLATES: &str = include_str!("../../assets/templates.json");
const SAMPLE: &str = include_str!("../../assets/sample.json");
const SAMPLE_OF_A_RESIDENT: &str = include_str!("../../assets/sample-fellowship.json");

/// All bundled facts, and those of the user's own files. Each part is parsed when it is first asked for; a part that can't
/// be parsed is empty.
#[derive(Default)]
pub struct Data {
    /// The user's own files of facts, one a season.
    files: Vec<FactsFile>,
    refused: Vec<RefusedFile>,
    estimates: OnceLock<estimate::Rules>,
    /// Each bundled season as it is asked for: a start needs one of them.
    parsed: [OnceLock<Option<SeasonFacts>>; BUNDLED.len()],
    bundled: OnceLock<Vec<SeasonFacts>>,
    /// The bundled seasons and those of the files, oldest first.
    known: OnceLock<Vec<SeasonFacts>>,
    seasons: Mutex<HashMap<(i32, Match), Arc<SeasonFacts>>>,
    checklist: OnceLock<checklist::Checklist>,
    criteria: OnceLock<criteria::Criteria>,
    questions: OnceLock<criteria::Questions>,
    guide: OnceLock<Guide>,
    catalog: OnceLock<Catalog>,
    nicknames: OnceLock<Nicknames>,
    cautions: OnceLock<Arc<Cautions>>,
    cities: OnceLock<Vec<Locality>>,
    templates: OnceLock<Vec<BundledTemplate>>,
}

/// A file of facts that isn't used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedFile {
    pub name: String,
    /// All that is wrong with it.
    pub why: Vec<String>,
}

/// How many days before a fellowship Match Day nobody begins that season any more.
const LAST_DAYS: i64 = 30;

impl Data {
    pub fn new() -> Data {
        Data::default()
    }

    /// Returns the bundled facts with files of the user's own over them, each by its name and with what it holds or why it
    /// can't be read. One that isn't right is refused as a whole.
    pub fn with_files(files: Vec<(String, Result<String, String>)>) -> Data {
        let mut data = Data::default();
        for (name, text) in files {
            let parsed = match text {
                Ok(text) => {
                    data.read_facts(&text).map_err(|all| all.iter().map(BadFile::to_string).collect())
                }
                Err(why) => Err(vec![why]),
            };
            match parsed {
                Ok(file) if name != file.file_name() => {
                    let why =
                        format!("it is of season {}, so its name must be {}", file.season, file.file_name());
                    data.refused.push(RefusedFile { name, why: vec![why] });
                }
                Ok(file) => data.files.push(file),
                Err(why) => data.refused.push(RefusedFile { name, why }),
            }
        }
        data
    }

    /// Reads a file of facts of one's own.
    ///
    /// # Errors
    /// All that is wrong in it, in the order of the file.
    pub fn read_facts(&self, text: &str) -> Result<FactsFile, Vec<BadFile>> {
        let season = self.bundled_season(season::year_of(text).unwrap_or(0));
        let known = Known::of(self.bundled(), self.components(), season);
        season::parse(text, Some(&known))
    }

    /// Returns the files of facts that were refused, none of whose facts count.
    pub fn refused(&self) -> &[RefusedFile] {
        &self.refused
    }

    /// Returns a season of both matches as it is without the user's files.
    pub fn bundled_season(&self, year: i32) -> SeasonFacts {
        let bundled = self.bundled();
        let own = bundled.iter().find(|it| estimate::year_of(it) == year).cloned();
        own.unwrap_or_else(|| self.estimated(bundled, year, &[]))
    }

    /// Returns the file of facts that is laid over that season.
    pub fn file_of(&self, season: &str) -> Option<&FactsFile> {
        self.files.iter().find(|it| it.season.to_string() == season)
    }

    /// Returns the years of the seasons that are known, oldest first.
    pub fn seasons(&self) -> Vec<String> {
        self.known().iter().map(|it| it.season.clone()).collect()
    }

    /// Returns the facts of a season, named by the year of its Match Day. The dates are those of that match, sorted as
    /// bundled; figures are those of both. A year that isn't known is estimated from the nearest one; what is no year
    /// between 1950 and 9000 gives the newest bundled season.
    pub fn season(&self, season: &str, kind: Match) -> Arc<SeasonFacts> {
        let newest = || BUNDLED.iter().filter_map(|it| it.0.parse().ok()).max().unwrap_or(0);
        let year = season.trim().parse().ok().filter(|year| YEARS.contains(year)).unwrap_or_else(newest);
        let mut cache = self.seasons.lock().unwrap_or_else(PoisonError::into_inner);
        let facts = cache.entry((year, kind)).or_insert_with(|| Arc::new(self.make_season(year, kind)));
        facts.clone()
    }

    /// Returns Match Day of that year: the bundled day, else the estimate.
    pub fn match_day(&self, year: i32, kind: Match) -> Option<Day> {
        estimate::match_day(self.known(), self.estimates(), year, kind)
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

    /// Returns the years in which a season can be begun on that day: the known ones, and those up to two after the running
    /// one.
    pub fn near_seasons(&self, day: Day, kind: Match) -> Vec<i32> {
        let running = self.running_season(day, kind).parse().unwrap_or(0);
        let first = self.known().first().map_or(running, estimate::year_of).min(running);
        let beyond = self.files.iter().map(|it| it.season);
        let mut years: Vec<i32> = (first..=running.saturating_add(2)).chain(beyond).collect();
        years.sort_unstable();
        years.dedup();
        years
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

    /// Returns the questions that come along, those too that nobody should ask.
    pub fn bank(&self) -> Bundle<'_> {
        Bundle { questions: self.questions(), improper: self.improper() }
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

    /// Returns the texts of notes and messages; for each kind of message there is one.
    pub fn templates(&self) -> &[BundledTemplate] {
        self.templates.get_or_init(|| templates::parse(TEMPLATES).unwrap_or_default())
    }

    /// Returns what applicants call each institution.
    pub fn nicknames(&self) -> &Nicknames {
        self.nicknames.get_or_init(|| catalog::nicknames::nicknames(CATALOG))
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
        let all = || BUNDLED.iter().filter_map(|it| self.bundled_of(it.0).cloned()).collect();
        self.bundled.get_or_init(all)
    }

    /// Returns the bundled season of that year without a look at the others.
    fn bundled_of(&self, year: &str) -> Option<&SeasonFacts> {
        let at = BUNDLED.iter().position(|it| it.0 == year)?;
        let parse = || season::parse(BUNDLED.get(at)?.1, None).ok().map(FactsFile::alone);
        self.parsed.get(at)?.get_or_init(parse).as_ref()
    }

    fn estimates(&self) -> &estimate::Rules {
        self.estimates.get_or_init(|| estimate::parse(ESTIMATES).unwrap_or_default())
    }

    /// Returns the seasons that somebody published something of. A file is laid over the bundled season, else over an
    /// estimate from the bundled ones.
    fn known(&self) -> &[SeasonFacts] {
        if self.files.is_empty() {
            return self.bundled();
        }
        self.known.get_or_init(|| {
            let bundled = self.bundled();
            let mut known = bundled.to_vec();
            for file in &self.files {
                match known.iter_mut().find(|it| estimate::year_of(it) == file.season) {
                    Some(season) => *season = file.over(season),
                    None => known.push(file.over(&self.estimated(bundled, file.season, &file.dates))),
                }
            }
            known.sort_by_key(estimate::year_of);
            known
        })
    }

    /// Returns the estimate of a season for both matches; `given` are dates of it that are known.
    fn estimated(&self, known: &[SeasonFacts], year: i32, given: &[OfficialDate]) -> SeasonFacts {
        let of = |kind| {
            let mut facts = estimate::estimate(known, self.estimates(), (year, kind), given);
            facts.dates.retain(|it| is_of(it, kind));
            facts
        };
        let (mut facts, other) = (of(Match::Main), of(Match::Fellowship));
        let more = other.dates.into_iter().filter(|it| facts.date(it.id.as_str()).is_none());
        let more: Vec<OfficialDate> = more.collect();
        facts.dates.extend(more);
        facts
    }

    fn make_season(&self, year: i32, kind: Match) -> SeasonFacts {
        let known = || self.known().iter().find(|it| estimate::year_of(it) == year);
        let alone = self.bundled_of(&year.to_string()).filter(|_| self.files.is_empty());
        let known = alone.or_else(known).cloned();
        let mut facts = known.unwrap_or_else(|| self.estimated(self.known(), year, &[]));
        let (own, other) = std::mem::take(&mut facts.dates).into_iter().partition(|it| is_of(it, kind));
        (facts.dates, facts.other_dates) = (own, other);
        facts
    }

    /// Returns the titles of the dates by which something opens or closes, and of Match Day, that nobody published for that
    /// season, although another bundled one has them.
    pub fn missing(&self, season: &str, kind: Match) -> Vec<String> {
        let facts = self.season(season, kind);
        if facts.estimated_from.is_some() {
            return Vec::new();
        }
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
#[cfg(test)]
mod text_tests;
