//! A season with all that is reckoned from it, for listing and exporting.

use std::sync::Arc;

use crate::shell::clock::local_zone;
use crate::{
    data::Data,
    domain::{
        agenda::{self, Item},
        checklist::{Group, checklist},
        facts::{OfficialDate, SeasonFacts},
        review::{Input, Warning, review},
        score::criteria,
        shortlist::Lookup,
        tables::{Match, Profile, Specialty, Status},
        time::{Day, Reading, Stamp, Zone},
        tracker::Tracker,
    },
};

pub struct Season {
    pub tracker: Tracker,
    pub data: Data,
    pub facts: Arc<SeasonFacts>,
    pub lookup: Lookup,
    pub now: Stamp,
    pub home: Zone,
}

/// What is dated, sorted.
pub struct Agenda {
    pub items: Vec<Item>,
    pub dates: Vec<OfficialDate>,
    pub groups: Vec<Group>,
}

impl Season {
    pub fn new(tracker: Tracker, now: Stamp) -> Season {
        let data = Data::new();
        let home = tracker.profile.home_zone.clone().unwrap_or_else(local_zone);
        let year = season_of(&tracker.profile, &data, home.civil_at(now).date());
        let facts = data.season(&year, kind(&tracker.profile));
        let lookup = Lookup::new(&tracker, criteria(&tracker, data.criteria()));
        Season { tracker, data, facts, lookup, now, home }
    }

    pub fn today(&self) -> Day {
        self.home.civil_at(self.now).date()
    }

    /// The official dates of this applicant, with the user's corrections.
    pub fn dates(&self) -> Vec<OfficialDate> {
        agenda::own_dates(&self.facts.dates, &self.tracker)
    }

    pub fn groups(&self, dates: &[OfficialDate]) -> Vec<Group> {
        checklist(&self.tracker, self.data.components(), self.data.groups(), dates, agenda::CHECKLIST)
    }

    /// Every dated thing, with the dates and the checklist it was made from.
    pub fn agenda(&self) -> Agenda {
        let dates = self.dates();
        let groups = self.groups(&dates);
        let met = agenda::Met::of(&self.tracker);
        let items = agenda::agenda(&agenda::Sources {
            tracker: &self.tracker,
            facts: &self.facts,
            dates: &dates,
            groups: &groups,
            met: &met,
            home: &self.home,
            now: self.now,
        });
        Agenda { items, dates, groups }
    }

    pub fn review(&self, agenda: &Agenda) -> Vec<Warning> {
        review(&Input {
            tracker: &self.tracker,
            facts: &self.facts,
            groups: &agenda.groups,
            now: self.now,
            home: &self.home,
        })
    }

    /// What typed dates are read against. A date without a year is one of the season.
    pub fn reading(&self) -> Reading<'_> {
        Reading {
            now: self.now,
            home: &self.home,
            their: None,
            cities: self.data.cities(),
            season: self.facts.typed_window(self.today()),
            first_weekday: self.tracker.settings.first_weekday(),
        }
    }

    /// The specialties that this applicant applies to, the main one first.
    pub fn wanted(&self) -> Vec<Specialty> {
        let main = main_specialty(kind(&self.tracker.profile));
        let others = self.tracker.profile.specialties.iter().copied().filter(|it| *it != main);
        std::iter::once(main).chain(others).collect()
    }

    /// Applied once the application was submitted, planned before.
    pub fn first_status(&self) -> Status {
        match self.tracker.profile.submitted {
            Some(day) if day <= self.today() => Status::Applied,
            _ => Status::Planned,
        }
    }
}

pub fn kind(profile: &Profile) -> Match {
    profile.kind.unwrap_or(Match::Main)
}

pub fn main_specialty(kind: Match) -> Specialty {
    match kind {
        Match::Main => Specialty::Ir,
        Match::Fellowship => Specialty::IrIndependent,
    }
}

/// The season a profile is about; the one running on that day where it names none.
fn season_of(profile: &Profile, data: &Data, today: Day) -> String {
    match profile.season.as_str() {
        "" => data.running_season(today, kind(profile)),
        season => season.to_owned(),
    }
}
