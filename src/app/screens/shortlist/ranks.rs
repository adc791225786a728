//! The rank lists: the primary list, the supplemental ones, and below them what stands on none. Positions are moved, reasons
//! said, lists attached; each is one step of undo.

use crate::{
    app::{
        command::{Command, ListCommand, RanksCommand, Scope, TabCommand, UndoCommand},
        context::Context,
        list::{ListState, Step, page_of, toggle},
        outcome::{CatalogPurpose, Choice, Choices, Named, Outcome, RankChange, Ranked, Route},
        pages::{
            page::{Page, Row},
            rank::rank_page,
        },
        rank_rows::{RankRow, RankRows},
        rank_steps::{
            advanced, ask_certified, ask_list_name, ask_off, ask_place, ask_reason, attach_menu, delete_list,
            do_not_rank, onto_menu, shift, take_off,
        },
        rows::Target,
        screen::{Hints, Screen},
        tab_screen::{TabScreen, available, clear_filter, detail_hints, run_tab, tab_way_out, writes},
    },
    domain::{id::Id, moving::Shift, tables::Table},
    layout::{Areas, Pane, Share, areas},
};

#[derive(Debug, Default)]
pub struct Ranks {
    pub list: ListState<RankRow>,
    pub rows: RankRows,
    /// Marked positions, for a change to all of them at once.
    pub marked: Vec<RankRow>,
}

impl Ranks {
    fn run_list(&mut self, cx: &Context, command: ListCommand) {
        let areas = self.areas(cx);
        if self.list.focus == Pane::Detail {
            return self.list.scroll(Step::of(command, page_of(areas.detail.height)));
        }
        self.list.scroll = 0;
        self.step(Step::of(command, page_of(areas.list.height)));
    }

    fn step(&mut self, step: Step) {
        let rows = &self.rows.rows;
        self.list.step(step, rows.len(), |at| rows.get(at).and_then(RankRow::key));
    }

    /// Returns the positions that a key concerns: the marked ones of the selected row's part, else the selected one.
    fn concerned(&self) -> Option<Ranked> {
        let selected = self.list.selected.as_ref()?;
        let part = part_of(selected)?;
        let mut entries: Vec<String> = Vec::new();
        for row in
            self.rows.rows.iter().filter(|it| self.marked.contains(it) && part_of(it).as_ref() == Some(&part))
        {
            entries.extend(row.entry().map(str::to_owned));
        }
        if entries.is_empty() {
            entries.extend(selected.entry().map(str::to_owned));
        }
        Some(Ranked { list: part, entries })
    }

    /// Returns the positions on a list that a key concerns.
    fn on_list(&self) -> Option<Ranked> {
        self.concerned().filter(|it| it.list.is_some() && !it.entries.is_empty())
    }

    fn move_by(&self, cx: &mut Context, by: Shift) {
        match self.on_list() {
            Some(ranked) => shift(cx, &ranked, by),
            None => {
                let key = TabCommand::Add.key();
                cx.refuse(format!("This stands on no list: {key} puts it there"));
            }
        }
    }

    /// Puts what is on no list onto one. On a list, goes to what could be put there.
    fn put(&mut self, cx: &mut Context) -> Outcome {
        match self.list.selected.clone() {
            Some(RankRow::Open(_)) => match self.concerned() {
                Some(it) => Outcome::open(Route::Menu(onto_menu(cx, it.entries))),
                None => Outcome::stay(),
            },
            Some(RankRow::Off(_)) => {
                let key = RanksCommand::DoNotRank.key();
                cx.refuse(format!("This isn't to be ranked: {key} takes that back"));
                Outcome::stay()
            }
            Some(RankRow::List(_) | RankRow::Line(..) | RankRow::OpenHead | RankRow::OffHead) | None => {
                self.offer(cx)
            }
        }
    }

    /// Offers to fill the primary list by score, where something is left; else goes to what stands on no list.
    fn offer(&mut self, cx: &mut Context) -> Outcome {
        let fill = self.rows.by_score_first();
        let first = self.rows.rows.iter().find(|it| matches!(it, RankRow::Open(_))).cloned();
        let Some(first) = first else {
            cx.refuse("Every position is on a list, or isn't to be ranked");
            return Outcome::stay();
        };
        if fill.is_empty() {
            self.list.select(first);
            let key = TabCommand::Add.key();
            cx.say(format!("What stands on no list: {key} puts it onto one, Space marks several"));
            return Outcome::stay();
        }
        let primary = cx.season.tracker.primary_list();
        let (list, end) = (primary.map(|it| it.id.clone()), primary.map_or(0, |it| it.order.len()));
        let count = crate::text::counted(fill.len(), "position");
        let all = RankChange::Put(Ranked { list, entries: fill }, end);
        let lines = vec![
            Choice::act(
                'b',
                "all of them by score",
                format!("{count} of programs where you interviewed, best score first"),
                crate::app::outcome::Action::Rank(all),
            ),
            Choice::new(
                'o',
                "one by one",
                "go to what stands on no list",
                crate::app::outcome::Next::Below(ListCommand::Last.into()),
            ),
        ];
        Outcome::open(Route::Menu(Choices::new(
            "Add to the primary list",
            "The order by score is only a beginning",
            lines,
        )))
    }

    fn mark_all(&mut self, cx: &mut Context) {
        let Some(part) = self.list.selected.as_ref().and_then(part_of) else { return };
        let rows =
            self.rows.rows.iter().filter(|it| it.entry().is_some() && part_of(it).as_ref() == Some(&part));
        let all: Vec<RankRow> = rows.cloned().collect();
        let are_marked = all.iter().all(|it| self.marked.contains(it));
        self.marked.retain(|it| !all.contains(it));
        if !are_marked {
            self.marked.extend(all);
        }
        cx.say(format!("{} marked", self.marked.len()));
    }

