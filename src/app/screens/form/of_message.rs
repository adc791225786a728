//! The form of a message: what belongs to its kind, in the order in which it matters; and the question before a note goes
//! where none is wanted.

use super::field::{FormField, Target};
use crate::{
    app::{
        context::Context,
        outcome::{Choice, Choices, Next, Reply},
    },
    domain::{
        tables::{Message, MessageKind, Program, Table, ThankYous},
        tracker::Tracker,
    },
};

/// What only matters where a message says "you are my first".
const ABOUT_FIRST: [&str; 3] = ["says_first", "first_reason", "withdrawn"];

const OF_THANKS: [&str; 7] = ["kind", "person", "program", "state", "at", "by", "text"];
const OF_A_LETTER: [&str; 7] = ["kind", "program", "person", "state", "says_first", "first_reason", "at"];

/// Puts the fields into the order of the message's kind. A thank-you note has those about a first choice only where they
/// are set.
pub fn arrange(fields: &mut Vec<FormField>) {
    let order = if is_thanks(fields) { OF_THANKS } else { OF_A_LETTER };
    if is_thanks(fields) {
        fields.retain(|it| !ABOUT_FIRST.contains(&it.info.name) || !it.buffer.is_empty());
    }
    fields.sort_by_key(|field| order.iter().position(|it| *it == field.info.name).unwrap_or(order.len()));
    say_implied(fields);
}

/// Follows a kind that was chosen: a letter gets the fields that a thank-you note hasn't.
pub fn follow_kind(target: &Target, fields: &mut Vec<FormField>) {
    if !matches!(target, Target::Row { table: Table::Messages, .. }) {
        return;
    }
    if !is_thanks(fields) {
        let has = |name: &str| fields.iter().any(|it| it.info.name == name);
        let missing = Table::Messages.fields().into_iter().filter(|it| ABOUT_FIRST.contains(&it.name));
        let missing: Vec<FormField> =
            missing.filter(|it| !has(it.name)).map(|it| FormField::new(it, "")).collect();
        let text = fields.iter().position(|it| it.info.name == "text").unwrap_or(fields.len());
        fields.splice(text..text, missing);
    }
    say_implied(fields);
}

fn kind(fields: &[FormField]) -> Option<MessageKind> {
    fields.iter().find(|it| it.info.name == "kind")?.buffer.text().parse().ok()
}

fn is_thanks(fields: &[FormField]) -> bool {
    kind(fields) == Some(MessageKind::ThankYou)
}

/// Says what "says first" is where nobody said so.
fn say_implied(fields: &mut [FormField]) {
    let implied = match kind(fields) == Some(MessageKind::Intent) {
        true => "yes (a letter of intent says so)",
        false => FormField::UNSET,
    };
    fields.iter_mut().filter(|it| it.info.name == "says_first").for_each(|it| it.unset = implied);
}

/// Asks before a thank-you note is added where none is wanted, unless that was agreed to.
pub fn ask_unwanted(
    cx: &Context,
    target: &Target,
    fields: &[FormField],
    (draft, agreed): (&Tracker, &[(usize, String)]),
) -> Option<Choices> {
    let Target::Row { table: Table::Messages, id, .. } = target else { return None };
    let row = draft.messages.get(id.as_str()).filter(|_| !cx.season.tracker.messages.has(id.as_str()))?;
    let program = refusing(draft, row)?;
    let at = fields.iter().position(|it| it.info.name == "program")?;
    let text = fields.get(at)?.buffer.text();
    if agreed.contains(&(at, text.clone())) {
        return None;
    }
    let source = program.thank_yous_fact().map(|it| it.source.clone());
    let source = source.unwrap_or_else(|| "you entered it".to_owned());
    let lines = vec![
        Choice::new('a', "Add it all the same", "", Next::Tell(Reply::FieldText { field: at, text })),
        Choice::new('k', "Keep editing", "", Next::Nothing),
    ];
    let about = format!("{} wants no thank-you notes · {source}", cx.season.naming.full(program));
    Some(Choices::new("Not wanted there", about, lines).select(1))
}

/// Returns the program that a thank-you note goes to and that wants none; where it names only a person, all programs of
/// that person must want none.
fn refusing<'a>(draft: &'a Tracker, row: &Message) -> Option<&'a Program> {
    if row.kind != Some(MessageKind::ThankYou) || row.is_settled() {
        return None;
    }
    let person = row.person.as_ref().and_then(|it| draft.people.get(it.as_str()));
    let theirs = person.map(|it| it.programs.as_slice()).unwrap_or_default();
    let ids = if row.program.is_some() { row.program.as_slice() } else { theirs };
    let programs: Vec<&Program> =
        ids.iter().filter_map(|it| draft.programs.get(it.as_str())).map(|it| &**it).collect();
    let refuses = |it: &&Program| it.thank_yous == Some(ThankYous::Refused);
    programs.iter().all(refuses).then(|| programs.first().copied()).flatten()
}
