//! What is done with a message: its text, which is its own or a template's; sent, not needed, "you are my first" and told
//! otherwise.

use super::{
    command::MessagesCommand,
    context::Context,
    outcome::{Action, Choice, Choices, LinePurpose, Outcome, Route},
    rows::refuse_gone,
};
use crate::{
    domain::{
        field::{FieldInfo, Kind},
        id::Id,
        messages::MessageLine,
        tables::{Message, MessageKind, MessageState, Table, TemplateKind},
        templates::{TemplateOrigin, TextTemplate},
    },
    text::fold,
};

/// The text of a message as it would go out.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageText {
    pub subject: String,
    pub text: String,
    /// The template that it comes from; empty for a text of its own.
    pub template: String,
}

const REASON: FieldInfo = FieldInfo {
    name: "first_reason",
    label: "Why a second",
    help: "It stays visible. The first counts until you told them otherwise",
    kind: Kind::Line,
};

/// Returns the text of a message: its own, else the first template's.
pub fn text_of(cx: &Context, line: &MessageLine) -> MessageText {
    let mut all = templates(cx, line);
    let first = if all.is_empty() { None } else { Some(all.swap_remove(0)) };
    let (template, text) = first.unwrap_or_default();
    let kind = line.row.kind.unwrap_or(MessageKind::Other);
    let bundled = cx.data.templates().iter().find(|it| it.base.kind == kind.word());
    let words = cx.season.template_words(line);
    let subject = bundled.map(|it| words.fill(&it.subject)).unwrap_or_default();
    match line.row.text.trim() {
        "" => MessageText { subject, text, template },
        own => MessageText { subject, text: own.to_owned(), template: String::new() },
    }
}

/// Returns the templates for a message, each by its name and with its text filled in: the user's own whose name says the
/// kind come first, then the bundled one, then the user's other ones.
pub fn templates(cx: &Context, line: &MessageLine) -> Vec<(String, String)> {
    let kind = line.row.kind.unwrap_or(MessageKind::Other);
    let words = cx.season.template_words(line);
    let all = cx.season.text_templates(cx.data.templates());
    let of_messages = all.iter().filter(|it| it.kind() != TemplateKind::Note);
    let place = |it: &TextTemplate| match (it.origin, is_meant_for(it, kind)) {
        (TemplateOrigin::Own, true) => Some(0),
        (TemplateOrigin::Bundled | TemplateOrigin::Changed, true) => Some(1),
        (TemplateOrigin::Own, false) => Some(2),
        (TemplateOrigin::Bundled | TemplateOrigin::Changed, false) => None,
    };
    let mut placed: Vec<(u8, &TextTemplate)> = of_messages.filter_map(|it| Some((place(it)?, it))).collect();
    placed.sort_by_key(|it| it.0);
    placed.into_iter().map(|(_, it)| (it.row.name.clone(), words.fill(&it.row.text))).collect()
}

/// True for a template whose kind or name says that it is one for such messages: "Thank-you, short".
fn is_meant_for(it: &TextTemplate, kind: MessageKind) -> bool {
    let word = match kind {
        MessageKind::ThankYou => "thank",
        MessageKind::Interest => "interest",
        MessageKind::Update => "update",
        MessageKind::Intent => "intent",
        MessageKind::Other => return it.row.kind == kind.word(),
    };
    it.row.kind == kind.word() || (it.kind() == TemplateKind::Message && fold(&it.row.name).contains(word))
}

/// Opens a menu of the templates.
pub fn template_menu(cx: &Context, line: &MessageLine) -> Outcome {
    let choice = |(at, (name, text)): (u32, (String, String))| {
        let first =
            text.lines().find(|it| !it.trim().is_empty() && !it.starts_with("Dear")).unwrap_or_default();
        let detail = first.to_owned();
        let action = Action::TakeText(Box::new(line.row.clone()), name.clone(), text);
        Choice::act(char::from_digit(at, 10), name, detail, action)
    };
    let lines = (1..10).zip(templates(cx, line)).map(choice).collect();
    let about = match line.row.text.trim() {
        "" => String::new(),
        _ => "The text that stands there now goes; undo brings it back".to_owned(),
    };
    Outcome::open(Route::Menu(Choices::new("Take the text of", about, lines)))
}

/// Makes one change to a message, which gets a row if it had none. Returns its id; none if nothing was changed.
pub fn change(
    cx: &mut Context,
    label: String,
    shown: &Message,
    edit: impl FnOnce(&mut Message),
) -> Option<Id> {
    let (mut ids, mut id, mut is_gone) = (cx.ids.clone(), None, false);
    let changed = cx.change(label, |tracker| {
        id = tracker.change_message(shown, &mut ids, edit);
        is_gone = id.is_none();
    });
    cx.ids = ids;
    if is_gone && !changed {
        let title = cx.season.message_title(shown);
        refuse_gone(cx, &title);
    }
    id
}

pub fn take_text(cx: &mut Context, message: &Message, name: &str, text: &str) {
    let label = format!("Text of “{name}”");
    change(cx, label, message, |row| {
        text.clone_into(&mut row.text);
        if !row.is_settled() {
            row.state = Some(MessageState::Drafted);
        }
    });
}

