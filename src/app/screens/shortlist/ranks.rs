//! The rank lists: the primary list, the supplemental ones, and below them what stands on none. Positions are moved, reasons
//! said, lists attached; each is one step of undo.

use super::rank_state::{Ranks, same_position};
use crate::{
    app::{
        command::{Command, RanksCommand, Scope, TabCommand, UndoCommand},
        context::Context,
        export::Exported,
        list::{Step, toggle},
        outcome::{CatalogPurpose, Outcome, Route},
        pages::{
            page::{Page, Row},
            rank::rank_page,
        },
        rank_rows::RankRow,
        rows::Target,
        screen::{Hints, Screen},
        tab_screen::{TabScreen, available, clear_filter, detail_hints, run_tab, tab_way_out, writes},
    },
    domain::{id::Id, tables::Table},
    layout::{Areas, Pane, Share, areas},
};

impl Screen for Ranks {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Ranks, Scope::Tab, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
            return Outcome::stay();
        }
        if let Command::Ranks(command) = command {
            return self.run_own(cx, command);
        }
        let Command::Tab(command) = command else { return Outcome::stay() };
        if command == TabCommand::Delete {
            return self.delete(cx);
        }
        if command == TabCommand::Edit { self.edit(cx) } else { run_tab(self, cx, command) }
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        let selected = self.list.selected.as_ref();
        if let Command::Tab(command) = command {
            let is_own = matches!(command, TabCommand::Delete | TabCommand::Tick | TabCommand::Edit);
            return if is_own && selected.is_some() { writes(cx) } else { available(self, cx, command) };
        }
        let Command::Ranks(command) = command else { return Ok(()) };
        let is_line = matches!(selected, Some(RankRow::Line(..)));
        match command {
            RanksCommand::History | RanksCommand::MarkAll | RanksCommand::GoOpen => Ok(()),
            RanksCommand::Certified | RanksCommand::PasteBack => match cx.season.tracker.primary_list() {
                Some(list) if !list.order.is_empty() => writes(cx),
                Some(_) | None => Err("the primary list is empty"),
            },
            RanksCommand::DoNotRank => match selected.and_then(RankRow::program) {
                Some(_) => writes(cx),
                None => Err("no program is selected"),
            },
            RanksCommand::MoveDown | RanksCommand::MoveUp => writes(cx),
            RanksCommand::Why if is_line => Ok(()),
            RanksCommand::Place
            | RanksCommand::Why
            | RanksCommand::Pairwise
            | RanksCommand::Reason
            | RanksCommand::Attach => match is_line {
                true => writes(cx),
                false => Err("no position of a list is selected"),
            },
        }
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        match self.list.focus {
            Pane::Detail => self.list.focus_list(),
            Pane::List if !self.marked.is_empty() => self.marked.clear(),
            Pane::List => clear_filter(cx),
        }
        Outcome::stay()
    }

    fn is_inside(&self) -> bool {
        self.list.focus == Pane::Detail
    }

    fn fit(&mut self, cx: &Context) {
        self.rows.follow(cx);
        let rows = &self.rows.rows;
        self.marked.retain(|it| rows.contains(it));
        if self.list.selected.is_none() {
            self.list.selected = rows.iter().find(|it| it.entry().is_some()).cloned();
        }
        let find = |key: &RankRow| rows.iter().position(|it| it == key).or_else(|| same_position(rows, key));
        let height = usize::from(areas(cx.size, Share::Even, Pane::List).list.height).max(1);
        self.list.follow(rows.len(), height, |at| rows.get(at).and_then(RankRow::key), find);
        if self.list.focus == Pane::Detail || self.list.scroll > 0 {
            let area = self.areas(cx).detail;
            let rows = self.detail(cx, usize::from(area.width.saturating_sub(1)));
            self.list.clamp_scroll(rows.len(), area.height);
        }
    }

    fn hints(&self, cx: &Context) -> Hints {
        if self.list.focus == Pane::Detail {
            return detail_hints();
        }
        match &self.list.selected {
            Some(RankRow::Open(_)) => vec![
                (TabCommand::Add.into(), "put on a list"),
                (TabCommand::Tick.into(), "mark"),
                (RanksCommand::MarkAll.into(), "mark all"),
                (RanksCommand::DoNotRank.into(), "do not rank"),
                (TabCommand::Enter.into(), "open"),
                (TabCommand::Filter.into(), "filter"),
            ],
            Some(RankRow::Off(_)) => {
                vec![(RanksCommand::DoNotRank.into(), "may be ranked"), (TabCommand::Enter.into(), "open")]
            }
            Some(RankRow::List(Some(id))) if self.is_supplemental(cx, id) => vec![
                (TabCommand::Edit.into(), "name"),
                (TabCommand::Delete.into(), "delete the list"),
                (TabCommand::Add.into(), "add"),
            ],
            Some(RankRow::Line(..)) => vec![
                (RanksCommand::MoveDown.into(), "down"),
                (RanksCommand::MoveUp.into(), "up"),
                (RanksCommand::Why.into(), "why"),
                (RanksCommand::Place.into(), "to place"),
                (RanksCommand::Attach.into(), "supplemental"),
                (RanksCommand::Reason.into(), "reason"),
                (TabCommand::Add.into(), "add"),
                (TabCommand::Delete.into(), "take off"),
                (RanksCommand::DoNotRank.into(), "do not rank"),
                (RanksCommand::Pairwise.into(), "pairwise"),
                (RanksCommand::History.into(), "history"),
                (RanksCommand::Certified.into(), "certified"),
                (RanksCommand::PasteBack.into(), "paste R3's"),
                (UndoCommand::Undo.into(), "undo"),
            ],
            Some(RankRow::List(_) | RankRow::OpenHead | RankRow::OffHead) | None => {
                vec![(TabCommand::Add.into(), "add"), (RanksCommand::History.into(), "history")]
            }
        }
    }

    fn way_out(&self) -> Hints {
        tab_way_out()
    }
}

