//! How the editor behaves under the hands: words, rows, lists, undo steps, finding, long notes.
use std::time::Instant;

use crate::text::*;

/// A buffer of many lines; `|` in the text is the cursor.
fn at(text: &str) -> Buffer {
    let cursor = text.find('|').unwrap();
    let mut buffer = Buffer::new(&text.replacen('|', "", 1), Lines::Many);
    let line = text[..cursor].matches('\n').count();
    let byte = cursor - text[..cursor].rfind('\n').map_or(0, |newline| newline + 1);
    buffer.go_to(Pos { line, byte }, Select::Drop);
    buffer
}

/// The text with the cursor as `|`.
fn seen(buffer: &Buffer) -> String {
    let Pos { line, byte } = buffer.cursor();
    let mut lines = buffer.lines().to_vec();
    lines[line].insert(byte, '|');
    lines.join("\n")
}

#[track_caller]
fn check(from: &str, act: impl Fn(&mut Buffer), to: &str) {
    let mut buffer = at(from);
    act(&mut buffer);
    assert_eq!(seen(&buffer), to);
}

fn typed(buffer: &mut Buffer, text: &str) {
    text.chars().for_each(|c| buffer.insert(c.encode_utf8(&mut [0; 4])));
}

#[test]
fn words() {
    let left = |buffer: &mut Buffer| {
        buffer.go(Motion::WordLeft, Select::Drop);
    };
    let right = |buffer: &mut Buffer| {
        buffer.go(Motion::WordRight, Select::Drop);
    };
    check("can't stop  |", left, "can't |stop  ");
    check("can't| stop", left, "|can't stop");
    check("a - [x]|", left, "a - [x|]");
    check("one\n|two", left, "one|\ntwo");
    check("one |  two three", right, "one   two| three");
    check("wait...| what", left, "wait|... what");
    check("one|\ntwo", right, "one\n|two");
    check("日本|", left, "日|本");
}

#[test]
fn deleting() {
    check("one two|", Buffer::delete_word_back, "one |");
    check("one\n|two", Buffer::delete_word_back, "one|two");
    check("one| two\nthree", Buffer::delete_to_row_end, "one|\nthree");
    check("one|\nthree", Buffer::delete_to_row_end, "one|three");
    check("one tw|o", Buffer::delete_to_row_start, "|o");
    check("e\u{301}|", Buffer::backspace, "|");
    check("🇺🇸🇩🇪|", Buffer::backspace, "🇺🇸|");
    check("👩\u{200D}👩\u{200D}👧|x", Buffer::backspace, "|x");
    check("|e\u{301}x", Buffer::delete, "|x");
    check("a\n|b", Buffer::backspace, "a|b");
}

#[test]
fn rows_of_a_wrapped_paragraph() {
    let with = |act: fn(&mut Buffer)| {
        move |buffer: &mut Buffer| {
            buffer.set_columns(6);
            act(buffer);
        }
    };
    // rows: "hello " / "wide " / "world"
    check(
        "hello wi|de world",
        with(|b| {
            b.go(Motion::RowUp, Select::Drop);
        }),
        "he|llo wide world",
    );
    check(
        "hello wi|de world",
        with(|b| {
            b.go(Motion::RowDown, Select::Drop);
        }),
        "hello wide wo|rld",
    );
    check(
        "hello wi|de world",
        with(|b| {
            b.go(Motion::RowStart, Select::Drop);
        }),
        "hello |wide world",
    );
    check(
        "hello wi|de world",
        with(|b| {
            b.go(Motion::RowEnd, Select::Drop);
        }),
        "hello wide| world",
    );
    check("hello wi|de world", with(Buffer::delete_to_row_start), "hello |de world");
    check("hello |wide world", with(Buffer::delete_to_row_start), "|wide world");
    check("hello wi|de world", with(Buffer::delete_to_row_end), "hello wi|world");
    check(
        "he|llo",
        with(|b| {
            b.go(Motion::RowUp, Select::Drop);
        }),
        "|hello",
    );
    check(
        "he|llo",
        with(|b| {
            b.go(Motion::RowDown, Select::Drop);
        }),
        "hello|",
    );
}

