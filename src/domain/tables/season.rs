//! What a season is about and how this copy shows it: profile, settings, corrections of bundled facts, warnings set aside.

use std::collections::BTreeMap;

use chrono::Weekday;
use serde_json::{Number, Value};

use super::words::{Flag, Match, Specialty, WeekStart};
use crate::domain::{
    audience::Audience,
    field::Field,
    field::fields,
    happened::Submitted,
    record::record,
    time::{Day, Stamp, When, Zone},
};

record! {
    /// Who applies, to what, and from where.
    pub struct Profile {
        kind = "match": Option<Match>,
        season: String,
        /// The specialties applied to, sorted.
        specialties: Vec<Specialty>,
        home_zone: Option<Zone>,
        name: String,
        /// The name under letters.
        signature: String,
        flags: Vec<Flag>,
        /// The day the application was certified and submitted.
        submitted: Option<Day>,
        home: Option<Box<Place>>,
        /// How many there are of things whose texts live elsewhere: `experiences`, `procedures`.
        counts: BTreeMap<String, Value>,
    }

    /// A place on the map, in degrees north and east.
    pub struct Place {
        lat: Option<Number>,
        lon: Option<Number>,
    }

    pub struct Settings {
        week_start: Option<WeekStart>,
        /// How many minutes before a date it is moved up in the agenda.
        lead_minutes: Vec<u32>,
        columns: Vec<String>,
        /// The width of each column of the table, in terminal columns.
        widths: BTreeMap<String, u32>,
        /// Filters of programs by their names, as they are typed.
        filters: BTreeMap<String, String>,
    }

    /// The user's own value for a bundled fact.
    pub struct Override {
        value: Option<Value>,
        source: String,
        as_of: Option<Day>,
    }

    /// An event that a calendar file held, so that a later one can take it back.
    pub struct GivenEvent {
        when: Option<When>,
        until: Option<When>,
        title: String,
        /// Who got it.
        whom: Vec<Audience>,
    }

    /// A warning the user has judged.
    pub struct Dismissal {
        reason: String,
        at: Option<Stamp>,
        fingerprint: String,
    }
}

impl Settings {
    /// Returns the day with which weeks begin; Sunday if nobody said.
    pub fn first_weekday(&self) -> Weekday {
        match self.week_start {
            Some(WeekStart::Mon) => Weekday::Mon,
            Some(WeekStart::Sat) => Weekday::Sat,
            Some(WeekStart::Sun) | None => Weekday::Sun,
        }
    }
}

impl Profile {
    pub const FIELDS: &'static [Field<Profile>] = fields! {
        line name "Season's name" [] "What this season is called in the exports" [Hidden];
        choice(Match) kind "Match" [] "Main Match, or the Radiology Fellowship Match for independent IR" [Hidden];
        season season "Season" [] "The year of Match Day, such as 2027" [Hidden];
        zone home_zone "Home time zone" [] "A city, an abbreviation or a zone: Chicago, CT, America/Chicago" [Hidden];
        own(Submitted) submitted "Application submitted" [] "The day you certified and submitted; empty if not yet" [Hidden];
        line signature "Your name" [] "As it stands under your letters" [Hidden];
    };

    /// Returns how many there are of something; what is no such number in the file is kept there and counts as unknown.
    pub fn count(&self, id: &str) -> Option<u32> {
        self.counts.get(id)?.as_u64()?.try_into().ok()
    }

    pub fn has(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    pub fn applies_to(&self, specialty: Specialty) -> bool {
        self.specialties.contains(&specialty)
    }
}
