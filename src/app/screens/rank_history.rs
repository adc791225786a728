//! The kept versions of the rank lists: what differs between one of them and the lists as they are, or between any two; and
//! one brought back.

use std::sync::Arc;

use crate::{
    app::{
        command::{Command, ListCommand, RankHistoryCommand, Scope, UndoCommand},
        context::Context,
        list::{ListState, Step, page_of},
        outcome::Outcome,
        pages::page::{Ink, Page, Row},
        rank_lines::ask_version_name,
        screen::{Hints, Screen},
        tab_screen::writes,
    },
    domain::{
        id::Id,
        ranking::{Snapshot, SnapshotRow, differences},
        tables::RankVersion,
    },
    layout::{ReviewAreas, review_areas},
};

#[derive(Debug, Default)]
pub struct RankHistory {
    pub list: ListState<Id>,
    /// The version with which the selected one is compared; none for the lists as they are.
    pub picked: Option<Id>,
    /// How many versions there were, so that a new one is selected.
    count: usize,
}

/// Returns the kept versions, the newest first.
pub fn versions(cx: &Context) -> Vec<Arc<RankVersion>> {
    let mut all: Vec<Arc<RankVersion>> = cx.season.tracker.rank_versions.iter().cloned().collect();
    all.sort_by_key(|it| std::cmp::Reverse((it.at, it.id.clone())));
    all
}

/// "certified · Wed 3 Mar 19:42".
pub fn version_words(cx: &Context, version: &RankVersion) -> (String, String) {
    let at = version.at.map(|it| cx.season.happened_words(it)).unwrap_or_default();
    let name = if version.name == version.why { String::new() } else { format!(" · {}", version.name) };
    (format!("{}{name}", version.why), at)
}

impl RankHistory {
    pub fn areas(&self, cx: &Context) -> ReviewAreas {
        review_areas(cx.size)
    }

    fn selected<'a>(&self, cx: &'a Context) -> Option<&'a Arc<RankVersion>> {
        cx.season.tracker.rank_versions.get(self.list.selected.as_ref()?.as_str())
    }

    /// Says what differs, list by list.
    pub fn page(&self, cx: &Context, columns: usize) -> Vec<Row> {
        let mut page = Page::new(columns);
        let Some(version) = self.selected(cx) else {
            page.text(
                "No version is kept yet: certifying keeps one, and so does giving the lists a name.",
                Ink::Dim,
            );
            return page.rows;
        };
        let old = Snapshot::of_version(version);
        if self.picked == self.list.selected {
            page.text("Marked: choose another one to see what differs between the two.", Ink::Warn);
        }
        let picked = self.picked.as_ref().filter(|it| Some(*it) != self.list.selected.as_ref());
        let picked = picked.and_then(|it| cx.season.tracker.rank_versions.get(it.as_str()));
        let (new, words) = match picked {
            Some(it) => {
                (Snapshot::of_version(it), format!("From this version to “{}”", version_words(cx, it).0))
            }
            None => (
                Snapshot::of_present(&cx.season.tracker),
                "From this version to the lists as they are".to_owned(),
            ),
        };
        page.title(&words);
        let name = |row: &SnapshotRow| called(cx, row);
        let told = differences(&old, &new, name);
        if told.is_empty() {
            page.blank();
            page.text("Nothing differs.", Ink::Good);
        }
        for list in told {
            page.head(&list.title);
            list.lines.iter().for_each(|it| page.hanging(vec![("· ".into(), Ink::Dim)], it, Ink::Plain));
        }
        page.head("This version");
        for (id, list) in old.in_order() {
            page.text(&old.title(id), Ink::Strong);
            for (at, row) in list.rows.iter().enumerate() {
                let lead = format!("{:>2}  ", at.saturating_add(1));
                page.hanging(vec![(lead, Ink::Dim)], &called(cx, row), Ink::Plain);
            }
        }
        page.rows
    }

    fn restore(&self, cx: &mut Context) {
        let Some(version) = self.selected(cx).cloned() else { return };
        let (now, mut ids) = (cx.season.now, cx.ids.clone());
        let label = format!("Brought back: {}", version_words(cx, &version).0);
        if !cx.change(label, |it| it.restore_version(version.id.as_str(), now, &mut ids)) {
            cx.say("The lists are that version already");
        }
        cx.ids = ids;
    }
}

/// Names a row of a version: as lists call its program, else as the version does.
fn called(cx: &Context, row: &SnapshotRow) -> String {
    let program = row.entry.rsplit_once('#').and_then(|it| cx.season.tracker.programs.get(it.0));
    let track = row.entry.rsplit_once('#').map_or("", |it| it.1);
    let name = program.map_or_else(|| row.name.clone(), |it| cx.season.naming.full(it));
    format!("{name} {track}")
}

impl Screen for RankHistory {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::RankHistory, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        let all: Vec<Id> = versions(cx).iter().map(|it| it.id.clone()).collect();
        if let Command::List(command) = command {
            self.list.step_among(Step::of(command, page_of(self.areas(cx).list.height)), &all);
            self.list.scroll = 0;
        }
        let Command::RankHistory(command) = command else { return Outcome::stay() };
        match command {
            RankHistoryCommand::Pick => {
                let selected = self.list.selected.clone();
                self.picked = if self.picked == selected { None } else { selected };
            }
            RankHistoryCommand::Restore => self.restore(cx),
            RankHistoryCommand::Keep => return Outcome::open(ask_version_name()),
            RankHistoryCommand::Down => self.list.scroll(Step::Down(5)),
        }
        Outcome::stay()
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        if matches!(command, Command::RankHistory(RankHistoryCommand::Restore | RankHistoryCommand::Keep)) {
            writes(cx)?;
        }
        let needs =
            matches!(command, Command::RankHistory(RankHistoryCommand::Pick | RankHistoryCommand::Restore));
        if needs && self.selected(cx).is_none() { Err("no version is kept yet") } else { Ok(()) }
    }

    fn fit(&mut self, cx: &Context) {
        let all = versions(cx);
        let areas = self.areas(cx);
        if all.len() > self.count {
            self.list.selected = all.first().map(|it| it.id.clone());
        }
        self.count = all.len();
        let find = |key: &Id| all.iter().position(|it| it.id == *key);
        let height = usize::from(areas.list.height).max(1);
        self.list.follow(all.len(), height, |at| all.get(at).map(|it| it.id.clone()), find);
        let rows = self.page(cx, usize::from(areas.detail.width.saturating_sub(1))).len();
        self.list.clamp_scroll(rows, areas.detail.height);
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![
            (RankHistoryCommand::Restore.into(), "bring back"),
            (RankHistoryCommand::Pick.into(), "compare with"),
            (RankHistoryCommand::Keep.into(), "keep as"),
            (ListCommand::Down.into(), "down"),
            (RankHistoryCommand::Down.into(), "scroll"),
            (UndoCommand::Undo.into(), "undo"),
        ]
    }

    fn covers(&self) -> bool {
        true
    }
}
