//! The letters: programs down, writers across, and the page of the selected writer.

use super::lettered::Lettered;
use crate::{
    app::{
        command::{Command, GlobalCommand, LettersCommand, Scope, TabCommand, UndoCommand},
        context::Context,
        letter_steps::{fill_column, fill_row, limit, remind, toggle_cell},
        matrix::{Across, Cell, ColumnHead, Matrix, sort_menu},
        outcome::{Choices, Outcome, Route, RowForm},
        pages::{
            letter::{ink_of, letter_page, program_letters},
            page::{Ink, Page, Row},
        },
        rows::Target,
        screen::{Hints, Screen},
        tab_screen::{TabScreen, available, clear_filter, detail_hints, run_tab, tab_way_out},
    },
    domain::{
        id::Id,
        letters::{FOLLOW_UP_DAYS, by_asking, follow_up},
        rules::Rules,
        tables::{Letter, LetterState, Program, Table},
        time::{When, day_words, due_words},
    },
    layout::{Areas, Pane},
    text::width,
};

#[derive(Debug, Default)]
pub struct Letters {
    pub matrix: Matrix,
    counted: Lettered,
}

/// "in 5 d"; for a day further off "2 Dec", for which a column has room.
fn short_due(cx: &Context, next: &When) -> String {
    let words = due_words(next, cx.season.now, cx.home());
    match words == day_words(next.day(), cx.season.today()) {
        true => next.day().format("%-d %b").to_string(),
        false => words,
    }
}

impl Letters {
    /// True where the selected letter was asked for and isn't there yet.
    fn awaits(&self, cx: &Context) -> bool {
        let id = self.matrix.across.selected.as_ref();
        let row = id.and_then(|it| cx.season.tracker.letters.get(it.as_str()));
        row.is_some_and(|it| matches!(it.state, Some(LetterState::Asked | LetterState::Agreed)))
    }

    fn run_own(&self, cx: &mut Context, command: LettersCommand) {
        let (column, program) = (self.matrix.across.selected.clone(), self.matrix.list.selected.clone());
        match (command, column, program) {
            (LettersCommand::WholeRow, _, Some(program)) => fill_row(cx, &self.matrix.columns, &program),
            (LettersCommand::WholeColumn, Some(column), _) => fill_column(cx, &column, &self.matrix.rows),
            (LettersCommand::Remind, Some(column), _) => remind(cx, &column),
            (LettersCommand::WholeRow | LettersCommand::WholeColumn | LettersCommand::Remind, _, _) => {}
        }
    }
}

impl Across for Letters {
    fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    fn headline(&self, cx: &Context) -> Vec<String> {
        let letters = &cx.season.tracker.letters;
        let is = |row: &Letter, state| row.state == Some(state);
        let coming = letters.iter().filter(|row| !is(row, LetterState::Declined)).count();
        let received = letters.iter().filter(|row| is(row, LetterState::Received)).count();
        let Lettered { open, complete, unknown, stray, .. } = &self.counted;
        if letters.is_empty() {
            return vec!["No letter yet".to_owned()];
        }
        let here = format!("{received} of {coming} letters received");
        let of_programs = format!("{complete} of {open} open programs complete");
        // what is to be done goes before what isn't known
        match (*stray, *unknown) {
            (0, 0) => vec![here, of_programs],
            (0, unknown) => vec![here, of_programs, format!("{unknown} needs unknown")],
            (stray, _) => vec![here, format!("! {stray} not assigned"), of_programs],
        }
    }

