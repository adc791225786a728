//! What is on a day and around it, or in a week; and the selected thing of it below.

use super::{Ink, Page, Row};
use crate::{
    app::{App, calendar::View},
    domain::{
        agenda::{Item, State},
        tables::Table,
        time::{Day, When, clock, countdown, day_words, past_words},
    },
    layout::Pane,
};

impl App {
    /// The page beside the month or below the season.
    pub fn day_rows(&self, columns: usize) -> Vec<Row> {
        let mut page = Page::new(columns);
        match self.calendar.view {
            View::Season => self.week_page(&mut page),
            _ => self.day_page(&mut page, self.calendar_day()),
        }
        if self.timeline.selected.is_some() {
            page.blank();
            self.selected_page(&mut page);
        }
        page.rows
    }

    fn day_page(&self, page: &mut Page, day: Day) {
        let around = self.around(day);
        let date = day.format("%A, %-d %B %Y");
        let far = match day.signed_duration_since(self.today()).num_days() {
            0 => "today".to_owned(),
            1.. => countdown(&When::Day(day), self.now, self.home()),
            _ => past_words(&When::Day(day), self.now, self.home()),
        };
        // far away the words are a date again
        match far.ends_with(" d") || far.ends_with(" ago") || day == self.today() {
            true => page.title(&format!("{date} · {far}")),
            false => page.title(&date.to_string()),
        }
        for span in &around.spans {
            page.text(&format!("{} · {}", span.title, span.words()), Ink::Strong);
        }
        let aside = &self.tracker.dismissed;
        for warning in around.warnings.iter().filter(|it| !it.is_dismissed(aside)) {
            page.hanging(vec![("! ".into(), Ink::Warn)], &warning.title, Ink::Warn);
        }
        let items = self.shown_items();
        if items.is_empty() {
            page.text("Nothing on this day.", Ink::Dim);
        }
        items.iter().for_each(|item| self.day_row(page, item, Days::One));
        for (label, near) in [("Before", around.before), ("After", around.after)] {
            if let Some((item, days)) = near {
                let words = day_words(item.when.day_in(self.home()), self.today());
                let apart = crate::app::counted(usize::try_from(days).unwrap_or(0), "day");
                page.labeled_in(label, &format!("{} · {words}, {apart} apart", item.title), Ink::Dim);
            }
        }
    }

    fn week_page(&self, page: &mut Page) {
        let week = self.calendar_week();
        let lane = self.calendar.lane.map(|it| format!(" · {}", it.title())).unwrap_or_default();
        page.title(&format!("Week of {}{lane}", week.start.format("%A, %-d %B %Y")));
        let spans = self.derived.spans.all().iter().filter(|it| it.from < week.end && it.until >= week.start);
        for span in spans {
            page.text(&format!("{} · {}", span.title, span.words()), Ink::Strong);
        }
        let items = self.shown_items();
        if items.is_empty() {
            page.text("Nothing in this week.", Ink::Dim);
        }
        items.iter().for_each(|item| self.day_row(page, item, Days::Seven));
    }

    /// "▸ 11:00  Interview UCSF IR + DR · 08:00 in San Francisco".
    fn day_row(&self, page: &mut Page, item: &Item, days: Days) {
        let here = self.timeline.selected.as_ref() == Some(&item.origin);
        let day = match days {
            Days::One => String::new(),
            Days::Seven => item.when.day_in(self.home()).format("%a %-d %b  ").to_string(),
        };
        let time = match &item.when {
            When::At(moment) if item.waits_since.is_none() => clock(moment, self.home()),
            _ => String::new(),
        };
        let late = item.is_late(self.now, self.home());
        let (mark, ink) = match item.state {
            State::Done => ("✓", Ink::Good),
            State::Off => ("✗", Ink::Dim),
            _ if late => ("!", Ink::Bad),
            State::Doing => ("◐", Ink::Warn),
            State::Open => ("·", Ink::Plain),
        };
        let first = vec![
            (if here { "▸".into() } else { " ".into() }, Ink::Plain),
            (format!("{mark} {day}"), ink),
            (format!("{time:<7}"), Ink::Plain),
        ];
        let text = match item.state {
            State::Done | State::Off => Ink::Dim,
            _ => Ink::Plain,
        };
        let from = page.rows.len();
        page.hanging(first, &format!("{}{}", item.title, self.their_clock(item)), text);
        if here && self.focus == Pane::Detail {
            page.rows.iter_mut().skip(from).for_each(|row| row.selected = true);
        }
    }

    /// " · 08:00 in Chicago", where a thing's own clock shows another time than the one at home.
    pub fn their_clock(&self, item: &Item) -> String {
        let When::At(moment) = &item.when else { return String::new() };
        if moment.civil() == moment.in_zone(self.home()) || item.waits_since.is_some() {
            return String::new();
        }
        let city = match item.origin.row() {
            (Table::Interviews, id) => {
                let row = self.tracker.interviews.get(id.as_str());
                row.map(|it| self.interview_city(it)).filter(|it| !it.is_empty())
            }
            _ => None,
        };
        let city = city.unwrap_or_else(|| moment.zone().city());
        format!(" · {} in {city}", moment.civil().format("%H:%M"))
    }
}

#[derive(Clone, Copy)]
enum Days {
    One,
    Seven,
}
