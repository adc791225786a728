//! The application's components as the user sees them: the bundled ones with the user's changes laid over them, and own
//! ones.

use std::{collections::BTreeMap, sync::Arc};

use chrono::Days;

use super::{
    exams::{exam_behind, known_exam},
    facts::{Applicant, BundledComponent, Confidence, OfficialDate, Overdue, Stake},
    id::Id,
    moving::{Shift, moved},
    slot::Nested,
    tables::{Component, Exam, Item, Profile, Progress},
    time::{Stamp, When, Zone},
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
    /// How sure the official calendar's day is.
    pub confidence: Option<Confidence>,
    /// The calendar's day is so many days before the official date, by fluoro's advice.
    pub days_before: u32,
    /// The official date itself, where the day is so many days before it.
    pub until: Option<When>,
    /// The official date whose consequence holds; none where the user entered a later day instead.
    pub official: Option<When>,
    /// What it costs where it is open after its day; none where nothing follows, or nobody waits for it any more.
    pub stake: Option<Stake>,
    /// From then on it doesn't matter any more.
    pub moot_after: Option<When>,
    /// What is said where it is open after its day.
    pub overdue: Arc<Overdue>,
    /// True where its day stands in the calendar as a deadline of its own.
    pub is_official_deadline: bool,
    /// True where MyERAS locks it once the application is submitted.
    pub locks: bool,
    /// The exam that it is about.
    pub exam: Option<Arc<Exam>>,
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

    /// Returns the sign before its last day, where that is the calendar's and not certain.
    pub fn mark(&self) -> &'static str {
        let of_calendar = self.due_is_official || self.until.is_some();
        self.confidence.filter(|it| of_calendar && it.is_shaky()).map(Confidence::mark).unwrap_or_default()
    }

    pub fn is_settled(&self) -> bool {
        matches!(self.progress(), Progress::Done | Progress::NotNeeded)
    }

    /// Returns the official date after which a door is closed, or it counts for less. A day that the user set himself
    /// before that date doesn't move it.
    pub fn door(&self) -> Option<&When> {
        let follows = self.stake.is_some_and(|it| it != Stake::Late);
        self.official.as_ref().filter(|_| follows)
    }

    /// True where the official calendar closes a door.
    pub fn closes(&self) -> bool {
        self.stake == Some(Stake::Closes) && self.official.is_some()
    }

    /// Returns the day after which it is late: the official date where its own day is fluoro's advice.
    pub fn last_day(&self) -> Option<&When> {
        self.until.as_ref().or(self.due.as_ref())
    }

    /// True where it can be late. A step that fluoro advises is never late: the component that it serves is.
    pub fn can_be_late(&self) -> bool {
        self.stake.is_some_and(|it| it != Stake::Late || !self.due_is_official)
    }

    /// True where its last day is over, it is still open, and that matters.
    pub fn is_late(&self, now: Stamp, home: &Zone) -> bool {
        self.can_be_late() && self.is_missed(self.last_day(), now, home)
    }

    /// True where that day is over, it is still open, and that matters.
    pub fn is_missed(&self, day: Option<&When>, now: Stamp, home: &Zone) -> bool {
        let over = |when: &When| when.end(home) < now;
        !self.is_settled() && day.is_some_and(over) && !self.moot_after.as_ref().is_some_and(over)
    }

    /// Where it stands in its group; what has no order comes last.
    fn place(&self) -> (bool, &str, &str, &Id) {
        (self.row.order.is_empty(), &self.row.order, &self.row.title, self.id())
    }

    /// Returns how many sub-items are ticked, and how many there are.
    pub fn steps_done(&self) -> (usize, usize) {
        (self.row.items.values().filter(|it| it.done.is_some()).count(), self.row.items.len())
    }

    /// Returns the sub-items in their order.
    pub fn items(&self) -> Vec<(&Id, &Item)> {
        let mut items: Vec<_> = self.row.items.iter().collect();
        items.sort_by(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
        items
    }
}

