//! A selection in a list: it is the name of a row, never an index, so that it stays on its row when the list changes.

use super::command::ListCommand;
use crate::layout::{Pane, scrolled};

/// Where one stands in a list whose rows are named by `K`. Rows without a name are headings, which can't be selected.
#[derive(Clone, Debug, PartialEq)]
pub struct ListState<K> {
    pub selected: Option<K>,
    /// The index at which the selected row stood last.
    pub index: usize,
    /// The first row in sight.
    pub offset: usize,
    /// Whether the list has the keys, or the detail beside it.
    pub focus: Pane,
    /// How far the detail is scrolled, in rows.
    pub scroll: usize,
}

/// A step through a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Down(usize),
    Up(usize),
    First,
    Last,
}

impl Step {
    /// Returns the step of a command. `page` is the height of what is stepped through, less one row for overlap.
    pub fn of(command: ListCommand, page: usize) -> Step {
        match command {
            ListCommand::Down => Step::Down(1),
            ListCommand::Up => Step::Up(1),
            ListCommand::PageDown => Step::Down(page),
            ListCommand::PageUp => Step::Up(page),
            ListCommand::HalfDown => Step::Down(page.div_ceil(2)),
            ListCommand::HalfUp => Step::Up(page.div_ceil(2)),
            ListCommand::First => Step::First,
            ListCommand::Last => Step::Last,
        }
    }

    /// Returns the index to which it leads, which may lie behind the last row.
    pub fn from(self, at: usize) -> usize {
        match self {
            Step::Down(by) => at.saturating_add(by),
            Step::Up(by) => at.saturating_sub(by),
            Step::First => 0,
            Step::Last => usize::MAX,
        }
    }
}

impl<K> Default for ListState<K> {
    fn default() -> Self {
        ListState { selected: None, index: 0, offset: 0, focus: Pane::List, scroll: 0 }
    }
}

/// Returns the rows of a page: the height of what is shown, less one row for overlap.
pub fn page_of(height: u16) -> usize {
    usize::from(height).saturating_sub(1).max(1)
}

/// Takes a mark off, or puts it on.
pub fn toggle<T: PartialEq>(marked: &mut Vec<T>, row: T) {
    match marked.iter().position(|it| *it == row) {
        Some(at) => drop(marked.remove(at)),
        None => marked.push(row),
    }
}

/// Lists whose rows are named by their index.
impl ListState<usize> {
    pub fn step_to(&mut self, step: Step, len: usize) {
        self.step(step, len, |at| (at < len).then_some(at));
    }

    pub fn fit(&mut self, len: usize, height: usize) {
        self.follow(len, height, |at| (at < len).then_some(at), |at| Some(*at).filter(|at| *at < len));
    }

    pub fn go(&mut self, at: usize) {
        self.index = at;
        self.selected = Some(at);
    }
}

impl<K: Clone + PartialEq> ListState<K> {
    /// Puts the selection back on its row, or on the nearest one if it is gone, and that row in sight.
    pub fn follow(
        &mut self,
        len: usize,
        height: usize,
        key: impl Fn(usize) -> Option<K>,
        find: impl Fn(&K) -> Option<usize>,
    ) {
        let stands = self.selected.as_ref().and_then(|it| match key(self.index).as_ref() == Some(it) {
            true => Some(self.index),
            false => find(it),
        });
        self.index =
            stands.or_else(|| nearest(self.index.min(len.saturating_sub(1)), len, &key)).unwrap_or(0);
        self.selected = key(self.index);
        self.offset = scrolled(self.offset, self.index, len, height);
        if self.index < height && (0..self.index).all(|at| key(at).is_none()) {
            self.offset = 0;
        }
    }

    pub fn step(&mut self, step: Step, len: usize, key: impl Fn(usize) -> Option<K>) {
        let last = len.saturating_sub(1);
        let target = step.from(self.index).min(last);
        let down = matches!(step, Step::Down(_) | Step::First);
        let found = match down {
            true => (target..len)
                .find(|at| key(*at).is_some())
                .or_else(|| (0..target).rev().find(|at| key(*at).is_some())),
            false => (0..=target)
                .rev()
                .find(|at| key(*at).is_some())
                .or_else(|| (target..len).find(|at| key(*at).is_some())),
        };
        if let Some(at) = found {
            self.index = at;
            self.selected = key(at);
        }
    }

    /// Steps among rows that all have a name; if none was selected, selects the first one.
    pub fn step_among(&mut self, step: Step, rows: &[K]) {
        match self.selected.as_ref().and_then(|it| rows.iter().position(|row| row == it)) {
            Some(at) => {
                self.index = at;
                self.step(step, rows.len(), |at| rows.get(at).cloned());
            }
            None => {
                self.index = 0;
                self.selected = rows.first().cloned();
            }
        }
    }

    pub fn select(&mut self, row: K) {
        self.selected = Some(row);
    }

    pub fn scroll(&mut self, step: Step) {
        self.scroll = step.from(self.scroll);
    }

    /// Keeps the scroll of the detail inside it.
    pub fn clamp_scroll(&mut self, rows: usize, height: u16) {
        self.scroll = self.scroll.min(rows.saturating_sub(usize::from(height)));
    }

    /// Gives the keys to the detail, if there is a selected row to show.
    pub fn focus_detail(&mut self) {
        if self.selected.is_some() {
            self.focus = Pane::Detail;
        }
    }

    pub fn focus_list(&mut self) {
        self.focus = Pane::List;
        self.scroll = 0;
    }
}

fn nearest<K>(at: usize, len: usize, key: &impl Fn(usize) -> Option<K>) -> Option<usize> {
    (at..len).find(|it| key(*it).is_some()).or_else(|| (0..at.min(len)).rev().find(|it| key(*it).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[Option<u32>], start: Option<u32>, step: Step, want: Option<u32>) {
        let key = |at: usize| rows.get(at).copied().flatten();
        let find = |it: &u32| rows.iter().position(|row| *row == Some(*it));
        let mut list = ListState { selected: start, ..ListState::default() };
        list.follow(rows.len(), 3, key, find);
        list.step(step, rows.len(), key);
        list.follow(rows.len(), 3, key, find);
        assert_eq!(list.selected, want);
        assert!(list.index >= list.offset && list.index < list.offset + 3 || want.is_none());
    }

    #[test]
    fn headings_are_stepped_over() {
        let rows = [None, Some(1), Some(2), None, Some(3), None];
        check(&rows, None, Step::Down(0), Some(1));
        check(&rows, Some(2), Step::Down(1), Some(3));
        check(&rows, Some(3), Step::Down(1), Some(3));
        check(&rows, Some(3), Step::Up(1), Some(2));
        check(&rows, Some(1), Step::Up(1), Some(1));
        check(&rows, Some(1), Step::Last, Some(3));
        check(&rows, Some(3), Step::First, Some(1));
        check(&rows, Some(9), Step::Up(0), Some(1));
        check(&[], Some(9), Step::Down(1), None);
        check(&[None], None, Step::Down(1), None);
    }
}