    fn column_head(&self, cx: &Context, column: &Id) -> ColumnHead {
        let Some(row) = cx.season.tracker.letters.get(column.as_str()) else {
            return ColumnHead::default();
        };
        let state = row.state.unwrap_or(LetterState::Planned);
        let rules = Rules::of(&cx.season.facts, &cx.season.tracker);
        let next = follow_up(row, rules.value(FOLLOW_UP_DAYS)).map(When::Day);
        let is_late = next.as_ref().is_some_and(|it| it.end(cx.home()) < cx.season.now);
        let count = self.counted.going.get(column).copied().unwrap_or(0);
        let (mark, words, ink) = match state {
            LetterState::Received if count == 0 => ("!", "not used".to_owned(), Ink::Bad),
            LetterState::Received => {
                let day = row.uploaded.map(|it| it.format("%-d %b").to_string());
                ("✓", day.unwrap_or_else(|| "received".to_owned()), Ink::Good)
            }
            LetterState::Declined => ("✗", "declined".to_owned(), Ink::Dim),
            LetterState::Planned => ("·", "to ask".to_owned(), Ink::Dim),
            LetterState::Asked | LetterState::Agreed => {
                let due = next.as_ref().map(|it| short_due(cx, it));
                let promised = next.as_ref().map(When::day) == row.promised;
                match (is_late, promised) {
                    (true, true) => ("!", due.unwrap_or_default(), Ink::Bad),
                    // a day of fluoro's advice is never late
                    (true, false) => ("!", "ask again".to_owned(), Ink::Warn),
                    (false, _) => ("◐", due.unwrap_or_else(|| state.title().to_owned()), ink_of(state)),
                }
            }
        };
        let name = self.counted.names.get(column).cloned().unwrap_or_default();
        ColumnHead { name, mark, words, ink, count, of: self.counted.open }
    }

    fn cell(&self, cx: &Context, program: &Program, column: &Id) -> Cell {
        let assigned = cx.derived.lookup.letters(&program.id).iter().find(|it| it.id == *column);
        match assigned.map(|it| it.state) {
            None => Cell::None,
            Some(Some(LetterState::Received)) => Cell::Here,
            Some(Some(LetterState::Declined)) => Cell::Wrong,
            Some(Some(LetterState::Planned | LetterState::Asked | LetterState::Agreed) | None) => {
                Cell::Awaited
            }
        }
    }

    fn row_total(&self, cx: &Context, program: &Program) -> (String, Ink) {
        let count = cx.derived.lookup.letter_count(program);
        let words = count.words();
        let most = limit(cx).and_then(|it| it.value).unwrap_or(i64::MAX);
        if i64::from(count.coming()) > most {
            return (format!("!{words}"), Ink::Warn);
        }
        match (count.is_complete(), words.is_empty()) {
            (_, true) => ("none".to_owned(), Ink::Dim),
            (true, false) => (words, Ink::Good),
            (false, false) => (words, Ink::Plain),
        }
    }

    fn legend(&self) -> [(Cell, &'static str); 2] {
        [(Cell::Here, "there"), (Cell::Awaited, "awaited")]
    }

    fn nothing(&self, cx: &Context) -> (&'static str, Command, &'static str) {
        match (cx.season.tracker.letters.is_empty(), cx.season.tracker.programs.is_empty()) {
            (true, _) => ("No letter writer yet.", TabCommand::Add.into(), "adds"),
            (false, true) => (
                "No program yet: letters are assigned to programs.",
                GlobalCommand::GoShortlist.into(),
                "goes to the programs",
            ),
            (false, false) => ("No program fits the filter.", GlobalCommand::Back.into(), "clears it"),
        }
    }
}

impl Screen for Letters {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Letters, Scope::Tab, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if self.matrix.walks(cx, command) {
            return Outcome::stay();
        }
        if let Command::Letters(command) = command {
            self.run_own(cx, command);
        }
        let Command::Tab(command) = command else { return Outcome::stay() };
        run_tab(self, cx, command)
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        let cell = (self.matrix.across.selected.as_ref(), self.matrix.list.selected.as_ref());
        let wants_both = command == TabCommand::Tick.into();
        match (command, cell) {
            (Command::Letters(LettersCommand::WholeRow), (_, None)) => Err("no program is selected"),
            (Command::Letters(LettersCommand::WholeRow), (None, _)) => Err("there is no letter yet"),
            (Command::Letters(LettersCommand::WholeColumn | LettersCommand::Remind), (None, _)) => {
                Err("there is no letter yet")
            }
            (_, (_, None)) if wants_both => Err("no program is selected"),
            (Command::Tab(command), _) => available(self, cx, command),
            _ => Ok(()),
        }
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        match self.matrix.list.focus {
            Pane::Detail => self.matrix.list.focus_list(),
            Pane::List => clear_filter(cx),
        }
        Outcome::stay()
    }

