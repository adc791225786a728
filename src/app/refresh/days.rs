//! The items by day, for the month and the season.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use super::{
    Derived,
    dated::{Moved, put_in, take_out},
};
use crate::{
    app::App,
    domain::{
        agenda::{Item, Origin, State},
        facts::Lane,
        time::{Day, Stamp, Zone},
    },
};

/// What the calendar's lists hold, kept with the items.
#[derive(Debug, Default)]
pub struct DayIndex {
    /// The items by the day at home on which they begin, each day in the order of the agenda.
    pub by_day: BTreeMap<Day, Vec<Arc<Item>>>,
    /// The days with an interview that isn't off, ascending.
    pub(in crate::app) interviews: Vec<(Day, Arc<Item>)>,
    /// What each lane of the season has on a day.
    pub lanes: BTreeMap<Day, Vec<LaneDay>>,
}

/// The things of one lane on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneDay {
    pub lane: Lane,
    /// How many are open; the others are done or off.
    pub open: usize,
    pub hard: bool,
    pub late: bool,
}

impl DayIndex {
    pub fn on(&self, day: Day) -> &[Arc<Item>] {
        self.by_day.get(&day).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn between(&self, days: Range<Day>) -> impl Iterator<Item = &Arc<Item>> {
        let days = if days.start > days.end { days.end..days.end } else { days };
        self.by_day.range(days).flat_map(|it| it.1)
    }

    /// Of all items, in the order of the agenda.
    fn of(items: &[Arc<Item>], home: &Zone) -> DayIndex {
        let mut days = DayIndex::default();
        for item in items {
            let day = item.when.day_in(home);
            days.by_day.entry(day).or_default().push(item.clone());
            if is_interview(item) {
                days.interviews.push((day, item.clone()));
            }
        }
        days.interviews.sort_by_key(|it| it.0);
        days
    }

    /// Gives the day.
    fn take_out(&mut self, item: &Item, home: &Zone) -> Day {
        let day = item.when.day_in(home);
        if let Some(all) = self.by_day.get_mut(&day) {
            take_out(all, |other| other.order(item, home));
        }
        if is_interview(item) {
            take_out(&mut self.interviews, |it| it.0.cmp(&day).then_with(|| it.1.order(item, home)));
        }
        day
    }

    fn put_in(&mut self, item: &Arc<Item>, home: &Zone) -> Day {
        let day = item.when.day_in(home);
        put_in(self.by_day.entry(day).or_default(), item.clone(), |other| other.order(item, home));
        if is_interview(item) {
            let order = |it: &(Day, Arc<Item>)| it.0.cmp(&day).then_with(|| it.1.order(item, home));
            put_in(&mut self.interviews, (day, item.clone()), order);
        }
        day
    }
}

fn is_interview(item: &Item) -> bool {
    matches!(item.origin, Origin::Interview(_)) && item.state != State::Off
}

impl App {
    /// Runs with the agenda, whose items it sorts by day.
    pub(super) fn refresh_days(&self, derived: &mut Derived, moved: &Moved) {
        let (now, home) = (self.now, self.home());
        let days = &mut derived.days;
        let mut touched = BTreeSet::new();
        match &moved.items {
            Some(change) => {
                touched.extend(change.gone.iter().map(|it| days.take_out(it, home)));
                touched.extend(change.came.iter().map(|it| days.put_in(it, home)));
            }
            None => *days = DayIndex::of(&derived.items, home),
        }
        if moved.bands || moved.items.is_none() {
            days.by_day.retain(|_, items| !items.is_empty());
            let lanes = days.by_day.iter().map(|(day, items)| (*day, lanes(items, now, home)));
            days.lanes = lanes.collect();
            return;
        }
        for day in touched {
            match days.by_day.get(&day).filter(|items| !items.is_empty()) {
                Some(items) => drop(days.lanes.insert(day, lanes(items, now, home))),
                None => {
                    days.by_day.remove(&day);
                    days.lanes.remove(&day);
                }
            }
        }
    }
}

fn lanes(items: &[Arc<Item>], now: Stamp, home: &Zone) -> Vec<LaneDay> {
    let mut lanes: Vec<LaneDay> = Vec::new();
    for item in items {
        let at = lanes.iter().position(|it| it.lane == item.lane).unwrap_or_else(|| {
            lanes.push(LaneDay { lane: item.lane, open: 0, hard: false, late: false });
            lanes.len().saturating_sub(1)
        });
        if let Some(seen) = lanes.get_mut(at).filter(|_| item.state.is_open()) {
            seen.open = seen.open.saturating_add(1);
            seen.hard |= item.hard;
            seen.late |= item.is_late(now, home);
        }
    }
    lanes
}
