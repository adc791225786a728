//! The lines of the rank lists as they are shown: each list with its positions, then what stands on none, then what isn't to be
//! ranked.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::context::Context;
use crate::{
    domain::{
        id::Id,
        ranking::{ByScore, Entry, Place, by_score, lines, open_positions},
        rows::Rows,
        shortlist::{Lookup, logged},
        tables::{Interview, InterviewState, Program, RankKind, RankList, Specialty, Status},
        time::Day,
    },
    text::fold,
};

/// A line of the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RankRow {
    /// Above the positions of a list, by its id; none above those of a primary list that isn't there yet.
    List(Option<Id>),
    /// A position on a list.
    Line(Id, String),
    /// Above the positions on no list.
    OpenHead,
    /// A position on no list.
    Open(String),
    /// Above the programs that aren't to be ranked.
    OffHead,
    Off(Id),
}

impl RankRow {
    /// Returns the row as a name, if it can be selected.
    pub fn key(&self) -> Option<RankRow> {
        match self {
            RankRow::List(_) | RankRow::Line(..) | RankRow::Open(_) | RankRow::Off(_) => Some(self.clone()),
            RankRow::OpenHead | RankRow::OffHead => None,
        }
    }

    /// Returns the position that it shows.
    pub fn entry(&self) -> Option<&str> {
        match self {
            RankRow::Line(_, entry) | RankRow::Open(entry) => Some(entry),
            RankRow::List(_) | RankRow::OpenHead | RankRow::OffHead | RankRow::Off(_) => None,
        }
    }

    /// Returns the program that it is about.
    pub fn program(&self) -> Option<Id> {
        match self {
            RankRow::Off(id) => Some(id.clone()),
            RankRow::Line(_, entry) | RankRow::Open(entry) => Some(entry.parse::<Entry>().ok()?.program),
            RankRow::List(_) | RankRow::OpenHead | RankRow::OffHead => None,
        }
    }
}

/// All lines, with what is said about those of the lists.
#[derive(Debug, Default)]
pub struct RankRows {
    pub rows: Vec<RankRow>,
    /// What stands on each list.
    pub places: BTreeMap<Id, Vec<Place>>,
    /// Where the positions of the primary list that have a score stand among these.
    pub by_score: BTreeMap<String, ByScore>,
    /// How many positions stand on no list, and how many of these are of programs where one was interviewed.
    pub open: (usize, usize),
    seen: Option<Seen>,
    /// The positions of all programs by how likely they are ranked.
    offered: Vec<Offered>,
    /// What the offered positions were put in order from.
    offered_from: Option<(Rows<Program>, Rows<Interview>)>,
}

#[derive(Debug)]
struct Seen {
    programs: Rows<Program>,
    interviews: Rows<Interview>,
    lists: Rows<RankList>,
    filter: String,
    today: Day,
}

/// A position that may be ranked.
#[derive(Clone, Debug)]
struct Offered {
    entry: String,
    program: Arc<Program>,
    is_interviewed: bool,
}

impl RankRows {
    /// Brings the lines up to date, where something changed that they are made of.
    pub fn follow(&mut self, cx: &Context) {
        let tracker = &cx.season.tracker;
        let (filter, today) = (cx.filter().to_owned(), cx.season.today());
        let is_same = self.seen.as_ref().is_some_and(|seen| {
            seen.programs.same(&tracker.programs)
                && seen.interviews.same(&tracker.interviews)
                && seen.lists.same(&tracker.rank_lists)
                && (seen.filter == filter && seen.today == today)
        });
        if is_same {
            return;
        }
        self.make(cx);
        self.seen = Some(Seen {
            programs: tracker.programs.clone(),
            interviews: tracker.interviews.clone(),
            lists: tracker.rank_lists.clone(),
            filter,
            today,
        });
    }