    fn is_inside(&self) -> bool {
        self.matrix.list.focus == Pane::Detail
    }

    fn fit(&mut self, cx: &Context) {
        self.counted.follow(cx);
        let widest = self.counted.names.values().map(|it| width(it)).max().unwrap_or(0);
        let lacks = |row: &Program| !cx.derived.lookup.letter_count(row).is_complete();
        self.matrix.refit(
            cx,
            by_asking(&cx.season.tracker.letters).iter().map(|it| it.id.clone()).collect(),
            widest,
            lacks,
        );
        if self.matrix.list.focus == Pane::Detail || self.matrix.list.scroll > 0 {
            let area = self.areas(cx).detail;
            let rows = self.detail(cx, usize::from(area.width.saturating_sub(1)));
            self.matrix.list.clamp_scroll(rows.len(), area.height);
        }
    }

    fn hints(&self, cx: &Context) -> Hints {
        if self.matrix.list.focus == Pane::Detail {
            return detail_hints();
        }
        let (state, remind) = (TabCommand::SetStatus.into(), LettersCommand::Remind.into());
        let (row, column) = (LettersCommand::WholeRow.into(), LettersCommand::WholeColumn.into());
        // a letter that one waits for comes before the rest
        let first = match self.awaits(cx) {
            true => [(state, "state"), (remind, "reminded"), (row, "row"), (column, "column")],
            false => [(row, "row"), (column, "column"), (state, "state"), (remind, "reminded")],
        };
        let rest = [
            (TabCommand::Add.into(), "add writer"),
            (TabCommand::Edit.into(), "edit"),
            (TabCommand::Sort.into(), "sort"),
            (TabCommand::Filter.into(), "filter"),
            (UndoCommand::Undo.into(), "undo"),
        ];
        let assign = (TabCommand::Tick.into(), "assign");
        [assign].into_iter().chain(first).chain(rest).collect()
    }

    fn way_out(&self) -> Hints {
        tab_way_out()
    }
}

impl TabScreen for Letters {
    fn target(&self) -> Option<Target> {
        self.matrix.across.selected.clone().map(|id| (Table::Letters, id))
    }

    fn areas(&self, cx: &Context) -> Areas {
        self.matrix.frame(cx).frame
    }

    fn detail(&self, cx: &Context, columns: usize) -> Vec<Row> {
        let mut page = Page::new(columns);
        if let Some(id) = &self.matrix.across.selected {
            letter_page(cx, &mut page, id);
        }
        if let Some(row) = self.matrix.program(cx) {
            program_letters(cx, &mut page, row);
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
        let cell = (self.matrix.across.selected.clone(), self.matrix.list.selected.clone());
        if let (Some(column), Some(program)) = cell {
            toggle_cell(cx, &column, &program);
        }
        Outcome::stay()
    }

    fn add(&mut self, _cx: &mut Context) -> Outcome {
        let preset = vec![("state", LetterState::Planned.word().to_owned())];
        Outcome::open(Route::Row(RowForm::new(Table::Letters, "New letter", preset)))
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        match self.matrix.across.selected {
            Some(_) => self.focus_detail(),
            None => cx.refuse(format!("Nothing is selected · {} adds", TabCommand::Add.key())),
        }
        Outcome::stay()
    }

    fn show(&mut self, _cx: &mut Context, table: Table, id: &Id) -> Outcome {
        self.matrix.list.focus_list();
        if table == Table::Letters {
            self.matrix.across.select(id.clone());
        }
        Outcome::stay()
    }

    fn is_shown(&self, _cx: &Context, _table: Table, _id: &Id) -> bool {
        true
    }

    fn select(&mut self, _cx: &mut Context, table: Table, id: &Id) {
        if table == Table::Letters {
            self.matrix.across.select(id.clone());
        }
    }

    fn sorts(&self, cx: &Context) -> Option<Choices> {
        Some(sort_menu(cx, "Programs of the letters"))
    }

    fn shown(&self, _cx: &Context) -> usize {
        self.matrix.rows.len()
    }

    fn shown_words(&self, cx: &Context) -> String {
        format!("{} of {}", self.matrix.rows.len(), cx.season.tracker.programs.len())
    }
}
