//! The start where the season file can't be read or is gone: what happened, and what can be done about it. Nothing on
//! this screen writes to the file.

use crate::{
    app::{
        beside::{Beside, holds},
        command::{Command, GlobalCommand, ListCommand, MenuCommand, Scope},
        context::Context,
        list::{ListState, Step},
        looking::look_beside,
        message::{Begin, Effect, SaverRequest},
        outcome::{Outcome, Reply},
        pages::versions::recovery_rows,
        screen::{Hints, Screen},
    },
    layout,
    store::report::{BackupSeen, Found, FoundKind, Verdict},
};

#[derive(Debug)]
pub struct Recovery {
    pub verdict: Verdict,
    pub lines: Vec<Line>,
    pub list: ListState<usize>,
    /// False until the folder was looked at.
    pub is_read: bool,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub way_out: WayOut,
    pub text: String,
    pub detail: String,
}

#[derive(Clone, Debug)]
pub enum WayOut {
    Backup(BackupSeen),
    Copy(Found),
    Anew,
    Look,
    Quit,
}

impl Recovery {
    pub fn new(cx: &mut Context, verdict: Verdict) -> Recovery {
        look_beside(cx);
        let lines = ways_out(&verdict).to_vec();
        Recovery { verdict, lines, list: ListState::default(), is_read: false }
    }

    /// Lists what earlier runs have left, the newest first.
    fn fill(&mut self, beside: Beside) {
        let backup = |seen: BackupSeen| {
            let detail = seen.rows.as_ref().map_or_else(Clone::clone, |rows| holds(rows));
            Line { way_out: WayOut::Backup(seen), text: "Restore the version of".into(), detail }
        };
        let is_season = |it: &Found| !matches!(it.kind, FoundKind::Damaged | FoundKind::Edited);
        let copies = beside.copies.into_iter().filter(is_season);
        self.lines = beside.backups.into_iter().map(backup).chain(copies.map(copy)).collect();
        self.lines.extend(ways_out(&self.verdict));
        self.list = ListState::default();
        self.is_read = true;
    }

    /// Says what else is there, once the folder was looked at.
    pub fn left_words(&self) -> &'static str {
        let is_version = |it: &Line| matches!(it.way_out, WayOut::Backup(_) | WayOut::Copy(_));
        match !self.is_read || self.lines.iter().any(is_version) {
            true => "Earlier versions of it are still there. What do you want to do?",
            false => "No earlier version of it is there. What do you want to do?",
        }
    }

    fn choose(&self, cx: &mut Context) -> Outcome {
        let Some(line) = self.lines.get(self.list.index).cloned() else { return Outcome::stay() };
        let begin = match line.way_out {
            WayOut::Backup(BackupSeen { rows: Err(why), .. }) => {
                cx.refuse(format!("This version can't be taken: {why}"));
                return Outcome::stay();
            }
            WayOut::Backup(it) => Begin::Backup(it.id),
            WayOut::Copy(it) => Begin::File(it.path),
            WayOut::Anew => Begin::Anew,
            WayOut::Look => {
                cx.refuse("Read-only: nothing here is written");
                return Outcome::close();
            }
            WayOut::Quit => {
                cx.send(Effect::Quit);
                return Outcome::stay();
            }
        };
        cx.send(Effect::Saver(SaverRequest::Begin(begin)));
        Outcome::stay()
    }
}

fn copy(it: Found) -> Line {
    let name = it.path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let detail = match it.kind {
        FoundKind::Unfinished => "whole, but its save didn't come to its end",
        FoundKind::Rescue => "written when fluoro couldn't go on",
        FoundKind::Backup
        | FoundKind::Conflict
        | FoundKind::Damaged
        | FoundKind::SyncConflict
        | FoundKind::Edited
        | FoundKind::Draft => "left by a sync client",
    };
    let text = match it.kind {
        FoundKind::Unfinished => "Take what was being saved".to_owned(),
        FoundKind::Backup
        | FoundKind::Conflict
        | FoundKind::Rescue
        | FoundKind::Damaged
        | FoundKind::SyncConflict
        | FoundKind::Edited
        | FoundKind::Draft => format!("Take {name}"),
    };
    Line { way_out: WayOut::Copy(it), text, detail: detail.into() }
}

fn ways_out(verdict: &Verdict) -> [Line; 3] {
    let is_damaged = matches!(verdict, Verdict::Damaged { .. });
    let anew =
        if is_damaged { "the file stays beside it as season.damaged-…" } else { "with nothing in it" };
    let quit = if is_damaged { "the file stays as it is" } else { "nothing is written" };
    let lines = [
        (WayOut::Anew, "Start anew", anew),
        (WayOut::Look, "Look around, read-only", "the empty tabs; nothing is written"),
        (WayOut::Quit, "Quit", quit),
    ];
    lines.map(|(way_out, text, detail)| Line { way_out, text: text.into(), detail: detail.into() })
}

impl Screen for Recovery {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu, Scope::List, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        let len = self.lines.len();
        if let Command::List(step) = command {
            self.list.step_to(Step::of(step, len), len);
            return Outcome::stay();
        }
        let Command::Menu(command) = command else { return Outcome::stay() };
        match command {
            MenuCommand::Choose => self.choose(cx),
            MenuCommand::Tick => Outcome::stay(),
        }
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        cx.refuse("Choose one of the lines: nothing is written before that");
        Outcome::stay()
    }

    /// Keeps the selected way in sight.
    fn fit(&mut self, cx: &Context) {
        let area = layout::prose(layout::body(cx.size));
        let text = recovery_rows(cx, &self.verdict, self.left_words(), usize::from(area.width)).len();
        let height = usize::from(layout::recovery_list(area, text).height).max(1);
        self.list.fit(self.lines.len(), height);
    }

    fn heard(&mut self, _cx: &mut Context, reply: Reply) -> Outcome {
        if let Reply::Beside(beside) = reply {
            self.fill(*beside);
        }
        Outcome::stay()
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![(ListCommand::Down.into(), "down"), (MenuCommand::Choose.into(), "choose")]
    }

    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::QuitNow.into(), "quit")]
    }
}
