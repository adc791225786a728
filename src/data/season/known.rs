//! What a file of one's own may speak of: the ids that the bundled seasons and the checklist have.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    facts::{BundledComponent, Figure, FigureKind, OfficialDate},
    id::Id,
};

/// How the id of a date begins that fluoro doesn't bring along.
const OWN: &str = "extra-";

/// The ids that mean something to the program, each with what is firm about it.
pub struct Known {
    dates: BTreeSet<Id>,
    /// Kind and unit of each figure.
    figures: BTreeMap<String, (FigureKind, String)>,
    components: BTreeSet<Id>,
}

impl Known {
    pub fn of<'a>(
        dates: impl Iterator<Item = &'a OfficialDate>,
        figures: impl Iterator<Item = &'a Figure>,
        components: &[BundledComponent],
    ) -> Known {
        Known {
            dates: dates.map(|it| it.id.clone()).collect(),
            figures: figures.map(|it| (it.id.clone(), (it.kind, it.unit.clone()))).collect(),
            components: components.iter().map(|it| it.base.id.clone()).collect(),
        }
    }

    pub(super) fn date_fault(&self, date: &OfficialDate) -> Option<(&'static str, String)> {
        let is_known = self.dates.contains(&date.id) || date.id.as_str().starts_with(OWN);
        if !is_known {
            let why =
                format!("fluoro knows no date of this id; one that it doesn't bring along begins with {OWN}");
            return Some(("id", why));
        }
        let strange = date.component.as_ref().filter(|it| !self.components.contains(*it));
        strange.map(|it| ("component", format!("no component has the id {it}")))
    }

    pub(super) fn figure_fault(
        &self,
        figure: &Figure,
        number: &'static str,
    ) -> Option<(&'static str, String)> {
        match self.figures.get(&figure.id) {
            None => Some(("id", "fluoro knows no figure of this id".into())),
            Some((kind, _)) if *kind != figure.kind => {
                Some(("id", format!("it is no {}", figure.kind.title())))
            }
            Some((_, unit)) if figure.value.is_some() && *unit != figure.unit => {
                let key = if figure.kind == FigureKind::Fee { number } else { "unit" };
                Some((
                    key,
                    format!("it is counted in {unit}, not in {}", crate::text::in_words(&figure.unit)),
                ))
            }
            Some(_) => None,
        }
    }
}
