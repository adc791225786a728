//! The items by day, for the month and the season.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    dated::Moved,
    day_index::{DayIndex, LaneDay},
    derived::{Basis, Derived},
};
use crate::domain::{
    agenda::Item,
    time::{Stamp, Zone},
};

impl Basis<'_> {
    /// Runs with the agenda, whose items it sorts by day.
    pub(super) fn refresh_days(&self, derived: &mut Derived, moved: &Moved) {
        let (now, home) = (self.season.now, self.season.home());
        let days = &mut derived.days;
        let mut touched = BTreeSet::new();
        match &moved.items {
            Some(change) => {
                touched.extend(change.gone.iter().map(|it| days.remove(it, home)));
                touched.extend(change.came.iter().map(|it| days.insert(it, home)));
            }
            None => *days = DayIndex::of(derived.items.all(), home),
        }
        if moved.bands || moved.items.is_none() {
            let lanes = days.by_day.range(..).map(|(day, items)| (*day, lanes(items, now, home)));
            days.lanes = lanes.collect();
            return;
        }
        for day in touched {
            match days.on(day) {
                [] => drop(days.lanes.remove(&day)),
                items => drop(days.lanes.insert(day, lanes(items, now, home))),
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