#[test]
fn the_cursor_between_two_rows_is_in_the_second() {
    let mut buffer = at("hello |wide   ");
    buffer.set_columns(6);
    assert_eq!(buffer.cursor_cell(), (1, 0));
    buffer.go(Motion::End, Select::Drop);
    assert_eq!(buffer.cursor_cell(), (1, 6), "blanks that hang are drawn nowhere");
}

#[test]
fn selecting_goes_on_from_the_anchor() {
    let mut buffer = at("a|bcd");
    buffer.go(Motion::Right, Select::Extend);
    buffer.go(Motion::Right, Select::Extend);
    assert_eq!(buffer.copy(), "bc");
    buffer.go(Motion::Start, Select::Extend);
    assert_eq!(buffer.copy(), "a");
}

#[test]
fn up_and_down_keep_the_column() {
    let mut buffer = at("long line|\nx\nlong line");
    buffer.go(Motion::RowDown, Select::Drop);
    assert_eq!(seen(&buffer), "long line\nx|\nlong line");
    buffer.go(Motion::RowDown, Select::Drop);
    assert_eq!(seen(&buffer), "long line\nx\nlong line|");
    buffer.go(Motion::PageUp(9), Select::Drop);
    assert_eq!(seen(&buffer), "long line|\nx\nlong line");
}

#[test]
fn a_click_goes_to_the_cell() {
    let mut buffer = at("|日本\nabc");
    buffer.go_to_cell(0, 3, Select::Drop);
    assert_eq!(seen(&buffer), "日|本\nabc");
    buffer.go_to_cell(9, 1, Select::Extend);
    assert_eq!((seen(&buffer), buffer.copy()), ("日本\na|bc".into(), "本\na".into()));
}

#[test]
fn lists_go_on_and_end() {
    check("- one|", Buffer::newline, "- one\n- |");
    check("  * one| two", Buffer::newline, "  * one\n  * | two");
    check("9. one|", Buffer::newline, "9. one\n10. |");
    check("- [x] one|", Buffer::newline, "- [x] one\n- [ ] |");
    check("- one\n- |", Buffer::newline, "- one\n|");
    check("- [ ] |", Buffer::newline, "|");
    check("|- one", Buffer::newline, "\n|- one");
    check("-|", Buffer::newline, "-\n|");
}

#[test]
fn typing_replaces_the_selection() {
    let mut buffer = at("one |two");
    buffer.go(Motion::End, Select::Extend);
    buffer.insert("x");
    assert_eq!(seen(&buffer), "one x|");
    buffer.undo();
    assert_eq!((buffer.text(), buffer.copy()), ("one two".into(), "two".into()));
    buffer.go(Motion::Left, Select::Drop);
    assert_eq!(seen(&buffer), "one |two");
}

#[test]
fn a_mark_makes_motions_select() {
    let mut buffer = at("|one two");
    buffer.set_mark();
    buffer.go(Motion::WordRight, Select::Drop);
    assert!(buffer.is_marked());
    assert_eq!(buffer.copy(), "one");
    assert!(buffer.unselect() && buffer.selection().is_none());
}

#[test]
fn undo_takes_words_and_pastes() {
    let mut buffer = Buffer::new("", Lines::Many);
    typed(&mut buffer, "two words");
    buffer.paste("a\nb");
    let mut steps = vec![buffer.text()];
    while buffer.undo() {
        steps.push(buffer.text());
    }
    assert_eq!(steps, ["two wordsa\nb", "two words", "two ", ""]);
    buffer.redo();
    buffer.insert("x");
    assert!(!buffer.redo(), "an edit forgets what was undone");
    buffer.pause();
    buffer.insert("y");
    buffer.undo();
    assert_eq!(buffer.text(), "two x");
    buffer.insert("y");
    buffer.go(Motion::Left, Select::Drop);
    buffer.go(Motion::Right, Select::Drop);
    buffer.insert("z");
    buffer.undo();
    assert_eq!(buffer.text(), "two xy", "a motion ends a typed word");
}

