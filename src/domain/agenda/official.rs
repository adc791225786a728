//! The dates of the official calendar. One that goes by is past; late is only one on which an open component hangs.

use super::{Item, Leads, Origin, State};
use crate::domain::{
    checklist::Entry,
    facts::{DateKind, OfficialDate},
    id::Id,
    tables::Match,
    tracker::Tracker,
};

/// Returns the dates of the season that concern this applicant, with the user's corrections laid over them.
pub fn own_dates(dates: &[OfficialDate], tracker: &Tracker) -> Vec<OfficialDate> {
    let kind = tracker.profile.kind.unwrap_or(Match::Main);
    let mine = dates.iter().filter(|it| it.matches.is_empty() || it.matches.contains(&kind));
    let applies = |date: &&OfficialDate| {
        date.specialties.is_empty()
            || date.specialties.iter().any(|specialty| tracker.profile.applies_to(*specialty))
    };
    let own = |id: &Id| tracker.milestones.get(id.as_str()).map(AsRef::as_ref);
    mine.filter(applies).map(|date| date.corrected(own(&date.id))).collect()
}

/// Returns the line of an official date. It is done once the component that it is about is settled, too.
pub(super) fn item(date: &OfficialDate, tracker: &Tracker, component: Option<&Entry>, leads: &Leads) -> Item {
    let own = tracker.milestones.get(date.id.as_str());
    let done = component.is_some_and(Entry::is_settled) || own.is_some_and(|it| it.done.is_some());
    let item = Item {
        until: date.until.clone(),
        state: if done { State::Done } else { State::Open },
        can_be_late: date.is_hard_deadline() && component.is_some_and(|it| it.is_official_deadline),
        late_until: component.and_then(|it| it.moot_after.clone()),
        hard: date.is_hard_deadline(),
        confidence: Some(date.origin.confidence),
        ..Item::new(Origin::Official(date.id.clone()), date.when.clone(), date.title.clone(), date.lane)
    };
    let item = match date.kind {
        _ if item.hard => leads.hard(item),
        DateKind::Advice => item,
        DateKind::Deadline | DateKind::Opens | DateKind::Event => leads.goes_by(item),
    };
    leads.own(own.map(|it| it.lead_minutes.as_slice()).unwrap_or_default(), item)
}
