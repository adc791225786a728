//! The rank lists for others and for other programs: what each line says, and who may read it.

use std::collections::BTreeMap;

use super::markdown::ShortlistInput;
use crate::domain::{
    ranking::{ByScore, Place, by_score, lines, r3_text},
    tables::{RankKind, RankList},
};

/// A list with its lines.
pub(super) struct Listed<'a> {
    pub list: &'a RankList,
    pub places: Vec<Place>,
    by_score: BTreeMap<String, ByScore>,
}

/// Returns the lists in R3's order, those with something on them; none for a reader who gets no rank list.
pub(super) fn listed<'a>(input: &ShortlistInput<'a>) -> Option<Vec<Listed<'a>>> {
    if !input.audience.may_get_ranks() {
        return None;
    }
    let tracker = input.tracker;
    let all = tracker.primary_list().into_iter().chain(tracker.supplemental_lists());
    let listed = |list: &'a RankList| {
        let places = lines(tracker, list);
        Listed { list, by_score: by_score(input.lookup, &places), places }
    };
    Some(all.filter(|it| !it.order.is_empty()).map(listed).collect())
}

/// Returns the lists as they are typed into R3; none for a reader who gets no rank list.
pub fn rank_list_text(input: &ShortlistInput) -> Option<String> {
    input.audience.may_get_ranks().then(|| r3_text(input.tracker, input.naming))
}

impl Listed<'_> {
    /// "Primary list", "Supplemental list A: Bay Area".
    pub fn title(&self) -> String {
        match (self.list.kind, self.list.name.trim()) {
            (Some(RankKind::Supplemental), "") => format!("Supplemental list {}", self.list.letter),
            (Some(RankKind::Supplemental), name) => format!("Supplemental list {}: {name}", self.list.letter),
            (Some(RankKind::Primary | RankKind::Couple) | None, _) => "Primary list".to_owned(),
        }
    }

    /// What a partner reads as well: rank, program, position, code.
    pub fn shared(&self, input: &ShortlistInput, place: &Place) -> Vec<String> {
        vec![
            place.rank.to_string(),
            place.name(input.naming),
            place.position_words().to_owned(),
            place.code(input.tracker).unwrap_or_default(),
        ]
    }

    /// What is for the applicant alone: supplemental list, score, place by score, gap, how firm it stands above the next
    /// one, and why it stands there.
    pub fn own(&self, input: &ShortlistInput, place: &Place) -> Vec<String> {
        let score = place.program.as_ref().and_then(|it| input.lookup.score(it));
        let by_score = self.by_score.get(&place.text);
        vec![
            place.supplemental.clone().unwrap_or_default(),
            score.map(|it| it.to_string()).unwrap_or_default(),
            by_score.map(|it| it.place.to_string()).unwrap_or_default(),
            by_score.map(|it| gap(it.chosen, it.place)).unwrap_or_default(),
            self.firmness(place).to_owned(),
            place.reason.clone(),
        ]
    }

    /// Returns how firm it is that a place stands above the next one; nothing below the last.
    fn firmness(&self, place: &Place) -> &'static str {
        let next = self.places.get(place.rank);
        next.map_or("", |next| self.list.firmness(&place.text, &next.text).title())
    }

    /// "2 of 11: 1 and 2, 4 and 5": the neighbors whose order is open; nothing where none is.
    pub fn open_pairs(&self) -> String {
        let (open, all) = (self.list.open_pairs(), self.places.len().saturating_sub(1));
        let pair = |at: &usize| format!("{} and {}", at.saturating_add(1), at.saturating_add(2));
        match open.len() {
            0 => String::new(),
            count if count == all && count > 1 => format!("all {all}"),
            count => format!("{count} of {all}: {}", open.iter().map(pair).collect::<Vec<_>>().join(", ")),
        }
    }
}

/// How many places a position stands higher or lower than by score.
fn gap(rank: usize, by_score: usize) -> String {
    match (by_score.saturating_sub(rank), rank.saturating_sub(by_score)) {
        (0, 0) => "none".to_owned(),
        (0, lower) => format!("{lower} lower"),
        (higher, _) => format!("{higher} higher"),
    }
}

/// Says why a reader gets no rank list.
pub fn no_ranks_words(whom: &str) -> String {
    format!("a rank list is for you, and for a partner where you name the partner: not for {whom}")
}
