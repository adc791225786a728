//! Steps of a component or of a rotation, as the detail pane lists them with their ticks.

use super::{context::Context, list::ListState, pages::page::Row};
use crate::{
    domain::{
        id::Id,
        tables::{Table, typed::in_order},
    },
    layout::scrolled,
};

/// Returns the steps of a row in their order.
pub fn step_ids(cx: &Context, table: Table, id: &Id) -> Vec<Id> {
    let ids =
        |items: Vec<(&Id, &crate::domain::tables::Item)>| items.into_iter().map(|it| it.0.clone()).collect();
    if table == Table::Components {
        return cx.entry(id).map(|it| ids(it.items())).unwrap_or_default();
    }
    let row = cx.season.tracker.rotations.get(id.as_str()).filter(|_| table == Table::Rotations);
    row.map(|it| ids(in_order(&it.items))).unwrap_or_default()
}

/// Keeps the selection on an existing step and in sight; selects the first one when the detail has just got the keys.
/// Returns how far the detail is scrolled.
pub fn follow(item: &mut ListState<Id>, rows: &[Row], scroll: usize, height: usize) -> usize {
    let shown = || rows.iter().filter_map(|row| row.item.as_ref());
    let there = |id: &Id| shown().any(|it| it == id);
    if !item.selected.as_ref().is_some_and(there) {
        item.selected = shown().next().cloned();
    }
    match rows.iter().position(|row| row.item.is_some() && row.item == item.selected) {
        Some(at) => scrolled(scroll, at, rows.len(), height),
        None => scroll,
    }
}

/// Ticks a step of a rotation, or takes its tick off.
pub fn tick_requirement(cx: &mut Context, rotation: &Id, item: &Id) {
    let row = cx.season.tracker.rotations.get(rotation.as_str());
    let title = row.and_then(|it| it.items.get(item)).map(|it| it.title.clone()).unwrap_or_default();
    let (host, now) = (cx.row_title(Table::Rotations, rotation), cx.season.now);
    cx.change(format!("{host}: {title}"), |tracker| {
        tracker.rotations.edit(rotation.as_str(), |row| {
            if let Some(it) = row.items.get_mut(item) {
                it.done = if it.done.is_some() { None } else { Some(now) };
            }
        });
    });
}

/// Ticks a step of a component, or takes its tick off.
pub fn tick_step(cx: &mut Context, component: &Id, item: &Id) {
    let Some(entry) = cx.entry(component).cloned() else { return };
    let title = entry.row.items.get(item).map(|it| it.title.clone()).unwrap_or_default();
    let now = cx.season.now;
    cx.change(format!("{}: {title}", entry.row.title), |tracker| tracker.tick_item(&entry, item, now));
}
