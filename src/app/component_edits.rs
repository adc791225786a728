//! What is done to lines of the checklist beside ticking them: states, hiding, moving, confirming.

use super::{
    command::{ComponentsCommand, TabCommand},
    context::Context,
    outcome::{Action, Choice, Choices, LinePurpose, Named, Next, Outcome, Route, RowForm},
    refresh::CheckRow,
    rows::refuse_gone,
};
use crate::{
    domain::{
        checklist::{Entry, Group, Shown, checklist},
        exams::{EXAMS, KnownExam, line_of_exam},
        field::{FieldInfo, Kind},
        id::Id,
        moving::Shift,
        tables::{Progress, Table},
    },
    text::counted,
};

const WHY: FieldInfo =
    FieldInfo { name: "reason", label: "Why", help: "Enter alone: without a reason", kind: Kind::Line };

/// The heading under which exams stand.
const EXAM_GROUP: &str = "exams";

pub fn hide(cx: &mut Context, id: &Id) {
    let Some(entry) = cx.entry(id).cloned() else { return };
    let hidden = entry.row.hidden == Some(true);
    let key = ComponentsCommand::ShowHidden.key();
    let label = match hidden {
        true => format!("Shown again: {}", entry.row.title),
        false => format!("Hidden: {} ({key} shows hidden ones)", entry.row.title),
    };
    cx.change(label, |tracker| {
        tracker.edit_component(id, |row| row.hidden = if hidden { None } else { Some(true) });
    });
}

/// Moves a line past the next one of its group that is shown.
pub fn move_line(cx: &mut Context, id: &Id, shift: Shift) {
    let Some(title) = cx.entry(id).map(|it| it.row.title.clone()) else { return };
    let (components, groups) = (cx.data.components(), cx.data.groups());
    let all =
        checklist(&cx.season.tracker, components, groups, &cx.derived.dates, (Shown::All, cx.season.today()));
    let Some(group) = all.into_iter().find(|it| it.entries.iter().any(|it| it.id() == id)) else { return };
    let shown: Vec<Id> = entries(cx).map(|it| it.id().clone()).collect();
    let moved = cx.change(format!("Moved {}: {title}", shift.word()), |tracker| {
        tracker.move_component(&group, |it| shown.contains(it), id, shift);
    });
    if !moved && cx.notice.is_none() {
        cx.refuse(format!("Already the {} of its group: {title}", shift.end()));
    }
}

/// Returns the lines of the list that are shown.
fn entries(cx: &Context) -> impl Iterator<Item = &Entry> {
    cx.derived.checklist.iter().filter_map(|row| match row {
        CheckRow::Entry(entry) => Some(&**entry),
        CheckRow::Heading { .. } => None,
    })
}

/// Returns the assumed components of the group in which that one stands, but none that the filter or hiding keeps
/// out of sight: nobody confirms what isn't seen.
pub fn assumed_beside(cx: &Context, id: &Id) -> Vec<Id> {
    let beside = cx.derived.groups.iter().find(|it| it.entries.iter().any(|it| it.id() == id));
    let is_shown = |one: &Entry| entries(cx).any(|it| it.id() == one.id());
    let assumed = beside.into_iter().flat_map(|it| &it.entries).filter(|it| it.row.assumed.is_some());
    let all = assumed.filter(|it| is_shown(it));
    all.map(|it| it.id().clone()).collect()
}

/// Returns how many components are assumed to be done.
pub fn count_assumed(groups: &[Group]) -> usize {
    Group::entries(groups).filter(|it| it.row.assumed.is_some()).count()
}

/// Notes that what was assumed is done.
pub fn confirm(cx: &mut Context, ids: &[Id]) {
    let label = match ids {
        [one] => format!("Confirmed: {}", cx.row_title(Table::Components, one)),
        many => format!("Confirmed {}", counted(many.len(), "component")),
    };
    cx.change(label, |tracker| tracker.confirm_components(ids));
}

