//! What is to be said of the rank order lists: whole lists at a time, while they can still be changed. A rule about one
//! kind of thing makes one warning for each list, which names them all.

mod codes;
mod counts;
mod dates;
mod joint;
mod lists;
mod met;
mod order;
#[cfg(test)]
mod tests;

pub(super) use dates::turns;

use super::{Look, Tone, Warning};
use crate::domain::{
    id::Id,
    ranking::{Certainty, Place},
    tables::Table,
};
use lists::Ranks;

/// True for a row from which lists are judged.
pub(super) fn leans_on(row: &(Table, Id)) -> bool {
    match row.0 {
        Table::Programs | Table::Interviews | Table::RankLists | Table::RankVersions => true,
        Table::Milestones => dates::is_date(row),
        Table::Rotations
        | Table::Components
        | Table::Letters
        | Table::Statements
        | Table::Exams
        | Table::People
        | Table::Messages
        | Table::Questions
        | Table::Criteria
        | Table::Expenses
        | Table::CustomFields
        | Table::Templates
        | Table::Imports => false,
    }
}

/// Returns all warnings; none once ranking is over, when nothing can be changed.
pub(super) fn of_all(look: &Look) -> Vec<Warning> {
    if dates::is_over(look) {
        return Vec::new();
    }
    let ranks = Ranks::new(look);
    let lists = [order::of_lists(&ranks), counts::of_lists(&ranks), codes::of_positions(&ranks)];
    let more = met::of_programs(&ranks).into_iter().chain(certified(&ranks));
    lists.into_iter().flatten().chain(more).collect()
}

/// The lists aren't those that were certified.
fn certified(ranks: &Ranks) -> Option<Warning> {
    let Certainty::Changed(at) = ranks.look.input.tracker.certainty() else { return None };
    let of = ranks.primary.as_ref()?;
    let told = |it: &Place| format!("{} {}", it.text, it.supplemental.as_deref().unwrap_or_default());
    let told: Vec<String> = ranks.places().map(told).collect();
    let inputs: Vec<&str> = told.iter().map(String::as_str).collect();
    let day = ranks.look.day(ranks.look.input.home.civil_at(at).date());
    Some(Warning {
        tone: Tone::Hard,
        title: format!("Changed since you certified on {day}"),
        reason: "R3 has either the older list or, once you edit there, none: every edit takes the certification away. \
                 Make the same changes in R3, certify again, and write it down here."
            .to_owned(),
        ..ranks.warn_of_list("rank-certified", of, &inputs)
    })
}
