//! The programs in their views: the table, the rank list. Each view is a screen of its own; this one hands on to the present
//! one.

mod rank_state;
mod ranks;
mod table;

pub use rank_state::Ranks;
pub use table::ProgramTable;

use crate::{
    app::{
        command::{Command, Scope, TabCommand},
        context::Context,
        export::Exported,
        outcome::{Choices, Outcome},
        pages::page::Row,
        rows::Target,
        screen::{Hints, Screen},
        tab_screen::{TabScreen, Turn},
    },
    domain::{
        id::Id,
        tables::Table,
        time::{Day, When},
    },
    layout::{Areas, Pane},
};

/// How the programs are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Table,
    Ranks,
}

impl View {
    pub const ALL: &'static [View] = &[View::Table, View::Ranks];

    pub fn title(self) -> &'static str {
        match self {
            View::Table => "table",
            View::Ranks => "rank list",
        }
    }

    /// Returns the view in which rows of a table live.
    fn of(table: Table) -> View {
        if matches!(table, Table::RankLists | Table::RankVersions) { View::Ranks } else { View::Table }
    }
}

#[derive(Debug, Default)]
pub struct Shortlist {
    pub view: View,
    pub table: ProgramTable,
    pub ranks: Ranks,
}

impl Shortlist {
    fn part(&self) -> &dyn TabScreen {
        match self.view {
            View::Table => &self.table,
            View::Ranks => &self.ranks,
        }
    }

    fn part_mut(&mut self) -> &mut dyn TabScreen {
        match self.view {
            View::Table => &mut self.table,
            View::Ranks => &mut self.ranks,
        }
    }

    /// Goes to another view; the program that is selected stays so.
    pub fn go_view(&mut self, view: View) {
        if view != self.view {
            self.part_mut().focus_list();
            self.view = view;
        }
    }
}

impl Screen for Shortlist {
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
            None => self.part_mut().run(cx, command),
        }
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        let own = [TabCommand::NextView, TabCommand::PreviousView];
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

impl TabScreen for Shortlist {
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
        self.go_view(View::of(table));
        self.part_mut().show(cx, table, id)
    }

    fn is_shown(&self, cx: &Context, table: Table, id: &Id) -> bool {
        self.part().is_shown(cx, table, id)
    }

    fn select(&mut self, cx: &mut Context, table: Table, id: &Id) {
        self.part_mut().select(cx, table, id);
    }

    fn turn_view(&mut self, cx: &mut Context, turn: Turn) {
        self.go_view(turn.from(self.view, View::ALL));
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

    fn exported(&self) -> Exported {
        match self.view {
            View::Table => Exported::Shortlist,
            View::Ranks => Exported::RankLists,
        }
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
