//! The timeline as a month or as the whole season: which view, on which day one stands, and what is on it.

use std::{
    ops::{Range, RangeInclusive},
    sync::Arc,
};

use chrono::{Datelike, Days, Months};

use super::{App, Tab, command::Command, list::Step, refresh::days::LaneDay};
use crate::{
    domain::{
        agenda::{Item, Origin, end_of_week},
        day::{Around, around},
        facts::Lane,
        time::{Day, day_words},
    },
    layout::{Pane, calendar::strip, scrolled},
    text::contains::contains,
};

/// How the timeline is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Agenda,
    Month,
    Season,
}

impl View {
    const ALL: [View; 3] = [View::Agenda, View::Month, View::Season];

    pub fn title(self) -> &'static str {
        match self {
            View::Agenda => "agenda",
            View::Month => "month",
            View::Season => "season",
        }
    }

    fn turned(self, by: usize) -> View {
        let at = (self as usize).saturating_add(by) % View::ALL.len();
        View::ALL.get(at).copied().unwrap_or_default()
    }
}

/// Where one stands in the month and the season.
#[derive(Debug, Default)]
pub struct Calendar {
    pub view: View,
    /// None: today.
    pub day: Option<Day>,
    /// Of the season's lanes the one looked at; none for all.
    pub lane: Option<Lane>,
}

impl App {
    pub fn calendar_day(&self) -> Day {
        self.calendar.day.unwrap_or_else(|| self.today())
    }

    /// True where the arrows walk over days.
    pub(super) fn on_grid(&self) -> bool {
        self.tab == Tab::Timeline && self.calendar.view != View::Agenda && self.focus == Pane::List
    }

    /// True where the list of the timeline is that of a day or a week.
    pub fn in_calendar(&self) -> bool {
        self.tab == Tab::Timeline && self.calendar.view != View::Agenda
    }

    pub(super) fn turn_view(&mut self, by: usize) {
        self.calendar.view = self.calendar.view.turned(by);
        self.focus = Pane::List;
        self.detail_offset = 0;
        match self.calendar.view {
            View::Agenda => self.show_in_agenda(),
            _ => self.calendar.day = self.selected_day().or(self.calendar.day),
        }
        self.say(format!("View: {}", self.calendar.view.title()));
    }

    /// The day of what is selected.
    fn selected_day(&self) -> Option<Day> {
        let origin = self.timeline.selected.as_ref()?;
        Some(self.derived.item(origin)?.when.day_in(self.home()))
    }

    /// Selects a line of the timeline, whatever its view.
    pub(super) fn show_origin(&mut self, origin: Origin) {
        self.timeline.select(origin);
        if self.in_calendar() {
            self.calendar.day = self.selected_day().or(self.calendar.day);
            self.calendar.lane = None;
        }
    }

    /// Back in the agenda the first thing from that day on is selected, where none was.
    fn show_in_agenda(&mut self) {
        if self.timeline.selected.is_none() {
            let day = self.calendar_day();
            let next = self.derived.days.by_day.range(day..).next().and_then(|it| it.1.first());
            self.timeline.selected = next.map(|it| it.origin.clone());
        }
    }

    /// Shows a day with what is on it and around it.
    pub(super) fn go_to_day(&mut self, day: Day) {
        if self.tab != Tab::Timeline {
            self.came_from = Some(self.tab);
        }
        self.tab = Tab::Timeline;
        self.focus = Pane::List;
        self.detail_offset = 0;
        self.calendar.view = View::Month;
        self.calendar.day = Some(day);
        self.timeline.selected = None;
        let words = day_words(day, self.today());
        match self.derived.days.on(day).len() {
            0 => self.say(format!("Nothing on {words}")),
            1 => self.say(format!("One thing on {words}")),
            count => self.say(format!("{count} things on {words}")),
        }
    }

