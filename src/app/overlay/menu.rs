//! A short list of choices, each with a letter of its own; also the ticked lists of the first start.

use std::path::PathBuf;

use crate::{
    app::{App, InterviewsSort, command::Command, drafts::Left, export::Export, overlay::Overlay},
    domain::{
        id::Id,
        shortlist::SortBy,
        tables::*,
        time::{Day, Moment},
    },
};

#[derive(Clone, Debug)]
pub struct Menu {
    pub title: String,
    /// One line below the title: what is chosen for.
    pub about: String,
    pub lines: Vec<Line>,
    pub at: usize,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub letter: Option<char>,
    pub text: String,
    pub detail: String,
    pub action: Action,
}

/// What a chosen line does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Status(Status),
    Sort(SortBy),
    SortInterviews(InterviewsSort),
    Export(Export),
    ShortlistExport,
    TimelineExport,
    /// Out of sight until that day; none: in sight again.
    Snooze(Id, Option<Day>),
    TakeOffer(Id, Moment),
    /// Asks for the day.
    SnoozeUntil(Id),
    Progress(Progress),
    /// Sets the text of the form's field below and tries to save again.
    FieldText {
        field: usize,
        text: String,
    },
    /// The form below that was left changed.
    SaveForm,
    DiscardForm,
    /// The pasted names below: back to their text, or away with them.
    EditNames,
    DiscardNames,
    /// Text that an earlier run left.
    TakeDrafts(Left),
    DropDrafts(PathBuf),
    Stay,
}

impl Line {
    pub fn new(
        letter: impl Into<Option<char>>,
        text: impl Into<String>,
        detail: impl Into<String>,
        action: Action,
    ) -> Self {
        Line { letter: letter.into(), text: text.into(), detail: detail.into(), action }
    }
}

impl Menu {
    pub fn new(title: impl Into<String>, about: impl Into<String>, lines: Vec<Line>) -> Self {
        Menu { title: title.into(), about: about.into(), lines, at: 0 }
    }

    pub fn select(mut self, at: usize) -> Self {
        self.at = at.min(self.lines.len().saturating_sub(1));
        self
    }

    pub fn by_letter(&self, letter: char) -> Option<usize> {
        self.lines.iter().position(|it| it.letter == Some(letter))
    }
}

impl App {
    pub(in crate::app) fn menu_command(&mut self, command: Command) {
        let Some(Overlay::Menu(menu)) = self.overlays.last_mut() else { return };
        match command {
            Command::MenuDown => menu.at = menu.at.saturating_add(1).min(menu.lines.len().saturating_sub(1)),
            Command::MenuUp => menu.at = menu.at.saturating_sub(1),
            Command::MenuFirst => menu.at = 0,
            Command::MenuLast => menu.at = menu.lines.len().saturating_sub(1),
            Command::MenuEnter | Command::MenuTick => {
                let at = menu.at;
                self.choose_line(at);
            }
            _ => {}
        }
    }

    pub(in crate::app) fn menu_letter(&mut self, letter: char) -> bool {
        let Some(Overlay::Menu(menu)) = self.overlays.last() else { return false };
        match menu.by_letter(letter) {
            Some(at) => {
                self.choose_line(at);
                true
            }
            None => false,
        }
    }

