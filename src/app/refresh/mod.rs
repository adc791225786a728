//! Lists that follow from the season. Each is made again only when a table it reads is another value than before; a
//! changed row is moved in them, they are not made anew.

mod dated;
mod day_index;
mod days;
mod derived;
mod lists;
mod reviewed;
#[cfg(test)]
mod tests;
mod touched;

use std::sync::Arc;

use super::tab::Tab;
use crate::domain::{
    agenda,
    checklist::Group,
    id::Id,
    tables::{Milestone, Table},
    tracker::Tracker,
};
pub use day_index::{DayIndex, LaneDay};
use derived::Seen;
pub use derived::{AgendaRow, Basis, CheckRow, Derived};

impl Basis<'_> {
    /// Makes the lists fit what they are made from. Costs next to nothing when nothing changed.
    pub fn refresh(&self, derived: &mut Derived) {
        let old = std::mem::take(&mut derived.seen.tracker);
        let door = Group::last_door(&derived.groups).cloned();
        let bundled = self.refresh_bundled(derived, &old);
        let same_door = door.as_ref() == Group::last_door(&derived.groups);
        let had_statements = derived.lookup.uses_statements();
        let lookup = self.refresh_lookup(derived, &old);
        let measured = self.refresh_lengths(derived);
        let same_use = had_statements == derived.lookup.uses_statements();
        let programs = self.season.tracker.programs.changed_since(&old.programs);
        self.refresh_shortlist(derived, &programs, lookup);
        let renamed = self.season.naming.renamed();
        let served = touched::served(&derived.lookup, &programs, renamed);
        self.refresh_interviews(derived, &old, served.as_ref());
        let met = derived.met.follow(&old, &self.season.tracker);
        let touched = match !same_door || !same_use || self.is_all_new(derived, &old) {
            true => None,
            false => {
                let renamed = renamed.iter().map(|id| (Table::Programs, id.clone())).collect();
                touched::rows(&self.season.tracker, &old, [bundled, met_rows(met), renamed, measured], served)
            }
        };
        let moved = self.refresh_agenda(derived, touched.as_ref());
        self.refresh_days(derived, &moved);
        self.refresh_review(derived, &old, touched.as_ref());
        derived.seen = Seen {
            tracker: self.season.tracker.clone(),
            facts: self.season.facts.clone(),
            arrangement: Some(self.arrangement.clone()),
            at: Some((
                self.season.now,
                self.season.today(),
                self.season.home().clone(),
                self.season.first_weekday(),
            )),
        };
    }

    /// True where what all lines lean on changed.
    fn is_all_new(&self, derived: &Derived, old: &Tracker) -> bool {
        let seen = derived.seen.at.as_ref();
        self.is_other_season(derived)
            || seen.is_none_or(|seen| self.season.now < seen.0 || seen.2 != *self.season.home())
            || !Arc::ptr_eq(&self.season.tracker.profile, &old.profile)
            || !Arc::ptr_eq(&self.season.tracker.settings, &old.settings)
            || !Arc::ptr_eq(&self.season.tracker.overrides, &old.overrides)
            || derived.owed_at.is_some_and(|at| at <= self.season.now)
    }

    /// The lengths of the files of statements. Gives the rows that are concerned.
    fn refresh_lengths(&self, derived: &mut Derived) -> touched::Rows {
        if derived.lookup.lengths == *self.measured {
            return touched::Rows::new();
        }
        derived.lookup.lengths = self.measured.clone();
        self.season.tracker.statements.iter().map(|it| (Table::Statements, it.id.clone())).collect()
    }

    /// The official dates and the checklist. Gives the rows that are concerned.
    fn refresh_bundled(&self, derived: &mut Derived, old: &Tracker) -> touched::Rows {
        let corrected = |row: &Milestone| self.season.facts.dates.iter().any(|it| it.id == row.id);
        let milestones = self.season.tracker.milestones.changed_since(&old.milestones);
        let dated = self.is_other_season(derived)
            || !Arc::ptr_eq(&self.season.tracker.profile, &old.profile)
            || milestones.iter().filter_map(|it| it.0.or(it.1)).any(|row| corrected(row));
        let listed = dated
            || !self.season.tracker.components.same(&old.components)
            || !self.season.tracker.exams.same(&old.exams)
            || derived.seen.at.as_ref().is_some_and(|it| it.1 != self.season.today())
            || derived.seen.shows_hidden() != Some(self.arrangement.show_hidden)
            || self.is_filtered_anew(derived, Tab::Components);
        let mut touched = touched::Rows::new();
        if dated {
            let dates = agenda::own_dates(&self.season.facts.dates, &self.season.tracker);
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

fn met_rows(met: impl IntoIterator<Item = Id>) -> touched::Rows {
    met.into_iter().map(|id| (Table::Interviews, id)).collect()
}
