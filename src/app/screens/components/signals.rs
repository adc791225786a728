//! The signals: what of each tier is spent, and below it the programs of each pool with theirs. Rows keep their places while
//! signals change.

use crate::{
    app::{
        command::{Command, ListCommand, Scope, SignalsCommand, TabCommand, UndoCommand},
        context::Context,
        list::{ListState, Step, page_of},
        outcome::{Action, CatalogPurpose, Choice, Choices, Outcome, Route},
        pages::{
            page::{Page, Row},
            signal::{pool_page, program_signal},
        },
        rows::Target,
        screen::{Hints, Screen},
        signal_steps::step_signals,
        state::SignalsSort,
        tab::Tab,
        tab_screen::{TabScreen, available, clear_filter, detail_hints, list_height, run_tab, tab_way_out},
    },
    domain::{
        facts::Figure,
        id::Id,
        rows::Rows,
        signals::{Budget, Pool, Pools, SignalCounts, TierStep},
        tables::{Program, Signal, Specialty, Table},
    },
    layout::{Areas, Pane, areas, scrolled},
    text::{fold::fold, width},
};

/// A line of the view.
#[derive(Clone, Debug, PartialEq)]
pub enum SignalRow {
    /// The number of a tier, of the pool of that specialty.
    Budget(Specialty, Signal),
    /// Above the programs of a pool, which is that of the specialty.
    Heading(Specialty),
    Program(Id),
}

#[derive(Debug, Default)]
pub struct Signals {
    /// Its offset is that of the rows below those that stay.
    pub list: ListState<SignalRow>,
    pub rows: Vec<SignalRow>,
    /// How many rows at the top stay in sight.
    pub stays: usize,
    /// The widest name of a program.
    pub name: usize,
    pub counts: SignalCounts,
    /// What the counts are of.
    counted: Rows<Program>,
    seen: Option<Seen>,
}

/// What the rows were put in order from.
#[derive(Debug)]
struct Seen {
    programs: Rows<Program>,
    filter: String,
    sort: SignalsSort,
    pools: Pools,
    wanted: Vec<Specialty>,
}

/// The widest name of a row, in terminal columns: a short one with its city.
const NAME: usize = 34;

/// Below the rows that stay in sight there is room for at least this many.
const BELOW: usize = 6;

impl SignalRow {
    /// Returns the row as a name, if it can be selected.
    fn key(&self) -> Option<SignalRow> {
        match self {
            SignalRow::Budget(..) | SignalRow::Program(_) => Some(self.clone()),
            SignalRow::Heading(_) => None,
        }
    }
}

/// Returns the pool of a specialty.
pub fn pool(cx: &Context, specialty: Specialty) -> Option<&Pool> {
    let mut all = cx.derived.lookup.pools.each().iter();
    all.find(|it| it.specialties.contains(&specialty))
}

