//! Keys and pastes come through whole in whatever pieces they arrive; replies of the terminal never act as keys.

use super::*;
use crate::{app::message::Message, shell::input};

/// What the program hears, in a few letters each; `cut` bytes come in the first piece.
fn heard(bytes: &[u8], cut: usize) -> String {
    let mut parser = Parser::default();
    let mut events = parser.read(&bytes[..cut]);
    events.extend(parser.read(&bytes[cut..]));
    events.extend(parser.rest());
    let words = events.into_iter().filter_map(input::message).map(|it| match it {
        Message::Key(key) => key.name(),
        Message::Paste(text) => format!("paste({text})"),
        other => format!("{other:?}"),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(bytes: &str, want: &str) {
    for cut in 0..=bytes.len() {
        assert_eq!(heard(bytes.as_bytes(), cut), want, "{bytes:?} cut at {cut}");
    }
}

#[test]
fn keys_are_what_terminals_send_for_them() {
    check("aZ é介", "a Z space é 介");
    check(
        "\r\n\t\x7f\x08\x01\x13\0\x1c",
        "enter enter tab backspace backspace ctrl-a ctrl-s ctrl-space ctrl-4",
    );
    check("\x1b[A\x1bOB\x1b[1;5C\x1b[1;2D\x1b[Z", "up down ctrl-right shift-left backtab");
    check("\x1b[3~\x1b[5~\x1b[6;5~\x1b[H\x1b[4~", "delete pgup ctrl-pgdn home end");
    check("\x1bOP\x1b[11~\x1b[15~\x1b[17~\x1b[24~\x1b[[C", "f1 f1 f5 f6 f12 f3");
    check("\x1b[97;5u\x1b[27;5;115~\x1b[13;1:3u", "ctrl-a ctrl-s");
    check("\x1bu\x1bB\x1b\x7f\x1bé", "alt-u alt-B alt-backspace alt-é");
}

#[test]
fn an_escape_is_a_key_of_its_own_where_nothing_follows() {
    check("\x1b", "esc");
    check("\x1b\x1b", "esc esc");
    check("\x1b\x1b[A", "esc up");
    check("a\x1b[", "a alt-[");
}

#[test]
fn replies_that_nobody_asked_for_are_no_keys() {
    for reply in [
        "\x1b[>0;276;0c",
        "\x1b[?62;22c",
        "\x1b[24;80R",
        "\x1b[?2026;2$y",
        "\x1b[8;24;80t",
        "\x1b[<0;10;10M",
        "\x1b]10;rgb:ffff/ffff/ffff\x07",
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1bP>|XTerm(390)\x1b\\",
        "\x1bP1+r524742=38\x1b\\",
        "\x1b_Gi=31;OK\x1b\\",
    ] {
        check(&format!("a{reply}b"), "a b");
    }
}

#[test]
fn a_reply_without_an_end_takes_no_more_than_the_next_key() {
    check("\x1b]11;rgb\rq", "enter q");
    check("\x1bP>|half\x1b[Aq", "up q");
    assert_eq!(heard(format!("\x1b]{}", "x".repeat(LONGEST)).as_bytes(), 0), "");
}

#[test]
fn a_paste_is_one_event_with_all_that_is_in_it() {
    check("\x1b[200~a\r\x1b[Ab\x1b[201~c", "paste(a\r\x1b[Ab) c");
    let mut parser = Parser::default();
    assert!(parser.read(b"\x1b[200~never ends").is_empty());
    assert!(!parser.is_waiting() && parser.rest().is_empty());
}

#[test]
fn bytes_that_are_no_text_are_left_out() {
    for cut in 0..4 {
        assert_eq!(heard(b"a\xff\xc3b", cut), "a b");
    }
}