    fn make(&mut self, cx: &Context) {
        let tracker = &cx.season.tracker;
        let primary = tracker.primary_list();
        self.rows = vec![RankRow::List(primary.map(|it| it.id.clone()))];
        self.places.clear();
        for list in primary.into_iter().chain(tracker.supplemental_lists()) {
            if list.kind == Some(RankKind::Supplemental) {
                self.rows.push(RankRow::List(Some(list.id.clone())));
            }
            self.rows.extend(list.order.iter().map(|it| RankRow::Line(list.id.clone(), it.clone())));
            self.places.insert(list.id.clone(), lines(tracker, list));
        }
        let ranked = primary.and_then(|it| self.places.get(&it.id));
        self.by_score = by_score(&cx.derived.lookup, ranked.map(Vec::as_slice).unwrap_or_default());
        self.add_open(cx);
        self.add_off(cx);
    }

    /// Adds the positions that stand on no list, those first where one was interviewed, by score.
    fn add_open(&mut self, cx: &Context) {
        let tracker = &cx.season.tracker;
        let from = (&tracker.programs, &tracker.interviews);
        if self.offered_from.as_ref().is_none_or(|it| !it.0.same(from.0) || !it.1.same(from.1)) {
            self.offered = offered(cx);
            self.offered_from = Some((from.0.clone(), from.1.clone()));
        }
        let there: BTreeSet<&str> =
            tracker.rank_lists.iter().flat_map(|it| it.order.iter().map(String::as_str)).collect();
        let filter = &cx.derived.filter;
        let open: Vec<&Offered> =
            self.offered.iter().filter(|it| !there.contains(it.entry.as_str())).collect();
        self.open = (open.len(), open.iter().filter(|it| it.is_interviewed).count());
        let shown = open.into_iter().filter(|it| filter.matches(&it.program, &cx.derived.lookup));
        let mut shown = shown.map(|it| RankRow::Open(it.entry.clone())).peekable();
        if shown.peek().is_some() {
            self.rows.push(RankRow::OpenHead);
            self.rows.extend(shown);
        }
    }

    fn add_off(&mut self, cx: &Context) {
        let filter = &cx.derived.filter;
        let off = cx.season.tracker.programs.iter().filter(|it| !it.do_not_rank.trim().is_empty());
        let off = off.filter(|it| filter.matches(it, &cx.derived.lookup));
        let mut off = off.map(|it| RankRow::Off(it.id.clone())).peekable();
        if off.peek().is_some() {
            self.rows.push(RankRow::OffHead);
            self.rows.extend(off);
        }
    }

    /// Returns the line of a position on a list.
    pub fn place(&self, list: &Id, entry: &str) -> Option<&Place> {
        self.places.get(list)?.iter().find(|it| it.text == entry)
    }

    /// Returns the positions of programs where one was interviewed and that stand on no list, best score first; those of
    /// preliminary years are for supplemental lists.
    pub fn by_score_first(&self) -> Vec<String> {
        let open = self.rows.iter().filter(|it| matches!(it, RankRow::Open(_)));
        let there: BTreeSet<&str> = open.filter_map(RankRow::entry).collect();
        let is_main = |it: &&Offered| !it.program.specialty.is_some_and(Specialty::is_first_year);
        let fits = self.offered.iter().filter(|it| it.is_interviewed).filter(is_main);
        let known = fits.filter(|it| !it.program.positions.is_empty() && there.contains(it.entry.as_str()));
        known.map(|it| it.entry.clone()).collect()
    }
}

/// Returns the positions of all programs that go on.
fn offered(cx: &Context) -> Vec<Offered> {
    let tracker = &cx.season.tracker;
    let lookup = &cx.derived.lookup;
    let of = |entry: Entry| {
        let program = tracker.programs.get(entry.program.as_str())?.clone();
        let is_interviewed = was_interviewed(lookup, &program);
        Some(Offered { entry: entry.to_string(), program, is_interviewed })
    };
    let mut all: Vec<Offered> =
        open_positions(tracker, &RankList::default()).into_iter().filter_map(of).collect();
    all.sort_by_cached_key(|offered| {
        let score = lookup.score(&offered.program);
        let name = fold(&cx.season.naming.full(&offered.program));
        (!offered.is_interviewed, score.is_none(), Reverse(score), name)
    });
    all
}

/// True where an interview took place, by its own word or by the history of the status.
pub fn was_interviewed(lookup: &Lookup, program: &Program) -> bool {
    program.status == Some(Status::Interviewed)
        || logged(program, Status::Interviewed).is_some()
        || lookup.interviews(&program.id).iter().any(|it| it.state == Some(InterviewState::Done))
}
