//! The question bank for an interview: what to ask, what one is asked, and what nobody should ask. Questions are chosen,
//! answers written down, own questions added.

use crate::{
    app::{
        answers::ask_answer,
        bank_list::{BankLine, BankRow, bank_rows},
        command::{BankCommand, Command, FilterCommand, GlobalCommand, ListCommand, Scope},
        context::Context,
        list::{ListState, Step, page_of},
        outcome::{Outcome, Route, RowForm},
        pages::question::question_rows,
        rows,
        screen::{Hints, Screen, out_or_help},
        tab_screen::{Turn, writes},
    },
    domain::{
        id::Id,
        questions::{Shelf, banked},
        tables::Table,
    },
    layout::{Areas, Pane, Share, areas},
    text::{Buffer, Lines},
};

#[derive(Debug)]
pub struct Bank {
    pub interview: Id,
    pub shelf: Shelf,
    pub rows: Vec<BankRow>,
    pub list: ListState<Id>,
    pub query: Buffer,
    /// True while the query is typed.
    pub searches: bool,
    /// The user's own questions as they were, so that a new one is selected.
    own: Vec<Id>,
}

impl Bank {
    pub fn new(cx: &Context, interview: Id) -> Bank {
        let shelf = Shelf::default();
        Bank {
            rows: bank_rows(cx, &interview, shelf, ""),
            interview,
            shelf,
            list: ListState::default(),
            query: Buffer::new("", Lines::One),
            searches: false,
            own: own_ids(cx),
        }
    }

    /// Makes the bank with a question selected, on its shelf.
    pub fn at(cx: &Context, interview: Id, question: Id) -> Bank {
        let mut bank = Bank::new(cx, interview);
        let shelf = banked(&cx.season, cx.data.bank(), &question).map(|it| it.shelf);
        bank.shelf = shelf.unwrap_or(bank.shelf);
        bank.rows = bank_rows(cx, &bank.interview, bank.shelf, "");
        bank.list.select(question);
        bank
    }

    /// Returns the areas of this screen, which are those of a tab.
    pub fn areas(&self, cx: &Context) -> Areas {
        areas(cx.size, Share::Even, self.list.focus)
    }

    pub fn selected(&self) -> Option<&BankLine> {
        let selected = self.list.selected.as_ref()?;
        self.rows.iter().filter_map(BankRow::line).find(|it| it.question.row.id == *selected)
    }

    fn run_list(&mut self, cx: &Context, command: ListCommand) {
        let step = Step::of(command, page_of(self.areas(cx).body.height));
        if self.list.focus == Pane::Detail {
            return self.list.scroll(step);
        }
        let rows = &self.rows;
        self.list.step(step, rows.len(), |at| rows.get(at).and_then(BankRow::key).cloned());
        self.list.scroll = 0;
    }

    fn turn(&mut self, turn: Turn) {
        self.shelf = turn.from(self.shelf, &Shelf::ALL);
        self.list = ListState::default();
    }

    fn choose(&self, cx: &mut Context, line: &BankLine) {
        if line.question.shelf == Shelf::Improper {
            let key = BankCommand::Answer.key();
            return cx.refuse(format!("This one isn't chosen: {key} notes that it was asked"));
        }
        let title = cx.season.interview_title(&self.interview);
        let label = match line.is_chosen {
            true => format!("Not for {title} any more"),
            false => format!("Chosen for {title}"),
        };
        cx.change(label, |it| it.turn_question(self.interview.as_str(), &line.question.row.id));
    }

    fn favor(&self, cx: &mut Context, line: &BankLine) {
        if line.question.shelf == Shelf::Improper {
            return cx.refuse("These have no favorites");
        }
        let label = if line.question.is_favorite() { "No favorite any more" } else { "A favorite" };
        cx.change(label, |it| it.turn_favorite(&line.question.row.id));
    }

