//! What the program asks of the terminal, and how it shows where one is.

use crate::{pty::*, season::set_up};

#[test]
fn a_dumb_terminal_is_refused_with_a_word_that_helps() {
    let mut pty = Home::default().variable("TERM", "dumb").start();
    // what was written last may be read after the end
    pty.shows("this terminal can't show screens (TERM=dumb)");
    pty.shows("fluoro --help");
    assert_eq!(pty.ends(), 2);
    assert!(!pty.seen().has(b"\x1b["), "no sequence is sent to a terminal that knows none");
}

/// Whether fixed colors are sent to such a terminal, and whether numbered ones.
fn sent(term: &str, colorterm: &str) -> [bool; 2] {
    let home = Home::default().variable("TERM", term).variable("COLORTERM", colorterm);
    let pty = home.start_by(&["sh", "-c", "exec \"$0\" --theme dark"]);
    pty.shows("Who are you?");
    let seen = pty.seen();
    [b"38;2;".as_slice(), b"38;5;".as_slice()].map(|it| seen.has(it))
}

#[test]
fn a_terminal_gets_the_colors_that_it_says_it_has() {
    assert_eq!(sent("xterm-256color", "truecolor"), [true, false]);
    assert_eq!(sent("xterm-256color", ""), [false, true]);
    assert_eq!(sent("vt220", ""), [false, false]);
}

#[test]
fn the_cursor_stands_at_the_selected_row() {
    let home = Home::default();
    let mut pty = home.start();
    set_up(&mut pty);
    let at_pointer = |seen: &Seen| {
        let (row, column) = seen.screen().cursor_position();
        let cell = seen.screen().cell(row, column).map(|it| it.contents().to_owned());
        cell.as_deref() == Some("▸") && !seen.screen().hide_cursor()
    };
    pty.keys("jjj\r", "saved");
    pty.keys("1", "[1 Timeline]");
    drop(pty.wait("the cursor at the selected row", at_pointer));
    let before = pty.seen().screen().cursor_position();
    pty.send("j");
    drop(
        pty.wait("the cursor follows", |seen| at_pointer(seen) && seen.screen().cursor_position() != before),
    );
    pty.keys("?", "Keys that work here");
    drop(pty.wait("the cursor in the help", at_pointer));
}
