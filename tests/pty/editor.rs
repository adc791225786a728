//! The user's own editor: however it ends, what it saved is taken or kept.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use crate::{
    disk::{plain, started},
    pty::*,
};

pub fn script(path: &Path, text: &str) {
    fs::write(path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o700)).unwrap();
}

/// A season whose only interview has its note before it, and the user an editor that does this.
fn with_editor(does: &str) -> (Home, Pty) {
    let home = Home::default().variable("VISUAL", " ").variable("EDITOR", "./editor");
    script(&home.path().join("editor"), does);
    let mut pty = started(&home);
    pty.keys("3a", "New interview");
    pty.keys(CTRL_S, "undoes");
    pty.keys("\r", "done, kept");
    pty.keys("before", "before");
    pty.keys(ESC, "undoes");
    (home, pty)
}

fn notes(home: &Home) -> String {
    home.json()["interviews"][0]["notes"].as_str().unwrap_or_default().to_owned()
}

/// The files of sessions in the folder of drafts, but for their locks.
fn drafts(home: &Home) -> Vec<String> {
    let names = fs::read_dir(home.season().with_extension("drafts")).unwrap();
    let names = names.map(|it| it.unwrap().file_name().into_string().unwrap());
    names.filter(|it| !it.ends_with(".lock")).collect()
}

/// The files beside the season that keep what an editor left, each for the owner alone.
fn kept(home: &Home) -> Vec<Vec<u8>> {
    let files = fs::read_dir(home.season().parent().unwrap()).unwrap().map(|it| it.unwrap().path());
    let kept: Vec<_> = files.filter(|it| it.to_string_lossy().contains("season.edited-")).collect();
    for file in &kept {
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    kept.iter().map(|it| fs::read(it).unwrap()).collect()
}

#[test]
fn the_users_editor_gets_the_terminal_and_its_text_is_taken() {
    let home = Home::default().variable("EDITOR", "./editor --wait");
    script(&home.path().join("editor"), "printf 'editor here'\nread line\necho \"$line from $1\" >> \"$2\"");
    let mut pty = started(&home);
    pty.keys("3a", "New interview");
    pty.keys(CTRL_S, "undoes");
    pty.send("E");
    let seen = pty.wait("editor", |seen| seen.text().contains("editor here"));
    assert_restored(&seen);
    drop(seen);
    pty.keys("grüße\r", "grüße from --wait");
    let seen = pty.seen();
    assert!(seen.screen().alternate_screen() && seen.screen().bracketed_paste());
    drop(seen);
    pty.keys(ESC, "commands");
    pty.shows("saved");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    assert_eq!(home.json()["interviews"][0]["notes"], "grüße from --wait");
    assert!(!home.season().with_extension("drafts").exists() || drafts(&home).is_empty());
}

#[test]
fn no_editor_is_a_sentence() {
    let (_home, mut pty) = plain();
    pty.keys("3a", "New interview");
    pty.keys(CTRL_S, "undoes");
    pty.keys("E", "$EDITOR isn't set");
    pty.send(CTRL_C);
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn what_an_editor_saved_is_taken_although_it_ends_badly() {
    let (home, mut pty) = with_editor("echo after >> \"$1\"\nexit 1");
    pty.keys("E", "The editor ended with exit status: 1 · what it had saved is taken");
    pty.keys(ESC, "commands");
    script(&home.path().join("editor"), "exit 1");
    pty.keys("E", "The editor ended with exit status: 1 · nothing was changed");
    pty.keys(ESC, "commands");
    script(&home.path().join("editor"), ": > \"$1\"\nkill -9 $$");
    pty.keys("E", "The editor ended with signal: 9 (SIGKILL) · nothing was changed");
    pty.send(CTRL_C);
    assert_eq!(pty.ends_well(), 0);
    assert_eq!(notes(&home), "beforeafter");
}

#[test]
fn what_an_editor_saves_after_it_came_back_is_taken_then() {
    let (home, mut pty) = with_editor(
        "trap '' HUP; (read line < go; umask 022; echo \"$line\" > new; mv new \"$1\") </dev/null >/dev/null 2>&1 &",
    );
    assert!(std::process::Command::new("mkfifo").arg(home.path().join("go")).status().unwrap().success());
    pty.keys("E", "The editor came back at once · what it saves later is taken in here");
    pty.keys("\r\rhere, too", "here, too");
    fs::write(home.path().join("go"), "before and there\n").unwrap();
    pty.shows("Took what the editor saved");
    pty.shows("before and there");
    pty.shows("here, too");
    pty.keys(ESC, "commands");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    assert_eq!(notes(&home), "before and there\n\nhere, too");
}

#[test]
fn what_an_editor_saves_after_the_end_is_offered_at_the_next_start() {
    let (home, mut pty) = with_editor(
        "trap '' HUP; (read line < go; echo \"$line\" > \"$1\"; echo > done) </dev/null >/dev/null 2>&1 &",
    );
    for name in ["go", "done"] {
        assert!(std::process::Command::new("mkfifo").arg(home.path().join(name)).status().unwrap().success());
    }
    pty.keys("E", "The editor came back at once");
    pty.keys(ESC, "commands");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    fs::write(home.path().join("go"), "late\n").unwrap();
    fs::read(home.path().join("done")).unwrap();
    let mut pty = home.start();
    pty.shows("Typed and not saved");
    pty.keys("t", "late");
    pty.keys(ESC, "commands");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    assert_eq!(notes(&home), "late");
    assert!(drafts(&home).is_empty());
}

#[test]
fn a_text_that_no_note_can_take_is_kept_and_told() {
    for (does, why, bytes) in [
        ("printf 'caf\\351' > \"$1\"; chmod 644 \"$1\"", "not in UTF-8", 4),
        ("head -c 1100000 /dev/zero | tr '\\0' a > \"$1\"; exit 1", "longer than 1 MB", 1_100_000),
    ] {
        let (home, mut pty) = with_editor(does);
        pty.keys("E", &format!("The edited text is {why}: it is kept as season.edited-"));
        pty.keys(ESC, "commands");
        pty.keys("\x1bOS", "LEFT BY AN EDITOR");
        pty.shows("An editor saved this text");
        pty.send(CTRL_C);
        assert_eq!(pty.ends_well(), 0);
        assert_eq!(notes(&home), "before");
        assert_eq!(kept(&home).iter().map(Vec::len).collect::<Vec<_>>(), [bytes]);
        let mut pty = home.start();
        pty.shows("Beside the season: 1 text of an editor · F4 shows them");
        pty.send("q");
        assert_eq!(pty.ends_well(), 0);
    }
}
