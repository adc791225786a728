//! Signals: given and taken back, here and on the shortlist; what is refused, what is asked, what is only told.

use std::sync::Arc;

use fluoro::domain::{
    tables::{Profile, Signal},
    tracker::Tracker,
};

use crate::common::*;

/// The sample season before anything went out: no signal is given yet.
fn planned() -> Session {
    Session::with(&before_submission())
}

fn before_submission() -> Tracker {
    let mut tracker = sample();
    tracker.profile = Arc::new(Profile { submitted: None, ..(*tracker.profile).clone() });
    let ids: Vec<String> = tracker.programs.iter().map(|it| it.id.to_string()).collect();
    for id in ids {
        tracker.programs.edit(&id, |row| {
            (row.status, row.signal) = (None, None);
            row.status_log.clear();
        });
    }
    tracker
}

/// Before the submission, with six gold and six silver ones at the first twelve of radiology.
fn all_given() -> Session {
    let mut tracker = before_submission();
    let ids: Vec<String> = tracker.programs.iter().map(|row| row.id.to_string()).collect();
    let radiology = ids.iter().filter(|id| id.ends_with("/ir") || id.ends_with("/dr"));
    for (n, id) in radiology.enumerate().take(12) {
        let signal = if n < 6 { Signal::Gold } else { Signal::Silver };
        tracker.programs.edit(id, |row| row.signal = Some(signal));
    }
    Session::with(&tracker)
}

fn signals(it: &Session) -> usize {
    it.app.cx.season.tracker.programs.iter().filter(|row| row.signal.is_some()).count()
}

#[test]
fn a_signal_goes_up_and_down_with_one_key_and_one_step_of_undo() {
    let mut it = planned();
    check(&mut it, "2 v v v", &["IR and DR ★ gold ○○○○○○ 0 of 6? projected", "▸ BIDMC IR planned"]);
    check(&mut it, "+", &["BIDMC · IR: silver · 5 silver of 6? left · u undoes", "▸ ☆ silver BIDMC"]);
    check(
        &mut it,
        "+",
        &["BIDMC · IR: gold · 5 gold of 6? left", "▸ ★ gold BIDMC", "●○○○○○ 1 of 6?", "0 of 6?"],
    );
    check(&mut it, "+", &["! BIDMC · IR: gold already, there is no higher tier"]);
    check(&mut it, "-", &["BIDMC · IR: silver", "▸ ☆ silver BIDMC"]);
    check(&mut it, "-", &["BIDMC · IR: no signal · 6 silver of 6? left"]);
    check(&mut it, "-", &["! BIDMC · IR: there is no signal to take back"]);
    check(&mut it, "u", &["▸ ☆ silver BIDMC"]);
    check(&mut it, "u u u", &["▸ BIDMC IR planned", "0 signals"]);
    check(&mut it, "u", &["nothing to undo"]);
    check(&mut it, "space space space", &["BIDMC · IR: no signal"]);
}

#[test]
fn a_pool_with_one_tier_has_signals_and_no_gold() {
    let mut it = planned();
    check(&mut it, "2 v v v / 'cambridge' enter +", &["Cambridge · TY: signal · 11 signals of 12? left"]);
    check(&mut it, "+", &["! Cambridge · TY: signal already"]);
    let row = it.app.cx.season.tracker.programs.get("cambridge-health-alliance/ty").unwrap();
    assert_eq!(row.signal, Some(Signal::Plain));
    check(&mut it, "esc / 'saint' enter +", &["Saint Aurelia · Prelim surgery: signal · 1 signal of ?"]);
}

#[test]
fn rows_keep_their_places_while_signals_change_and_go_by_signal_when_asked() {
    let mut it = planned();
    let order = |it: &Session| it.app.tabs.components.signals.rows.clone();
    check(&mut it, "2 v v v", &[]);
    let before = order(&it);
    check(&mut it, "G + k + k k +", &["3 signals"]);
    assert_eq!(order(&it), before);
    check(&mut it, "s s", &["▸"]);
    assert_ne!(order(&it), before);
    check(&mut it, "s n", &[]);
    assert_eq!(order(&it), before);
}

