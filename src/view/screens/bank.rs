//! The question bank: the list with its marks, and one question with what is known of it.

use ratatui::layout::Rect;

use crate::{
    app::{
        bank_list::{BankCounts, BankLine, BankRow, bank_counts},
        pages::question::question_rows,
        screens::bank::Bank,
    },
    domain::questions::Shelf,
    layout::Areas,
    text::counted,
    view::{
        list::RowState,
        painter::{Painter, column},
    },
};

/// Stands before a favorite.
const FAVORITE: &str = "*";

/// From this width on each line says its topic.
const TOPIC_FROM: u16 = 64;

/// The columns of a topic.
const TOPIC: usize = 14;

impl Painter<'_> {
    pub fn bank(&mut self, bank: &Bank, _areas: Areas) -> Option<(u16, u16)> {
        let cx = self.cx();
        let areas = bank.areas(cx);
        self.divider(areas.divider);
        let cursor = bank.searches.then(|| self.query(areas.head, " Search: ", &bank.query));
        if !bank.searches {
            self.text(areas.head, 0, &format!(" {}", self.bank_words(bank)), self.styles.dim);
        }
        let shown = bank.rows.iter().enumerate().skip(bank.list.offset);
        for (row, (at, line)) in (0..areas.list.height).zip(shown) {
            match line {
                BankRow::Heading(title) => self.text(areas.list, row, &format!(" {title}"), self.styles.head),
                BankRow::Question(line) => {
                    self.bank_line(areas.list, row, line, RowState::of(&bank.list, at));
                }
            }
        }
        if bank.rows.is_empty() {
            self.text(areas.list, 0, "  No question holds these letters.", self.styles.dim);
        }
        self.scrollbar(areas.list, bank.rows.len(), bank.list.offset);
        self.bank_detail(bank, areas.detail);
        cursor
    }

    fn bank_detail(&mut self, bank: &Bank, area: Rect) {
        let area = match area.x {
            0 => Rect { x: 1, width: area.width.saturating_sub(1), ..area },
            _ => area,
        };
        let columns = usize::from(area.width.saturating_sub(1));
        let rows = question_rows(self.cx(), &bank.interview, bank.selected(), columns);
        self.page(area, &rows, bank.list.scroll);
        self.scrollbar(area, rows.len(), bank.list.scroll);
    }

    /// "54 to ask · ● 3 chosen for UCSF IR · ✓ 2 answered"; of a search, "2 of 54 to ask with “call” · ●
    /// 3 chosen · ✓ 2 answered".
    fn bank_words(&self, bank: &Bank) -> String {
        let cx = self.cx();
        let (at, whom) = match (bank.query.is_empty(), cx.season.interview_title(&bank.interview)) {
            (true, title) => (format!(" at {title}"), format!(" for {title}")),
            (false, _) => (String::new(), String::new()),
        };
        let BankCounts { all, chosen, answered, prepared } = bank_counts(cx, &bank.interview, bank.shelf);
        let (here, done) = (self.marks.here, self.marks.done);
        let (before, behind) = match bank.query.text() {
            query if query.is_empty() => (String::new(), String::new()),
            query => {
                let shown = bank.rows.iter().filter(|it| it.line().is_some()).count();
                (format!("{shown} of "), format!(" with “{query}”"))
            }
        };
        match bank.shelf {
            Shelf::ToAsk => {
                let what = bank.shelf.title();
                format!(
                    "{before}{all} {what}{behind} · {here} {chosen} chosen{whom} · {done} {answered} answered"
                )
            }
            Shelf::Asked => {
                let what = bank.shelf.title();
                let states = format!("{prepared} prepared · {done} {answered} asked");
                format!("{before}{all} {what}{behind} · {here} {chosen} chosen{whom} · {states}")
            }
            Shelf::Improper => {
                let all = counted(all, "question");
                format!("{before}{all} that nobody should ask{behind} · {done} {answered} noted{at}")
            }
        }
    }

    fn bank_line(&mut self, area: Rect, row: u16, line: &BankLine, state: RowState) {
        let question = &line.question;
        let has_topic = area.width >= TOPIC_FROM;
        let topic = if has_topic { TOPIC } else { 0 };
        let room = usize::from(area.width).saturating_sub(10).saturating_sub(topic);
        let mark = |is_it, mark| if is_it { mark } else { " " };
        let pieces = [
            (format!("{} ", self.pointer(state)), self.styles.plain),
            (mark(line.is_chosen, self.marks.here).to_owned(), self.styles.accent),
            (mark(line.answer.is_some(), self.marks.done).to_owned(), self.styles.good),
            (format!("{} ", mark(question.is_favorite(), FAVORITE)), self.styles.warn),
            (column(&question.row.text, room), self.styles.plain),
            (
                format!("  {}", column(if has_topic { &question.row.topic } else { "" }, topic)),
                self.styles.dim,
            ),
        ];
        self.pieces(Rect { width: area.width.saturating_sub(1), ..area }, row, &pieces);
        self.tint_row(area, row, state);
    }
}
