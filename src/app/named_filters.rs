//! Filters with a name: kept in the season's settings, taken up again from a menu.

use std::sync::Arc;

use super::{
    context::Context,
    outcome::{Action, Choice, Choices, LinePurpose, Next, Route},
};
use crate::domain::{
    field::{FieldInfo, Kind},
    shortlist::Filter,
    tracker::Tracker,
};

const NAME: FieldInfo =
    FieldInfo { name: "name", label: "Name", help: "How you find the filter again", kind: Kind::Line };

/// The menu of the named filters, with what can be done with the present one.
pub fn filters_menu(cx: &Context) -> Choices {
    let (present, named) = (cx.filter().trim().to_owned(), &cx.season.tracker.settings.filters);
    let mut lines: Vec<Choice> = ('1'..='9')
        .map(Some)
        .chain(std::iter::repeat(None))
        .zip(named)
        .map(|(letter, (name, text))| Choice::act(letter, name, text, Action::UseFilter(text.clone())))
        .collect();
    if !present.is_empty() {
        lines.push(Choice::new('s', "Name the present filter…", present.clone(), ask_name(present)));
    }
    if !named.is_empty() {
        lines.push(Choice::new('r', "Rename…", "", Next::Open(Box::new(Route::Menu(renaming(cx))))));
        lines.push(Choice::new('d', "Delete…", "", Next::Open(Box::new(Route::Menu(deleting(cx))))));
    }
    let about = match (named.is_empty(), lines.is_empty()) {
        (true, true) => "None yet: type a filter first, then give it a name here",
        (true, false) => "None yet",
        (false, _) => "Each narrows the list of programs",
    };
    Choices::new("Named filters", about, lines)
}

fn ask_name(text: String) -> Next {
    Next::Open(Box::new(Route::Line {
        title: "Name this filter".to_owned(),
        info: NAME,
        text: String::new(),
        purpose: LinePurpose::FilterName(text),
    }))
}

fn renaming(cx: &Context) -> Choices {
    let ask = |name: &String| {
        Next::Open(Box::new(Route::Line {
            title: "Rename the filter".to_owned(),
            info: NAME,
            text: name.clone(),
            purpose: LinePurpose::FilterRename(name.clone()),
        }))
    };
    each(cx, "Rename which filter?", ask)
}

fn deleting(cx: &Context) -> Choices {
    each(cx, "Delete which filter?", |name| Next::Do(Action::DropFilter(name.clone())))
}

fn each(cx: &Context, title: &str, leads_to: impl Fn(&String) -> Next) -> Choices {
    let named = &cx.season.tracker.settings.filters;
    let letters = ('1'..='9').map(Some).chain(std::iter::repeat(None));
    let lines =
        letters.zip(named).map(|(letter, (name, text))| Choice::new(letter, name, text, leads_to(name)));
    Choices::new(title, "", lines.collect())
}

/// Narrows the list of the present tab by a named filter.
pub fn use_filter(cx: &mut Context, text: &str) {
    let parsed = Filter::read(text, &cx.basis().vocabulary());
    match parsed.faults.first() {
        Some(fault) => cx.refuse(format!("{}: {}", fault.why, "the filter was not taken")),
        None => cx.arrangement.set_filter(cx.tab, text),
    }
}

/// Gives a filter a name. One that has this name already gives way.
pub fn name_filter(cx: &mut Context, name: &str, text: &str) {
    let name = name.trim();
    if name.is_empty() {
        return cx.refuse("A filter needs a name: nothing was changed");
    }
    let label = match cx.season.tracker.settings.filters.contains_key(name) {
        true => format!("Changed the filter “{name}”"),
        false => format!("Named the filter “{name}”"),
    };
    cx.change(label, |tracker| edit(tracker, name, Some(text)));
}

pub fn rename_filter(cx: &mut Context, old: &str, name: &str) {
    let name = name.trim();
    let filters = &cx.season.tracker.settings.filters;
    let Some(text) = filters.get(old).cloned() else {
        return cx.refuse(format!("The filter “{old}” is gone"));
    };
    if name.is_empty() {
        return cx.refuse("A filter needs a name: nothing was changed");
    }
    if name != old && filters.contains_key(name) {
        return cx.refuse(format!("Another filter is called “{name}”: nothing was changed"));
    }
    cx.change(format!("Renamed the filter “{old}” to “{name}”"), |tracker| {
        edit(tracker, old, None);
        edit(tracker, name, Some(&text));
    });
}

pub fn drop_filter(cx: &mut Context, name: &str) {
    cx.change(format!("Deleted the filter “{name}”"), |tracker| edit(tracker, name, None));
}

/// Puts a filter under a name, or takes it out.
fn edit(tracker: &mut Tracker, name: &str, text: Option<&str>) {
    let settings = Arc::make_mut(&mut tracker.settings);
    match text {
        Some(text) => settings.filters.insert(name.to_owned(), text.to_owned()),
        None => settings.filters.remove(name),
    };
}
