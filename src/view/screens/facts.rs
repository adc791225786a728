//! All facts of the season: the list with values and marks, and one of them with its source.

use ratatui::layout::Rect;

use crate::{
    app::{facts_list::FactRow, pages::fact::fact_rows, screens::facts::Facts},
    domain::facts::Confidence,
    layout::Areas,
    text::{counted, width},
    view::{
        list::RowState,
        painter::{Painter, column},
    },
};

/// From this width on each line says in words how sure it is.
const WORDS_FROM: u16 = 76;

/// Stands before what a file of the user's says.
const FILED: &str = "+";

/// The width of those words.
const WORDS: usize = 16;

impl Painter<'_> {
    pub fn facts(&mut self, facts: &Facts, _areas: Areas) -> Option<(u16, u16)> {
        let cx = self.cx();
        let areas = facts.areas(cx);
        self.divider(areas.divider);
        let title =
            format!(" Facts of season {} · {}", cx.season.facts.season, counted(facts.count(), "fact"));
        let filed = cx.season.facts.filed.len();
        let title = match filed {
            0 => title,
            filed => format!("{title} · {FILED} {filed} from your file"),
        };
        let query = facts.query.text();
        let cursor = facts.searches.then(|| self.query(areas.head, " Search: ", &facts.query));
        if !facts.searches {
            let only = if query.is_empty() { String::new() } else { format!(" with “{query}”") };
            self.text(areas.head, 0, &format!("{title}{only}"), self.styles.dim);
        }
        let shown = facts.rows.iter().enumerate().skip(facts.list.offset);
        for (row, (at, fact)) in (0..areas.list.height).zip(shown) {
            self.fact(areas.list, row, fact, RowState::of(&facts.list, at));
        }
        if facts.rows.is_empty() {
            self.text(areas.list, 0, "  No fact holds these letters.", self.styles.dim);
        }
        self.scrollbar(areas.list, facts.rows.len(), facts.list.offset);
        let columns = usize::from(areas.detail.width.saturating_sub(1));
        let rows = fact_rows(cx, facts.list.selected.as_ref(), columns);
        self.page(areas.detail, &rows, facts.list.scroll);
        self.scrollbar(areas.detail, rows.len(), facts.list.scroll);
        cursor
    }

    fn fact(&mut self, area: Rect, row: u16, fact: &FactRow, state: RowState) {
        let (title, value, confidence, is_filed) = match fact {
            FactRow::Heading(title) => return self.text(area, row, &format!(" {title}"), self.styles.head),
            FactRow::Fact { title, value, confidence, is_filed, .. } => {
                (title, value, *confidence, *is_filed)
            }
        };
        let pointer = self.pointer(state);
        let has_words = area.width >= WORDS_FROM;
        let words = if has_words { WORDS } else { 0 };
        let room = usize::from(area.width).saturating_sub(6).saturating_sub(words);
        let value_width = width(value).min(room.saturating_sub(18));
        let mark = match is_filed {
            true => FILED,
            false => confidence.map(Confidence::mark).unwrap_or_default(),
        };
        let sure = confidence.filter(|_| has_words).map(Confidence::title).unwrap_or_default();
        let ink = if confidence == Some(Confidence::Yours) { self.styles.accent } else { self.styles.plain };
        let pieces = [
            (format!("{pointer} "), self.styles.plain),
            (
                format!("{} ", column(title, room.saturating_sub(value_width).saturating_sub(2))),
                self.styles.plain,
            ),
            (column(mark, 1), self.styles.warn),
            (format!("{}  ", column(value, value_width)), ink),
            (column(sure, words), self.styles.dim),
        ];
        self.pieces(Rect { width: area.width.saturating_sub(1), ..area }, row, &pieces);
        self.tint_row(area, row, state);
    }
}
