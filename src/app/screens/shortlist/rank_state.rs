//! The rank lists as they are worked on: what is selected and marked, and what its keys do.

use crate::{
    app::{
        command::{ListCommand, RanksCommand, TabCommand},
        context::Context,
        list::{ListState, Step, page_of},
        outcome::{Action, Choice, Choices, Named, Next, Outcome, RankChange, RankRoute, Ranked, Route},
        rank_lines::{ask_certified, ask_list_name, ask_off, ask_place, ask_reason, attach_menu, onto_menu},
        rank_rows::{RankRow, RankRows},
        rank_steps::{advanced, by_score_order, do_not_rank, shift, take_off},
        rows,
    },
    domain::{id::Id, moving::Shift, ranking::Entry, tables::Table},
    layout::{Pane, Share, areas},
    text::counted,
};

#[derive(Debug, Default)]
pub struct Ranks {
    pub list: ListState<RankRow>,
    pub rows: RankRows,
    /// Marked positions, for a change to all of them at once.
    pub marked: Vec<RankRow>,
}

impl Ranks {
    pub(super) fn run_list(&mut self, cx: &Context, command: ListCommand) {
        let areas = areas(cx.size, Share::Even, self.list.focus);
        if self.list.focus == Pane::Detail {
            return self.list.scroll(Step::of(command, page_of(areas.detail.height)));
        }
        self.list.scroll = 0;
        self.step(Step::of(command, page_of(areas.list.height)));
    }

    pub(super) fn step(&mut self, step: Step) {
        let rows = &self.rows.rows;
        self.list.step(step, rows.len(), |at| rows.get(at).and_then(RankRow::key));
    }

