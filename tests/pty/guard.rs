//! What others do to the file while the program runs, what a kill leaves, and a start that finds the file damaged.

use std::{fs, path::PathBuf, thread, time::Instant};

use rustix::process::Signal;

use crate::{editor::script, pty::*, season::set_up};

/// A set-up season with one task, on its timeline.
fn with_task() -> (Home, Pty) {
    let home = Home::default();
    let mut pty = home.start();
    set_up(&mut pty);
    pty.keys("jjj\r", "saved");
    pty.keys("1a", "New task");
    pty.send(&format!("Phone Vanderbilt\tdec 1{CTRL_S}"));
    file_holds(&home, "Phone Vanderbilt");
    pty.shows("saved 09:20");
    (home, pty)
}

/// Waits until it is in the season file.
#[track_caller]
fn file_holds(home: &Home, text: &str) {
    let until = Instant::now() + PATIENCE;
    while !fs::read_to_string(home.season()).is_ok_and(|it| it.contains(text)) {
        assert!(Instant::now() < until, "no {text:?} in the file");
        thread::yield_now();
    }
}

fn rewrite(home: &Home, from: &str, to: &str) {
    let text = fs::read_to_string(home.season()).unwrap();
    assert!(text.contains(from));
    fs::write(home.season(), text.replace(from, to)).unwrap();
}

/// The drafts of the running program, once they hold that.
#[track_caller]
fn drafts_hold(home: &Home, text: &str) -> PathBuf {
    let folder = home.season().with_file_name("season.drafts");
    let until = Instant::now() + PATIENCE;
    let file = |it: &PathBuf| it.extension().is_some_and(|it| it == "json");
    loop {
        let files =
            fs::read_dir(&folder).into_iter().flatten().filter_map(|it| Some(it.ok()?.path())).filter(file);
        for path in files {
            if fs::read_to_string(&path).is_ok_and(|it| it.contains(text)) {
                return path;
            }
        }
        assert!(Instant::now() < until, "no draft with {text:?}");
        thread::yield_now();
    }
}

