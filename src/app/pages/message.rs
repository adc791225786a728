//! The page of a message: to whom, when, by what, and its text.

use super::page::{Ink, Page, Row};
use crate::{
    app::{
        command::{GlobalCommand, MessagesCommand},
        context::Context,
        first_steps::stray_claim,
        message_list::{due_words, state_words, unwanted_source, withdrawn_words},
        message_steps::text_of,
    },
    domain::{
        messages::{Due, MessageKey, MessageLine},
        rules::{Rules, THANK_YOU_HOURS},
        tables::{Message, MessageState, Person},
        talking_point::to_be_written,
    },
};

/// The rules about words before the lists are certified, as far as the season and the match have them.
const ABOUT_FIRST: [&str; 3] =
    ["rules.letters_of_intent", "rules.words_do_not_bind", "rules.questions_not_allowed"];

pub fn message_page(cx: &Context, line: Option<&MessageLine>, columns: usize) -> Vec<Row> {
    let mut page = Page::new(columns);
    match line {
        None => {
            page.text("Nothing to send. People you met come here once their interview is over.", Ink::Dim)
        }
        Some(line) => match &line.key {
            MessageKey::Unwanted(_) => unwanted(cx, &mut page, line),
            MessageKey::Thanks(..) | MessageKey::Open(_) | MessageKey::Settled(_) => {
                written(cx, &mut page, line);
            }
        },
    }
    page.rows
}

fn unwanted(cx: &Context, page: &mut Page, line: &MessageLine) {
    let interview = line.interview.as_ref().and_then(|it| cx.season.tracker.interviews.get(it.as_str()));
    page.title(&interview.map(|it| cx.season.programs_title(it)).unwrap_or_default());
    page.text("wants no thank-you notes: nothing is owed here.", Ink::Plain);
    page.blank();
    page.labeled("Source", &unwanted_source(cx, line));
    let met = interview.map(|it| cx.season.tracker.met_at_interview(it)).unwrap_or_default();
    let names: Vec<&str> = met.iter().map(|it| it.name.as_str()).collect();
    page.labeled("Met", &names.join(", "));
}

fn written(cx: &Context, page: &mut Page, line: &MessageLine) {
    let row = &line.row;
    page.title(&capital(&cx.season.message_title(row)));
    let interview = line.interview.as_ref().and_then(|it| cx.season.tracker.interviews.get(it.as_str()));
    if let Some(row) = interview {
        let when = row.when.as_ref().map(|it| cx.season.when_words_at(row, it)).unwrap_or_default();
        page.text(&format!("{} · {when}", cx.season.programs_title(row)), Ink::Dim);
    }
    page.blank();
    let due = line.due.filter(|_| !row.is_settled());
    match due {
        Some(due) if due.is_late(cx.season.now) => page.labeled_in("When", &due_words(cx, due), Ink::Bad),
        Some(due) => page.labeled("When", &due_words(cx, due)),
        None => page.labeled("State", &sent_words(cx, line)),
    }
    address_row(cx, page, row);
    claim_rows(cx, page, line);
    text_rows(cx, page, line);
    page.blank();
    first_rows(cx, page, row);
    to_whom(cx, page, row);
    due.into_iter().for_each(|it| advice_rows(cx, page, it));
}

/// Says when it was sent to the minute, and by what.
fn sent_words(cx: &Context, line: &MessageLine) -> String {
    let at = line.row.at.filter(|_| line.row.state == Some(MessageState::Sent));
    let Some(at) = at else { return state_words(cx, line) };
    let by = if line.row.by.is_empty() { String::new() } else { format!(" by {}", line.row.by) };
    format!("sent {}{by}", cx.season.happened_words(at))
}

fn person<'a>(cx: &'a Context, row: &Message) -> Option<&'a Person> {
    cx.season.tracker.people.get(row.person.as_ref()?.as_str()).map(|it| &**it)
}

fn address_row(cx: &Context, page: &mut Page, row: &Message) {
    let Some(person) = person(cx, row) else { return };
    match person.email.trim() {
        "" => {
            let key = MessagesCommand::Person.key();
            page.labeled_in("Address", &format!("? not known · {key} enters it"), Ink::Dim);
        }
        email if !email.contains('@') => {
            page.labeled_in("Address", &format!("{email} · no @ in it"), Ink::Dim);
        }
        email => page.labeled_in("Address", email, Ink::Link),
    }
}

