//! The application's components in their views. Each view is a screen of its own; this one hands on to the present one.

mod checklist;
mod costs;
mod lettered;
mod letters;
mod signals;
mod stated;
mod statements;

pub use checklist::Checklist;
pub use costs::Costs;
pub use letters::Letters;
pub use signals::{SignalRow, Signals, pool};
pub use statements::Statements;

use crate::{
    app::{
        command::{Command, Scope, TabCommand},
        context::Context,
        export::Exported,
        outcome::{Choices, Filtered, Outcome, Route},
        pages::page::Row,
        rows::Target,
        screen::{Hints, Screen},
        tab::Tab,
        tab_screen::{TabScreen, Turn},
    },
    domain::{
        id::Id,
        tables::Table,
        time::{Day, When},
    },
    layout::{Areas, Pane},
};

/// What of the application is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Checklist,
    Letters,
    Statements,
    Signals,
    Costs,
}

impl View {
    pub const ALL: &'static [View] =
        &[View::Checklist, View::Letters, View::Statements, View::Signals, View::Costs];

    pub fn title(self) -> &'static str {
        match self {
            View::Checklist => "checklist",
            View::Letters => "letters",
            View::Statements => "statements",
            View::Signals => "signals",
            View::Costs => "costs",
        }
    }

    /// Returns the view in which rows of a table live.
    fn of(table: Table) -> View {
        match table == Table::Letters {
            true => View::Letters,
            false if table == Table::Statements => View::Statements,
            false if table == Table::Expenses => View::Costs,
            false => View::Checklist,
        }
    }
}

#[derive(Debug, Default)]
pub struct Components {
    pub view: View,
    pub checklist: Checklist,
    pub letters: Letters,
    pub statements: Statements,
    pub signals: Signals,
    pub costs: Costs,
    /// The filters of the views that aren't shown, each at the place of its view.
    filters: [String; View::ALL.len()],
}

impl Components {
    fn part(&self) -> &dyn TabScreen {
        match self.view {
            View::Checklist => &self.checklist,
            View::Letters => &self.letters,
            View::Statements => &self.statements,
            View::Signals => &self.signals,
            View::Costs => &self.costs,
        }
    }

    fn part_mut(&mut self) -> &mut dyn TabScreen {
        match self.view {
            View::Checklist => &mut self.checklist,
            View::Letters => &mut self.letters,
            View::Statements => &mut self.statements,
            View::Signals => &mut self.signals,
            View::Costs => &mut self.costs,
        }
    }

    /// Goes to another view, which keeps a filter of its own.
    pub fn go_view(&mut self, cx: &mut Context, view: View) {
        if view == self.view {
            return;
        }
        self.part_mut().focus_list();
        let present = cx.arrangement.filter(Tab::Components).to_owned();
        if let Some(kept) = self.filters.get_mut(self.view as usize) {
            *kept = present;
        }
        let kept = self.filters.get_mut(view as usize).map(std::mem::take).unwrap_or_default();
        cx.arrangement.set_filter(Tab::Components, kept);
        self.view = view;
    }
}

impl Screen for Components {
    fn scopes(&self) -> &'static [Scope] {
        self.part().scopes()
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        let turns = [(TabCommand::NextView, Turn::Next), (TabCommand::PreviousView, Turn::Previous)];
        match turns.into_iter().find(|it| command == it.0.into()) {
            Some((_, turn)) => {
                self.turn_view(cx, turn);
                Outcome::stay()
            }
            None if command == TabCommand::Export.into() => {
                Outcome::open(Route::Export(Exported::Components))
            }
            None => self.part_mut().run(cx, command),
        }
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        let own = [TabCommand::NextView, TabCommand::PreviousView, TabCommand::Export];
        match own.into_iter().any(|it| command == it.into()) {
            true => Ok(()),
            false => self.part().available(cx, command),
        }
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        self.part_mut().back(cx)
    }

    fn is_inside(&self) -> bool {
        self.part().is_inside()
    }

    fn fit(&mut self, cx: &Context) {
        self.part_mut().fit(cx);
    }

    /// The keys of the view, and among the first of them the one that leads to the next.
    fn hints(&self, cx: &Context) -> Hints {
        let mut hints = self.part().hints(cx);
        if self.focus() == Pane::List {
            let next = Turn::Next.from(self.view, View::ALL);
            hints.insert(hints.len().min(2), (TabCommand::NextView.into(), next.title()));
        }
        hints
    }

    fn way_out(&self) -> Hints {
        self.part().way_out()
    }

    fn whens(&self, cx: &Context) -> Vec<When> {
        self.part().whens(cx)
    }
}

impl TabScreen for Components {
    fn target(&self) -> Option<Target> {
        self.part().target()
    }

    fn areas(&self, cx: &Context) -> Areas {
        self.part().areas(cx)
    }

    fn detail(&self, cx: &Context, columns: usize) -> Vec<Row> {
        self.part().detail(cx, columns)
    }

    fn focus(&self) -> Pane {
        self.part().focus()
    }

    fn focus_list(&mut self) {
        self.part_mut().focus_list();
    }

    fn focus_detail(&mut self) {
        self.part_mut().focus_detail();
    }

    fn tick(&mut self, cx: &mut Context) -> Outcome {
        self.part_mut().tick(cx)
    }

    fn add(&mut self, cx: &mut Context) -> Outcome {
        self.part_mut().add(cx)
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        self.part_mut().enter(cx)
    }

    fn show(&mut self, cx: &mut Context, table: Table, id: &Id) -> Outcome {
        self.go_view(cx, View::of(table));
        self.part_mut().show(cx, table, id)
    }

    fn is_shown(&self, cx: &Context, table: Table, id: &Id) -> bool {
        self.part().is_shown(cx, table, id)
    }

    /// Selects a row, in its view where it has one of its own.
    fn select(&mut self, cx: &mut Context, table: Table, id: &Id) {
        let view = View::of(table);
        if view != View::Checklist {
            self.go_view(cx, view);
        }
        self.part_mut().select(cx, table, id);
    }

    fn turn_view(&mut self, cx: &mut Context, turn: Turn) {
        self.go_view(cx, turn.from(self.view, View::ALL));
        cx.say(format!("View: {}", self.view.title()));
    }

    fn has_views(&self) -> Result<(), &'static str> {
        Ok(())
    }

    fn show_day(&mut self, cx: &mut Context, day: Day) {
        self.part_mut().show_day(cx, day);
    }

    fn status_targets(&self, cx: &Context) -> Vec<Id> {
        self.part().status_targets(cx)
    }

    fn sorts(&self, cx: &Context) -> Option<Choices> {
        self.part().sorts(cx)
    }

    fn filtered(&self) -> Filtered {
        match self.view {
            View::Checklist | View::Costs => Filtered::Rows,
            View::Letters | View::Statements | View::Signals => Filtered::Programs,
        }
    }

    fn exported(&self) -> Exported {
        Exported::Components
    }

    fn release(&mut self) {
        self.part_mut().release();
    }

    fn marked(&self) -> &[Id] {
        self.part().marked()
    }

    fn shown(&self, cx: &Context) -> usize {
        self.part().shown(cx)
    }

    fn shown_words(&self, cx: &Context) -> String {
        self.part().shown_words(cx)
    }
}
