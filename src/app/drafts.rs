//! Text that is being typed and isn't in the season yet: how it is handed to the disk, and how what earlier runs left
//! is offered back.

use super::{
    command::GlobalCommand,
    context::Context,
    left::{Base, Left, LeftText},
    merged_edit::{TextPlace, set_text},
    message::{Effect, SaverRequest},
    outcome::{Action, Choice, Choices, Next, Outcome, Route, RowForm},
    state::UndoStep,
};
use crate::{
    domain::{id::Id, tables::Table},
    store::report::Draft,
    text::{
        Buffer, clean, counted, cut,
        paragraphs::{self, Clean},
    },
};

/// The place of a draft that is a list of names.
const NAMES: &str = "names";

/// Makes the draft of a text that is being typed; `place` is none for a list of names.
pub fn draft(place: Option<&TextPlace>, buffer: &Buffer) -> Draft {
    Draft {
        place: place.map_or(NAMES.to_owned(), path),
        base: buffer.start_text().to_owned(),
        text: buffer.text(),
        cursor: buffer.offset(),
    }
}

/// Makes the draft of a field of a new row that was set first, or of the title of its form where no field is named.
/// Nothing was typed there, so it stands as what it began with.
pub fn begun(table: Table, id: &Id, field: &str, text: &str) -> Draft {
    let place = format!("{}/{}/{field}", table.key(), escaped(id));
    Draft { place, base: text.to_owned(), text: text.to_owned(), cursor: 0 }
}

/// Returns the question about text that an earlier run left. What is in the season already is removed without a
/// question.
pub fn offer(cx: &mut Context, mut left: Vec<Left>) -> Option<Route> {
    left.retain(|run| {
        let is_news = run.texts.iter().any(|draft| is_news(cx, draft));
        if !is_news {
            cx.send(Effect::Saver(SaverRequest::DropDrafts(run.file.clone())));
        }
        is_news
    });
    left.sort_by_key(|it| it.at);
    let first = left.pop()?;
    let key = GlobalCommand::Versions.key();
    let mut about = drafts_words(cx, &first);
    if !left.is_empty() {
        about += &format!(" {} more under {key}", left.len());
    }
    let file = first.file.clone();
    let lines = vec![
        Choice::act('t', "Take it back", "it opens where it was typed", Action::TakeDrafts(first)),
        Choice::new('l', "Later", format!("{key} keeps it"), Next::Nothing),
        Choice::new(
            'x',
            "Throw it away",
            "asks once more",
            Next::Open(Box::new(Route::Question(super::questions::throw_away(file)))),
        ),
    ];
    Some(Route::Menu(Choices::new("Typed and not saved", about, lines)))
}

fn is_news(cx: &Context, draft: &LeftText) -> bool {
    let present = place(&draft.place).and_then(|it| present(cx, &it));
    draft.base != Base::Begun
        && !draft.text.trim().is_empty()
        && present.as_deref() != Some(draft.text.as_str())
}

fn present(cx: &Context, place: &TextPlace) -> Option<String> {
    cx.season.tracker.field(place.table, place.id.as_str(), place.field)
}

/// Says what was left: "UCSF IR › Notes, from Mon 23 Nov 14:20: “Great call room…”"
pub fn drafts_words(cx: &Context, left: &Left) -> String {
    let one = |draft: &LeftText| {
        let present = place(&draft.place).and_then(|it| present(cx, &it)).unwrap_or_default();
        let known = |line: &str| line.trim().is_empty() || present.lines().any(|it| it == line);
        let line = draft.text.lines().find(|it| !known(it)).unwrap_or_default();
        format!("{}: “{}”", draft_title(cx, &draft.place), cut(&clean(line), 40))
    };
    let typed = left.texts.iter().filter(|it| it.base != Base::Begun);
    let all: Vec<String> = typed.map(one).collect();
    let at = left.at.map(|at| format!("From {}. ", cx.season.stamp_words(at))).unwrap_or_default();
    format!("{at}{}", all.join(" · "))
}

/// Returns what to call a text that was typed.
pub fn draft_title(cx: &Context, path: &str) -> String {
    match place(path) {
        Some(it) if !cx.is_there(it.table, &it.id) => {
            let fields = it.table.fields();
            let label = fields.iter().find(|info| info.name == it.field).map_or(it.field, |info| info.label);
            format!("new {} › {label}", it.table.noun())
        }
        Some(_) => cx.place_title(path),
        None if path == NAMES => "Pasted names".to_owned(),
        None => "a field of another version".to_owned(),
    }
}