    /// Opens what Enter writes: the answer at this interview or, where one is asked, what one prepares.
    fn answer(&self, cx: &Context, line: &BankLine) -> Outcome {
        match line.question.shelf {
            Shelf::Asked => prepare(line),
            Shelf::ToAsk | Shelf::Improper => Outcome::open(ask_answer(cx, &self.interview, &line.question)),
        }
    }

    fn edit(&self, cx: &mut Context, line: &BankLine) -> Outcome {
        match (line.question.is_own, line.question.shelf) {
            (true, _) => Outcome::open(Route::Row(RowForm::edit(Table::Questions, &line.question.row.id))),
            (false, Shelf::ToAsk | Shelf::Asked) => prepare(line),
            (false, Shelf::Improper) => {
                cx.refuse("This one comes with fluoro and stays as it is");
                Outcome::stay()
            }
        }
    }

    fn add(&self, cx: &mut Context) -> Outcome {
        let Some(way) = self.shelf.way() else {
            let key = BankCommand::NextShelf.key();
            cx.refuse(format!("Your own questions stand in the other parts: {key} goes there"));
            return Outcome::stay();
        };
        let audience = self.selected().map(|it| it.question.row.audience.clone()).unwrap_or_default();
        let preset = vec![("way", way.word().to_owned()), ("audience", audience)];
        Outcome::open(Route::Row(RowForm::new(Table::Questions, "New question", preset)))
    }

    fn search(&mut self) {
        self.searches = true;
        self.list.focus = Pane::List;
        self.query.select_all();
    }

    /// Runs what concerns the selected question.
    fn run_line(&mut self, cx: &mut Context, command: BankCommand) -> Outcome {
        let Some(line) = self.selected().cloned() else { return Outcome::stay() };
        match command {
            BankCommand::Choose => self.choose(cx, &line),
            BankCommand::Favorite => self.favor(cx, &line),
            BankCommand::Answer => return self.answer(cx, &line),
            BankCommand::Asked => return Outcome::open(ask_answer(cx, &self.interview, &line.question)),
            BankCommand::Edit => return self.edit(cx, &line),
            BankCommand::Delete => {
                return rows::delete(cx, &(Table::Questions, line.question.row.id.clone()));
            }
            BankCommand::Open
            | BankCommand::Add
            | BankCommand::Search
            | BankCommand::NextShelf
            | BankCommand::PreviousShelf
            | BankCommand::Leave => {}
        }
        Outcome::stay()
    }
}

/// Opens the text that one prepares for a question.
fn prepare(line: &BankLine) -> Outcome {
    let id = line.question.row.id.clone();
    Outcome::open(Route::Note { table: Table::Questions, id, field: "prepared" })
}

fn own_ids(cx: &Context) -> Vec<Id> {
    let bundled = cx.data.bank().questions;
    let own = cx.season.tracker.questions.iter().filter(|row| !bundled.iter().any(|it| it.base.id == row.id));
    own.map(|it| it.id.clone()).collect()
}

