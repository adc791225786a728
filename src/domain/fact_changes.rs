//! What a file of facts changes in a season, fact by fact, and where the user says otherwise.

use super::{
    facts::{Figure, FigureKind, OfficialDate, Origin, SeasonFacts},
    tracker::Tracker,
};

/// What a file says about one fact.
#[derive(Clone, Debug, PartialEq)]
pub struct FactChange {
    pub id: String,
    pub title: String,
    /// None for a date.
    pub kind: Option<FigureKind>,
    pub what: Says,
    /// What it says now; none where it said nothing.
    pub before: Option<String>,
    pub after: String,
    pub origin: Origin,
    /// Where what it says now comes from.
    pub origin_before: Option<Origin>,
    /// The user's own correction, where it says something else. It stays.
    pub yours: Option<String>,
}

/// What a file does to a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    New,
    Otherwise,
    /// The same day or number, in other words.
    Rewords,
    /// The same, from another source or surer.
    Confirms,
    Same,
}

/// Returns what the file says about each of its facts, dates first. `before` and `after` are the season without it and with
/// it, for both matches; `tracker` is none for another season than the user's.
pub fn fact_changes(before: &SeasonFacts, after: &SeasonFacts, tracker: Option<&Tracker>) -> Vec<FactChange> {
    let dates =
        after.dates.iter().chain(&after.other_dates).filter(|it| after.filed.contains(it.id.as_str()));
    let dates = dates.map(|it| of_date(before, it, tracker));
    let figures = after.figures.iter().filter(|it| after.filed.contains(&it.id));
    dates.chain(figures.map(|it| of_figure(before, it, tracker))).collect()
}

fn of_date(before: &SeasonFacts, date: &OfficialDate, tracker: Option<&Tracker>) -> FactChange {
    let old = before.dates.iter().chain(&before.other_dates).find(|it| it.id == date.id);
    let own = tracker.and_then(|it| it.milestones.get(date.id.as_str())).and_then(|it| it.when.clone());
    let what = match old {
        None => Says::New,
        Some(old) if (&old.when, &old.until) != (&date.when, &date.until) => Says::Otherwise,
        Some(old) if !is_said_so(old, date) => Says::Rewords,
        Some(old) if old.origin != date.origin => Says::Confirms,
        Some(_) => Says::Same,
    };
    FactChange {
        id: date.id.to_string(),
        title: date.title.clone(),
        kind: None,
        what,
        before: old.map(date_text),
        after: date_text(date),
        origin: date.origin.clone(),
        origin_before: old.map(|it| it.origin.clone()),
        yours: own.filter(|it| *it != date.when).map(|it| it.to_string()),
    }
}

fn is_said_so(old: &OfficialDate, new: &OfficialDate) -> bool {
    OfficialDate { origin: old.origin.clone(), ..new.clone() } == *old
}

fn date_text(date: &OfficialDate) -> String {
    let until = date.until.as_ref().map(|it| format!(" until {it}")).unwrap_or_default();
    format!("{}{until}", date.when)
}

fn of_figure(before: &SeasonFacts, figure: &Figure, tracker: Option<&Tracker>) -> FactChange {
    let old = before.figure(&figure.id);
    let own = tracker.map(|it| figure.effective(&it.overrides)).filter(|it| it.origin != figure.origin);
    let said = |figure: &Figure| figure.amount().unwrap_or_else(|| figure.note.clone());
    let what = match old {
        None => Says::New,
        Some(old) if said(old) != said(figure) => Says::Otherwise,
        Some(old) if Figure { origin: old.origin.clone(), ..figure.clone() } != *old => Says::Rewords,
        Some(old) if old.origin != figure.origin => Says::Confirms,
        Some(_) => Says::Same,
    };
    FactChange {
        id: figure.id.clone(),
        title: figure.title.clone(),
        kind: Some(figure.kind),
        what,
        before: old.map(said),
        after: said(figure),
        origin: figure.origin.clone(),
        origin_before: old.map(|it| it.origin.clone()),
        yours: own.filter(|it| it.value != figure.value).map(|it| said(&it)),
    }
}