    fn choose_line(&mut self, at: usize) {
        let Some(Overlay::Menu(menu)) = self.overlays.last() else { return };
        let Some(action) = menu.lines.get(at).map(|it| it.action.clone()) else { return };
        self.overlays.pop();
        self.act(action);
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Status(status) => self.set_status(status),
            Action::Sort(by) => self.sort = by,
            Action::SortInterviews(by) => self.interviews_sort = by,
            Action::Export(export) => self.ask_export_path(export),
            Action::ShortlistExport => self.open_shortlist_export(),
            Action::TimelineExport => self.open_timeline_export(),
            Action::Snooze(id, day) => self.snooze(&id, day),
            Action::TakeOffer(id, moment) => self.accept_offer(&id, &moment),
            Action::SnoozeUntil(id) => self.ask_snooze(id),
            Action::Progress(progress) => self.set_progress(progress),
            Action::FieldText { field, text } => self.set_form_text(field, &text),
            Action::SaveForm => self.save_form(),
            Action::DiscardForm => {
                self.overlays.pop();
                self.say("Nothing was changed");
            }
            Action::EditNames => self.edit_names(),
            Action::DiscardNames => drop(self.overlays.pop()),
            Action::TakeDrafts(left) => self.take_drafts(left),
            Action::DropDrafts(file) => self.ask_throw(file),
            Action::Stay => {}
        }
    }

    /// The letters of all statuses, for the marked programs or the selected one.
    pub(in crate::app) fn open_status_menu(&mut self) {
        let targets = self.status_targets();
        let about = match targets.as_slice() {
            [one] => self.tracker.title_of(Table::Programs, one.as_str()).unwrap_or_default(),
            many => format!("{} marked programs", many.len()),
        };
        let present =
            targets.first().and_then(|id| self.tracker.programs.get(id.as_str())).and_then(|it| it.status);
        let line = |status: &Status| Line::new(status.letter(), status.title(), "", Action::Status(*status));
        let lines: Vec<Line> = Status::ALL.iter().map(line).collect();
        let at = Status::ALL.iter().position(|it| Some(*it) == present).unwrap_or(0);
        self.overlays.push(Overlay::Menu(Menu::new("Status", about, lines).select(at)));
    }

    pub(in crate::app) fn open_sort_menu(&mut self) {
        let menu = match self.tab {
            crate::app::Tab::Interviews => {
                let all = [
                    ('d', "date", InterviewsSort::Date),
                    ('p', "program", InterviewsSort::Program),
                    ('s', "state", InterviewsSort::State),
                ];
                let lines =
                    all.map(|(letter, text, by)| Line::new(letter, text, "", Action::SortInterviews(by)));
                let at = all.iter().position(|it| it.2 == self.interviews_sort).unwrap_or(0);
                Menu::new("Sort by", "Interviews", lines.to_vec()).select(at)
            }
            _ => {
                let all = SortBy::all();
                let lines = all.iter().map(|by| Line::new(by.letter(), by.title(), "", Action::Sort(*by)));
                let at = all.iter().position(|it| *it == self.sort).unwrap_or(0);
                let about = "Shortlist; programs without a value come last";
                Menu::new("Sort by", about, lines.collect()).select(at)
            }
        };
        self.overlays.push(Overlay::Menu(menu));
    }

    /// The programs that a status goes to: the marked ones, else the one behind the selection.
    pub(in crate::app) fn status_targets(&self) -> Vec<Id> {
        if self.tab == crate::app::Tab::Shortlist && !self.marked.is_empty() {
            return self.marked.clone();
        }
        match self.selected_row() {
            Some((Table::Programs, id)) => vec![id],
            Some((Table::Interviews, id)) => {
                let row = self.tracker.interviews.get(id.as_str());
                row.map(|it| it.programs.clone()).unwrap_or_default()
            }
            Some((Table::Milestones, id)) => self
                .tracker
                .milestones
                .get(id.as_str())
                .and_then(|it| it.program.clone())
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    fn set_status(&mut self, status: Status) {
        let targets = self.status_targets();
        let what = match targets.as_slice() {
            [one] => self.tracker.title_of(Table::Programs, one.as_str()).unwrap_or_default(),
            many => format!("{} programs", many.len()),
        };
        let now = self.now;
        let changed = self.change(format!("{what}: {}", status.title()), |tracker| {
            for id in &targets {
                tracker.set_status(id.as_str(), status, now);
            }
        });
        if !changed && self.notice.is_none() {
            self.say(format!("{what} was {} already", status.title()));
        }
        self.marked.clear();
    }
}
