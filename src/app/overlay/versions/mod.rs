//! Other versions of the season: what came in, where two copies said different things, text that was never saved, copies
//! beside the file, earlier versions. Each is looked at before anything is taken from it.

pub mod conflicts;
mod take;

use std::path::{Path, PathBuf};

use crate::{
    app::{App, CameIn, command::Command, drafts::Left, list::Step, message::Effect, overlay::Overlay},
    domain::{
        id::IdSource,
        merge::{self, Context, Difference, Merged},
        tables::Table,
        time::Stamp,
        tracker::Tracker,
    },
    layout::{Pane, Share, areas},
    store::report::{BackupSeen, ConflictFile, ConflictSide, Found, FoundKind},
};

/// What stands beside the season file, as the shell found it.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The newest first.
    pub backups: Vec<BackupSeen>,
    pub conflicts: Vec<ConflictFile>,
    pub drafts: Vec<Left>,
    /// Copies of the season: of sync clients, rescue files, damaged files.
    pub copies: Vec<Found>,
    /// What couldn't be looked at: why.
    pub problems: Vec<String>,
}

#[derive(Debug, Default)]
pub struct Versions {
    pub entries: Vec<Entry>,
    pub at: usize,
    pub offset: usize,
    pub focus: Focus,
    /// Of the detail, in rows.
    pub scroll: usize,
    /// False until the folder was looked at.
    pub is_read: bool,
    /// What taking the selected version would change, once it was compared.
    pub compared: Option<(PathBuf, Result<Compared, String>)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    #[default]
    List,
    Detail,
}

#[derive(Clone, Debug)]
pub enum Entry {
    Heading(&'static str),
    CameIn(CameIn),
    Conflict(ConflictFile),
    Draft(Left),
    Copy(Found),
    Backup(BackupSeen),
    Problem(String),
}

/// Another version, and what the season would be with it.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The season after it was taken.
    pub tracker: Tracker,
    pub differences: Vec<Difference>,
    /// Where both say something and ours stays.
    pub conflicts: Vec<ConflictSide>,
    pub is_other_season: bool,
}

/// How a version comes into the season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It takes the season's place.
    Replace,
    /// What it has and the season hasn't comes in.
    Join,
}

impl Compared {
    /// `seed` is for the ids of rows that a merge makes.
    pub fn of(present: &Tracker, other: &Tracker, way: Way, now: Stamp, seed: u64) -> Compared {
        let (tracker, conflicts) = match way {
            Way::Replace => (other.clone(), Vec::new()),
            Way::Join => {
                let mut ids = IdSource::new(seed);
                let mut context = Context { now, ids: &mut ids };
                let Merged { tracker, conflicts, .. } =
                    merge::merge(&Tracker::default(), present, other, &mut context);
                (tracker, conflicts)
            }
        };
        let side = |it: merge::Conflict| {
            let merge::Conflict { path, base, ours, theirs, .. } = it;
            ConflictSide { path, base, ours, theirs }
        };
        let known = |it: &Tracker| !it.id.as_str().is_empty();
        // the id of a file is nothing to decide
        let conflicts = conflicts.into_iter().filter(|it| it.part != merge::Part::File);
        Compared {
            differences: merge::differences(present, &tracker),
            conflicts: conflicts.map(side).collect(),
            is_other_season: known(present) && known(other) && present.id != other.id,
            tracker,
        }
    }
}

impl Entry {
    /// The file that can be compared, and how it would come in.
    pub fn file(&self) -> Option<(&Path, Way)> {
        match self {
            Entry::Backup(it) => Some((&it.path, Way::Replace)),
            Entry::Copy(it) => Some((&it.path, Way::Join)),
            _ => None,
        }
    }
}

impl Versions {
    pub fn selected(&self) -> Option<&Entry> {
        self.entries.get(self.at)
    }

