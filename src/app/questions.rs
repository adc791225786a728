//! Questions with yes and no that more than one screen asks.

use std::path::{Path, PathBuf};

use super::outcome::{Action, Answer, Next, Question, Subject};
use crate::text::clean;

impl Question {
    /// Makes a question whose safe answer is no, and whose "no" does nothing.
    pub fn unsafe_to(text: impl Into<String>, yes: &str, no: &str, action: Action) -> Question {
        Question::leading_to(text, yes, no, Next::Do(action))
    }

    /// Makes such a question whose "yes" leads anywhere.
    pub fn leading_to(text: impl Into<String>, yes: &str, no: &str, leads_to: Next) -> Question {
        Question {
            text: text.into(),
            yes: yes.to_owned(),
            no: no.to_owned(),
            safe: Answer::No,
            leads_to,
            otherwise: None,
            subject: Subject::Other,
        }
    }
}

/// Asks whether text that an earlier run left may go.
pub fn throw_away(file: PathBuf) -> Question {
    let text = "Throw the text away that was never saved? This can't be undone.";
    Question::unsafe_to(text, "Throw it away", "It stays", Action::DropDrafts(file))
}

/// Asks whether a file beside the season's may go.
pub fn remove(path: &Path, why: &str) -> Question {
    let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let text = format!("Remove {}? {why}", clean(&name));
    Question::unsafe_to(text, "Remove it", "It stays", Action::RemoveFile(path.to_owned()))
}
