//! What happened to the file: a save that went well or didn't, and what somebody else did to it meanwhile.

use super::{
    App, Saving,
    care::{Care, Shrinking},
    command::Command,
    message::{Effect, Loss, Seen},
    overlay::{
        Overlay,
        ask::{About, Answer, Ask},
        versions::holds,
    },
};
use crate::domain::{
    merge::{self, Change, ChangeKind, Difference, Part, Patch},
    tables::Table,
    time::{Stamp, day_words},
    tracker::Tracker,
};
use crate::store::report::{FoundKind, Report};

/// What another copy changed, and when it came in.
#[derive(Clone, Debug)]
pub struct CameIn {
    pub at: Stamp,
    pub differences: Vec<Difference>,
}

/// What Ctrl-S says where nothing is to be saved.
pub(super) const ALL_SAVED: &str = "Everything is saved";

/// So many of these are remembered.
const REMEMBERED: usize = 50;

impl App {
    /// Gives the season, and each value that undo remembers, what somebody else had changed.
    pub(super) fn take_patch(&mut self, patch: Option<&Patch>, changes: Vec<Change>, conflicts: usize) {
        let Some(patch) = patch else { return };
        let clean = !self.is_dirty();
        let before = self.tracker.clone();
        self.tracker = patch.apply(&before);
        self.history.rebase(patch);
        self.saved = if clean { self.tracker.clone() } else { patch.apply(&self.saved) };
        if changes.is_empty() {
            return;
        }
        let key = Command::Versions.key();
        let both = if conflicts > 0 { ", and both sides changed some: yours stayed" } else { "" };
        self.say(format!("Another copy {}{both} · {key} shows it", things(&changes)));
        let differences = merge::differences(&before, &self.tracker);
        self.came_in.insert(0, CameIn { at: self.now, differences });
        self.came_in.truncate(REMEMBERED);
    }

    /// What was found at the start: records, the age of the newest backup, what waits for a decision.
    pub(super) fn say_found(&mut self, report: &Report) {
        let key = Command::Versions.key();
        let count = |kind| report.found.iter().filter(|it| it.kind == kind).count();
        let waits: Vec<String> = [
            (count(FoundKind::Conflict), "conflict file"),
            (count(FoundKind::SyncConflict), "copy of a sync client"),
            (count(FoundKind::Rescue), "rescue file"),
        ]
        .into_iter()
        .filter(|it| it.0 > 0)
        .map(|(count, noun)| match (count, noun) {
            (count, "copy of a sync client") if count > 1 => format!("{count} copies of sync clients"),
            (count, noun) => super::counted(count, noun),
        })
        .collect();
        if !self.tracker.kept.is_empty() {
            let rows = super::counted(self.tracker.kept.len(), "row");
            return self.refuse(format!(
                "{rows} can't be read by this version and stay as they are · fluoro check names them"
            ));
        }
        if !waits.is_empty() {
            return self.refuse(format!("Beside the season: {} · {key} shows them", waits.join(", ")));
        }
        let backup = report.newest(FoundKind::Backup).and_then(|it| it.at);
        let backup = match backup {
            Some(at) => format!("newest backup {}", self.stamp_words(at)),
            None => "no backup yet".to_owned(),
        };
        self.say(format!("{} · {backup}", holds(&report.counts)));
    }

    /// `Mon 23 Nov 14:20`, at home.
    pub fn stamp_words(&self, at: Stamp) -> String {
        let civil = self.home().civil_at(at);
        format!("{} {}", day_words(civil.date(), self.today()), civil.format("%H:%M"))
    }

    /// `Mon 23 Nov 14:20:07`, at home, for what may lie a few seconds apart.
    pub fn second_words(&self, at: Stamp) -> String {
        format!("{}{}", self.stamp_words(at), self.home().civil_at(at).format(":%S"))
    }

    pub(super) fn was_saved(&mut self, tracker: Tracker, note: Option<String>) {
        self.saved = tracker;
        self.saving = Saving::Saved(self.now);
        if !self.is_dirty() {
            self.care = Care::default();
            // what was asked about it is settled
            self.overlays.retain(|it| !is_about_saving(it));
        }
        if let Some(note) = note {
            self.say(note);
        }
    }

    pub(super) fn was_not_saved(&mut self, why: String, shrinks: Option<Loss>) {
        self.saving = Saving::Failed(why);
        // it contradicts what was said before
        self.notice.take_if(|it| it.text == ALL_SAVED);
        if let Some(loss) = shrinks.filter(|_| !self.overlays.iter().any(is_about_saving)) {
            self.overlays.push(Overlay::Ask(Ask {
                question: format!(
                    "Somebody else took {loss} out of the season file. Let them go? A backup of yours is kept; otherwise they are written again."
                ),
                yes: "Let them go".into(),
                no: "They are written again".into(),
                safe: Answer::No,
                about: About::Shrinks,
            }));
        }
    }

    /// What to do about rows that somebody else took out of the file.
    pub(super) fn settle_shrinking(&mut self, answer: Answer) {
        self.care.shrinking = match answer {
            Answer::Yes => Shrinking::LetGo,
            Answer::No => Shrinking::BringBack,
        };
        self.care.changes_much = true;
    }

    pub(super) fn seen(&mut self, seen: Seen) {
        let save = Command::Save.key();
        match seen {
            Seen::Changed { patch, came_in, conflicts } => {
                self.take_patch(Some(&patch), came_in, conflicts);
                if !self.is_dirty() {
                    self.saving = Saving::Saved(self.now);
                }
            }
            Seen::Gone => {
                self.saving = Saving::Failed(format!("the file was taken away · {save} writes it again"));
            }
            // what isn't on the disk yet goes there now
            Seen::Back if self.is_dirty() => self.outgoing.push(Effect::Retry),
            Seen::Back => self.saving = Saving::Saved(self.now),
            Seen::Shorter(loss) => {
                let lost = format!("somebody else took {loss} out of the file · {save} asks");
                self.saving = Saving::Failed(lost);
            }
            Seen::Unreadable(why) => {
                self.saving =
                    Saving::Failed(format!("somebody else changed the file, {why} · {save} writes it again"));
            }
            Seen::Sibling(name) => {
                let key = Command::Versions.key();
                self.refuse(format!("A sync client left another copy, {name} · {key} compares it"));
            }
            Seen::Newer(why) => {
                self.commit_note();
                self.refuse(format!(
                    "{why}: nothing more is saved here; quitting puts it into a rescue file"
                ));
                self.saving = Saving::Failed(why);
            }
        }
    }
}

pub(super) fn is_about_saving(overlay: &Overlay) -> bool {
    matches!(overlay, Overlay::Ask(ask) if matches!(ask.about, About::Shrinks | About::QuitUnsaved))
}

/// "changed UCSF", "added UCSF and Emory", "changed UCSF and 4 more".
fn things(changes: &[Change]) -> String {
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
        _ => 3,
    };
    let mut all: Vec<&Change> = changes.iter().collect();
    all.sort_by_key(place);
    match all.as_slice() {
        [] => verb.to_owned(),
        [one] => format!("{verb} {}", one.title),
        [one, other] => format!("{verb} {} and {}", one.title, other.title),
        [one, rest @ ..] => format!("{verb} {} and {} more", one.title, rest.len()),
    }
}
