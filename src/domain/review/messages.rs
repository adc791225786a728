//! Messages: people who weren't thanked, drafts that were never sent, two programs that hear that they are the first, and a
//! first choice that the list doesn't have first.

use super::{Input, Look, Tone, Warning, event::title};
use crate::{
    domain::{
        agenda::programs_title,
        facts::Confidence,
        id::Id,
        rules::THANK_YOU_HOURS,
        tables::{Interview, Message, MessageKind, MessageState, Status, Table},
        time::Stamp,
    },
    text::counted,
};

/// Returns what is to be said of one message.
pub(super) fn of_row(look: &Look, row: &Message) -> Vec<Warning> {
    [two_firsts(look, row), not_first(look, row), not_sent(look, row)].into_iter().flatten().collect()
}

fn program(look: &Look, row: &Message) -> String {
    programs_title(look.input.tracker, look.input.naming, row.program.as_slice())
}

/// Two programs hear that they are the first. It is said once, of the message that comes first.
fn two_firsts(look: &Look, row: &Message) -> Option<Warning> {
    let all = look.input.tracker.first_choices();
    let first = all.iter().find(|it| it.program.is_some()).filter(|it| it.id == row.id)?;
    let others = look.input.tracker.other_first_choices(first);
    let mut programs = vec![first.program.as_ref()?];
    let mut names = vec![program(look, first)];
    for other in &others {
        if let Some(id) = other.program.as_ref().filter(|it| !programs.contains(it)) {
            programs.push(id);
            names.push(program(look, other));
        }
    }
    if programs.len() < 2 {
        return None;
    }
    let reasons: Vec<&str> =
        others.iter().map(|it| it.first_reason.trim()).filter(|it| !it.is_empty()).collect();
    let why = if reasons.is_empty() { String::new() } else { format!(" You wrote: {}.", reasons.join("; ")) };
    let inputs: Vec<&str> = programs.iter().map(|it| it.as_str()).collect();
    Some(Warning {
        tone: Tone::Hard,
        title: format!("Two first choices: {}", names.join(", ")),
        reason: format!(
            "Each of them hears that it is your first. A message counts as withdrawn only once you told them.{why}"
        ),
        ..look.warn("two-firsts", &programs, (Table::Messages, &row.id), &inputs)
    })
}

/// A message says that a program is the first, but another one stands first on the list.
fn not_first(look: &Look, row: &Message) -> Option<Warning> {
    let program_id = row.program.as_ref().filter(|_| row.is_first_choice())?;
    let list = look.input.tracker.primary_list().filter(|it| !it.order.is_empty())?;
    let of = |entry: &String| entry.split('#').next().unwrap_or_default().to_owned();
    let at = list.order.iter().position(|it| of(it) == program_id.as_str());
    let place = match at {
        Some(0) => return None,
        Some(at) => ordinal(at.saturating_add(1)),
        None => "doesn't have it".to_owned(),
    };
    let says = if at.is_some() { format!("the list says {place}") } else { format!("the list {place}") };
    let first = list.order.first().map(|it| Id::new(&of(it)));
    let first = programs_title(look.input.tracker, look.input.naming, first.as_slice());
    Some(Warning {
        title: format!("A letter says first, but {says}: {}", program(look, row)),
        reason: format!(
            "First on your list is {first}. What you wrote doesn't bind you, but it is your word."
        ),
        ..look.warn("letter-first", &[&row.id], (Table::Messages, &row.id), &[&place])
    })
}

/// "2nd", "3rd", "11th".
fn ordinal(n: usize) -> String {
    let end = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{n}{end}")
}

/// A message that is owed or drafted and was never sent, while the program goes on. Thank-you notes of people who were
/// met are told of by interview.
fn not_sent(look: &Look, row: &Message) -> Option<Warning> {
    let tracker = look.input.tracker;
    let person = row.person.as_ref().and_then(|it| tracker.people.get(it.as_str()));
    let is_met = person.is_some_and(|it| !it.interviews.is_empty());
    let of_program = row.program.as_ref().and_then(|it| tracker.programs.get(it.as_str()));
    let is_over = of_program.is_some_and(|it| !it.status.unwrap_or(Status::Planned).is_open());
    let state = row.state.unwrap_or(MessageState::Owed);
    if row.is_settled() || is_over || (is_met && row.kind == Some(MessageKind::ThankYou)) {
        return None;
    }
    let (kind, to) = (row.kind.unwrap_or(MessageKind::Other).title(), program(look, row));
    let to = if to.is_empty() { String::new() } else { format!(" to {to}") };
    let begins = if state == MessageState::Drafted { "Drafted" } else { "Owed" };
    Some(Warning {
        title: format!("{begins}, not sent: {kind}{to}"),
        reason: "Send it, or delete it if it has had its day.".to_owned(),
        ..look.warn("message-open", &[&row.id], (Table::Messages, &row.id), &[state.word()])
    })
}

/// Returns what is to be said of the people met at an interview: some weren't thanked in the hours after it.
pub(super) fn unthanked(look: &Look, row: &Interview) -> Option<Warning> {
    let (end, hours) = due(look, row)?;
    let Input { tracker, home, now, .. } = look.input;
    if end.plus(hours.saturating_mul(3_600)) > now {
        return None;
    }
    let count = look.input.met.owed(tracker, row, (home, now));
    let people = match count {
        0 => return None,
        1 => "1 person".to_owned(),
        n => format!("{n} people"),
    };
    let ended = look.stamp(end);
    let figure = look.rules.figure(THANK_YOU_HOURS);
    let is_own = figure.is_some_and(|it| it.origin.confidence == Confidence::Yours);
    let whose = if is_own { "you set" } else { "the advice is" };
    Some(Warning {
        title: format!("{people} not thanked: {}", title(row, look)),
        reason: format!(
            "It ended {ended}. {} owed; {whose} {hours} h, and late is better than never.",
            counted(count, "thank-you note")
        ),
        day: Some(look.input.home.civil_at(end).date()),
        ..look.warn("unthanked", &[&row.id], (Table::Interviews, &row.id), &[&count.to_string()])
    })
}

/// Returns when an interview ended, and how many hours later its notes are asked for.
fn due(look: &Look, row: &Interview) -> Option<(Stamp, i64)> {
    Some((row.ended(look.input.home)?, look.rules.value(THANK_YOU_HOURS)?))
}

/// The instant from which on people count as not thanked.
pub(super) fn unthanked_from(look: &Look, row: &Interview) -> Option<Stamp> {
    due(look, row).map(|it| it.0.plus(it.1.saturating_mul(3_600)))
}
