//! Changing rank lists: adding, moving, taking off, reasons, supplemental lists, what isn't to be ranked.

use std::collections::BTreeSet;

use super::entry::Entry;
use crate::domain::{
    id::{Id, IdSource},
    tables::{RankEntry, RankKind, RankList},
    time::Day,
    tracker::Tracker,
};

/// The id of the one list that every applicant has.
pub const PRIMARY: &str = "primary";

impl Tracker {
    /// Returns the primary list; in the fellowship match it is the only one.
    pub fn primary_list(&self) -> Option<&RankList> {
        let is_primary = |it: &&RankList| it.kind.unwrap_or(RankKind::Primary) == RankKind::Primary;
        self.rank_lists.iter().map(AsRef::as_ref).find(is_primary)
    }

    /// Returns the supplemental lists by their letters.
    pub fn supplemental_lists(&self) -> Vec<&RankList> {
        let mut all: Vec<&RankList> = self.rank_lists.iter().map(AsRef::as_ref).collect();
        all.retain(|it| it.kind == Some(RankKind::Supplemental));
        all.sort_by(|a, b| (a.letter.len(), &a.letter, &a.id).cmp(&(b.letter.len(), &b.letter, &b.id)));
        all
    }

    /// Returns the id of the primary list, which is made where there is none.
    pub fn make_primary_list(&mut self) -> Id {
        if let Some(list) = self.primary_list() {
            return list.id.clone();
        }
        let id = Id::new(PRIMARY);
        let kind = Some(RankKind::Primary);
        self.rank_lists.put(RankList { id: id.clone(), kind, ..RankList::default() });
        id
    }

    /// Makes a supplemental list under the next free letter.
    pub fn new_supplemental(&mut self, name: &str, ids: &mut IdSource) -> Id {
        let taken: BTreeSet<String> = self.rank_lists.iter().map(|it| it.letter.to_uppercase()).collect();
        let letters = (0usize..).map(letter);
        let letter = letters.into_iter().find(|it| !taken.contains(it)).unwrap_or_default();
        let (id, kind) = (ids.make(), Some(RankKind::Supplemental));
        let name = name.trim().to_owned();
        self.rank_lists.put(RankList { id: id.clone(), kind, letter, name, ..RankList::default() });
        id
    }

    /// Puts positions onto a list, so that the first of them has that place from 0; those that stand there move.
    pub fn rank(&mut self, list: &str, entries: &[String], to: usize) {
        self.rank_lists.edit(list, |row| place(row, entries, to));
    }

    /// Takes positions off a list. What was said about them there stays, in case they come back.
    pub fn unrank(&mut self, list: &str, entries: &[String]) {
        self.rank_lists.edit(list, |row| row.order.retain(|it| !entries.contains(it)));
    }

    /// Writes down why a position stands where it does.
    pub fn set_rank_reason(&mut self, list: &str, entry: &str, reason: &str) {
        self.edit_entry(list, entry, |it| reason.trim().clone_into(&mut it.reason));
    }

    /// Attaches a supplemental list to a position, or takes it off.
    pub fn attach_list(&mut self, list: &str, entry: &str, supplemental: Option<&Id>) {
        self.edit_entry(list, entry, |it| it.supplemental = supplemental.cloned());
    }

    fn edit_entry(&mut self, list: &str, entry: &str, change: impl FnOnce(&mut RankEntry)) {
        self.rank_lists.edit(list, |row| {
            let known = row.entries.entry(entry.to_owned()).or_default();
            change(known);
            if *known == RankEntry::default() {
                row.entries.remove(entry);
            }
        });
    }

    /// Deletes a supplemental list and takes it off the positions that it was attached to. Returns how many these were.
    pub fn delete_rank_list(&mut self, id: &str) -> usize {
        self.rank_lists.remove(id);
        let mut count = 0usize;
        let has = |it: &RankEntry| it.supplemental.as_ref().is_some_and(|it| it.as_str() == id);
        let lists: Vec<Id> = self
            .rank_lists
            .iter()
            .filter(|it| it.entries.values().any(has))
            .map(|it| it.id.clone())
            .collect();
        for list in lists {
            self.rank_lists.edit(list.as_str(), |row| {
                for entry in row.entries.values_mut().filter(|it| has(it)) {
                    entry.supplemental = None;
                    count = count.saturating_add(1);
                }
                row.entries.retain(|_, it| *it != RankEntry::default());
            });
        }
        count
    }

    /// Writes down that a program isn't to be ranked, why and since when, and takes its positions off all lists. An empty
    /// reason takes that back.
    pub fn do_not_rank(&mut self, program: &str, reason: &str, day: Day) {
        let reason = reason.trim();
        self.programs.edit(program, |row| {
            reason.clone_into(&mut row.do_not_rank);
            row.do_not_rank_on = Some(day).filter(|_| !reason.is_empty());
        });
        if reason.is_empty() {
            return;
        }
        let is_of = |entry: &String| entry.parse().is_ok_and(|it: Entry| it.program.as_str() == program);
        let lists: Vec<Id> =
            self.rank_lists.iter().filter(|it| it.order.iter().any(is_of)).map(|it| it.id.clone()).collect();
        for list in lists {
            self.rank_lists.edit(list.as_str(), |row| row.order.retain(|it| !is_of(it)));
        }
    }
}

/// Puts entries behind each other into a list, the first at `to` among the others.
fn place(row: &mut RankList, entries: &[String], to: usize) {
    let moving: BTreeSet<&String> = entries.iter().collect();
    let mut order: Vec<String> = row.order.iter().filter(|it| !moving.contains(it)).cloned().collect();
    let at = to.min(order.len());
    let mut seen = BTreeSet::new();
    let fresh = entries.iter().filter(|it| seen.insert(it.as_str())).cloned();
    order.splice(at..at, fresh);
    row.order = order;
}

/// "A", "B" … "Z", "AA": how R3 names supplemental lists.
fn letter(at: usize) -> String {
    let last = char::from(b'A'.saturating_add((at % 26) as u8));
    match at / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more.saturating_sub(1))),
    }
}
