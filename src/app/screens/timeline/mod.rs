//! The timeline: everything dated as an agenda, as a month, as the whole season.

mod rows;
mod state;
mod tick;
mod walk;

use crate::app::{
    calendar::View,
    command::{Command, GlobalCommand, ListCommand, Scope, TabCommand, TimelineCommand, UndoCommand},
    context::Context,
    corrections::take_back_date,
    export::Exported,
    list::{Step, page_of},
    outcome::{Next, Outcome, Route, RowForm},
    pages::page::Row,
    refresh::AgendaRow,
    rows::Target,
    screen::{Hints, Screen},
    snooze::snooze_menu,
    steps,
    tab::Tab,
    tab_screen::{
        TabScreen, Turn, available, clear_filter, detail_hints, list_height, run_tab, tab_way_out, writes,
    },
    titles::agenda_key,
};
use crate::{
    domain::{
        agenda::Origin,
        facts::Lane,
        id::Id,
        tables::{InterviewState, Table},
        time::{Day, When},
    },
    layout::{Areas, Pane, calendar::strip, scrolled},
};
pub use state::Timeline;
use walk::Walk;

impl Timeline {
    fn run_list(&mut self, cx: &Context, command: ListCommand) {
        if self.on_grid() {
            return self.walk(cx, Walk::List(command));
        }
        let areas = self.frame(cx);
        let height = if self.list.focus == Pane::List { areas.list.height } else { areas.detail.height };
        let step = Step::of(command, page_of(height));
        if self.list.focus == Pane::List {
            self.list.scroll = 0;
            let rows = &cx.derived.agenda;
            return self.list.step(step, rows.len(), |at| agenda_key(rows, at));
        }
        if self.in_calendar() && self.list.selected.is_some() {
            let rows = self.shown_items(cx);
            return self.list.step(step, rows.len(), |at| rows.get(at).map(|it| it.origin.clone()));
        }
        let ids = self.steps(cx);
        match ids.is_empty() {
            true => self.list.scroll(step),
            false => self.item.step_among(step, &ids),
        }
    }

    /// The selected interview, if it is today and isn't over: before it one reads its brief.
    fn brief_of(&self, cx: &Context) -> Option<Id> {
        let Some(Origin::Interview(id)) = &self.list.selected else { return None };
        let row = cx.season.tracker.interviews.get(id.as_str())?;
        let is_today = row.when.as_ref()?.day_in(cx.home()) == cx.season.today();
        let is_ahead = matches!(row.state, None | Some(InterviewState::Scheduled));
        (is_today && is_ahead && row.end(cx.home())? > cx.season.now).then(|| id.clone())
    }

    /// The steps of the selected rotation.
    fn steps(&self, cx: &Context) -> Vec<Id> {
        let target = self.target().filter(|it| !self.in_calendar() && it.0 == Table::Rotations);
        target.map(|(table, id)| steps::step_ids(cx, table, &id)).unwrap_or_default()
    }

    fn run_own(&mut self, cx: &mut Context, command: TimelineCommand) -> Outcome {
        match (command, self.list.selected.as_ref()) {
            (TimelineCommand::Today, _) => self.go_today(cx),
            (TimelineCommand::Snooze, Some(Origin::Task(id))) => {
                return Outcome::open(Route::Menu(snooze_menu(cx, id)));
            }
            (TimelineCommand::Snooze, _) => {}
            (TimelineCommand::AddRotation, _) => return self.new_rotation(cx),
            (TimelineCommand::TakeBack, Some(Origin::Official(id))) => take_back_date(cx, &id.clone()),
            (TimelineCommand::TakeBack, _) => {}
        }
        Outcome::stay()
    }

    /// Keeps the selection on an item of the day, and both the item and the page in sight.
    fn fit_calendar(&mut self, cx: &Context) {
        let items = self.shown_items(cx);
        let find = |key: &Origin| items.iter().position(|it| it.origin == *key);
        if self.list.selected.is_none() {
            self.list.index = 0;
        }
        let key = |at: usize| items.get(at).map(|it| it.origin.clone());
        self.list.follow(items.len(), items.len().max(1), key, find);
        let frame = self.frame(cx);
        let area = match self.view {
            View::Season => strip(&frame, Lane::ALL.len(), self.list.focus).below,
            View::Agenda | View::Month => frame.detail,
        };
        let rows = self.page(cx, usize::from(area.width.saturating_sub(1)));
        let height = usize::from(area.height).max(1);
        if let Some(at) = rows.iter().position(|it| it.selected) {
            self.list.scroll = scrolled(self.list.scroll, at, rows.len(), height);
        }
        self.list.scroll = self.list.scroll.min(rows.len().saturating_sub(height));
    }