#[test]
fn undo_takes_a_run_of_deletions() {
    let mut buffer = at("abcdef|");
    (0..3).for_each(|_| buffer.backspace());
    buffer.undo();
    assert_eq!(seen(&buffer), "abcdef|");
}

#[test]
fn undo_remembers_a_thousand_steps() {
    let mut buffer = Buffer::new("", Lines::Many);
    (0..1_010).for_each(|_| buffer.paste("x"));
    let steps = std::iter::from_fn(|| buffer.undo().then_some(())).count();
    assert_eq!((steps, buffer.text()), (1_000, "x".repeat(10)));
}

#[test]
fn one_line_stays_one_line() {
    let mut buffer = Buffer::new("a\nb", Lines::One);
    assert!(!buffer.is_dirty());
    buffer.paste("c\r\nd\re\tf\u{1B}\u{200B}");
    buffer.newline();
    assert_eq!(buffer.text(), "a bc d e f");
}

#[test]
fn pasted_newlines_are_lines() {
    let mut buffer = Buffer::new("x", Lines::Many);
    buffer.paste("a\r\nb\rc\u{2028}d\te");
    assert_eq!(buffer.text(), "xa\nb\nc\nd    e");
}

#[test]
fn a_pasted_sequence_of_a_terminal_goes_whole() {
    for (pasted, text) in [
        ("\u{1B}[31mred\u{1B}[0m", "red"),
        ("\u{1B}]0;title\u{7}after", "after"),
        ("\u{1B}]8;;http://x\u{1B}\\link", "link"),
        ("a\u{1B}[31\nnext [list]", "a[31\nnext [list]"),
        ("a\u{1B}", "a"),
        ("\u{1B}\u{1B}[1mbold", "bold"),
        ("plain [31m", "plain [31m"),
    ] {
        let mut buffer = Buffer::new("", Lines::Many);
        buffer.paste(pasted);
        assert_eq!(buffer.text(), text, "{pasted:?}");
    }
}

#[test]
fn settled_is_clean() {
    let mut buffer = Buffer::new("a", Lines::Many);
    buffer.insert("b");
    assert!(buffer.is_dirty());
    buffer.commit();
    assert!(!buffer.is_dirty() && buffer.undo() && buffer.is_dirty());
    buffer.set_text("whole\nnew");
    assert_eq!(seen(&buffer), "whole\nnew|");
    assert!(buffer.undo() && buffer.text() == "a");
    buffer.set_text("ab");
    assert_eq!(buffer.text(), "ab");
    buffer.set_text("ab");
    assert!(buffer.undo() && buffer.text() == "a", "the same text is no step");
}

#[test]
fn finding_goes_round_without_case_or_accents() {
    let mut buffer = at("|Montréal, MONTRE\u{301}AL\nmontreal");
    let found = |buffer: &mut Buffer, from| buffer.find("Montreal", from).then(|| buffer.copy());
    assert_eq!(found(&mut buffer, Find::Here).unwrap(), "Montréal");
    assert_eq!(found(&mut buffer, Find::Here).unwrap(), "Montréal");
    assert_eq!(found(&mut buffer, Find::Next).unwrap(), "MONTRE\u{301}AL");
    assert_eq!(found(&mut buffer, Find::Next).unwrap(), "montreal");
    assert_eq!(found(&mut buffer, Find::Next).unwrap(), "Montréal");
    assert_eq!(found(&mut buffer, Find::Back).unwrap(), "montreal");
    assert_eq!(found(&mut buffer, Find::Back).unwrap(), "MONTRE\u{301}AL");
    buffer.set_text("\u{600}x, none");
    assert!(buffer.find("X", Find::Next) && buffer.find("x", Find::Next));
    assert_eq!(buffer.copy(), "\u{600}x", "a match takes whole graphemes");
    let before = seen(&buffer);
    assert!(!buffer.find("Quebec", Find::Next) && !buffer.find("", Find::Next));
    assert_eq!(seen(&buffer), before);
}