    /// Today in the month and the season; in the agenda the first thing of today or after it.
    pub(super) fn go_today(&mut self) {
        self.focus = Pane::List;
        self.detail_offset = 0;
        self.timeline.selected = None;
        self.calendar.day = None;
        if self.calendar.view == View::Agenda {
            self.filters[0].clear();
            self.show_in_agenda();
        }
        self.say(format!("Today is {}", day_words(self.today(), self.today())));
    }

    /// Moves over the days.
    pub(super) fn walk(&mut self, command: Command) {
        let day = self.calendar_day();
        let (month, season) = (self.calendar.view == View::Month, self.calendar.view == View::Season);
        let by = |days: i64| days_on(day, days);
        let (first, last) = self.derived.facts.window;
        let to = match command {
            Command::Left if month => by(-1),
            Command::Right if month => by(1),
            Command::Left => by(-7),
            Command::Right => by(7),
            Command::Up | Command::Down if season => return self.turn_lane(command),
            Command::Up => by(-7),
            Command::Down => by(7),
            Command::PageUp | Command::HalfUp => day.checked_sub_months(Months::new(1)).unwrap_or(day),
            Command::PageDown | Command::HalfDown => day.checked_add_months(Months::new(1)).unwrap_or(day),
            Command::First => first,
            Command::Last => last,
            _ => day,
        };
        self.calendar.day = Some(to);
        self.timeline.selected = None;
        self.detail_offset = 0;
    }

    fn turn_lane(&mut self, command: Command) {
        let at = self.calendar.lane.and_then(|lane| Lane::ALL.iter().position(|it| *it == lane));
        let next = match (command, at) {
            (Command::Down, None) => Some(0),
            (Command::Down, Some(at)) => Some(at.saturating_add(1)),
            (_, None) => Some(Lane::ALL.len().saturating_sub(1)),
            (_, Some(at)) => at.checked_sub(1),
        };
        self.calendar.lane = next.and_then(|at| Lane::ALL.get(at).copied());
        self.timeline.selected = None;
    }

    /// In the month and the season Enter goes to the things of the day, of the week.
    pub(super) fn enter_day(&mut self) {
        match self.shown_items().is_empty() {
            true => {
                let key = Command::Add.key();
                self.refuse(format!("Nothing is on here · {key} adds a task"));
            }
            false => self.focus = Pane::Detail,
        }
    }

    /// The week one stands in, its end not in it.
    pub fn calendar_week(&self) -> Range<Day> {
        let end = end_of_week(self.calendar_day(), self.first_weekday());
        days_on(end, -6)..days_on(end, 1)
    }

    /// The things that can be selected: those of the day, of the week.
    pub fn shown_items(&self) -> Vec<Arc<Item>> {
        let days = &self.derived.days;
        match self.calendar.view {
            View::Agenda => Vec::new(),
            View::Month => self.on_day(self.calendar_day()),
            View::Season => {
                let lane = self.calendar.lane;
                let words = self.filter_words();
                let fits = |it: &&Arc<Item>| lane.is_none_or(|lane| it.lane == lane) && has_words(it, &words);
                days.between(self.calendar_week()).filter(fits).cloned().collect()
            }
        }
    }

    /// The things of a day that the filter leaves.
    pub fn on_day(&self, day: Day) -> Vec<Arc<Item>> {
        let words = self.filter_words();
        self.derived.days.on(day).iter().filter(|it| has_words(it, &words)).cloned().collect()
    }

    fn filter_words(&self) -> Vec<String> {
        self.filters[0].split_whitespace().map(str::to_lowercase).collect()
    }

    /// What a lane of the season has on each of these days, as far as the filter leaves it.
    pub fn lane_days(&self, lane: Lane, days: RangeInclusive<Day>) -> Vec<(Day, LaneDay)> {
        let words = self.filter_words();
        if words.is_empty() {
            let seen = |(day, all): (&Day, &Vec<LaneDay>)| {
                all.iter().find(|it| it.lane == lane).map(|it| (*day, *it))
            };
            return self.derived.days.lanes.range(days).filter_map(seen).collect();
        }
        let seen = |(day, all): (&Day, &Vec<Arc<Item>>)| {
            let items: Vec<&Arc<Item>> =
                all.iter().filter(|it| it.lane == lane && has_words(it, &words)).collect();
            let open = items.iter().filter(|it| it.state.is_open()).count();
            let late = items.iter().any(|it| it.is_late(self.now, self.home()));
            let hard = items.iter().any(|it| it.hard && it.state.is_open());
            (!items.is_empty()).then_some((*day, LaneDay { lane, open, hard, late }))
        };
        self.derived.days.by_day.range(days).filter_map(seen).collect()
    }