    fn fit_agenda(&mut self, cx: &Context) {
        let rows = &cx.derived.agenda;
        let (basis, height) = (cx.basis(), list_height(cx, Tab::Timeline, self.list.focus));
        let find = |key: &Origin| basis.agenda_row(&cx.derived, key);
        self.list.follow(rows.len(), height, |at| agenda_key(rows, at), find);
        if self.list.focus == Pane::List && self.list.scroll == 0 {
            self.item.selected = None;
            return;
        }
        let area = self.frame(cx).detail;
        let rows = self.page(cx, usize::from(area.width.saturating_sub(1)));
        self.list.clamp_scroll(rows.len(), area.height);
        if self.list.focus == Pane::List || self.steps(cx).is_empty() {
            self.item.selected = None;
            return;
        }
        self.list.scroll = steps::follow(&mut self.item, &rows, self.list.scroll, usize::from(area.height));
    }
}

impl Screen for Timeline {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Timeline, Scope::Tab, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
            return Outcome::stay();
        }
        if let Command::Timeline(command) = command {
            return self.run_own(cx, command);
        }
        let Command::Tab(command) = command else { return Outcome::stay() };
        let sideways = [(TabCommand::Left, Walk::Left), (TabCommand::Right, Walk::Right)];
        match sideways.into_iter().find(|it| it.0 == command && self.on_grid()) {
            Some((_, walk)) => {
                self.walk(cx, walk);
                Outcome::stay()
            }
            None => run_tab(self, cx, command),
        }
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        if let Command::Tab(command) = command {
            return available(self, cx, command);
        }
        let Command::Timeline(command) = command else { return Ok(()) };
        let selected = self.list.selected.as_ref();
        match command {
            TimelineCommand::Today => Ok(()),
            TimelineCommand::Snooze => match selected {
                Some(Origin::Task(_)) => Ok(()),
                _ => Err("only a task of your own can be snoozed"),
            },
            TimelineCommand::AddRotation => writes(cx),
            TimelineCommand::TakeBack => {
                tick::corrected(cx, selected).map(|_| ()).ok_or("this date is the bundled one")
            }
        }
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        if self.list.focus == Pane::Detail {
            self.list.focus_list();
        } else if self.lane.is_some() && self.on_grid() {
            self.lane = None;
        } else {
            clear_filter(cx);
        }
        Outcome::stay()
    }

    fn is_inside(&self) -> bool {
        self.list.focus == Pane::Detail
    }

    fn fit(&mut self, cx: &Context) {
        match self.in_calendar() {
            true => self.fit_calendar(cx),
            false => self.fit_agenda(cx),
        }
    }

    fn hints(&self, cx: &Context) -> Hints {
        let goes = if self.brief_of(cx).is_some() { "brief" } else { "go there" };
        match (self.view, self.list.focus) {
            (View::Month, Pane::List) => calendar_hints("day", "week"),
            (View::Season, Pane::List) => calendar_hints("week", "lane"),
            (View::Month | View::Season, Pane::Detail) => vec![
                (ListCommand::Down.into(), "next"),
                (TabCommand::Enter.into(), goes),
                (TabCommand::Tick.into(), "done"),
                (TabCommand::Edit.into(), "edit"),
                (TimelineCommand::Snooze.into(), "snooze"),
                (GlobalCommand::Back.into(), "back"),
            ],
            (View::Agenda, Pane::Detail) => detail_hints(),
            (View::Agenda, Pane::List) => vec![
                (TabCommand::Tick.into(), "done"),
                (TabCommand::Add.into(), "add"),
                (TabCommand::Edit.into(), "edit"),
                (TabCommand::Enter.into(), goes),
                (TabCommand::Right.into(), "detail"),
                (TabCommand::NextView.into(), "view"),
                (TabCommand::Filter.into(), "filter"),
                (UndoCommand::Undo.into(), "undo"),
                (GlobalCommand::Guide.into(), "guide"),
            ],
        }
    }

    fn way_out(&self) -> Hints {
        tab_way_out()
    }

    fn whens(&self, cx: &Context) -> Vec<When> {
        if self.in_calendar() {
            return self.shown_items(cx).iter().map(|it| it.when.clone()).collect();
        }
        let rows = cx.derived.agenda.iter().skip(self.list.offset).take(usize::from(cx.size.height));
        let when = |row: &AgendaRow| match row {
            AgendaRow::Item(item) => Some(item.when.clone()),
            AgendaRow::Heading(_) => None,
        };
        rows.filter_map(when).collect()
    }
}

