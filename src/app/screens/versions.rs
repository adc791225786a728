//! Other versions of the season: what came in, where two copies said different things, text that was never saved, copies
//! beside the file, earlier versions. Each is looked at before anything is taken from it, as one step of undo.

use std::path::PathBuf;

use crate::{
    app::{
        beside::{Beside, CameIn, Compared, Entry, Intake, Seen},
        command::{Command, ListCommand, Scope, VersionsCommand},
        context::Context,
        list::{ListState, Step, page_of},
        looking::look_beside,
        message::{Effect, ReaderRequest},
        outcome::{Action, Next, Outcome, Reply, Route},
        pages::versions::{version_rows, version_title},
        questions,
        screen::{Hints, Screen},
    },
    layout::{Areas, Pane, Share, areas},
    store::report::FoundKind,
    text::counted,
};

#[derive(Debug)]
pub struct Versions {
    pub entries: Vec<Entry>,
    pub list: ListState<usize>,
    /// False until the folder was looked at.
    pub is_read: bool,
    /// What taking the selected version would change, once it was compared.
    pub seen: Option<Seen>,
}

impl Versions {
    pub fn new(cx: &mut Context) -> Versions {
        look_beside(cx);
        let entries = entries(&cx.came_in, Beside::default());
        let mut versions = Versions { entries, list: ListState::default(), is_read: false, seen: None };
        versions.step(Step::Down(0));
        versions
    }

    pub fn selected(&self) -> Option<&Entry> {
        self.entries.get(self.list.index)
    }

    /// Returns the areas of this screen, which are those of a tab.
    pub fn areas(&self, cx: &Context) -> Areas {
        areas(cx.size, Share::Even, self.list.focus)
    }

    fn step(&mut self, step: Step) {
        let entries = &self.entries;
        self.list.step(step, entries.len(), |at| key(entries, at));
        self.list.scroll = 0;
    }

    fn run_list(&mut self, cx: &mut Context, command: ListCommand) {
        let step = Step::of(command, page_of(self.areas(cx).body.height));
        match self.list.focus {
            Pane::List => {
                self.step(step);
                self.compare(cx);
            }
            Pane::Detail => self.list.scroll(step),
        }
    }

    /// Has the selected version compared with the season.
    fn compare(&self, cx: &mut Context) {
        let Some((path, intake)) = self.selected().and_then(Entry::file) else { return };
        if self.seen.as_ref().is_some_and(|it| it.path == path) {
            return;
        }
        let present = Box::new(cx.season.tracker.clone());
        let request = ReaderRequest::Compare { path: path.to_owned(), intake, present };
        cx.send(Effect::Reader { asker: cx.asker, request });
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        match self.selected() {
            Some(Entry::Conflict(_) | Entry::Draft(_)) => self.take_selected(cx),
            Some(
                Entry::Heading(_) | Entry::CameIn(_) | Entry::Copy(_) | Entry::Backup(_) | Entry::Problem(_),
            ) => {
                self.list.focus = Pane::Detail;
                Outcome::stay()
            }
            None => Outcome::stay(),
        }
    }

    fn take_selected(&mut self, cx: &mut Context) -> Outcome {
        let Some(entry) = self.selected().cloned() else { return Outcome::stay() };
        match entry {
            Entry::Draft(left) => Outcome::close().and(Next::Do(Action::TakeDrafts(left))),
            Entry::Conflict(file) => {
                Outcome::open(Route::Conflicts { file: Some(file.path), sides: file.conflicts })
            }
            Entry::Heading(_) | Entry::CameIn(_) | Entry::Copy(_) | Entry::Backup(_) | Entry::Problem(_) => {
                match entry.file() {
                    Some((path, intake)) => self.take_compared(cx, path.to_owned(), intake),
                    None => {
                        cx.refuse(match entry {
                            Entry::Copy(_) => "A note can't take it as it is: the page says where it is",
                            Entry::Heading(_)
                            | Entry::CameIn(_)
                            | Entry::Conflict(_)
                            | Entry::Draft(_)
                            | Entry::Backup(_)
                            | Entry::Problem(_) => "This is in the season already",
                        });
                        Outcome::stay()
                    }
                }
            }
        }
    }

    fn take_compared(&self, cx: &mut Context, path: PathBuf, intake: Intake) -> Outcome {
        match self.seen.as_ref().filter(|it| it.path == path).map(|it| &it.result) {
            None => cx.refuse("It is still being read"),
            Some(Err(why)) => cx.refuse(why.clone()),
            Some(Ok(it)) if it.differences.is_empty() && it.conflicts.is_empty() => {
                cx.refuse("Nothing in it differs from the season");
            }
            Some(Ok(it)) => return self.take_season(cx, it.clone(), intake),
        }
        Outcome::stay()
    }

    fn take_season(&self, cx: &mut Context, compared: Compared, intake: Intake) -> Outcome {
        let Compared { tracker, conflicts, .. } = compared;
        let title = self.selected().map(|it| version_title(cx, it)).unwrap_or_default();
        let verb = if intake == Intake::Replace { "Restored" } else { "Took in" };
        cx.since_save.changes_much = true;
        cx.change(format!("{verb} {title}"), |present| *present = tracker);
        match conflicts.is_empty() {
            true => Outcome::close(),
            false => Outcome::close().and_open(Route::Conflicts { file: None, sides: conflicts }),
        }
    }

