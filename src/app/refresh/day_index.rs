//! The items by day, for the month and the season.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use crate::domain::{
    agenda::{Item, Origin, State},
    facts::Lane,
    kept::Index,
    time::{Day, Zone},
};

/// What the calendar's lists hold, kept with the items.
#[derive(Debug, Default)]
pub struct DayIndex {
    /// The items by the day at home on which they begin, each day in the order of the agenda.
    pub by_day: Index<Day, Item>,
    /// The interviews that aren't off, likewise.
    pub(in crate::app) interviews: Index<Day, Item>,
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
        self.by_day.on(&day)
    }

    pub fn between(&self, days: Range<Day>) -> impl Iterator<Item = &Arc<Item>> {
        let days = if days.start > days.end { days.end..days.end } else { days };
        self.by_day.range(days).flat_map(|it| it.1)
    }

    /// Of all items, in the order of the agenda.
    pub(super) fn of(items: &[Arc<Item>], home: &Zone) -> DayIndex {
        let mut days = DayIndex::default();
        for item in items {
            let day = item.when.day_in(home);
            days.by_day.push(day, item);
            if is_interview(item) {
                days.interviews.push(day, item);
            }
        }
        days
    }

    /// Gives the day.
    pub(super) fn remove(&mut self, item: &Arc<Item>, home: &Zone) -> Day {
        let day = item.when.day_in(home);
        let order = |a: &Item, b: &Item| a.order(b, home);
        self.by_day.remove(&day, item, order);
        if is_interview(item) {
            self.interviews.remove(&day, item, order);
        }
        day
    }

    /// Gives the day.
    pub(super) fn insert(&mut self, item: &Arc<Item>, home: &Zone) -> Day {
        let day = item.when.day_in(home);
        let order = |a: &Item, b: &Item| a.order(b, home);
        self.by_day.put(day, item, order);
        if is_interview(item) {
            self.interviews.put(day, item, order);
        }
        day
    }
}

fn is_interview(item: &Item) -> bool {
    matches!(item.origin, Origin::Interview(_)) && item.state != State::Off
}
