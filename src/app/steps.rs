//! Steps of a component or of a rotation, as the detail pane lists them with their ticks.

use super::{
    command::TabCommand,
    context::Context,
    list::ListState,
    outcome::{LinePurpose, Named, Outcome, Route, StepPlace},
    pages::page::Row,
    rows::refuse_gone,
    state::{Notice, Tone},
};
use crate::{
    domain::{
        checklist::Entry,
        field::{FieldInfo, Kind},
        id::Id,
        moving::Shift,
        order::between,
        tables::{Item, Progress, Table, typed::in_order},
        time::Stamp,
    },
    layout::scrolled,
};

const STEP: FieldInfo =
    FieldInfo { name: "step", label: "Step", help: "What is to be done for it", kind: Kind::Line };

/// Returns the steps of a row in their order.
pub fn step_ids(cx: &Context, table: Table, id: &Id) -> Vec<Id> {
    let ids = |items: Vec<(&Id, &Item)>| items.into_iter().map(|it| it.0.clone()).collect();
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

/// Says what the tick key does to a step that was ticked then, or never.
fn tick_word(done: Option<Stamp>) -> &'static str {
    match done {
        Some(_) => "Step open again",
        None => "Step done",
    }
}

/// Ticks a step of a rotation, or takes its tick off.
pub fn tick_requirement(cx: &mut Context, rotation: &Id, item: &Id) {
    let row = cx.season.tracker.rotations.get(rotation.as_str());
    let Some(step) = row.and_then(|it| it.items.get(item)) else { return };
    let (title, word) = (step.title.clone(), tick_word(step.done));
    let (host, now) = (cx.row_title(Table::Rotations, rotation), cx.season.now);
    cx.change(format!("{word}: {host}: {title}"), |tracker| {
        tracker.rotations.edit(rotation.as_str(), |row| {
            if let Some(it) = row.items.get_mut(item) {
                it.done = if it.done.is_some() { None } else { Some(now) };
            }
        });
    });
}

/// Ticks a step of a component, or takes its tick off. After the last one it says how the component is marked as done.
pub fn tick_step(cx: &mut Context, component: &Id, item: &Id) {
    let Some(entry) = cx.entry(component).cloned() else { return };
    let title = step_title(&entry, item);
    let today = cx.season.today();
    if entry.exam.as_ref().is_some_and(|it| it.step_done(item.as_str(), today).is_some()) {
        let key = TabCommand::Edit.key();
        return cx.refuse(format!("“{title}” follows from the days of the exam: {key} changes them"));
    }
    let done_at = entry.row.items.get(item).and_then(|it| it.done);
    let (done, of) = entry.steps_done();
    let is_last = done_at.is_none() && !entry.is_settled() && done.saturating_add(1) == of;
    let now = cx.season.now;
    let label = format!("{}: {}: {title}", tick_word(done_at), entry.row.title);
    if cx.change(label, |tracker| tracker.tick_item(&entry, item, now)) && is_last {
        cx.say(format!("All {of} steps are done · {} marks {} done", done_keys(), entry.row.title));
    }
}

/// The keys that mark a component as done wherever it is selected.
pub fn done_keys() -> String {
    let letter = Progress::Done.title().get(..1).unwrap_or_default();
    format!("{} {letter}", TabCommand::SetStatus.key())
}

fn step_title(entry: &Entry, item: &Id) -> String {
    entry.row.items.get(item).map(|it| it.title.clone()).unwrap_or_default()
}

fn named(entry: &Entry) -> Named {
    Named { id: entry.id().clone(), title: entry.row.title.clone() }
}

/// Asks for a new step of a component behind the selected one; returns its id as well.
pub fn ask_new_step(cx: &mut Context, component: &Id, selected: Option<&Id>) -> Option<(Id, Outcome)> {
    let id = cx.ids.make();
    let entry = cx.entry(component)?;
    let place = StepPlace::Behind(id.clone(), selected.cloned());
    let route = Route::Line {
        title: format!("New step: {}", entry.row.title),
        info: STEP,
        text: String::new(),
        purpose: LinePurpose::Step(named(entry), place),
    };
    Some((id, Outcome::open(route)))
}

/// Asks what a step is called.
pub fn ask_step(cx: &Context, component: &Id, item: &Id) -> Outcome {
    let Some(entry) = cx.entry(component) else { return Outcome::stay() };
    Outcome::open(Route::Line {
        title: format!("Step: {}", entry.row.title),
        info: STEP,
        text: step_title(entry, item),
        purpose: LinePurpose::Step(named(entry), StepPlace::At(item.clone())),
    })
}

/// Gives a step its name; a new one without a name isn't added.
pub fn name_step(cx: &mut Context, component: &Named, place: &StepPlace, title: &str) {
    let Some(entry) = cx.entry(&component.id).cloned() else { return refuse_gone(cx, &component.title) };
    let title = title.trim().to_owned();
    if title.is_empty() {
        return cx.refuse("A step needs a name: nothing was changed");
    }
    let (verb, id, order) = match place {
        StepPlace::At(id) => ("Changed", id, None),
        StepPlace::Behind(id, before) => ("Added", id, order_behind(&entry, before.as_ref())),
    };
    cx.change(format!("{verb} step: {title}"), |tracker| {
        tracker.edit_component(&component.id, |row| {
            let item = row.items.entry(id.clone()).or_default();
            item.title = title;
            item.order = order.unwrap_or_else(|| std::mem::take(&mut item.order));
        });
    });
}

/// Returns an order text behind that step, or behind the last one.
fn order_behind(entry: &Entry, before: Option<&Id>) -> Option<String> {
    let items = entry.items();
    let at = items.iter().position(|it| Some(it.0) == before);
    let order = |at: usize| items.get(at).map(|it| it.1.order.as_str());
    let last = items.last().map_or("", |it| it.1.order.as_str());
    let next = at.and_then(|at| order(at.saturating_add(1)));
    let here = at.and_then(order).unwrap_or(last);
    between(here, next).or_else(|| between(last, None))
}

/// Moves a step past the next one.
pub fn move_step(cx: &mut Context, component: &Id, item: &Id, shift: Shift) {
    let Some(entry) = cx.entry(component).cloned() else { return };
    let title = step_title(&entry, item);
    let moved = cx.change(format!("Moved step {}: {title}", shift.word()), |tracker| {
        tracker.move_item(&entry, item, shift);
    });
    if !moved && cx.notice.is_none() {
        cx.refuse(format!("Already the {} step: {title}", shift.end()));
    }
}

/// Handles the delete key on a step: the first press asks, the second deletes. A bundled step stays.
pub fn delete_step(cx: &mut Context, component: &Id, item: &Id) {
    let Some(entry) = cx.entry(component).cloned() else { return };
    let title = step_title(&entry, item);
    let bundled = entry.bundled.and_then(|at| cx.data.components().get(at));
    if bundled.is_some_and(|it| it.base.items.contains_key(item)) {
        return cx.refuse(format!("A bundled step stays; {} changes its words", TabCommand::Edit.key()));
    }
    let target = (Table::Components, item.clone());
    if cx.armed.as_ref() != Some(&target) {
        let text = format!("{} once more deletes the step “{title}”", TabCommand::Delete.key());
        cx.notice = Some(Notice { text, tone: Tone::Done, arms: Some(target) });
        return;
    }
    cx.change(format!("Deleted step: {title}"), |tracker| {
        tracker.edit_component(component, |row| drop(row.items.remove(item)));
    });
}