    fn step(&mut self, step: Step) {
        let open = |at: &usize| !matches!(self.entries.get(*at), None | Some(Entry::Heading(_)));
        let last = self.entries.len().saturating_sub(1);
        let to = match step {
            Step::Down(by) => self.at.saturating_add(by).min(last),
            Step::Up(by) => self.at.saturating_sub(by),
            Step::First => 0,
            Step::Last => last,
        };
        let down = matches!(step, Step::Down(_) | Step::First);
        let after = (to..=last).find(open);
        let before = (0..=to).rev().find(open);
        if let Some(at) = if down { after.or(before) } else { before.or(after) } {
            self.at = at;
        }
        self.scroll = 0;
    }
}

impl App {
    pub(in crate::app) fn open_versions(&mut self) {
        let mut versions = Versions::default();
        versions.fill(&self.came_in, Beside::default());
        versions.is_read = false;
        self.overlays.push(Overlay::Versions(Box::new(versions)));
        self.list_versions();
    }

    pub(in crate::app) fn list_versions(&mut self) {
        self.outgoing.push(Effect::ListVersions { present: Box::new(self.tracker.clone()) });
    }

    /// The folder was looked at.
    pub(in crate::app) fn listed(&mut self, beside: Beside) {
        match self.overlays.last_mut() {
            Some(Overlay::Versions(versions)) => {
                let at = versions.at;
                versions.fill(&self.came_in, beside);
                versions.at = at;
                versions.step(Step::Down(0));
                self.compare_selected();
            }
            Some(Overlay::Trouble(trouble)) => trouble.fill(beside),
            // the season has just come back
            None if std::mem::take(&mut self.asks_for_drafts) => self.offer_drafts(beside.drafts),
            _ => {}
        }
    }

    pub(in crate::app) fn compared(&mut self, path: PathBuf, result: Result<Compared, String>) {
        if let Some(versions) = self.versions_mut() {
            versions.compared = Some((path, result));
        }
    }

    pub(in crate::app) fn versions_mut(&mut self) -> Option<&mut Versions> {
        self.overlays.iter_mut().find_map(|it| match it {
            Overlay::Versions(versions) => Some(versions.as_mut()),
            _ => None,
        })
    }

    pub(in crate::app) fn versions_command(&mut self, command: Command) {
        let page = usize::from(self.areas().body.height).saturating_sub(2).max(1);
        let Some(Overlay::Versions(versions)) = self.overlays.last_mut() else { return };
        let step = match command {
            Command::VersionDown => Step::Down(1),
            Command::VersionUp => Step::Up(1),
            Command::VersionPageDown => Step::Down(page),
            Command::VersionPageUp => Step::Up(page),
            Command::VersionFirst => Step::First,
            Command::VersionLast => Step::Last,
            Command::VersionOpen => return self.open_version(),
            Command::VersionTake => return self.take_version(),
            Command::VersionDrop => return self.ask_drop(),
            _ => return self.leave_versions(),
        };
        match versions.focus {
            Focus::List => {
                versions.step(step);
                self.compare_selected();
            }
            Focus::Detail => {
                versions.scroll = match step {
                    Step::Down(by) => versions.scroll.saturating_add(by),
                    Step::Up(by) => versions.scroll.saturating_sub(by),
                    Step::First => 0,
                    Step::Last => usize::MAX,
                }
            }
        }
    }

    /// Back from the detail to the list, or out.
    pub(in crate::app) fn leave_versions(&mut self) {
        match self.overlays.last_mut() {
            Some(Overlay::Versions(versions)) if versions.focus == Focus::Detail => {
                versions.focus = Focus::List
            }
            _ => drop(self.overlays.pop()),
        }
    }

    fn open_version(&mut self) {
        let Some(Overlay::Versions(versions)) = self.overlays.last_mut() else { return };
        match versions.selected().cloned() {
            Some(Entry::Conflict(file)) => self.open_conflicts(Some(file.path), file.conflicts),
            Some(Entry::Draft(_)) => self.take_version(),
            Some(_) => versions.focus = Focus::Detail,
            None => {}
        }
    }

