//! What is done once a question was answered. The targets were named when it was asked; they are checked here, and if
//! one has gone meanwhile, the user is told.

use std::sync::Arc;

use super::{
    answers::answer,
    command::TabCommand,
    component_edits::{not_needed, set_progress},
    context::Context,
    drafts,
    exporting::export_to,
    first_steps::say_first,
    letter_steps::set_letter_state,
    message::{Effect, SaverRequest},
    message_steps::{note_not_sent, note_sent, take_text},
    named_filters::{drop_filter, name_filter, rename_filter, use_filter},
    offers::accept_offer,
    outcome::{Action, Next, Outcome, Reply},
    rank_steps,
    signal_steps::set_signals,
    since_save::Shrinking,
    snooze::snooze,
    statuses::{put_programs, set_status},
    steps::name_step,
    submitted::apply_planned,
    tagging::tag,
};
use crate::{
    data::catalog::new_program,
    domain::{id::Id, review::Warning, tables::Program},
};

pub fn act(cx: &mut Context, action: Action) -> Outcome {
    match action {
        Action::SetStatus(programs, status, since) => {
            set_status(cx, programs, (status, since));
            return Outcome::stay().and(Next::Release);
        }
        Action::ApplyPlanned(programs) => apply_planned(cx, programs),
        Action::Snooze(task, day) => {
            let before = cx.season.tracker.clone();
            snooze(cx, &task, day);
            let changed = !cx.season.tracker.same(&before);
            return if changed { Outcome::stay().and(Next::Release) } else { Outcome::stay() };
        }
        Action::SetProgress(component, progress) => set_progress(cx, &component, progress),
        Action::Compare(first, second) => {
            cx.arrangement.compared = Some((first, second));
            return Outcome::stay().and(Next::Below(TabCommand::Enter.into()));
        }
        Action::SetLetterState(letter, state) => set_letter_state(cx, &letter, state),
        Action::NotNeeded(component, reason) => not_needed(cx, &component, &reason),
        Action::NameStep(component, place, title) => name_step(cx, &component, &place, &title),
        Action::SetSignals(wanted) => set_signals(cx, &wanted),
        Action::Rank(change) => rank_steps::change(cx, change),
        Action::UseFilter(text) => use_filter(cx, &text),
        Action::NameFilter { name, text } => name_filter(cx, &name, &text),
        Action::RenameFilter { old, name } => rename_filter(cx, &old, &name),
        Action::DropFilter(name) => drop_filter(cx, &name),
        Action::Tag(programs, text) => tag(cx, &programs, &text),
        Action::Sort(by) => cx.arrangement.sort = by,
        Action::SortInterviews(by) => cx.arrangement.interviews_sort = by,
        Action::SortMatrix(by) => cx.arrangement.matrix_sort = by,
        Action::SortSignals(by) => cx.arrangement.signals_sort = by,
        Action::TakeOffer(interview, moment) => accept_offer(cx, &interview, &moment),
        Action::TakeText(message, name, text) => take_text(cx, &message, &name, &text),
        Action::NotSent(message) => note_not_sent(cx, &message),
        Action::SentUnwritten(line, by) => note_sent(cx, &line, by),
        Action::SayFirst(message, reason) => say_first(cx, &message, reason),
        Action::Answer(interview, question, text) => answer(cx, &interview, &question, &text),
        Action::Dismiss(warning, reason) => dismiss(cx, &warning, &reason),
        Action::Export(export, path) => export_to(cx, export, &path),
        Action::ReplaceFile(file) => cx.send(Effect::Export(file)),
        Action::AddPrograms(ids) => add_programs(cx, &ids),
        Action::TakeDrafts(left) => return drafts::take_up(cx, left),
        Action::DropDrafts(file) => {
            cx.send(Effect::Saver(SaverRequest::DropDrafts(file)));
            cx.say("The text is thrown away");
            return Outcome::stay().and(Next::Tell(Reply::Removed));
        }
        Action::RemoveFile(path) => cx.send(Effect::Remove { asker: cx.asker, path }),
        Action::LetGo => shrink(cx, Shrinking::LetGo),
        Action::BringBack => shrink(cx, Shrinking::BringBack),
        Action::QuitUnsaved => cx.send(Effect::QuitUnsaved),
        Action::LoadSample(kind) => cx.send(Effect::LoadSample(kind)),
    }
    Outcome::stay()
}

fn dismiss(cx: &mut Context, warning: &Warning, reason: &str) {
    if !cx.derived.review.warnings().iter().any(|it| it.id == warning.id) {
        return super::rows::refuse_gone(cx, &warning.title);
    }
    let now = cx.season.now;
    cx.change(format!("Set aside “{}”", warning.title), |it| it.dismiss(warning, reason, now));
}

/// Adds programs of the catalog in one step.
fn add_programs(cx: &mut Context, ids: &[Id]) {
    let data = Arc::clone(&cx.data);
    let status = cx.season.first_status();
    let found = ids.iter().filter_map(|id| data.catalog().program(id.as_str()));
    let new: Vec<Program> = found.map(|(place, program)| new_program(place, program)).collect();
    let words = cx.season.since_words(&new, status);
    let label = match ids {
        [one] => match data.catalog().program(one.as_str()) {
            Some((place, program)) => format!("Added {} {}, {words}", place.short, program.specialty.title()),
            None => "Added a program".to_owned(),
        },
        many => format!("Added {}, {words}", crate::text::counted(many.len(), "program")),
    };
    put_programs(cx, label, new);
}

/// Deals with rows that somebody else took out of the file, as the user answered.
fn shrink(cx: &mut Context, shrinking: Shrinking) {
    cx.since_save.shrinking = shrinking;
    cx.since_save.changes_much = true;
    cx.send(Effect::Saver(SaverRequest::Retry));
}
