//! A season with all that is reckoned from it, for listing and exporting.

use std::sync::Arc;

use super::context::Context;
use crate::{
    data::Data,
    domain::{
        agenda::{self, Item},
        audience::Audience,
        checklist::{Group, checklist},
        facts::OfficialDate,
        naming::Naming,
        review::{Input, Warning, review},
        score::{criteria, unused},
        season::Season,
        shortlist::{Lookup, Reach, Vocabulary},
        signals::Pools,
        statements::files_to_measure,
        tracker::Tracker,
    },
    shell::{clock::local_zone, papers::measured},
    store::disk::RealDisk,
};

/// A season, the bundled data beside it, and what its tables say about each program.
pub struct Survey {
    pub season: Season,
    pub data: Arc<Data>,
    pub lookup: Lookup,
}

/// The items of the agenda, sorted.
pub struct Agenda {
    pub items: Vec<Item>,
    pub dates: Vec<OfficialDate>,
    pub groups: Vec<Group>,
}

impl Survey {
    pub fn new(tracker: Tracker, context: &Context) -> Survey {
        let (data, now) = (context.data(), context.now);
        let mut naming = Naming::new(data.nicknames().clone());
        naming.follow(&tracker.programs);
        let mut lookup = Lookup::new(&tracker, criteria(&tracker, data.criteria()));
        lookup.unused = unused(&tracker, data.criteria());
        lookup.nicknames = naming.nicknames().clone();
        let local_zone = local_zone();
        let home = tracker.profile.home_zone.as_ref().unwrap_or(&local_zone);
        let year = data.season_of(&tracker.profile, home.civil_at(now).date());
        let facts = data.season(&year, tracker.profile.kind());
        let cautions = data.cautions().clone();
        lookup.pools = Pools::new(&facts.figures, &tracker.overrides);
        let files = files_to_measure(&tracker.statements);
        lookup.lengths = context.file().map(|it| measured(&RealDisk, &files, &it)).unwrap_or_default();
        Survey { season: Season { tracker, facts, naming, cautions, now, local_zone }, data, lookup }
    }

    /// What filters of programs are read with.
    pub fn vocabulary(&self, audience: Audience, reach: Reach) -> Vocabulary<'_> {
        Vocabulary {
            reading: self.season.reading(self.data.cities(), None),
            own: &self.season.tracker.custom_fields,
            audience,
            reach,
        }
    }

    /// The official dates of this applicant, with the user's corrections.
    pub fn dates(&self) -> Vec<OfficialDate> {
        agenda::own_dates(&self.season.facts.dates, &self.season.tracker)
    }

    pub fn groups(&self, dates: &[OfficialDate]) -> Vec<Group> {
        let (components, groups) = (self.data.components(), self.data.groups());
        checklist(&self.season.tracker, components, groups, dates, (agenda::CHECKLIST, self.season.today()))
    }

    /// Every dated thing, with the dates and the checklist it was made from.
    pub fn agenda(&self) -> Agenda {
        self.agenda_for(Audience::Me)
    }

    /// Every dated thing, in the words for that reader.
    pub fn agenda_for(&self, audience: Audience) -> Agenda {
        let season = &self.season;
        let dates = self.dates();
        let groups = self.groups(&dates);
        let met = agenda::Encounters::of(&season.tracker);
        let items = agenda::agenda(&agenda::Sources {
            tracker: &season.tracker,
            facts: &season.facts,
            naming: &season.naming.to(audience),
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
            naming: &self.season.naming,
            cautions: &self.season.cautions,
            met: &agenda::Encounters::of(&self.season.tracker),
            lookup: &self.lookup,
            groups: &agenda.groups,
            now: self.season.now,
            home: self.season.home(),
        })
    }
}
