//! The interviews: a list by date, program or state, and the page of the selected one.

use crate::{
    app::{
        command::{Command, GlobalCommand, InterviewsCommand, ListCommand, Scope, TabCommand},
        context::Context,
        drafts::preset,
        export::Exported,
        list::{ListState, Step, page_of},
        outcome::{Action, Choice, Choices, DayPart, Outcome, Route, RowForm},
        pages::{
            interview::interview_page,
            page::{Page, Row},
        },
        rows::Target,
        screen::{Hints, Screen},
        state::InterviewsSort,
        tab::Tab,
        tab_screen::{TabScreen, available, clear_filter, detail_hints, list_height, run_tab, tab_way_out},
        ticks::tick_interview,
    },
    domain::{id::Id, tables::Table, time::When},
    layout::{Areas, Pane, areas},
};

#[derive(Debug, Default)]
pub struct Interviews {
    pub list: ListState<Id>,
}

impl Interviews {
    fn run_list(&mut self, cx: &Context, command: ListCommand) {
        let areas = self.areas(cx);
        if self.list.focus == Pane::Detail {
            return self.list.scroll(Step::of(command, page_of(areas.detail.height)));
        }
        self.list.scroll = 0;
        let rows = &cx.derived.interviews;
        let step = Step::of(command, page_of(areas.list.height));
        self.list.step(step, rows.len(), |at| rows.get(at).map(|it| it.id.clone()));
    }
}

impl Interviews {
    fn run_interviews(&mut self, cx: &mut Context, command: InterviewsCommand) -> Outcome {
        let Some(id) = self.list.selected.clone() else {
            cx.refuse(format!("Nothing is selected · {} adds", TabCommand::Add.key()));
            return Outcome::stay();
        };
        match command {
            InterviewsCommand::Brief => Outcome::open(Route::Brief(id)),
            InterviewsCommand::Questions => Outcome::open(Route::Bank(id)),
            InterviewsCommand::Agenda => Outcome::open(Route::DayLines(id, DayPart::Agenda)),
            InterviewsCommand::People => Outcome::open(Route::DayLines(id, DayPart::People)),
        }
    }
}

impl Screen for Interviews {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Interviews, Scope::Tab, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
            return Outcome::stay();
        }
        if let Command::Interviews(command) = command {
            return self.run_interviews(cx, command);
        }
        let Command::Tab(command) = command else { return Outcome::stay() };
        run_tab(self, cx, command)
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        if matches!(command, Command::Interviews(_)) && self.list.selected.is_none() {
            return Err("no interview is selected");
        }
        let Command::Tab(command) = command else { return Ok(()) };
        available(self, cx, command)
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
        let rows = &cx.derived.interviews;
        let find = |key: &Id| rows.iter().position(|it| it.id == *key);
        let height = list_height(cx, Tab::Interviews, self.list.focus);
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
                (TabCommand::Enter.into(), "write notes"),
                (GlobalCommand::WriteUp.into(), "write up"),
                (InterviewsCommand::Brief.into(), "brief"),
                (GlobalCommand::Invitation.into(), "invitation"),
                (InterviewsCommand::Questions.into(), "questions"),
                (TabCommand::Edit.into(), "edit"),
                (InterviewsCommand::Agenda.into(), "agenda"),
                (InterviewsCommand::People.into(), "people"),
                (TabCommand::Add.into(), "add"),
                (TabCommand::Tick.into(), "done"),
                (TabCommand::SetStatus.into(), "status"),
                (TabCommand::OpenLink.into(), "link"),
                (TabCommand::Sort.into(), "sort"),
                (TabCommand::Filter.into(), "filter"),
            ],
        }
    }

    fn way_out(&self) -> Hints {
        tab_way_out()
    }

    fn whens(&self, cx: &Context) -> Vec<When> {
        let rows = cx.derived.interviews.iter().skip(self.list.offset).take(usize::from(cx.size.height));
        rows.filter_map(|it| it.when.clone()).collect()
    }
}

impl TabScreen for Interviews {
    fn target(&self) -> Option<Target> {
        self.list.selected.clone().map(|id| (Table::Interviews, id))
    }

    fn exported(&self) -> Exported {
        Exported::Interviews(self.list.selected.clone())
    }

    fn areas(&self, cx: &Context) -> Areas {
        areas(cx.size, Tab::Interviews.share(), self.list.focus)
    }

    fn detail(&self, cx: &Context, columns: usize) -> Vec<Row> {
        let mut page = Page::new(columns);
        if let Some(id) = &self.list.selected {
            interview_page(cx, &mut page, id);
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
        if let Some(id) = self.list.selected.clone() {
            tick_interview(cx, &id);
        }
        Outcome::stay()
    }

    fn add(&mut self, _cx: &mut Context) -> Outcome {
        let form = RowForm::new(Table::Interviews, "New interview", preset(Table::Interviews));
        Outcome::open(Route::Row(form))
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        match self.target() {
            Some((table, id)) => Outcome::open(Route::Note { table, id, field: "notes" }),
            None => {
                cx.refuse(format!("Nothing is selected · {} adds", TabCommand::Add.key()));
                Outcome::stay()
            }
        }
    }

    fn show(&mut self, _cx: &mut Context, table: Table, id: &Id) -> Outcome {
        self.list.focus_list();
        if table == Table::Messages {
            return Outcome::open(Route::Messages(Some(id.clone())));
        }
        self.list.select(id.clone());
        Outcome::stay()
    }

    fn is_shown(&self, cx: &Context, table: Table, id: &Id) -> bool {
        // the messages lie over the list
        table == Table::Messages || cx.derived.interviews.iter().any(|it| it.id == *id)
    }

    fn select(&mut self, _cx: &mut Context, table: Table, id: &Id) {
        if table == Table::Interviews {
            self.list.select(id.clone());
        }
    }

    fn sorts(&self, cx: &Context) -> Option<Choices> {
        let all = InterviewsSort::ALL;
        let line =
            |by: &InterviewsSort| Choice::act(by.letter(), by.title(), "", Action::SortInterviews(*by));
        let at = all.iter().position(|it| *it == cx.arrangement.interviews_sort).unwrap_or(0);
        Some(Choices::new("Sort by", "Interviews", all.iter().map(line).collect()).select(at))
    }

    fn shown(&self, cx: &Context) -> usize {
        cx.derived.interviews.len()
    }

    fn shown_words(&self, cx: &Context) -> String {
        format!("{} of {}", cx.derived.interviews.len(), cx.season.tracker.interviews.len())
    }
}
