//! Aligned columns for people. On a terminal wide columns give way first, then lines are cut: what matters stands left.

use std::io::{self, IsTerminal};

use crate::text::{clean, cut, pad, width};

/// Blanks between columns.
const GAP: usize = 2;
/// No column gives way below this many columns of the terminal, so that dates and states stay whole.
const LEAST: usize = 24;

/// Returns the width of the terminal that standard output is; none if it is no terminal, so that nothing is cut.
pub fn screen_width() -> Option<usize> {
    let columns = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
    io::stdout().is_terminal().then(columns).flatten().filter(|it| *it > 0)
}

/// Lays out a head and rows of cells. A column with a name is always there; one without is left out where every cell is
/// empty.
pub fn table(head: &[&str], rows: &[Vec<String>], screen: Option<usize>) -> String {
    let cell =
        |row: &Vec<String>, at: usize| row.get(at).map(|it| clean(it).trim().to_owned()).unwrap_or_default();
    let is_named = |at: usize| head.get(at).is_some_and(|it| !it.is_empty());
    let used =
        (0..head.len()).filter(|at| is_named(*at) || rows.iter().any(|row| !cell(row, *at).is_empty()));
    let columns: Vec<usize> = used.collect();
    let mut lines = vec![columns.iter().filter_map(|at| head.get(*at)).map(|it| (*it).to_owned()).collect()];
    lines.extend(rows.iter().map(|row| columns.iter().map(|at| cell(row, *at)).collect::<Vec<_>>()));
    let widths = widths(&lines, screen);
    let line = |cells: &Vec<String>| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| pad(cell, *width));
        let line = padded.collect::<Vec<_>>().join(&" ".repeat(GAP));
        let line = line.trim_end();
        format!("{}\n", screen.map_or(line.into(), |it| cut(line, it)))
    };
    lines.iter().map(line).collect()
}

/// Returns the width of each column: what it needs, or as much as the screen has for it.
fn widths(lines: &[Vec<String>], screen: Option<usize>) -> Vec<usize> {
    let columns = lines.first().map_or(0, Vec::len);
    let widest = |at: usize| lines.iter().filter_map(|it| it.get(at)).map(|it| width(it)).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..columns).map(widest).collect();
    let gaps = columns.saturating_sub(1).saturating_mul(GAP);
    let Some(room) = screen.map(|it| it.saturating_sub(gaps)) else { return widths };
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().max().filter(|it| **it > LEAST) {
            Some(widest) => *widest = widest.saturating_sub(1),
            None => break,
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Vec<String>> {
        [["a", "", "one"], ["bcd", "", "a very long cell indeed"]]
            .map(|it| it.map(str::to_owned).to_vec())
            .to_vec()
    }

    #[test]
    fn columns_stand_under_each_other_and_empty_ones_go() {
        let text = table(&["X", "", "Y"], &rows(), None);
        assert_eq!(text, "X    Y\na    one\nbcd  a very long cell indeed\n");
    }

    #[test]
    fn a_column_with_a_name_stays() {
        assert_eq!(table(&["X", "EMPTY"], &[vec!["a".into(), String::new()]], None), "X  EMPTY\na\n");
    }

    #[test]
    fn the_widest_gives_way_on_a_narrow_screen() {
        assert_eq!(table(&["X", "", "Y"], &rows(), Some(15)), "X    Y\na    one\nbcd  a very lo…\n");
        let wide = [vec!["x".repeat(60), "in 5 d".into()]];
        let text = table(&["X", "Y"], &wide, Some(40));
        assert_eq!(text.lines().nth(1), Some(format!("{}…  in 5 d", "x".repeat(31)).as_str()));
        for screen in 1..40 {
            assert!(table(&["X", "", "Y"], &rows(), Some(screen)).lines().all(|it| width(it) <= screen));
        }
    }

    #[test]
    fn nothing_hostile_gets_through() {
        let text = table(&["X"], &[vec!["a\x1b[31m\nb\u{202e}".into()]], None);
        assert_eq!(text, "X\na\u{fffd}[31m b\u{fffd}\n");
    }
}