    /// The first and the last day of the season's strip: that of the season, and of what is open within a year before or after it.
    pub fn strip_days(&self) -> (Day, Day) {
        let (first, last) = self.derived.facts.window;
        let lanes = &self.derived.days.lanes;
        let open = |it: &(&Day, &Vec<LaneDay>)| it.1.iter().any(|it| it.open > 0);
        let from = lanes.range(days_on(first, -366)..first).find(open).map_or(first, |it| *it.0);
        let until = lanes.range(last..=days_on(last, 400)).rfind(open).map_or(last, |it| *it.0);
        (first.min(from), last.max(until))
    }

    pub(super) fn step_day(&mut self, step: Step) {
        let rows = self.shown_items();
        self.timeline.step(step, rows.len(), |at| rows.get(at).map(|it| it.origin.clone()));
    }

    /// Keeps the selection on a thing of the day. Runs after each message.
    pub(super) fn follow_day(&mut self) {
        let rows = self.shown_items();
        let key = |at: usize| rows.get(at).map(|it| it.origin.clone());
        let find = |key: &Origin| rows.iter().position(|it| it.origin == *key);
        if self.timeline.selected.is_none() {
            self.timeline.index = 0;
        }
        self.timeline.follow(rows.len(), rows.len().max(1), key, find);
    }

    /// Keeps the selected thing, and the page, in sight. Runs after each message.
    pub(super) fn follow_day_page(&mut self) {
        let areas = self.areas();
        let area = match self.calendar.view {
            View::Season => strip(&areas, Lane::ALL.len(), self.focus).below,
            _ => areas.detail,
        };
        let rows = self.day_rows(usize::from(area.width.saturating_sub(1)));
        let height = usize::from(area.height).max(1);
        if let Some(at) = rows.iter().position(|it| it.selected) {
            self.detail_offset = scrolled(self.detail_offset, at, rows.len(), height);
        }
        self.detail_offset = self.detail_offset.min(rows.len().saturating_sub(height));
    }

    /// What is on that day and around it.
    pub fn around(&self, day: Day) -> Around<'_> {
        let days = &self.derived.days;
        let at = days.interviews.partition_point(|it| it.0 < day);
        let after = days.interviews.iter().skip(at).find(|it| it.0 > day);
        let before = at.checked_sub(1).and_then(|at| days.interviews.get(at));
        let near = before.into_iter().chain(after).map(|it| &*it.1);
        let items = days.on(day).iter().map(|it| &**it).chain(near);
        around(day, items, self.derived.spans.all(), self.derived.review.on(day), self.home())
    }
}

fn has_words(item: &Item, words: &[String]) -> bool {
    words.iter().all(|word| contains(&item.title, word))
}

/// So many days on, or back.
pub fn days_on(day: Day, days: i64) -> Day {
    let by = Days::new(days.unsigned_abs());
    let to = if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) };
    to.unwrap_or(day)
}

/// The weeks of a month from the first to the last that has a day of it, each with its seven days.
pub fn weeks_of(day: Day, week_start: chrono::Weekday) -> Vec<[Day; 7]> {
    let first = day.with_day(1).unwrap_or(day);
    let mut at = days_on(end_of_week(first, week_start), -6);
    let mut weeks = Vec::new();
    loop {
        weeks.push(std::array::from_fn(|n| days_on(at, i64::try_from(n).unwrap_or(0))));
        let next = days_on(at, 7);
        if next <= at || (next.year(), next.month()) > (day.year(), day.month()) {
            return weeks;
        }
        at = next;
    }
}