impl Signals {
    /// Returns the pool of the selected row.
    pub fn selected_pool<'a>(&self, cx: &'a Context) -> Option<&'a Pool> {
        match self.list.selected.as_ref()? {
            SignalRow::Budget(specialty, _) | SignalRow::Heading(specialty) => pool(cx, *specialty),
            SignalRow::Program(id) => {
                let row = cx.season.tracker.programs.get(id.as_str())?;
                cx.derived.lookup.pools.pool_of(row)
            }
        }
    }

    fn selected_budget<'a>(&self, cx: &'a Context) -> Option<&'a Budget> {
        match self.list.selected.as_ref()? {
            SignalRow::Budget(specialty, tier) => pool(cx, *specialty)?.budget(*tier),
            SignalRow::Heading(_) | SignalRow::Program(_) => None,
        }
    }

    fn program(&self) -> Option<&Id> {
        match self.list.selected.as_ref()? {
            SignalRow::Program(id) => Some(id),
            SignalRow::Budget(..) | SignalRow::Heading(_) => None,
        }
    }

    fn run_list(&mut self, cx: &Context, command: ListCommand) {
        let areas = self.areas(cx);
        if self.list.focus == Pane::Detail {
            return self.list.scroll(Step::of(command, page_of(areas.detail.height)));
        }
        self.list.scroll = 0;
        let page = usize::from(areas.list.height).saturating_sub(self.stays).saturating_sub(1).max(1);
        let rows = &self.rows;
        self.list.step(Step::of(command, page), rows.len(), |at| rows.get(at).and_then(SignalRow::key));
    }

    fn step(&self, cx: &mut Context, step: TierStep) -> Outcome {
        match self.program().cloned() {
            Some(id) => step_signals(cx, &[id], step),
            None => Outcome::stay(),
        }
    }

    fn is_in_order(&self, cx: &Context) -> bool {
        let Some(seen) = &self.seen else { return false };
        let programs = &cx.season.tracker.programs;
        let stands_alike = |a: &Program, b: &Program| {
            (&a.name, &a.short_name, a.specialty, &a.city) == (&b.name, &b.short_name, b.specialty, &b.city)
        };
        seen.filter == cx.filter()
            && seen.sort == cx.arrangement.signals_sort
            && seen.pools == cx.derived.lookup.pools
            && seen.wanted == cx.season.wanted()
            && programs
                .changed_since(&seen.programs)
                .into_iter()
                .all(|it| it.0.zip(it.1).is_some_and(|(before, after)| stands_alike(before, after)))
    }

    fn put_in_order(&mut self, cx: &Context) {
        let (filter, sort) = (cx.program_filter(), cx.arrangement.signals_sort);
        let (lookup, wanted) = (&cx.derived.lookup, cx.season.wanted());
        let programs = &cx.season.tracker.programs;
        let in_pool = |row: &Program, pool: &Pool| lookup.pools.pool_of(row) == Some(pool);
        let is_shown = |pool: &&Pool| {
            pool.specialties.iter().any(|it| wanted.contains(it))
                || programs.iter().any(|row| in_pool(row, pool))
        };
        let (mut budgets, mut below) = (Vec::new(), Vec::new());
        self.name = 0;
        for pool in lookup.pools.each().iter().filter(is_shown) {
            let Some(specialty) = pool.specialties.first() else { continue };
            budgets.extend(pool.budgets.iter().map(|it| SignalRow::Budget(*specialty, it.tier)));
            let mine = programs.iter().filter(|row| in_pool(row, pool) && filter.matches(row, lookup));
            let mut mine: Vec<_> = mine.map(|row| (row, cx.season.naming.of(row))).collect();
            if mine.is_empty() {
                continue;
            }
            mine.sort_by_cached_key(|(row, name)| {
                let signal = match sort {
                    SignalsSort::Name => (false, None, false),
                    SignalsSort::Signal => (row.signal.is_none(), row.signal, !row.is_signalable()),
                };
                (signal, fold(name), row.specialty, row.id.clone())
            });
            self.name = mine.iter().map(|it| width(&it.1)).max().unwrap_or(0).clamp(self.name, NAME);
            below.push(SignalRow::Heading(*specialty));
            below.extend(mine.into_iter().map(|it| SignalRow::Program(it.0.id.clone())));
        }
        budgets.append(&mut below);
        self.rows = budgets;
        self.seen = Some(Seen {
            programs: programs.clone(),
            filter: cx.filter().to_owned(),
            sort,
            pools: lookup.pools.clone(),
            wanted,
        });
    }

    /// Selects a program where none was selected, or where that one is gone: one comes here for the programs.
    fn select_program(&mut self) {
        let is_program = |row: &&SignalRow| matches!(row, SignalRow::Program(_));
        let stands = match &self.list.selected {
            Some(row) => !is_program(&row) || self.rows.contains(row),
            None => false,
        };
        if !stands {
            let below = self.rows.get(self.list.index..).unwrap_or_default();
            let near = below.iter().find(is_program).or(self.rows.iter().rfind(is_program));
            self.list.selected = near.cloned();
        }
    }

    /// Scrolls what is below the rows that stay.
    fn scroll_below(&mut self, height: usize, before: usize) {
        let budgets = self.rows.iter().take_while(|it| matches!(it, SignalRow::Budget(..))).count();
        self.stays = if height >= budgets.saturating_add(BELOW) { budgets } else { 0 };
        let (len, room) = (self.rows.len().saturating_sub(self.stays), height.saturating_sub(self.stays));
        self.list.offset = match self.list.index.checked_sub(self.stays) {
            // the heading above the first program comes into sight with it
            Some(at) if at <= 1 => scrolled(0, at, len, room),
            // where the budgets can't stay they give way to the programs; the head says them
            Some(at) if self.stays == 0 && at > budgets => scrolled(before.max(budgets), at, len, room),
            Some(at) => scrolled(before, at, len, room),
            None => before.min(len.saturating_sub(room)),
        };
    }
}

