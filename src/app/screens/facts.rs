//! All facts of the season: searched, looked at with their sources, corrected, and taken back.

use crate::{
    app::{
        command::{Command, FactsCommand, FilterCommand, ListCommand, Scope},
        context::Context,
        corrections::{take_back_date, take_back_figure},
        facts_list::{FactKey, FactRow, best, facts_list, is_filed, origin_of},
        list::{ListState, Step, page_of},
        outcome::{Outcome, Route, RowForm},
        pages::fact::fact_rows,
        screen::{Hints, Screen},
    },
    domain::{
        facts::{Confidence, Figure},
        tables::Table,
        time::show_for_edit,
    },
    layout::{Areas, Pane, Share, areas},
    text::{Buffer, Lines},
};

#[derive(Debug)]
pub struct Facts {
    pub rows: Vec<FactRow>,
    pub list: ListState<FactKey>,
    pub query: Buffer,
    /// True while the query is typed.
    pub searches: bool,
}

impl Facts {
    pub fn new(cx: &Context) -> Facts {
        let query = Buffer::new("", Lines::One);
        Facts { rows: facts_list(cx, ""), list: ListState::default(), query, searches: false }
    }

    /// Returns the areas of this screen, which are those of a tab.
    pub fn areas(&self, cx: &Context) -> Areas {
        areas(cx.size, Share::Even, self.list.focus)
    }

    /// Returns how many facts are listed.
    pub fn count(&self) -> usize {
        self.rows.iter().filter(|it| it.key().is_some()).count()
    }

    fn run_list(&mut self, cx: &Context, command: ListCommand) {
        let step = Step::of(command, page_of(self.areas(cx).body.height));
        if self.list.focus == Pane::Detail {
            return self.list.scroll(step);
        }
        let rows = &self.rows;
        self.list.step(step, rows.len(), |at| rows.get(at).and_then(FactRow::key).cloned());
        self.list.scroll = 0;
    }

    fn correct(&self, cx: &mut Context) -> Outcome {
        match &self.list.selected {
            Some(FactKey::Date(id)) => {
                let title = cx.season.facts.date(id.as_str()).map(|it| show_for_edit(&it.when));
                let title = title.map(|it| format!("Correct a date: {it} so far"));
                let form = RowForm::edit(Table::Milestones, id).at("when");
                Outcome::open(Route::Row(RowForm { title, ..form }))
            }
            Some(FactKey::Figure(id)) => {
                if cx.season.facts.figure(id).is_none_or(Figure::is_in_words) {
                    cx.refuse("This rule stands in words: there is no number to correct");
                    return Outcome::stay();
                }
                Outcome::open(Route::Figure(id.clone()))
            }
            Some(FactKey::Refused(_)) => {
                cx.refuse("Put the file right in an editor; it is read when fluoro starts");
                Outcome::stay()
            }
            None => Outcome::stay(),
        }
    }

    fn take_back(&self, cx: &mut Context) {
        let Some(key) = &self.list.selected else { return };
        if origin_of(cx, key).is_none_or(|it| it.confidence != Confidence::Yours) {
            let name = &cx.season.facts.season;
            return cx.refuse(match is_filed(cx, key) {
                true => format!("It comes from the file facts/{name}.json: take it out there"),
                false => "This fact isn't corrected".to_owned(),
            });
        }
        match key {
            FactKey::Date(id) => take_back_date(cx, id),
            FactKey::Figure(id) => take_back_figure(cx, id),
            FactKey::Refused(_) => {}
        }
    }

    fn search(&mut self) {
        self.searches = true;
        self.list.focus = Pane::List;
        self.query.select_all();
    }
}

impl Screen for Facts {
    fn scopes(&self) -> &'static [Scope] {
        match self.searches {
            true => &[Scope::Filter, Scope::Text, Scope::List, Scope::Global],
            false => &[Scope::Facts, Scope::List, Scope::Undo, Scope::Global],
        }
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
        }
        if command == FilterCommand::Keep.into() {
            self.searches = false;
        }
        let Command::Facts(command) = command else { return Outcome::stay() };
        match command {
            FactsCommand::Open => self.list.focus_detail(),
            FactsCommand::Correct => return self.correct(cx),
            FactsCommand::TakeBack => self.take_back(cx),
            FactsCommand::Search => self.search(),
            FactsCommand::Leave => return self.back(cx),
        }
        Outcome::stay()
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

    /// Selects the first fact that is called so.
    fn text_changed(&mut self, cx: &mut Context) -> Outcome {
        let query = self.query.text();
        self.list.selected = best(&facts_list(cx, &query), &query);
        Outcome::stay()
    }

    fn fit(&mut self, cx: &Context) {
        self.rows = facts_list(cx, &self.query.text());
        let rows = &self.rows;
        let height = usize::from(areas(cx.size, Share::Even, Pane::List).list.height).max(1);
        let find = |key: &FactKey| rows.iter().position(|it| it.key() == Some(key));
        self.list.follow(rows.len(), height, |at| rows.get(at).and_then(FactRow::key).cloned(), find);
        let detail = self.areas(cx).detail;
        let columns = usize::from(detail.width.saturating_sub(1));
        let length = fact_rows(cx, self.list.selected.as_ref(), columns).len();
        self.list.clamp_scroll(length, detail.height);
    }

    fn hints(&self, _cx: &Context) -> Hints {
        if self.searches {
            return vec![(ListCommand::Down.into(), "down"), (FilterCommand::Keep.into(), "keep")];
        }
        let correct = (FactsCommand::Correct.into(), "correct");
        let back = (FactsCommand::TakeBack.into(), "take back");
        match self.list.focus {
            Pane::Detail => vec![
                (ListCommand::Down.into(), "scroll"),
                correct,
                back,
                (FactsCommand::Leave.into(), "to the list"),
            ],
            Pane::List => vec![
                (ListCommand::Down.into(), "down"),
                (FactsCommand::Open.into(), "source"),
                correct,
                back,
                (FactsCommand::Search.into(), "search"),
            ],
        }
    }
}
