//! The checklist with its groups, and the steps of the selected component.

use crate::{
    app::{
        command::{Command, ComponentsCommand, GlobalCommand, ListCommand, Scope, TabCommand, UndoCommand},
        component_edits::{add_beside, assumed_beside, confirm, hide, move_line},
        context::Context,
        list::{ListState, Step, page_of},
        outcome::Outcome,
        pages::{
            component::component_page,
            page::{Page, Row},
        },
        refresh::CheckRow,
        rows::Target,
        screen::{Hints, Screen},
        steps,
        tab::Tab,
        tab_screen::{TabScreen, available, clear_filter, list_height, run_tab, tab_way_out},
        ticks::tick_component,
        titles::check_key,
    },
    domain::{exams::line_of_exam, id::Id, moving::Shift, tables::Table, time::When},
    layout::{Areas, Pane, areas},
};

#[derive(Debug, Default)]
pub struct Checklist {
    pub list: ListState<Id>,
    /// The selected step of the selected component.
    pub item: ListState<Id>,
    /// A step that is being typed or was deleted, to be selected once it is there.
    new_step: Option<Id>,
}

impl Checklist {
    fn steps(&self, cx: &Context) -> Vec<Id> {
        let id = self.list.selected.as_ref();
        id.map(|id| steps::step_ids(cx, Table::Components, id)).unwrap_or_default()
    }

    fn run_list(&mut self, cx: &Context, command: ListCommand) {
        let areas = self.areas(cx);
        let height = if self.list.focus == Pane::List { areas.list.height } else { areas.detail.height };
        let step = Step::of(command, page_of(height));
        if self.list.focus == Pane::List {
            (self.list.scroll, self.item.selected) = (0, None);
            let rows = &cx.derived.checklist;
            return self.list.step(step, rows.len(), |at| check_key(rows, at));
        }
        let ids = self.steps(cx);
        match ids.is_empty() {
            true => self.list.scroll(step),
            false => self.item.step_among(step, &ids),
        }
    }

    /// Returns the selected component with the step that has the keys, if one has them.
    fn step(&self) -> Option<(&Id, &Id)> {
        let has_keys = self.list.focus == Pane::Detail;
        self.list.selected.as_ref().zip(self.item.selected.as_ref()).filter(|_| has_keys)
    }

    fn move_selected(&self, cx: &mut Context, shift: Shift) {
        match (self.step(), &self.list.selected) {
            (Some((id, step)), _) => steps::move_step(cx, id, step, shift),
            (None, Some(id)) => move_line(cx, id, shift),
            (None, None) => {}
        }
    }

    fn run_own(&self, cx: &mut Context, command: ComponentsCommand) {
        let Some(id) = self.list.selected.clone() else {
            return if command == ComponentsCommand::ShowHidden {
                toggle_hidden(cx)
            };
        };
        match command {
            ComponentsCommand::Hide => hide(cx, &id),
            ComponentsCommand::ShowHidden => toggle_hidden(cx),
            ComponentsCommand::Confirm => confirm(cx, &[id]),
            ComponentsCommand::ConfirmGroup => confirm(cx, &assumed_beside(cx, &id)),
            ComponentsCommand::MoveDown => self.move_selected(cx, Shift::Down),
            ComponentsCommand::MoveUp => self.move_selected(cx, Shift::Up),
        }
    }

    /// Handles the keys of rows for the step that has the keys.
    fn run_step(&mut self, cx: &mut Context, command: TabCommand) -> Option<Outcome> {
        let (id, step) = self.step()?;
        match command {
            TabCommand::Edit => Some(steps::ask_step(cx, id, step)),
            TabCommand::Delete => {
                let (id, step) = (id.clone(), step.clone());
                steps::delete_step(cx, &id, &step);
                // undo brings it back, and then it is selected
                self.new_step = Some(step);
                Some(Outcome::stay())
            }
            TabCommand::Tick
            | TabCommand::Add
            | TabCommand::Filter
            | TabCommand::NextView
            | TabCommand::PreviousView
            | TabCommand::Sort
            | TabCommand::SetStatus
            | TabCommand::Export
            | TabCommand::OpenLink
            | TabCommand::Copy
            | TabCommand::EditOutside
            | TabCommand::Left
            | TabCommand::Right
            | TabCommand::Enter => None,
        }
    }
}

