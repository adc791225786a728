//! Bundled facts in their typed form: each with its source, its day and how sure it is. Filled by `data`, corrected by
//! the user's overrides; nothing here is a constant of the program.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

pub use super::sure::{Confidence, Origin};
use super::{
    id::Id,
    record::words,
    tables::{Component, Criterion, Flag, Match, Milestone, Override, Profile, Question, Signal, Specialty},
    time::{Day, When},
};
use chrono::Days;
use serde_json::Value;

words! {
    /// The three kinds of applicants whose checklists differ.
    pub enum Applicant { Main = "main" "Main Match", Independent = "independent" "independent IR", Esir = "esir" "independent IR from ESIR" }

    /// What a figure counts; it is the first word of its id.
    pub enum FigureKind { Fee = "fee" "fee", Signal = "signal" "signals", Limit = "limit" "limit", Rule = "rule" "rule" }

    /// Where a dated thing stands in the strip of the season.
    pub enum Lane {
        Rotations = "rotations" "rotations",
        Application = "application" "application",
        Letters = "letters" "letters",
        Interviews = "interviews" "interviews",
        Ranking = "ranking" "ranking",
        /// Match status, SOAP, Match Day and what follows.
        MatchWeek = "match-week" "Match Week",
        Own = "own" "your own",
    }

    /// What it costs where a component is open after its day.
    pub enum Stake {
        /// A door closes: it can't be done any more, or it is too late to count.
        Closes = "closes" "a door closes",
        /// It can still be done, and counts for less.
        Costs = "costs" "counts less when it is late",
        /// It is only late.
        Late = "late" "to be done by then",
    }

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

/// A date of the official calendar, or one that is only advice.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialDate {
    pub id: Id,
    /// The matches that it holds for; empty for both.
    pub matches: Vec<Match>,
    /// The specialties that it holds for; empty for all.
    pub specialties: Vec<Specialty>,
    pub title: String,
    /// The title where there is little room; empty for advice.
    pub short: String,
    pub when: When,
    pub until: Option<When>,
    pub kind: DateKind,
    /// True for a date that closes something for good.
    pub hard: bool,
    pub lane: Lane,
    /// The component that settles it.
    pub component: Option<Id>,
    pub note: String,
    pub origin: Origin,
}

impl OfficialDate {
    /// True where something closes for good.
    pub fn is_hard_deadline(&self) -> bool {
        self.hard && self.kind == DateKind::Deadline
    }

    /// Returns the date with the user's correction laid over it.
    pub fn corrected(&self, own: Option<&Milestone>) -> OfficialDate {
        let mut date = self.clone();
        let Some(own) = own else { return date };
        if let Some(when) = &own.when {
            date.when = when.clone();
            let as_of = own.as_of.map(|day| day.to_string()).unwrap_or_default();
            date.origin = Origin { source: own.source.clone(), as_of, confidence: Confidence::Yours };
        }
        if own.until.is_some() {
            date.until = own.until.clone();
        }
        if !own.title.is_empty() {
            date.title = own.title.clone();
        }
        date
    }
}

/// A number with a unit: a fee in cents, a limit, a signal budget, a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its dotted id, such as `limits.letters_per_program`, by which an override names it.
    pub id: String,
    pub kind: FigureKind,
    pub title: String,
    /// Its number, a fee in whole cents; none for a rule in words alone, which stand in `note`.
    pub value: Option<i64>,
    pub unit: String,
    /// What a fee is paid for: program, season, code…; else empty.
    pub per: String,
    /// The first count that this tier of a fee or limit holds for.
    pub from: Option<u32>,
    pub to: Option<u32>,
    pub matches: Vec<Match>,
    pub specialties: Vec<Specialty>,
    /// The tier of a signal budget.
    pub tier: Option<Signal>,
    /// True for a limit that the official form itself enforces.
    pub firm: bool,
    /// True for a rival, unconfirmed count: it is shown beside the others and only reckoned with once the user takes it
    /// over.
    pub alternative: bool,
    /// The season its source speaks of, where that may be another; else empty.
    pub source_season: String,
    pub note: String,
    pub origin: Origin,
}

/// How many days before today a date typed without a year may lie.
const LATELY: u64 = 150;

/// All bundled facts of one season.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeasonFacts {
    pub season: String,
    pub title: String,
    /// The first and the last day of the season, which decide the year of a date typed without one.
    pub window: (Day, Day),
    pub dates: Vec<OfficialDate>,
    pub figures: Vec<Figure>,
    /// The dates of the other match, which texts may name.
    pub other_dates: Vec<OfficialDate>,
    /// The ids of what a file of the user's says.
    pub filed: BTreeSet<String>,
    /// The season that these dates were reckoned from, if nobody published this one.
    pub estimated_from: Option<String>,
}

impl SeasonFacts {
    pub fn date(&self, id: &str) -> Option<&OfficialDate> {
        self.dates.iter().find(|it| it.id.as_str() == id)
    }

    /// Returns the first and the last day that a date typed without a year can mean: the season's, except for what is
    /// long over.
    pub fn typed_window(&self, today: Day) -> (Day, Day) {
        let (first, last) = self.window;
        let lately = today.checked_sub_days(Days::new(LATELY)).unwrap_or(first);
        (first.max(lately.min(last)), last)
    }

    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|it| it.id == id)
    }

    /// Returns the year of its Match Day.
    pub fn match_year(&self) -> Option<i32> {
        self.season.parse().ok()
    }

    /// Returns the figure of that id with the user's correction in it.
    pub fn effective(&self, id: &str, overrides: &BTreeMap<String, Override>) -> Option<Figure> {
        self.figure(id).map(|it| it.effective(overrides))
    }
}

