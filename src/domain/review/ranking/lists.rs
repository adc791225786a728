//! The lists as the rules look at them, and how a warning about one is made.

use std::collections::BTreeSet;

use super::{Look, Warning};
use crate::domain::{
    agenda::programs_title,
    id::Id,
    ranking::{Place, lines},
    tables::{Match, RankKind, RankList, Table},
};

/// The lists of a season, with their lines.
pub(super) struct Ranks<'a> {
    pub(super) look: &'a Look<'a>,
    pub(super) primary: Option<Listed<'a>>,
    /// None of them in the fellowship match, which has none.
    pub(super) supplemental: Vec<Listed<'a>>,
}

pub(super) struct Listed<'a> {
    pub(super) list: &'a RankList,
    pub(super) places: Vec<Place>,
}

impl<'a> Ranks<'a> {
    pub(super) fn new(look: &'a Look<'a>) -> Ranks<'a> {
        let tracker = look.input.tracker;
        let listed = |list: &'a RankList| Listed { list, places: lines(tracker, list) };
        let supplemental = match tracker.profile.kind() {
            Match::Main => tracker.supplemental_lists(),
            Match::Fellowship => Vec::new(),
        };
        let primary = tracker.primary_list().map(listed);
        Ranks { look, primary, supplemental: supplemental.into_iter().map(listed).collect() }
    }

    pub(super) fn kind(&self) -> Match {
        self.look.input.tracker.profile.kind()
    }

    /// The primary list first.
    pub(super) fn lists(&self) -> impl Iterator<Item = &Listed<'a>> {
        self.primary.iter().chain(&self.supplemental)
    }

    pub(super) fn places(&self) -> impl Iterator<Item = &Place> {
        self.lists().flat_map(|it| &it.places)
    }

    /// "UCSF IR"
    pub(super) fn name(&self, place: &Place) -> String {
        let Look { input, .. } = self.look;
        match (&place.program, &place.entry) {
            (Some(_), Some(entry)) => {
                programs_title(input.tracker, input.naming, std::slice::from_ref(&entry.program))
            }
            _ => place.name(input.naming),
        }
    }

    /// "2 UCSF IR, 5 Penn IR"
    pub(super) fn ranked(&self, places: &[&Place]) -> String {
        let named = |it: &&Place| format!("{} {}", it.rank, self.name(it));
        places.iter().map(named).collect::<Vec<_>>().join(", ")
    }

    /// Returns a title about one place, which names it, or about several, which counts them.
    pub(super) fn titled(&self, about: &[&Place], one: &str, many: &str) -> String {
        match about {
            [place] => format!("{one}: {}", self.name(place)),
            all => format!("{} {many}", all.len()),
        }
    }

    /// Makes a warning about a list and some of its places; none where there are none.
    pub(super) fn warn(&self, rule: &'static str, of: &Listed, about: &[&Place]) -> Option<Warning> {
        about.first()?;
        let inputs: Vec<&str> = about.iter().map(|it| it.text.as_str()).collect();
        let programs = about.iter().filter_map(|it| it.entry.as_ref()).map(|it| it.program.clone());
        Some(self.warn_of_list(rule, of, &inputs).naming_rows(programs))
    }

    pub(super) fn warn_of_list(&self, rule: &'static str, of: &Listed, inputs: &[&str]) -> Warning {
        self.look.warn(rule, &[&of.list.id], (Table::RankLists, &of.list.id), inputs)
    }
}

impl Warning {
    /// Names these rows besides those that it has.
    pub(super) fn naming_rows(mut self, rows: impl Iterator<Item = Id>) -> Warning {
        let all: BTreeSet<Id> = self.rows.into_iter().chain(rows).collect();
        self.rows = all.into_iter().collect();
        self
    }
}

impl Listed<'_> {
    /// "the primary list", "supplemental list A".
    pub(super) fn title(&self) -> String {
        match self.list.kind {
            Some(RankKind::Supplemental) => format!("supplemental list {}", self.list.letter),
            Some(RankKind::Primary | RankKind::Couple) | None => "the primary list".to_owned(),
        }
    }
}
