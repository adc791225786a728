//! Statements: their texts, how long they are, and which program gets which.

use fluoro::domain::{
    id::Id,
    tables::{Program, Specialty, Status},
};

use crate::common::{season::*, *};

/// Three IR programs and two DR programs.
fn five() -> Session {
    let mut tracker = student().app.cx.season.tracker;
    for (at, specialty) in
        [Specialty::Ir, Specialty::Ir, Specialty::Ir, Specialty::Dr, Specialty::Dr].into_iter().enumerate()
    {
        tracker.programs.put(Program {
            id: Id::new(&format!("p{at}")),
            name: format!("Place {at}"),
            specialty: Some(specialty),
            status: Some(Status::Planned),
            ..Program::default()
        });
    }
    Session::with(&tracker)
}

fn stated(it: &Session) -> Vec<String> {
    let statements = &it.app.cx.season.tracker.statements;
    let title = |row: &Program| {
        let id = row.statement.as_ref()?;
        Some(statements.get(id.as_str())?.title.clone())
    };
    it.app.cx.season.tracker.programs.iter().map(|row| title(row).unwrap_or_else(|| "-".to_owned())).collect()
}

#[test]
fn a_statement_is_added_written_and_given_to_its_specialty() {
    let mut it = five();
    check(&mut it, ": 'statements' enter", &["No statement yet. a adds"]);
    check(&mut it, "a 'Needles' ctrl-s", &["1 statement · 0 of 5 open programs have theirs", "· no text"]);
    check(&mut it, "enter", &["No text yet. Enter writes it here"]);
    check(&mut it, "enter", &["0 of 28,000 characters"]);
    check(&mut it, "'Hello' enter 'é'", &["7 of 28,000 characters"]);
    check(&mut it, "esc", &["Hello", "7 of 28,000 characters"]);
    check(&mut it, "esc", &["✓ 7 ch"]);
    check(&mut it, "e tab tab tab tab", &["7 of 28,000 characters"]);
    check(&mut it, "'x'", &["8 of 28,000 characters"]);
    it.press("ctrl-s");
    it.press("/ 'specialty:ir' enter c");
    assert_eq!(stated(&it).iter().filter(|it| *it == "Needles").count(), 3);
}

#[test]
fn a_program_has_exactly_one_and_a_wrong_one_is_said() {
    let mut it = five();
    it.press(": 'statements' enter a 'Needles' tab right ctrl-s");
    let word = it.app.cx.season.tracker.statements.iter().next().and_then(|it| it.specialty);
    assert!(word.is_some(), "the specialty is proposed or chosen: {word:?}");
    it.press("e tab ctrl-s");
    it.press("a 'Reading' ctrl-s");
    assert_eq!(it.app.cx.season.tracker.statements.len(), 2);
    it.press("left left space");
    let first = stated(&it).first().cloned();
    it.press("right space");
    let second = stated(&it).first().cloned();
    assert_ne!(first, second, "the new one stands in place of the other");
    assert_eq!(stated(&it).iter().filter(|it| *it != "-").count(), 1);
    it.press("u");
    assert_eq!(stated(&it).first().cloned(), first);
}

#[test]
fn a_column_fills_only_programs_of_its_specialty_that_have_none() {
    let mut it = five();
    it.press(": 'statements' enter a 'Needles' ctrl-s");
    check(&mut it, "c", &["Needles: assigned to 3 programs · u undoes", "3 of 5 open programs have theirs"]);
    let ir: Vec<bool> = stated(&it).iter().map(|it| it == "Needles").collect();
    assert_eq!(ir, [true, true, true, false, false], "those of DR get none");
    check(&mut it, "C", &["Copied Needles as its next version"]);
    check(&mut it, "c", &["! Needles, version 2: 0 of 3 that fit have it · 3 keep another one"]);
    check(&mut it, "left c", &["! Needles: 3 of 3 that fit have it · Space takes one out"]);
    assert_eq!(stated(&it), ["Needles", "Needles", "Needles", "-", "-"]);
}

#[test]
fn two_versions_are_compared_by_paragraph() {
    let mut it = five();
    it.press(": 'statements' enter a 'Needles' ctrl-s enter enter 'One.' enter enter 'Two.' enter enter 'Three.' esc esc");
    check(&mut it, "C", &["Copied Needles as its next version", "2 statements"]);
    it.press("enter enter ctrl-end enter enter 'Four.' esc esc");
    check(&mut it, "= 1", &["0 paragraphs only in the first (-), 1 only", "+ Four.", "Three."]);
    check(&mut it, "esc", &["no: only in the second", "2 statements"]);
}

#[test]
fn a_statement_for_another_specialty_warns_in_place_and_in_the_review() {
    let mut it = Session::with(&sample());
    check(&mut it, "2 v v right space", &["! For DR: BIDMC · IR gets DR general", "[✗]", "! for DR"]);
    check(&mut it, "! / 'wrong statement'", &["Wrong statement for"]);
}

#[test]
fn a_statement_in_a_file_is_as_long_as_the_file() {
    let mut it = five();
    it.files.insert("ps/ir.txt".to_owned(), "x".repeat(28_001));
    check(&mut it, ": 'statements' enter a 'Needles' tab tab tab 'ps/ir.txt' ctrl-s", &["! 28,001 ch"]);
    check(&mut it, "enter", &["28,001 of 28,000 characters", "too long. Personal"]);
    check(&mut it, "enter", &["! The text lies in ps/ir.txt: write it there"]);
    check(&mut it, "E", &["the text lies in a file"]);
    check(&mut it, "esc space", &["! long", "0 of 5 open programs have theirs"]);
    check(&mut it, "! / 'too long'", &["Too long: Needles", "28,001 characters"]);
    it.press("esc esc 2");
    check(&mut it, "e tab tab tab ctrl-a 'ps/dr.txt' ctrl-s", &["? in a file"]);
    check(&mut it, "enter", &["? of 28,000 characters"]);
}

#[test]
fn a_corrected_limit_counts_at_once() {
    let mut it = five();
    it.press(": 'statements' enter a 'Needles' ctrl-s c enter enter 'Hello there.' esc esc");
    check(&mut it, "", &["3 of 5 open programs have theirs", "no: ! long"]);
    it.press("f3 / 'personal statement' enter");
    it.press("e ctrl-a '5' ctrl-s esc esc");
    check(&mut it, "2", &["0 of 5 open programs have theirs", "! long"]);
}

#[test]
fn the_programs_of_a_version_move_to_the_next_in_one_step() {
    let mut it = five();
    it.press(": 'statements' enter a 'Needles' ctrl-s c");
    check(&mut it, "M", &["! Move programs here: no earlier version of it is here"]);
    it.press("a 'Reading' ctrl-s left left C");
    check(&mut it, "", &["Needles v2", "M moves 3 programs here from Needles"]);
    check(
        &mut it,
        "M",
        &["Needles, version 2: 3 programs moved here from Needles · u undoes", "no: M moves"],
    );
    let version =
        |it: &Session| it.app.cx.season.tracker.programs.get("p0").and_then(|row| row.statement.clone());
    let second = version(&it);
    check(&mut it, "M", &["the version before goes to no program"]);
    check(&mut it, "u", &["Undone", "M moves 3 programs here"]);
    assert_ne!(version(&it), second);
    check(&mut it, "=", &["1 Needles the version before", "2 Reading"]);
}