    /// Returns the positions that a key concerns: the marked ones of the selected row's part, else the selected one.
    pub(super) fn concerned(&self) -> Option<Ranked> {
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
    pub(super) fn on_list(&self) -> Option<Ranked> {
        self.concerned().filter(|it| it.list.is_some() && !it.entries.is_empty())
    }

    pub(super) fn move_by(&self, cx: &mut Context, by: Shift) {
        match self.on_list() {
            Some(ranked) => shift(cx, &ranked, by),
            None => {
                let key = TabCommand::Add.key();
                cx.refuse(format!("This stands on no list: {key} puts it there"));
            }
        }
    }

    /// Puts what is on no list onto one. On a list, goes to what could be put there.
    pub(super) fn put(&mut self, cx: &mut Context) -> Outcome {
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

    /// Offers to fill the primary list by score and to order it so; else goes to what stands on no list.
    pub(super) fn offer(&mut self, cx: &mut Context) -> Outcome {
        let fill = self.rows.by_score_first();
        let primary = cx.season.tracker.primary_list();
        let (list, end) = (primary.map(|it| it.id.clone()), primary.map_or(0, |it| it.order.len()));
        let mut lines = Vec::new();
        if !fill.is_empty() {
            let count = counted(fill.len(), "position");
            let all = RankChange::Put(Ranked { list: list.clone(), entries: fill }, end);
            let detail = format!("{count} of programs where you interviewed, best score first");
            lines.push(Choice::act('b', "all of them by score", detail, Action::Rank(all)));
        }
        if end > 1 {
            let all = RankChange::Put(Ranked { list, entries: by_score_order(cx) }, 0);
            let detail = "what has no score keeps its place behind";
            lines.push(Choice::act(
                's',
                "put the whole list in the order of scores",
                detail,
                Action::Rank(all),
            ));
        }
        if self.rows.rows.iter().any(|it| matches!(it, RankRow::Open(_))) {
            let first = Next::Below(RanksCommand::GoOpen.into());
            lines.push(Choice::new('o', "one by one", "go to what stands on no list", first));
        }
        if lines.is_empty() {
            cx.refuse("Every position is on a list, or isn't to be ranked");
            return Outcome::stay();
        }
        let about = "An order by score is only a beginning";
        Outcome::open(Route::Menu(Choices::new("Add to the primary list", about, lines)))
    }

    /// Goes to the first of what stands on no list.
    fn go_open(&mut self) {
        let first = self.rows.rows.iter().find(|it| matches!(it, RankRow::Open(_)));
        self.list.selected = first.cloned().or(self.list.selected.take());
    }

    pub(super) fn mark_all(&mut self, cx: &mut Context) {
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

    /// Keeps the marked programs off all lists, else the selected one; one that is kept off comes back.
    pub(super) fn off(&self, cx: &mut Context) -> Outcome {
        let marked = self.concerned().map(|it| it.entries).unwrap_or_default();
        let of_entries = marked.iter().filter_map(|it| Some(it.parse::<Entry>().ok()?.program));
        let ids: Vec<Id> = match &self.list.selected {
            Some(RankRow::Off(id)) => vec![id.clone()],
            _ => of_entries.collect(),
        };
        let mut programs: Vec<Named> = Vec::new();
        for row in ids.iter().filter_map(|id| cx.season.tracker.programs.get(id.as_str())) {
            if !programs.iter().any(|it| it.id == row.id) {
                programs.push(Named { id: row.id.clone(), title: cx.season.naming.full(row) });
            }
        }
        match self.list.selected {
            Some(RankRow::Off(_)) => {
                do_not_rank(cx, &programs, "");
                Outcome::stay()
            }
            _ if programs.is_empty() => Outcome::stay(),
            _ => Outcome::open(ask_off(cx, programs)),
        }
    }

    pub(super) fn attach(&self, cx: &mut Context) -> Outcome {
        let Some(ranked) = self.on_list() else { return Outcome::stay() };
        let entries = advanced(&ranked.entries);
        if entries.is_empty() {
            cx.refuse("Supplemental lists go with advanced positions only");
            return Outcome::stay();
        }
        Outcome::open(Route::Menu(attach_menu(cx, Ranked { list: ranked.list, entries })))
    }

    pub(super) fn run_own(&mut self, cx: &mut Context, command: RanksCommand) -> Outcome {
        match command {
            RanksCommand::MoveDown => self.move_by(cx, Shift::Down),
            RanksCommand::MoveUp => self.move_by(cx, Shift::Up),
            RanksCommand::MarkAll => self.mark_all(cx),
            RanksCommand::GoOpen => self.go_open(),
            RanksCommand::DoNotRank => return self.off(cx),
            RanksCommand::Attach => return self.attach(cx),
            RanksCommand::History => return Outcome::open(Route::Ranks(RankRoute::History)),
            RanksCommand::Certified => return Outcome::open(ask_certified(cx)),
            RanksCommand::PasteBack => return Outcome::open(Route::Ranks(RankRoute::R3)),
            RanksCommand::Place => {
                return self.on_list().map_or(Outcome::stay(), |it| Outcome::open(ask_place(cx, it)));
            }
            RanksCommand::Pairwise => return self.pairwise(cx),
            RanksCommand::Why | RanksCommand::Reason => {
                if let Some(RankRow::Line(list, entry)) = &self.list.selected {
                    return Outcome::open(match command == RanksCommand::Why {
                        true => Route::Ranks(RankRoute::Why(list.clone(), entry.clone())),
                        false => ask_reason(cx, list, entry),
                    });
                }
            }
        }
        Outcome::stay()
    }

    /// Asks about the marked positions, else about all of the list.
    pub(super) fn pairwise(&self, cx: &mut Context) -> Outcome {
        let Some(mut ranked) = self.on_list() else { return Outcome::stay() };
        let list = ranked.list.as_ref().and_then(|it| cx.season.tracker.rank_lists.get(it.as_str()));
        if ranked.entries.len() < 2 {
            ranked.entries = list.map(|it| it.order.clone()).unwrap_or_default();
        }
        if ranked.entries.len() < 2 {
            cx.refuse("One position is in order already");
            return Outcome::stay();
        }
        Outcome::open(Route::Ranks(RankRoute::Pairwise(ranked)))
    }

    /// Takes positions off their list, or deletes the selected supplemental list.
    pub(super) fn delete(&mut self, cx: &mut Context) -> Outcome {
        match self.list.selected.clone() {
            Some(RankRow::Line(list, _)) => {
                let Some(ranked) = self.on_list() else { return Outcome::stay() };
                take_off(cx, &ranked);
                // one goes on from the next one
                let is_left = |row: &&RankRow| matches!(row, RankRow::Line(of, entry) if *of == list && !ranked.entries.contains(entry));
                let rows = &self.rows.rows;
                let below = rows.iter().skip(self.list.index).find(is_left);
                let next = below.or_else(|| rows.iter().take(self.list.index).rev().find(is_left));
                self.list.selected = next.cloned().or(Some(RankRow::List(Some(list))));
            }
            Some(RankRow::List(Some(id))) if self.is_supplemental(cx, &id) => {
                return rows::delete(cx, &(Table::RankLists, id));
            }
            _ => cx.refuse("This stands on no list: programs are deleted in the table"),
        }
        Outcome::stay()
    }

    pub(super) fn is_supplemental(&self, cx: &Context, list: &Id) -> bool {
        cx.season.tracker.supplemental_lists().iter().any(|it| it.id == *list)
    }

    pub(super) fn edit(&self, cx: &mut Context) -> Outcome {
        match &self.list.selected {
            Some(RankRow::List(Some(id))) if self.is_supplemental(cx, id) => {
                Outcome::open(ask_list_name(cx, id))
            }
            _ => {
                let program = self.list.selected.as_ref().and_then(RankRow::program);
                program.map_or(Outcome::stay(), |id| rows::edit(cx, &(Table::Programs, id)))
            }
        }
    }
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

/// Returns the row of the same position elsewhere: one that was put onto a list, or taken off it, stays selected.
pub(super) fn same_position(rows: &[RankRow], key: &RankRow) -> Option<usize> {
    let entry = key.entry()?;
    rows.iter().position(|it| it.entry() == Some(entry))
}
