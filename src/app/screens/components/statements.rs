//! The personal statements: programs down, statements across, of which each program gets one; and their texts.

use super::stated::{Stated, has_fitting};
use crate::{
    app::{
        command::{Command, GlobalCommand, ListCommand, Scope, StatementsCommand, TabCommand, UndoCommand},
        context::Context,
        matrix::{Across, Cell, ColumnHead, Matrix, is_open, sort_menu},
        outcome::{Choices, Outcome, Route, RowForm},
        pages::{
            page::{Ink, Page, Row},
            statement::{compared_page, program_statement, statement_page},
        },
        rows::Target,
        screen::{Hints, Screen},
        statement_steps::{
            compare_menu, copy, fill_column, in_file, may_take_over, most_characters, take_over,
            toggle_statement,
        },
        tab_screen::{TabScreen, available, clear_filter, run_tab, tab_way_out},
    },
    domain::{
        id::Id,
        statements::{Length, by_specialty, is_too_long, length, written_for_other},
        tables::{Program, Specialty, Statement, Table},
    },
    layout::{Areas, Pane},
    text::{counted, grouped, width},
};

#[derive(Debug, Default)]
pub struct Statements {
    pub matrix: Matrix,
    counted: Stated,
}

impl Statements {
    fn column(&self) -> Option<Id> {
        self.matrix.across.selected.clone()
    }

    fn run_own(&mut self, cx: &mut Context, command: StatementsCommand) -> Outcome {
        let Some(column) = self.column() else { return Outcome::stay() };
        match command {
            StatementsCommand::WholeColumn => fill_column(cx, &column, &self.matrix.rows),
            StatementsCommand::TakeOver => take_over(cx, &column),
            StatementsCommand::Compare => return Outcome::open(Route::Menu(compare_menu(cx, &column))),
            StatementsCommand::NextVersion => {
                copy(cx, &column).into_iter().for_each(|id| self.matrix.across.select(id));
            }
        }
        Outcome::stay()
    }

    /// Returns the two statements whose differences are shown, while the selected one is the later of them.
    fn compared<'a>(&self, cx: &'a Context) -> Option<&'a (Id, Id)> {
        let pair = cx.arrangement.compared.as_ref()?;
        (self.matrix.across.selected.as_ref() == Some(&pair.1)).then_some(pair)
    }
}

/// "IR general v4".
fn short(row: &Statement) -> String {
    match row.version {
        Some(version) => format!("{} v{version}", row.title),
        None => row.title.clone(),
    }
}

impl Across for Statements {
    fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    fn headline(&self, cx: &Context) -> Vec<String> {
        let Stated { open, fitting, .. } = &self.counted;
        let lacking = open.saturating_sub(*fitting);
        let lacks = (lacking > 0).then(|| format!("! {lacking} lack one that fits"));
        let of_programs = format!("{fitting} of {open} open programs have theirs");
        let all = [counted(cx.season.tracker.statements.len(), "statement"), of_programs];
        all.into_iter().chain(lacks).collect()
    }

    fn column_head(&self, cx: &Context, column: &Id) -> ColumnHead {
        let Some(row) = cx.season.tracker.statements.get(column.as_str()) else {
            return ColumnHead::default();
        };
        let count = self.counted.going.get(column).copied().unwrap_or(0);
        let (mark, words, ink) = match length(row, &cx.measured) {
            Length::Nothing => ("·", "no text".to_owned(), Ink::Dim),
            Length::Unknown(_) => ("?", "in a file".to_owned(), Ink::Warn),
            Length::Characters(n) => {
                let words = format!("{} ch", grouped(i64::try_from(n).unwrap_or(i64::MAX)));
                match is_too_long(n, most_characters(cx).as_ref()) {
                    true => ("!", words, Ink::Bad),
                    false => ("✓", words, Ink::Good),
                }
            }
        };
        let of = self.counted.could_get(row.specialty);
        ColumnHead { name: short(row), mark, words, ink, count, of }
    }

