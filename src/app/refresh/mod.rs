//! Lists that follow from the tracker. Each is made again only when a table it reads is another value than before; a
//! changed row is moved in them, they are not made anew.

mod dated;
pub mod days;
mod lists;
mod reviewed;
#[cfg(test)]
mod tests;
mod touched;

use std::{collections::HashMap, sync::Arc};

use super::{App, InterviewsSort};
use crate::domain::{
    agenda::{self, Band, Encounters, Item, Origin},
    checklist::{Entry, Group},
    facts::{OfficialDate, SeasonFacts},
    id::Id,
    review::Review,
    rotations::Spans,
    shortlist::{Lookup, SortBy},
    tables::*,
    time::{Day, Stamp, Zone},
    tracker::Tracker,
};
use dated::Placed;
use days::DayIndex;

/// More changed rows than this at once, and the table is sorted anew.
const MANY: usize = 64;

/// One line of the agenda list.
#[derive(Clone, Debug)]
pub enum AgendaRow {
    Heading(Band),
    Item(Arc<Item>),
}

/// One line of the checklist.
#[derive(Clone, Debug)]
pub enum CheckRow {
    Heading { title: String, done: usize, of: usize },
    Entry(Arc<Entry>),
}

#[derive(Debug, Default)]
pub struct Derived {
    pub facts: Arc<SeasonFacts>,
    /// The official dates of this applicant, with the user's corrections.
    pub dates: Vec<OfficialDate>,
    pub groups: Vec<Group>,
    pub hidden_components: usize,
    pub agenda: Vec<AgendaRow>,
    /// How many lines of the agenda a filter leaves.
    pub agenda_shown: usize,
    pub agenda_total: usize,
    /// The next hard deadline that is still open, for the header.
    pub next_hard: Option<Arc<Item>>,
    pub checklist: Vec<CheckRow>,
    pub interviews: Vec<Arc<Interview>>,
    pub interviews_done: usize,
    pub shortlist: Vec<Arc<Program>>,
    pub lookup: Lookup,
    met: Encounters,
    /// All items of the agenda, also those that a filter hides.
    pub items: Vec<Arc<Item>>,
    /// The same by the row they are about.
    lines: HashMap<(Table, Id), Vec<Arc<Item>>>,
    /// The same in the order in which they stand under their headings.
    placed: Vec<Placed>,
    pub days: DayIndex,
    pub spans: Spans,
    pub review: Review,
    /// Warnings that aren't set aside.
    pub open_warnings: usize,
    /// No line of the agenda changes its band before this instant, or midnight at home.
    bands_until: Option<Stamp>,
    /// From then on an interview is over, and something may be owed.
    owed_at: Option<Stamp>,
    seen: Seen,
}

/// What the lists were made from.
#[derive(Debug, Default)]
struct Seen {
    tracker: Tracker,
    season: (String, Option<Match>),
    filters: [String; 4],
    sort: Option<SortBy>,
    interviews_sort: Option<InterviewsSort>,
    show_hidden: bool,
    /// Bands depend on the day and on what is over.
    at: Option<(Stamp, Day, Zone, chrono::Weekday)>,
}

impl App {
    /// Makes the derived lists fit the state. Costs next to nothing when nothing changed.
    pub fn refresh(&mut self) {
        let mut derived = std::mem::take(&mut self.derived);
        let season = (self.season(), self.tracker.profile.kind);
        let other_season = derived.seen.season != season || derived.facts.season.is_empty();
        if other_season {
            derived.facts = self.data.season(&season.0, self.kind());
        }
        let old = std::mem::take(&mut derived.seen.tracker);
        let bundled = self.refresh_bundled(&mut derived, &old, other_season);
        let lookup = self.refresh_lookup(&mut derived, &old);
        let programs = self.tracker.programs.changed_since(&old.programs);
        self.refresh_shortlist(&mut derived, &programs, lookup);
        let served = touched::served(&derived.lookup, &programs);
        self.refresh_interviews(&mut derived, &old, served.as_ref());
        let met = derived.met.follow(&old, &self.tracker);
        let touched = match self.is_all_new(&derived, &old, other_season) {
            true => None,
            false => touched::rows(&self.tracker, &old, [bundled, met_rows(met)], served),
        };
        let moved = self.refresh_agenda(&mut derived, touched.as_ref());
        self.refresh_days(&mut derived, &moved);
        self.refresh_review(&mut derived, &old, touched.as_ref());
        derived.seen = Seen {
            tracker: self.tracker.clone(),
            season,
            filters: self.filters.clone(),
            sort: Some(self.sort),
            interviews_sort: Some(self.interviews_sort),
            show_hidden: self.show_hidden,
            at: Some((self.now, self.today(), self.home().clone(), self.first_weekday())),
        };
        self.derived = derived;
    }

    /// True where what all lines lean on changed.
    fn is_all_new(&self, derived: &Derived, old: &Tracker, other_season: bool) -> bool {
        let seen = derived.seen.at.as_ref();
        other_season
            || seen.is_none_or(|seen| self.now < seen.0 || seen.2 != *self.home())
            || !Arc::ptr_eq(&self.tracker.profile, &old.profile)
            || !Arc::ptr_eq(&self.tracker.settings, &old.settings)
            || !Arc::ptr_eq(&self.tracker.overrides, &old.overrides)
            || derived.owed_at.is_some_and(|at| at <= self.now)
    }

    /// The official dates and the checklist. Gives the rows that are concerned.
    fn refresh_bundled(&self, derived: &mut Derived, old: &Tracker, other_season: bool) -> touched::Rows {
        let corrected = |row: &Milestone| derived.facts.dates.iter().any(|it| it.id == row.id);
        let milestones = self.tracker.milestones.changed_since(&old.milestones);
        let dated = other_season
            || !Arc::ptr_eq(&self.tracker.profile, &old.profile)
            || milestones.iter().filter_map(|it| it.0.or(it.1)).any(|row| corrected(row));
        let listed = dated
            || !self.tracker.components.same(&old.components)
            || derived.seen.show_hidden != self.show_hidden
            || derived.seen.filters[1] != self.filters[1];
        let mut touched = touched::Rows::new();
        if dated {
            let dates = agenda::own_dates(&derived.facts.dates, &self.tracker);
            let dates = std::mem::replace(&mut derived.dates, dates);
            touched.extend(touched::dates(&dates, &derived.dates));
        }
        if listed {
            let groups = std::mem::take(&mut derived.groups);
            self.refresh_components(derived);
            touched.extend(touched::entries(&groups, &derived.groups, &derived.dates));
        }
        touched
    }
}

impl Derived {
    /// The line of the agenda of that name.
    pub fn item(&self, origin: &Origin) -> Option<&Arc<Item>> {
        let (table, id) = origin.row();
        self.lines.get(&(table, id.clone()))?.iter().find(|it| it.origin == *origin)
    }
}

fn met_rows(met: impl IntoIterator<Item = Id>) -> touched::Rows {
    met.into_iter().map(|id| (Table::Interviews, id)).collect()
}
