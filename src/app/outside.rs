//! What happened to the file: a save that went well or didn't, and what somebody else did to it meanwhile.

use std::path::Path;

use super::{
    beside::{CameIn, holds},
    command::GlobalCommand,
    context::Context,
    message::{Edited, Effect, Loss, SaverRequest, Seen},
    outcome::{Action, Question, Subject},
    since_save::SinceSave,
    state::{Access, Saving},
};
use crate::{
    domain::{
        merge::{self, Change, ChangeKind, Incoming, Part},
        tables::Table,
        tracker::Tracker,
    },
    store::report::{FoundKind, Report},
    text::{clean, counted},
};

/// What Ctrl-S says if there is nothing to save.
const ALL_SAVED: &str = "Everything is saved";

/// At most this many changes of others are remembered.
const REMEMBERED: usize = 50;

/// Puts what somebody else had changed into the season and into each value that undo remembers.
pub fn take_in(cx: &mut Context, incoming: Incoming) {
    let Incoming { changes, patch: Some(patch), conflicts } = incoming else { return };
    let clean = !cx.is_dirty();
    let before = cx.season.tracker.clone();
    cx.season.tracker = patch.apply(&before);
    cx.history.rebase(&patch);
    cx.saved = if clean { cx.season.tracker.clone() } else { patch.apply(&cx.saved) };
    // what was typed since the saver looked may stand against what came in as well
    let is_disputed = !conflicts.is_empty() || !patch.conflicts(&before).is_empty();
    let key = GlobalCommand::Versions.key();
    if changes.is_empty() {
        if is_disputed {
            cx.say(format!("Another copy changed what you changed, too: yours stayed · {key} shows both"));
        }
        return;
    }
    let both = if is_disputed { ", and both sides changed some: yours stayed" } else { "" };
    cx.say(format!("Another copy {}{both} · {key} shows it", things(cx, &changes)));
    let differences = merge::differences(&before, &cx.season.tracker);
    cx.came_in.insert(0, CameIn { at: cx.season.now, differences });
    cx.came_in.truncate(REMEMBERED);
}

/// Says what was found at the start: records, the age of the newest backup, what waits for a decision.
pub fn say_found(cx: &mut Context, report: &Report) {
    let key = GlobalCommand::Versions.key();
    let count = |kind| report.found.iter().filter(|it| it.kind == kind).count();
    let waits: Vec<String> = [
        (count(FoundKind::Conflict), "conflict file"),
        (count(FoundKind::SyncConflict), "copy of a sync client"),
        (count(FoundKind::Rescue), "rescue file"),
        (count(FoundKind::Edited), "text of an editor"),
    ]
    .into_iter()
    .filter(|it| it.0 > 0)
    .map(|(count, noun)| match (count, noun) {
        (count, "copy of a sync client") if count > 1 => format!("{count} copies of sync clients"),
        (count, "text of an editor") if count > 1 => format!("{count} texts of an editor"),
        (count, noun) => counted(count, noun),
    })
    .collect();
    if !cx.season.tracker.kept.is_empty() {
        let rows = counted(cx.season.tracker.kept.len(), "row");
        return cx.refuse(format!(
            "{rows} can't be read by this version and stay as they are · fluoro check names them"
        ));
    }
    if let Some(words) = refused_facts(cx) {
        return cx.refuse(words);
    }
    if !waits.is_empty() {
        return cx.refuse(format!("Beside the season: {} · {key} shows them", waits.join(", ")));
    }
    let backup = report.newest(FoundKind::Backup).and_then(|it| it.at);
    let backup = match backup {
        Some(at) => format!("newest backup {}", cx.season.stamp_words(at)),
        None => "no backup yet".to_owned(),
    };
    cx.say(format!("{} · {backup}", holds(&report.counts)));
}

/// Says which of the user's files of facts aren't used.
fn refused_facts(cx: &Context) -> Option<String> {
    let names: Vec<String> = cx.data.refused().iter().map(|it| format!("facts/{}", it.name)).collect();
    let key = GlobalCommand::Facts.key();
    let words =
        || format!("Not used, there is something wrong in it: {} · {key} says what", names.join(", "));
    (!names.is_empty()).then(words)
}

pub fn was_saved(cx: &mut Context, tracker: Tracker, note: Option<String>) {
    cx.saved = tracker;
    cx.saving = Saving::Saved(cx.season.now);
    if !cx.is_dirty() {
        cx.since_save = SinceSave::default();
    }
    if let Some(note) = note {
        cx.say(note);
    }
}

/// Notes why nothing was saved. Returns the question about rows that somebody else took out of the file, if that is
/// why.
pub fn was_not_saved(cx: &mut Context, why: String, shrinks: Option<Loss>) -> Option<Question> {
    cx.saving = Saving::Failed(why);
    // it contradicts what was said before
    cx.notice.take_if(|it| it.text == ALL_SAVED);
    let loss = shrinks?;
    let text = format!(
        "Somebody else took {loss} out of the season file. Let them go? A backup of yours is kept; otherwise they are written again."
    );
    let question = Question::unsafe_to(text, "Let them go", "They are written again", Action::LetGo);
    Some(Question { otherwise: Some(Action::BringBack), subject: Subject::Saving, ..question })
}