#[test]
fn a_step_goes_past_a_tier_that_is_full() {
    let mut it = planned();
    it.press("4 space space space j j space space space +").press("esc");
    assert_eq!(signals(&it), 6);
    check(&mut it, "2 v v v / 'ucsf' enter +", &["UCSF · IR: gold · 5 gold of 6? left", "●●●●●● 6 of 6?"]);
    check(&mut it, "-", &["UCSF · IR: no signal"]);
}

#[test]
fn beyond_an_uncertain_number_it_asks_and_beyond_yours_it_refuses() {
    let mut it = all_given();
    check(
        &mut it,
        "2 v v v / 'ucsf' enter G +",
        &[
            "7 silver of 6?, 1 too many",
            "Radiology silver signals:",
            "6 signals (2027, students",
            "projected.",
            "y Change it",
        ],
    );
    check(&mut it, "enter", &["The signal stays.", "12"]);
    assert_eq!(signals(&it), 12);
    check(&mut it, "+ y", &["7 silver of 6?, 1 too many · u undoes", "●●●●●● 7 of 6? 1 too many"]);
    assert_eq!(signals(&it), 13);
    check(&mut it, "!", &["IR and DR: 7 silver of 6?, 1 too many"]);
    check(&mut it, "esc u esc g j e", &["▸ Your number 6"]);
    check(&mut it, "'6' tab 'MyERAS' ctrl-s", &["▸ IR and DR ☆ silver ●●●●●● 6 of 6 yours"]);
    check(
        &mut it,
        "/ 'ucsf' enter G +",
        &["! UCSF", "7 silver of 6, 1 too many · your number is 6 · F3 corrects", "no: Question"],
    );
    assert_eq!(signals(&it), 12);
}

#[test]
fn what_is_out_is_asked_about_and_never_refused() {
    let mut it = Session::with(&sample());
    check(
        &mut it,
        "2 v v v / 'colorado' enter -",
        &[
            "Colorado · IR: the application is out.",
            "Signals are final once you apply (2027,",
            "fluoro has written down",
        ],
    );
    check(&mut it, "n", &["The signal stays."]);
    check(&mut it, "- y", &["Colorado · IR: no signal · 1 silver of 6? left · u undoes"]);
    check(&mut it, "u", &["▸ ☆ silver Colorado"]);
    check(&mut it, "f3", &[]);
    check(&mut it, "/ 'radiology silver' enter e '5' ctrl-s esc esc esc", &["6 of 5 1 too many"]);
    check(&mut it, "/ 'georgetown' enter + y", &["Georgetown · IR: silver · 7 silver of 5, 2 too many"]);
}

#[test]
fn a_program_that_takes_no_signals_is_asked_about_and_stands_in_review() {
    let mut it = planned();
    check(&mut it, "2 v v v / 'hudson' enter", &["▸ ✗ no part Hudson Bluff surg"]);
    check(&mut it, "+", &["Hudson Bluff · Prelim surgery: takes no signals, by what you", "y Change it"]);
    check(&mut it, "y !", &["Takes no signals: Hudson Bluff"]);
    check(&mut it, "esc e", &["Takes signals"]);
}

#[test]
fn marked_programs_get_their_signals_at_once_with_one_undo() {
    let mut it = planned();
    check(&mut it, "4 space space space", &["3 marked · t sets their status · + - their signal"]);
    check(&mut it, "+", &["3 programs: 3 silver · 3 silver of 6? left · u undoes", "3 marked"]);
    check(&mut it, "+", &["3 programs: 3 gold · 3 gold of 6? left"]);
    assert_eq!(signals(&it), 3);
    check(&mut it, "u u", &["Undone: 3 programs: 3 silver"]);
    assert_eq!(signals(&it), 0);
    check(&mut it, "* +", &["50 programs: 1 takes no signals", "34 too many", "y Change it"]);
    check(&mut it, "n", &["The signal stays."]);
    check(&mut it, "esc esc / 'missing:signal' enter", &["47 of 50 programs"]);
}

#[test]
fn the_filter_narrows_the_programs_and_the_budgets_stay() {
    let mut it = Session::with(&sample());
    check(&mut it, "2 v v v / 'gold' enter", &["6 of 50 programs", "TY ◆ signal", "▸ ★ gold Northwestern"]);
    check(&mut it, "esc / 'zzqqxx' enter", &["No program fits the filter.", "6 of 6?"]);
    check(&mut it, "esc", &["34 without", "1 takes none"]);
    check(&mut it, ": 'go to the signals' enter", &["15 signals"]);
}