    fn off(&self, cx: &mut Context) -> Outcome {
        let Some(id) = self.list.selected.as_ref().and_then(RankRow::program) else { return Outcome::stay() };
        let Some(row) = cx.season.tracker.programs.get(id.as_str()) else { return Outcome::stay() };
        let program = Named { title: cx.season.naming.full(row), id };
        match self.list.selected {
            Some(RankRow::Off(_)) => {
                do_not_rank(cx, &program, "");
                Outcome::stay()
            }
            _ => Outcome::open(ask_off(cx, program)),
        }
    }

    fn attach(&self, cx: &mut Context) -> Outcome {
        let Some(ranked) = self.on_list() else { return Outcome::stay() };
        let entries = advanced(&ranked.entries);
        if entries.is_empty() {
            cx.refuse("A supplemental list is attached to an advanced position: this one includes its first year, or is one");
            return Outcome::stay();
        }
        Outcome::open(Route::Menu(attach_menu(cx, Ranked { list: ranked.list, entries })))
    }

    fn run_own(&mut self, cx: &mut Context, command: RanksCommand) -> Outcome {
        match command {
            RanksCommand::MoveDown => self.move_by(cx, Shift::Down),
            RanksCommand::MoveUp => self.move_by(cx, Shift::Up),
            RanksCommand::MarkAll => self.mark_all(cx),
            RanksCommand::DoNotRank => return self.off(cx),
            RanksCommand::Attach => return self.attach(cx),
            RanksCommand::History => return Outcome::open(Route::RankHistory),
            RanksCommand::Certified => return Outcome::open(ask_certified(cx)),
            RanksCommand::PasteBack => return Outcome::open(Route::R3),
            RanksCommand::Place => {
                return self.on_list().map_or(Outcome::stay(), |it| Outcome::open(ask_place(cx, it)));
            }
            RanksCommand::Pairwise => return self.pairwise(cx),
            RanksCommand::Why | RanksCommand::Reason => {
                if let Some(RankRow::Line(list, entry)) = &self.list.selected {
                    return Outcome::open(match command == RanksCommand::Why {
                        true => Route::RankWhy(list.clone(), entry.clone()),
                        false => ask_reason(cx, list, entry),
                    });
                }
            }
        }
        Outcome::stay()
    }

    /// Asks about the marked positions, else about all of the list.
    fn pairwise(&self, cx: &mut Context) -> Outcome {
        let Some(mut ranked) = self.on_list() else { return Outcome::stay() };
        let list = ranked.list.as_ref().and_then(|it| cx.season.tracker.rank_lists.get(it.as_str()));
        if ranked.entries.len() < 2 {
            ranked.entries = list.map(|it| it.order.clone()).unwrap_or_default();
        }
        if ranked.entries.len() < 2 {
            cx.refuse("One position is in order already");
            return Outcome::stay();
        }
        Outcome::open(Route::Pairwise(ranked))
    }

    /// Takes positions off their list, or deletes the selected supplemental list.
    fn delete(&self, cx: &mut Context) {
        match &self.list.selected {
            Some(RankRow::Line(..)) => self.on_list().iter().for_each(|it| take_off(cx, it)),
            Some(RankRow::List(Some(id))) if self.is_supplemental(cx, id) => delete_list(cx, id),
            _ => cx.refuse("This stands on no list: programs are deleted in the table"),
        }
    }

    fn is_supplemental(&self, cx: &Context, list: &Id) -> bool {
        cx.season.tracker.supplemental_lists().iter().any(|it| it.id == *list)
    }

    fn edit(&self, cx: &mut Context) -> Outcome {
        match &self.list.selected {
            Some(RankRow::List(Some(id))) if self.is_supplemental(cx, id) => {
                Outcome::open(ask_list_name(cx, id))
            }
            _ => run_tab_edit(self, cx),
        }
    }
}

/// Opens the form of the selected program.
fn run_tab_edit(ranks: &Ranks, cx: &mut Context) -> Outcome {
    ranks.target().map_or(Outcome::stay(), |it| crate::app::rows::edit(cx, &it))
}

/// Returns the part of the view that a row belongs to: a list, or what stands on none; none for a heading of the latter.
fn part_of(row: &RankRow) -> Option<Option<Id>> {
    match row {
        RankRow::List(id) => Some(id.clone()),
        RankRow::Line(id, _) => Some(Some(id.clone())),
        RankRow::Open(_) => Some(None),
        RankRow::OpenHead | RankRow::OffHead | RankRow::Off(_) => None,
    }
}

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
            self.delete(cx);
            return Outcome::stay();
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
            RanksCommand::History | RanksCommand::MarkAll => Ok(()),
            RanksCommand::Certified | RanksCommand::PasteBack => match cx.season.tracker.primary_list() {
                Some(list) if !list.order.is_empty() => writes(cx),
                Some(_) | None => Err("the primary list is empty"),
            },
            RanksCommand::DoNotRank => match selected.and_then(RankRow::program) {
                Some(_) => writes(cx),
                None => Err("no program is selected"),
            },
            RanksCommand::MoveDown | RanksCommand::MoveUp => writes(cx),
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

/// Returns the row of the same position elsewhere: one that was put onto a list, or taken off it, stays selected.
fn same_position(rows: &[RankRow], key: &RankRow) -> Option<usize> {
    let entry = key.entry()?;
    rows.iter().position(|it| it.entry() == Some(entry))
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