fn calendar_hints(across: &'static str, along: &'static str) -> Hints {
    vec![
        (TabCommand::Right.into(), across),
        (ListCommand::Down.into(), along),
        (ListCommand::PageDown.into(), "month"),
        (TabCommand::Enter.into(), "its things"),
        (TabCommand::Add.into(), "add"),
        (TimelineCommand::Today.into(), "today"),
        (TabCommand::NextView.into(), "view"),
    ]
}

impl TabScreen for Timeline {
    fn target(&self) -> Option<Target> {
        let (table, id) = self.list.selected.as_ref()?.row();
        Some((table, id.clone()))
    }

    fn areas(&self, cx: &Context) -> Areas {
        self.frame(cx)
    }

    fn detail(&self, cx: &Context, columns: usize) -> Vec<Row> {
        self.page(cx, columns)
    }

    fn focus(&self) -> Pane {
        self.list.focus
    }

    fn focus_list(&mut self) {
        self.list.focus_list();
    }

    fn focus_detail(&mut self) {
        self.enter_detail();
    }

    /// Ticks the selected line. Where it leaves for another band, the selection stays in its place and doesn't follow.
    fn tick(&mut self, cx: &mut Context) -> Outcome {
        let Some(origin) = self.list.selected.clone() else { return Outcome::stay() };
        if let (Some((Table::Rotations, id)), Pane::Detail, Some(item)) =
            (self.target(), self.list.focus, self.item.selected.clone())
        {
            steps::tick_requirement(cx, &id, &item);
            return Outcome::stay();
        }
        let before = cx.season.tracker.clone();
        let outcome = tick::tick_line(cx, &origin);
        if !cx.season.tracker.same(&before) {
            self.release();
        }
        outcome
    }

    fn add(&mut self, cx: &mut Context) -> Outcome {
        match self.in_calendar() && self.lane == Some(Lane::Rotations) {
            true => self.new_rotation(cx),
            false => self.new_task(cx),
        }
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        if self.on_grid() {
            self.enter_day(cx);
            return Outcome::stay();
        }
        if let Some(Origin::Thanks(id)) = &self.list.selected {
            return Outcome::open(Route::Messages(Some(id.clone())));
        }
        if let Some(id) = self.brief_of(cx) {
            return Outcome::open(Route::Brief(id));
        }
        let Some((table, id)) = self.target() else {
            cx.refuse(format!("Nothing is selected · {} adds", TabCommand::Add.key()));
            return Outcome::stay();
        };
        if table == Table::Milestones {
            return self.enter_milestone(cx, &id);
        }
        match matches!(table, Table::Interviews | Table::Components | Table::Letters | Table::Programs) {
            true => Outcome::stay().and(Next::Go(table, id)),
            false => Outcome::open(Route::Row(RowForm::edit(table, &id))),
        }
    }

    fn show(&mut self, cx: &mut Context, table: Table, id: &Id) -> Outcome {
        self.list.focus_list();
        self.view = View::Agenda;
        match cx.origin_of(table, id) {
            Some(origin) => {
                self.list.select(origin);
                Outcome::stay()
            }
            None => Outcome::open(Route::Row(RowForm::edit(table, id))),
        }
    }

    fn is_shown(&self, cx: &Context, table: Table, id: &Id) -> bool {
        let Some(origin) = cx.origin_of(table, id) else { return true };
        let is_it = |row: &AgendaRow| matches!(row, AgendaRow::Item(item) if item.origin == origin);
        cx.derived.agenda.iter().any(is_it)
    }

    fn select(&mut self, cx: &mut Context, table: Table, id: &Id) {
        if !matches!(table, Table::Milestones | Table::Rotations) {
            return;
        }
        if let Some(origin) = cx.origin_of(table, id) {
            return self.select_origin(cx, origin);
        }
        // a task without a date isn't on the timeline
        if cx.season.tracker.milestones.get(id.as_str()).is_some_and(|it| it.when.is_none()) {
            cx.say(format!("Kept without a date: {} finds it", GlobalCommand::Find.key()));
        }
    }

    fn turn_view(&mut self, cx: &mut Context, turn: Turn) {
        self.next_view(cx, turn);
    }

    fn has_views(&self) -> Result<(), &'static str> {
        Ok(())
    }

    fn show_day(&mut self, cx: &mut Context, day: Day) {
        self.go_day(cx, day);
    }

    fn exported(&self) -> Exported {
        Exported::Timeline
    }

    fn release(&mut self) {
        if !self.in_calendar() {
            self.list.selected = None;
        }
    }

    fn shown(&self, cx: &Context) -> usize {
        cx.derived.agenda_shown
    }

    fn shown_words(&self, cx: &Context) -> String {
        format!("{} of {}", cx.derived.agenda_shown, cx.derived.agenda_total)
    }
}
