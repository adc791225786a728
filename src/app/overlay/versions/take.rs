//! Taking another version into the season, as one step of undo; and removing what is settled.

use std::path::PathBuf;

use super::{Compared, Entry, Way};
use crate::app::{
    App,
    command::Command,
    overlay::{
        Overlay,
        ask::{About, Answer, Ask},
    },
};

impl App {
    pub(super) fn take_version(&mut self) {
        let Some(Overlay::Versions(versions)) = self.overlays.last() else { return };
        match versions.selected().cloned() {
            Some(Entry::Draft(left)) => {
                self.overlays.pop();
                self.take_drafts(left);
            }
            Some(Entry::Conflict(file)) => self.open_conflicts(Some(file.path), file.conflicts),
            Some(entry) => match entry.file() {
                Some((path, way)) => self.take_compared(path.to_owned(), way),
                None => self.refuse("This is in the season already"),
            },
            None => {}
        }
    }

    fn take_compared(&mut self, path: PathBuf, way: Way) {
        let title = self.version_title();
        let Some(Overlay::Versions(versions)) = self.overlays.last() else { return };
        let compared = match &versions.compared {
            Some((of, result)) if *of == path => result.clone(),
            _ => return self.refuse("It is still being read"),
        };
        match compared {
            Err(why) => self.refuse(why),
            Ok(it) if it.differences.is_empty() && it.conflicts.is_empty() => {
                self.refuse("Nothing in it differs from the season");
            }
            Ok(it) => self.take_season(it, way, &title),
        }
    }

    fn take_season(&mut self, compared: Compared, way: Way, title: &str) {
        let Compared { tracker, conflicts, .. } = compared;
        let verb = if way == Way::Replace { "Restored" } else { "Took in" };
        self.care.changes_much = true;
        self.overlays.retain(|it| !matches!(it, Overlay::Versions(_)));
        self.change(format!("{verb} {title}"), |present| *present = tracker);
        if !conflicts.is_empty() {
            self.open_conflicts(None, conflicts);
        }
    }

    /// Files that are settled can go, once one says so.
    pub(super) fn ask_drop(&mut self) {
        let Some(Overlay::Versions(versions)) = self.overlays.last() else { return };
        let path = match versions.selected() {
            Some(Entry::Conflict(it)) => it.path.clone(),
            Some(Entry::Draft(it)) => {
                let file = it.file.clone();
                return self.ask_throw(file);
            }
            Some(Entry::Copy(it)) => it.path.clone(),
            Some(Entry::Backup(_)) => {
                return self
                    .refuse("Earlier versions go by themselves: 20 stay, then one a day, one a month");
            }
            _ => return self.refuse("There is no file of its own to remove"),
        };
        self.ask_remove(path, "This can't be undone.");
    }

    pub(in crate::app) fn ask_throw(&mut self, file: PathBuf) {
        self.overlays.push(Overlay::Ask(Ask {
            question: "Throw the text away that was never saved? This can't be undone.".into(),
            yes: "Throw it away".into(),
            no: "It stays".into(),
            safe: Answer::No,
            about: About::DropDrafts(file),
        }));
    }

    pub(super) fn ask_remove(&mut self, path: PathBuf, why: &str) {
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        self.overlays.push(Overlay::Ask(Ask {
            question: format!("Remove {}? {why}", crate::text::clean(&name)),
            yes: "Remove it".into(),
            no: "It stays".into(),
            safe: Answer::No,
            about: About::Remove(path),
        }));
    }

    /// The file is gone, or why it isn't.
    pub(in crate::app) fn removed_file(&mut self, result: Result<String, String>) {
        match result {
            Ok(name) => self.say(format!("Removed {name}")),
            Err(why) => self.refuse(why),
        }
        if self.versions_mut().is_some() {
            self.list_versions();
        }
    }

    /// What the selected version is called in a sentence.
    pub fn version_title(&self) -> String {
        let Some(Overlay::Versions(versions)) = self.overlays.last() else { return String::new() };
        match versions.selected() {
            Some(Entry::Backup(it)) => format!("the version of {}", self.second_words(it.at)),
            Some(Entry::Copy(it)) => {
                let name = it.path.file_name().map(|it| it.to_string_lossy().into_owned());
                crate::text::clean(&name.unwrap_or_default()).into_owned()
            }
            _ => String::new(),
        }
    }

    /// The key that opens this screen, for notices.
    pub(in crate::app) fn versions_key() -> String {
        Command::Versions.key()
    }
}
