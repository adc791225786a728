//! The items by day, for the month and the season.

use std::{cmp::Ordering, collections::BTreeMap, ops::Range, sync::Arc};

use crate::domain::{
    agenda::{Item, Origin, State},
    facts::Lane,
    time::{Day, Zone},
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
    pub(super) fn of(items: &[Arc<Item>], home: &Zone) -> DayIndex {
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
    pub(super) fn remove(&mut self, item: &Item, home: &Zone) -> Day {
        let day = item.when.day_in(home);
        if let Some(all) = self.by_day.get_mut(&day) {
            take_out(all, |other| other.order(item, home));
        }
        if is_interview(item) {
            take_out(&mut self.interviews, |it| it.0.cmp(&day).then_with(|| it.1.order(item, home)));
        }
        day
    }

    pub(super) fn insert(&mut self, item: &Arc<Item>, home: &Zone) -> Day {
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

/// Takes out what has that place in the order.
pub(super) fn take_out<T>(list: &mut Vec<T>, order: impl Fn(&T) -> Ordering) {
    if let Ok(at) = list.binary_search_by(order) {
        list.remove(at);
    }
}

/// Puts something where it belongs in the order.
pub(super) fn put_in<T>(list: &mut Vec<T>, it: T, order: impl Fn(&T) -> Ordering) {
    list.insert(list.partition_point(|other| order(other).is_lt()), it);
}
