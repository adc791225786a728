//! The checklist, the interviews and the shortlist.

use std::{cmp::Ordering, collections::BTreeSet, sync::Arc};

use super::derived::{Basis, CheckRow, Derived, FEW_ROWS};
use crate::{
    app::{state::InterviewsSort, tab::Tab},
    domain::{
        agenda,
        checklist::{self, Entry, Group, Shown},
        checklist_words::Room,
        id::Id,
        rows::{Changed, Row, Rows},
        score::{criteria, unused},
        shortlist::{Filter, Lookup, Sort, compare},
        signals::Pools,
        tables::*,
        tracker::Tracker,
    },
    text::contains::contains,
};

/// What interviews are sorted by: title, state, end, id; what doesn't count is the same in all.
type InterviewKey = (String, Option<InterviewState>, i64, Id);

/// Whether other tables say the same about the programs as before.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum LookedUp {
    Same,
    Changed,
}

impl Basis<'_> {
    pub(super) fn refresh_components(&self, derived: &mut Derived) {
        let make = |shown| {
            checklist::checklist(
                &self.season.tracker,
                self.data.components(),
                self.data.groups(),
                &derived.dates,
                (shown, self.season.today()),
            )
        };
        derived.groups = make(agenda::CHECKLIST);
        let all = make(Shown::All);
        let count = |groups: &[Group]| groups.iter().map(|it| it.entries.len()).sum::<usize>();
        derived.hidden_components = count(&all).saturating_sub(count(&derived.groups));
        let shown = if self.arrangement.show_hidden { &all } else { &derived.groups };
        let words = self.arrangement.filter_words(Tab::Components);
        derived.checklist.clear();
        for group in shown {
            let fits = |entry: &&Entry| {
                words.iter().all(|word| {
                    contains(&entry.row.title, word)
                        || contains(&entry.row.notes, word)
                        || contains(entry.progress().title(), word)
                        || contains(&self.season.how_it_stands(entry, Room::Wide), word)
                        || contains(&self.season.program_of(entry), word)
                })
            };
            let entries: Vec<&Entry> = group.entries.iter().filter(fits).collect();
            if entries.is_empty() {
                continue;
            }
            let (done, of) = group.count();
            derived.checklist.push(CheckRow::Heading { title: group.title.clone(), done, of });
            derived.checklist.extend(entries.into_iter().map(|it| CheckRow::Entry(Arc::new(it.clone()))));
        }
    }

    pub(super) fn refresh_lookup(&self, derived: &mut Derived, old: &Tracker) -> LookedUp {
        let now = &self.season.tracker;
        let criteria_same = now.criteria.same(&old.criteria) && derived.seen.arrangement.is_some();
        if !criteria_same {
            derived.lookup.criteria = criteria(now, self.data.criteria());
            derived.lookup.unused = unused(now, self.data.criteria());
            derived.lookup.nicknames = self.season.naming.nicknames().clone();
        }
        let pools_same = !self.is_other_season(derived) && Arc::ptr_eq(&now.overrides, &old.overrides);
        if !pools_same {
            derived.lookup.pools = Pools::new(&self.season.facts.figures, &now.overrides);
        }
        let signals_differ = derived.lookup.follow(old, now);
        let same = criteria_same
            && pools_same
            && !signals_differ
            && now.interviews.same(&old.interviews)
            && now.letters.same(&old.letters)
            && now.statements.same(&old.statements)
            && now.people.same(&old.people)
            && now.rank_lists.same(&old.rank_lists);
        if same { LookedUp::Same } else { LookedUp::Changed }
    }

    pub(super) fn refresh_shortlist(
        &self,
        derived: &mut Derived,
        changed: &[Changed<Program>],
        looked_up: LookedUp,
    ) {
        let text = self.arrangement.filter(Tab::Shortlist);
        let filter = Filter::read(text, &self.vocabulary()).filter;
        let sort = &self.arrangement.sort;
        let looks_up = sort.looks_up() || filter.looks_up();
        let sort_again = derived.seen.sort() != Some(sort) || (looked_up == LookedUp::Changed && looks_up);
        let differs = filter != derived.filter;
        let narrowed = differs && filter.narrows(&derived.filter) && !sort_again && changed.is_empty();
        if narrowed {
            derived.shortlist.retain(|row| filter.matches(row, &derived.lookup));
        } else if differs || sort_again || changed.len() > FEW_ROWS {
            derived.shortlist = sorted(&self.season.tracker.programs, &filter, sort, &derived.lookup);
        } else {
            let order = |a: &Program, b: &Program| compare(a, b, sort, &derived.lookup);
            let fits = |row: &Program| filter.matches(row, &derived.lookup);
            move_rows(&mut derived.shortlist, changed, fits, order);
        }
        derived.filter = filter;
    }

    /// `served`: interviews whose programs changed, none where that may be all.
    pub(super) fn refresh_interviews(
        &self,
        derived: &mut Derived,
        old: &Tracker,
        served: Option<&BTreeSet<Id>>,
    ) {
        let rows = &self.season.tracker.interviews;
        let mut changed = rows.changed_since(&old.interviews);
        let renamed = served.into_iter().flatten().filter_map(|id| rows.get(id.as_str()));
        let renamed: Vec<_> = renamed.map(|row| (Some(row), Some(row))).collect();
        let unchanged = |it: &Arc<Interview>| !changed.iter().any(|other| same_row(other.1, Some(it)));
        let renamed: Vec<_> = renamed.into_iter().filter(|it| it.1.is_some_and(unchanged)).collect();
        changed.extend(renamed);
        let same = served.is_some()
            && !self.is_filtered_anew(derived, Tab::Interviews)
            && derived.seen.interviews_sort() == Some(self.arrangement.interviews_sort)
            && derived.seen.at.as_ref().is_some_and(|at| at.2 == *self.season.home());
        let words = self.arrangement.filter_words(Tab::Interviews);
        if !same || changed.len() > FEW_ROWS {
            let mut all: Vec<Arc<Interview>> =
                rows.iter().filter(|row| self.fits(&words, row)).cloned().collect();
            all.sort_by_cached_key(|row| self.interview_key(row));
            derived.interviews = all;
            derived.interviews_done = rows.iter().filter(|row| is_done(row)).count();
            return;
        }
        let done = |row: Option<&Arc<Interview>>| usize::from(row.is_some_and(|row| is_done(row)));
        for change in &changed {
            let count = derived.interviews_done.saturating_add(done(change.1));
            derived.interviews_done = count.saturating_sub(done(change.0));
        }
        let order = |a: &Interview, b: &Interview| self.interview_key(a).cmp(&self.interview_key(b));
        move_rows(&mut derived.interviews, &changed, |row| self.fits(&words, row), order);
    }

    fn fits(&self, words: &[String], row: &Interview) -> bool {
        words.iter().all(|word| {
            contains(&self.season.programs_title(row), word)
                || contains(&self.season.long_title(row), word)
                || contains(&row.notes, word)
                || row.state.is_some_and(|state| contains(state.title(), word))
        })
    }

    fn interview_key(&self, row: &Interview) -> InterviewKey {
        let end = row.when.as_ref().map_or(i64::MAX, |it| it.end(self.season.home()).seconds());
        let title = || self.season.programs_title(row).to_lowercase();
        match self.arrangement.interviews_sort {
            InterviewsSort::Date => (String::new(), None, end, row.id.clone()),
            InterviewsSort::Program => (title(), None, end, row.id.clone()),
            InterviewsSort::State => (String::new(), row.state, end, row.id.clone()),
        }
    }
}

