//! What follows from a saved form: its texts join the present season, statuses move on, and the user is told what
//! happened.

use crate::{
    app::{
        command::{TabCommand, UndoCommand},
        context::Context,
        merged_edit::{MergedEdit, merged_edit},
        outcome::{Action, LinePurpose, Next, Outcome, Route},
        rank_lines,
        snooze::later_day,
        statuses::status_menu,
        submitted::{ask_applied, assume_submitted, follow_submitted},
    },
    domain::{
        agenda,
        checklist::{Group, checklist},
        happened::read_happened,
        id::Id,
        shortlist::{log, logged},
        tables::{InterviewState, Profile, Program, Status, Table},
        time::{Refusal, When},
        tracker::Tracker,
    },
    text::counted,
};

/// Does what a line of text was typed for.
///
/// # Errors
/// Why it can't be read, as the refusal of its only field.
pub fn line_saved(
    cx: &Context,
    purpose: LinePurpose,
    text: String,
) -> Result<Outcome, Vec<(usize, Refusal)>> {
    let action = match purpose {
        LinePurpose::ExportPath(export) => Action::Export(export, text.trim().to_owned()),
        LinePurpose::DismissReason(warning) => Action::Dismiss(warning, text),
        LinePurpose::SecondFirst(_) if text.trim().is_empty() => {
            let why = "type why: a second one stays visible, with its reason".to_owned();
            return Err(vec![(0, Refusal { why, choices: Vec::new() })]);
        }
        LinePurpose::SecondFirst(message) => Action::SayFirst(message, text.trim().to_owned()),
        LinePurpose::Answer(interview, question) => Action::Answer(interview, question, text),
        LinePurpose::NotNeeded(component) => Action::NotNeeded(component, text),
        LinePurpose::Step(component, place) => Action::NameStep(component, place, text),
        LinePurpose::Rank(line) => match rank_lines::read_line(cx, line, &text) {
            Ok(change) => Action::Rank(change),
            Err(refusal) => return Err(vec![(0, refusal)]),
        },
        LinePurpose::FilterName(filter) => Action::NameFilter { name: text, text: filter },
        LinePurpose::FilterRename(old) => Action::RenameFilter { old, name: text },
        LinePurpose::Tags(programs) => Action::Tag(programs, text),
        LinePurpose::StatusDay(programs) => match read_happened(&text, &cx.reading(None)) {
            Ok(since) => {
                let menu = status_menu(cx, programs, Some(since));
                return Ok(Outcome::close().and_open(Route::Menu(menu)));
            }
            Err(refusal) => return Err(vec![(0, refusal)]),
        },
        LinePurpose::SnoozeDay(task) => match later_day(cx, &text) {
            Ok(day) => Action::Snooze(task, Some(day)),
            Err(refusal) => return Err(vec![(0, refusal)]),
        },
    };
    Ok(Outcome::close().and(Next::Do(action)))
}

/// Follows up on saved settings; offers to set the planned programs to applied once it is said that the application went
/// out.
pub fn settings_saved(cx: &mut Context, base: &Tracker, mut draft: Tracker) -> Outcome {
    let goes_out = cx.season.tracker.profile.submitted.is_none() && draft.profile.submitted.is_some();
    if goes_out {
        assume_submitted(cx, &mut draft);
    }
    let followed = follow_submitted(cx, base.profile.submitted, &mut draft);
    let MergedEdit { tracker, clash } = merged_edit(cx, base, draft);
    let profile = tracker.profile.clone();
    let all: Vec<String> = gone_words(cx, &tracker).into_iter().chain(followed).collect();
    let so = if all.is_empty() { String::new() } else { format!(": {}", all.join("; ")) };
    cx.change(format!("Changed the settings{so}"), |present| *present = tracker);
    if (&profile.season, profile.kind()) != (&base.profile.season, base.profile.kind()) {
        say_missing(cx, &profile);
    }
    clash.into_iter().for_each(|it| cx.refuse(it));
    match ask_applied(cx).filter(|_| goes_out) {
        Some(question) => Outcome::close().and_open(Route::Question(question)),
        None => Outcome::close(),
    }
}

