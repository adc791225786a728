//! A season with all that is reckoned from it, for listing and exporting.

use crate::{
    data::Data,
    domain::{
        agenda::{self, Item},
        checklist::{Group, checklist},
        facts::OfficialDate,
        review::{Input, Warning, review},
        score::criteria,
        season::Season,
        shortlist::Lookup,
        time::Stamp,
        tracker::Tracker,
    },
    shell::clock::local_zone,
};

/// A season, the bundled data beside it, and what its tables say about each program.
pub struct Survey {
    pub season: Season,
    pub data: Data,
    pub lookup: Lookup,
}

/// The items of the agenda, sorted.
pub struct Agenda {
    pub items: Vec<Item>,
    pub dates: Vec<OfficialDate>,
    pub groups: Vec<Group>,
}

impl Survey {
    pub fn new(tracker: Tracker, now: Stamp) -> Survey {
        let data = Data::new();
        let lookup = Lookup::new(&tracker, criteria(&tracker, data.criteria()));
        let local_zone = local_zone();
        let home = tracker.profile.home_zone.as_ref().unwrap_or(&local_zone);
        let year = data.season_of(&tracker.profile, home.civil_at(now).date());
        let facts = data.season(&year, tracker.profile.kind());
        let cautions = data.cautions().clone();
        Survey { season: Season { tracker, facts, cautions, now, local_zone }, data, lookup }
    }

    /// The official dates of this applicant, with the user's corrections.
    pub fn dates(&self) -> Vec<OfficialDate> {
        agenda::own_dates(&self.season.facts.dates, &self.season.tracker)
    }

    pub fn groups(&self, dates: &[OfficialDate]) -> Vec<Group> {
        let (components, groups) = (self.data.components(), self.data.groups());
        checklist(&self.season.tracker, components, groups, dates, agenda::CHECKLIST)
    }

    /// Every dated thing, with the dates and the checklist it was made from.
    pub fn agenda(&self) -> Agenda {
        let season = &self.season;
        let dates = self.dates();
        let groups = self.groups(&dates);
        let met = agenda::Encounters::of(&season.tracker);
        let items = agenda::agenda(&agenda::Sources {
            tracker: &season.tracker,
            facts: &season.facts,
            dates: &dates,
            groups: &groups,
            met: &met,
            home: season.home(),
            now: season.now,
        });
        Agenda { items, dates, groups }
    }

    pub fn review(&self, agenda: &Agenda) -> Vec<Warning> {
        review(&Input {
            tracker: &self.season.tracker,
            facts: &self.season.facts,
            cautions: &self.season.cautions,
            groups: &agenda.groups,
            now: self.season.now,
            home: self.season.home(),
        })
    }
}
