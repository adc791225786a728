//! What lies on the disk: files that are hostile or damaged, and folders that can't be written.

use std::fs;

use crate::{pty::*, season::set_up};

/// A set-up season without programs, on its timeline.
pub fn plain() -> (Home, Pty) {
    let home = Home::default();
    let pty = started(&home);
    (home, pty)
}

pub fn started(home: &Home) -> Pty {
    let mut pty = home.start();
    set_up(&mut pty);
    pty.keys("jjj\r", "saved");
    pty
}

fn add_task(pty: &mut Pty, title: &str) {
    pty.keys("1a", "New task");
    pty.send(&format!("{title}\tdec 1{CTRL_S}"));
}

#[test]
fn what_cannot_be_saved_says_so_until_it_can() {
    let (home, mut pty) = plain();
    let folder = home.season().parent().unwrap().to_owned();
    let moved_to = home.path().join("aside");
    fs::rename(&folder, &moved_to).unwrap();
    fs::write(&folder, "in the way").unwrap();
    add_task(&mut pty, "Phone Vanderbilt");
    pty.shows("NOT SAVED");
    pty.keys("4", "No program");
    pty.keys("1", "Phone Vanderbilt");
    assert!(pty.seen().text().contains("NOT SAVED"), "it stays");
    pty.keys("q", "y Quit");
    pty.keys("\r", "Stayed");
    fs::remove_file(&folder).unwrap();
    fs::rename(&moved_to, &folder).unwrap();
    pty.keys(CTRL_S, "saved 09:20");
    assert!(!pty.seen().text().contains("NOT SAVED"));
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    assert!(home.json()["milestones"].to_string().contains("Phone Vanderbilt"));
}

#[test]
fn a_limit_on_file_sizes_is_an_error_and_not_the_end() {
    let (home, mut pty) = plain();
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    let before = fs::read(home.season()).unwrap();
    let mut pty = home.start_by(&["sh", "-c", "ulimit -f 1; exec \"$0\""]);
    pty.shows("Match Day");
    add_task(&mut pty, &"A long title ".repeat(100));
    pty.shows("NOT SAVED");
    assert_eq!(fs::read(home.season()).unwrap(), before);
    pty.keys("q", "y Quit");
    pty.send("y");
    assert_eq!(pty.ends_well(), 1);
    assert_eq!(fs::read(home.season()).unwrap(), before);
}

#[test]
fn a_signal_when_nothing_can_be_written_says_where_the_season_is() {
    let (home, mut pty) = plain();
    let folder = home.season().parent().unwrap().to_owned();
    fs::rename(&folder, home.path().join("aside")).unwrap();
    fs::write(&folder, "in the way").unwrap();
    add_task(&mut pty, "Phone Vanderbilt");
    pty.shows("NOT SAVED");
    pty.signal(rustix::process::Signal::TERM);
    assert_eq!(pty.ends_well(), 128 + 15);
    let text = pty.seen().text();
    assert!(text.contains("NOT SAVED"), "{text}");
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_as_a_command() {
    let evil = r"\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202egnp\u2028\u200b\u007f";
    let home = Home::with(format!(
        r#"{{"app":"fluoro","schema":1,"id":"00000000000000ff",
        "profile":{{"match":"main","season":"2027","home_zone":"America/New_York","name":"me{evil}"}},
        "milestones":[{{"id":"aaaaaaaaaaaaaaaa","title":"Task {evil}","when":"2026-11-24","notes":"n{evil}"}}],
        "components":[{{"id":"bbbbbbbbbbbbbbbb","title":"Own {evil}","notes":"{evil}","items":{{"x":{{"title":"{evil}"}}}}}}],
        "interviews":[{{"id":"cccccccccccccccc","programs":["evil{evil}"],"platform":"{evil}","link":"{evil}","notes":"Note {evil}"}}],
        "people":[{{"id":"dddddddddddddddd","name":"Who {evil}","programs":["evil{evil}"]}}],
        "programs":[{{"id":"evil{evil}","name":"Name {evil}","city":"{evil}","state":"{evil}","website":"https://x/{evil}","tags":["{evil}"],"notes":"{evil}","why":"{evil}"}}]}}"#
    ));
    let mut pty = home.start();
    pty.keys("1", "Task");
    for tab in ["4", "3", "2", "1"] {
        pty.keys(&format!("{tab}\x1b[Cjjj\x1b[D"), "commands");
        pty.keys("e", "Esc back");
        pty.keys(ESC, "commands");
    }
    pty.keys("fname", "Name");
    pty.keys(ESC, "commands");
    pty.keys("4/pwned\r", "1 of 1");
    pty.keys("3\r", "done, kept");
    pty.keys(ESC, "commands");
    pty.keys(",", "Settings");
    pty.send(CTRL_C);
    assert_eq!(pty.ends_well(), 0);
    let seen = pty.seen();
    for bad in ["\x1b]", "\x07", "\u{9b}", "\u{202e}", "\u{2028}", "\u{200b}", "\x7f"] {
        assert!(!seen.has(bad.as_bytes()), "{bad:?} reached the terminal");
    }
}

#[test]
fn a_damaged_file_is_never_written() {
    let damaged = br#"{"app":"fluoro","schema":1,"programs":[{"id":"mir/ir","name":"Mallin"#;
    let home = Home::with(damaged);
    let mut pty = home.start();
    pty.shows("The season file can't be read");
    pty.keys(&format!("a24 q{CTRL_S}j\r"), "Read-only: nothing here is written");
    pty.send(&format!(
        "aTask{CTRL_S}{CTRL_G}24 a{CTRL_G}dd u{CTRL_S}xm\r{CTRL_S}{CTRL_G}3a{CTRL_S}{CTRL_G}p{CTRL_G}{CTRL_C}"
    ));
    pty.ends_well();
    assert_eq!(fs::read(home.season()).unwrap(), damaged);
    let names: Vec<_> =
        fs::read_dir(home.season().parent().unwrap()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names, ["season.json"]);
}

#[test]
fn what_either_of_two_open_copies_saved_is_there_at_the_end() {
    let (home, mut first) = plain();
    let mut second = home.start();
    second.shows("Today is");
    add_task(&mut first, "Phone Vanderbilt");
    first.shows("Added “Phone Vanderbilt”");
    second.shows("Another copy added Phone Vanderbilt");
    add_task(&mut second, "Write to Emory");
    first.shows("Another copy added Write to Emory");
    second.keys("u", "Undone");
    second.shows("Phone Vanderbilt");
    add_task(&mut second, "Ask Duke");
    second.shows("Added “Ask Duke”");
    second.send("q");
    assert_eq!(second.ends_well(), 0);
    add_task(&mut first, "Thank Rush");
    first.shows("Ask Duke");
    first.send("q");
    assert_eq!(first.ends_well(), 0);
    let kept = home.json()["milestones"].to_string();
    for task in ["Phone Vanderbilt", "Ask Duke", "Thank Rush"] {
        assert!(kept.contains(task), "{task} in {kept}");
    }
    assert!(!kept.contains("Write to Emory"), "what was undone stays undone: {kept}");
}
