//! The table of programs: to mark, filter and sort, and the page of the selected one.

use crate::{
    app::{
        command::{Command, ListCommand, Scope, ShortlistCommand, TabCommand},
        context::Context,
        list::{ListState, Step, page_of, toggle},
        named_filters::filters_menu,
        outcome::{Action, CatalogPurpose, Choice, Choices, Filtered, Next, Outcome, Route, RowForm},
        pages::{
            page::{Page, Row},
            program::program_page,
        },
        rows::{self, Target},
        screen::{Hints, Screen},
        signal_steps::step_signals,
        tab::Tab,
        tab_screen::{
            TabScreen, available, clear_filter, detail_hints, list_height, run_tab, tab_way_out, writes,
        },
        tagging::ask_tags,
    },
    domain::{
        id::Id,
        shortlist::{Sort, SortBy},
        signals::TierStep,
        tables::Table,
        time::When,
    },
    layout::{Areas, Pane, areas},
};

#[derive(Debug, Default)]
pub struct ProgramTable {
    pub list: ListState<Id>,
    /// Marked programs, for a change to all of them at once.
    pub marked: Vec<Id>,
}

impl ProgramTable {
    fn run_list(&mut self, cx: &Context, command: ListCommand) {
        let areas = self.areas(cx);
        if self.list.focus == Pane::Detail {
            return self.list.scroll(Step::of(command, page_of(areas.detail.height)));
        }
        self.list.scroll = 0;
        self.step(cx, Step::of(command, page_of(areas.list.height)));
    }

    fn step(&mut self, cx: &Context, step: Step) {
        let rows = &cx.derived.shortlist;
        self.list.step(step, rows.len(), |at| rows.get(at).map(|it| it.id.clone()));
    }

    fn mark_all(&mut self, cx: &mut Context) {
        let all: Vec<Id> = cx.derived.shortlist.iter().map(|it| it.id.clone()).collect();
        self.marked = if self.marked.len() == all.len() { Vec::new() } else { all };
        cx.say(format!("{} marked", self.marked.len()));
    }

    /// Opens the form of a new program that isn't in the catalog.
    fn new_program(&self, cx: &Context) -> Outcome {
        let specialty = cx.season.wanted().first().map(|it| it.word().to_owned()).unwrap_or_default();
        let status = cx.season.first_status().word().to_owned();
        let preset = vec![("specialty", specialty), ("status", status)];
        Outcome::open(Route::Row(RowForm::new(Table::Programs, "New program of your own", preset)))
    }
}

impl Screen for ProgramTable {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Shortlist, Scope::Tab, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
            return Outcome::stay();
        }
        if let Command::Tab(command) = command {
            return run_tab(self, cx, command);
        }
        let Command::Shortlist(command) = command else { return Outcome::stay() };
        match command {
            ShortlistCommand::AddOwn => self.new_program(cx),
            ShortlistCommand::PasteNames => Outcome::open(Route::Names(String::new())),
            ShortlistCommand::MarkAll => {
                self.mark_all(cx);
                Outcome::stay()
            }
            ShortlistCommand::Named => Outcome::open(Route::Menu(filters_menu(cx))),
            ShortlistCommand::Tags => ask_tags(cx, &self.status_targets(cx)),
            ShortlistCommand::Raise => step_signals(cx, &self.status_targets(cx), TierStep::Up),
            ShortlistCommand::Lower => step_signals(cx, &self.status_targets(cx), TierStep::Down),
        }
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        if let Command::Tab(command) = command {
            return available(self, cx, command);
        }
        let Command::Shortlist(command) = command else { return Ok(()) };
        match command {
            ShortlistCommand::AddOwn | ShortlistCommand::PasteNames => writes(cx),
            ShortlistCommand::Tags => {
                writes(cx)?;
                if self.list.selected.is_some() { Ok(()) } else { Err("no program is selected") }
            }
            ShortlistCommand::MarkAll if cx.derived.shortlist.is_empty() => Err("no program is shown"),
            ShortlistCommand::Raise | ShortlistCommand::Lower if self.list.selected.is_none() => {
                Err("no program is selected")
            }
            ShortlistCommand::Named
            | ShortlistCommand::MarkAll
            | ShortlistCommand::Raise
            | ShortlistCommand::Lower => Ok(()),
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
        self.marked.retain(|id| cx.season.tracker.programs.has(id.as_str()));
        let rows = &cx.derived.shortlist;
        let find = |key: &Id| rows.iter().position(|it| it.id == *key);
        let height = list_height(cx, Tab::Shortlist, self.list.focus);
        self.list.follow(rows.len(), height, |at| rows.get(at).map(|it| it.id.clone()), find);
        if self.list.focus == Pane::Detail || self.list.scroll > 0 {
            let area = self.areas(cx).detail;
            let rows = self.detail(cx, usize::from(area.width.saturating_sub(1)));
            self.list.clamp_scroll(rows.len(), area.height);
        }
    }

    fn hints(&self, _cx: &Context) -> Hints {
        match self.list.focus {
            Pane::Detail => detail_hints(),
            Pane::List => vec![
                (TabCommand::Add.into(), "add"),
                (TabCommand::Enter.into(), "open"),
                (TabCommand::SetStatus.into(), "status"),
                (TabCommand::Edit.into(), "edit"),
                (TabCommand::Tick.into(), "mark"),
                (TabCommand::Filter.into(), "filter"),
                (ShortlistCommand::Named.into(), "named filters"),
                (ShortlistCommand::Raise.into(), "signal"),
                (TabCommand::Sort.into(), "sort"),
                (TabCommand::Export.into(), "export"),
                (ShortlistCommand::PasteNames.into(), "paste names"),
            ],
        }
    }

    fn way_out(&self) -> Hints {
        tab_way_out()
    }

    fn whens(&self, cx: &Context) -> Vec<When> {
        let selected = self.list.selected.iter();
        let interviews = selected.flat_map(|id| cx.derived.lookup.interviews(id));
        interviews.filter_map(|it| it.when.clone()).collect()
    }
}