#[test]
fn what_others_write_comes_in_without_a_key() {
    let (home, mut pty) = with_task();
    rewrite(&home, "Phone Vanderbilt", "Phone Vandy");
    pty.shows("Another copy changed Phone Vandy");
    pty.keys("\x1bOS", "CAME IN FROM ANOTHER COPY");
    pty.send(CTRL_G);
    let taken = home.path().join("taken.json");
    fs::rename(home.season(), &taken).unwrap();
    pty.shows("NOT SAVED: the file was taken away");
    fs::rename(&taken, home.season()).unwrap();
    pty.shows("saved 09:20");
    fs::write(home.season(), "{").unwrap();
    pty.shows("NOT SAVED: somebody else changed");
    pty.send(CTRL_S);
    file_holds(&home, "Phone Vandy");
    pty.shows("saved 09:20");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn a_file_that_somebody_emptied_is_asked_about() {
    let (home, mut pty) = with_task();
    let id = home.json()["id"].as_str().unwrap().to_owned();
    fs::write(home.season(), format!(r#"{{"app":"fluoro","schema":1,"id":"{id}"}}"#)).unwrap();
    pty.shows("took 23 of 23 rows");
    pty.keys("q", "y Let them go");
    pty.send("\r");
    file_holds(&home, "Phone Vanderbilt");
    drop(pty.wait("saved", |seen| !seen.text().contains("NOT SAVED")));
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn text_that_a_kill_left_is_offered_back() {
    let (home, mut pty) = with_task();
    pty.keys("a", "New task");
    pty.keys("Write to Dr. Lee", "Write to Dr. Lee");
    let draft = drafts_hold(&home, "Write to Dr. Lee");
    pty.signal(Signal::KILL);
    pty.killed();
    let mut pty = home.start();
    pty.shows("Typed and not saved");
    pty.keys("t", "Write to Dr. Lee");
    pty.keys(CTRL_S, "Kept without a date");
    file_holds(&home, "Write to Dr. Lee");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    assert!(!draft.exists());
}

#[test]
fn a_form_that_a_signal_closes_is_offered_back() {
    let (home, mut pty) = with_task();
    pty.keys("a", "New task");
    pty.keys("Half a ti", "Half a ti");
    pty.signal(Signal::TERM);
    assert_eq!(pty.ends_well(), 128 + 15);
    let pty = home.start();
    pty.shows("Half a ti");
}

#[test]
fn what_a_running_copy_types_is_not_offered_to_another() {
    let (home, mut pty) = with_task();
    pty.keys("a", "New task");
    pty.keys("Mine", "Mine");
    drafts_hold(&home, "Mine");
    let other = home.start();
    let screen = other.shows("Phone Vanderbilt");
    assert!(!screen.contains("Typed and not saved"), "{screen}");
}

#[test]
fn a_damaged_file_is_restored_from_the_start_screen() {
    let (home, mut pty) = with_task();
    pty.keys("a", "New task");
    pty.keys(&format!("Second\tdec 2{CTRL_S}"), "Second");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    let bytes = fs::read(home.season()).unwrap();
    let half = &bytes[..bytes.len() / 2];
    fs::write(home.season(), half).unwrap();
    let mut pty = home.start();
    pty.shows("The season file can't be read");
    pty.shows("Restore the version of");
    assert_eq!(fs::read(home.season()).unwrap(), half, "nothing was written");
    pty.keys("\r", "saved");
    assert_eq!(home.json()["app"], "fluoro");
    let damaged = fs::read_dir(home.season().parent().unwrap()).unwrap().filter_map(|entry| {
        let path = entry.ok()?.path();
        path.to_string_lossy().contains("season.damaged-").then_some(path)
    });
    let damaged: Vec<PathBuf> = damaged.collect();
    assert_eq!(fs::read(&damaged[0]).unwrap(), half);
    pty.keys("a", "New task");
    pty.keys(&format!("Third\tdec 3{CTRL_S}"), "Third");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    assert!(home.json()["milestones"].to_string().contains("Third"));
}

#[test]
fn what_an_editor_saved_is_offered_back_after_a_kill() {
    let home = Home::default().variable("EDITOR", "./editor");
    let editor = home.path().join("editor");
    script(&editor, "echo 'written in the editor' > \"$1\"\nprintf 'editor here'\nread line");
    let mut pty = home.start();
    set_up(&mut pty);
    pty.keys("jjj\r", "saved");
    pty.keys("3a", "New interview");
    pty.keys(CTRL_S, "undoes");
    pty.send("E");
    drop(pty.wait("the editor", |seen| seen.text().contains("editor here")));
    pty.signal(Signal::KILL);
    pty.killed();
    let mut pty = home.start();
    pty.shows("Typed and not saved");
    pty.keys("t", "Took back");
    file_holds(&home, "written in the editor");
    pty.send(CTRL_C);
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn a_copy_of_a_sync_client_is_told_of_when_it_comes() {
    let (home, mut pty) = with_task();
    let copy = home.season().with_file_name("season.sync-conflict-20261123-090000-ABCDEFG.json");
    let text = fs::read_to_string(home.season()).unwrap();
    fs::write(&copy, text.replace("Phone Vanderbilt", "Phone Vandy")).unwrap();
    pty.shows("A sync client left another copy");
    pty.keys("\x1bOS", "OTHER COPIES");
    pty.shows("yours stays until");
    pty.keys("R", "0 of 1 decided");
    pty.send("3");
    file_holds(&home, "Phone Vandy");
    pty.send(CTRL_C);
    assert_eq!(pty.ends_well(), 0);
    let mut pty = home.start();
    pty.shows("Beside the season: 1 copy of a sync client");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn a_folder_that_was_taken_away_is_watched_again() {
    let (home, mut pty) = with_task();
    let folder = home.season().parent().unwrap().to_owned();
    fs::remove_dir_all(&folder).unwrap();
    pty.shows("NOT SAVED");
    pty.send(CTRL_S);
    file_holds(&home, "Phone Vanderbilt");
    drop(pty.wait("saved", |seen| !seen.text().contains("NOT SAVED")));
    rewrite(&home, "Phone Vanderbilt", "Phone Vandy");
    pty.shows("Another copy changed Phone Vandy");
    let moved_to = home.path().join("aside");
    fs::rename(&folder, &moved_to).unwrap();
    pty.shows("NOT SAVED");
    fs::rename(&moved_to, &folder).unwrap();
    pty.send(CTRL_S);
    drop(pty.wait("saved", |seen| !seen.text().contains("NOT SAVED")));
    rewrite(&home, "Phone Vandy", "Phone Vanderbilt");
    pty.shows("Another copy changed Phone Vanderbilt");
    pty.send(CTRL_C);
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn text_that_can_not_be_kept_is_said_while_it_is_typed() {
    let (home, mut pty) = with_task();
    // something in the way of the folder of drafts, which may be there from before
    let folder = home.season().with_file_name("season.drafts");
    let _ = fs::remove_dir_all(&folder);
    fs::write(&folder, "").unwrap();
    pty.send("a");
    pty.shows("New task");
    pty.keys("Half a", "TEXT NOT KEPT");
    pty.send(CTRL_C);
    drop(pty);
}

#[test]
fn what_a_form_and_another_copy_both_changed_is_in_a_conflict_file() {
    let (home, mut pty) = with_task();
    pty.keys("g/vanderbilt\re", "Esc back");
    pty.send(&format!("{CTRL_A}Phone Vandy myself"));
    pty.shows("Phone Vandy myself");
    rewrite(&home, "Phone Vanderbilt", "Phone them");
    pty.shows("Another copy changed Phone them");
    pty.keys(CTRL_S, "yours stayed");
    file_holds(&home, "Phone Vandy myself");
    let until = Instant::now() + PATIENCE;
    let is_conflict = |it: &PathBuf| it.to_string_lossy().contains("season.conflict-");
    let found = || {
        fs::read_dir(home.season().parent().unwrap()).unwrap().map(|it| it.unwrap().path()).find(is_conflict)
    };
    while found().is_none() {
        assert!(Instant::now() < until, "no conflict file");
        thread::yield_now();
    }
    assert!(fs::read_to_string(found().unwrap()).unwrap().contains("Phone them"));
    pty.send(CTRL_G);
    pty.keys("\x1bOS", "BOTH SIDES CHANGED");
    pty.send(CTRL_C);
    assert_eq!(pty.ends_well(), 0);
}

#[test]
fn a_first_save_that_was_killed_is_no_earlier_version_unless_it_is_whole() {
    let home = Home::with(
        r#"{"app":"fluoro","schema":1,"id":"00000000000000ff","profile":{"match":"main","season":"2027","home_zone":"America/New_York"},"programs":[{"id":"own","name":"Kept Hospital"}]}"#,
    );
    let temp = home.season().with_file_name(".season.json.7.00000000000000ff.tmp");
    std::fs::rename(home.season(), &temp).unwrap();
    let mut pty = home.start();
    pty.shows("The season file is gone");
    pty.shows("Take what was being saved");
    pty.keys("\r", "The season is back");
    pty.keys("4", "Kept Hospital");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    assert!(home.json().to_string().contains("Kept Hospital"));
    let whole = std::fs::read(home.season()).unwrap();
    let folder = home.season().parent().unwrap().to_owned();
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(&temp, &whole[..whole.len() / 2]).unwrap();
    let mut pty = home.start();
    pty.shows("Who are you?");
    pty.send(CTRL_C);
    pty.ends_well();
}