impl Group {
    /// Returns the day on which the last door closes: that of the rank order lists. After it no application matters.
    pub fn last_door(groups: &[Group]) -> Option<&When> {
        let doors =
            Group::entries(groups).filter(|it| it.is_official_deadline && it.stake == Some(Stake::Closes));
        doors.filter_map(|it| it.official.as_ref()).max_by_key(|it| it.day())
    }

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
            let mut entry = entry(at, bundled, own.map(|it| it.as_ref()), dates);
            if bundled.assumed_done_at_submission
                && entry.due_is_official
                && tracker.profile.submitted.is_some()
            {
                entry.stake = None;
            }
            all.push(entry);
        }
    }
    let bundled_ids: BTreeMap<&str, ()> = bundle.iter().map(|it| (it.base.id.as_str(), ())).collect();
    let stands_for_itself = |row: &&Arc<Component>| {
        !bundled_ids.contains_key(row.id.as_str()) && !tracker.exams.has(row.id.as_str())
    };
    let own: Vec<Entry> = tracker.components.iter().filter(stands_for_itself).map(own_entry).collect();
    let waited_for: Vec<Option<(bool, Option<When>)>> =
        all.iter().map(|it| served(it, &all, bundle)).collect();
    for (entry, waited_for) in all.iter_mut().zip(waited_for) {
        match waited_for {
            Some((true, _)) => entry.stake = None,
            Some((false, due)) => entry.until = due,
            None => {}
        }
    }
    for entry in &mut all {
        let exam = exam_behind(tracker, entry.id());
        entry.exam = exam.and_then(|id| tracker.exams.get(id.as_str()).cloned());
    }
    let lines = tracker.exams.iter().filter(|it| !has_line(&all, it.id.as_str()));
    let lines: Vec<Entry> = lines.map(|it| exam_entry(tracker, it)).collect();
    all.extend(own);
    all.extend(lines);
    all.retain(|it| shown == Shown::All || it.row.hidden != Some(true));
    in_groups(all, groups)
}

/// Returns the id and title of every component that concerns this applicant, whatever the list shows.
pub fn concerns(bundled: &BundledComponent, profile: &Profile) -> bool {
    let any = |empty: bool, found: bool| empty || found;
    any(bundled.applicants.is_empty(), bundled.applicants.contains(&Applicant::of(profile)))
        && any(bundled.specialties.is_empty(), bundled.specialties.iter().any(|it| profile.applies_to(*it)))
        && any(bundled.flags.is_empty(), bundled.flags.iter().any(|it| profile.has(*it)))
        && !bundled.unless.iter().any(|it| profile.has(*it))
}

/// True where one of these lines is about that exam.
fn has_line(all: &[Entry], exam: &str) -> bool {
    let component = known_exam(exam).and_then(|it| it.component);
    component.is_some_and(|component| all.iter().any(|it| it.id().as_str() == component))
}

fn entry(at: usize, bundled: &BundledComponent, own: Option<&Component>, dates: &[OfficialDate]) -> Entry {
    let row = match own {
        Some(own) => Arc::new(own.laid_over(&bundled.base)),
        None => bundled.base.clone(),
    };
    let official = bundled.due.as_ref().and_then(|due| dates.iter().find(|it| it.id == *due));
    let own_due = own.and_then(|it| it.due.clone());
    let is_before = |own: &When, date: &OfficialDate| own.day() < date.when.day();
    let holds = official.filter(|date| own_due.as_ref().is_none_or(|own| is_before(own, date)));
    let moot_after = bundled.moot_after.as_ref().and_then(|id| dates.iter().find(|it| it.id == *id));
    Entry {
        due_is_official: own_due.is_none(),
        confidence: official.map(|it| it.origin.confidence),
        days_before: bundled.days_before,
        until: official.filter(|_| own_due.is_none() && bundled.days_before > 0).map(|it| it.when.clone()),
        stake: bundled.stake.or(own_due.as_ref().map(|_| Stake::Late)),
        moot_after: moot_after.map(|it| it.when.clone()),
        overdue: bundled.overdue.clone(),
        is_official_deadline: holds.is_some()
            && bundled.days_before == 0
            && official.is_some_and(|it| it.is_hard_deadline() && it.component.as_ref() == Some(&row.id)),
        official: holds.map(|it| it.when.clone()),
        locks: bundled.locked_at_submission,
        exam: None,
        due: own_due.or_else(|| official.map(|it| staged(&it.when, bundled.days_before))),
        bundled: Some(at),
        row,
    }
}

/// A whole day, so many days before.
fn staged(when: &When, days_before: u32) -> When {
    match days_before {
        0 => when.clone(),
        days => {
            let day = when.day();
            When::Day(day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(day))
        }
    }
}

/// Of the component for which it is a step by the calendar: whether it is settled, and when it is due.
fn served(entry: &Entry, all: &[Entry], bundle: &[BundledComponent]) -> Option<(bool, Option<When>)> {
    let serves = bundle.get(entry.bundled?)?.serves.as_ref().filter(|_| entry.due_is_official)?;
    let served = all.iter().find(|it| it.id() == serves)?;
    Some((served.is_settled(), served.due.clone()))
}

