//! Ticking a line of the timeline, whatever it is about; and taking back the correction of an official date.

use chrono::TimeDelta;

use crate::{
    app::{
        command::{TabCommand, UndoCommand},
        context::Context,
        offers::{accept_offer, open_offers},
        outcome::{Named, Outcome, Route},
        ticks::{tick_component, tick_interview},
    },
    domain::{
        agenda::Origin,
        facts::DateKind,
        id::Id,
        tables::{LetterState, Milestone},
        time::{Day, When},
    },
};

pub fn tick_line(cx: &mut Context, origin: &Origin) -> Outcome {
    match origin {
        Origin::Task(id) => tick_task(cx, id),
        Origin::Official(id) => tick_official(cx, id),
        Origin::Component(id) => tick_component(cx, id),
        Origin::Interview(id) => tick_interview(cx, id),
        Origin::Letter(id) => receive_letter(cx, id),
        Origin::Reply(id) => return open_offers(cx, id),
        Origin::Offered(id, when) => {
            let named = Named { id: id.clone(), title: cx.season.interview_title(id) };
            accept_offer(cx, &named, when);
        }
        Origin::WriteUp(id) => return Outcome::open(Route::WriteUp(id.clone())),
        Origin::Thanks(id) => return Outcome::open(Route::Messages(Some(id.clone()))),
        Origin::Deadline(_) => cx.refuse(format!(
            "A program's deadline is done once you applied: {} sets the status",
            TabCommand::SetStatus.key()
        )),
        Origin::RotationStart(..) | Origin::RotationReply(_) => {
            cx.refuse(format!("A rotation has a state: {} opens it", TabCommand::Edit.key()));
        }
    }
    Outcome::stay()
}

/// Ticks a task, or takes its tick off. One that comes back goes on to its next day, while there is one.
fn tick_task(cx: &mut Context, id: &Id) {
    let Some(row) = cx.season.tracker.milestones.get(id.as_str()) else { return };
    let (title, done, now) = (row.title.clone(), row.done.is_some(), cx.season.now);
    if let Some(next) = next_time(row, cx.season.today()).filter(|_| !done) {
        let words = cx.season.when_words(&next, "");
        let moved = days_between(row, &next);
        cx.change(format!("Done: {title} · next on {words}"), |tracker| {
            tracker.milestones.edit(id.as_str(), |row| {
                row.until = row.until.as_ref().map(|it| it.mapped(|at| at.checked_add_signed(moved)));
                row.when = Some(next);
                row.snoozed_until = None;
            });
        });
        return;
    }
    let label = if done { format!("Not done: {title}") } else { format!("Done: {title}") };
    cx.change(label, |tracker| tracker.set_done(id, if done { None } else { Some(now) }));
}

/// Returns when a task comes next: not before today, however long it was left.
fn next_time(row: &Milestone, today: Day) -> Option<When> {
    let (repeat, when) = (row.repeats.as_ref()?, row.when.as_ref()?);
    let day = when.day();
    let before_today = today.pred_opt().unwrap_or(today);
    let next = repeat.after(day, day.max(before_today))?;
    Some(when.mapped(|at| at.checked_add_signed(next - day)))
}

fn days_between(row: &Milestone, next: &When) -> TimeDelta {
    row.when.as_ref().map_or(TimeDelta::zero(), |it| next.day() - it.day())
}

/// Ticks an official date. It is done when its component is; one without a component has a tick of its own.
fn tick_official(cx: &mut Context, id: &Id) {
    let Some(date) = cx.derived.dates.iter().find(|it| it.id == *id).cloned() else { return };
    let settles = date.kind == DateKind::Deadline;
    if let Some(component) = date.component.filter(|id| settles && cx.entry(id).is_some()) {
        return tick_component(cx, &component);
    }
    let own = cx.season.tracker.milestones.get(id.as_str());
    let done = own.is_some_and(|it| it.done.is_some());
    let (now, label) = (cx.season.now, format!("{}: {}", if done { "Not done" } else { "Done" }, date.title));
    cx.change(label, |tracker| tracker.set_done(id, if done { None } else { Some(now) }));
}

fn receive_letter(cx: &mut Context, id: &Id) {
    let Some(row) = cx.season.tracker.letters.get(id.as_str()) else { return };
    let received = row.state == Some(LetterState::Received);
    let label = match received {
        true => format!("Letter of {} not received yet", row.writer),
        false => format!("Letter of {} received today", row.writer),
    };
    let (today, is_dated) = (cx.season.today(), row.uploaded.is_some());
    let changed = cx.change(label.clone(), |tracker| {
        tracker.letters.edit(id.as_str(), |row| {
            row.state = Some(if received { LetterState::Agreed } else { LetterState::Received });
            row.uploaded = if received { None } else { row.uploaded.or(Some(today)) };
        });
    });
    if changed && !received && !is_dated {
        let (undo, edit) = (UndoCommand::Undo.key(), TabCommand::Edit.key());
        cx.say(format!("{label} · {undo} undoes · {edit} names another day"));
    }
}

/// Returns the official date of that id, if the user corrected it.
pub fn corrected<'a>(cx: &Context, origin: Option<&'a Origin>) -> Option<&'a Id> {
    let Some(Origin::Official(id)) = origin else { return None };
    let own = cx.season.tracker.milestones.get(id.as_str());
    own.is_some_and(|it| it.when.is_some()).then_some(id)
}
