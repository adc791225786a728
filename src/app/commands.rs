//! Commands that work on every tab: moving, going in and out, opening what lies over a tab.

use super::{
    App, Tab,
    command::Command,
    list::Step,
    message::Effect,
    overlay::{Overlay, picker},
    refresh::{AgendaRow, CheckRow},
};
use crate::{
    domain::{
        id::Id,
        tables::Table,
        time::{self, Day, When},
    },
    layout::Pane,
    text::{Buffer, Lines},
};

impl App {
    pub(super) fn tab_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        use Command::*;
        if self.on_grid() {
            match command {
                Up | Down | Left | Right | PageUp | PageDown | HalfUp | HalfDown | First | Last => {
                    return self.walk(command);
                }
                Enter => return self.enter_day(),
                _ => {}
            }
        }
        match command {
            NextView => self.turn_view(1),
            PreviousView => self.turn_view(2),
            GoTimeline => self.go_tab(Tab::Timeline),
            GoComponents => self.go_tab(Tab::Components),
            GoInterviews => self.go_tab(Tab::Interviews),
            GoShortlist => self.go_tab(Tab::Shortlist),
            NextTab => self.turn_tab(1),
            PreviousTab => self.turn_tab(Tab::ALL.len().saturating_sub(1)),
            Down => self.step(Step::Down(1)),
            Up => self.step(Step::Up(1)),
            PageDown => self.step(Step::Down(self.page())),
            PageUp => self.step(Step::Up(self.page())),
            HalfDown => self.step(Step::Down(self.page().div_ceil(2))),
            HalfUp => self.step(Step::Up(self.page().div_ceil(2))),
            First => self.step(Step::First),
            Last => self.step(Step::Last),
            Left => self.focus_list(),
            Right => self.focus_detail(),
            Enter => self.enter(),
            Back => self.back(),
            Undo => self.undo(),
            Redo => self.redo(),
            Filter => self.open_filter(),
            Find => self.open_picker(picker::Kind::Find, ""),
            Palette => self.open_picker(picker::Kind::Palette, ""),
            Help => self.open_picker(picker::Kind::Help, ""),
            Guide => self.open_guide_here(),
            Versions => self.open_versions(),
            Review => self.open_review(),
            Settings => self.open_settings(),
            Sort => self.open_sort_menu(),
            SetStatus if self.selected_component().is_some() => self.open_progress_menu(),
            SetStatus => self.open_status_menu(),
            Export => self.open_export_menu(),
            OpenLink => effects.extend(self.link_here().map(Effect::OpenLink)),
            Copy => self.copy_link(effects),
            EditOutside => self.edit_outside(effects),
            Save => self.save_now(effects),
            Repaint => effects.push(Effect::Repaint),
            Suspend => effects.push(Effect::Suspend),
            Quit => effects.push(Effect::Quit),
            QuitNow => self.quit_now(effects),
            command => self.row_command(command),
        }
    }

    fn go_tab(&mut self, tab: Tab) {
        if self.tab != tab {
            self.focus = Pane::List;
            self.detail_offset = 0;
            self.came_from = None;
            self.came_from_warning = None;
        }
        self.tab = tab;
    }

    fn turn_tab(&mut self, by: usize) {
        let next = (self.tab as usize).saturating_add(by) % Tab::ALL.len();
        if let Some(tab) = Tab::ALL.get(next) {
            self.go_tab(*tab);
        }
    }

    /// Rows of a page: the list's, less one for overlap.
    fn page(&self) -> usize {
        let areas = self.areas();
        let height = match self.focus {
            Pane::List => areas.list.height,
            Pane::Detail => areas.detail.height,
        };
        usize::from(height).saturating_sub(1).max(1)
    }

    fn step(&mut self, step: Step) {
        match (self.focus, self.tab) {
            (Pane::Detail, _) if self.in_calendar() && self.timeline.selected.is_some() => {
                self.step_day(step)
            }
            (Pane::Detail, _) if self.has_items() => self.step_item(step),
            (Pane::Detail, _) => self.scroll_detail(step),
            (Pane::List, _) => {
                self.detail_offset = 0;
                self.step_list(step);
            }
        }
    }

    fn step_list(&mut self, step: Step) {
        let derived = std::mem::take(&mut self.derived);
        match self.tab {
            Tab::Timeline => {
                self.timeline.step(step, derived.agenda.len(), |at| agenda_key(&derived.agenda, at))
            }
            Tab::Components => {
                self.item.selected = None;
                self.components.step(step, derived.checklist.len(), |at| check_key(&derived.checklist, at));
            }
            Tab::Interviews => self.interviews.step(step, derived.interviews.len(), |at| {
                derived.interviews.get(at).map(|it| it.id.clone())
            }),
            Tab::Shortlist => self
                .shortlist
                .step(step, derived.shortlist.len(), |at| derived.shortlist.get(at).map(|it| it.id.clone())),
        }
        self.derived = derived;
    }

    fn scroll_detail(&mut self, step: Step) {
        self.detail_offset = match step {
            Step::Down(by) => self.detail_offset.saturating_add(by),
            Step::Up(by) => self.detail_offset.saturating_sub(by),
            Step::First => 0,
            Step::Last => usize::MAX,
        };
    }

    /// Puts every selection back on a row and in sight. Runs after each message.
    pub(super) fn follow(&mut self) {
        let areas = super::areas(self.size, self.tab.share(), Pane::List);
        let height = usize::from(if self.focus == Pane::List {
            areas.list.height
        } else {
            self.areas().list.height.max(1)
        })
        .max(1);
        let derived = std::mem::take(&mut self.derived);
        match self.tab {
            Tab::Timeline if self.in_calendar() => {
                self.derived = derived;
                self.follow_day();
                return self.follow_day_page();
            }
            Tab::Timeline => {
                let rows = &derived.agenda;
                let mut timeline = std::mem::take(&mut self.timeline);
                let find = |key: &_| self.agenda_row(&derived, key);
                timeline.follow(rows.len(), height, |at| agenda_key(rows, at), find);
                self.timeline = timeline;
            }
            Tab::Components => {
                let rows = &derived.checklist;
                let find = |key: &Id| (0..rows.len()).find(|at| check_key(rows, *at).as_ref() == Some(key));
                self.components.follow(rows.len(), height, |at| check_key(rows, at), find);
            }
            Tab::Interviews => {
                let rows = &derived.interviews;
                let find = |key: &Id| rows.iter().position(|it| it.id == *key);
                self.interviews.follow(rows.len(), height, |at| rows.get(at).map(|it| it.id.clone()), find);
            }
            Tab::Shortlist => {
                let rows = &derived.shortlist;
                let find = |key: &Id| rows.iter().position(|it| it.id == *key);
                self.shortlist.follow(rows.len(), height, |at| rows.get(at).map(|it| it.id.clone()), find);
            }
        }
        self.derived = derived;
        self.marked.retain(|id| self.tracker.programs.has(id.as_str()));
        self.follow_detail();
    }

    fn follow_detail(&mut self) {
        if self.focus == Pane::List && self.detail_offset == 0 {
            self.item.selected = None;
            return;
        }
        let area = self.areas().detail;
        let rows = self.detail(usize::from(area.width.saturating_sub(1)));
        self.detail_offset = self.detail_offset.min(rows.len().saturating_sub(usize::from(area.height)));
        self.follow_item(&rows, usize::from(area.height));
    }

    fn focus_list(&mut self) {
        self.focus = Pane::List;
        self.detail_offset = 0;
    }

    pub(super) fn focus_detail(&mut self) {
        if self.selected_row().is_some() {
            self.focus = Pane::Detail;
        }
    }

    fn enter(&mut self) {
        match (self.tab, self.selected_row()) {
            (_, None) => self.refuse(format!("Nothing is selected · {} adds", Command::Add.key())),
            (Tab::Timeline, Some((Table::Milestones, id))) => self.enter_milestone(&id),
            (
                Tab::Timeline,
                Some((table @ (Table::Interviews | Table::Components | Table::Programs), id)),
            ) => {
                let from = self.tab;
                self.go_to(table, &id);
                self.came_from = Some(from);
            }
            (Tab::Timeline, Some((table, id))) => self.open_form(table, &id, None),
            (Tab::Interviews, Some((table, id))) => self.open_note(table, &id, "notes"),
            (Tab::Components | Tab::Shortlist, Some(_)) => self.focus_detail(),
        }
    }

    /// An official date goes to the component that settles it; an own task opens.
    fn enter_milestone(&mut self, id: &Id) {
        let component = self.derived.dates.iter().find(|it| it.id == *id).and_then(|it| it.component.clone());
        match component.filter(|id| self.entry(id).is_some()) {
            Some(component) => {
                let from = self.tab;
                self.go_to(Table::Components, &component);
                self.came_from = Some(from);
            }
            None if self.tracker.milestones.has(id.as_str()) && !self.is_official(id) => {
                self.open_form(Table::Milestones, id, None)
            }
            None => self.focus_detail(),
        }
    }

    pub(super) fn is_official(&self, id: &Id) -> bool {
        self.derived.dates.iter().any(|it| it.id == *id)
    }

    fn back(&mut self) {
        self.disarm();
        match self.overlays.last() {
            Some(Overlay::Form(_)) => self.leave_form(),
            Some(Overlay::Note(_) | Overlay::Names(_)) => self.leave_note(),
            Some(Overlay::Filter(_)) => {
                self.filters[self.tab as usize].clear();
                self.overlays.pop();
            }
            Some(Overlay::Start(_)) => self.start_back(),
            Some(Overlay::Ask(_)) => self.ask_command(Command::No, &mut Vec::new()),
            Some(Overlay::Paste(_)) => self.leave_paste(),
            Some(Overlay::Versions(_)) => self.leave_versions(),
            Some(Overlay::Trouble(_)) => {
                self.refuse("Choose one of the lines: nothing is written before that")
            }
            Some(_) => drop(self.overlays.pop()),
            None if self.focus == Pane::Detail => self.focus_list(),
            None => self.back_from_tab(),
        }
    }

    fn back_from_tab(&mut self) {
        if let Some(tab) = self.came_from.take() {
            self.tab = tab;
            self.back_to_review();
        } else if self.calendar.lane.is_some() && self.on_grid() {
            self.calendar.lane = None;
        } else if !self.marked.is_empty() {
            self.marked.clear();
        } else if !self.filter().is_empty() {
            self.filters[self.tab as usize].clear();
            self.say("The filter is gone: everything is shown");
        }
    }

    fn undo(&mut self) {
        let Some(step) = self.history.undo(&self.tracker) else { return };
        self.end_note_step();
        let before = std::mem::replace(&mut self.tracker, step.tracker);
        self.note_change(&before);
        self.show_tab(step.tab);
        self.say(format!("Undone: {} · {} does it again", step.label, Command::Redo.key()));
    }

    fn redo(&mut self) {
        let Some(step) = self.history.redo(&self.tracker) else { return };
        self.end_note_step();
        let before = std::mem::replace(&mut self.tracker, step.tracker);
        self.note_change(&before);
        self.show_tab(step.tab);
        self.say(format!("Done again: {}", step.label));
    }

    fn show_tab(&mut self, tab: Tab) {
        if self.tab != tab {
            self.go_tab(tab);
        }
    }

    fn open_filter(&mut self) {
        let buffer = Buffer::new(self.filter(), Lines::One);
        self.focus = Pane::List;
        self.overlays.push(Overlay::Filter(buffer));
    }

    pub(super) fn filter_command(&mut self, command: Command) {
        match command {
            Command::FilterDown => self.step_list(Step::Down(1)),
            Command::FilterUp => self.step_list(Step::Up(1)),
            _ => drop(self.overlays.pop()),
        }
    }

    /// The page of the guide that fits the tab.
    fn open_guide_here(&mut self) {
        match self.tab {
            Tab::Timeline => self.open_guide(0),
            Tab::Components => self.open_page("application"),
            Tab::Interviews => self.open_page("interviews"),
            Tab::Shortlist => self.open_page("judging"),
        }
    }

    pub(super) fn open_page(&mut self, id: &str) {
        let at = self.data.guide().pages.iter().position(|it| it.id == id).unwrap_or(0);
        self.open_guide(at);
    }

    /// The days that a query may mean, for the palette; each with what to say of it.
    pub(super) fn typed_days(&self, query: &str) -> Vec<(Day, String)> {
        let text = query.trim();
        match time::read_day(text, &self.reading(None)) {
            _ if text.is_empty() => Vec::new(),
            Ok(day) => vec![(day, "the month, with what is on that day".to_owned())],
            Err(refusal) => {
                let choice = |(words, when): &(String, When)| (when.day_in(self.home()), words.clone());
                refusal.choices.iter().map(choice).collect()
            }
        }
    }
}

pub(super) fn agenda_key(rows: &[AgendaRow], at: usize) -> Option<crate::domain::agenda::Origin> {
    match rows.get(at)? {
        AgendaRow::Item(item) => Some(item.origin.clone()),
        AgendaRow::Heading(_) => None,
    }
}

pub(super) fn check_key(rows: &[CheckRow], at: usize) -> Option<Id> {
    match rows.get(at)? {
        CheckRow::Entry(entry) => Some(entry.id().clone()),
        CheckRow::Heading { .. } => None,
    }
}