/// An exam without a bundled component: a line of its own, as far as the exam is until the user says another state.
fn exam_entry(tracker: &Tracker, exam: &Arc<Exam>) -> Entry {
    let known = known_exam(exam.id.as_str());
    let usual = known.map(|it| it.title.to_owned()).unwrap_or_default();
    let base = Component {
        id: exam.id.clone(),
        group: "exams".to_owned(),
        // the first exam that one sits stands first
        order: known.map(|it| it.order.to_owned()).unwrap_or_default(),
        title: if exam.title.is_empty() { usual } else { exam.title.clone() },
        state: match (exam.score_posted, exam.sat) {
            (Some(_), _) => Some(Progress::Done),
            (None, Some(_)) => Some(Progress::Doing),
            (None, None) => None,
        },
        ..Component::default()
    };
    let row = match tracker.components.get(exam.id.as_str()) {
        Some(own) => own.laid_over(&base),
        None => base,
    };
    Entry { exam: Some(exam.clone()), ..own_entry(&Arc::new(row)) }
}

fn own_entry(row: &Arc<Component>) -> Entry {
    Entry {
        row: row.clone(),
        bundled: None,
        due: row.due.clone(),
        due_is_official: false,
        confidence: None,
        days_before: 0,
        until: None,
        official: None,
        stake: Some(Stake::Late),
        moot_after: None,
        overdue: Arc::default(),
        is_official_deadline: false,
        locks: false,
        exam: None,
    }
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
    let mut all: Vec<Group> =
        all.into_iter().map(|it| it.1).filter(|group| !group.entries.is_empty()).collect();
    for group in &mut all {
        group.entries.sort_by(|a, b| a.place().cmp(&b.place()));
    }
    all
}

impl Tracker {
    /// Ticks or unticks a component; one that was doing or not needed becomes done. `base` is the bundled record, if any.
    pub fn tick_component(&mut self, id: &Id, shown: Progress) {
        let next = if shown == Progress::Done { Progress::ToDo } else { Progress::Done };
        self.set_progress(id, next);
    }

    pub fn set_progress(&mut self, id: &Id, next: Progress) {
        self.edit_component(id, |row| {
            row.assumed = None;
            row.state = Some(next);
        });
    }

    /// Notes that what was taken for done is done.
    pub fn confirm_components(&mut self, ids: &[Id]) {
        for id in ids {
            self.components.edit(id.as_str(), |row| row.assumed = None);
        }
    }

    /// Changes what the user says of a component; of a bundled one a row is made that holds only that.
    pub fn edit_component(&mut self, id: &Id, change: impl FnOnce(&mut Component)) {
        let mut row = self.components.get(id.as_str()).map(|it| Component::clone(it)).unwrap_or_default();
        row.id = id.clone();
        change(&mut row);
        self.components.put(row);
    }

    /// Moves a component past the next one of its group that is shown. `group` has all of them, hidden ones too.
    pub fn move_component(&mut self, group: &Group, is_shown: impl Fn(&Id) -> bool, id: &Id, shift: Shift) {
        let rows: Vec<(&Id, &str)> =
            group.entries.iter().map(|it| (it.id(), it.row.order.as_str())).collect();
        for (id, order) in moved(&rows, is_shown, id, shift) {
            self.edit_component(&id, |row| row.order = order);
        }
    }

    /// Moves a sub-item past the next one.
    pub fn move_item(&mut self, entry: &Entry, item: &Id, shift: Shift) {
        let rows: Vec<(&Id, &str)> =
            entry.items().into_iter().map(|it| (it.0, it.1.order.as_str())).collect();
        let orders = moved(&rows, |_| true, item, shift);
        if orders.is_empty() {
            return;
        }
        self.edit_component(entry.id(), |row| {
            for (id, order) in orders {
                row.items.entry(id).or_default().order = order;
            }
        });
    }

    /// Ticks or unticks a sub-item, which makes a component that was still to do one that is being done.
    pub fn tick_item(&mut self, component: &Entry, item: &Id, now: Stamp) {
        let was_done = component.row.items.get(item).is_some_and(|it| it.done.is_some());
        self.edit_component(component.id(), |row| {
            let mut own = row.items.get(item).cloned().unwrap_or_default();
            own.done = if was_done { None } else { Some(now) };
            if component.progress() == Progress::ToDo && !was_done {
                row.state = Some(Progress::Doing);
            }
            row.items.insert(item.clone(), own);
        });
    }
}
