//! "You are my first", and told otherwise: what a message says, and what its text says all the same.

use super::{
    command::MessagesCommand,
    context::Context,
    message_steps::{change, templates, text_of},
    outcome::{Action, Choice, Choices, LinePurpose, Next, Outcome, Route},
};
use crate::domain::{
    field::{FieldInfo, Kind},
    first_words::{first_sentences, without_first_sentences},
    messages::MessageLine,
    tables::{Message, MessageKind, MessageState},
};

const REASON: FieldInfo = FieldInfo {
    name: "first_reason",
    label: "Why a second",
    help: "It stays visible. The first counts until you told them otherwise",
    kind: Kind::Line,
};

/// Lets a message say "you are my first", or not any more. A second one asks for its reason first.
pub fn toggle_first(cx: &mut Context, line: &MessageLine) -> Outcome {
    let row = &line.row;
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
        return mend_text(cx, line);
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

/// Returns the sentence by which the text of a message says that they are the first although the message doesn't count
/// as one that does.
pub fn stray_claim(cx: &Context, line: &MessageLine) -> Option<String> {
    let row = &line.row;
    let counts = row.is_first_choice() || row.is_settled() || row.withdrawn.is_some();
    let text = text_of(cx, line).text;
    first_sentences(&text).first().filter(|_| !counts).map(|it| (*it).to_owned())
}

/// Asks what becomes of a text that says "you are my first" all the same, once the message doesn't count as such.
fn mend_text(cx: &mut Context, line: &MessageLine) -> Outcome {
    let text = text_of(cx, line).text;
    let Some(claim) = first_sentences(&text).first().map(|it| (*it).to_owned()) else {
        return Outcome::stay();
    };
    cx.refresh();
    let row = cx.season.tracker.messages.get(line.row.id.as_str()).map(|it| Message::clone(it));
    let row = row.unwrap_or_else(|| line.row.clone());
    let interest =
        MessageLine { row: Message { kind: Some(MessageKind::Interest), ..row.clone() }, ..line.clone() };
    let take =
        |name: &str, text: String| Next::Do(Action::TakeText(Box::new(row.clone()), name.to_owned(), text));
    let mut lines = vec![Choice::new(
        's',
        "Take that sentence out",
        "",
        take("what is left", without_first_sentences(&text)),
    )];
    let harmless = templates(cx, &interest).into_iter().find(|it| first_sentences(&it.1).is_empty());
    lines.extend(
        harmless
            .map(|(name, text)| Choice::new('t', format!("Take the text of {name}"), "", take(&name, text))),
    );
    lines.push(Choice::new('k', "Leave it: I write it anew", "", Next::Nothing));
    Outcome::open(Route::Menu(Choices::new("The text still says it", format!("“{claim}”"), lines)))
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
