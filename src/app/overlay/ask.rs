//! A question with yes and no; Enter takes the safe answer.

use std::path::PathBuf;

use crate::app::{
    App,
    command::Command,
    message::{Effect, Replace},
    overlay::Overlay,
};

#[derive(Clone, Debug)]
pub struct Ask {
    pub question: String,
    /// What "yes" means, and what "no".
    pub yes: String,
    pub no: String,
    pub safe: Answer,
    pub about: About,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
}

/// What is asked about.
#[derive(Clone, Debug)]
pub enum About {
    /// Write over the file that is there.
    ReplaceExport { path: String, text: String },
    /// Leave while the last change isn't on the disk.
    QuitUnsaved,
    /// Rows that somebody else took out of the file.
    Shrinks,
    /// Text that an earlier run left.
    DropDrafts(PathBuf),
    /// A file beside the season's.
    Remove(PathBuf),
}

impl App {
    pub(in crate::app) fn ask_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let Some(Overlay::Ask(ask)) = self.overlays.last() else { return };
        let answer = match command {
            Command::Yes => Answer::Yes,
            Command::SafeChoice => ask.safe,
            _ => Answer::No,
        };
        let Some(Overlay::Ask(ask)) = self.overlays.pop() else { return };
        match (ask.about, answer) {
            (About::Shrinks, answer) => {
                self.settle_shrinking(answer);
                effects.push(Effect::Retry);
            }
            (About::ReplaceExport { path, text }, Answer::Yes) => {
                effects.push(Effect::Export { path, text, replace: Replace::Yes });
            }
            (About::Remove(path), Answer::Yes) => effects.push(Effect::Remove(path)),
            (About::QuitUnsaved, Answer::Yes) => effects.push(Effect::QuitUnsaved),
            (About::DropDrafts(file), Answer::Yes) => {
                effects.push(Effect::DropDrafts(file));
                self.say("The text is thrown away");
                if self.versions_mut().is_some() {
                    self.list_versions();
                }
            }
            (_, Answer::No) => self.say(format!("{}.", ask.no)),
        }
    }
}
