//! Giving programs a status: which one, and since when where that isn't the best known day.

use super::{
    command::{TabCommand, UndoCommand},
    context::Context,
    outcome::{Action, Came, Choice, Choices, LinePurpose, Named, Next, Route},
    rows::refuse_gone,
};
use crate::domain::{
    arrivals::News,
    field::{FieldInfo, Kind},
    id::Id,
    shortlist::{log, logged},
    tables::{Interview, InterviewKind, Program, Status, Table},
    time::Stamp,
};

/// Returns programs with their titles, as a menu or a question carries them.
pub fn named_programs(cx: &Context, programs: &[Id]) -> Vec<Named> {
    let title = |id: &Id| cx.season.title_of(Table::Programs, id.as_str()).unwrap_or_default();
    programs.iter().map(|id| Named { id: id.clone(), title: title(id) }).collect()
}

/// Returns the rows of those that are there.
fn rows<'a>(cx: &'a Context, programs: &'a [Named]) -> impl Iterator<Item = &'a Program> {
    programs.iter().filter_map(|it| cx.season.tracker.programs.get(it.id.as_str())).map(|it| &**it)
}

/// Returns the menu of all statuses with their letters, for these programs, and the way to another day than the best
/// known one. `since` is the day that the user named already.
pub fn status_menu(cx: &Context, programs: Vec<Named>, since: Option<Stamp>) -> Choices {
    let first = programs.first().and_then(|it| cx.season.tracker.programs.get(it.id.as_str()));
    let present = first.and_then(|it| it.status);
    let present_since = first.zip(present).and_then(|(row, status)| logged(row, status));
    let about = match programs.as_slice() {
        [one] => one.title.clone(),
        many => format!("{} marked programs", many.len()),
    };
    let title = match since {
        Some(at) => format!("Status since {}", cx.season.happened_words(at)),
        None => "Status".to_owned(),
    };
    let detail = |status: &Status| match present_since.filter(|_| Some(*status) == present) {
        Some(at) => format!("since {}", cx.season.happened_words(at)),
        None => since.map_or_else(|| cx.season.known_words(rows(cx, &programs), *status), |_| String::new()),
    };
    let line = |status: &Status| {
        if let Some(news) = asks_dates(cx, &programs, *status) {
            let ids = programs.iter().map(|it| it.id.clone()).collect();
            let route = Route::Invitation(Came::of(ids, news, since));
            let detail = format!("{} and its dates", detail(status)).trim_start().to_owned();
            return Choice::new(status.letter(), status.title(), detail, Next::Open(Box::new(route)));
        }
        let action = Action::SetStatus(programs.clone(), *status, since);
        Choice::act(status.letter(), status.title(), detail(status), action)
    };
    let mut lines: Vec<Choice> = Status::ALL.iter().map(line).collect();
    let at = Status::ALL.iter().position(|it| Some(*it) == present).unwrap_or(0);
    lines.push(Choice::new(
        OTHER_DAY,
        "since another day…",
        "",
        Next::Open(Box::new(asks_since(&about, programs))),
    ));
    Choices::new(title, about, lines).select(at)
}

/// Returns what came of a program that gets a status which an interview belongs to, where there is none yet.
fn asks_dates(cx: &Context, programs: &[Named], status: Status) -> Option<News> {
    let news = match status {
        Status::Invited => News::Invitation,
        Status::Scheduled => News::Scheduled,
        Status::Planned
        | Status::Applied
        | Status::Interviewed
        | Status::Waitlisted
        | Status::IDeclined
        | Status::ICanceled
        | Status::IWithdrew
        | Status::TheyRejected
        | Status::TheyCanceled
        | Status::Ranked
        | Status::Matched
        | Status::NotMatched => return None,
    };
    let [one] = programs else { return None };
    let is_interview = |it: &Interview| it.kind.is_none_or(|it| it == InterviewKind::Interview);
    let serves = |it: &Interview| is_interview(it) && it.programs.contains(&one.id);
    (!cx.season.tracker.interviews.iter().any(|it| serves(it))).then_some(news)
}

/// The letter of the status menu that asks for a day.
const OTHER_DAY: char = 't';

const SINCE: FieldInfo = FieldInfo {
    name: "since",
    label: "Since",
    help: "The day it happened: yesterday, 2 sep, mon 4pm; then the status",
    kind: Kind::Happened,
};

fn asks_since(about: &str, programs: Vec<Named>) -> Route {
    Route::Line {
        title: format!("Since when? {about}"),
        info: SINCE,
        text: String::new(),
        purpose: LinePurpose::StatusDay(programs),
    }
}

/// Gives programs a status since the instant that the user named, else since the best known one.
pub fn set_status(cx: &mut Context, programs: Vec<Named>, (status, named): (Status, Option<Stamp>)) {
    let is_there = |it: &Named| cx.season.tracker.programs.has(it.id.as_str());
    let (there, gone): (Vec<Named>, Vec<Named>) = programs.into_iter().partition(is_there);
    let what = match (there.as_slice(), gone.first()) {
        ([], Some(gone)) => return refuse_gone(cx, &gone.title),
        ([one], _) => one.title.clone(),
        (many, _) => format!("{} programs", many.len()),
    };
    let words = match named {
        Some(at) => format!("{} since {}", status.title(), cx.season.happened_words(at)),
        None => cx.season.since_words(rows(cx, &there), status),
    };
    let season = &cx.season;
    let since: Vec<Stamp> =
        rows(cx, &there).map(|it| named.unwrap_or_else(|| season.known_since(it, status))).collect();
    let changed = cx.change(format!("{what}: {words}"), |tracker| {
        for (it, since) in there.iter().zip(since) {
            match named {
                Some(_) => tracker.date_status(it.id.as_str(), status, since),
                None => tracker.set_status(it.id.as_str(), status, since),
            }
        }
    });
    if changed && named.is_none() {
        let (undo, key) = (UndoCommand::Undo.key(), TabCommand::SetStatus.key());
        cx.say(format!("{what}: {words} · {undo} undoes · {key} {OTHER_DAY} names another day"));
    } else if !changed && cx.notice.is_none() {
        cx.say(format!("{what} was {} already", status.title()));
    }
    if let Some(first) = gone.first() {
        cx.refuse(format!("{what}: {words} · “{}” isn't there any more", first.title));
    }
}

/// Puts new programs into the season in one step, each with its first status.
pub fn put_programs(cx: &mut Context, label: String, mut new: Vec<Program>) {
    let status = cx.season.first_status();
    for row in &mut new {
        let since = cx.season.known_since(row, status);
        row.status = Some(status);
        log(row, status, since);
    }
    cx.change(label, |tracker| new.into_iter().for_each(|row| tracker.programs.put(row)));
}
