//! What comes in from a terminal: much at once, pastes of any kind, other sizes; and what happens while nothing comes.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use crate::{pty::*, season::set_up};

/// A season of two thousand programs.
fn many() -> Home {
    let row = |n: usize| format!(r#"{{"id":"own{n:04}","name":"Program {n:04}","specialty":"ir"}}"#);
    let rows: Vec<String> = (0..2_000).map(row).collect();
    Home::with(format!(
        r#"{{"app":"fluoro","schema":1,"id":"00000000000000ff","profile":{{"match":"main","season":"2027","home_zone":"America/New_York"}},"programs":[{}]}}"#,
        rows.join(",")
    ))
}

/// A note that is open and empty.
fn empty_note() -> (Home, Pty) {
    let home = Home::default();
    let mut pty = home.start();
    set_up(&mut pty);
    pty.keys("jjj\r", "saved");
    pty.keys("3a", "New interview");
    pty.keys(CTRL_S, "undoes");
    pty.keys("\r", "done, kept");
    (home, pty)
}

#[test]
fn a_thousand_keys_at_once_are_all_taken_and_drawn_few_times() {
    let home = many();
    let mut pty = home.start();
    pty.keys("4", "▸    Program 0000");
    let frames = pty.seen().frames();
    pty.keys(&"j".repeat(1_000), "▸    Program 1000");
    let drawn = pty.seen().frames() - frames;
    assert!(drawn <= 8, "{drawn} frames");
    println!("1,000 keys: {drawn} frames");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn a_moved_selection_costs_few_bytes_and_one_frame() {
    let home = many();
    let mut pty = home.start();
    pty.keys("4jj", "▸    Program 0002");
    let count = |seen: &Seen| (seen.bytes.len(), seen.frames());
    let before = count(&pty.seen());
    pty.keys("j", "▸    Program 0003");
    let after = count(&pty.seen());
    let (bytes, frames) = (after.0 - before.0, after.1 - before.1);
    println!("a moved selection: {bytes} bytes");
    assert_eq!(frames, 1);
    assert!(bytes <= 350, "{bytes} bytes");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn a_large_paste_arrives_whole() {
    let (home, mut pty) = empty_note();
    let line = "Señor Ørsted said 介入 is the future of medicine, line ";
    let text: Vec<String> = (0..1_500).map(|n| format!("{line}{n}")).collect();
    let text = text.join("\r");
    assert!(text.len() > 80_000);
    pty.paste(&text);
    pty.shows("line 1499");
    pty.keys(ESC, "commands");
    pty.shows("saved");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    assert_eq!(home.json()["interviews"][0]["notes"], text.replace('\r', "\n"));
}

#[test]
fn much_that_is_typed_without_marks_around_it_arrives_whole() {
    let (home, mut pty) = empty_note();
    let text: String = (0..12_000).map(|n| format!("{n:06} ")).collect();
    let frames = pty.seen().frames();
    pty.keys(&format!("{text}end"), "011999");
    let drawn = pty.seen().frames() - frames;
    assert!(drawn <= 200, "{drawn} frames");
    pty.keys(ESC, "commands");
    pty.shows("saved");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    assert_eq!(home.json()["interviews"][0]["notes"], format!("{text}end"));
}

#[test]
fn keys_are_taken_as_terminals_send_them_and_their_replies_are_none() {
    let (_home, mut pty) = empty_note();
    let replies = ["\x1b[>0;276;0c", "\x1b]11;rgb:0000/0000/0000\x07", "\x1bP>|XTerm(390)\x1b\\"];
    pty.keys(&format!("ab{}c{}d{}e", replies[0], replies[1], replies[2]), "abcde");
    pty.keys("x\x08\x08f", "abcdf");
    // a quick Esc and a key are one event
    pty.keys("\x1bu", "Undone: Wrote");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn a_copy_is_said_to_be_sent_since_nobody_tells_whether_it_came() {
    let season = r#"{"app":"fluoro","schema":1,"id":"00000000000000ff","profile":{"match":"main","season":"2027","home_zone":"America/New_York"},"programs":[{"id":"own","name":"Own","website":"https://example.org"}]}"#;
    let home = Home::with(season).variable("TMUX", "/tmp/tmux,1,0");
    let mut pty = home.start();
    pty.keys("4", "Own");
    pty.keys(
        "y",
        "Sent to the terminal's clipboard · tmux needs: set -g set-clipboard on: https://example.org",
    );
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn a_paste_whose_end_comes_late_is_survived() {
    let (home, mut pty) = empty_note();
    pty.send("\x1b[200~cut off in the middle");
    pty.resize(30, 100);
    pty.send(" and more\x1b[201~");
    pty.shows("and more");
    pty.keys("! typed", "and more! typed");
    pty.send(CTRL_C);
    assert_eq!(pty.ends_well(), 0);
    assert_eq!(home.json()["interviews"][0]["notes"], "cut off in the middle and more! typed");
}

#[test]
fn a_paste_without_an_end_loses_nothing_that_was_there() {
    let (home, mut pty) = empty_note();
    pty.keys("before it", "before it");
    pty.send("\x1b[200~never ends");
    pty.signal(rustix::process::Signal::TERM);
    assert_eq!(pty.ends_well(), 143);
    assert!(home.json()["interviews"][0]["notes"].as_str().unwrap().starts_with("before it"));
}

#[test]
fn any_size_is_survived() {
    let home = many();
    let mut pty = home.start();
    pty.keys("4", "▸    Program 0000");
    for (rows, cols) in [(1, 1), (2, 200), (60, 2), (11, 39), (12, 40), (5, 5), (200, 60), (24, 80)] {
        pty.resize(rows, cols);
    }
    pty.resize(10, 60);
    pty.shows("Window too small");
    pty.resize(34, 120);
    let screen = pty.shows("▸    Program 0000");
    assert_eq!(screen.matches("Program 0001").count(), 1, "{screen}");
    assert!(pty.seen().footer().contains("help"), "{screen}");
    for step in 0..200 {
        pty.resize(12 + step % 50, 40 + step % 90);
    }
    pty.resize(34, 120);
    pty.keys("j", "▸    Program 0001");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
}

/// How often each thread of the process gave the processor away and was woken again.
fn wakeups(pty: &Pty) -> BTreeMap<String, String> {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", pty.pid().as_raw_nonzero())).unwrap();
    let count = |task: std::io::Result<std::fs::DirEntry>| {
        let path = task.unwrap().path();
        let status = std::fs::read_to_string(path.join("status")).unwrap();
        let line = status.lines().find(|it| it.starts_with("voluntary_ctxt_switches")).unwrap().to_owned();
        (path.display().to_string(), line)
    };
    tasks.map(count).collect()
}

/// Nothing can be waited for when nothing is to happen: this is the one test that lets time pass. The clock is the real
/// one, so that a shown minute may end meanwhile; one of a few stretches must be quiet.
#[test]
fn at_rest_it_sleeps_and_writes_nothing() {
    let home = many().variable("FLUORO_NOW", "");
    let mut pty = home.start();
    pty.keys("4", "▸    Program 0000");
    pty.keys("j", "▸    Program 0001");
    let quiet = (0..3).any(|_| {
        pty.in_state('S');
        let before = wakeups(&pty);
        let until = Instant::now() + Duration::from_secs(2);
        let mut seen = pty.seen();
        let bytes = seen.bytes.len();
        while seen.bytes.len() == bytes && Instant::now() < until {
            seen = pty.wait_for_bytes(seen, until);
        }
        let silent = seen.bytes.len() == bytes;
        drop(seen);
        silent && wakeups(&pty) == before
    });
    assert!(quiet, "it woke up in each of three stretches of two seconds");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
}
