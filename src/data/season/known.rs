//! What a file of one's own may speak of: the ids that the bundled seasons and the checklist have, and where their dates
//! usually lie.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::{
        facts::{BundledComponent, Figure, FigureKind, OfficialDate, SeasonFacts},
        filled::{Blank, blanks},
        id::Id,
        time::parse_day,
    },
    text::in_words,
};

/// How the id of a date begins that fluoro doesn't bring along.
const OWN: &str = "extra-";

/// A date that lies so many days from where it usually does is of another season.
const FAR: i64 = 200;

/// The ids that mean something to the program, each with what is firm about it.
pub struct Known {
    /// The dates of the bundled seasons, by id.
    dates: BTreeMap<Id, Vec<OfficialDate>>,
    /// Kind and unit of each figure.
    figures: BTreeMap<String, (FigureKind, String)>,
    components: BTreeSet<Id>,
    /// The season as it is without the file.
    season: SeasonFacts,
}

type Fault = Option<(&'static str, String)>;

impl Known {
    pub fn of(bundled: &[SeasonFacts], components: &[BundledComponent], season: SeasonFacts) -> Known {
        let mut dates: BTreeMap<Id, Vec<OfficialDate>> = BTreeMap::new();
        for date in bundled.iter().flat_map(|it| &it.dates) {
            dates.entry(date.id.clone()).or_default().push(date.clone());
        }
        let figures = bundled.iter().flat_map(|it| &it.figures);
        Known {
            dates,
            figures: figures.map(|it| (it.id.clone(), (it.kind, it.unit.clone()))).collect(),
            components: components.iter().map(|it| it.base.id.clone()).collect(),
            season,
        }
    }

    pub(super) fn date_fault(&self, date: &OfficialDate) -> Fault {
        let known = self.dates.get(&date.id);
        if known.is_none() && !date.id.as_str().starts_with(OWN) {
            let why =
                format!("fluoro knows no date of this id; one that it doesn't bring along begins with {OWN}");
            return Some(("id", why));
        }
        let strange = date.component.as_ref().filter(|it| !self.components.contains(*it));
        if let Some(id) = strange {
            return Some(("component", format!("no component has the id {}", in_words(id.as_str()))));
        }
        let texts = [("title", &date.title), ("note", &date.note)];
        let told = texts.into_iter().find_map(|(key, text)| self.blank_fault(key, text));
        told.or_else(|| as_of_fault(&date.origin.as_of)).or_else(|| self.place_fault(date, known?))
    }

    /// Returns what a file must not change of a known date, on which the program leans, and a day of another season.
    fn place_fault(&self, date: &OfficialDate, known: &[OfficialDate]) -> Fault {
        let is = |fits: &dyn Fn(&OfficialDate) -> bool| known.iter().any(fits);
        match () {
            () if !is(&|it| it.kind == date.kind) => {
                return Some(("kind", "a file can't make something else of a date that fluoro knows".into()));
            }
            () if !is(&|it| it.hard == date.hard) => {
                return Some(("hard", "a file can't say otherwise of a date that fluoro knows".into()));
            }
            () if !is(&|it| it.matches == date.matches) => {
                return Some(("match", "a file can't move a date that fluoro knows to another match".into()));
            }
            () => {}
        }
        let usual = self.season.date(date.id.as_str())?.when.day();
        let far = date.when.day().signed_duration_since(usual).num_days().abs() > FAR;
        let why =
            || format!("that is another season: of season {} it lies about {usual}", self.season.season);
        far.then(|| ("when", why()))
    }

    pub(super) fn figure_fault(&self, figure: &Figure, number: &'static str) -> Fault {
        let fault = match self.figures.get(&figure.id) {
            None => Some(("id", "fluoro knows no figure of this id".into())),
            Some((kind, _)) if *kind != figure.kind => {
                Some(("id", format!("it stands among the wrong ones: it is a {}", kind.title())))
            }
            Some((_, unit)) if figure.value.is_some() && *unit != figure.unit => {
                let key = if figure.kind == FigureKind::Fee { number } else { "unit" };
                Some((key, format!("it is counted in {unit}, not in {}", in_words(&figure.unit))))
            }
            Some(_) if figure.is_too_large() => Some((number, "it is far too large".into())),
            Some(_) => None,
        };
        let texts = [("title", &figure.title), ("note", &figure.note)];
        let told = || texts.into_iter().find_map(|(key, text)| self.blank_fault(key, text));
        fault.or_else(told).or_else(|| as_of_fault(&figure.origin.as_of))
    }

    /// Returns a blank of a text that nothing fills.
    fn blank_fault(&self, key: &'static str, text: &str) -> Fault {
        let known = blanks(text);
        if text.matches('{').count() != known.len() {
            return Some((key, "it has a { that fluoro doesn't fill".into()));
        }
        let is_known = |(id, blank): &(&str, Blank<'_>)| match blank {
            Blank::Date(_) => self.dates.contains_key(*id),
            Blank::Fact(_) => self.figures.contains_key(*id),
            Blank::Year(_) => true,
        };
        let strange = known.iter().find(|it| !is_known(it))?;
        Some((key, format!("it names {}, which fluoro doesn't know", in_words(strange.0))))
    }
}

/// Returns what is wrong with a date of a source that looks like one: "2026", "2026-12", "2026-12-01"; words are fine.
fn as_of_fault(as_of: &str) -> Fault {
    let is_dated = as_of.chars().all(|it| it.is_ascii_digit() || it == '-');
    let day = match as_of.len() {
        4 => format!("{as_of}-01-01"),
        7 => format!("{as_of}-01"),
        _ => as_of.to_owned(),
    };
    let bad = is_dated && parse_day(&day).is_err();
    bad.then(|| ("as_of", "it is no day, month or year such as 2026-12-01".into()))
}
