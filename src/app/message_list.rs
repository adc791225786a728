//! The list of messages as it is shown: what says first at the top, headings, and a line for each message.

use super::{
    command::MessagesCommand,
    context::Context,
    first_steps::{first_names, stray_claim},
};
use crate::{
    domain::{
        facts::Confidence,
        messages::{Due, MessageKey, MessageLine},
        rules::{Rules, THANK_YOU_HOURS},
        tables::{MessageKind, MessageState},
        time::{Stamp, day_words},
    },
    text::wrap_text,
};

#[derive(Clone, Debug)]
pub enum MessageRow {
    Heading(String),
    /// What it means that two programs hear that they are the first.
    Note(String),
    Message(Box<MessageLine>),
}

impl MessageRow {
    pub fn key(&self) -> Option<&MessageKey> {
        self.line().map(|it| &it.key)
    }

    pub fn line(&self) -> Option<&MessageLine> {
        match self {
            MessageRow::Message(line) => Some(line),
            MessageRow::Heading(_) | MessageRow::Note(_) => None,
        }
    }
}

/// Returns all rows of the list, for so many columns.
pub fn message_rows(cx: &Context, columns: usize) -> Vec<MessageRow> {
    let mut rows = two_firsts(cx, columns);
    let mut last = "";
    for line in cx.season.message_lines() {
        let section = section(&line.key);
        if section != last {
            rows.push(MessageRow::Heading(heading(cx, section)));
            last = section;
        }
        rows.push(MessageRow::Message(Box::new(line)));
    }
    rows
}

const TO_SEND: &str = "TO SEND";

fn section(key: &MessageKey) -> &'static str {
    match key {
        MessageKey::Thanks(..) | MessageKey::Open(_) => TO_SEND,
        MessageKey::Unwanted(_) => "NOT WANTED THERE",
        MessageKey::Settled(_) => "SENT, OR NOT NEEDED",
    }
}

/// "TO SEND · advice: thanks within 24 h".
fn heading(cx: &Context, section: &str) -> String {
    let figure = Rules::of(&cx.season.facts, &cx.season.tracker).figure(THANK_YOU_HOURS);
    let hours = figure.and_then(|it| Some((it.value?, it.origin.confidence))).filter(|_| section == TO_SEND);
    match hours {
        Some((hours, Confidence::Yours)) => format!("{section} · yours: thanks within {hours} h"),
        Some((hours, _)) => format!("{section} · advice: thanks within {hours} h"),
        None => section.to_owned(),
    }
}

/// Says what it means that several programs hear that they are the first.
fn two_firsts(cx: &Context, columns: usize) -> Vec<MessageRow> {
    if !hears_first(cx).1 {
        return Vec::new();
    }
    let words = wrap_text(&withdrawn_words(), columns.saturating_sub(4).max(8));
    words.into_iter().map(MessageRow::Note).collect()
}

/// Returns the programs that hear that they are the first, and whether they are several.
fn hears_first(cx: &Context) -> (String, bool) {
    let all = cx.season.tracker.first_choices();
    let is_several = all.first().is_some_and(|it| !cx.season.tracker.other_first_choices(it).is_empty());
    (first_names(cx, &all), is_several)
}

/// Says what "you are my first" is worth.
pub fn withdrawn_words() -> String {
    let key = MessagesCommand::Withdraw.key();
    format!(
        "It counts as withdrawn only once you told them: {key} notes that. It isn't binding, and no program may ask for it."
    )
}

