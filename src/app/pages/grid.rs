//! A table on a page. Its columns share the width by what their cells need, and cells wrap between words; where not even
//! the longest words fit side by side, each row becomes a small list.

use super::page::{Ink, Page, Piece};
use crate::text::{pad, width, wrap_text};

/// The blank terminal columns between two columns of a table.
const GAP: usize = 2;

/// Adds a table. Returns the first row of the page that each row of the table takes.
pub fn table(page: &mut Page, head: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let all: Vec<&[String]> = rows.iter().map(Vec::as_slice).chain([head]).collect();
    match widths(page.width, &all) {
        Some(widths) => side_by_side(page, head, rows, &widths),
        None => stacked(page, head, rows),
    }
}

fn side_by_side(page: &mut Page, head: &[String], rows: &[Vec<String>], widths: &[usize]) -> Vec<usize> {
    table_row(page, head, widths, Ink::Strong);
    let rule = widths.iter().sum::<usize>().saturating_add(gaps(widths.len()));
    page.row(vec![("─".repeat(rule), Ink::Dim)]);
    let mut starts = Vec::new();
    for row in rows {
        starts.push(page.rows.len());
        table_row(page, row, widths, Ink::Plain);
    }
    starts
}

fn table_row(page: &mut Page, cells: &[String], widths: &[usize], ink: Ink) {
    let wrapped: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| wrap_text(cell, *width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..height {
        let mut pieces: Vec<Piece> = Vec::new();
        for (at, (cell, width)) in wrapped.iter().zip(widths).enumerate() {
            let text = cell.get(line).map(String::as_str).unwrap_or_default();
            let ink = if at == 0 && ink == Ink::Plain { Ink::Dim } else { ink };
            let gap = if at.saturating_add(1) < widths.len() { GAP } else { 0 };
            pieces.push((format!("{}{}", pad(text, *width), " ".repeat(gap)), ink));
        }
        page.row(pieces);
    }
}

fn stacked(page: &mut Page, head: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let mut starts = Vec::new();
    for row in rows {
        starts.push(page.rows.len());
        let mut cells = row.iter();
        page.hanging(Vec::new(), cells.next().map(String::as_str).unwrap_or_default(), Ink::Strong);
        for (title, cell) in head.iter().skip(1).zip(cells).filter(|it| !it.1.is_empty()) {
            page.hanging(vec![("  ".into(), Ink::Plain)], &format!("{title}: {cell}"), Ink::Plain);
        }
    }
    starts
}

fn gaps(columns: usize) -> usize {
    GAP.saturating_mul(columns.saturating_sub(1))
}

/// Returns the width of each column; none where a word would have to be taken apart. What a column wants beyond its
/// longest word, it gets in proportion.
fn widths(whole: usize, rows: &[&[String]]) -> Option<Vec<usize>> {
    let columns = rows.iter().map(|it| it.len()).max().unwrap_or(0);
    let room = whole.checked_sub(gaps(columns))?;
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    let longest_word = |text: &String| text.split_whitespace().map(width).max().unwrap_or(0);
    let needs: Vec<usize> = (0..columns).map(|at| cells(at).map(longest_word).max().unwrap_or(0)).collect();
    let wants: Vec<usize> = (0..columns).map(|at| cells(at).map(|it| width(it)).max().unwrap_or(0)).collect();
    let spare = room.checked_sub(needs.iter().sum())?;
    let more: Vec<usize> = wants.iter().zip(&needs).map(|(want, need)| want.saturating_sub(*need)).collect();
    let all: usize = more.iter().sum();
    if all <= spare {
        return Some(wants);
    }
    let share = |(need, more): (&usize, &usize)| {
        need.saturating_add(more.saturating_mul(spare).checked_div(all).unwrap_or(0))
    };
    Some(needs.iter().zip(&more).map(share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(columns: usize, head: &[&str], rows: &[&[&str]]) -> Vec<String> {
        let owned = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let rows: Vec<Vec<String>> = rows.iter().map(|it| owned(it)).collect();
        let mut page = Page::new(columns);
        table(&mut page, &owned(head), &rows);
        let text =
            |row: &super::super::page::Row| row.pieces.iter().map(|it| it.0.as_str()).collect::<String>();
        page.rows.iter().map(|it| text(it).trim_end().to_owned()).collect()
    }

    #[test]
    fn cells_wrap_between_words_and_nothing_is_lost() {
        let rows: &[&[&str]] = &[
            &["Integrated", "medical student", "six years, the first one clinical"],
            &["Independent", "diagnostic resident", "two years"],
        ];
        let words: Vec<&str> = rows.iter().flat_map(|it| it.iter()).flat_map(|it| it.split(' ')).collect();
        for columns in 20..90 {
            let lines = drawn(columns, &["Way", "From", "How long"], rows);
            assert!(lines.iter().all(|it| width(it) <= columns), "{columns}: {lines:#?}");
            let shown = lines.join(" ");
            let lost = words.iter().find(|word| !shown.contains(**word));
            assert_eq!(lost, None, "{columns}: {lines:#?}");
        }
    }

    #[test]
    fn a_table_too_narrow_for_its_words_is_a_list() {
        let lines = drawn(16, &["Way", "How long"], &[&["Integrated", "categorical, six years"]]);
        assert_eq!(lines, ["Integrated", "  How long:", "  categorical,", "  six years"]);
    }
}