impl TabScreen for ProgramTable {
    fn target(&self) -> Option<Target> {
        self.list.selected.clone().map(|id| (Table::Programs, id))
    }

    fn areas(&self, cx: &Context) -> Areas {
        areas(cx.size, Tab::Shortlist.share(), self.list.focus)
    }

    fn detail(&self, cx: &Context, columns: usize) -> Vec<Row> {
        let mut page = Page::new(columns);
        if let Some(id) = &self.list.selected {
            program_page(cx, &mut page, id);
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

    /// Marks or unmarks the selected program and goes down.
    fn tick(&mut self, cx: &mut Context) -> Outcome {
        if let Some(id) = self.list.selected.clone() {
            toggle(&mut self.marked, id);
            self.step(cx, Step::Down(1));
            let key = TabCommand::SetStatus.key();
            let (up, down) = (ShortlistCommand::Raise.key(), ShortlistCommand::Lower.key());
            let marked = self.marked.len();
            let tags = ShortlistCommand::Tags.key();
            cx.say(format!(
                "{marked} marked · {key} sets their status · {up} {down} their signal · {tags} tags"
            ));
        }
        Outcome::stay()
    }

    fn add(&mut self, _cx: &mut Context) -> Outcome {
        Outcome::open(Route::Catalog { purpose: CatalogPurpose::Add, query: String::new() })
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        match self.list.selected {
            Some(_) => self.focus_detail(),
            None => cx.refuse(format!("Nothing is selected · {} adds", TabCommand::Add.key())),
        }
        Outcome::stay()
    }

    /// Selects a row; for a person, the first of the person's programs.
    fn show(&mut self, cx: &mut Context, table: Table, id: &Id) -> Outcome {
        self.list.focus_list();
        if table != Table::People {
            self.list.select(id.clone());
            return Outcome::stay();
        }
        let person = cx.season.tracker.people.get(id.as_str());
        if let Some(program) = person.and_then(|it| it.programs.first().cloned()) {
            self.list.select(program);
            self.list.focus = Pane::Detail;
        }
        Outcome::stay()
    }

    fn is_shown(&self, cx: &Context, _table: Table, _id: &Id) -> bool {
        let selected = self.list.selected.as_ref();
        selected.is_none_or(|id| cx.derived.shortlist.iter().any(|it| it.id == *id))
    }

    fn select(&mut self, _cx: &mut Context, table: Table, id: &Id) {
        if table == Table::Programs {
            self.list.select(id.clone());
        }
    }

    /// Returns the marked programs, else the selected one.
    fn status_targets(&self, cx: &Context) -> Vec<Id> {
        match self.marked.is_empty() {
            true => self.target().map(|it| rows::programs_of(cx, &it)).unwrap_or_default(),
            false => self.marked.clone(),
        }
    }

    fn sorts(&self, cx: &Context) -> Option<Choices> {
        Some(sort_menu(&cx.arrangement.sort))
    }

    fn release(&mut self) {
        self.marked.clear();
    }

    fn marked(&self) -> &[Id] {
        &self.marked
    }

    fn shown(&self, cx: &Context) -> usize {
        cx.derived.shortlist.len()
    }

    fn filtered(&self) -> Filtered {
        Filtered::Programs
    }

    fn shown_words(&self, cx: &Context) -> String {
        format!("{} of {}", cx.derived.shortlist.len(), cx.season.tracker.programs.len())
    }
}

/// The menu of what the table is sorted by first, with the ways to a second key and to the other end.
fn sort_menu(sort: &Sort) -> Choices {
    let all = SortBy::all();
    let line = |by: &SortBy| Choice::act(by.letter(), by.title(), "", Action::Sort((*by).into()));
    let mut lines: Vec<Choice> = all.iter().map(line).collect();
    let then = Next::Open(Box::new(Route::Menu(then_menu(sort))));
    lines.push(Choice::new('+', "then by…", format!("behind {}", sort.title()), then));
    lines.push(Choice::act('-', "the other way round", sort.turned().title(), Action::Sort(sort.turned())));
    let at = all.iter().position(|it| *it == sort.first()).unwrap_or(0);
    let about = "Shortlist; programs without a value come last";
    Choices::new("Sort by", about, lines).select(at)
}

/// The menu of what sorts programs that are equal so far.
fn then_menu(sort: &Sort) -> Choices {
    let line = |by: SortBy| Choice::act(by.letter(), by.title(), "", Action::Sort(sort.then(by)));
    let lines = SortBy::all().into_iter().filter(|it| !sort.has(*it)).map(line).collect();
    Choices::new(format!("Sort by {}, then by", sort.title()), "", lines)
}
