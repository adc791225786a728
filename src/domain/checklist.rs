//! The application's components as the user sees them: the bundled ones with the user's changes laid over them, and own
//! ones.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    facts::{Applicant, BundledComponent, DateKind, OfficialDate},
    id::Id,
    slot::Nested,
    tables::{Component, Item, Profile, Progress},
    time::{Stamp, When},
    tracker::Tracker,
};

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The component, with the bundle's value wherever the user changed nothing.
    pub row: Arc<Component>,
    /// Its position in the bundle; none for an own component.
    pub bundled: Option<usize>,
    pub due: Option<When>,
    /// True if the due date is the official calendar's, not the user's own.
    pub due_is_official: bool,
    /// True for a component that counts as late once its due date is over and it isn't settled.
    pub can_be_late: bool,
}

/// A heading with its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub title: String,
    pub entries: Vec<Entry>,
}

/// Which components a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Wanted,
    All,
}

impl Entry {
    pub fn id(&self) -> &Id {
        &self.row.id
    }

    pub fn progress(&self) -> Progress {
        self.row.state.unwrap_or(Progress::ToDo)
    }

    pub fn is_settled(&self) -> bool {
        matches!(self.progress(), Progress::Done | Progress::NotNeeded)
    }

    /// Returns the sub-items in their order.
    pub fn items(&self) -> Vec<(&Id, &Item)> {
        let mut items: Vec<_> = self.row.items.iter().collect();
        items.sort_by(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
        items
    }
}

impl Group {
    /// Returns the lines of all groups in their order.
    pub fn entries(groups: &[Group]) -> impl Iterator<Item = &Entry> {
        groups.iter().flat_map(|it| &it.entries)
    }

    /// Returns how many components are settled, and how many there are; those that aren't needed are left out of both.
    pub fn count(&self) -> (usize, usize) {
        let needed = self.entries.iter().filter(|it| it.progress() != Progress::NotNeeded);
        (needed.clone().filter(|it| it.is_settled()).count(), needed.count())
    }
}

/// Returns the groups of the bundle in their order, then the user's own; empty groups are left out.
pub fn checklist(
    tracker: &Tracker,
    bundle: &[BundledComponent],
    groups: &[(String, String)],
    dates: &[OfficialDate],
    shown: Shown,
) -> Vec<Group> {
    let mut all: Vec<Entry> = Vec::new();
    for (at, bundled) in bundle.iter().enumerate() {
        let own = tracker.components.get(bundled.base.id.as_str());
        if concerns(bundled, &tracker.profile) || own.is_some() {
            all.push(entry(at, bundled, own.map(|it| it.as_ref()), dates));
        }
    }
    let bundled_ids: BTreeMap<&str, ()> = bundle.iter().map(|it| (it.base.id.as_str(), ())).collect();
    let own = tracker.components.iter().filter(|row| !bundled_ids.contains_key(row.id.as_str()));
    let mut own: Vec<Entry> = own.map(own_entry).collect();
    own.sort_by(|a, b| (&a.row.order, &a.row.title, a.id()).cmp(&(&b.row.order, &b.row.title, b.id())));
    all.extend(own);
    all.retain(|it| shown == Shown::All || it.row.hidden != Some(true));
    in_groups(all, groups)
}

/// Returns the id and title of every component that concerns this applicant, whatever the list shows.
pub fn concerns(bundled: &BundledComponent, profile: &Profile) -> bool {
    let any = |empty: bool, found: bool| empty || found;
    any(bundled.applicants.is_empty(), bundled.applicants.contains(&Applicant::of(profile)))
        && any(bundled.specialties.is_empty(), bundled.specialties.iter().any(|it| profile.applies_to(*it)))
        && any(bundled.flags.is_empty(), bundled.flags.iter().any(|it| profile.has(*it)))
}

fn entry(at: usize, bundled: &BundledComponent, own: Option<&Component>, dates: &[OfficialDate]) -> Entry {
    let row = match own {
        Some(own) => Arc::new(own.laid_over(&bundled.base)),
        None => bundled.base.clone(),
    };
    let official = bundled.due.as_ref().and_then(|due| dates.iter().find(|it| it.id == *due));
    let own_due = own.and_then(|it| it.due.clone());
    Entry {
        due_is_official: own_due.is_none(),
        can_be_late: own_due.is_some() || official.is_some_and(|it| it.hard && it.kind == DateKind::Deadline),
        due: own_due.or_else(|| official.map(|it| it.when.clone())),
        bundled: Some(at),
        row,
    }
}

fn own_entry(row: &Arc<Component>) -> Entry {
    Entry { row: row.clone(), bundled: None, due: row.due.clone(), due_is_official: false, can_be_late: true }
}

fn in_groups(entries: Vec<Entry>, groups: &[(String, String)]) -> Vec<Group> {
    let mut all: Vec<(String, Group)> = groups
        .iter()
        .map(|(id, title)| (id.clone(), Group { title: title.clone(), entries: Vec::new() }))
        .collect();
    for entry in entries {
        let key = if entry.row.group.is_empty() { "own".to_owned() } else { entry.row.group.clone() };
        let found = all.iter_mut().find(|(id, group)| *id == key || group.title.eq_ignore_ascii_case(&key));
        match found {
            Some((_, group)) => group.entries.push(entry),
            None => {
                let title = if key == "own" { "Your own".to_owned() } else { key.clone() };
                all.push((key, Group { title, entries: vec![entry] }));
            }
        }
    }
    all.into_iter().map(|it| it.1).filter(|group| !group.entries.is_empty()).collect()
}

impl Tracker {
    /// Ticks or unticks a component; one that was doing or not needed becomes done. `base` is the bundled record, if any.
    pub fn tick_component(&mut self, id: &Id, shown: Progress) {
        let next = if shown == Progress::Done { Progress::ToDo } else { Progress::Done };
        self.set_progress(id, next);
    }

    pub fn set_progress(&mut self, id: &Id, next: Progress) {
        let mut row = self.components.get(id.as_str()).map(|it| Component::clone(it)).unwrap_or_default();
        row.id = id.clone();
        row.assumed = None;
        row.state = Some(next);
        self.components.put(row);
    }

    /// Ticks or unticks a sub-item, which makes a component that was still to do one that is being done.
    pub fn tick_item(&mut self, component: &Entry, item: &Id, now: Stamp) {
        let id = component.id();
        let was_done = component.row.items.get(item).is_some_and(|it| it.done.is_some());
        let mut row = self.components.get(id.as_str()).map(|it| Component::clone(it)).unwrap_or_default();
        row.id = id.clone();
        let mut own = row.items.get(item).cloned().unwrap_or_default();
        own.done = if was_done { None } else { Some(now) };
        if component.progress() == Progress::ToDo && !was_done {
            row.state = Some(Progress::Doing);
        }
        row.items.insert(item.clone(), own);
        self.components.put(row);
    }
}