    fn cell(&self, cx: &Context, program: &Program, column: &Id) -> Cell {
        match program.statement.as_ref() == Some(column) {
            false => Cell::None,
            true if has_fitting(cx, program) => Cell::Here,
            true => Cell::Wrong,
        }
    }

    fn row_total(&self, cx: &Context, program: &Program) -> (String, Ink) {
        match cx.derived.lookup.statement(program) {
            None => ("none".to_owned(), if is_open(program) { Ink::Warn } else { Ink::Dim }),
            Some(statement) => match written_for_other(statement, program) {
                Some(other) => (format!("! for {}", other.tag()), Ink::Warn),
                None if self.counted.too_long.contains(&statement.id) => ("! long".to_owned(), Ink::Warn),
                None => ("fits".to_owned(), Ink::Dim),
            },
        }
    }

    fn legend(&self) -> [(Cell, &'static str); 2] {
        [(Cell::Here, "assigned"), (Cell::Wrong, "misfit")]
    }

    fn nothing(&self, cx: &Context) -> (&'static str, Command, &'static str) {
        match (cx.season.tracker.statements.is_empty(), cx.season.tracker.programs.is_empty()) {
            (true, _) => ("No statement yet.", TabCommand::Add.into(), "adds"),
            (false, true) => (
                "No program yet: statements are assigned to programs.",
                GlobalCommand::GoShortlist.into(),
                "goes to the programs",
            ),
            (false, false) => ("No program fits the filter.", GlobalCommand::Back.into(), "clears it"),
        }
    }
}

impl Screen for Statements {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Statements, Scope::Tab, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if self.matrix.walks(cx, command) {
            return Outcome::stay();
        }
        if let Command::Statements(command) = command {
            return self.run_own(cx, command);
        }
        let Command::Tab(command) = command else { return Outcome::stay() };
        run_tab(self, cx, command)
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        let statements = cx.season.tracker.statements.len();
        if let Command::Statements(_) = command {
            return match (self.column(), statements) {
                (None, _) => Err("there is no statement yet"),
                (Some(_), 1) if command == StatementsCommand::Compare.into() => {
                    Err("there is only one statement")
                }
                (Some(id), _) if command == StatementsCommand::TakeOver.into() => may_take_over(cx, &id),
                (Some(_), _) => Ok(()),
            };
        }
        let Command::Tab(command) = command else { return Ok(()) };
        let lies_elsewhere = || self.column().is_some_and(|id| in_file(cx, &id).is_some());
        if command == TabCommand::Tick && self.matrix.list.selected.is_none() {
            return Err("no program is selected");
        }
        match command == TabCommand::EditOutside && lies_elsewhere() {
            true => Err("the text lies in a file: write it there"),
            false => available(self, cx, command),
        }
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        match self.matrix.list.focus {
            Pane::Detail => {
                cx.arrangement.compared = None;
                self.matrix.list.focus_list();
            }
            Pane::List => clear_filter(cx),
        }
        Outcome::stay()
    }

    fn is_inside(&self) -> bool {
        self.matrix.list.focus == Pane::Detail
    }

    fn fit(&mut self, cx: &Context) {
        self.counted.follow(cx);
        let widest = cx.season.tracker.statements.iter().map(|it| width(&short(it))).max().unwrap_or(0);
        self.matrix.refit(
            cx,
            by_specialty(&cx.season.tracker.statements).iter().map(|it| it.id.clone()).collect(),
            widest,
            |row| !has_fitting(cx, row),
        );
        if self.matrix.list.focus == Pane::Detail || self.matrix.list.scroll > 0 {
            let area = self.areas(cx).detail;
            let rows = self.detail(cx, usize::from(area.width.saturating_sub(1)));
            self.matrix.list.clamp_scroll(rows.len(), area.height);
        }
    }

