//! Every way out keeps the text and gives the terminal back: quitting, signals, a suspend, a terminal that goes away.

use rustix::process::Signal;

use crate::{pty::*, season::set_up};

const TYPED: &str = "half a thought about the call";

/// A season with one interview, in whose note the text was typed.
fn typing() -> (Home, Pty) {
    let home = Home::default();
    let mut pty = home.start();
    set_up(&mut pty);
    pty.keys("jjj\r", "saved");
    pty.keys("3a", "New interview");
    pty.keys(CTRL_S, "undoes");
    pty.keys("\r", "done, kept");
    pty.keys(TYPED, TYPED);
    (home, pty)
}

fn kept(home: &Home) -> String {
    home.json()["interviews"][0]["notes"].as_str().unwrap_or_default().to_owned()
}

#[track_caller]
fn check_signal(signal: Signal, code: u32) {
    let (home, mut pty) = typing();
    pty.signal(signal);
    assert_eq!(pty.ends_well(), code);
    assert_eq!(kept(&home), TYPED);
}

#[test]
fn a_signal_keeps_the_text_being_typed_and_restores_the_terminal() {
    check_signal(Signal::TERM, 128 + 15);
    check_signal(Signal::HUP, 128 + 1);
    check_signal(Signal::INT, 128 + 2);
}

#[test]
fn a_terminal_that_goes_away_ends_it_with_the_text_kept() {
    let (home, mut pty) = typing();
    pty.hang_up();
    assert_eq!(pty.ends(), 128 + 1);
    // The writer of the pseudo-terminal types a line end of its own when it is dropped.
    assert_eq!(kept(&home).trim_end(), TYPED);
}

#[test]
fn a_terminal_that_takes_no_output_does_not_keep_it_alive() {
    // One frame of this is more than a terminal buffers.
    let row = |n: usize| {
        format!(r#"{{"id":"own{n:04}","name":"{n:04} {}","status":"applied"}}"#, "long ".repeat(150))
    };
    let rows: Vec<String> = (0..500).map(row).collect();
    let mut home = Home::with(format!(
        r#"{{"app":"fluoro","schema":1,"id":"00000000000000ff","programs":[{}]}}"#,
        rows.join(",")
    ));
    home.size = (490, 800);
    let mut pty = home.start();
    pty.keys("4", "0000 long");
    pty.keys("tw", "saved 09:20");
    let frozen = pty.seen.clone();
    let held = frozen.0.lock().unwrap();
    pty.send(CTRL_L);
    pty.is_blocked();
    pty.signal(Signal::TERM);
    let code = pty.ends_unseen();
    drop(held);
    assert_eq!(code, 128 + 15);
    assert_eq!(home.json()["programs"][0]["status"], "waitlisted");
}

#[test]
fn ctrl_c_keeps_a_note() {
    let (home, mut pty) = typing();
    pty.send(CTRL_C);
    assert_eq!(pty.ends_well(), 0);
    assert_eq!(kept(&home), TYPED);
}

#[test]
fn ctrl_c_keeps_a_form() {
    let home = Home::default();
    let mut pty = home.start();
    set_up(&mut pty);
    pty.keys("jjj\r", "saved");
    pty.keys("1a", "New task");
    pty.keys("Call the coordinator", "Call the coordinator");
    pty.send(CTRL_C);
    assert_eq!(pty.ends_well(), 0);
    assert!(home.json()["milestones"].to_string().contains("Call the coordinator"), "{}", home.json());
}

#[track_caller]
fn check_stop(stop: impl FnOnce(&mut Pty)) {
    let home = Home::default();
    let mut pty = home.start();
    set_up(&mut pty);
    pty.keys("jjj\r", "saved");
    stop(&mut pty);
    pty.in_state('T');
    let seen = pty.wait("restored terminal", |seen| !seen.screen().alternate_screen());
    assert_restored(&seen);
    drop(seen);
    pty.resize(30, 110);
    pty.signal(Signal::CONT);
    pty.shows("Match Day");
    let screen = pty.keys("4", "No program");
    let seen = pty.seen();
    assert!(seen.screen().alternate_screen() && seen.screen().bracketed_paste());
    assert!(seen.footer().contains("help"), "{screen}");
    drop(seen);
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn a_suspend_gives_the_terminal_back_and_goes_on() {
    check_stop(|pty| pty.send(CTRL_Z));
    check_stop(|pty| pty.signal(Signal::TSTP));
}

/// A stop that no program sees coming: the shell has the terminal meanwhile, with modes and a screen of its own.
#[test]
fn after_a_stop_from_outside_the_screen_is_whole_again() {
    let (home, mut pty) = typing();
    pty.signal(Signal::STOP);
    pty.in_state('T');
    let terminal = std::fs::read_link(format!("/proc/{}/fd/0", pty.pid().as_raw_nonzero())).unwrap();
    let sane = std::process::Command::new("stty").arg("-F").arg(&terminal).arg("sane").status().unwrap();
    assert!(sane.success());
    std::fs::write(&terminal, "\x1b[2J\x1b[?1049l\x1b[?2004l\x1b[?25hthe shell was here").unwrap();
    pty.shows("the shell was here");
    pty.signal(Signal::CONT);
    pty.shows(TYPED);
    pty.keys(" goes on", &format!("{TYPED} goes on"));
    let seen = pty.seen();
    assert!(seen.screen().alternate_screen() && seen.screen().bracketed_paste());
    drop(seen);
    pty.send(CTRL_C);
    assert_eq!(pty.ends_well(), 0);
    assert_eq!(kept(&home), format!("{TYPED} goes on"));
}

#[test]
fn without_a_terminal_it_says_so() {
    let home = Home::default();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_fluoro"))
        .env_clear()
        .env("HOME", home.path())
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("need a terminal"));
    assert!(output.stdout.is_empty());
    assert!(!home.path().join(".local").exists(), "nothing is written");
}
