//! The lists that follow from the season, and what they are made from.

use std::{cmp::Ordering, sync::Arc};

use super::day_index::DayIndex;
use crate::{
    app::{arrangement::Arrangement, state::InterviewsSort, tab::Tab},
    data::Data,
    domain::{
        agenda::{Band, Encounters, Item, Origin},
        audience::Audience,
        checklist::{Entry, Group},
        facts::{OfficialDate, SeasonFacts},
        id::Id,
        kept::Kept,
        review::Review,
        rotations::Spans,
        season::Season,
        shortlist::{Filter, Lookup, Reach, Sort, Vocabulary},
        statements::Lengths,
        tables::*,
        time::{Day, Stamp, Zone},
        tracker::Tracker,
    },
};

/// What the lists are made from.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    pub season: &'a Season,
    pub data: &'a Data,
    pub arrangement: &'a Arrangement,
    /// How long the files of statements are, as far as it was said.
    pub measured: &'a Lengths,
}

/// More changed rows than this at once, and the table is sorted anew.
pub(super) const FEW_ROWS: usize = 64;

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
    /// What the shortlist was filtered by.
    pub filter: Filter,
    pub(super) met: Encounters,
    /// All items of the agenda, also those that a filter hides, and by the row they are about.
    pub items: Kept<(Table, Id), Item>,
    /// The same in the order in which they stand under their headings.
    pub(super) placed: Vec<Line>,
    pub days: DayIndex,
    pub spans: Spans,
    pub review: Review,
    /// Warnings that aren't set aside.
    pub open_warnings: usize,
    /// No line of the agenda changes its band before this instant, or midnight at home.
    pub(super) bands_until: Option<Stamp>,
    /// From then on an interview is over, and something may be owed.
    pub(super) owed_at: Option<Stamp>,
    pub(super) seen: Seen,
}

/// What the lists were made from.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) tracker: Tracker,
    pub(super) facts: Arc<SeasonFacts>,
    /// None before the first time.
    pub(super) arrangement: Option<Arrangement>,
    /// Bands depend on the day and on what is over.
    pub(super) at: Option<(Stamp, Day, Zone, chrono::Weekday)>,
}

/// An item of the agenda where it stands.
#[derive(Debug)]
pub(super) struct Line {
    pub band: Band,
    pub at: Stamp,
    pub item: Arc<Item>,
}

impl Line {
    pub fn order(&self, other: &Line, home: &Zone) -> Ordering {
        let key = |it: &Line| (it.band, it.at);
        key(self).cmp(&key(other)).then_with(|| self.item.order(&other.item, home))
    }
}

impl<'a> Basis<'a> {
    /// Returns what filters of programs are read with.
    pub fn vocabulary(&self) -> Vocabulary<'a> {
        Vocabulary {
            reading: self.season.reading(self.data.cities(), None),
            own: &self.season.tracker.custom_fields,
            audience: Audience::Me,
            reach: Reach::Notes,
        }
    }
}

impl Basis<'_> {
    /// True where the official calendar is another one.
    pub(super) fn is_other_season(&self, derived: &Derived) -> bool {
        !Arc::ptr_eq(&self.season.facts, &derived.seen.facts)
    }

    /// True where the filter of a tab is another than when the lists were made.
    pub(super) fn is_filtered_anew(&self, derived: &Derived, tab: Tab) -> bool {
        derived.seen.filter(tab) != self.arrangement.filter(tab)
    }
}

impl Derived {
    /// The first instant to come at which a line is late, stands under another heading, or is new.
    pub fn next_move(&self) -> Option<Stamp> {
        self.bands_until.map(|it| it.plus(1)).into_iter().chain(self.owed_at).min()
    }

    /// The line of the agenda of that name.
    pub fn item(&self, origin: &Origin) -> Option<&Arc<Item>> {
        let (table, id) = origin.row();
        self.items.by(&(table, id.clone())).iter().find(|it| it.origin == *origin)
    }
}

impl Seen {
    pub fn filter(&self, tab: Tab) -> &str {
        self.arrangement.as_ref().map(|it| it.filter(tab)).unwrap_or_default()
    }

    pub fn sort(&self) -> Option<&Sort> {
        self.arrangement.as_ref().map(|it| &it.sort)
    }

    pub fn interviews_sort(&self) -> Option<InterviewsSort> {
        self.arrangement.as_ref().map(|it| it.interviews_sort)
    }

    pub fn shows_hidden(&self) -> Option<bool> {
        self.arrangement.as_ref().map(|it| it.show_hidden)
    }
}