    /// Has the selected version compared with the season.
    fn compare_selected(&mut self) {
        let Some(Overlay::Versions(versions)) = self.overlays.last() else { return };
        let Some((path, way)) = versions.selected().and_then(Entry::file) else { return };
        if versions.compared.as_ref().is_some_and(|it| it.0 == path) {
            return;
        }
        let (path, present) = (path.to_owned(), self.tracker.clone());
        self.outgoing.push(Effect::Compare { path, way, present: Box::new(present) });
    }

    /// Keeps selection and scroll in sight. Runs after each message.
    pub(in crate::app) fn fit_versions(&mut self) {
        let list = self.version_areas(Pane::List).list;
        let Some(Overlay::Versions(versions)) = self.overlays.last() else { return };
        let pane = if versions.focus == Focus::Detail { Pane::Detail } else { Pane::List };
        let detail = self.version_areas(pane).detail;
        let rows = self.version_rows(usize::from(detail.width.saturating_sub(1))).len();
        let most = rows.saturating_sub(usize::from(detail.height));
        if let Some(Overlay::Versions(versions)) = self.overlays.last_mut() {
            let height = usize::from(list.height).max(1);
            versions.offset =
                crate::layout::scrolled(versions.offset, versions.at, versions.entries.len(), height);
            if (0..versions.at).all(|at| matches!(versions.entries.get(at), Some(Entry::Heading(_)))) {
                versions.offset = 0;
            }
            versions.scroll = versions.scroll.min(most);
        }
    }

    /// The frame of this screen: that of a tab.
    pub fn version_areas(&self, pane: Pane) -> crate::layout::Areas {
        areas(self.size, Share::Even, pane)
    }
}

impl Versions {
    /// One list of all, the most urgent first.
    fn fill(&mut self, came_in: &[CameIn], beside: Beside) {
        let Beside { backups, conflicts, drafts, copies, problems } = beside;
        let kind =
            |kind: FoundKind| copies.iter().filter(move |it| it.kind == kind).cloned().map(Entry::Copy);
        let groups: [(&str, Vec<Entry>); 7] = [
            ("NOT LOOKED AT", problems.into_iter().map(Entry::Problem).collect()),
            ("BOTH SIDES CHANGED", conflicts.into_iter().map(Entry::Conflict).collect()),
            ("TYPED AND NOT SAVED", drafts.into_iter().map(Entry::Draft).collect()),
            ("OTHER COPIES", kind(FoundKind::SyncConflict).collect()),
            ("RESCUED AND DAMAGED", kind(FoundKind::Rescue).chain(kind(FoundKind::Damaged)).collect()),
            ("CAME IN FROM ANOTHER COPY", came_in.iter().cloned().map(Entry::CameIn).collect()),
            ("EARLIER VERSIONS", backups.into_iter().map(Entry::Backup).collect()),
        ];
        self.entries.clear();
        for (title, entries) in groups {
            if !entries.is_empty() {
                self.entries.push(Entry::Heading(title));
                self.entries.extend(entries);
            }
        }
        self.is_read = true;
        self.step(Step::Down(0));
    }
}

/// "50 programs, 12 interviews and 4 letters": the tables that one thinks of first.
pub fn holds(rows: &[(Table, usize)]) -> String {
    let told = [Table::Programs, Table::Interviews, Table::Letters, Table::Milestones, Table::Components];
    let count = |table: &Table| rows.iter().find(|it| it.0 == *table).map(|it| it.1).unwrap_or(0);
    let parts: Vec<String> = told
        .iter()
        .map(|table| (table, count(table)))
        .filter(|it| it.1 > 0)
        .take(3)
        .map(|(table, count)| crate::app::counted(count, table.noun()))
        .collect();
    match parts.as_slice() {
        [] => crate::app::counted(rows.iter().map(|it| it.1).sum(), "row"),
        parts => parts.join(", "),
    }
}
