//! What is done with a message: its text, which is its own or a template's; sent, not needed.

use super::{
    command::MessagesCommand,
    context::Context,
    outcome::{Action, Answer, Choice, Choices, Desk, Next, Outcome, Question, Route, Subject},
    rows::refuse_gone,
};
use crate::{
    domain::{
        id::Id,
        messages::MessageLine,
        tables::{Message, MessageKind, MessageState, Table, TemplateKind},
        templates::{TemplateOrigin, TextTemplate},
        time::Stamp,
    },
    text::{counted, fold},
};

/// The text of a message as it would go out.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageText {
    pub subject: String,
    pub text: String,
    /// The template that it comes from; empty for a text of its own.
    pub template: String,
}

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

/// Opens a text to be written: its own, or the template's, which becomes its own with the first letter that is typed. What
/// was sent without its text begins empty.
pub fn write(cx: &Context, line: &MessageLine, desk: Desk) -> Outcome {
    let row = &line.row;
    if line.is_kept() && !row.text.trim().is_empty() {
        let (table, id, field) = (Table::Messages, row.id.clone(), "text");
        return Outcome::open(match desk {
            Desk::Here => Route::Note { table, id, field },
            Desk::Outside => Route::NoteOutside { table, id, field },
        });
    }
    let text = if row.is_settled() { String::new() } else { text_of(cx, line).text };
    Outcome::open(Route::BeginMessage(Box::new(row.clone()), text, desk))
}

/// Puts the first text of its own into a message. Returns its id; none if it is gone.
pub fn put_text(cx: &mut Context, shown: &Message, text: &str) -> Option<Id> {
    let label = format!("Wrote {}", cx.season.message_title(shown));
    change(cx, label, shown, |row| {
        // another copy may have begun it meanwhile: both stay
        row.text = match row.text.trim() {
            "" => text.to_owned(),
            theirs => format!("{theirs}\n\n{text}"),
        };
        if !row.is_settled() {
            row.state = Some(MessageState::Drafted);
        }
    })
}

/// Notes that a message was sent now, with the text that is shown.
pub fn note_sent(cx: &mut Context, line: &MessageLine, by: &str) {
    let (now, title) = (cx.season.now, cx.season.message_title(&line.row));
    let text = text_of(cx, line).text;
    change(cx, format!("Sent: {title}"), &line.row, |row| send(row, now, &text, by));
}

/// True for a letter of intent that has no text of its own: nobody sends the template as it is.
pub fn is_unwritten_intent(row: &Message) -> bool {
    row.kind == Some(MessageKind::Intent) && row.text.trim().is_empty()
}

/// Asks whether a letter went out of which nothing is written here.
pub fn ask_sent_unwritten(cx: &Context, line: &MessageLine, by: &'static str) -> Outcome {
    let title = cx.season.message_title(&line.row);
    let key = MessagesCommand::Write.key();
    Outcome::open(Route::Question(Question {
        text: format!("Nothing of your own is written yet: {title}. Was it sent all the same?"),
        yes: "it was sent; the template's text is kept with it".to_owned(),
        no: format!("It isn't sent · {key} writes it"),
        safe: Answer::No,
        leads_to: Next::Do(Action::SentUnwritten(Box::new(line.clone()), by)),
        otherwise: None,
        subject: Subject::Other,
    }))
}

/// Asks whether a message wasn't sent after all: the day on which it went out would be lost.
pub fn ask_not_sent(cx: &Context, row: &Message) -> Outcome {
    let title = cx.season.message_title(row);
    let at = row.at.map(|it| format!(" {}", cx.season.happened_words(it))).unwrap_or_default();
    let by = if row.by.is_empty() { String::new() } else { format!(" by {}", row.by) };
    Outcome::open(Route::Question(Question {
        text: format!("Sent{at}{by}: {title}. Take that back?"),
        yes: "it wasn't sent: its day goes, its text stays".to_owned(),
        no: "It stays sent".to_owned(),
        safe: Answer::No,
        leads_to: Next::Do(Action::NotSent(Box::new(row.clone()))),
        otherwise: None,
        subject: Subject::Other,
    }))
}

/// Notes that a message wasn't sent. Its text stays.
pub fn note_not_sent(cx: &mut Context, shown: &Message) {
    let title = cx.season.message_title(shown);
    change(cx, format!("Not sent: {title}"), shown, |row| {
        row.state = Some(open_state(row));
        row.at = None;
    });
}

/// Notes that everybody who waits for a note after an interview was thanked now, each with the text that is shown.
pub fn send_all(cx: &mut Context, interview: &Id) {
    let lines = cx.season.thanks_owed(interview);
    if lines.is_empty() {
        return cx.refuse("Nobody met there is still to be thanked");
    }
    let texts: Vec<String> = lines.iter().map(|it| text_of(cx, it).text).collect();
    let title = cx.season.interview_title(interview);
    let label = format!("{} sent: {title}", counted(lines.len(), "thank-you note"));
    let (now, mut ids) = (cx.season.now, cx.ids.clone());
    cx.change(label, |tracker| {
        for (line, text) in lines.iter().zip(&texts) {
            tracker.change_message(&line.row, &mut ids, |row| send(row, now, text, ""));
        }
    });
    cx.ids = ids;
}

/// Makes a message a sent one. What went out stays in it, so that one can look up what one wrote.
fn send(row: &mut Message, now: Stamp, text: &str, by: &str) {
    row.state = Some(MessageState::Sent);
    row.at = Some(now);
    if row.text.trim().is_empty() {
        text.clone_into(&mut row.text);
    }
    if row.by.is_empty() {
        by.clone_into(&mut row.by);
    }
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

/// Returns the form of a new message of that kind. Only a thank-you note goes where the selected one went, to another
/// person of that day; a letter goes elsewhere.
pub fn new_message(kind: MessageKind, selected: Option<&Message>) -> Route {
    let is_thanks = |it: &&Message| it.kind == Some(kind) && kind == MessageKind::ThankYou;
    let program = selected.filter(is_thanks).and_then(|it| it.program.as_ref());
    let mut preset = vec![("kind", kind.word().to_owned()), ("state", "drafted".to_owned())];
    preset.extend(program.map(|it| ("program", it.to_string())));
    let form = super::outcome::RowForm::new(Table::Messages, format!("New {}", kind.title()), preset);
    let first = if kind == MessageKind::ThankYou { "person" } else { "program" };
    Route::Row(form.at(first))
}
