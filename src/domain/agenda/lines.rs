//! The lines of the agenda row by row: the whole agenda is those of every row.

use std::collections::HashMap;

use super::{Item, Leads, Sources, component, deadline, interview, letter, official, owed, rotation, task};
use crate::domain::{
    checklist::{Entry, Group},
    facts::OfficialDate,
    id::Id,
    rules::{Rules, leads},
    tables::{Interview, Milestone, Program, Table},
    time::When,
};

/// Returns the lines of all dated things, sorted by instant, then title.
pub fn agenda(sources: &Sources) -> Vec<Item> {
    AgendaBuilder::new(*sources).all()
}

/// Makes the lines of a row, whose table and id are those of [`super::Origin::row`].
pub struct AgendaBuilder<'a> {
    sources: Sources<'a>,
    rules: Rules<'a>,
    leads: Leads,
    dates: HashMap<&'a Id, &'a OfficialDate>,
    entries: HashMap<&'a Id, &'a Entry>,
    /// The day on which the last door closes.
    closes: Option<&'a When>,
}

impl<'a> AgendaBuilder<'a> {
    pub fn new(sources: Sources<'a>) -> AgendaBuilder<'a> {
        let rules = Rules::of(sources.facts, sources.tracker);
        AgendaBuilder {
            leads: Leads(leads(&sources.tracker.settings.lead_minutes, &rules)),
            dates: sources.dates.iter().map(|it| (&it.id, it)).collect(),
            entries: sources.groups.iter().flat_map(|it| &it.entries).map(|it| (it.id(), it)).collect(),
            closes: Group::last_door(sources.groups),
            rules,
            sources,
        }
    }

    /// Returns the lines of all rows, sorted by instant, then title.
    pub fn all(&self) -> Vec<Item> {
        let Sources { tracker, home, .. } = self.sources;
        let mut items: Vec<Item> = self.sources.dates.iter().map(|it| self.of_date(it)).collect();
        items.extend(tracker.milestones.iter().filter_map(|it| self.of_milestone(it)));
        items.extend(self.entries.values().filter_map(|it| component::item(it, &self.leads)));
        items.extend(tracker.interviews.iter().flat_map(|it| self.of_interview(it)));
        items.extend(tracker.letters.iter().filter_map(|it| letter::item(it, &self.rules, &self.leads)));
        items.extend(tracker.programs.iter().filter_map(|it| self.of_program(it)));
        items.extend(tracker.rotations.iter().flat_map(|it| rotation::items(it, &self.leads)));
        items.sort_by_cached_key(|item| (item.when.end(home), item.title.clone(), item.origin.clone()));
        items
    }

    /// Returns the lines of one row, in no particular order; none if there is no such row.
    pub fn lines(&self, table: Table, id: &Id) -> Vec<Item> {
        let tracker = self.sources.tracker;
        let name = id.as_str();
        match table {
            Table::Milestones => match self.dates.get(id) {
                Some(date) => vec![self.of_date(date)],
                None => {
                    tracker.milestones.get(name).and_then(|it| self.of_milestone(it)).into_iter().collect()
                }
            },
            Table::Components => {
                self.entries.get(id).and_then(|it| component::item(it, &self.leads)).into_iter().collect()
            }
            Table::Interviews => tracker.interviews.get(name).map_or(Vec::new(), |it| self.of_interview(it)),
            Table::Letters => tracker
                .letters
                .get(name)
                .and_then(|it| letter::item(it, &self.rules, &self.leads))
                .into_iter()
                .collect(),
            Table::Programs => {
                tracker.programs.get(name).and_then(|it| self.of_program(it)).into_iter().collect()
            }
            Table::Rotations => {
                tracker.rotations.get(name).map_or(Vec::new(), |it| rotation::items(it, &self.leads))
            }
            Table::Statements
            | Table::Exams
            | Table::People
            | Table::Messages
            | Table::Questions
            | Table::Criteria
            | Table::RankLists
            | Table::RankVersions
            | Table::Expenses
            | Table::CustomFields
            | Table::Templates
            | Table::Imports => Vec::new(),
        }
    }

    fn of_date(&self, date: &OfficialDate) -> Item {
        let component = date.component.as_ref().and_then(|id| self.entries.get(id).copied());
        official::item(date, self.sources.tracker, component, &self.leads)
    }

    /// Returns the line of an own milestone; none for one with the id of an official date, since it only corrects that.
    fn of_milestone(&self, row: &Milestone) -> Option<Item> {
        if self.dates.contains_key(&row.id) { None } else { task::item(row, &self.leads) }
    }

    fn of_program(&self, row: &Program) -> Option<Item> {
        deadline::item(row, self.sources.naming, self.closes, &self.leads)
    }

    fn of_interview(&self, row: &Interview) -> Vec<Item> {
        let mut items = owed::items(row, &self.sources, &self.rules);
        items.extend(interview::item(row, &self.sources, &self.leads));
        items.extend(interview::reply(row, &self.sources, &self.leads));
        items.extend(interview::offered(row, &self.sources));
        items
    }
}