impl Screen for Signals {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Signals, Scope::Tab, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
            return Outcome::stay();
        }
        if let Command::Signals(command) = command {
            return match command {
                SignalsCommand::Raise => self.step(cx, TierStep::Up),
                SignalsCommand::Lower => self.step(cx, TierStep::Down),
            };
        }
        let Command::Tab(command) = command else { return Outcome::stay() };
        match self.selected_budget(cx).map(|it| it.figure.clone()).filter(|_| command == TabCommand::Edit) {
            Some(Some(Figure { id, .. })) => Outcome::open(Route::Figure(id)),
            Some(None) => {
                cx.refuse("The season has no number for these programs, and no place for yours");
                Outcome::stay()
            }
            None => run_tab(self, cx, command),
        }
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        let on_program = matches!(command, Command::Signals(_)) || command == TabCommand::Tick.into();
        if on_program && self.program().is_none() {
            return Err("no program is selected");
        }
        let corrects = command == TabCommand::Edit.into() && self.selected_budget(cx).is_some();
        if let Command::Tab(command) = command
            && !corrects
        {
            return available(self, cx, command);
        }
        Ok(())
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
        let programs = &cx.season.tracker.programs;
        if !self.counted.same(programs) {
            self.counts = SignalCounts::of(programs.iter().map(|it| &**it));
            self.counted = programs.clone();
        }
        if !self.is_in_order(cx) {
            self.put_in_order(cx);
        }
        self.select_program();
        let height = list_height(cx, Tab::Components, self.list.focus);
        let (rows, before) = (&self.rows, self.list.offset);
        let key = |at: usize| rows.get(at).and_then(SignalRow::key);
        self.list.follow(rows.len(), height, key, |row| rows.iter().position(|it| it == row));
        self.scroll_below(height, before);
        if self.list.focus == Pane::Detail || self.list.scroll > 0 {
            let area = self.areas(cx).detail;
            let rows = self.detail(cx, usize::from(area.width.saturating_sub(1)));
            self.list.clamp_scroll(rows.len(), area.height);
        }
    }

    fn hints(&self, _cx: &Context) -> Hints {
        match (self.list.focus, self.program()) {
            (Pane::Detail, _) => detail_hints(),
            (Pane::List, Some(_)) => vec![
                (SignalsCommand::Raise.into(), "higher"),
                (SignalsCommand::Lower.into(), "lower"),
                (TabCommand::Enter.into(), "rules"),
                (TabCommand::Edit.into(), "edit"),
                (TabCommand::Sort.into(), "sort"),
                (TabCommand::Filter.into(), "filter"),
                (UndoCommand::Undo.into(), "undo"),
            ],
            (Pane::List, None) => vec![
                (TabCommand::Edit.into(), "correct"),
                (TabCommand::Enter.into(), "source"),
                (ListCommand::Down.into(), "down"),
                (TabCommand::Add.into(), "add programs"),
            ],
        }
    }

    fn way_out(&self) -> Hints {
        tab_way_out()
    }
}

impl TabScreen for Signals {
    fn target(&self) -> Option<Target> {
        self.program().map(|id| (Table::Programs, id.clone()))
    }

    fn areas(&self, cx: &Context) -> Areas {
        areas(cx.size, Tab::Components.share(), self.list.focus)
    }

    fn detail(&self, cx: &Context, columns: usize) -> Vec<Row> {
        let mut page = Page::new(columns);
        if let Some(id) = self.program() {
            program_signal(cx, &mut page, id);
        }
        if let Some(pool) = self.selected_pool(cx) {
            pool_page(cx, &mut page, pool, self.selected_budget(cx));
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
        self.step(cx, TierStep::Around)
    }

    fn add(&mut self, _cx: &mut Context) -> Outcome {
        Outcome::open(Route::Catalog { purpose: CatalogPurpose::Add, query: String::new() })
    }

    fn enter(&mut self, _cx: &mut Context) -> Outcome {
        self.focus_detail();
        Outcome::stay()
    }

    fn show(&mut self, cx: &mut Context, table: Table, id: &Id) -> Outcome {
        self.list.focus_list();
        self.select(cx, table, id);
        Outcome::stay()
    }

    fn is_shown(&self, _cx: &Context, _table: Table, _id: &Id) -> bool {
        true
    }

    fn select(&mut self, _cx: &mut Context, table: Table, id: &Id) {
        if table == Table::Programs {
            self.list.select(SignalRow::Program(id.clone()));
        }
    }

    fn sorts(&self, cx: &Context) -> Option<Choices> {
        let line = |by: &SignalsSort| Choice::act(by.letter(), by.title(), "", Action::SortSignals(*by));
        let at = SignalsSort::ALL.iter().position(|it| *it == cx.arrangement.signals_sort).unwrap_or(0);
        let lines = SignalsSort::ALL.iter().map(line).collect();
        Some(Choices::new("Sort by", "Programs of each pool of signals", lines).select(at))
    }

    fn shown(&self, _cx: &Context) -> usize {
        self.rows.iter().filter(|it| matches!(it, SignalRow::Program(_))).count()
    }

    fn shown_words(&self, cx: &Context) -> String {
        format!("{} of {}", self.shown(cx), cx.season.tracker.programs.len())
    }
}
