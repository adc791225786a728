//! Writing up an interview minutes after it: digits, lines, and what becomes of them.

use fluoro::domain::tables::{Happy, Interview, InterviewState, Score};

use crate::common::{season::*, *};

/// A season in which an interview in San Francisco ended half an hour ago.
fn ended() -> Session {
    let mut it = busy();
    it.wait(5 * 3_600);
    it.press("1");
    it
}

fn row(it: &Session) -> Interview {
    let rows = it.app.cx.season.tracker.interviews.iter();
    let ucsf =
        |row: &&std::sync::Arc<Interview>| row.programs.iter().any(|id| id.as_str().starts_with("ucsf"));
    Interview::clone(rows.clone().find(ucsf).unwrap())
}

#[test]
fn five_minutes_after_it_ended() {
    let mut it = ended();
    check(&mut it, "w", &["Write-up · UCSF IR", "0 of 8 answered", "▸ Case volume"]);
    it.press("4 5 - 3 4 5 2 3");
    check(&mut it, "", &["8 of 8 answered", "▸ Gut"]);
    it.press("4 y");
    it.press("'clinic run by the residents' enter 'kind people' enter 'volume' tab");
    it.press("'call q3' enter 'cafeteria' tab tab 'send the TIPS poster, fri' tab");
    it.press("'Dr. A. Rivera (PD) · ri-VEH-ra · TIPS trial' enter 'Jun-ho Whitlock, resident, from Queens'");
    check(&mut it, "esc", &["UCSF IR: 3.8 · 2 thank-you notes owed by Tue 11:00 (advice) · u undoes"]);
    let done = row(&it);
    assert_eq!(done.state, Some(InterviewState::Done));
    assert_eq!(done.scores.get("clinical-ir"), Some(&Score::NotApplicable));
    assert_eq!((done.gut, done.happy), (Some(4), Some(Happy::Yes)));
    assert_eq!(done.pros, "clinic run by the residents\nkind people\nvolume");
    assert_eq!(it.app.cx.season.tracker.people.len(), 2);
    assert_eq!(
        it.app.cx.season.tracker.milestones.get(done.promises[0].as_str()).unwrap().title,
        "send the TIPS poster"
    );
    check(&mut it, "u", &["Undone: Wrote up UCSF IR"]);
    assert_eq!(row(&it).scores.len(), 0, "all of it is one step");
    assert!(it.app.cx.season.tracker.people.is_empty());
}

#[test]
fn a_promise_without_a_day_is_counted_at_the_end() {
    let mut it = ended();
    it.press("w tab tab tab tab tab tab tab tab tab tab tab tab tab 'send the poster' enter 'call, fri'");
    check(&mut it, "esc", &["UCSF IR: no score yet · 1 promise without a day · u undoes"]);
}

#[test]
fn a_rest_keeps_it_and_it_stays_one_step() {
    let mut it = ended();
    let before = it.app.cx.season.tracker.clone();
    it.press("w 4 5");
    it.wait(2);
    assert_eq!(row(&it).scores.len(), 2, "a rest puts it away");
    it.press("3 tab tab tab tab tab tab tab 'good'");
    it.wait(2);
    check(&mut it, "esc", &["UCSF IR: 4.0"]);
    assert_eq!(row(&it).pros, "good");
    check(&mut it, "u", &["Undone"]);
    assert!(it.app.cx.season.tracker.same(&before));
}

#[test]
fn answers_are_changed_taken_back_and_written_on() {
    let mut it = ended();
    it.press("w 4 up");
    check(&mut it, "right right right", &["[5]"]);
    check(&mut it, "left", &["[4]", "1 of 8 answered"]);
    check(&mut it, "delete", &["0 of 8 answered"]);
    it.press("backtab tab 2 esc");
    assert_eq!(row(&it).scores.get("case-volume"), None);
    // the second time it opens at the first open question
    check(&mut it, "3 g j", &["UCSF"]);
    check(&mut it, "w", &["▸ Case volume"]);
    check(&mut it, "5 tab tab tab tab tab tab tab tab tab tab tab tab tab tab", &["▸ Notes"]);
    check(&mut it, "enter 'long words' esc", &["▸ Notes 2 words"]);
    check(&mut it, "esc", &["UCSF IR: 3.5"]);
    assert_eq!(row(&it).notes, "long words");
}

#[test]
fn a_season_with_nothing_to_write_up_says_so() {
    let mut it = programs();
    check(&mut it, "1 w", &["No interview waits for its write-up"]);
}

#[test]
fn the_line_of_the_timeline_opens_it() {
    let mut it = ended();
    check(&mut it, "f 'write-up' esc /  'write-up' enter space", &["Write-up · Emory IR · ended 11 d ago"]);
}

#[test]
fn letters_that_are_no_answer_move_no_score() {
    let mut it = ended();
    check(&mut it, "w 5 up", &["▸ Case volume", "1 of 8 answered", "0 or - not applicable there"]);
    it.press("'all the help'");
    check(&mut it, "", &["▸ Case volume", "1 of 8 answered"]);
    it.press("left");
    check(&mut it, "esc", &["no: Write-up ·"]);
    let scores = row(&it).scores;
    assert_eq!(scores.values().collect::<Vec<_>>(), [&Score::Given(4)], "arrows still do");
}
