//! What the application costs: the bill that follows from the season, and the applicant's own expenses.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    app::{
        command::{Command, GlobalCommand, ListCommand, Scope, TabCommand, UndoCommand},
        context::Context,
        cost_rows::{CostKey, CostRow, cost_rows, has_words},
        list::{ListState, Step, page_of},
        outcome::{Choice, Choices, Next, Outcome, Route, RowForm},
        pages::{cost::cost_page, page::Row},
        rows::Target,
        screen::{Hints, Screen},
        tab::Tab,
        tab_screen::{TabScreen, available, clear_filter, run_tab, tab_way_out},
    },
    domain::{
        costs::{Bill, BillLine, Settled},
        facts::SeasonFacts,
        id::Id,
        rows::Rows,
        tables::{Exam, Expense, Override, Profile, Program, RankList, Rotation, Table},
    },
    layout::{Areas, Pane, areas},
};

/// From so many rows of the window on, the line above the list is two: what is committed, and whose rates these are.
const TALL: u16 = 16;

#[derive(Debug, Default)]
pub struct Costs {
    pub list: ListState<CostKey>,
    pub rows: Vec<CostRow>,
    pub bill: Bill,
    /// What the bill was reckoned from; none before the first time.
    seen: Option<LeansOn>,
}

/// All that a bill and its rows are made from.
#[derive(Debug)]
struct LeansOn {
    programs: Rows<Program>,
    rotations: Rows<Rotation>,
    rank_lists: Rows<RankList>,
    exams: Rows<Exam>,
    expenses: Rows<Expense>,
    profile: Arc<Profile>,
    overrides: Arc<BTreeMap<String, Override>>,
    facts: Arc<SeasonFacts>,
    settled: Settled,
    filter: Vec<String>,
}

impl LeansOn {
    fn present(cx: &Context) -> LeansOn {
        let tracker = &cx.season.tracker;
        LeansOn {
            programs: tracker.programs.clone(),
            rotations: tracker.rotations.clone(),
            rank_lists: tracker.rank_lists.clone(),
            exams: tracker.exams.clone(),
            expenses: tracker.expenses.clone(),
            profile: tracker.profile.clone(),
            overrides: tracker.overrides.clone(),
            facts: cx.season.facts.clone(),
            settled: Settled::of_season(&cx.season),
            filter: cx.arrangement.filter_words(Tab::Components),
        }
    }

    /// Costs a few comparisons.
    fn holds_in(&self, cx: &Context) -> bool {
        let tracker = &cx.season.tracker;
        self.programs.same(&tracker.programs)
            && self.rotations.same(&tracker.rotations)
            && self.rank_lists.same(&tracker.rank_lists)
            && self.exams.same(&tracker.exams)
            && self.expenses.same(&tracker.expenses)
            && Arc::ptr_eq(&self.profile, &tracker.profile)
            && Arc::ptr_eq(&self.overrides, &tracker.overrides)
            && Arc::ptr_eq(&self.facts, &cx.season.facts)
            && self.settled == Settled::of_season(&cx.season)
            && self.filter == cx.arrangement.filter_words(Tab::Components)
    }
}

impl Costs {
    /// Returns the selected row.
    pub fn selected(&self) -> Option<&CostRow> {
        self.list.selected.as_ref()?;
        self.rows.get(self.list.index)
    }

    fn selected_line(&self) -> Option<&BillLine> {
        match self.selected()? {
            CostRow::Line(line) => Some(line),
            CostRow::Heading { .. } | CostRow::Expense(_) => None,
        }
    }

    fn run_list(&mut self, cx: &Context, command: ListCommand) {
        let areas = self.areas(cx);
        let height = if self.list.focus == Pane::List { areas.list.height } else { areas.detail.height };
        let step = Step::of(command, page_of(height));
        if self.list.focus == Pane::Detail {
            return self.list.scroll(step);
        }
        let rows = &self.rows;
        self.list.step(step, rows.len(), |at| rows.get(at).and_then(CostRow::name));
        self.list.scroll = 0;
    }

    fn frame(&self, cx: &Context, focus: Pane) -> Areas {
        let mut frame = areas(cx.size, Tab::Components.share(), focus);
        if cx.size.height >= TALL && frame.list.height > 1 {
            frame.head.height = frame.head.height.saturating_add(1);
            frame.list.y = frame.list.y.saturating_add(1);
            frame.list.height = frame.list.height.saturating_sub(1);
        }
        frame
    }
}

