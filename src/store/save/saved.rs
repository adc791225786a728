//! What a save that went well has to say.

use std::path::PathBuf;

use crate::{
    domain::{merge::Incoming, tracker::Tracker},
    store::{fault::shown, load::Base},
};

/// Not even a power cut can take it back.
#[derive(Clone, Debug)]
pub struct Saved {
    pub base: Base,
    /// What stands in the file: what was handed over, with what somebody else had changed meanwhile.
    pub tracker: Tracker,
    /// What somebody else had changed, as seen from what was handed over, except for what was told before. Their side
    /// of what both had changed is in `conflict_file`.
    pub incoming: Incoming,
    /// For [`SaveOptions::having_taken`], once `tracker` or the patch is taken in.
    pub merges: u64,
    pub conflict_file: Option<PathBuf>,
    /// The path of a version that somebody else had written meanwhile and that can't be read; none if there was none.
    pub outside: Option<PathBuf>,
    /// True if the file had been taken away meanwhile; it is there again.
    pub gone: bool,
    /// True once per session if the file system knows no locks, so that of two copies that save in the same instant one
    /// may lose.
    pub unlocked: bool,
    /// Why the day's backup couldn't be made; told once.
    pub no_backup: Option<String>,
}

impl Saved {
    /// Returns true if the user should look at what happened, since something that somebody else wrote isn't in the
    /// season.
    pub fn has_warnings(&self) -> bool {
        self.outside.is_some() || !self.incoming.conflicts.is_empty()
    }

    /// Returns what a user should know, one sentence each without its full stop; mostly nothing.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = self.merge_notes();
        notes.append(&mut self.file_notes());
        notes
    }

    fn merge_notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let things = |count: usize| match count {
            1 => "one thing".to_owned(),
            many => format!("{many} things"),
        };
        if !self.incoming.changes.is_empty() {
            notes.push(format!(
                "another copy had changed {}: now in the file",
                things(self.incoming.changes.len())
            ));
        }
        if let Some(path) = &self.conflict_file {
            let both = things(self.incoming.conflicts.len());
            notes.push(format!("both copies changed {both}: yours stayed, theirs is in {}", shown(path)));
        }
        notes
    }

    /// Returns what happened to the file itself.
    pub fn file_notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(path) = &self.outside {
            notes
                .push(format!("the file had become unreadable; what stood there is kept as {}", shown(path)));
        }
        if self.gone {
            notes.push("the file had been taken away; it is there again".to_owned());
        }
        if self.unlocked {
            notes.push("this disk knows no locks: let only one copy write at a time".to_owned());
        }
        if let Some(why) = &self.no_backup {
            notes.push(format!("today's backup couldn't be made: {why}"));
        }
        notes
    }
}