impl Screen for Bank {
    fn scopes(&self) -> &'static [Scope] {
        match self.searches {
            true => &[Scope::Filter, Scope::Text, Scope::List, Scope::Global],
            false => &[Scope::Bank, Scope::List, Scope::Undo, Scope::Global],
        }
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
        }
        if command == FilterCommand::Keep.into() {
            self.searches = false;
        }
        let Command::Bank(command) = command else { return Outcome::stay() };
        match command {
            BankCommand::Open => self.list.focus_detail(),
            BankCommand::Add => return self.add(cx),
            BankCommand::Search => self.search(),
            BankCommand::NextShelf => self.turn(Turn::Next),
            BankCommand::PreviousShelf => self.turn(Turn::Previous),
            BankCommand::Leave => return self.back(cx),
            BankCommand::Choose
            | BankCommand::Favorite
            | BankCommand::Answer
            | BankCommand::Asked
            | BankCommand::Edit
            | BankCommand::Delete => return self.run_line(cx, command),
        }
        Outcome::stay()
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        let Command::Bank(command) = command else { return Ok(()) };
        match command {
            BankCommand::Answer | BankCommand::Asked | BankCommand::Add | BankCommand::Edit => writes(cx),
            BankCommand::Choose
            | BankCommand::Favorite
            | BankCommand::Open
            | BankCommand::Delete
            | BankCommand::Search
            | BankCommand::NextShelf
            | BankCommand::PreviousShelf
            | BankCommand::Leave => Ok(()),
        }
    }

    /// Handles Esc: leaves the detail for the list, clears the search, or closes.
    fn back(&mut self, _cx: &mut Context) -> Outcome {
        if self.list.focus == Pane::Detail {
            self.list.focus_list();
        } else if self.searches || !self.query.is_empty() {
            self.searches = false;
            self.query = Buffer::new("", Lines::One);
        } else {
            return Outcome::close();
        }
        Outcome::stay()
    }

    fn is_inside(&self) -> bool {
        self.list.focus == Pane::Detail || self.searches || !self.query.is_empty()
    }

    fn text(&mut self) -> Option<&mut Buffer> {
        if self.searches { Some(&mut self.query) } else { None }
    }

    /// Selects the first question that holds what is typed.
    fn text_changed(&mut self, _cx: &mut Context) -> Outcome {
        self.list = ListState::default();
        Outcome::stay()
    }

    fn fit(&mut self, cx: &Context) {
        let own = own_ids(cx);
        if let Some(new) = own.iter().find(|it| !self.own.contains(it)) {
            let row = cx.season.tracker.questions.get(new.as_str());
            self.shelf = row.and_then(|it| it.way).map_or(self.shelf, Shelf::from);
            self.query = Buffer::new("", Lines::One);
            self.list.selected = Some(new.clone());
        }
        self.own = own;
        self.rows = bank_rows(cx, &self.interview, self.shelf, &self.query.text());
        let rows = &self.rows;
        let height = usize::from(areas(cx.size, Share::Even, Pane::List).list.height).max(1);
        let find = |key: &Id| rows.iter().position(|it| it.key() == Some(key));
        self.list.follow(rows.len(), height, |at| rows.get(at).and_then(BankRow::key).cloned(), find);
        let detail = self.areas(cx).detail;
        let columns = usize::from(detail.width.saturating_sub(1));
        let length = question_rows(cx, &self.interview, self.selected(), columns).len();
        self.list.clamp_scroll(length, detail.height);
    }

    fn hints(&self, _cx: &Context) -> Hints {
        if self.searches {
            return vec![(ListCommand::Down.into(), "down"), (FilterCommand::Keep.into(), "keep")];
        }
        let answer = match self.shelf {
            Shelf::ToAsk => "answer",
            Shelf::Asked => "prepare",
            Shelf::Improper => "note it",
        };
        let mut hints: Hints = vec![(BankCommand::Answer.into(), answer)];
        if self.shelf != Shelf::Improper {
            hints.insert(0, (BankCommand::Choose.into(), "choose"));
            hints.push((BankCommand::Favorite.into(), "favorite"));
        }
        if self.shelf == Shelf::Asked {
            hints.push((BankCommand::Asked.into(), "was asked"));
        }
        hints.push((BankCommand::NextShelf.into(), "next part"));
        match self.list.focus {
            Pane::Detail => hints.push((BankCommand::Leave.into(), "to the list")),
            Pane::List if self.shelf == Shelf::Improper => {
                hints.push((BankCommand::Open.into(), "look at it"))
            }
            Pane::List => hints.extend([
                (BankCommand::Add.into(), "add"),
                (BankCommand::Search.into(), "search"),
                (BankCommand::Open.into(), "look at it"),
            ]),
        }
        hints
    }

    fn way_out(&self) -> Hints {
        let is_letter = |it: &(Command, &str)| self.searches && it.0 == GlobalCommand::Help.into();
        let mut hints = out_or_help();
        hints.retain(|it| !is_letter(it));
        hints
    }
}