/// Opens the correction of the figure a line leans on; of several, one asks which.
fn correct(cx: &Context, line: &BillLine) -> Outcome {
    let choice = |(at, figure): (usize, &crate::domain::facts::Figure)| {
        let letter = u32::try_from(at).ok().and_then(|at| char::from_digit(at.saturating_add(1), 10));
        let amount = figure.amount().unwrap_or_else(|| "not known".to_owned());
        Choice::new(letter, &figure.title, amount, Next::Open(Box::new(Route::Figure(figure.id.clone()))))
    };
    match line.figures.as_slice() {
        [] => Outcome::stay(),
        [one] => Outcome::open(Route::Figure(one.id.clone())),
        several => {
            let lines = several.iter().enumerate().map(choice).collect();
            let about = format!("{} · {} in {}", line.payee.title(), line.title, cx.season.facts.title);
            Outcome::open(Route::Menu(Choices::new("Which figure is wrong?", about, lines)))
        }
    }
}

impl Screen for Costs {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Tab, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
        }
        let Command::Tab(command) = command else { return Outcome::stay() };
        match self.selected_line().filter(|_| command == TabCommand::Edit) {
            Some(line) => correct(cx, line),
            None => run_tab(self, cx, command),
        }
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        let Command::Tab(command) = command else { return Ok(()) };
        match (command, self.selected_line()) {
            (TabCommand::Tick, _) => Err("nothing is ticked among the costs"),
            (TabCommand::Edit, Some(line)) if line.figures.is_empty() => {
                Err("this season has no figure for it")
            }
            (TabCommand::Edit, Some(_)) => Ok(()),
            (TabCommand::Delete, Some(_)) => {
                Err("a fee follows from your season; only own expenses are deleted")
            }
            (command, _) => available(self, cx, command),
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
        if !self.seen.as_ref().is_some_and(|it| it.holds_in(cx)) {
            self.bill = Bill::reckon(&cx.season);
            let seen = LeansOn::present(cx);
            self.rows = cost_rows(cx, &self.bill, &seen.filter);
            self.seen = Some(seen);
        }
        let rows = &self.rows;
        let name = |at: usize| rows.get(at).and_then(CostRow::name);
        let find = |key: &CostKey| rows.iter().position(|it| it.name().as_ref() == Some(key));
        let height = usize::from(self.frame(cx, Pane::List).list.height).max(1);
        self.list.follow(rows.len(), height, name, find);
        if self.list.focus == Pane::Detail || self.list.scroll > 0 {
            let area = self.areas(cx).detail;
            let rows = self.detail(cx, usize::from(area.width.saturating_sub(1)));
            self.list.clamp_scroll(rows.len(), area.height);
        }
    }

    fn hints(&self, _cx: &Context) -> Hints {
        let edit = if self.selected_line().is_some() { "correct the rate" } else { "edit" };
        match self.list.focus {
            Pane::Detail => vec![
                (ListCommand::Down.into(), "scroll"),
                (TabCommand::Edit.into(), edit),
                (GlobalCommand::Back.into(), "back"),
            ],
            Pane::List => vec![
                (TabCommand::Enter.into(), "why"),
                (TabCommand::Edit.into(), edit),
                (TabCommand::Add.into(), "add an expense"),
                (TabCommand::Filter.into(), "filter"),
                (UndoCommand::Undo.into(), "undo"),
            ],
        }
    }

    fn way_out(&self) -> Hints {
        tab_way_out()
    }
}

impl TabScreen for Costs {
    fn target(&self) -> Option<Target> {
        match self.list.selected.as_ref()? {
            CostKey::Expense(id) => Some((Table::Expenses, id.clone())),
            CostKey::Line(_) => None,
        }
    }

    fn areas(&self, cx: &Context) -> Areas {
        self.frame(cx, self.list.focus)
    }

    fn detail(&self, cx: &Context, columns: usize) -> Vec<Row> {
        cost_page(cx, self.selected(), columns)
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

    fn tick(&mut self, _cx: &mut Context) -> Outcome {
        Outcome::stay()
    }

    fn add(&mut self, _cx: &mut Context) -> Outcome {
        Outcome::open(Route::Row(RowForm::new(Table::Expenses, "New expense", Vec::new())))
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

    fn is_shown(&self, cx: &Context, _table: Table, id: &Id) -> bool {
        let words = cx.arrangement.filter_words(Tab::Components);
        let row = cx.season.tracker.expenses.get(id.as_str());
        row.is_some_and(|row| has_words(cx, row, &words))
    }

    fn select(&mut self, _cx: &mut Context, table: Table, id: &Id) {
        if table == Table::Expenses {
            self.list.select(CostKey::Expense(id.clone()));
        }
    }

    fn shown(&self, _cx: &Context) -> usize {
        self.rows.iter().filter(|it| it.name().is_some()).count()
    }

    fn shown_words(&self, cx: &Context) -> String {
        format!("{} of {}", self.shown(cx), self.bill.lines.len().saturating_add(self.bill.expenses.len()))
    }
}
