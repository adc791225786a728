//! Dates: own tasks and what becomes of them, official ones and their corrections, jumping to a day or to a record.

use fluoro::app::tab::Tab;

use crate::common::{season::*, *};

#[test]
fn a_task_is_added_is_late_is_done() {
    let mut it = student();
    check(&mut it, "a 'Call Dr. Lee' tab 'fri 9am CT'", &["Fri 27 Nov 10:00 your time"]);
    check(
        &mut it,
        "ctrl-s",
        &["▸· Fri 27 Nov 10:00 Call Dr. Lee", "Added “Call Dr. Lee” · u undoes", "THIS WEEK", "saved 09:20"],
    );
    assert_eq!(it.alarms(), Vec::<String>::new());
    it.wait(5 * 86_400);
    check(&mut it, "", &["LATE", "▸! Fri 27 Nov 10:00 Call Dr. Lee · 09:00 in Chicago 23 h late"]);
    assert!(!it.alarms().is_empty(), "what is late is red");
    check(&mut it, "space", &["Done: Call Dr. Lee · u undoes", "no: h late", "no: d late"]);
    check(&mut it, "u", &["LATE", "! Fri 27 Nov 10:00 Call Dr. Lee · 09:00 in Chicago 23 h late"]);
    check(&mut it, "ctrl-r", &["Done again: Done: Call Dr. Lee", "no: h late", "no: d late"]);
    check(&mut it, "u u", &["Undone: Added “Call Dr. Lee”", "no: h late", "no: d late"]);
    check(&mut it, "ctrl-r ctrl-r", &["Done again: Done", "no: h late", "no: d late"]);
    check(&mut it, "ctrl-r", &["! Redo: nothing to redo"]);
    check(&mut it, "f 'lee' enter", &["▸✓ Fri 27 Nov 10:00 Call Dr. Lee · 09:00 in Chicago done"]);
}

#[test]
fn a_span_fills_the_date_and_its_end() {
    let mut it = student();
    check(&mut it, "a 'Conference' tab 'dec 20-22'", &["= Sun 20 Dec to Tue 22 Dec"]);
    check(&mut it, "ctrl-s", &["Added “Conference”"]);
    check(&mut it, "e", &["When 2026-12-20", "Until 2026-12-22"]);
    check(&mut it, "esc", &["Conference"]);
    check(&mut it, "a 'Open house' tab '1/15/2026'", &["Thu 15 Jan 2026 is far from the season"]);
    check(&mut it, "ctrl-s", &["Thu 15 Jan 2026", "Fri 15 Jan 2027"]);
    check(&mut it, "2", &["Added “Open house”"]);
}

#[test]
fn a_task_without_a_date_is_kept_and_found() {
    let mut it = student();
    check(&mut it, "a 'Buy a suit' ctrl-s", &["Kept without a date: f finds it"]);
    check(&mut it, "f 'suit'", &["▸ task Buy a suit no date"]);
    check(&mut it, "enter", &["▸ What Buy a suit"]);
    check(&mut it, "tab 'fri' ctrl-s", &["Fri 27 Nov Buy a suit"]);
}

#[test]
fn an_official_date_is_corrected_marked_and_taken_back() {
    let mut it = student();
    check(&mut it, "f 'standard registration' enter", &["▸· Fri 29 Jan 23:59 NRMP standard registration"]);
    check(&mut it, "R", &["! Take correction back: this date is the bundled one"]);
    check(&mut it, "e", &["▸ When 2027-01-29"]);
    check(
        &mut it,
        "ctrl-a 'jan 27 5pm' ctrl-s",
        &["▸·*Wed 27 Jan 17:00 NRMP standard registration", "Changed"],
    );
    check(&mut it, "", &["NRMP standard registration in 65 d", "How sure your own: you entered it"]);
    check(&mut it, "d", &["! An official date stays"]);
    check(
        &mut it,
        "R",
        &["Fri 29 Jan 23:59 NRMP standard registration", "The bundled date again", "no: your own"],
    );
    assert_eq!(it.app.cx.season.tracker.milestones.len(), 0, "nothing of the correction is left");
    check(&mut it, "u", &["Wed 27 Jan 17:00"]);
}