impl TabScreen for Ranks {
    fn target(&self) -> Option<Target> {
        self.list.selected.as_ref().and_then(RankRow::program).map(|id| (Table::Programs, id))
    }

    fn areas(&self, cx: &Context) -> Areas {
        areas(cx.size, Share::Even, self.list.focus)
    }

    fn detail(&self, cx: &Context, columns: usize) -> Vec<Row> {
        let mut page = Page::new(columns);
        if let Some(row) = &self.list.selected {
            rank_page(cx, &mut page, row, &self.rows);
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

    /// Marks or unmarks the selected position and goes down.
    fn tick(&mut self, cx: &mut Context) -> Outcome {
        if let Some(row) = self.list.selected.clone().filter(|it| it.entry().is_some()) {
            toggle(&mut self.marked, row);
            self.step(Step::Down(1));
            cx.say(format!("{} marked", self.marked.len()));
        }
        Outcome::stay()
    }

    fn add(&mut self, cx: &mut Context) -> Outcome {
        if cx.season.tracker.programs.is_empty() {
            return Outcome::open(Route::Catalog { purpose: CatalogPurpose::Add, query: String::new() });
        }
        self.put(cx)
    }

    fn enter(&mut self, _cx: &mut Context) -> Outcome {
        self.focus_detail();
        Outcome::stay()
    }

    fn show(&mut self, _cx: &mut Context, table: Table, id: &Id) -> Outcome {
        self.list.focus_list();
        if table == Table::RankLists {
            self.list.select(RankRow::List(Some(id.clone())));
        }
        Outcome::stay()
    }

    fn is_shown(&self, _cx: &Context, _table: Table, _id: &Id) -> bool {
        true
    }

    fn select(&mut self, _cx: &mut Context, table: Table, id: &Id) {
        if table == Table::Programs {
            let row = self.rows.rows.iter().find(|it| it.program().as_ref() == Some(id));
            row.cloned().into_iter().for_each(|it| self.list.select(it));
        }
    }

    fn exported(&self) -> Exported {
        Exported::RankLists
    }

    fn release(&mut self) {
        self.marked.clear();
    }

    fn shown(&self, _cx: &Context) -> usize {
        self.rows.rows.iter().filter(|it| it.entry().is_some()).count()
    }

    fn shown_words(&self, _cx: &Context) -> String {
        let open = self.rows.rows.iter().filter(|it| matches!(it, RankRow::Open(_))).count();
        format!("{open} of {} on no list", self.rows.open.0)
    }
}