/// "Dr. A. Rivera · UCSF IR · thank-you note".
pub fn line_words(cx: &Context, line: &MessageLine) -> String {
    let row = &line.row;
    if let MessageKey::Unwanted(interview) = &line.key {
        return cx.season.interview_title(interview);
    }
    let kind = row.kind.unwrap_or(MessageKind::Other).title().to_owned();
    let first = first_words(cx, line);
    let who = cx.season.addressee(row);
    let program = match line.interview.as_ref().filter(|_| row.person.is_some()) {
        Some(interview) => cx.season.interview_title(interview),
        None => cx.season.message_program(row),
    };
    let program = if program == who { String::new() } else { program };
    let all = [who, program, kind, first];
    all.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Says whether they hear that they are the first: "says first", "the text says first".
fn first_words(cx: &Context, line: &MessageLine) -> String {
    let row = &line.row;
    match row.withdrawn {
        Some(_) => String::new(),
        None if row.is_first_choice() => "says first".to_owned(),
        None if stray_claim(cx, line).is_some() => "the text says first".to_owned(),
        None => String::new(),
    }
}

/// "10 Feb".
fn short_day(cx: &Context, at: Stamp) -> String {
    cx.home().civil_at(at).format("%-d %b").to_string()
}

/// Returns a line for a narrow list: whom it goes to, and how it stands without the weekday.
pub fn narrow_words(cx: &Context, line: &MessageLine) -> (String, String) {
    let row = &line.row;
    let day = |at: Stamp| short_day(cx, at);
    let stands = match (&line.key, row.state, row.withdrawn.or(row.at), line.due) {
        (MessageKey::Unwanted(interview), ..) => {
            return (cx.season.interview_title(interview), "not wanted".to_owned());
        }
        (_, Some(MessageState::Sent), Some(told), _) if row.withdrawn.is_some() => {
            format!("told otherwise {}", day(told))
        }
        (_, Some(MessageState::Sent), Some(at), _) => format!("sent {}", day(at)),
        (_, Some(MessageState::Owed | MessageState::Drafted) | None, _, Some(due)) => {
            let is_late = due.is_late(cx.season.now);
            format!("{}{}", if is_late { "late, " } else { "by " }, day(due.at))
        }
        (_, state, ..) => state.unwrap_or(MessageState::Owed).title().to_owned(),
    };
    let first = first_words(cx, line);
    let all = [cx.season.addressee(row), first];
    (all.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "), stands)
}

/// Says how a message stands: "advice: by Tue 24 Nov", "sent Mon 23 Nov by e-mail".
pub fn state_words(cx: &Context, line: &MessageLine) -> String {
    let row = &line.row;
    if matches!(line.key, MessageKey::Unwanted(_)) {
        return format!("not wanted here · {}", unwanted_source(cx, line));
    }
    let day = |at: Stamp| day_words(cx.home().civil_at(at).date(), cx.season.today());
    match (row.state, line.due) {
        (Some(MessageState::Sent), _) => {
            let at = row.at.map(|it| format!(" {}", day(it))).unwrap_or_default();
            let by = if row.by.is_empty() { String::new() } else { format!(" by {}", row.by) };
            match row.withdrawn {
                Some(told) => format!("told otherwise {}", short_day(cx, told)),
                None => format!("sent{at}{by}"),
            }
        }
        (Some(MessageState::NotNeeded), _) => MessageState::NotNeeded.title().to_owned(),
        (state, Some(due)) => {
            let drafted = if state == Some(MessageState::Drafted) { "drafted · " } else { "" };
            format!("{drafted}{}", due_as(cx, due, &day(due.at)))
        }
        (state, None) => state.unwrap_or(MessageState::Owed).title().to_owned(),
    }
}

/// Says until when a note is asked for, to the minute.
pub fn due_words(cx: &Context, due: Due) -> String {
    due_as(cx, due, &cx.season.stamp_words(due.at))
}

/// Says the same in a sentence, where it lies within days: "by Tue 16:00 (advice)".
pub fn due_by(cx: &Context, due: Due) -> String {
    let at = match due.at < cx.season.now {
        true => cx.season.stamp_words(due.at),
        false => cx.home().civil_at(due.at).format("%a %H:%M").to_string(),
    };
    format!("by {at}{}", if due.is_own { "" } else { " (advice)" })
}

/// Late is only what is beyond the user's own hours.
fn due_as(cx: &Context, due: Due, at: &str) -> String {
    match (due.is_late(cx.season.now), due.is_own) {
        (true, _) => format!("late, was due {at}"),
        (false, true) => format!("by {at}"),
        (false, false) => format!("advice: by {at}"),
    }
}

/// Says that no notes are wanted, and who says so: "UCSF IR wants no thank-you notes · PD, welcome".
pub fn unwanted_words(cx: &Context, line: &MessageLine) -> String {
    let title = line.interview.as_ref().map(|it| cx.season.interview_title(it)).unwrap_or_default();
    format!("{title} wants no thank-you notes · {}", unwanted_source(cx, line))
}

/// Says who says that no notes are wanted.
pub fn unwanted_source(cx: &Context, line: &MessageLine) -> String {
    let interview = line.interview.as_ref().and_then(|it| cx.season.tracker.interviews.get(it.as_str()));
    let programs = interview.iter().flat_map(|it| &it.programs);
    let rows = programs.filter_map(|it| cx.season.tracker.programs.get(it.as_str()));
    let source = rows.into_iter().find_map(|it| it.thank_yous_fact().map(|fact| fact.source.clone()));
    source.unwrap_or_else(|| "you entered it".to_owned())
}

/// Returns what stands above the list, "Messages · 3 to send · 5 of 8 sent", and before it who hears to be the first,
/// where several do: "! says first: Penn IR, UCSF IR".
pub fn head_words(cx: &Context, rows: &[MessageRow]) -> (String, String) {
    let lines = || rows.iter().filter_map(MessageRow::line);
    let open = lines().filter(|it| matches!(it.key, MessageKey::Thanks(..) | MessageKey::Open(_))).count();
    let settled = lines().filter(|it| matches!(it.key, MessageKey::Settled(_))).count();
    let sent = lines().filter(|it| it.row.state == Some(MessageState::Sent)).count();
    let counts = match open.saturating_add(settled) {
        0 => "none yet".to_owned(),
        all => format!("{open} to send · {sent} of {all} sent"),
    };
    match hears_first(cx) {
        (names, true) => (format!("! says first: {names}"), format!(" · {counts}")),
        (names, false) if !names.is_empty() => {
            (String::new(), format!("Messages · {counts} · says first: {names}"))
        }
        (_, false) => (String::new(), format!("Messages · {counts}")),
    }
}