fn to_whom(cx: &Context, page: &mut Page, row: &Message) {
    let Some(Person { role, say, talking_point, .. }) = person(cx, row) else { return };
    let say = if say.is_empty() { String::new() } else { format!("“{say}”") };
    let who: Vec<&str> = [role.as_str(), &say].into_iter().filter(|it| !it.is_empty()).collect();
    page.labeled("Who", &who.join(" · "));
    match talking_point.trim() {
        "" => {
            let key = MessagesCommand::Person.key();
            page.labeled_in("Spoke of", &format!("nothing noted · {key} enters it"), Ink::Dim);
        }
        point => page.labeled("Spoke of", point),
    }
}

/// Says whose hours these are. The bundled ones are no deadline.
fn advice_rows(cx: &Context, page: &mut Page, due: Due) {
    let figure = Rules::of(&cx.season.facts, &cx.season.tracker).figure(THANK_YOU_HOURS);
    let Some(figure) = figure.filter(|_| !due.is_own) else { return };
    let words =
        format!("within {} h, no deadline: you set the hours in the settings. {}", due.hours, figure.note);
    page.labeled_in("Advice", &words, Ink::Dim);
    page.labeled_in("Source", &figure.origin.source, Ink::Dim);
}

fn first_rows(cx: &Context, page: &mut Page, row: &Message) {
    if let Some(at) = row.withdrawn {
        page.labeled("Says first", &format!("told otherwise {}", cx.season.happened_words(at)));
        page.labeled("Why a second", &row.first_reason);
    }
    if !row.is_first_choice() {
        return;
    }
    let is_sent = row.state == Some(MessageState::Sent);
    let others = cx.season.tracker.other_first_choices(row);
    page.labeled("Says first", if is_sent { "yes, and it was sent" } else { "yes; it wasn't sent" });
    if !others.is_empty() {
        let names = crate::app::first_steps::first_names(cx, &others);
        page.labeled_in("", &format!("! {names} hears it too"), Ink::Bad);
    }
    page.labeled("Why a second", &row.first_reason);
    page.text(&withdrawn_words(), Ink::Dim);
    let known = |id: &&str| cx.season.facts.effective(id, &cx.season.tracker.overrides);
    let figures = ABOUT_FIRST.iter().filter_map(known);
    for figure in figures.filter(|it| cx.season.kind().reads(it)) {
        let words = format!(
            "{}: {} {} · season {}",
            figure.title, figure.note, figure.origin.source, cx.season.facts.season
        );
        page.text(&words, Ink::Dim);
    }
    let key = GlobalCommand::Guide.key();
    page.text(&format!("{key}: the guide's page “What may not be asked” says more"), Ink::Dim);
    page.blank();
}

fn text_rows(cx: &Context, page: &mut Page, line: &MessageLine) {
    let is_empty = line.row.text.trim().is_empty();
    if is_empty && line.row.is_settled() {
        page.head("Text");
        page.text("None was kept.", Ink::Dim);
        return;
    }
    let text = text_of(cx, line);
    match text.template.as_str() {
        "" => page.head("Text"),
        name => page.head(&format!("Text, from “{name}”")),
    }
    page.text(&text.text, Ink::Plain);
    if line.row.is_settled() {
        return;
    }
    let rest = to_be_written(&text.text).join(", ");
    if !rest.is_empty() {
        page.blank();
        page.labeled_in("To be written", &rest, Ink::Head);
    }
    if !text.template.is_empty() && cx.season.tracker.profile.signature.trim().is_empty() {
        let key = GlobalCommand::Settings.key();
        page.labeled_in("Signed", &format!("? by nobody: your name isn't known · {key} enters it"), Ink::Dim);
    }
}

/// Says that the text tells a program that it is the first although the message doesn't count as one that does.
fn claim_rows(cx: &Context, page: &mut Page, line: &MessageLine) {
    let Some(claim) = stray_claim(cx, line) else { return };
    let others = cx.season.tracker.other_first_choices(&line.row);
    let names = crate::app::first_steps::first_names(cx, &others);
    let hears = if names.is_empty() { String::new() } else { format!(" {names} hears it too.") };
    let key = MessagesCommand::First.key();
    let words = format!("! not by your word, but the text says “{claim}”{hears} {key} lets it count");
    page.labeled_in("Says first", &words, Ink::Bad);
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}