impl Figure {
    /// Returns the figure with the user's correction laid over it; a correction that is no whole number, or one
    /// below zero, counts as none.
    pub fn effective(&self, overrides: &BTreeMap<String, Override>) -> Figure {
        let mut figure = self.clone();
        let Some((own, value)) = overrides
            .get(&self.id)
            .and_then(|own| Some((own, whole(own.value.as_ref()?).filter(|it| *it >= 0)?)))
        else {
            return figure;
        };
        let as_of = own.as_of.map(|day| day.to_string()).unwrap_or_default();
        figure.value = Some(value);
        figure.source_season.clear();
        figure.origin = Origin { source: own.source.clone(), as_of, confidence: Confidence::Yours };
        figure
    }
}

/// Reads a whole number, also one that is written as a text or with a fraction of zero.
fn whole(value: &Value) -> Option<i64> {
    let text = match value.as_number() {
        Some(number) => number.to_string(),
        None => value.as_str()?.trim().to_owned(),
    };
    let whole = match text.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|it| it == b'0') => whole,
        Some(_) => return None,
        None => &text,
    };
    whole.parse().ok()
}

/// What is said of a component that is open after its day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overdue {
    /// One line; empty where its title does.
    pub title: String,
    /// What that means, and what can still be done; `{due}` stands for the day.
    pub reason: String,
}

/// A bundled component: the record as a base under the user's own row, and what is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct BundledComponent {
    pub base: Arc<Component>,
    /// The kinds of applicants that it is for; if this list and the others are empty, it is for everyone.
    pub applicants: Vec<Applicant>,
    pub specialties: Vec<Specialty>,
    pub flags: Vec<Flag>,
    /// It isn't for whoever has one of these flags.
    pub unless: Vec<Flag>,
    pub help: String,
    /// Id of the guide's page about it.
    pub guide: String,
    /// Id of the season date by which it is due.
    pub due: Option<Id>,
    /// It is due so many days before that date, by fluoro's advice.
    pub days_before: u32,
    /// None: nothing follows where its day goes by.
    pub stake: Option<Stake>,
    /// The component for which it is a step: where that one is settled or its day is over, nobody waits for this one.
    pub serves: Option<Id>,
    pub overdue: Arc<Overdue>,
    /// Id of the season date after which it doesn't matter any more.
    pub moot_after: Option<Id>,
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
    /// What the lowest, middle and highest scores mean, one line each.
    pub help: String,
    pub on: bool,
    /// A key of the guide's sources.
    pub source: String,
    pub confidence: Confidence,
}

/// A bundled question with the advice that goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct BundledQuestion {
    pub base: Arc<Question>,
    pub hint: String,
    /// The key of the program fact that an answer fills; else empty.
    pub fact: String,
    /// The matches that it holds for; empty for both.
    pub matches: Vec<Match>,
}

/// A question that programs shouldn't ask, with a polite way out.
#[derive(Clone, Debug, PartialEq)]
pub struct Improper {
    pub id: Id,
    pub topic: String,
    pub text: String,
    pub answer: String,
    /// A key of the guide's sources.
    pub source: String,
}

/// A program of the catalog, as one picks it.
#[derive(Clone, Debug, PartialEq)]
pub struct CatalogProgram {
    pub specialty: Specialty,
    pub acgme_id: String,
    /// Its city, if that isn't the institution's; else empty.
    pub city: String,
    /// Its tracks with their NRMP codes; a code that isn't known is empty.
    pub positions: Vec<(super::tables::Track, String)>,
    /// NRMP codes of tracks beside the ordinary ones, such as research, each with the name of its track.
    pub other_codes: Vec<(String, String)>,
    /// Things to check before applying.
    pub checks: Vec<String>,
    /// Facts for the detail pane, as label and value.
    pub facts: Vec<(&'static str, String)>,
    pub sources: Vec<String>,
}

/// An institution of the catalog with its programs.
#[derive(Clone, Debug, PartialEq)]
pub struct Institution {
    pub id: Id,
    pub name: String,
    /// What applicants call it.
    pub short: String,
    pub official: String,
    pub city: String,
    pub state: String,
    pub zone: String,
    pub website: String,
    /// Latitude and longitude, in degrees north and east.
    pub place: Option<(f64, f64)>,
    /// The bigger house it belongs to, or the twin it is easily taken for.
    pub related: Option<Id>,
    pub aliases: Vec<String>,
    /// Its name as the NRMP spells it.
    pub spellings: Vec<String>,
    pub programs: Vec<CatalogProgram>,
}

impl CatalogProgram {
    /// Returns its ACGME id and its NRMP codes, as far as they are known.
    pub fn codes(&self) -> impl Iterator<Item = &String> {
        let ordinary = self.positions.iter().map(|(_, code)| code);
        let all = ordinary.chain(self.other_codes.iter().map(|(code, _)| code)).chain([&self.acgme_id]);
        all.filter(|it| !it.is_empty())
    }
}

impl Institution {
    pub fn program(&self, specialty: Specialty) -> Option<&CatalogProgram> {
        self.programs.iter().find(|it| it.specialty == specialty)
    }
}