    /// Asks whether the selected file may be removed, if it is settled.
    fn drop_file(&self, cx: &mut Context) -> Outcome {
        let question = match self.selected() {
            Some(Entry::Conflict(it)) => questions::remove(&it.path, "This can't be undone."),
            Some(Entry::Copy(it)) => questions::remove(&it.path, "This can't be undone."),
            Some(Entry::Draft(it)) => questions::throw_away(it.file.clone()),
            Some(Entry::Backup(_)) => {
                cx.refuse("Earlier versions go by themselves: 20 stay, then one a day, one a month");
                return Outcome::stay();
            }
            Some(Entry::Heading(_) | Entry::CameIn(_) | Entry::Problem(_)) | None => {
                cx.refuse("There is no file of its own to remove");
                return Outcome::stay();
            }
        };
        Outcome::open(Route::Question(question))
    }

    /// Takes over what was found in the folder.
    fn fill(&mut self, cx: &mut Context, beside: Beside) {
        self.entries = entries(&cx.came_in, beside);
        self.is_read = true;
        self.step(Step::Down(0));
        self.compare(cx);
    }
}

fn key(entries: &[Entry], at: usize) -> Option<usize> {
    entries.get(at).filter(|it| !matches!(it, Entry::Heading(_))).map(|_| at)
}

/// Lists everything that was found, the most urgent first.
fn entries(came_in: &[CameIn], beside: Beside) -> Vec<Entry> {
    let Beside { backups, conflicts, drafts, copies, problems } = beside;
    let kind = |kind: FoundKind| copies.iter().filter(move |it| it.kind == kind).cloned().map(Entry::Copy);
    let groups: [(&str, Vec<Entry>); 8] = [
        ("NOT LOOKED AT", problems.into_iter().map(Entry::Problem).collect()),
        ("BOTH SIDES CHANGED", conflicts.into_iter().map(Entry::Conflict).collect()),
        ("TYPED AND NOT SAVED", drafts.into_iter().map(Entry::Draft).collect()),
        ("LEFT BY AN EDITOR", kind(FoundKind::Edited).collect()),
        ("OTHER COPIES", kind(FoundKind::SyncConflict).collect()),
        ("RESCUED AND DAMAGED", kind(FoundKind::Rescue).chain(kind(FoundKind::Damaged)).collect()),
        ("CAME IN FROM ANOTHER COPY", came_in.iter().cloned().map(Entry::CameIn).collect()),
        ("EARLIER VERSIONS", backups.into_iter().map(Entry::Backup).collect()),
    ];
    let filled = groups.into_iter().filter(|it| !it.1.is_empty());
    filled.flat_map(|(title, entries)| [Entry::Heading(title)].into_iter().chain(entries)).collect()
}

impl Screen for Versions {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Versions, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
            return Outcome::stay();
        }
        let Command::Versions(command) = command else { return Outcome::stay() };
        match command {
            VersionsCommand::Open => self.open(cx),
            VersionsCommand::Take => self.take_selected(cx),
            VersionsCommand::Drop => self.drop_file(cx),
            VersionsCommand::Leave => self.back(cx),
        }
    }

    /// Handles Esc: leaves the detail for the list, or closes.
    fn back(&mut self, _cx: &mut Context) -> Outcome {
        match std::mem::take(&mut self.list.focus) {
            Pane::Detail => Outcome::stay(),
            Pane::List => Outcome::close(),
        }
    }

    fn fit(&mut self, cx: &Context) {
        let height = usize::from(areas(cx.size, Share::Even, Pane::List).list.height).max(1);
        let entries = &self.entries;
        self.list.follow(entries.len(), height, |at| key(entries, at), |at| key(entries, *at));
        let detail = self.areas(cx).detail;
        let columns = usize::from(detail.width.saturating_sub(1));
        let rows = version_rows(cx, self.selected(), self.seen.as_ref(), columns).len();
        self.list.clamp_scroll(rows, detail.height);
    }

    fn heard(&mut self, cx: &mut Context, reply: Reply) -> Outcome {
        match reply {
            Reply::Beside(beside) => self.fill(cx, *beside),
            Reply::Compared { path, result } => self.seen = Some(Seen { path, result: *result }),
            Reply::Removed => look_beside(cx),
            Reply::FieldText { .. }
            | Reply::SaveForm
            | Reply::Ticked(_)
            | Reply::EditNames
            | Reply::TakenAnyway
            | Reply::Discard
            | Reply::Picked { .. }
            | Reply::GuidePlace(_)
            | Reply::Edited(_)
            | Reply::Insert(_) => {}
        }
        Outcome::stay()
    }

    /// Handles Ctrl-S: what waits to be taken back isn't saved yet.
    fn save(&mut self, cx: &mut Context) -> Option<Outcome> {
        let waits = self.entries.iter().filter(|it| matches!(it, Entry::Draft(_))).count();
        if waits == 0 {
            return None;
        }
        let key = VersionsCommand::Take.key();
        cx.refuse(format!(
            "{} typed and not saved: {key} on its line takes it back, to be saved there",
            counted(waits, "text")
        ));
        Some(Outcome::stay())
    }

    fn hints(&self, _cx: &Context) -> Hints {
        match self.list.focus {
            Pane::Detail => vec![
                (ListCommand::Down.into(), "scroll"),
                (VersionsCommand::Take.into(), "take it"),
                (VersionsCommand::Leave.into(), "to the list"),
            ],
            Pane::List => vec![
                (ListCommand::Down.into(), "down"),
                (VersionsCommand::Open.into(), "look at it"),
                (VersionsCommand::Take.into(), "restore, take in"),
                (VersionsCommand::Drop.into(), "remove"),
            ],
        }
    }
}
