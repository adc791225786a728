//! Between which dates the lists are made.

use super::Look;
use crate::domain::{
    id::Id,
    tables::{Match, Table},
    time::{Stamp, When},
};

const OPENS: [(Match, &str); 2] =
    [(Match::Main, "nrmp-ranking-opens"), (Match::Fellowship, "fellowship-ranking-opens")];
const CLOSES: [(Match, &str); 2] =
    [(Match::Main, "nrmp-rol-deadline"), (Match::Fellowship, "fellowship-ranking-closes")];

/// True for a row that says when lists are made.
pub(super) fn is_date((table, id): &(Table, Id)) -> bool {
    *table == Table::Milestones && OPENS.iter().chain(&CLOSES).any(|it| it.1 == id.as_str())
}

/// True once R3 takes lists.
pub(super) fn is_open(look: &Look) -> bool {
    date(look, &OPENS).is_some_and(|it| it.start(look.input.home) <= look.input.now)
}

/// True once nothing can be changed.
pub(super) fn is_over(look: &Look) -> bool {
    date(look, &CLOSES).is_some_and(|it| it.end(look.input.home) < look.input.now)
}

/// Returns the instants from which on something else may be said.
pub fn turns(look: &Look) -> Vec<Stamp> {
    let home = look.input.home;
    let opens = date(look, &OPENS).map(|it| it.start(home));
    opens.into_iter().chain(date(look, &CLOSES).map(|it| it.end(home).plus(1))).collect()
}

/// Returns the date of the applicant's match, with the user's correction.
fn date(look: &Look, of: &[(Match, &str)]) -> Option<When> {
    let kind = look.input.tracker.profile.kind();
    let id = of.iter().find(|it| it.0 == kind)?.1;
    let own = look.input.tracker.milestones.get(id).map(AsRef::as_ref);
    Some(look.input.facts.date(id)?.corrected(own).when)
}