/// Says how many components go with what one isn't or doesn't apply to any more.
fn gone_words(cx: &Context, after: &Tracker) -> Option<String> {
    let before = &cx.season.tracker.profile;
    let flags = before.flags.iter().filter(|it| !after.profile.has(**it)).map(|it| it.word());
    let specialties = before.specialties.iter().filter(|it| !after.profile.specialties.contains(it));
    let dropped: Vec<&str> = specialties.map(|it| it.word()).chain(flags).collect();
    let (components, groups) = (cx.data.components(), cx.data.groups());
    let left =
        checklist(after, components, groups, &cx.derived.dates, (agenda::CHECKLIST, cx.season.today()));
    let is_left = |id: &Id| Group::entries(&left).any(|it| it.id() == id);
    let gone = Group::entries(&cx.derived.groups).filter(|it| !is_left(it.id())).count();
    let go = if gone == 1 { "goes" } else { "go" };
    let words = || format!("{} {go} with {}", counted(gone, "component"), dropped.join(", "));
    (gone > 0 && !dropped.is_empty()).then(words)
}

/// Says which dates of another season nobody published.
fn say_missing(cx: &mut Context, profile: &Profile) {
    let season = cx.data.season_of(profile, cx.season.today());
    let missing = cx.data.missing(&season, profile.kind()).join(", ");
    if !missing.is_empty() {
        cx.refuse(format!("Season {season}: nobody published a date for {missing}"));
    }
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
    let mut naming = cx.season.naming.clone();
    naming.follow(&tracker.programs);
    let present = std::mem::replace(&mut cx.season.tracker, tracker.clone());
    let names = std::mem::replace(&mut cx.season.naming, naming);
    let title = cx.row_title(table, id);
    (cx.season.tracker, cx.season.naming) = (present, names);
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
    if table == Table::Milestones && cx.season.facts.date(id.as_str()).is_some() {
        let before = base.milestones.get(id.as_str()).and_then(|it| it.when.clone());
        let today = cx.season.today();
        draft.milestones.edit(id.as_str(), |row| {
            if row.when.is_some() && row.when != before {
                row.as_of = row.as_of.or(Some(today));
            }
        });
    }
    if table == Table::Letters {
        let before = base.letters.get(id.as_str());
        let days = before.map(|it| (it.asked, it.uploaded)).unwrap_or_default();
        draft.letters.edit(id.as_str(), |row| row.follow_days(days));
    }
    if table == Table::Programs {
        let before = base.programs.get(id.as_str()).map(|it| Program::clone(it)).unwrap_or_default();
        draft.programs.edit(id.as_str(), |row| log_or_follow(cx, &before, row));
    }
}

/// Logs a status that was chosen. Where only the history was put right, the status follows: to a newest line that is
/// new, and away from a status that the history doesn't hold any more.
fn log_or_follow(cx: &Context, before: &Program, row: &mut Program) {
    let of = |line: &String| line.split_once(' ').and_then(|it| it.1.parse::<Status>().ok());
    let newest = row.status_log.last().and_then(of);
    let is_mended = row.status_log != before.status_log;
    let is_new = row.status_log.last().is_some_and(|it| !before.status_log.contains(it));
    match row.status {
        Some(status) if before.status != row.status => {
            if !(is_new && newest == row.status) {
                log(row, status, cx.season.known_since(before, status));
            }
        }
        Some(status) if is_mended && (is_new || logged(row, status).is_none()) => {
            row.status = newest.or(row.status);
        }
        None if is_mended => row.status = newest,
        Some(_) | None => {}
    }
}

/// Says when a saved interview is, by both clocks, if it has a time; and that it names no program, if it doesn't.
fn say_interview(cx: &mut Context, table: Table, id: &Id) {
    let row = cx.season.tracker.interviews.get(id.as_str()).filter(|_| table == Table::Interviews);
    let Some(row) = row else { return };
    let (undo, edit) = (UndoCommand::Undo.key(), TabCommand::Edit.key());
    let title = cx.season.interview_title(id);
    let when = matches!(row.when, Some(When::At(_))).then(|| cx.season.interview_when(row));
    let no_program = row.programs.is_empty().then(|| format!("no program yet, {edit} names it"));
    let words: Vec<String> = when.into_iter().chain(no_program).collect();
    if !words.is_empty() {
        cx.say(format!("{title} · {} · {undo} undoes", words.join(" · ")));
    }
}