/// Returns the id of a message that has a row and a text of its own, to be written on; none if there can't be one.
pub fn begin_text(cx: &mut Context, line: &MessageLine) -> Option<Id> {
    if line.is_kept() && !line.row.text.trim().is_empty() {
        return Some(line.row.id.clone());
    }
    let text = text_of(cx, line).text;
    let label = format!("Began the {}", cx.season.message_title(&line.row));
    let id = change(cx, label, &line.row, |row| {
        row.text = text;
        if !row.is_settled() {
            row.state = Some(MessageState::Drafted);
        }
    })?;
    cx.season.tracker.messages.has(id.as_str()).then_some(id)
}

/// Notes that a message was sent now, with the text that went out and by what, as far as that is known; or that it
/// wasn't.
pub fn toggle_sent(cx: &mut Context, line: &MessageLine, text: &str, by: &str) {
    let (now, title) = (cx.season.now, cx.season.message_title(&line.row));
    if line.row.state == Some(MessageState::Sent) {
        change(cx, format!("Not sent: {title}"), &line.row, |row| {
            row.state = Some(open_state(row));
            row.at = None;
        });
        return;
    }
    change(cx, format!("Sent: {title}"), &line.row, |row| {
        row.state = Some(MessageState::Sent);
        row.at = Some(now);
        if row.text.trim().is_empty() {
            text.clone_into(&mut row.text);
        }
        if row.by.is_empty() {
            by.clone_into(&mut row.by);
        }
    });
}

pub fn toggle_needed(cx: &mut Context, line: &MessageLine) {
    let title = cx.season.message_title(&line.row);
    match line.row.state {
        Some(MessageState::Sent) => {
            let key = MessagesCommand::Sent.key();
            cx.refuse(format!("It was sent · {key} takes that back"));
        }
        Some(MessageState::NotNeeded) => {
            change(cx, format!("Owed again: {title}"), &line.row, |row| row.state = Some(open_state(row)));
        }
        Some(MessageState::Owed | MessageState::Drafted) | None => {
            let set = |row: &mut Message| row.state = Some(MessageState::NotNeeded);
            change(cx, format!("Not needed: {title}"), &line.row, set);
        }
    }
}

fn open_state(row: &Message) -> MessageState {
    if row.text.trim().is_empty() { MessageState::Owed } else { MessageState::Drafted }
}

/// Lets a message say "you are my first", or not any more. A second one asks for its reason first.
pub fn toggle_first(cx: &mut Context, row: &Message) -> Outcome {
    let program = cx.season.message_program(row);
    if program.is_empty() {
        let key = MessagesCommand::Edit.key();
        cx.refuse(format!("It names no program: {key} names it"));
        return Outcome::stay();
    }
    if row.is_first_choice() {
        if row.state == Some(MessageState::Sent) {
            let key = MessagesCommand::Withdraw.key();
            cx.refuse(format!(
                "It was sent: it counts until you told them otherwise · {key} notes that you did"
            ));
            return Outcome::stay();
        }
        change(cx, format!("Doesn't say any more that {program} is first"), row, |row| {
            row.says_first = Some(false);
            row.first_reason.clear();
        });
        return Outcome::stay();
    }
    let others = first_names(cx, &cx.season.tracker.other_first_choices(row));
    if others.is_empty() {
        say_first(cx, row, String::new());
        return Outcome::stay();
    }
    Outcome::open(Route::Line {
        title: format!("{others} hears it already: why {program} too?"),
        info: REASON,
        text: row.first_reason.clone(),
        purpose: LinePurpose::SecondFirst(Box::new(row.clone())),
    })
}

/// Returns the programs of such messages, each once.
pub fn first_names(cx: &Context, rows: &[&Message]) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in rows.iter().map(|it| cx.season.message_program(it)).filter(|it| !it.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

pub fn say_first(cx: &mut Context, message: &Message, reason: String) {
    let program = cx.season.message_program(message);
    change(cx, format!("Says that {program} is first"), message, |row| {
        row.says_first = Some(true);
        row.withdrawn = None;
        row.first_reason = reason;
    });
}

/// Notes that a program was told today that it isn't the first any more; again: that it wasn't.
pub fn toggle_withdrawn(cx: &mut Context, row: &Message) {
    let (now, program) = (cx.season.now, cx.season.message_program(row));
    let is_out = row.is_first_choice() && row.state == Some(MessageState::Sent);
    match (row.withdrawn, is_out) {
        (Some(_), _) => {
            change(cx, format!("{program} wasn't told: it still counts"), row, |row| row.withdrawn = None);
        }
        (None, true) => {
            let set = |row: &mut Message| row.withdrawn = Some(now);
            change(cx, format!("{program} was told today that it isn't first any more"), row, set);
        }
        (None, false) if row.is_first_choice() => {
            let key = MessagesCommand::First.key();
            cx.refuse(format!("It wasn't sent, so nobody is to be told · {key} takes the words off"));
        }
        (None, false) => cx.refuse("It doesn't say that they are your first"),
    }
}

/// Returns the form of a new message of that kind.
pub fn new_message(kind: MessageKind, program: Option<&Id>) -> Route {
    let mut preset = vec![("kind", kind.word().to_owned()), ("state", "drafted".to_owned())];
    preset.extend(program.map(|it| ("program", it.to_string())));
    let form = super::outcome::RowForm::new(Table::Messages, format!("New {}", kind.title()), preset);
    let first = if kind == MessageKind::ThankYou { "person" } else { "program" };
    Route::Row(form.at(first))
}