/// Returns the screen on which a text that was left can go on: notes are put back at once, a form waits to be saved.
pub fn take_up(cx: &mut Context, left: Left) -> Outcome {
    let mut forms: Vec<RowForm> = Vec::new();
    let mut outcome = Outcome::stay();
    let mut unplaced = 0;
    let (begun, typed): (Vec<LeftText>, Vec<LeftText>) =
        left.texts.into_iter().partition(|it| it.base == Base::Begun);
    for text in typed {
        let Some(place) = place(&text.place) else {
            match text.place == NAMES {
                true => outcome = outcome.and_open(Route::Names(text.text)),
                false => unplaced += 1,
            }
            continue;
        };
        if place.field == "notes" && cx.season.tracker.has(place.table, place.id.as_str()) {
            take_note(cx, &place, text);
            let TextPlace { table, id, field } = place;
            outcome = outcome.and_open(Route::Note { table, id, field });
        } else {
            add_to_form(cx, &mut forms, place, text.text);
        }
    }
    forms.iter_mut().for_each(|it| begin_again(it, &begun));
    match unplaced {
        0 => cx.send(Effect::Saver(SaverRequest::DropDrafts(left.file))),
        _ => cx.refuse(format!(
            "{} of a field that this version doesn't know: kept in {}",
            counted(unplaced, "text"),
            clean(&left.file.to_string_lossy())
        )),
    }
    forms.into_iter().fold(outcome, |outcome, form| outcome.and_open(Route::Row(form)))
}

/// Puts what an editor saved late into the season, beside what was written there meanwhile. Returns the screen on which
/// a text without such a place goes on.
pub fn take_later(cx: &mut Context, draft: &Draft, text: &str) -> Option<Route> {
    let Some(place) = place(&draft.place) else { return Some(Route::Names(text.to_owned())) };
    if !cx.season.tracker.has(place.table, place.id.as_str()) {
        let mut forms = Vec::new();
        add_to_form(cx, &mut forms, place, text.to_owned());
        return forms.pop().map(Route::Row);
    }
    let present = present(cx, &place).unwrap_or_default();
    let mut merged = paragraphs::merge(&draft.text, &present, text);
    if merged.clean == Clean::No {
        merged = paragraphs::merge("", &present, text);
    }
    let label = format!("Took what the editor saved: {}", draft_title(cx, &draft.place));
    let base = cx.season.tracker.clone();
    set_text(cx, label, &base, &place, (&merged.text, UndoStep::New));
    None
}

fn take_note(cx: &mut Context, place: &TextPlace, draft: LeftText) {
    let present = present(cx, place).unwrap_or_default();
    let text = match draft.base {
        Base::Same => draft.text,
        Base::Other | Base::Begun => paragraphs::merge("", &present, &draft.text).text,
    };
    let label = format!("Took back {}", draft_title(cx, &draft.place));
    let base = cx.season.tracker.clone();
    set_text(cx, label, &base, place, (&text, UndoStep::New));
}

fn add_to_form(cx: &Context, forms: &mut Vec<RowForm>, place: TextPlace, text: String) {
    let TextPlace { table, id, field } = place;
    let at = forms.iter().position(|it| it.table == table && it.id.as_ref() == Some(&id));
    let at = at.unwrap_or_else(|| {
        forms.push(match cx.is_there(table, &id) {
            true => RowForm::edit(table, &id),
            false => RowForm {
                title: Some(format!("New {}", table.noun())),
                preset: preset(table),
                ..RowForm::edit(table, &id)
            },
        });
        forms.len().saturating_sub(1)
    });
    if let Some(form) = forms.get_mut(at) {
        form.first = Some(field);
        form.typed.push((field, text));
    }
}

/// Gives the form of a new row the title and the fields with which it began.
fn begin_again(form: &mut RowForm, begun: &[LeftText]) {
    let Some(id) = form.id.as_ref().filter(|_| form.title.is_some()) else { return };
    let row = format!("{}/{}/", form.table.key(), escaped(id));
    let own: Vec<(&str, &LeftText)> =
        begun.iter().filter_map(|it| Some((it.place.strip_prefix(&row)?, it))).collect();
    if own.is_empty() {
        return;
    }
    form.preset.clear();
    for (field, text) in own {
        match place(&text.place) {
            Some(it) => form.preset.push((it.field, text.text.clone())),
            None if field.is_empty() => form.title = Some(text.text.clone()),
            None => {}
        }
    }
}

/// Returns the fields that are set first in a new row of that table.
pub fn preset(table: Table) -> Vec<(&'static str, String)> {
    match table {
        Table::Interviews => vec![("kind", "interview".to_owned()), ("mode", "video".to_owned())],
        Table::Milestones => vec![("kind", "task".to_owned())],
        Table::Rotations
        | Table::Components
        | Table::Letters
        | Table::Statements
        | Table::Exams
        | Table::Programs
        | Table::People
        | Table::Messages
        | Table::Questions
        | Table::Criteria
        | Table::RankLists
        | Table::RankVersions
        | Table::Expenses
        | Table::CustomFields
        | Table::Templates
        | Table::Imports => Vec::new(),
    }
}

fn path(place: &TextPlace) -> String {
    format!("{}/{}/{}", place.table.key(), escaped(&place.id), place.field)
}

fn escaped(id: &Id) -> String {
    id.as_str().replace('~', "~0").replace('/', "~1")
}

fn place(path: &str) -> Option<TextPlace> {
    let mut parts = path.split('/');
    let (table, id, field) = (Table::from_key(parts.next()?)?, parts.next()?, parts.next()?);
    let field = table.fields().into_iter().find(|it| it.name == field)?.name;
    let id = Id::new(&id.replace("~1", "/").replace("~0", "~"));
    parts.next().is_none().then_some(TextPlace { table, id, field })
}
