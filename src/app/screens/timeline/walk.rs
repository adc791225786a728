//! Walking over the days of the month and the weeks of the season, and from one view to the next.

use chrono::Months;

use super::state::Timeline;
use crate::{
    app::{
        calendar::{View, days_on},
        command::{ListCommand, TabCommand},
        context::Context,
        tab::Tab,
        tab_screen::Turn,
    },
    domain::{
        facts::Lane,
        time::{Day, day_words},
    },
    layout::Pane,
};

/// Which way a walk leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    Left,
    Right,
    List(ListCommand),
}

impl Timeline {
    /// Moves over the days.
    pub fn walk(&mut self, cx: &Context, walk: Walk) {
        let day = self.day(cx);
        let is_season = self.view == View::Season;
        let step = if is_season { 7 } else { 1 };
        let (first, last) = cx.season.facts.window;
        let to = match walk {
            Walk::Left => days_on(day, -step),
            Walk::Right => days_on(day, step),
            Walk::List(command @ (ListCommand::Up | ListCommand::Down)) if is_season => {
                return self.turn_lane(command);
            }
            Walk::List(ListCommand::Up) => days_on(day, -7),
            Walk::List(ListCommand::Down) => days_on(day, 7),
            Walk::List(ListCommand::PageUp | ListCommand::HalfUp) => {
                day.checked_sub_months(Months::new(1)).unwrap_or(day)
            }
            Walk::List(ListCommand::PageDown | ListCommand::HalfDown) => {
                day.checked_add_months(Months::new(1)).unwrap_or(day)
            }
            Walk::List(ListCommand::First) => first,
            Walk::List(ListCommand::Last) => last,
        };
        self.day = Some(to);
        self.list.selected = None;
        self.list.scroll = 0;
    }

    fn turn_lane(&mut self, command: ListCommand) {
        let at = self.lane.and_then(|lane| Lane::ALL.iter().position(|it| *it == lane));
        let next = match (command == ListCommand::Down, at) {
            (true, None) => Some(0),
            (true, Some(at)) => Some(at.saturating_add(1)),
            (false, None) => Some(Lane::ALL.len().saturating_sub(1)),
            (false, Some(at)) => at.checked_sub(1),
        };
        self.lane = next.and_then(|at| Lane::ALL.get(at).copied());
        self.list.selected = None;
    }

    pub fn next_view(&mut self, cx: &mut Context, turn: Turn) {
        self.view = turn.from(self.view, &View::ALL);
        self.list.focus_list();
        match self.view {
            View::Agenda => self.show_in_agenda(cx),
            View::Month | View::Season => self.day = self.selected_day(cx).or(self.day),
        }
        cx.say(format!("View: {}", self.view.title()));
    }

    /// Selects the first item from the day under the cursor on, back in the agenda, if none is selected.
    fn show_in_agenda(&mut self, cx: &Context) {
        if self.list.selected.is_none() {
            let day = self.day(cx);
            let next = cx.derived.days.by_day.range(day..).next().and_then(|it| it.1.first());
            self.list.selected = next.map(|it| it.origin.clone());
        }
    }

    /// Shows a day with what is on it and around it.
    pub fn go_day(&mut self, cx: &mut Context, day: Day) {
        self.let_go();
        self.view = View::Month;
        self.day = Some(day);
        let words = day_words(day, cx.season.today());
        match cx.derived.days.on(day).len() {
            0 => cx.say(format!("Nothing on {words}")),
            1 => cx.say(format!("One thing on {words}")),
            count => cx.say(format!("{count} things on {words}")),
        }
    }

    /// Goes to today in the month and the season, and to the first item from today on in the agenda.
    pub fn go_today(&mut self, cx: &mut Context) {
        self.let_go();
        self.day = None;
        if self.view == View::Agenda {
            cx.arrangement.set_filter(Tab::Timeline, "");
            self.show_in_agenda(cx);
        }
        let today = cx.season.today();
        cx.say(format!("Today is {}", day_words(today, today)));
    }

    /// Handles Enter in the month and the season: goes to the items of the day or the week.
    pub fn enter_day(&mut self, cx: &mut Context) {
        match self.shown_items(cx).is_empty() {
            true => cx.refuse(format!("Nothing is on here · {} adds a task", TabCommand::Add.key())),
            false => self.list.focus = Pane::Detail,
        }
    }
}
