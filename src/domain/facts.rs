//! Bundled facts in their typed form: each with its source, its day and how sure it is. Filled by `data`, corrected by
//! the user's overrides; nothing here is a constant of the program.

use std::{fmt, sync::Arc};

use super::{
    id::Id,
    record::words,
    tables::{Component, Criterion, Flag, Match, Profile, Question, Specialty},
    time::{Day, When},
};

words! {
    /// How sure a fact is.
    pub enum Confidence {
        /// An official page for that season.
        Firm = "firm" "official",
        /// Two or more independent copies agree.
        Good = "good" "two copies agree",
        Weak = "weak" "one third-party source",
        /// Reckoned from earlier seasons, not published.
        Projected = "projected" "projected, not published",
        General = "general" "general knowledge, unverified",
        /// The nearest bundled season, shifted by whole weeks.
        Estimate = "estimate" "estimate from another season",
        /// The user's own correction.
        Yours = "yours" "your own correction",
    }

    /// The three kinds of applicants whose checklists differ.
    pub enum Applicant { Main = "main" "Main Match", Independent = "independent" "independent IR", Esir = "esir" "independent IR from ESIR" }

    pub enum DateKind { Deadline = "deadline" "deadline", Opens = "opens" "opens", Event = "event" "event", Advice = "advice" "advice" }
}

impl Applicant {
    pub fn of(profile: &Profile) -> Applicant {
        match profile.kind {
            Some(Match::Fellowship) if profile.has(Flag::Esir) => Applicant::Esir,
            Some(Match::Fellowship) => Applicant::Independent,
            _ => Applicant::Main,
        }
    }
}

impl Confidence {
    /// True where the date must carry a mark: it may well be another.
    pub fn is_shaky(self) -> bool {
        matches!(self, Confidence::Weak | Confidence::Projected | Confidence::General | Confidence::Estimate)
    }
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    pub source: String,
    pub as_of: String,
    pub confidence: Confidence,
}

/// A date of the official calendar, or a soft one.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialDate {
    pub id: Id,
    /// Empty: for both matches.
    pub matches: Vec<Match>,
    /// Empty: whatever one applies to.
    pub specialties: Vec<Specialty>,
    pub title: String,
    pub when: When,
    pub until: Option<When>,
    pub kind: DateKind,
    /// A hard one closes something for good.
    pub hard: bool,
    pub lane: String,
    /// The component that settles it.
    pub component: Option<Id>,
    pub note: String,
    pub origin: Origin,
}

/// A number with a unit: a fee in cents, a limit, a signal budget, a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Dotted, such as `limits.letters_per_program`; an override names it.
    pub id: String,
    pub title: String,
    pub value: i64,
    pub unit: String,
    /// Tiers: the first and last count it holds for.
    pub from: Option<u32>,
    pub to: Option<u32>,
    pub matches: Vec<Match>,
    pub specialties: Vec<Specialty>,
    pub note: String,
    pub origin: Origin,
}

/// All bundled facts of one season.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeasonFacts {
    pub season: String,
    pub title: String,
    /// First and last day; decides the year of a date typed without one.
    pub window: (Day, Day),
    pub dates: Vec<OfficialDate>,
    pub figures: Vec<Figure>,
    /// The season these dates were shifted from, when this one isn't bundled.
    pub estimated_from: Option<String>,
}

impl SeasonFacts {
    pub fn date(&self, id: &str) -> Option<&OfficialDate> {
        self.dates.iter().find(|it| it.id.as_str() == id)
    }

    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|it| it.id == id)
    }
}

/// A bundled component: the record as a base under the user's own row, and what is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct BundledComponent {
    pub base: Arc<Component>,
    /// Empty lists: for everyone.
    pub applicants: Vec<Applicant>,
    pub specialties: Vec<Specialty>,
    pub flags: Vec<Flag>,
    pub help: String,
    /// Id of the season date by which it is due.
    pub due: Option<Id>,
    pub locked_at_submission: bool,
    pub assumed_done_at_submission: bool,
    /// Id of the figure that limits it.
    pub limit: Option<String>,
    pub origin: Origin,
}

/// A bundled criterion, and whether it is in the set one starts with.
#[derive(Clone, Debug, PartialEq)]
pub struct BundledCriterion {
    pub base: Arc<Criterion>,
    pub help: String,
    pub on: bool,
}

/// A bundled question with the advice that goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct BundledQuestion {
    pub base: Arc<Question>,
    pub hint: String,
    /// The key of the program fact that an answer fills.
    pub fact: String,
}

/// A program of the catalog, as one picks it.
#[derive(Clone, Debug, PartialEq)]
pub struct CatalogProgram {
    pub specialty: Specialty,
    pub acgme_id: String,
    /// Track and NRMP code; the code is empty where it isn't known.
    pub positions: Vec<(super::tables::Track, String)>,
    /// Things to check before applying.
    pub checks: Vec<String>,
    /// Facts as label and value, for the detail.
    pub facts: Vec<(&'static str, String)>,
    pub sources: Vec<String>,
}

/// An institution of the catalog with its programs.
#[derive(Clone, Debug, PartialEq)]
pub struct Institution {
    pub id: Id,
    pub name: String,
    pub official: String,
    pub city: String,
    pub state: String,
    pub zone: String,
    pub website: String,
    pub aliases: Vec<String>,
    pub programs: Vec<CatalogProgram>,
}

impl Institution {
    pub fn program(&self, specialty: Specialty) -> Option<&CatalogProgram> {
        self.programs.iter().find(|it| it.specialty == specialty)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = if self.source.is_empty() { "no source" } else { &self.source };
        write!(f, "{source} · as of {} · {}", self.as_of, self.confidence.title())
    }
}
