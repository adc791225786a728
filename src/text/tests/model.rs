//! The editor against a naive one: a plain string and a byte in it.
use std::ops::Range;

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::{config, line, text};
use crate::text::clean::is_hostile;
use crate::text::*;

#[derive(Clone, Debug)]
enum Op {
    Go(Motion, Select),
    Insert(String),
    Paste(String),
    Newline,
    Backspace,
    Delete,
    WordBack,
    ToRowStart,
    ToRowEnd,
    Cut,
    SelectAll,
    Mark,
    Undo,
    Redo,
    Columns(usize),
    Find(String, Find),
    Click(usize, usize),
    Pause,
}

fn motion() -> impl Strategy<Value = Motion> {
    use Motion::*;
    prop::sample::select(vec![
        Left,
        Right,
        Left,
        Right,
        WordLeft,
        WordRight,
        RowUp,
        RowDown,
        RowStart,
        RowEnd,
        PageUp(3),
        PageDown(3),
        Start,
        End,
    ])
}

fn op() -> impl Strategy<Value = Op> {
    let select = prop::sample::select(vec![Select::Drop, Select::Drop, Select::Extend]);
    let find = prop::sample::select(vec![Find::Here, Find::Next, Find::Back]);
    prop_oneof![
        8 => (motion(), select).prop_map(|(motion, select)| Op::Go(motion, select)),
        // sequences for a terminal go whole, which has a test of its own
        6 => line(1).prop_map(|it| Op::Insert(it.replace('\u{1B}', ""))),
        3 => text(3).prop_map(|it| Op::Paste(it.replace('\u{1B}', ""))),
        2 => Just(Op::Newline),
        3 => Just(Op::Backspace),
        2 => Just(Op::Delete),
        1 => Just(Op::WordBack),
        1 => Just(Op::ToRowStart),
        1 => Just(Op::ToRowEnd),
        1 => Just(Op::Cut),
        1 => Just(Op::SelectAll),
        1 => Just(Op::Mark),
        3 => Just(Op::Undo),
        2 => Just(Op::Redo),
        1 => (0usize..30).prop_map(Op::Columns),
        1 => (line(1), find).prop_map(|(text, from)| Op::Find(text, from)),
        1 => (0usize..9, 0usize..30).prop_map(|(row, column)| Op::Click(row, column)),
        1 => Just(Op::Pause),
    ]
}

fn apply(buffer: &mut Buffer, op: &Op) {
    match op {
        Op::Go(motion, select) => drop(buffer.go(*motion, *select)),
        Op::Insert(text) => buffer.insert(text),
        Op::Paste(text) => buffer.paste(text),
        Op::Newline => buffer.newline(),
        Op::Backspace => buffer.backspace(),
        Op::Delete => buffer.delete(),
        Op::WordBack => buffer.delete_word_back(),
        Op::ToRowStart => buffer.delete_to_row_start(),
        Op::ToRowEnd => buffer.delete_to_row_end(),
        Op::Cut => drop(buffer.cut()),
        Op::SelectAll => buffer.select_all(),
        Op::Mark => buffer.set_mark(),
        Op::Undo => drop(buffer.undo()),
        Op::Redo => drop(buffer.redo()),
        Op::Columns(columns) => buffer.set_columns(*columns),
        Op::Find(text, from) => drop(buffer.find(text, *from)),
        Op::Click(row, column) => drop(buffer.go_to_cell(*row, *column, Select::Drop)),
        Op::Pause => buffer.pause(),
    }
}

/// The byte of a place in the whole text.
fn flat(buffer: &Buffer, pos: Pos) -> usize {
    buffer.lines()[..pos.line].iter().map(|line| line.len() + 1).sum::<usize>() + pos.byte
}

fn borders(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect()
}

fn flat_selection(buffer: &Buffer) -> Range<usize> {
    let here = buffer.cursor()..buffer.cursor();
    let range = buffer.selection().unwrap_or(here);
    flat(buffer, range.start)..flat(buffer, range.end)
}

/// What the naive editor has after the operation: its text and cursor, where it can say so.
fn naive(buffer: &Buffer, op: &Op, kind: Lines) -> Option<(String, usize)> {
    let text = buffer.text();
    let selected = flat_selection(buffer);
    let borders = borders(&text);
    let before = borders.iter().rfind(|b| **b < selected.start).copied().unwrap_or(0);
    let behind = borders.iter().find(|b| **b > selected.end).copied().unwrap_or(text.len());
    let none = selected.is_empty();
    let (range, new) = match op {
        Op::Insert(new) | Op::Paste(new) => (selected, shown(new, kind)),
        Op::Backspace => (if none { before..selected.end } else { selected }, String::new()),
        Op::Delete => (if none { selected.start..behind } else { selected }, String::new()),
        Op::Cut => (selected, String::new()),
        Op::Go(Motion::Left, Select::Drop) if !buffer.is_marked() => {
            return Some((text, if none { before } else { selected.start }));
        }
        Op::Go(Motion::Right, Select::Drop) if !buffer.is_marked() => {
            return Some((text, if none { behind } else { selected.end }));
        }
        Op::Go(Motion::Start, _) => return Some((text, 0)),
        Op::Go(Motion::End, _) | Op::SelectAll => return Some((text.clone(), text.len())),
        Op::Go(..) | Op::Find(..) | Op::Click(..) => return Some((text, usize::MAX)),
        _ => return None,
    };
    if range.is_empty() && new.is_empty() || new.is_empty() && matches!(op, Op::Insert(_) | Op::Paste(_)) {
        return Some((text, flat(buffer, buffer.cursor())));
    }
    let text = format!("{}{new}{}", &text[..range.start], &text[range.end..]);
    let cursor = super::super::grapheme::snap(&text, range.start + new.len());
    Some((text, cursor))
}