#[test]
fn an_official_date_that_goes_by_is_past_never_late() {
    let mut it = student();
    it.wait(70 * 86_400);
    check(&mut it, "", &["no: h late", "no: d late", "PAST AND DONE", "Rank order list certification in"]);
    assert_eq!(it.alarms(), Vec::<String>::new());
}

#[test]
fn a_typed_day_jumps_there() {
    let mut it = student();
    check(&mut it, ": 'dec 10'", &["▸ ", "Go to Thu 10 Dec", "the month, with what is on that day"]);
    check(&mut it, "enter", &["Nothing on Thu 10 Dec", "December 2026", "Thu 10 Dec"]);
    check(&mut it, ": 'jan 29' enter", &["One thing on Fri 29 Jan", "January 2027"]);
    check(&mut it, "T", &["Today is Mon 23 Nov", "November 2026"]);
    check(&mut it, ": 'jan 29' enter V", &["View: agenda", "▸· Fri 29 Jan 23:59"]);
}

#[test]
fn enter_goes_where_a_date_lives_and_esc_comes_back() {
    let mut it = busy();
    check(&mut it, "f 'standard registration' enter enter", &["▸ · NRMP registration", "Components"]);
    check(&mut it, "esc", &["▸·*Wed 27 Jan", "Today is Mon 23 Nov"]);
    check(&mut it, "g / 'northwestern' enter enter", &["Interviews 3", "Tue 15 Dec 10:00 Northwestern"]);
    check(&mut it, "esc", &["1 of ", "(filter: northwestern)"]);
    check(&mut it, "esc", &["The filter is gone: everything is shown"]);
}

#[test]
fn esc_does_not_come_back_once_one_went_to_another_tab() {
    let mut it = busy();
    let there = "f 'standard registration' enter enter";
    check(&mut it, there, &["▸ · NRMP registration", "Components"]);
    it.press("3 esc");
    assert_eq!(it.app.cx.tab, Tab::Interviews);
    it.press("1 g").press(there);
    assert_eq!(it.app.cx.tab, Tab::Components);
    it.press("2 esc");
    assert_eq!(it.app.cx.tab, Tab::Timeline, "the key of the tab one is on goes nowhere");
}

#[test]
fn the_clock_of_the_place_is_never_cut() {
    for size in [(40, 12), (80, 24), (100, 30), (120, 34), (200, 60)] {
        let mut it = Session::new(Setup { tracker: sample(), size, ..Setup::default() });
        it.press("1 g");
        for _ in 0..60 {
            for line in it.screen().lines() {
                let list = line.split('│').next().unwrap_or_default();
                let Some((_, clock)) = list.split_once(" · ").filter(|it| it.1.contains(" in ")) else {
                    continue;
                };
                let is_clock = clock.as_bytes().get(2) == Some(&b':');
                let city = clock.split("  ").next().unwrap_or_default();
                assert!(!is_clock || !city.contains('…'), "at {size:?}: {line}");
            }
            it.press("j");
        }
    }
    let mut it = Session::new(Setup { tracker: sample(), size: (120, 34), ..Setup::default() });
    check(&mut it, "1", &["Interview UCSF IR + DR · 08:00 there in 1 h"]);
}

#[test]
fn a_deadline_far_ahead_is_told_once() {
    let mut tracker = sample();
    let first = tracker.programs.iter().find(|it| it.name.starts_with("Beth Israel"));
    let id = first.unwrap().id.clone();
    tracker.programs.edit(id.as_str(), |it| it.deadline = "2026-12-15".parse().ok());
    let mut it = Session::with(&tracker);
    check(&mut it, "4 g right", &["Deadline Tue 15 Dec · in 22 d", "no: Tue 15 Dec · Tue 15 Dec"]);
}
