//! What every list of a tab has: the line above it, what is said where it is empty, and its detail pane.

use ratatui::layout::Rect;

use super::painter::Painter;
use crate::{
    app::{command::Command, list::ListState, pages::page::Row},
    domain::{
        id::Id,
        time::{Day, day_words},
    },
    layout::{Areas, Pane},
    text::{counted, width},
};

/// Below this many terminal columns a list says less.
pub const NARROW: u16 = 60;

/// From this many terminal columns on a list says more.
pub const ROOMY: u16 = 90;

/// How a row stands in its list.
#[derive(Clone, Copy, PartialEq)]
pub enum RowState {
    Plain,
    Selected,
    /// Selected, while the detail beside the list has the keys.
    Resting,
}

impl RowState {
    /// Returns how the row at an index of the list stands there.
    pub fn of<K>(list: &ListState<K>, at: usize) -> RowState {
        match list.focus {
            _ if at != list.index || list.selected.is_none() => RowState::Plain,
            Pane::List => RowState::Selected,
            Pane::Detail => RowState::Resting,
        }
    }
}

impl Painter<'_> {
    /// Returns what stands before a row: the pointer before the selected one, a blank before the others.
    pub fn pointer(&self, state: RowState) -> &'static str {
        if state == RowState::Plain { " " } else { self.marks.pointer }
    }

    /// Tints a selected row, except for its last column, which is the scrollbar's.
    pub fn tint_row(&mut self, area: Rect, row: u16, state: RowState) {
        let area = Rect { width: area.width.saturating_sub(1), ..area };
        match state {
            RowState::Plain => {}
            RowState::Selected => self.select(area, row, self.styles.selected),
            RowState::Resting => self.tint(area, row, self.styles.resting),
        }
    }

    /// Draws the line above a list of `all` rows; if a filter hides some of them, it says so.
    pub fn list_head(&mut self, area: Rect, words: &str, all: usize, noun: &str) {
        let filter = self.cx().filter();
        let mut pieces = vec![(format!(" {words}"), self.styles.dim)];
        if !filter.is_empty() {
            let shown = self.app.tab().shown(self.cx());
            let hidden = all.saturating_sub(shown);
            pieces = vec![
                (format!(" {shown} of {}", counted(all, noun)), self.styles.strong),
                (format!(" · {hidden} hidden (filter: {filter})"), self.styles.warn),
            ];
        }
        self.pieces(area, 0, &pieces);
    }

    /// Draws what stands in place of a list without rows: why it is empty, and the key that helps.
    pub fn empty(&mut self, area: Rect, words: &str, command: impl Into<Command>, does: &str) {
        let row = (area.height / 3).max(1);
        let pieces = [
            (format!("   {words} "), self.styles.dim),
            (command.into().key(), self.styles.strong),
            (format!(" {does}"), self.styles.dim),
        ];
        self.pieces(area, row, &pieces);
    }

    /// Draws the detail beside the list, or in its place, scrolled by that many rows. Returns where it stands and its
    /// rows in sight.
    pub fn detail(&mut self, areas: &Areas, scroll: usize) -> Option<(Rect, Vec<Row>)> {
        let area = areas.detail;
        if area.is_empty() {
            return None;
        }
        let area = match areas.list.is_empty() {
            true => Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(1), ..area },
            false => area,
        };
        let rows = self.app.tab().detail(self.cx(), usize::from(area.width.saturating_sub(1)));
        let offset = scroll.min(rows.len().saturating_sub(usize::from(area.height)));
        self.page(area, &rows, offset);
        self.scrollbar(area, rows.len(), offset);
        if self.app.tab().focus() == Pane::Detail {
            self.cursor = Some((area.x, area.y));
        }
        Some((area, rows.into_iter().skip(offset).collect()))
    }

    /// Draws the detail of a row that has steps, with the selected one of them.
    pub fn detail_with_steps(&mut self, areas: &Areas, scroll: usize, selected: Option<&Id>) {
        let Some((area, rows)) = self.detail(areas, scroll) else { return };
        let selected = selected.filter(|_| self.app.tab().focus() == Pane::Detail);
        let is_it = |row: &Row| row.item.is_some() && row.item.as_ref() == selected;
        if let Some(first) = self.select_rows(area, &rows, is_it) {
            let before = Rect { x: area.x.saturating_sub(1), width: 1, ..area };
            self.text(before, first, self.marks.pointer, self.styles.plain);
        }
    }

    /// Makes the selected rows of a page look so; the cursor stands at the first of them, which is returned.
    pub fn select_rows(&mut self, area: Rect, rows: &[Row], is_it: impl Fn(&Row) -> bool) -> Option<u16> {
        let area = Rect { width: area.width.saturating_sub(1), ..area };
        let mut first = None;
        for (at, _) in (0u16..area.height).zip(rows).filter(|it| is_it(it.1)) {
            match first {
                None => self.select(area, at, self.styles.selected),
                Some(_) => self.tint(area, at, self.styles.selected),
            }
            first = first.or(Some(at));
        }
        first
    }
}

/// Returns a day as `Mon 23 Nov`; far from today without the weekday and with the year, `31 May 2027`; in a narrow list
/// `23 Nov`.
pub fn short_day(day: Day, today: Day, columns: u16) -> String {
    let words = day_words(day, today);
    match width(&words) > 10 {
        _ if columns < NARROW => day.format("%-d %b").to_string(),
        true => day.format("%-d %b %Y").to_string(),
        false => words,
    }
}

pub fn day_columns(columns: u16) -> usize {
    if columns < NARROW { 6 } else { 11 }
}

/// Says how long something has waited: `41 min`, `3 h`, `2 d`.
pub fn age(seconds: i64) -> String {
    match seconds.max(0) {
        seconds if seconds < 3_600 => format!("{} min", seconds / 60),
        seconds if seconds < 86_400 => format!("{} h", seconds / 3_600),
        seconds => format!("{} d", seconds / 86_400),
    }
}
