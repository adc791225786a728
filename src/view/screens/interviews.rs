//! The list of interviews: the rows in sight.

use ratatui::layout::Rect;

use crate::{
    app::{command::TabCommand, screens::interviews::Interviews},
    domain::{
        tables::*,
        time::{When, clock, countdown},
    },
    layout::Areas,
    text::width,
    view::{
        list::{NARROW, ROOMY, RowState, day_columns, short_day},
        painter::{Painter, column, ends},
    },
};

impl Painter<'_> {
    pub fn interviews(&mut self, interviews: &Interviews, areas: &Areas) {
        self.interview_list(interviews, areas.head, areas.list);
        self.detail(areas, interviews.list.scroll);
    }

    fn interview_list(&mut self, interviews: &Interviews, head: Rect, area: Rect) {
        let cx = self.cx();
        let all = cx.season.tracker.interviews.len();
        let done = cx.derived.interviews_done;
        let sort = cx.arrangement.interviews_sort.title();
        let words = format!("Interviews {all} · done {done} · sorted by {sort}");
        self.list_head(head, &words, all, "interview");
        if cx.derived.interviews.is_empty() {
            let what = if all == 0 { "No interview yet." } else { "No interview fits the filter." };
            return self.empty(area, what, TabCommand::Add, "adds an interview");
        }
        let list = &interviews.list;
        let shown = cx.derived.interviews.iter().enumerate().skip(list.offset).take(usize::from(area.height));
        for (row, (at, interview)) in (0u16..).zip(shown) {
            self.interview_row(area, row, interview, RowState::of(list, at));
        }
        self.scrollbar(area, cx.derived.interviews.len(), list.offset);
    }

    fn interview_row(&mut self, area: Rect, row: u16, interview: &Interview, state: RowState) {
        let cx = self.cx();
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
            .map(|it| short_day(it.day_in(cx.home()), cx.season.today(), area.width))
            .unwrap_or_default();
        let time = match &interview.when {
            Some(When::At(moment)) => clock(moment, cx.home()),
            _ => String::new(),
        };
        let pointer = self.pointer(state);
        let lead =
            format!("{pointer} {mark} {} {} ", column(&day, day_columns(area.width)), column(&time, 5));
        let kind = match interview.kind {
            None | Some(InterviewKind::Interview) => String::new(),
            Some(kind) => format!("{}: ", kind.title()),
        };
        let room = usize::from(area.width).saturating_sub(width(&lead)).saturating_sub(2);
        let title = format!("{kind}{}", cx.season.interview_title(&interview.id));
        let (title, right) = ends(&title, &self.interview_words(interview, area.width), room);
        self.pieces(area, row, &[(lead, style), (title, self.styles.plain), (right, self.styles.dim)]);
        self.tint_row(area, row, state);
    }

    /// "video · in 3 d · notes ✓".
    fn interview_words(&self, interview: &Interview, columns: u16) -> String {
        let cx = self.cx();
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
            (Some(when), _) => countdown(when, cx.season.now, cx.home()),
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
}