/// Returns the line that shows a row.
fn line_of(cx: &Context, table: Table, id: &Id) -> Id {
    let listed = |id: &Id| cx.entry(id).is_some();
    if table == Table::Exams { line_of_exam(id, listed) } else { id.clone() }
}

fn has_step(cx: &Context, component: &Id, step: &Id) -> bool {
    cx.entry(component).is_some_and(|it| it.row.items.contains_key(step))
}

fn toggle_hidden(cx: &mut Context) {
    cx.arrangement.show_hidden = !cx.arrangement.show_hidden;
    let hidden = cx.derived.hidden_components;
    match cx.arrangement.show_hidden {
        true => cx.say(format!("{hidden} hidden shown")),
        false => cx.say(format!("{hidden} hidden")),
    }
}

impl Screen for Checklist {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Components, Scope::Tab, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
            return Outcome::stay();
        }
        if let Command::Tab(command) = command {
            return self.run_step(cx, command).unwrap_or_else(|| run_tab(self, cx, command));
        }
        if let Command::Components(command) = command {
            self.run_own(cx, command);
        }
        Outcome::stay()
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        if let Command::Tab(command) = command {
            return available(self, cx, command);
        }
        let Command::Components(command) = command else { return Ok(()) };
        let wants = |fits: bool, why| if fits { Ok(()) } else { Err(why) };
        let selected = self.list.selected.as_ref();
        let is_assumed = |id: &Id| cx.entry(id).is_some_and(|it| it.row.assumed.is_some());
        match command {
            ComponentsCommand::ShowHidden => Ok(()),
            ComponentsCommand::Hide | ComponentsCommand::MoveDown | ComponentsCommand::MoveUp => {
                wants(selected.is_some(), "no component is selected")
            }
            ComponentsCommand::Confirm => wants(selected.is_some_and(is_assumed), "nothing is assumed of it"),
            ComponentsCommand::ConfirmGroup => {
                let is_any = selected.is_some_and(|id| !assumed_beside(cx, id).is_empty());
                wants(is_any, "nothing in this group is assumed")
            }
        }
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        match self.list.focus {
            Pane::Detail => self.list.focus_list(),
            Pane::List => clear_filter(cx),
        }
        Outcome::stay()
    }

    fn is_inside(&self) -> bool {
        self.list.focus == Pane::Detail
    }

    fn fit(&mut self, cx: &Context) {
        let rows = &cx.derived.checklist;
        let find = |key: &Id| (0..rows.len()).find(|at| check_key(rows, *at).as_ref() == Some(key));
        let height = list_height(cx, Tab::Components, self.list.focus);
        self.list.follow(rows.len(), height, |at| check_key(rows, at), find);
        if self.list.focus == Pane::List && self.list.scroll == 0 {
            self.item.selected = None;
            return;
        }
        if let Some(step) =
            self.new_step.take_if(|it| self.list.selected.as_ref().is_some_and(|id| has_step(cx, id, it)))
        {
            self.item.selected = Some(step);
        }
        let area = self.areas(cx).detail;
        let rows = self.detail(cx, usize::from(area.width.saturating_sub(1)));
        self.list.clamp_scroll(rows.len(), area.height);
        if self.list.focus == Pane::List || self.steps(cx).is_empty() {
            self.item.selected = None;
            return;
        }
        self.list.scroll = steps::follow(&mut self.item, &rows, self.list.scroll, usize::from(area.height));
    }

    fn hints(&self, _cx: &Context) -> Hints {
        match self.list.focus {
            Pane::Detail => vec![
                (TabCommand::Tick.into(), "tick"),
                (TabCommand::Add.into(), "add step"),
                (TabCommand::Edit.into(), if self.step().is_some() { "edit step" } else { "edit" }),
                (TabCommand::SetStatus.into(), "state"),
                (GlobalCommand::Back.into(), "back"),
                (ComponentsCommand::MoveDown.into(), "move down"),
                (ComponentsCommand::MoveUp.into(), "move up"),
                (TabCommand::EditOutside.into(), "$EDITOR"),
            ],
            Pane::List => vec![
                (TabCommand::Tick.into(), "tick"),
                (TabCommand::Enter.into(), "steps"),
                (TabCommand::SetStatus.into(), "state"),
                (TabCommand::Edit.into(), "edit"),
                (TabCommand::Add.into(), "add"),
                (ComponentsCommand::Hide.into(), "hide"),
                (ComponentsCommand::MoveDown.into(), "move"),
                (TabCommand::Filter.into(), "filter"),
                (UndoCommand::Undo.into(), "undo"),
            ],
        }
    }

    fn way_out(&self) -> Hints {
        tab_way_out()
    }

    fn whens(&self, cx: &Context) -> Vec<When> {
        cx.derived.groups.iter().flat_map(|it| &it.entries).filter_map(|it| it.due.clone()).collect()
    }
}

