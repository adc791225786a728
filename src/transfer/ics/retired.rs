//! What earlier calendar files held and this one doesn't: rows that are gone, lost their date or were answered. They go
//! out once more as canceled while their time lies ahead, to whoever got them. The season remembers what was given.

use std::{collections::BTreeMap, sync::Arc};

use super::write::{Event, Span, Status};
use crate::{
    domain::{
        audience::Audience,
        tables::GivenEvent,
        time::{Stamp, When, Zone},
        tracker::Tracker,
    },
    transfer::timeline::{Part, TimelineInput},
};

/// The events that stand in a calendar file, to be remembered once it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given(BTreeMap<String, GivenEvent>);

impl Given {
    pub(super) fn put(&mut self, name: String, title: &str, times: (When, Option<When>), audience: Audience) {
        let (when, until) = times;
        let event = GivenEvent {
            when: Some(when),
            until,
            title: title.to_owned(),
            whom: vec![audience.reader()],
            ..GivenEvent::default()
        };
        self.0.insert(name, event);
    }

    /// Has the season remember these events, and forget those whose time is over.
    pub fn remember(&self, tracker: &mut Tracker, now: Stamp, home: &Zone) {
        let mut all = BTreeMap::clone(&tracker.exported);
        for (name, event) in &self.0 {
            let before = all.remove(name).unwrap_or_default();
            let mut whom = [before.whom, event.whom.clone()].concat();
            whom.sort_unstable();
            whom.dedup();
            all.insert(name.clone(), GivenEvent { whom, extra: before.extra, ..event.clone() });
        }
        all.retain(|_, it| lies_ahead(it, now, home));
        if all != *tracker.exported {
            tracker.exported = Arc::new(all);
        }
    }
}

/// Returns the events that this audience got and that `stands` doesn't know any more.
pub(super) fn events(input: &TimelineInput, stands: impl Fn(&str) -> bool) -> Vec<Event> {
    let given = input.tracker.exported.iter().filter(|(name, event)| {
        event.whom.contains(&input.audience.reader())
            && is_wanted(input.only, name)
            && lies_ahead(event, input.now, input.home)
            && !stands(name)
    });
    given.filter_map(|(name, it)| canceled(input, name, it)).collect()
}

fn is_wanted(only: &[Part], name: &str) -> bool {
    let kind = name.rsplit('.').next().unwrap_or_default();
    only.is_empty() || only.iter().any(|it| it.may_have(kind))
}

fn lies_ahead(event: &GivenEvent, now: Stamp, home: &Zone) -> bool {
    event.until.as_ref().or(event.when.as_ref()).is_some_and(|it| it.end(home) > now)
}

fn canceled(input: &TimelineInput, name: &str, event: &GivenEvent) -> Option<Event> {
    let span = match (event.when.as_ref()?, event.until.as_ref()) {
        (When::Day(day), until) => Span::Days(*day, until.map_or(*day, |it| it.day_in(input.home))),
        (When::At(moment), until) => Span::Moments(moment.instant(), until.map(|it| it.end(input.home))),
    };
    Some(Event::new(name.to_owned(), span, &event.title, Status::Canceled))
}
