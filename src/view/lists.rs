//! The lists of the components and the interviews: only the rows in sight.

use ratatui::layout::Rect;

use super::paint::{Painter, column, ends};
use crate::{
    app::refresh::CheckRow,
    domain::{
        checklist::Entry,
        tables::*,
        time::{When, clock, countdown, day_words, due_words},
    },
    text::width,
};

impl Painter<'_> {
    pub fn components(&mut self, head: Rect, area: Rect) {
        let app = self.app;
        let (done, of) = app.derived.groups.iter().fold((0, 0), |sum: (usize, usize), group| {
            let (done, of) = group.count();
            (sum.0.saturating_add(done), sum.1.saturating_add(of))
        });
        let hidden = match (app.derived.hidden_components, app.show_hidden) {
            (0, _) => String::new(),
            (n, true) => format!(" · {n} hidden ones shown"),
            (n, false) => format!(" · {n} hidden"),
        };
        self.list_head(head, &format!("Components {done} of {of} done{hidden}"), of, "components");
        let list = &app.components;
        if app.derived.checklist.is_empty() {
            return self.empty(
                area,
                "No component fits.",
                crate::app::command::Command::Back,
                "clears the filter",
            );
        }
        let shown = app.derived.checklist.iter().enumerate().skip(list.offset).take(usize::from(area.height));
        for (row, (at, line)) in (0u16..).zip(shown) {
            match line {
                CheckRow::Heading { title, done, of } => {
                    let pieces = [
                        (format!(" {}", title.to_uppercase()), self.styles.head),
                        (format!("  {done} of {of}"), self.styles.dim),
                    ];
                    self.pieces(area, row, &pieces);
                }
                CheckRow::Entry(entry) => {
                    self.entry_row(area, row, entry, at == list.index && list.selected.is_some())
                }
            }
        }
        self.scrollbar(area, app.derived.checklist.len(), list.offset);
    }

    fn entry_row(&mut self, area: Rect, row: u16, entry: &Entry, selected: bool) {
        let app = self.app;
        let progress = entry.progress();
        let late = entry.can_be_late
            && !entry.is_settled()
            && entry.due.as_ref().is_some_and(|due| due.end(app.home()) < app.now);
        let (mark, style) = match progress {
            _ if late => (self.marks.late, self.styles.bad),
            Progress::Done => (app.progress_mark(progress), self.styles.good),
            Progress::Doing => (app.progress_mark(progress), self.styles.warn),
            Progress::ToDo => (app.progress_mark(progress), self.styles.plain),
            Progress::NotNeeded => (app.progress_mark(progress), self.styles.dim),
        };
        let pointer = if selected { self.marks.pointer } else { " " };
        let lead = format!("{pointer} {mark} ");
        let room = usize::from(area.width).saturating_sub(width(&lead)).saturating_sub(2);
        let text = if entry.is_settled() { self.styles.dim } else { self.styles.plain };
        let (title, right) = ends(&entry.row.title, &self.entry_words(entry), room);
        self.pieces(
            area,
            row,
            &[(lead, style), (title, text), (right, if late { self.styles.bad } else { self.styles.dim })],
        );
        if let Some(style) = self.row_style(selected) {
            self.tint(Rect { width: area.width.saturating_sub(1), ..area }, row, style);
        }
    }

    /// "2 of 5 · in 33 d": steps done, and how soon.
    fn entry_words(&self, entry: &Entry) -> String {
        let app = self.app;
        let items = entry.row.items.len();
        let ticked = entry.row.items.values().filter(|it| it.done.is_some()).count();
        let steps = if items > 0 && ticked > 0 { format!("{ticked} of {items}") } else { String::new() };
        let state = match entry.progress() {
            Progress::NotNeeded => "not needed".to_owned(),
            Progress::Done if entry.row.assumed.is_some() => "done, assumed".to_owned(),
            Progress::Done => "done".to_owned(),
            _ => match &entry.due {
                Some(due) if entry.can_be_late => due_words(due, app.now, app.home()),
                Some(due) if due.end(app.home()) >= app.now => due_words(due, app.now, app.home()),
                _ => entry.progress().title().to_owned(),
            },
        };
        [steps, state].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    pub fn interviews(&mut self, head: Rect, area: Rect) {
        let app = self.app;
        let all = app.tracker.interviews.len();
        let done = app.derived.interviews_done;
        let sort = match app.interviews_sort {
            crate::app::InterviewsSort::Date => "date",
            crate::app::InterviewsSort::Program => "program",
            crate::app::InterviewsSort::State => "state",
        };
        let words = format!("Interviews {all} · done {done} · sorted by {sort}");
        self.list_head(head, &words, all, "interviews");
        if app.derived.interviews.is_empty() {
            let what = if all == 0 { "No interview yet." } else { "No interview fits the filter." };
            return self.empty(area, what, crate::app::command::Command::Add, "adds an interview");
        }
        let list = &app.interviews;
        let shown =
            app.derived.interviews.iter().enumerate().skip(list.offset).take(usize::from(area.height));
        for (row, (at, interview)) in (0u16..).zip(shown) {
            self.interview_row(area, row, interview, at == list.index);
        }
        self.scrollbar(area, app.derived.interviews.len(), list.offset);
    }

    fn interview_row(&mut self, area: Rect, row: u16, interview: &Interview, selected: bool) {
        let app = self.app;
        let (mark, style) = match interview.state {
            Some(InterviewState::Done) => (self.marks.done, self.styles.good),
            Some(InterviewState::IDeclined | InterviewState::ICanceled | InterviewState::TheyCanceled) => {
                (self.marks.off, self.styles.dim)
            }
            Some(InterviewState::Unanswered) => ("?", self.styles.warn),
            Some(InterviewState::Held | InterviewState::Waitlisted) => (self.marks.doing, self.styles.warn),
            Some(InterviewState::Scheduled) | None => (self.marks.todo, self.styles.plain),
        };
        let day = interview
            .when
            .as_ref()
            .map(|it| short_day(it.day_in(app.home()), app.today(), area.width))
            .unwrap_or_default();
        let time = match &interview.when {
            Some(When::At(moment)) => clock(moment, app.home()),
            _ => String::new(),
        };
        let pointer = if selected { self.marks.pointer } else { " " };
        let lead =
            format!("{pointer} {mark} {} {} ", column(&day, day_columns(area.width)), column(&time, 5));
        let kind = match interview.kind {
            None | Some(InterviewKind::Interview) => String::new(),
            Some(kind) => format!("{}: ", kind.title()),
        };
        let room = usize::from(area.width).saturating_sub(width(&lead)).saturating_sub(2);
        let title = format!("{kind}{}", app.interview_title(&interview.id));
        let (title, right) = ends(&title, &self.interview_words(interview, area.width), room);
        self.pieces(area, row, &[(lead, style), (title, self.styles.plain), (right, self.styles.dim)]);
        if let Some(style) = self.row_style(selected) {
            self.tint(Rect { width: area.width.saturating_sub(1), ..area }, row, style);
        }
    }

    /// "video · in 3 d · notes ✓".
    fn interview_words(&self, interview: &Interview, columns: u16) -> String {
        let app = self.app;
        let soon = match (&interview.when, interview.state) {
            (_, Some(InterviewState::Done)) => "done".to_owned(),
            (
                _,
                Some(
                    state @ (InterviewState::IDeclined
                    | InterviewState::ICanceled
                    | InterviewState::TheyCanceled
                    | InterviewState::Waitlisted
                    | InterviewState::Unanswered
                    | InterviewState::Held),
                ),
            ) => state.title().to_owned(),
            (Some(when), _) => countdown(when, app.now, app.home()),
            (None, _) => "no date".to_owned(),
        };
        if columns < NARROW {
            return soon;
        }
        let roomy = columns >= ROOMY;
        let notes = if interview.notes.trim().is_empty() {
            String::new()
        } else {
            format!("notes {}", self.marks.done)
        };
        let mode = interview.mode.filter(|_| roomy).map(Mode::title).unwrap_or_default().to_owned();
        let gut = interview.gut.filter(|_| roomy).map(|it| format!("gut {it}")).unwrap_or_default();
        [mode, soon, notes, gut].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// The line above a list; a filter never hides silently.
    pub fn list_head(&mut self, area: Rect, words: &str, all: usize, noun: &str) {
        let app = self.app;
        let filter = app.filter();
        let mut pieces = vec![(format!(" {words}"), self.styles.dim)];
        if !filter.is_empty() {
            let shown = match app.tab {
                crate::app::Tab::Timeline => app.derived.agenda_shown,
                crate::app::Tab::Components => {
                    app.derived.checklist.iter().filter(|it| matches!(it, CheckRow::Entry(_))).count()
                }
                crate::app::Tab::Interviews => app.derived.interviews.len(),
                crate::app::Tab::Shortlist => app.derived.shortlist.len(),
            };
            let hidden = all.saturating_sub(shown);
            pieces = vec![
                (format!(" {shown} of {all} {noun}"), self.styles.strong),
                (format!(" · {hidden} hidden (filter: {filter})"), self.styles.warn),
            ];
        }
        self.pieces(area, 0, &pieces);
    }

    pub fn empty(&mut self, area: Rect, words: &str, command: crate::app::command::Command, does: &str) {
        let row = (area.height / 3).max(1);
        let pieces = [
            (format!("   {words} "), self.styles.dim),
            (command.key(), self.styles.strong),
            (format!(" {does}"), self.styles.dim),
        ];
        self.pieces(area, row, &pieces);
    }
}

/// Below so many columns a list says less.
const NARROW: u16 = 60;

/// From so many columns on a list says more.
const ROOMY: u16 = 90;

/// `Mon 23 Nov`; far from today without the weekday and with the year: `31 May 2027`; in a narrow list `23 Nov`.
pub(super) fn short_day(
    day: crate::domain::time::Day,
    today: crate::domain::time::Day,
    columns: u16,
) -> String {
    let words = day_words(day, today);
    match width(&words) > 10 {
        _ if columns < NARROW => day.format("%-d %b").to_string(),
        true => day.format("%-d %b %Y").to_string(),
        false => words,
    }
}

pub(super) fn day_columns(columns: u16) -> usize {
    if columns < NARROW { 6 } else { 11 }
}

/// How long something has waited: `41 min`, `3 h`, `2 d`.
pub(super) fn age(seconds: i64) -> String {
    match seconds.max(0) {
        seconds if seconds < 3_600 => format!("{} min", seconds / 60),
        seconds if seconds < 86_400 => format!("{} h", seconds / 3_600),
        seconds => format!("{} d", seconds / 86_400),
    }
}
