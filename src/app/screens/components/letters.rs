//! The letters: programs down, writers across, and the page of the selected writer.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    app::{
        command::{Command, GlobalCommand, LettersCommand, Scope, TabCommand, UndoCommand},
        context::Context,
        letter_steps::{fill_column, fill_row, limit, remind, toggle_cell},
        matrix::{Across, Cell, ColumnHead, Matrix, is_open, sort_menu},
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
        rows::Rows,
        rules::Rules,
        tables::{Letter, LetterState, Program, Table},
        time::{When, due_words},
    },
    layout::{Areas, Pane},
    text::{last_name, width, with_initial},
};

#[derive(Debug, Default)]
pub struct Letters {
    pub matrix: Matrix,
    counted: Counted,
}

/// What the head of the matrix says, and what it was counted from.
#[derive(Debug, Default)]
struct Counted {
    letters: Rows<Letter>,
    programs: Rows<Program>,
    /// How many letters a program can get.
    most: Option<i64>,
    /// Of programs that are still open: how many there are, how many have what they need as far as that is known, and of
    /// how many it isn't.
    open: usize,
    complete: usize,
    unknown: usize,
    /// How many of them each letter goes to.
    going: BTreeMap<Id, usize>,
    /// Received letters that no program gets.
    stray: usize,
    /// What each writer is called at the head of a column.
    names: BTreeMap<Id, String>,
}

impl Counted {
    fn of(cx: &Context) -> Counted {
        let (letters, programs) = (&cx.season.tracker.letters, &cx.season.tracker.programs);
        let mut counted = Counted {
            letters: letters.clone(),
            programs: programs.clone(),
            names: column_names(letters),
            most: limit(cx).and_then(|it| it.value),
            ..Counted::default()
        };
        let most = counted.most.unwrap_or(i64::MAX);
        let mut used = BTreeSet::new();
        for row in programs.iter() {
            let of_row = cx.derived.lookup.letters(&row.id);
            used.extend(of_row.iter().map(|it| it.id.clone()));
            if !is_open(row) {
                continue;
            }
            for letter in of_row {
                let count = counted.going.entry(letter.id.clone()).or_default();
                *count = count.saturating_add(1);
            }
            let count = cx.derived.lookup.letter_count(row);
            let fits = i64::from(count.coming()) <= most;
            counted.open = counted.open.saturating_add(1);
            counted.complete = counted.complete.saturating_add(usize::from(count.is_complete() && fits));
            counted.unknown = counted.unknown.saturating_add(usize::from(count.needs.is_none()));
        }
        let is_stray =
            |row: &&Arc<Letter>| row.state == Some(LetterState::Received) && !used.contains(&row.id);
        counted.stray = letters.iter().filter(is_stray).count();
        counted
    }
}

/// Returns the last names of the writers; those who share one get the letter of their first name.
fn column_names(letters: &Rows<Letter>) -> BTreeMap<Id, String> {
    let name = |row: &Letter| last_name(&row.writer);
    let shared = |of: &str| letters.iter().filter(|row| name(row) == of).count() > 1;
    let called = |row: &Arc<Letter>| {
        let last = name(row);
        let called = if shared(&last) { with_initial(&row.writer, &last) } else { last };
        (row.id.clone(), called)
    };
    letters.iter().map(called).collect()
}

impl Letters {
    fn count(&mut self, cx: &Context) {
        let (letters, programs) = (&cx.season.tracker.letters, &cx.season.tracker.programs);
        let most = limit(cx).and_then(|it| it.value);
        let same_rows = self.counted.letters.same(letters) && self.counted.programs.same(programs);
        if !same_rows || self.counted.most != most {
            self.counted = Counted::of(cx);
        }
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

    fn headline(&self, cx: &Context) -> String {
        let letters = &cx.season.tracker.letters;
        let is = |row: &Letter, state| row.state == Some(state);
        let coming = letters.iter().filter(|row| !is(row, LetterState::Declined));
        let received = letters.iter().filter(|row| is(row, LetterState::Received));
        let Counted { open, complete, unknown, stray, .. } = &self.counted;
        if letters.is_empty() {
            return "Letters · none yet".to_owned();
        }
        let (stray, unknown) = match (*stray, *unknown) {
            (0, 0) => (String::new(), String::new()),
            (0, unknown) => (String::new(), format!(" · needs of {unknown} not known")),
            // what is to be done goes before what isn't known
            (stray, _) => (format!(" · ! {stray} not assigned"), String::new()),
        };
        format!(
            "Letters · {} of {} received{stray} · {complete} of {open} programs complete{unknown}",
            received.count(),
            coming.count()
        )
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
                let due = next.as_ref().map(|it| due_words(it, cx.season.now, cx.home()));
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
        self.count(cx);
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

    fn hints(&self, _cx: &Context) -> Hints {
        match self.matrix.list.focus {
            Pane::Detail => detail_hints(),
            Pane::List => vec![
                (TabCommand::Tick.into(), "assign"),
                (LettersCommand::WholeRow.into(), "whole row"),
                (LettersCommand::WholeColumn.into(), "whole column"),
                (TabCommand::Edit.into(), "writer"),
                (TabCommand::Add.into(), "add"),
                (TabCommand::SetStatus.into(), "state"),
                (LettersCommand::Remind.into(), "reminded today"),
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
