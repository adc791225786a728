//! The checklist with its groups, and the steps of the selected component.

use crate::{
    app::{
        command::{Command, ComponentsCommand, GlobalCommand, ListCommand, Scope, TabCommand, UndoCommand},
        context::Context,
        list::{ListState, Step, page_of},
        outcome::{Outcome, Route, RowForm},
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
    domain::{
        id::Id,
        tables::{Component, Table},
        time::When,
    },
    layout::{Areas, Pane, areas},
};

#[derive(Debug, Default)]
pub struct Checklist {
    pub list: ListState<Id>,
    /// The selected step of the selected component.
    pub item: ListState<Id>,
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

    fn hide(&self, cx: &mut Context) {
        let Some(entry) = self.list.selected.as_ref().and_then(|id| cx.entry(id).cloned()) else { return };
        let hidden = entry.row.hidden == Some(true);
        let key = ComponentsCommand::ShowHidden.key();
        let label = match hidden {
            true => format!("Shown again: {}", entry.row.title),
            false => format!("Hidden: {} ({key} shows hidden ones)", entry.row.title),
        };
        cx.change(label, |tracker| {
            let own = tracker.components.get(entry.id().as_str());
            let mut row = own.map(|it| Component::clone(it)).unwrap_or_default();
            row.id = entry.id().clone();
            row.hidden = if hidden { None } else { Some(true) };
            tracker.components.put(row);
        });
    }
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
            return run_tab(self, cx, command);
        }
        let Command::Components(command) = command else { return Outcome::stay() };
        match command {
            ComponentsCommand::Hide => self.hide(cx),
            ComponentsCommand::ShowHidden => toggle_hidden(cx),
        }
        Outcome::stay()
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        if let Command::Tab(command) = command {
            return available(self, cx, command);
        }
        let hides = command == ComponentsCommand::Hide.into();
        match hides && self.list.selected.is_none() {
            true => Err("no component is selected"),
            false => Ok(()),
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
                (TabCommand::Edit.into(), "edit"),
                (TabCommand::EditOutside.into(), "$EDITOR"),
                (GlobalCommand::Back.into(), "back"),
            ],
            Pane::List => vec![
                (TabCommand::Tick.into(), "tick"),
                (TabCommand::Enter.into(), "steps"),
                (TabCommand::SetStatus.into(), "state"),
                (TabCommand::Edit.into(), "edit"),
                (TabCommand::Add.into(), "add"),
                (ComponentsCommand::Hide.into(), "hide"),
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
        let entry = self.list.selected.as_ref().and_then(|id| cx.entry(id));
        let group = entry.and_then(|it| cx.data.groups().iter().find(|group| group.0 == it.row.group));
        let title = group.map(|it| it.1.clone()).unwrap_or_default();
        let form = RowForm::new(Table::Components, "New component", vec![("group", title)]);
        Outcome::open(Route::Row(form))
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        match self.list.selected {
            Some(_) => self.focus_detail(),
            None => cx.refuse(format!("Nothing is selected · {} adds", TabCommand::Add.key())),
        }
        Outcome::stay()
    }

    fn show(&mut self, _cx: &mut Context, _table: Table, id: &Id) -> Outcome {
        self.list.focus_list();
        self.list.select(id.clone());
        Outcome::stay()
    }

    fn is_shown(&self, cx: &Context, _table: Table, id: &Id) -> bool {
        let is_it = |row: &CheckRow| matches!(row, CheckRow::Entry(entry) if entry.id() == id);
        cx.derived.checklist.iter().any(is_it)
    }

    fn select(&mut self, _cx: &mut Context, table: Table, id: &Id) {
        if table == Table::Components {
            self.list.select(id.clone());
        }
    }

    fn shown(&self, cx: &Context) -> usize {
        cx.derived.checklist.iter().filter(|it| matches!(it, CheckRow::Entry(_))).count()
    }

    fn shown_words(&self, cx: &Context) -> String {
        format!("{} shown", self.shown(cx))
    }
}