impl TabScreen for Checklist {
    fn target(&self) -> Option<Target> {
        self.list.selected.clone().map(|id| (Table::Components, id))
    }

    fn areas(&self, cx: &Context) -> Areas {
        areas(cx.size, Tab::Components.share(), self.list.focus)
    }

    fn detail(&self, cx: &Context, columns: usize) -> Vec<Row> {
        let mut page = Page::new(columns);
        if let Some(id) = &self.list.selected {
            component_page(cx, &mut page, id);
        }
        page.rows
    }

    fn focus(&self) -> Pane {
        self.list.focus
    }

    fn focus_list(&mut self) {
        self.list.focus_list();
    }

    fn focus_detail(&mut self) {
        self.list.focus_detail();
    }

    fn tick(&mut self, cx: &mut Context) -> Outcome {
        if let Some(id) = self.list.selected.clone() {
            match (self.list.focus, self.item.selected.clone()) {
                (Pane::Detail, Some(item)) => steps::tick_step(cx, &id, &item),
                (Pane::Detail | Pane::List, _) => tick_component(cx, &id),
            }
        }
        Outcome::stay()
    }

    fn add(&mut self, cx: &mut Context) -> Outcome {
        let (Pane::Detail, Some(id)) = (self.list.focus, &self.list.selected) else {
            return add_beside(cx, self.list.selected.as_ref());
        };
        let asked = steps::ask_new_step(cx, id, self.item.selected.as_ref());
        asked.map_or(Outcome::stay(), |(step, outcome)| {
            self.new_step = Some(step);
            outcome
        })
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        match self.list.selected {
            Some(_) => self.focus_detail(),
            None => cx.refuse(format!("Nothing is selected · {} adds", TabCommand::Add.key())),
        }
        Outcome::stay()
    }

    fn show(&mut self, cx: &mut Context, table: Table, id: &Id) -> Outcome {
        self.list.focus_list();
        self.list.select(line_of(cx, table, id));
        Outcome::stay()
    }

    fn is_shown(&self, cx: &Context, table: Table, id: &Id) -> bool {
        let line = line_of(cx, table, id);
        let is_it = |row: &CheckRow| matches!(row, CheckRow::Entry(entry) if *entry.id() == line);
        cx.derived.checklist.iter().any(is_it)
    }

    fn select(&mut self, cx: &mut Context, table: Table, id: &Id) {
        if matches!(table, Table::Components | Table::Exams) {
            self.list.select(line_of(cx, table, id));
        }
    }

    fn shown(&self, cx: &Context) -> usize {
        cx.derived.checklist.iter().filter(|it| matches!(it, CheckRow::Entry(_))).count()
    }

    fn shown_words(&self, cx: &Context) -> String {
        format!("{} shown", self.shown(cx))
    }
}
