//! Which of several institutions has its city named in a mail.

use std::ops::Range;

use super::phrase::{Words, find_all};
use crate::{data::catalog::Catalog, text::words};

/// Returns those of the institutions whose city the words name, if it isn't the city of all.
///
/// A city within one of the names themselves counts for none: Columbia University is in New York.
pub(super) fn cities_in(
    catalog: &Catalog,
    all: &Words,
    institutions: &[usize],
    names: &[Range<usize>],
) -> Vec<usize> {
    let is_free = |place: &Range<usize>| {
        let first = all.all().get(place.start).map_or(0, |it| it.from.start);
        !names.iter().any(|it| it.contains(&first))
    };
    let is_named = |at: &usize| {
        let Some(place) = catalog.get(*at) else { return false };
        let own = place.programs.iter().map(|it| it.city.as_str());
        let mut cities =
            own.chain([place.city.as_str()]).map(|it| words(it).join(" ")).filter(|it| !it.is_empty());
        cities.any(|city| find_all(all.all(), &city).any(|it| is_free(&it)))
    };
    institutions.iter().copied().filter(is_named).collect()
}