    fn hints(&self, _cx: &Context) -> Hints {
        match self.matrix.list.focus {
            Pane::Detail => vec![
                (TabCommand::Enter.into(), "write"),
                (ListCommand::Down.into(), "scroll"),
                (StatementsCommand::Compare.into(), "compare"),
                (TabCommand::EditOutside.into(), "$EDITOR"),
                (GlobalCommand::Back.into(), "back"),
            ],
            Pane::List => vec![
                (TabCommand::Tick.into(), "assign"),
                (StatementsCommand::WholeColumn.into(), "column"),
                (TabCommand::Enter.into(), "write"),
                (TabCommand::EditOutside.into(), "$EDITOR"),
                (StatementsCommand::NextVersion.into(), "next version"),
                (StatementsCommand::TakeOver.into(), "move here"),
                (StatementsCommand::Compare.into(), "compare"),
                (TabCommand::Add.into(), "add statement"),
                (TabCommand::Edit.into(), "edit"),
                (TabCommand::Sort.into(), "sort"),
                (TabCommand::Filter.into(), "filter"),
                (UndoCommand::Undo.into(), "undo"),
            ],
        }
    }

    fn way_out(&self) -> Hints {
        tab_way_out()
    }
}

impl TabScreen for Statements {
    fn target(&self) -> Option<Target> {
        self.column().map(|id| (Table::Statements, id))
    }

    fn areas(&self, cx: &Context) -> Areas {
        self.matrix.frame(cx).frame
    }

    fn detail(&self, cx: &Context, columns: usize) -> Vec<Row> {
        let mut page = Page::new(columns);
        if let Some(pair) = self.compared(cx) {
            compared_page(cx, &mut page, pair);
            return page.rows;
        }
        if let (Some(row), Pane::List) = (self.matrix.program(cx), self.matrix.list.focus) {
            program_statement(cx, &mut page, row);
            page.blank();
        }
        if let Some(id) = &self.matrix.across.selected {
            statement_page(cx, &mut page, id);
        }
        page.rows
    }

    fn focus(&self) -> Pane {
        self.matrix.list.focus
    }

    fn focus_list(&mut self) {
        self.matrix.list.focus_list();
    }

    fn focus_detail(&mut self) {
        self.matrix.focus_detail();
    }

    fn tick(&mut self, cx: &mut Context) -> Outcome {
        if let (Some(column), Some(program)) = (self.column(), self.matrix.list.selected.clone()) {
            toggle_statement(cx, &column, &program);
        }
        Outcome::stay()
    }

    fn add(&mut self, cx: &mut Context) -> Outcome {
        let specialty = self.matrix.program(cx).and_then(|it| it.specialty);
        let word = specialty.map(Specialty::word).unwrap_or_default().to_owned();
        let preset = vec![("specialty", word)];
        Outcome::open(Route::Row(RowForm::new(Table::Statements, "New statement", preset)))
    }

    /// Shows the statement; there, writes it.
    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let Some(id) = self.column() else {
            cx.refuse(format!("Nothing is selected · {} adds", TabCommand::Add.key()));
            return Outcome::stay();
        };
        if self.matrix.list.focus == Pane::List || self.compared(cx).is_some() {
            self.focus_detail();
            return Outcome::stay();
        }
        match in_file(cx, &id) {
            Some(file) => {
                let key = TabCommand::Edit.key();
                cx.refuse(format!(
                    "The text lies in {file}: write it there · {key} takes the file's name away"
                ));
                Outcome::stay()
            }
            None => Outcome::open(Route::Note { table: Table::Statements, id, field: "text" }),
        }
    }

    fn show(&mut self, _cx: &mut Context, table: Table, id: &Id) -> Outcome {
        self.matrix.list.focus_list();
        if table == Table::Statements {
            self.matrix.across.select(id.clone());
        }
        Outcome::stay()
    }

    fn is_shown(&self, _cx: &Context, _table: Table, _id: &Id) -> bool {
        true
    }

    fn select(&mut self, _cx: &mut Context, table: Table, id: &Id) {
        if table == Table::Statements {
            self.matrix.across.select(id.clone());
        }
    }

    fn sorts(&self, cx: &Context) -> Option<Choices> {
        Some(sort_menu(cx, "Programs of the statements"))
    }

    fn shown(&self, _cx: &Context) -> usize {
        self.matrix.rows.len()
    }

    fn shown_words(&self, cx: &Context) -> String {
        format!("{} of {}", self.matrix.rows.len(), cx.season.tracker.programs.len())
    }
}
