//! Forms: what a field starts with, what its text means, and what is said of it.

use fluoro::{
    app::left::{Base, Left, LeftText},
    domain::tables::{InterviewKind, MilestoneKind, Mode},
};

use crate::common::{season::*, *};

const NEW: &str = "00000000000000aa";

/// The student's season after a kill, with these texts left by their places.
fn killed(texts: &[(String, &str)]) -> Session {
    let text = |it: &(String, &str)| LeftText { place: it.0.clone(), text: it.1.into(), base: Base::Same };
    let left = Left { file: "killed.json".into(), at: None, texts: texts.iter().map(text).collect() };
    let tracker = student().app.cx.season.tracker;
    Session::new(Setup { tracker, left: vec![left], ..Setup::default() })
}

#[test]
fn a_nickname_names_a_program_together_with_its_specialty() {
    let mut it = student();
    check(&mut it, "4 a 'barnes' enter", &["1 program"]);
    check(&mut it, "a 'barnes' tab enter", &["2 programs"]);
    check(&mut it, "3 a ctrl-a 'mir'", &["“mir” can be several: "]);
    check(&mut it, "ctrl-a 'mir independent'", &["= Washington", "no: can be several"]);
    check(&mut it, "ctrl-a 'mir dr'", &["no program of yours is called “mir dr”"]);
    check(&mut it, "ctrl-a 'nowhere'", &["no program of yours is called “nowhere”"]);
}

#[test]
fn a_new_row_that_a_kill_left_begins_as_any_new_one_does() {
    let mut it = killed(&[(format!("milestones/{NEW}/title"), "Book a room")]);
    check(&mut it, "t", &["New milestone", "Book a room"]);
    it.press("ctrl-s");
    assert_eq!(it.app.cx.season.tracker.milestones.get(NEW).unwrap().kind, Some(MilestoneKind::Task));
    let texts = [(format!("interviews/{NEW}/notes"), "Kind people"), (format!("interviews/{NEW}/link"), "a")];
    let mut it = killed(&texts);
    check(&mut it, "t", &["New interview", "Kind people"]);
    assert_eq!(it.app.layers().len(), 1, "the texts of one row stand in one form");
    it.press("ctrl-s");
    let row = it.app.cx.season.tracker.interviews.get(NEW).unwrap();
    assert_eq!((row.kind, row.mode), (Some(InterviewKind::Interview), Some(Mode::Video)));
    assert_eq!(row.notes, "Kind people");
}
