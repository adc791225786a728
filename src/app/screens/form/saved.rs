//! What follows from a saved form: its texts join the present season, statuses move on, and the user is told what
//! happened.

use crate::{
    app::{
        command::GlobalCommand,
        context::Context,
        merged_edit::{MergedEdit, merged_edit},
        outcome::{Next, Outcome},
        submitted::assume_submitted,
    },
    domain::{
        id::Id,
        tables::{InterviewState, Table},
        time::When,
        tracker::Tracker,
    },
};

/// Follows up on saved settings.
pub fn settings_saved(cx: &mut Context, base: &Tracker, mut draft: Tracker) {
    if cx.season.tracker.profile.submitted.is_none() && draft.profile.submitted.is_some() {
        assume_submitted(cx, &mut draft);
    }
    let MergedEdit { tracker, clash } = merged_edit(cx, base, draft);
    cx.change("Changed the settings", |present| *present = tracker);
    clash.into_iter().for_each(|it| cx.refuse(it));
}

/// Follows up on a saved row: says so, moves statuses on, and has the row selected.
pub fn row_saved(cx: &mut Context, (table, id): (Table, &Id), base: &Tracker, mut draft: Tracker) -> Outcome {
    // A bundled thing has a title before the season has a row for it.
    let is_new = !cx.season.tracker.has(table, id.as_str()) && cx.row_title(table, id).is_empty();
    let came_back = base.has(table, id.as_str()) && !cx.season.tracker.has(table, id.as_str());
    round_off(cx, (table, id), base, &mut draft);
    let MergedEdit { tracker, clash } = merged_edit(cx, base, draft);
    let verb = match () {
        () if came_back => "Another copy had deleted it; brought back",
        () if is_new => "Added",
        () => "Changed",
    };
    let what = match title_in(cx, (table, id), &tracker) {
        title if title.is_empty() => table.noun().to_owned(),
        title => format!("“{title}”"),
    };
    let mut outcome = Outcome::stay();
    if cx.change(format!("{verb} {what}"), |present| *present = tracker) {
        cx.refresh();
        say_interview(cx, table, id);
        outcome = outcome.and(Next::Select(table, id.clone()));
    } else if cx.notice.is_none() {
        cx.say("Nothing was changed");
    }
    if let Some(clash) = clash {
        cx.refuse(clash);
    }
    outcome
}

/// Returns what a row is called in another value of the season.
fn title_in(cx: &mut Context, (table, id): (Table, &Id), tracker: &Tracker) -> String {
    let present = std::mem::replace(&mut cx.season.tracker, tracker.clone());
    let title = cx.row_title(table, id);
    cx.season.tracker = present;
    title
}

/// Changes what follows from a saved row: an interview with a date is scheduled, and its programs move on.
fn round_off(cx: &Context, (table, id): (Table, &Id), base: &Tracker, draft: &mut Tracker) {
    let now = cx.season.now;
    if table == Table::Interviews {
        draft.interviews.edit(id.as_str(), |row| {
            row.state = row.state.or(Some(match row.when {
                Some(_) => InterviewState::Scheduled,
                None => InterviewState::Unanswered,
            }));
            let is_over = row.end(cx.home()).is_some_and(|end| end < now);
            row.invited = row.invited.or(Some(now).filter(|_| !is_over));
        });
        draft.advance_by_interview(id.as_str(), now);
    }
    if table == Table::Programs {
        let old = base.programs.get(id.as_str()).and_then(|it| it.status);
        draft.programs.edit(id.as_str(), |row| {
            if let Some(status) = row.status.filter(|it| old != Some(*it)) {
                row.status_log.push(format!("{} {}", cx.season.known_since(status), status.word()));
            }
        });
    }
}

/// Says when a saved interview is, by both clocks, if it has a time.
fn say_interview(cx: &mut Context, table: Table, id: &Id) {
    let row = cx.season.tracker.interviews.get(id.as_str()).filter(|_| table == Table::Interviews);
    if let Some(row) = row.filter(|it| matches!(it.when, Some(When::At(_)))) {
        let words = cx.season.interview_when(row);
        let title = cx.season.interview_title(id);
        cx.say(format!("{title} · {words} · {} undoes", GlobalCommand::Undo.key()));
    }
}
