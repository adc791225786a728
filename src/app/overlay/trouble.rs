//! The start where the season file can't be read or is gone: what happened, and what can be done about it. Nothing on
//! this screen writes to the file.

use std::path::{Path, PathBuf};

use crate::{
    app::{
        Access, App, Saving,
        command::Command,
        message::{Begin, Effect},
        overlay::{
            Overlay,
            versions::{Beside, holds},
        },
    },
    domain::tracker::Tracker,
    layout,
    store::report::{BackupSeen, Found, FoundKind, Verdict},
};

#[derive(Debug)]
pub struct Trouble {
    pub verdict: Verdict,
    pub lines: Vec<Line>,
    pub at: usize,
    /// First line in sight.
    pub offset: usize,
    /// False until the folder was looked at.
    pub is_read: bool,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub way: Way,
    pub text: String,
    pub detail: String,
}

/// A way out.
#[derive(Clone, Debug)]
pub enum Way {
    Backup(BackupSeen),
    Copy(Found),
    Anew,
    Look,
    Quit,
}

impl Trouble {
    pub fn new(verdict: Verdict) -> Self {
        let mut trouble = Trouble { verdict, lines: Vec::new(), at: 0, offset: 0, is_read: false };
        trouble.add_ways_out();
        trouble
    }

    /// What earlier times have left, the newest first.
    pub fn fill(&mut self, beside: Beside) {
        self.lines.clear();
        self.at = 0;
        self.is_read = true;
        for it in beside.backups {
            let detail = it.rows.as_ref().map_or_else(Clone::clone, |rows| holds(rows));
            self.lines.push(Line { way: Way::Backup(it), text: "Restore the version of".into(), detail });
        }
        for it in beside.copies.into_iter().filter(|it| it.kind != FoundKind::Damaged) {
            let name = it.path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
            let detail = match it.kind {
                FoundKind::Rescue => "written when fluoro couldn't go on",
                _ => "left by a sync client",
            };
            self.lines.push(Line { way: Way::Copy(it), text: format!("Take {name}"), detail: detail.into() });
        }
        self.add_ways_out();
    }

    fn add_ways_out(&mut self) {
        let anew = match self.verdict {
            Verdict::Damaged { .. } => "the file stays beside it as season.damaged-…",
            _ => "with nothing in it",
        };
        let quit = match self.verdict {
            Verdict::Damaged { .. } => "the file stays as it is",
            _ => "nothing is written",
        };
        let lines = [
            (Way::Anew, "Start anew", anew),
            (Way::Look, "Look around, read-only", "the empty tabs; nothing is written"),
            (Way::Quit, "Quit", quit),
        ];
        self.lines.extend(lines.map(|(way, text, detail)| Line {
            way,
            text: text.into(),
            detail: detail.into(),
        }));
    }
}

impl App {
    pub(in crate::app) fn open_trouble(&mut self, verdict: Verdict) {
        self.overlays.push(Overlay::Trouble(Box::new(Trouble::new(verdict))));
        self.list_versions();
    }

    pub(in crate::app) fn trouble_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let Some(Overlay::Trouble(trouble)) = self.overlays.last_mut() else { return };
        let last = trouble.lines.len().saturating_sub(1);
        match command {
            Command::MenuDown => trouble.at = trouble.at.saturating_add(1).min(last),
            Command::MenuUp => trouble.at = trouble.at.saturating_sub(1),
            Command::MenuFirst => trouble.at = 0,
            Command::MenuLast => trouble.at = last,
            Command::MenuEnter => {
                if let Some(line) = trouble.lines.get(trouble.at).cloned() {
                    self.way_out(line.way, effects);
                }
            }
            _ => {}
        }
    }

    /// Keeps the selected way in sight. Runs after each message.
    pub(in crate::app) fn fit_trouble(&mut self) {
        let area = layout::prose(self.areas().body);
        let Some(Overlay::Trouble(trouble)) = self.overlays.last() else { return };
        let text = self.trouble_rows(trouble, usize::from(area.width)).len();
        let height = usize::from(layout::trouble_list(area, text).height).max(1);
        if let Some(Overlay::Trouble(trouble)) = self.overlays.last_mut() {
            trouble.offset = layout::scrolled(trouble.offset, trouble.at, trouble.lines.len(), height);
        }
    }

    fn way_out(&mut self, way: Way, effects: &mut Vec<Effect>) {
        match way {
            Way::Backup(it) => match it.rows {
                Ok(_) => effects.push(Effect::Begin(Begin::Backup(it.id))),
                Err(why) => self.refuse(format!("This version can't be taken: {why}")),
            },
            Way::Copy(it) => effects.push(Effect::Begin(Begin::File(it.path))),
            Way::Anew => effects.push(Effect::Begin(Begin::Anew)),
            Way::Look => {
                self.overlays.pop();
                self.refuse("Read-only: nothing here is written");
            }
            Way::Quit => effects.push(Effect::Quit),
        }
    }

    /// The season begins after all, or why it doesn't.
    pub(in crate::app) fn began(&mut self, result: Result<(Tracker, Option<PathBuf>), String>) {
        let (tracker, aside) = match result {
            Ok(began) => began,
            Err(why) => return self.refuse(why),
        };
        self.overlays.clear();
        self.access = Access::Writes;
        self.saved = tracker.clone();
        self.tracker = tracker;
        let name = aside.as_deref().and_then(Path::file_name).map(|it| it.to_string_lossy().into_owned());
        let kept = name.map(|it| format!("What stood there is kept as {}", crate::text::clean(&it)));
        if !self.tracker.is_empty() {
            self.saving = Saving::Saved(self.now);
        }
        match self.tracker.is_empty() {
            true => self.begin_start(),
            false => {
                self.say("The season is back");
                self.asks_for_drafts = true;
                self.list_versions();
            }
        }
        if let Some(kept) = kept {
            self.say(kept);
        }
    }
}
