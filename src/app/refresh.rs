//! Lists that follow from the tracker. Each is made again only when a table it reads is another value than before; one
//! changed program is moved in the sorted table, not sorted anew.

use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

use super::{App, InterviewsSort, calendar::DayIndex};
use crate::{
    domain::{
        agenda::{self, Band, Item},
        checklist::{self, Entry, Group, Shown},
        facts::{OfficialDate, SeasonFacts},
        id::Id,
        review::Warning,
        rotations::Span,
        rows::Rows,
        score::criteria,
        shortlist::{Filter, Lookup, SortBy, compare},
        tables::*,
        time::{Day, Stamp, Zone},
        tracker::Tracker,
    },
    text::contains::contains,
};

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
    pub agenda_total: usize,
    /// The next hard deadline that is still open, for the header.
    pub next_hard: Option<Arc<Item>>,
    pub checklist: Vec<CheckRow>,
    pub interviews: Vec<Arc<Interview>>,
    pub shortlist: Vec<Arc<Program>>,
    pub lookup: Lookup,
    deadlines: BTreeMap<Id, Item>,
    /// All items of the agenda, also those that a filter hides.
    pub items: Vec<Arc<Item>>,
    /// The items by day, and what the review says of them.
    pub days: DayIndex,
    pub spans: Vec<Span>,
    pub warnings: Vec<Warning>,
    pub(super) days_zone: Option<Zone>,
    /// From then on a review may say something else.
    pub(super) review_until: Option<Stamp>,
    pub(super) reviewed_at: Option<Stamp>,
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
        let profile = other_season || !Arc::ptr_eq(&self.tracker.profile, &old.profile);
        let dated = profile || !self.tracker.milestones.same(&old.milestones);
        if dated {
            derived.dates = agenda::own_dates(&derived.facts.dates, &self.tracker);
        }
        let components = dated
            || !self.tracker.components.same(&old.components)
            || derived.seen.show_hidden != self.show_hidden
            || derived.seen.filters[1] != self.filters[1];
        if components {
            self.refresh_components(&mut derived);
        }
        let lookup = self.refresh_lookup(&mut derived, &old);
        let programs = self.refresh_shortlist(&mut derived, &old, lookup);
        self.refresh_interviews(&mut derived, &old, programs);
        let made = dated
            || components
            || programs
            || !self.tracker.interviews.same(&old.interviews)
            || !self.tracker.letters.same(&old.letters)
            || !self.tracker.rotations.same(&old.rotations)
            || !self.tracker.people.same(&old.people)
            || !self.tracker.messages.same(&old.messages)
            || !Arc::ptr_eq(&self.tracker.settings, &old.settings)
            || !Arc::ptr_eq(&self.tracker.overrides, &old.overrides)
            || derived.owed_at.is_some_and(|at| at <= self.now)
            || derived.seen.at.as_ref().is_some_and(|seen| self.now < seen.0);
        let moved = self.refresh_agenda(&mut derived, made);
        self.refresh_days(&mut derived, made, moved);
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

    fn refresh_components(&self, derived: &mut Derived) {
        let make = |shown| {
            checklist::checklist(
                &self.tracker,
                self.data.components(),
                self.data.groups(),
                &derived.dates,
                shown,
            )
        };
        derived.groups = make(agenda::CHECKLIST);
        let all = make(Shown::All);
        let count = |groups: &[Group]| groups.iter().map(|it| it.entries.len()).sum::<usize>();
        derived.hidden_components = count(&all).saturating_sub(count(&derived.groups));
        let shown = if self.show_hidden { &all } else { &derived.groups };
        let words: Vec<String> = self.filters[1].split_whitespace().map(str::to_lowercase).collect();
        derived.checklist.clear();
        for group in shown {
            let fits = |it: &&Entry| {
                words.iter().all(|word| {
                    contains(&it.row.title, word)
                        || contains(&it.row.notes, word)
                        || contains(it.progress().title(), word)
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

    /// True when what other tables say about programs changed.
    fn refresh_lookup(&self, derived: &mut Derived, old: &Tracker) -> bool {
        let now = &self.tracker;
        let same = now.interviews.same(&old.interviews)
            && now.letters.same(&old.letters)
            && now.people.same(&old.people)
            && now.rank_lists.same(&old.rank_lists)
            && now.criteria.same(&old.criteria)
            && derived.seen.sort.is_some();
        if !same {
            derived.lookup = Lookup::new(now, criteria(now, self.data.criteria()));
        }
        !same
    }

    /// True when a program changed in a way that other lists show.
    fn refresh_shortlist(&self, derived: &mut Derived, old: &Tracker, lookup_changed: bool) -> bool {
        let (text, seen_text) = (&self.filters[3], &derived.seen.filters[3]);
        let filter = Filter::parse(text);
        let leans_on_lookup =
            matches!(self.sort, SortBy::Interview | SortBy::Score | SortBy::Gut | SortBy::Rank);
        let sort_again = derived.seen.sort != Some(self.sort) || (lookup_changed && leans_on_lookup);
        let changed = self.tracker.programs.changed_since(&old.programs);
        let mut touched = false;
        for (before, after) in &changed {
            let id = before.or(*after).map(|row| row.id.clone());
            let item = after.and_then(|row| agenda::deadline(row));
            let name = |row: &Option<&Arc<Program>>| {
                row.map(|it| (it.name.clone(), it.specialty, it.time_zone.clone()))
            };
            touched |= name(before) != name(after);
            if let Some(id) = id {
                let was = match item {
                    Some(item) => derived.deadlines.insert(id.clone(), item.clone()) == Some(item),
                    None => derived.deadlines.remove(&id).is_none(),
                };
                touched |= !was;
            }
        }
        let narrowed = text != seen_text
            && filter.narrows(&Filter::parse(seen_text))
            && !sort_again
            && changed.is_empty();
        if narrowed {
            derived.shortlist.retain(|row| filter.matches(row));
        } else if text != seen_text || sort_again || changed.len() > MANY {
            derived.shortlist = sorted(&self.tracker.programs, &filter, self.sort, &derived.lookup);
        } else {
            for (before, after) in changed {
                move_row(&mut derived.shortlist, before, after, &filter, |a, b| {
                    compare(a, b, self.sort, &derived.lookup)
                });
            }
        }
        touched
    }

    fn refresh_interviews(&self, derived: &mut Derived, old: &Tracker, programs: bool) {
        let same = self.tracker.interviews.same(&old.interviews)
            && !programs
            && derived.seen.filters[2] == self.filters[2]
            && derived.seen.interviews_sort == Some(self.interviews_sort);
        if same {
            return;
        }
        let words: Vec<String> = self.filters[2].split_whitespace().map(str::to_lowercase).collect();
        let title = |row: &Interview| agenda::programs_title(&self.tracker, &row.programs);
        let fits = |row: &&Arc<Interview>| {
            words.iter().all(|word| {
                contains(&title(row), word)
                    || contains(&row.notes, word)
                    || row.state.is_some_and(|state| contains(state.title(), word))
            })
        };
        let mut rows: Vec<Arc<Interview>> = self.tracker.interviews.iter().filter(fits).cloned().collect();
        let at = |row: &Interview| row.when.as_ref().map_or(i64::MAX, |it| it.end(self.home()).seconds());
        match self.interviews_sort {
            InterviewsSort::Date => rows.sort_by_key(|row| (at(row), row.id.clone())),
            InterviewsSort::Program => rows.sort_by_cached_key(|row| (title(row).to_lowercase(), at(row))),
            InterviewsSort::State => rows.sort_by_key(|row| (row.state, at(row), row.id.clone())),
        }
        derived.interviews = rows;
    }

    /// True where a line stands elsewhere than before.
    fn refresh_agenda(&self, derived: &mut Derived, made: bool) -> bool {
        if made {
            let items = agenda::agenda(&agenda::Sources {
                tracker: &self.tracker,
                facts: &derived.facts,
                dates: &derived.dates,
                groups: &derived.groups,
                deadlines: &derived.deadlines,
                home: self.home(),
                now: self.now,
            });
            derived.items = items.into_iter().map(Arc::new).collect();
            derived.owed_at = agenda::next_owed(&self.tracker, self.now, self.home());
        }
        let at = (self.now, self.today(), self.home().clone(), self.first_weekday());
        let still = |seen: &(Stamp, Day, Zone, chrono::Weekday)| {
            (&seen.1, &seen.2, seen.3) == (&at.1, &at.2, at.3)
                && seen.0 <= self.now
                && derived.bands_until.is_some_and(|until| self.now <= until)
        };
        let same_time = derived.seen.at.as_ref().is_some_and(still);
        if !made && same_time && derived.seen.filters[0] == self.filters[0] {
            return false;
        }
        let words: Vec<String> = self.filters[0].split_whitespace().map(str::to_lowercase).collect();
        let fits = |item: &Item| words.iter().all(|word| contains(&item.title, word));
        let mut rows: Vec<((Band, Stamp), Arc<Item>)> = Vec::with_capacity(derived.items.len());
        let mut until = self.now.plus(86_400);
        for item in &derived.items {
            let stand = item.stand(self.now, &at.2, at.3);
            until = until.min(stand.until.unwrap_or(until));
            if fits(item) {
                rows.push(((stand.band, stand.at), item.clone()));
            }
        }
        rows.sort_by_key(|it| it.0);
        derived.bands_until = Some(until);
        let open =
            |it: &&Arc<Item>| it.hard && it.state != agenda::State::Done && !it.is_over(self.now, &at.2);
        derived.next_hard = derived.items.iter().find(open).cloned();
        derived.agenda_total = derived.items.len();
        derived.agenda.clear();
        let mut last = None;
        for ((band, _), item) in rows {
            if last != Some(band) {
                derived.agenda.push(AgendaRow::Heading(band));
                last = Some(band);
            }
            derived.agenda.push(AgendaRow::Item(item));
        }
        true
    }
}

fn sorted(rows: &Rows<Program>, filter: &Filter, sort: SortBy, lookup: &Lookup) -> Vec<Arc<Program>> {
    let mut all: Vec<Arc<Program>> = match filter.is_empty() {
        true => rows.iter().cloned().collect(),
        false => rows.iter().filter(|row| filter.matches(row)).cloned().collect(),
    };
    all.sort_by(|a, b| compare(a, b, sort, lookup));
    all
}

/// Takes a changed row out of a sorted list and puts it where it belongs now. A row that isn't where the order says is
/// looked for one by one: what it is sorted by may lie in another table.
fn move_row(
    list: &mut Vec<Arc<Program>>,
    before: Option<&Arc<Program>>,
    after: Option<&Arc<Program>>,
    filter: &Filter,
    order: impl Fn(&Program, &Program) -> Ordering,
) {
    if let Some(before) = before {
        let there = list.binary_search_by(|row| order(row, before)).ok();
        let there = there.filter(|at| list[*at].id == before.id);
        if let Some(at) = there.or_else(|| list.iter().position(|row| row.id == before.id)) {
            list.remove(at);
        }
    }
    if let Some(after) = after.filter(|row| filter.matches(row)) {
        let place = list.partition_point(|row| order(row, after) == Ordering::Less);
        list.insert(place, after.clone());
    }
}