fn shown(new: &str, kind: Lines) -> String {
    let one = kind == Lines::One;
    let step = |c| match c {
        '\n' if one => " ".to_owned(),
        '\t' => if one { " " } else { "    " }.to_owned(),
        c if c != '\n' && is_hostile(c) => String::new(),
        c => c.to_string(),
    };
    new.chars().map(step).collect()
}

fn check(buffer: &Buffer, kind: Lines) -> Result<(), TestCaseError> {
    let text = buffer.text();
    prop_assert_eq!(buffer.len(), text.len());
    prop_assert_eq!(buffer.is_dirty(), text != buffer.start_text());
    prop_assert!(kind == Lines::Many || buffer.lines().len() == 1);
    prop_assert!(buffer.rows_are_fresh(), "rows of {:?}", text);
    let borders = borders(&text);
    let selected = flat_selection(buffer);
    for at in [flat(buffer, buffer.cursor()), selected.start, selected.end] {
        prop_assert!(borders.contains(&at), "{at} is no border of {text:?}");
    }
    check_rows(buffer, &text, selected)
}

fn check_rows(buffer: &Buffer, text: &str, selected: Range<usize>) -> Result<(), TestCaseError> {
    let rows = buffer.window(0, usize::MAX);
    prop_assert_eq!(rows.len(), buffer.row_count());
    let (mut whole, mut marked) = (String::new(), String::new());
    for (i, row) in rows.iter().enumerate() {
        if row.starts_line && i > 0 {
            whole.push('\n');
        }
        whole.push_str(row.text);
        marked.push_str(row.selected.clone().map_or("", |range| &row.text[range]));
    }
    prop_assert_eq!(&whole, text);
    prop_assert_eq!(marked, text[selected].replace('\n', ""));
    let (row, column) = buffer.cursor_cell();
    prop_assert_eq!(rows[row].line, buffer.cursor().line);
    prop_assert!(
        rows[row].range.start <= buffer.cursor().byte && buffer.cursor().byte <= rows[row].range.end
    );
    let first = row.saturating_sub(1);
    prop_assert_eq!(buffer.window(first, 3), rows[first..rows.len().min(first + 3)].to_vec());
    for columns in [0, 1, 3, 6, 9, 20] {
        let (line, cursor) = buffer.visible(columns);
        prop_assert!(width(&line) <= columns && cursor <= columns.saturating_sub(1), "{line:?} {cursor}");
    }
    prop_assert!(column <= 80 || buffer.row_count() == 1);
    Ok(())
}

fn run(start: &str, kind: Lines, ops: &[Op]) -> Result<Buffer, TestCaseError> {
    let mut buffer = Buffer::new(start, kind);
    for op in ops {
        let expected = naive(&buffer, op, kind);
        apply(&mut buffer, op);
        if let Some((text, cursor)) = expected {
            prop_assert_eq!(buffer.text(), text, "after {:?}", op);
            if cursor != usize::MAX {
                prop_assert_eq!(flat(&buffer, buffer.cursor()), cursor, "cursor after {:?}", op);
            }
        }
        check(&buffer, kind)?;
    }
    Ok(buffer)
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn many_lines_do_as_the_naive_editor(start in text(4), ops in prop::collection::vec(op(), 0..40)) {
        run(&start, Lines::Many, &ops)?;
    }

    #[test]
    fn one_line_does_as_the_naive_editor(start in line(6), ops in prop::collection::vec(op(), 0..30)) {
        run(&start, Lines::One, &ops)?;
    }

    #[test]
    fn undo_leads_to_the_start_and_redo_back(start in text(4), ops in prop::collection::vec(op(), 0..40)) {
        let mut buffer = Buffer::new(&start, Lines::Many);
        ops.iter().for_each(|op| apply(&mut buffer, op));
        while buffer.redo() {}
        let mut seen = vec![buffer.text()];
        while buffer.undo() {
            check(&buffer, Lines::Many)?;
            seen.push(buffer.text());
        }
        prop_assert_eq!(buffer.text(), start);
        prop_assert!(!buffer.is_dirty());
        while let Some(text) = seen.pop() {
            prop_assert_eq!(buffer.text(), text);
            prop_assert_eq!(buffer.redo(), !seen.is_empty());
            check(&buffer, Lines::Many)?;
        }
    }
}