fn is_done(row: &Interview) -> bool {
    row.state == Some(InterviewState::Done)
}

fn same_row<T>(a: Option<&Arc<T>>, b: Option<&Arc<T>>) -> bool {
    a.zip(b).is_some_and(|(a, b)| Arc::ptr_eq(a, b))
}

fn sorted(rows: &Rows<Program>, filter: &Filter, sort: &Sort, lookup: &Lookup) -> Vec<Arc<Program>> {
    let mut all: Vec<Arc<Program>> = rows.iter().filter(|row| filter.matches(row, lookup)).cloned().collect();
    all.sort_by(|a, b| compare(a, b, sort, lookup));
    all
}

/// Takes changed rows out of a sorted list and puts them where they belong now. What they are sorted by may lie in another
/// table: so a row that isn't where the order says is looked for one by one, and all are out before the first is put in.
/// No two rows are equal in the order.
fn move_rows<T: Row>(
    list: &mut Vec<Arc<T>>,
    changed: &[Changed<T>],
    fits: impl Fn(&T) -> bool,
    order: impl Fn(&T, &T) -> Ordering,
) {
    for before in changed.iter().filter_map(|it| it.0) {
        let there = list.binary_search_by(|row| order(row, before)).ok();
        if let Some(at) = there.or_else(|| list.iter().position(|row| row.id() == before.id())) {
            list.remove(at);
        }
    }
    for after in changed.iter().filter_map(|it| it.1).filter(|row| fits(row)) {
        let place = list.partition_point(|row| order(row, after) == Ordering::Less);
        list.insert(place, after.clone());
    }
}