#[test]
fn a_selected_line_break_shows() {
    let mut buffer = at("ab|\n\nc");
    buffer.go(Motion::End, Select::Extend);
    let selected: Vec<_> = buffer.window(0, 9).into_iter().map(|row| row.selected).collect();
    assert_eq!(selected, [Some(2..2), Some(0..0), Some(0..1)]);
}

#[test]
fn the_window_follows_the_cursor() {
    let mut buffer = Buffer::new(&"x\n".repeat(50), Lines::Many);
    assert_eq!(buffer.scrolled(0, 10), 41);
    buffer.go(Motion::RowUp, Select::Drop);
    assert_eq!(buffer.scrolled(41, 10), 41);
    buffer.go(Motion::Start, Select::Drop);
    assert_eq!(buffer.scrolled(41, 10), 0);
    assert_eq!(buffer.window(49, 10).len(), 2);
    assert_eq!(buffer.window(99, 10), []);
    buffer.go(Motion::PageDown(45), Select::Drop);
    buffer.go(Motion::End, Select::Extend);
    buffer.cut();
    assert_eq!(buffer.row_count(), 46);
    assert_eq!(buffer.scrolled(45, 10), 36);
}

#[test]
fn one_line_scrolls_under_the_cursor() {
    let mut buffer = Buffer::new("0123456789abcdef", Lines::One);
    assert_eq!(buffer.visible(20), ("0123456789abcdef".into(), 16));
    assert_eq!(buffer.visible(10), ("‹bcdef".into(), 6));
    buffer.go(Motion::Start, Select::Drop);
    assert_eq!(buffer.visible(10), ("012345678›".into(), 0));
    buffer.go(Motion::WordRight, Select::Extend);
    assert_eq!(buffer.visible_selection(20), Some(0..16));
    assert_eq!(buffer.visible_selection(10), Some(0..6));
    buffer.go_to(Pos { line: 0, byte: 9 }, Select::Drop);
    assert_eq!(buffer.visible(10), ("‹6789abcd›".into(), 4));
    buffer.go_to(Pos { line: 0, byte: 15 }, Select::Drop);
    assert_eq!(buffer.visible(16), ("0123456789abcdef".into(), 15), "it just fits");
    let mut wide = Buffer::new("日本語日本語", Lines::One);
    assert_eq!(wide.visible(8), ("‹ 語".into(), 4));
    wide.go(Motion::Start, Select::Drop);
    assert_eq!(wide.visible(8), ("日本語 ›".into(), 0));
    assert_eq!(wide.visible(12), ("日本語日本語".into(), 0));
    assert_eq!((wide.visible(1), wide.visible(0)), ((String::new(), 0), (String::new(), 0)));
}

#[test]
fn long_notes_stay_quick() {
    let note = "A line of a note that is long enough to wrap at sixty columns, with é.\n".repeat(2_800);
    let mut buffer = Buffer::new(&note, Lines::Many);
    buffer.set_columns(60);
    quick(500, || typed(&mut buffer, &"a word ".repeat(50)));
    quick(100, || drop(buffer.window(2_000, 50)));
    let paste = "A pasted line of text\n".repeat(5_000);
    quick(100, || buffer.paste(&paste));
    quick(100, || assert!(buffer.undo()));
    let mut one = Buffer::new(&"one endless paragraph ".repeat(9_000), Lines::Many);
    one.go_to(Pos { line: 0, byte: 90_000 }, Select::Drop);
    quick(500, || typed(&mut one, &"word ".repeat(20)));
}

#[track_caller]
fn quick(limit: u128, act: impl FnOnce()) {
    let start = Instant::now();
    act();
    let took = start.elapsed();
    println!("{took:?}");
    assert!(took.as_millis() < limit, "took {took:?}");
}
