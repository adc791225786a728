//! The season as everybody reads it: what the user wrote, the official facts beside it, and the time at which it is looked
//! at. The screens and the command line stand on the same value, so that a rule holds for both.

use std::sync::Arc;

use chrono::Weekday;

use super::{
    cautions::{Caution, Cautions},
    facts::{Figure, SeasonFacts},
    happened::noon,
    id::Id,
    naming::Naming,
    shortlist::first_logged,
    tables::{Match, Profile, Program, Specialty, Status, Table},
    time::{Day, Locality, Reading, Stamp, Tense, Zone, day_words},
    tracker::Tracker,
};

/// A season at a moment.
#[derive(Clone, Debug)]
pub struct Season {
    pub tracker: Tracker,
    /// The official dates and figures of this season and match.
    pub facts: Arc<SeasonFacts>,
    pub naming: Naming,
    /// Programs that can't be applied to in the usual way.
    pub cautions: Arc<Cautions>,
    pub now: Stamp,
    /// The computer's zone, which is home until the profile names another.
    pub local_zone: Zone,
}

impl Season {
    /// Returns the zone at home, in which days begin and times are told.
    pub fn home(&self) -> &Zone {
        self.tracker.profile.home_zone.as_ref().unwrap_or(&self.local_zone)
    }

    /// Returns what to call that row in a list or a sentence: a program by its short name. None if there is no such row.
    pub fn title_of(&self, table: Table, id: &str) -> Option<String> {
        match table == Table::Programs {
            true => self.tracker.programs.get(id).map(|row| self.naming.full(row)),
            false => self.tracker.title_of(table, id),
        }
    }

    pub fn kind(&self) -> Match {
        self.tracker.profile.kind()
    }

    /// Returns what is to be asked before a program of the catalog is added.
    pub fn cautions_of(&self, institution: &Id, specialty: Specialty) -> Vec<&Caution> {
        self.cautions.of(&self.facts.season, institution, specialty).collect()
    }

    pub fn today(&self) -> Day {
        self.home().civil_at(self.now).date()
    }

    pub fn first_weekday(&self) -> Weekday {
        self.tracker.settings.first_weekday()
    }

    /// Returns what typed dates are read against. `their` is the zone of the program in question; `cities` may be named
    /// besides those of the zone database.
    pub fn reading<'a>(&'a self, cities: &'a [Locality], their: Option<&'a Zone>) -> Reading<'a> {
        Reading {
            now: self.now,
            home: self.home(),
            their,
            cities,
            season: self.facts.typed_window(self.today()),
            first_weekday: self.first_weekday(),
            tense: Tense::Season,
        }
    }

    /// Returns the specialties that this applicant applies to, the main one first.
    pub fn wanted(&self) -> Vec<Specialty> {
        let main = self.kind().specialty();
        let others = self.tracker.profile.specialties.iter().copied().filter(|it| *it != main);
        std::iter::once(main).chain(others).collect()
    }

    /// Returns the status of new programs: applied where the application is out and they are the first, as where one begins
    /// in the middle of a season; planned elsewhere, since nobody said that it went to them.
    pub fn first_status(&self) -> Status {
        match self.tracker.profile.submitted {
            Some(day) if day <= self.today() && self.tracker.programs.is_empty() => Status::Applied,
            Some(_) | None => Status::Planned,
        }
    }

    /// Returns the best known instant at which a program got a status, where nobody said: the application went out on the
    /// day of submission, whose noon at home stands for it, to the programs that were in the season by then; anything else
    /// happened now.
    pub fn known_since(&self, row: &Program, status: Status) -> Stamp {
        let submitted = self.tracker.profile.submitted;
        let went_out = submitted.filter(|day| status == Status::Applied && self.was_in_by(row, *day));
        went_out.map_or(self.now, |day| noon(day, self.home())).min(self.now)
    }

    /// True for a program that was in the season by the end of that day, by the first entry of its history. One without a
    /// history counts as one that was; of those still to be added only the first ones, with which a season begins.
    fn was_in_by(&self, row: &Program, day: Day) -> bool {
        let programs = &self.tracker.programs;
        match first_logged(row) {
            Some(at) => self.home().civil_at(at).date() <= day,
            None => programs.has(row.id.as_str()) || programs.is_empty(),
        }
    }

    /// Says the status with the day since when, where that isn't today: "applied on Wed 2 Sep".
    pub fn since_words<'a>(&self, rows: impl IntoIterator<Item = &'a Program>, status: Status) -> String {
        format!("{} {}", status.title(), self.known_words(rows, status)).trim_end().to_owned()
    }

    /// Says the best known day of a status, where that isn't today: "on Wed 2 Sep"; and how many of these programs have
    /// it since today, where only some have.
    pub fn known_words<'a>(&self, rows: impl IntoIterator<Item = &'a Program>, status: Status) -> String {
        let since = |row| self.home().civil_at(self.known_since(row, status)).date();
        let days: Vec<Day> = rows.into_iter().map(since).collect();
        let new = days.iter().filter(|it| **it == self.today()).count();
        match days.iter().find(|it| **it != self.today()) {
            None => String::new(),
            Some(day) if new == 0 => format!("on {}", day_words(*day, self.today())),
            Some(day) => format!("on {}, {new} of {} today", day_words(*day, self.today()), days.len()),
        }
    }
}

impl Profile {
    /// Returns the match that the season is for; the Main Match if nobody said.
    pub fn kind(&self) -> Match {
        self.kind.unwrap_or(Match::Main)
    }

    /// Returns true for a specialty of the applicant's match that the applicant applies to; every one of that match where
    /// nobody said to which.
    pub fn is_for(&self, specialty: Specialty) -> bool {
        let kind = self.kind();
        let is_named = specialty == kind.specialty() || self.applies_to(specialty);
        kind.has(specialty) && (self.specialties.is_empty() || specialty == Specialty::Other || is_named)
    }
}

impl Match {
    /// Returns the specialty that this match is about.
    pub fn specialty(self) -> Specialty {
        match self {
            Match::Main => Specialty::Ir,
            Match::Fellowship => Specialty::IrIndependent,
        }
    }

    /// Returns true if programs of that specialty take part in this match, or may do so.
    pub fn has(self, specialty: Specialty) -> bool {
        let is_independent = specialty == Specialty::IrIndependent;
        specialty == Specialty::Other || is_independent == (self == Match::Fellowship)
    }

    /// Returns true for a figure that concerns somebody in this match.
    pub fn reads(self, figure: &Figure) -> bool {
        let is_mine = figure.matches.is_empty() || figure.matches.contains(&self);
        is_mine && (figure.specialties.is_empty() || figure.specialties.iter().any(|it| self.has(*it)))
    }

    pub fn other(self) -> Match {
        match self {
            Match::Main => Match::Fellowship,
            Match::Fellowship => Match::Main,
        }
    }
}