/// Returns the menu of the four states of a component with their letters.
pub fn progress_menu(cx: &Context, id: &Id) -> Choices {
    let named = Named { id: id.clone(), title: cx.row_title(Table::Components, id) };
    let present = cx.entry(id).map(|it| it.progress());
    let line = |(progress, letter): (&Progress, char)| match progress {
        Progress::NotNeeded => {
            let why = ask_why(cx, named.clone());
            Choice::new(letter, progress.title(), "asks why", Next::Open(Box::new(why)))
        }
        Progress::ToDo | Progress::Doing | Progress::Done => {
            Choice::act(letter, progress.title(), "", Action::SetProgress(named.clone(), *progress))
        }
    };
    let lines: Vec<Choice> = Progress::ALL.iter().zip(['t', 'g', 'd', 'n']).map(line).collect();
    let at = Progress::ALL.iter().position(|it| Some(*it) == present).unwrap_or(0);
    Choices::new("State", named.title.clone(), lines).select(at)
}

/// Says what makes an exam done whose new score no program has.
pub fn refuse_unsent(cx: &mut Context) {
    let key = TabCommand::Edit.key();
    cx.refuse(format!("Its new score wasn't sent again: {key} enters the day on which you did"));
}

pub fn set_progress(cx: &mut Context, component: &Named, progress: Progress) {
    if !cx.is_there(Table::Components, &component.id) {
        return refuse_gone(cx, &component.title);
    }
    if progress == Progress::Done && cx.entry(&component.id).is_some_and(Entry::waits_to_be_sent) {
        return refuse_unsent(cx);
    }
    let label = format!("{}: {}", component.title, progress.title());
    cx.change(label, |tracker| tracker.set_progress(&component.id, progress));
}

/// Returns the line that asks why a component isn't needed.
pub fn ask_why(cx: &Context, component: Named) -> Route {
    Route::Line {
        title: format!("Not needed: {}", component.title),
        info: WHY,
        text: cx.entry(&component.id).map(|it| it.row.reason.clone()).unwrap_or_default(),
        purpose: LinePurpose::NotNeeded(component),
    }
}

/// Notes that a component isn't needed, and why; an empty text says nothing about that.
pub fn not_needed(cx: &mut Context, component: &Named, reason: &str) {
    if !cx.is_there(Table::Components, &component.id) {
        return refuse_gone(cx, &component.title);
    }
    let label = format!("{}: {}", component.title, Progress::NotNeeded.title());
    cx.change(label, |tracker| {
        tracker.set_progress(&component.id, Progress::NotNeeded);
        tracker.edit_component(&component.id, |row| row.reason = reason.trim().to_owned());
    });
}

/// Adds a component in the group of that one; among the exams it is asked which one.
pub fn add_beside(cx: &Context, beside: Option<&Id>) -> Outcome {
    let group = beside.and_then(|id| cx.entry(id)).map(|it| it.row.group.clone()).unwrap_or_default();
    let found = cx.data.groups().iter().find(|it| it.0 == group || it.1.eq_ignore_ascii_case(&group));
    let title = found.map_or(group, |it| it.1.clone());
    let form = RowForm::new(Table::Components, "New component", vec![("group", title.clone())]);
    if found.is_none_or(|it| it.0 != EXAM_GROUP) {
        return Outcome::open(Route::Row(form));
    }
    let listed = |id: &Id| Group::entries(&cx.derived.groups).any(|it| it.id() == id);
    let is_new = |it: &&KnownExam| !listed(&line_of_exam(&Id::new(it.id), listed));
    let choice = |exam: &KnownExam| {
        let preset = vec![("group", title.clone()), ("title", exam.title.to_owned())];
        let form = RowForm::new(Table::Components, exam.title, preset).at("sat");
        let form = RowForm { id: Some(Id::new(exam.id)), ..form };
        (exam.title, form)
    };
    let known = EXAMS.iter().filter(is_new).map(choice);
    let all = known.chain([("Something else", form)]);
    let line = |(at, (title, form)): (u32, (&str, RowForm))| {
        Choice::new(char::from_digit(at, 10), title, "", Next::Open(Box::new(Route::Row(form))))
    };
    let lines = (1..10).zip(all).map(line).collect();
    Outcome::open(Route::Menu(Choices::new("Add an exam", "Which one did you sit, or will you?", lines)))
}