/// Returns what there is to say about what came back from an editor.
pub fn edited_words(edited: &Edited) -> Option<String> {
    match edited {
        Edited::Text { said, .. } => {
            said.as_ref().map(|it| format!("The editor ended with {it} · what it had saved is taken"))
        }
        Edited::Same { said } => {
            said.as_ref().map(|it| format!("The editor ended with {it} · nothing was changed"))
        }
        Edited::AtOnce => {
            Some("The editor came back at once · what it saves later is taken in here".to_owned())
        }
        Edited::Kept { why, name } => {
            let key = GlobalCommand::Versions.key();
            Some(format!("The edited text is {why}: it is kept as {name} · {key} lists it"))
        }
    }
}

/// Returns the question whether to quit although something isn't saved.
pub fn quit_question(cx: &Context) -> Option<Question> {
    let Saving::Failed(why) = &cx.saving else { return None };
    let why = why.split(" · ").next().unwrap_or_default();
    let text = match cx.is_dirty() {
        true => format!("The last change is NOT SAVED: {why}. Quit and put it into a rescue file?"),
        false => format!(
            "The season is NOT SAVED: {why}. Quit, leave the file as it is, and keep yours as a rescue file?"
        ),
    };
    let question = Question::unsafe_to(text, "Quit", "Stayed", Action::QuitUnsaved);
    Some(Question { subject: Subject::Saving, ..question })
}

/// Returns true if the season may be saved; else says why not.
pub fn may_save(cx: &mut Context) -> bool {
    let Access::ReadOnly(why) = &cx.access else { return true };
    let why = format!("Read-only: {why}");
    cx.refuse(why);
    false
}

/// Returns true once nothing waits for the disk and nothing is wrong with it.
pub fn is_all_saved(cx: &Context) -> bool {
    matches!(cx.saving, Saving::Saved(_)) && !cx.is_dirty()
}

/// Handles Ctrl-S: tries again what couldn't be written.
pub fn save_now(cx: &mut Context) {
    cx.send(Effect::Saver(SaverRequest::Retry));
    match (&cx.saving, cx.is_dirty()) {
        (Saving::Failed(_), _) => cx.say("Trying again"),
        (Saving::Untouched | Saving::Saving | Saving::Saved(_), false) => cx.say(ALL_SAVED),
        (Saving::Untouched | Saving::Saving | Saving::Saved(_), true) => {}
    }
}

/// Begins the season although its file couldn't be read, and says where that file was moved to.
pub fn began(cx: &mut Context, tracker: Tracker, moved_to: Option<&Path>) {
    cx.access = Access::Writes;
    cx.saved = tracker.clone();
    cx.season.tracker = tracker;
    if !cx.season.tracker.is_empty() {
        cx.saving = Saving::Saved(cx.season.now);
        cx.say("The season is back");
    }
    let name = moved_to.and_then(Path::file_name).map(|it| it.to_string_lossy().into_owned());
    if let Some(name) = name {
        cx.say(format!("What stood there is kept as {}", clean(&name)));
    }
}

pub fn seen(cx: &mut Context, seen: Seen) {
    let save = GlobalCommand::Save.key();
    match seen {
        Seen::Changed(incoming) => {
            take_in(cx, *incoming);
            if !cx.is_dirty() {
                cx.saving = Saving::Saved(cx.season.now);
            }
        }
        Seen::Gone => {
            cx.saving = Saving::Failed(format!("the file was taken away · {save} writes it again"));
        }
        // what isn't on the disk yet goes there now
        Seen::Back if cx.is_dirty() => cx.send(Effect::Saver(SaverRequest::Retry)),
        Seen::Back => cx.saving = Saving::Saved(cx.season.now),
        Seen::Shorter(loss) => {
            let lost = format!("somebody else took {loss} out of the file · {save} asks");
            cx.saving = Saving::Failed(lost);
        }
        Seen::Unreadable(why) => {
            cx.saving =
                Saving::Failed(format!("somebody else changed the file, {why} · {save} writes it again"));
        }
        Seen::Sibling(name) => {
            let key = GlobalCommand::Versions.key();
            cx.refuse(format!("A sync client left another copy, {name} · {key} compares it"));
        }
        Seen::Newer(why) => {
            cx.refuse(format!("{why}: nothing more is saved here; quitting puts it into a rescue file"));
            cx.saving = Saving::Failed(why);
        }
    }
}

/// Says what changed: "changed UCSF", "added UCSF and Emory", "changed UCSF and 4 more".
fn things(cx: &Context, changes: &[Change]) -> String {
    let all = |kind| changes.iter().all(|it| it.kind == kind);
    let verb = match () {
        () if all(ChangeKind::Added) => "added",
        () if all(ChangeKind::Removed) => "removed",
        () => "changed",
    };
    // what one thinks of first stands first
    let place = |it: &&Change| match it.part {
        Part::Rows(Table::Programs) => 0,
        Part::Rows(Table::Interviews) => 1,
        Part::Rows(Table::Milestones | Table::Components | Table::Letters | Table::Rotations) => 2,
        Part::Rows(_)
        | Part::File
        | Part::Profile
        | Part::Settings
        | Part::Overrides
        | Part::Dismissal
        | Part::Exported
        | Part::Extra => 3,
    };
    let mut all: Vec<&Change> = changes.iter().collect();
    all.sort_by_key(place);
    match all.as_slice() {
        [] => verb.to_owned(),
        [one] => format!("{verb} {}", cx.changed_title(one.part, &one.id, &one.title)),
        [one, other] => format!("{verb} {} and {}", one.title, other.title),
        [one, rest @ ..] => format!("{verb} {} and {} more", one.title, rest.len()),
    }
}
